"""Mijn processen, one process, and its journal."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from herstel.lib import clock
from herstel.lib.htmx import page_or_part, wants_part
from processes import access, journal, overview, panels
from processes.access import UserRequest
from processes.actions import process as actions
from processes.forms.process import BeginForm
from processes.journal import Audience
from processes.models import Process
from processes.pages import process_context
from processes.views.concept import bewaart_concept

PER_PAGE = 100
LAST_LINES = 8


@require_safe
@never_cache
@login_required
def list(request: UserRequest) -> HttpResponse:
    """A card per process: where it is, what comes, what stands still."""
    if not request.user.is_begeleider:
        raise Http404
    cards = overview.cards(request.user)
    context = {
        "cards": cards,
        "waiting": [card for card in cards if card.still],
        "calm": [card for card in cards if not card.still],
        "places": overview.waiting_places(cards),
        "first_name": request.user.first_name,
        "today": clock.today(),
        "running": sum(card.runs for card in cards),
    }
    return render(request, "processes/list.html", context)


@require_http_methods(["GET", "POST"])
@never_cache
@login_required
@bewaart_concept
def begin(request: UserRequest) -> HttpResponse:
    if not request.user.is_begeleider or request.user.organisatie is None:
        raise Http404
    form = BeginForm(request.POST or None)
    if form.is_valid():
        process = actions.begin_process(by=request.user, organisatie=request.user.organisatie, **form.cleaned_data)
        return redirect("processes:process", process.slug)
    return page_or_part(request, "processes/begin.html", {"form": form})


@require_safe
@access.begeleider
def process(request: UserRequest, process: Process) -> HttpResponse:
    """Where the process is, what the next station needs, and what happened last."""
    context = (
        process_context(process)
        | overview.work(process, request.user)
        | {
            "panels": panels.for_process(process, request.user),
            "days": overview.by_day(journal.latest(process, Audience.BEGELEIDERS, limit=LAST_LINES)),
        }
    )
    return render(request, "processes/process.html", context)


@require_safe
@access.begeleider
def nu(request: UserRequest, process: Process) -> HttpResponse:
    """*Nu te doen* in a few lines beside the work. Each page fetches it by itself: asking every gate takes its time."""
    if not wants_part(request):
        return redirect("processes:process", process.slug)
    found = overview.to_do(process)
    todo = [task for task in found["tasks"] if task.mark != "done"] + found["beside"]
    first, *rest = todo or [None]
    context = found | {
        "process": process,
        "first": first,
        "rest": rest,
        "here": request.htmx.current_url_abs_path,
    }
    return render(request, "processes/_nu.html", context)


@require_safe
@access.begeleider
def journaal(request: UserRequest, process: Process) -> HttpResponse:
    """The whole journal, a hundred lines a page. The chain is checked when asked: that reads every row."""
    asked = "nakijken" in request.GET
    page = Paginator(journal.rows_for(process, Audience.BEGELEIDERS), PER_PAGE).get_page(request.GET.get("pagina"))
    context = process_context(process, title="Journaal") | {
        "days": overview.by_day(journal.lines(process, page.object_list, Audience.BEGELEIDERS)),
        "page": page,
        "checked": asked,
        "wrong": journal.check(process) if asked else [],
    }
    return render(request, "processes/journaal.html", context)
