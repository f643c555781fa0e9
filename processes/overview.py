"""What the pages over a whole process show: cards, *Nu te doen*, the journal by day. Reads only."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils import timezone

from processes import flow, journal, panels
from processes.flow import Todo
from processes.journal import Line
from processes.models import Bericht, Process, User
from processes.pages import Rail, here_label, rail
from processes.panels import Coming, Fact, Still
from processes.road import Station, WayBack

AHEAD = 3


@dataclass(frozen=True)
class Card:
    """One process on *Mijn processen*."""

    process: Process
    rail: Rail
    here_label: str
    others: str
    still: list[Still]
    coming: list[Coming]
    facts: list[Fact]

    @property
    def runs(self) -> bool:
        return self.process.is_moving


@dataclass(frozen=True)
class Task:
    """A row of *Nu te doen*. `mark`: next, open, may or done."""

    todo: Todo
    mark: str
    url: str


@dataclass(frozen=True)
class Back:
    """A way back that can be taken now."""

    way: WayBack
    station: Station


def cards(user: User) -> list[Card]:
    """What runs first, then what rests, ended or stopped; in a fixed number of queries."""
    processes = list(Process.objects.visible_to(user).prefetch_related("begeleiders"))
    running = [process for process in processes if process.is_moving]
    still, coming, facts = panels.still(running), panels.coming(running), panels.facts(running)
    found = [
        Card(
            process=process,
            rail=rail(process),
            here_label=here_label(process),
            others=_and([other.name for other in process.begeleiders.all() if other != user]),
            still=[item for item in still if item.process == process],
            coming=[item for item in coming if item.process == process][:AHEAD],
            facts=[item for item in facts if item.process == process],
        )
        for process in processes
    ]
    return sorted(found, key=lambda card: (not card.runs, not any(item.now for item in card.still), -len(card.still)))


def waiting_places(cards: list[Card]) -> str:
    """Where people wait, as one says it: the village, not its gemeente; "" when nobody waits."""
    places = [card.process.place.partition(",")[0] or card.process.title for card in cards if card.still]
    return _and(list(dict.fromkeys(places)))


def to_do(process: Process) -> dict[str, Any]:
    """*Nu te doen*: what the next station still needs, and which one that is; and what must be done that runs along."""
    todos = flow.checklist(process)
    hard = [todo for todo in todos if not todo.open and not todo.gate.soft]
    beside = [todo for key in process.road.runs_beside(process.step) for todo in flow.checklist(process, key)]
    return {
        "tasks": _tasks(process, todos, first=hard[0] if hard else None),
        "beside": _tasks(process, [todo for todo in beside if not todo.open and not todo.gate.soft]),
        "open_count": len(hard),
        "soft_count": sum(not todo.open and todo.gate.soft for todo in todos),
        "next_station": process.road.after(process.step),
    }


def work(process: Process, user: User) -> dict[str, Any]:
    """*Nu te doen* and the ways on, back and out."""
    return to_do(process) | {
        "backs": [Back(way, process.road.station(way.to_key)) for way in process.road.backs(process.step)],
        "leads": process.begeleidingen.of(user).filter(hoofd=True).exists(),
    }


def by_day(lines: list[Line]) -> list[tuple[date, list[Line]]]:
    return [(day, list(group)) for day, group in groupby(lines, key=lambda line: timezone.localdate(line.at))]


def _tasks(process: Process, todos: list[Todo], *, first: Todo | None = None) -> list[Task]:
    """What comes first on top, what is done last."""
    order = ("next", "open", "may", "done")
    rows = [Task(todo, _mark(todo, first), reverse(todo.gate.url_name, args=[process.slug])) for todo in todos]
    return sorted(rows, key=lambda row: order.index(row.mark))


def _mark(todo: Todo, first: Todo | None) -> str:
    if todo.open:
        return "done"
    if todo.gate.soft:
        return "may"
    return "next" if todo == first else "open"


def _and(names: list[str]) -> str:
    return " en ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def machine() -> dict[str, Any]:
    """What the beheerder may know of the processes: how many, how the mail does, whether each chain is whole."""
    chains = [
        (process.pk, journal.head(process)[0], journal.check(process)) for process in Process.objects.order_by("pk")
    ]
    return {
        "waiting": Bericht.objects.waiting().count(),
        "failed": Bericht.objects.filter(mislukt_op__isnull=False).count(),
        "chains": chains,
    }
