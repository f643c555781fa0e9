"""Who gets in: the decorators of every view. Deny by default; a stranger gets 404, not 403.

Account pages: signed in, and the process fetched through `visible_to` or `tested_by`. Personal pages: the key
of the link, kept in a cookie that is checked against the database on every request, so that withdrawing a link
works at once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from herstel.lib import clock, keys
from herstel.lib.concept import Concept
from herstel.lib.htmx import HtmxRequest
from herstel.lib.refused import Refused
from processes.models import Kadersteller, Organisatie, Person, Process, User

COOKIE = "__Host-herstel-link" if settings.HTTPS else "herstel-link"
SALT = "herstel.link"
ROLES = ("kerngroeplid__spelregels", "kadersteller", "meelezer")  # what each part of the own page asks about a person
WHO = "ik"  # the hidden field with which a form says whose form it is
NAMED = "naam"  # inside the cookie: the first name was given (a *gevoelig* process)


class UserRequest(HtmxRequest):
    """A request behind `login_required`."""

    user: User
    concept: Concept


class PersonRequest(HtmxRequest):
    """A request with a personal link."""

    person: Person


ProcessView = Callable[Concatenate[UserRequest, Process, ...], HttpResponse]
KaderstellerView = Callable[Concatenate[UserRequest, Kadersteller, ...], HttpResponse]
PersonView = Callable[Concatenate[PersonRequest, Person, ...], HttpResponse]
View = Callable[..., HttpResponse]


def begeleider(view: ProcessView) -> View:
    """For the begeleiders of the process named by `slug`; the view gets the process."""

    @never_cache
    @login_required
    @wraps(view)
    def wrapped(request: UserRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponse:
        process = get_object_or_404(Process.objects.visible_to(request.user).select_related("organisatie"), slug=slug)
        return view(request, process, *args, **kwargs)

    return wrapped


def hoofdbegeleider(view: ProcessView) -> View:
    """For the hoofdbegeleider of the process; another begeleider of it is told so."""

    @begeleider
    @wraps(view)
    def wrapped(request: UserRequest, process: Process, *args: Any, **kwargs: Any) -> HttpResponse:
        if not process.begeleidingen.of(request.user).filter(hoofd=True).exists():
            raise Refused("Alleen de hoofdbegeleider kan dit doen.")
        return view(request, process, *args, **kwargs)

    return wrapped


def kadersteller(view: KaderstellerView) -> View:
    """For who acts for a kaderstellende partij in the process named by `slug`; the view gets that role."""

    @never_cache
    @login_required
    @wraps(view)
    def wrapped(request: UserRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponse:
        roles = Kadersteller.objects.select_related("partij__process__organisatie", "person")
        role = roles.filter(user=request.user, partij__process__slug=slug, partij__kaderstellend=True).first()
        if role is None:
            raise Http404
        return view(request, role, *args, **kwargs)

    return wrapped


def beheerder(view: Callable[Concatenate[UserRequest, ...], HttpResponse]) -> View:
    """For who looks after accounts and the machine, and sees nothing of what a process is about."""

    @never_cache
    @login_required
    @wraps(view)
    def wrapped(request: UserRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_beheerder:
            raise Http404
        return view(request, *args, **kwargs)

    return wrapped


def persoon(view: PersonView) -> View:
    """For one person, by the personal link. A form must say whose it is: on a shared phone nothing is mixed up."""

    @never_cache
    @wraps(view)
    def wrapped(request: PersonRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person, named = person_of(request)
        if person is None:
            return link_ongeldig(request, opened=False)
        if person.process.gevoelig and not named:
            return redirect("processes:link_naam")  # Decision 18: asks the first name before it shows anything
        if request.method == "POST" and request.POST.get(WHO) != person.public_id:
            raise Refused(
                _(
                    "Op dit toestel is intussen de link van iemand anders geopend. "
                    "Open je eigen link opnieuw. Er is niets bewaard."
                ),
                then=(reverse("processes:niet_ik"), _("Ben jij dit niet?")),
            )
        request.person = person
        return view(request, person, *args, **kwargs)

    return wrapped


@dataclass(frozen=True)
class Reader:
    """Who reads a page that stands outside a process: the frame around it, where to go on, and who to call."""

    frame: str = "base_letter.html"
    start: str = "/"
    case: str = ""
    help_name: str = ""
    help_phone: str = ""


def reader(request: HttpRequest) -> dict[str, Any]:
    """For every template; looked up only by a page that asks. Before the name is given, the case stays unnamed."""
    return {"reader": SimpleLazyObject(lambda: _reader(request))}


def _reader(request: HttpRequest) -> Reader:
    person, named = person_of(request)
    if person is not None:
        process = person.process
        case = process.title if named or not process.gevoelig else ""
        organisatie = process.organisatie
        return Reader(start=reverse("mijn"), case=case, help_name=organisatie.name, help_phone=organisatie.phone)
    user = getattr(request, "user", None)
    return Reader(frame="base.html") if user is not None and user.is_authenticated else Reader()


def person_by_key(key: str) -> Person | None:
    """Whose link this is; None for a wrong, withdrawn or expired one (they look the same)."""
    public_id, mac = keys.split(key)
    person = Person.objects.select_related("process__organisatie", "kant", *ROLES).filter(public_id=public_id).first()
    version = person.link_version if person else 0
    if not keys.fits(mac, public_id, version) or person is None or person.forgotten_at is not None:
        return None
    until = person.process.links_until
    return None if until and until < clock.now() else person


def person_of(request: HttpRequest) -> tuple[Person | None, bool]:
    """The person of the link opened on this device, and whether the first name was given. Asked once a request."""
    if not hasattr(request, "_link"):
        request._link = _held(request)  # type: ignore[attr-defined]
    link: tuple[Person | None, bool] = request._link  # type: ignore[attr-defined]
    return link


def _held(request: HttpRequest) -> tuple[Person | None, bool]:
    try:
        held = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT)
    except signing.BadSignature:
        return None, False
    return person_by_key(held.get("k", "")), bool(held.get(NAMED))


def forget(request: HttpRequest) -> None:
    """What is answered from here on knows no person any more; the cookie goes with the answer."""
    request._link = (None, False)  # type: ignore[attr-defined]


def remember(response: HttpResponse, person: Person, *, named: bool = False) -> None:
    """Keep the key of the link on this device, so that the address bar and the history stay free of it."""
    value = signing.dumps({"k": person.link_key, NAMED: named}, salt=SALT)
    response.set_cookie(
        COOKIE,
        value,
        max_age=60 * 60 * 24 * 180,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def link_ongeldig(request: HttpRequest, *, opened: bool = True) -> HttpResponse:
    """One and the same friendly page for a wrong, a withdrawn and an expired link.

    It gives the number of the bureau where there is only one: whose link it was, it does not say.
    `opened`: a link was opened just now; else this device knows none, and the link itself may still work.
    """
    bureau = Organisatie.objects.first() if Organisatie.objects.count() == 1 else None
    context = {"help_phone": bureau.phone, "help_name": bureau.name} if bureau else {}
    return render(request, "link_ongeldig.html", context | {"opened": opened}, status=404)
