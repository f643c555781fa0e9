"""What an app adds to a page of a lower floor: a registry that the higher floor fills in `ready()`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from herstel.lib import clock
from herstel.lib.live import Rows, fingerprint
from processes.models import Person, Process, User

ABOUT = 19  # on the personal page: what lives now comes before *Waar gaat het over?*, the rest after it


@dataclass(frozen=True)
class Panel:
    """A part of a page: a template with its context. Low order comes first."""

    order: int
    template: str
    context: dict[str, Any]
    asks: bool = False  # something is asked of the reader now
    lead: str = ""  # how the page begins while nothing is asked, and this is not *nothing to do*


PersonPanel = Callable[[Person], Panel | None]
ProcessPanel = Callable[[Process, User], Panel | None]
KaderstellerPanel = Callable[[Process, User], Panel | None]

_person: list[PersonPanel] = []
_process: list[ProcessPanel] = []
_person_watched: list[Callable[[Person], list[Rows]]] = []
_informant: list[PersonPanel] = []
_kadersteller: list[KaderstellerPanel] = []
_still: list[Callable[[list[Process]], Iterator["Still"]]] = []
_coming: list[Callable[[list[Process]], Iterator["Coming"]]] = []
_facts: list[Callable[[list[Process]], Iterator["Fact"]]] = []


@dataclass(frozen=True)
class Still:
    """Something that stands still in a process: one sentence and one thing you can do."""

    process: Process
    text: str
    url: str
    action: str
    now: bool = False  # people sit and wait at this moment


@dataclass(frozen=True)
class Coming:
    """A moment that is ahead in a process: what it is, and when."""

    process: Process
    what: str
    at: datetime

    @property
    def days(self) -> int:
        return (timezone.localdate(self.at) - clock.today()).days


@dataclass(frozen=True)
class Fact:
    """Where a process is, in one counted line: the number stands out, the words follow."""

    process: Process
    icon: str
    number: str
    words: str


def on_personal_page(panel: PersonPanel) -> PersonPanel:
    _person.append(panel)
    return panel


def watched_on_personal_page(find: Callable[[Person], list[Rows]]) -> Callable[[Person], list[Rows]]:
    """Register what can change on the personal page while it is open; an empty list while nothing can."""
    _person_watched.append(find)
    return find


def on_informant_page(panel: PersonPanel) -> PersonPanel:
    """What stands above the page on which somebody reads what to explain."""
    _informant.append(panel)
    return panel


def on_process_page(panel: ProcessPanel) -> ProcessPanel:
    _process.append(panel)
    return panel


def on_kadersteller_page(panel: KaderstellerPanel) -> KaderstellerPanel:
    _kadersteller.append(panel)
    return panel


def stands_still(
    finder: Callable[[list[Process]], Iterator[Still]],
) -> Callable[[list[Process]], Iterator[Still]]:
    """Register what can stand still, found over many processes at once (a fixed number of queries)."""
    _still.append(finder)
    return finder


def comes_next(
    finder: Callable[[list[Process]], Iterator[Coming]],
) -> Callable[[list[Process]], Iterator[Coming]]:
    """Register what can be ahead, found over many processes at once (a fixed number of queries)."""
    _coming.append(finder)
    return finder


def tells(
    finder: Callable[[list[Process]], Iterator[Fact]],
) -> Callable[[list[Process]], Iterator[Fact]]:
    """Register what can be counted, found over many processes at once (a fixed number of queries)."""
    _facts.append(finder)
    return finder


def for_person(person: Person) -> list[Panel]:
    return _sorted(panel(person) for panel in _person)


def seen_by_person(request: HttpRequest, person: Person) -> str:
    """What the personal page shows, in a few letters; "" when nothing on it can change now."""
    shown = [each for find in _person_watched for each in find(person)]
    return fingerprint(*shown, also=person.process.step) if shown else ""


def for_informant(person: Person) -> list[Panel]:
    return _sorted(panel(person) for panel in _informant)


def for_process(process: Process, user: User) -> list[Panel]:
    return _sorted(panel(process, user) for panel in _process)


def for_kadersteller(process: Process, user: User) -> list[Panel]:
    """What is asked now comes first."""
    return sorted(_sorted(panel(process, user) for panel in _kadersteller), key=lambda panel: not panel.asks)


def still(processes: list[Process]) -> list[Still]:
    return [item for finder in _still for item in finder(processes)]


def coming(processes: list[Process]) -> list[Coming]:
    """What is ahead, the soonest first."""
    return sorted((item for finder in _coming for item in finder(processes)), key=lambda item: item.at)


def facts(processes: list[Process]) -> list[Fact]:
    return [item for finder in _facts for item in finder(processes)]


def _sorted(panels: Iterator[Panel | None]) -> list[Panel]:
    return sorted((panel for panel in panels if panel is not None), key=lambda panel: panel.order)
