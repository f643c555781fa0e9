"""Long texts are kept while they are written (`schrijven.js` sends them), and offered again."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.dateformat import format as format_date

from herstel.lib.concept import Concept
from processes import concepten
from processes.access import UserRequest
from processes.models import Kadersteller, Process

MARK = "_concept"  # keep this, do not send it
AGAIN = "_opnieuw"  # throw the concept away
NOT_TYPED = {"csrfmiddlewaretoken", MARK, AGAIN}

AccountView = Callable[Concatenate[UserRequest, ...], HttpResponse]


def bewaart_concept(view: AccountView) -> AccountView:
    """Stands below the access decorator: who may not open the form, keeps no concept of it either.

    A form that was sent well forgets its concept in the same transaction. One writer at a time in a process:
    what the view reads as stored is what the act will find.
    """

    @wraps(view)
    def wrapped(request: UserRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if MARK in request.POST:
            return _keep(request, _process(args))
        if AGAIN in request.POST:
            concepten.vergeet(request.user, request.path)
            return redirect(request.get_full_path())
        offer(request, request.path)
        if request.method != "POST":
            return view(request, *args, **kwargs)
        with transaction.atomic():
            _wait_for_others(_process(args))
            response = view(request, *args, **kwargs)
            if _was_sent(response):
                concepten.vergeet(request.user, request.path)
        return response

    return wrapped


def offer(request: UserRequest, sleutel: str) -> Concept:
    """Put the own concept of this form on the request, for the page that shows the form."""
    if AGAIN in request.POST:
        concepten.vergeet(request.user, sleutel)
    kept = concepten.lees(request.user, sleutel)
    typed = QueryDict(mutable=True)
    for name, values in kept.typed.items() if kept else ():
        typed.setlist(name, values)
    request.concept = Concept(typed, kept.at if kept else None)
    return request.concept


def _keep(request: UserRequest, process: Process | None) -> HttpResponse:
    typed = {name: values for name, values in request.POST.lists() if name not in NOT_TYPED}
    at = concepten.bewaar(request.user, process=process, sleutel=request.path, typed=typed)
    time = format_date(timezone.localtime(at), "G.i")
    return HttpResponse(status=204, headers={"Herstel-Bewaard": time})


def _wait_for_others(process: Process | None) -> None:
    if process is not None:
        Process.objects.select_for_update().get(pk=process.pk)


def _process(args: tuple[Any, ...]) -> Process | None:
    """What the access decorator gave the view: a process, the role of a kadersteller in one, or nothing yet."""
    what = args[0] if args else None
    if isinstance(what, Kadersteller):
        return what.partij.process
    return what if isinstance(what, Process) else None


def _was_sent(response: HttpResponse) -> bool:
    return 300 <= response.status_code < 400 or "HX-Redirect" in response
