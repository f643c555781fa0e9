"""What an app adds to a page of a lower floor: a registry that the higher floor fills in `ready()`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from processes.models import Person, Process, User


@dataclass(frozen=True)
class Panel:
    """A part of a page: a template with its context. Low order comes first."""

    order: int
    template: str
    context: dict[str, Any]
    asks: bool = False  # something is asked of the reader now


PersonPanel = Callable[[Person], Panel | None]
ProcessPanel = Callable[[Process, User], Panel | None]
KaderstellerPanel = Callable[[Process, User], Panel | None]

_person: list[PersonPanel] = []
_process: list[ProcessPanel] = []
_informant: list[PersonPanel] = []
_kadersteller: list[KaderstellerPanel] = []
_still: list[Callable[[list[Process]], Iterator["Still"]]] = []
_coming: list[Callable[[list[Process]], Iterator["Coming"]]] = []


@dataclass(frozen=True)
class Still:
    """Something that stands still in a process: one sentence and one thing you can do."""

    process: Process
    text: str
    url: str
    action: str


@dataclass(frozen=True)
class Coming:
    """A moment that is ahead in a process: what it is, and when."""

    process: Process
    what: str
    at: datetime


def on_personal_page(panel: PersonPanel) -> PersonPanel:
    _person.append(panel)
    return panel


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


def for_person(person: Person) -> list[Panel]:
    return _sorted(panel(person) for panel in _person)


def for_informant(person: Person) -> list[Panel]:
    return _sorted(panel(person) for panel in _informant)


def for_process(process: Process, user: User) -> list[Panel]:
    return _sorted(panel(process, user) for panel in _process)


def for_kadersteller(process: Process, user: User) -> list[Panel]:
    return _sorted(panel(process, user) for panel in _kadersteller)


def still(processes: list[Process]) -> list[Still]:
    return [item for finder in _still for item in finder(processes)]


def coming(processes: list[Process]) -> list[Coming]:
    """What is ahead, the soonest first."""
    return sorted((item for finder in _coming for item in finder(processes)), key=lambda item: item.at)


def _sorted(panels: Iterator[Panel | None]) -> list[Panel]:
    return sorted((panel for panel in panels if panel is not None), key=lambda panel: panel.order)
