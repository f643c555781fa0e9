"""What every page of a process shows around its own work: the rail, the crumbs, the lead."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from herstel.lib.templatetags.herstel import datum_kort
from processes.models import Process, StepChange
from processes.road import Road, Station

Crumb = tuple[str, str]

_station_pages: dict[str, tuple[str, str]] = {}
_station_lines: dict[str, Callable[[Process], str]] = {}


def station_page(station: str, url_name: str, *, opens_at: str = "") -> None:
    """Say where the work of a station is done; takes the slug of the process. Higher floors register here.

    `opens_at`: the station from which the page can be read; most can be read from the start.
    """
    _station_pages[station] = (url_name, opens_at)


def station_url(process: Process, station: Station) -> str:
    """Where the work of a station is done; "" for what is no page, or refuses until the process comes there."""
    url_name, opens_at = _station_pages.get(station.key, ("", ""))
    is_open = not opens_at or process.has_reached(opens_at)
    return reverse(url_name, args=[process.slug]) if url_name and is_open else ""


def station_line(station: str) -> Callable[[Callable[[Process], str]], Callable[[Process], str]]:
    """Register what can be said under a station on the page of the process, until it is left; nothing is ""."""

    def register(line: Callable[[Process], str]) -> Callable[[Process], str]:
        _station_lines[station] = line
        return line

    return register


@dataclass(frozen=True)
class Stop:
    """A station as the rail draws it. `state`: done, now or later."""

    name: str
    number: int | None
    state: str
    beside: bool
    end: bool
    url: str
    sub: str


@dataclass(frozen=True)
class Rail:
    """The road of one process, as it stands."""

    case: str
    here_label: str
    here_name: str
    stops: list[Stop]


def rail(process: Process, said: dict[str, str] | None = None) -> Rail:
    """`said`: station → a line under it; see `left_on` and `lines_ahead`."""
    road = process.road
    shown = [station for station in road.stations if station != road.last or process.step == road.last.key]
    stops = [_stop(process, station, (said or {}).get(station.key, "")) for station in shown]
    return Rail(process.title, here_label(process), process.station.name, stops)


def here_label(process: Process) -> str:
    """*Stap 4 van 7*, or what stands in its place before, after and when it ended."""
    road, station = process.road, process.station
    if process.gestopt_op is not None:
        return "Gestopt"
    if station.number is not None:
        return f"Stap {station.number} van {len(road.numbered)}"
    if station == road.last:
        return "Klaar"
    return "Vooraf" if _before_the_numbers(road, station) else "Na afloop"


def left_on(process: Process) -> dict[str, str]:
    """When each station behind was left for the last time."""
    index = process.road.index
    moves = process.step_changes.filter(kind=StepChange.Kind.VERDER).values_list("from_step", "at")
    return {key: f"klaar op {datum_kort(at)}" for key, at in moves if index(key) < index(process.step)}


def lines_ahead(process: Process) -> dict[str, str]:
    """How far the station is where the process stands, and what is known of those that come."""
    road = process.road
    coming = road.stations[road.index(process.step) :]
    return {at.key: _station_lines[at.key](process) for at in coming if at.key in _station_lines}


def process_context(
    process: Process, *, title: str = "", lead: str = "", crumbs: Iterable[Crumb] = (), with_rail: bool = True
) -> dict[str, Any]:
    """The context that every page of a process starts from. `with_rail`: not where the page needs the width.

    `nu_te_doen`: where the page fetches *Nu te doen* from, once it is there; "" where nothing is to be done, or where
    the page says so itself.
    """
    trail = [("Mijn processen", reverse("processes:list")), (process.title, "")]
    said = left_on(process) if with_rail else {}
    if title:
        trail[-1] = (process.title, reverse("processes:process", args=[process.slug]))
        trail += [*crumbs, (title, "")]
    else:
        said |= lines_ahead(process)
    return {
        "process": process,
        "rail": rail(process, said) if with_rail else None,
        "nu_te_doen": reverse("processes:nu", args=[process.slug]) if title and with_rail and process.is_moving else "",
        "crumbs": trail,
        "title": title,
        "lead": lead,
        "help_phone": process.organisatie.phone,
        "help_name": process.organisatie.name,
    }


def person_context(process: Process) -> dict[str, Any]:
    """The same for a page that a person opens with the personal link."""
    return {
        "process": process,
        "case_title": process.title,
        "help_phone": process.organisatie.phone,
        "help_name": process.organisatie.name,
    }


def _stop(process: Process, station: Station, said: str) -> Stop:
    road = process.road
    beside = (process.step, station.key) in road.beside
    place = road.index(station.key) - road.index(process.step)
    done = place < 0 or process.step == road.last.key
    return Stop(
        name=station.name,
        number=station.number,
        state="done" if done else "now" if place == 0 else "later",
        beside=beside,
        end=station.number is None,
        url=station_url(process, station),
        sub="loopt mee" if beside else said,
    )


def _before_the_numbers(road: Road, station: Station) -> bool:
    return road.index(station.key) < road.index(road.numbered[0].key)
