"""The way into the worked example: who there is, their links, and the post. Routed in demo mode only."""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from herstel.lib import clock
from herstel.lib.refused import Typed
from herstel.stijl import gids
from plandag.models import Antwoord
from plandag.voorbeeld.cast import PASSWORD
from processes.models import Person, Process, User
from processes.pages import here_label

STILL_TO_ANSWER = "Deze mensen moeten nu nog antwoorden"
ROLES = (  # the reverse name of a role, and the heading above who has it
    ("kerngroeplid", "Kerngroep"),
    ("meelezer", "Meelezers van buiten"),
    ("informant", "Informanten"),
    ("steunfiguur", "Steunfiguren en tolken"),
)
MESSAGES = 100
ERRORS = ("400", "403", "403_csrf", "404", "409", "413", "429", "500")
BETWEEN = b"\n" + b"-" * 79 + b"\n"
FILE = re.compile(r"[\w-]+\.log")


@dataclass
class Heading:
    """Some people of one process, under what they have in common."""

    title: str
    people: list[tuple[Person, str]] = field(default_factory=list)


@dataclass
class Case:
    """One process of the example, with its cast."""

    process: Process
    here: str
    headings: list[Heading]

    @property
    def anchor(self) -> str:
        return f"proces-{slugify(self.process.slug)}"


@dataclass(frozen=True)
class Letter:
    """A mail that was sent, as it lies in the folder."""

    file: str
    number: int
    message: EmailMessage

    @property
    def sent(self) -> datetime | None:
        if not (date := self.message["Date"]):
            return None
        moment = parsedate_to_datetime(date)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)  # `-0000`: UTC, no place named

    @property
    def text(self) -> str:
        body = self.message.get_body(("plain",))
        return str(body.get_content()) if body else ""

    @property
    def attachments(self) -> list[str]:
        return [part.get_filename("bijlage") for part in self.message.iter_attachments()]


@require_safe
@never_cache
def demo(request: HttpRequest) -> HttpResponse:
    """Who can sign in, and whose link opens what."""
    people = Person.objects.filter(forgotten_at=None).select_related(
        "kant", "betrokkene__groep", "kerngroeplid", "meelezer", "informant", "steunfiguur", "kadersteller"
    )
    waiting: set[int | None] = set(
        Antwoord.objects.filter(ronde__status="open", keuze=Antwoord.Keuze.OPEN).values_list("person_id", flat=True)
    )
    by_process: dict[int, list[Person]] = {}
    for person in people:
        by_process.setdefault(person.process_id, []).append(person)
    cases = [
        Case(process, here_label(process), list(_headings(by_process.get(process.pk, []), waiting)))
        for process in Process.objects.order_by("pk")
    ]
    users = User.objects.filter(is_active=True).prefetch_related("begeleidingen", "kaderstellers__partij")
    accounts = [user for user in users if user.has_usable_password()]
    return render(request, "demo/demo.html", {"accounts": accounts, "password": PASSWORD, "cases": cases})


@require_safe
@never_cache
def post(request: HttpRequest) -> HttpResponse:
    """The mail that left, newest first."""
    return render(request, "demo/post.html", {"letters": list(islice(_letters(), MESSAGES)), "most": MESSAGES})


@require_safe
@never_cache
def brief(request: HttpRequest, file: str, number: int) -> HttpResponse:
    return render(request, "demo/brief.html", {"letter": _letter(file, number)})


@require_safe
@never_cache
def bijlage(request: HttpRequest, file: str, number: int, place: int) -> HttpResponse:
    """An attachment as it was sent."""
    parts = list(_letter(file, number).message.iter_attachments())
    if place >= len(parts):
        raise Http404
    part = parts[place]
    content = part.get_payload(decode=True)
    response = HttpResponse(content, content_type=part.get_content_type())
    response["Content-Disposition"] = (
        f'attachment; filename="{slugify(Path(part.get_filename("bijlage")).stem)}.{_end(part)}"'
    )
    return response


@require_safe
@never_cache
def fout(request: HttpRequest, code: str) -> HttpResponse:
    """What somebody sees when something does not go, to look at in peace."""
    if code not in ERRORS:
        raise Http404
    typed = [Typed("Wat wil je zeggen?", "Dit typte ik net.")] if code in ("403_csrf", "409") else []
    context = {"reasons": ["De ronde is net gesloten. Ga even naar je begeleider."], "typed": typed, "minutes": 1}
    return render(request, f"{code}.html", context)


@require_safe
@never_cache
def stijl(request: HttpRequest) -> HttpResponse:
    """The style guide: every part of the interface in every state."""
    context = gids.context(timezone.localtime(clock.now())) | {"foutcodes": ERRORS}
    return render(request, "demo/stijl/stijl.html", context)


urlpatterns = [
    path("demo/fouten/<slug:code>/", fout, name="demo_fout"),
    path("demo/", demo, name="demo"),
    path("demo/stijl/", stijl, name="demo_stijl"),
    path("demo/post/", post, name="demo_post"),
    path("demo/post/<str:file>/<int:number>/", brief, name="demo_brief"),
    path("demo/post/<str:file>/<int:number>/<int:place>/", bijlage, name="demo_bijlage"),
]


def _headings(people: list[Person], waiting: set[int | None]) -> Iterator[Heading]:
    """Every person once, under the first heading that fits; who is waited for comes on top as well."""
    found: dict[str, Heading] = {}
    if late := [person for person in people if person.pk in waiting]:
        yield Heading(STILL_TO_ANSWER, [(person, _who(person)) for person in late])
    for person in people:
        title = _title(person)
        if title:
            found.setdefault(title, Heading(title)).people.append((person, _who(person)))
    order = [title for _, title in ROLES]
    yield from sorted(found.values(), key=lambda item: order.index(item.title) if item.title in order else len(order))


def _title(person: Person) -> str:
    for name, title in ROLES:
        if hasattr(person, name):
            return title
    if hasattr(person, "betrokkene"):
        return f"Deelnemers: {person.betrokkene.groep.name}"
    return "" if hasattr(person, "kadersteller") else "Anderen"


def _who(person: Person) -> str:
    """Who this is, in a few words; reads nothing that was not fetched along."""
    words = []
    if hasattr(person, "kerngroeplid"):
        words.append(person.kerngroeplid.hoedanigheid)
    if hasattr(person, "informant"):
        words.append(person.informant.organisatie)
    if hasattr(person, "steunfiguur"):
        words.append(person.steunfiguur.get_rol_display())
    if hasattr(person, "betrokkene"):
        words.append(person.betrokkene.get_status_display())
    if person.language != Person.Language.NL:
        words.append(f"leest {person.get_language_display()}")
    return ", ".join(word for word in words if word)


def _letters() -> Iterator[Letter]:
    """The file backend keeps one file per connection, with the time in its name."""
    for file in sorted(_folder().glob("*.log"), key=lambda file: file.stat().st_mtime_ns, reverse=True):
        letters = list(_read(file))
        yield from reversed(letters)


def _letter(file: str, number: int) -> Letter:
    place = _folder() / file
    if not FILE.fullmatch(file) or not place.is_file():
        raise Http404
    letter = next((letter for letter in _read(place) if letter.number == number), None)
    if letter is None:
        raise Http404
    return letter


def _read(file: Path) -> Iterator[Letter]:
    for number, raw in enumerate(part for part in file.read_bytes().split(BETWEEN) if part.strip()):
        message = email.message_from_bytes(raw.lstrip(b"\n"), _class=EmailMessage, policy=email.policy.default)
        yield Letter(file.name, number, message)


def _folder() -> Path:
    return Path(settings.EMAIL_FILE_PATH)  # type: ignore[misc]  # a setting of the demo alone


def _end(part: EmailMessage) -> str:
    return re.sub(r"\W", "", Path(part.get_filename("bijlage")).suffix) or "bin"
