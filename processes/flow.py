"""The one door on the road: how a process moves, and what must be true first (Decisions 1 and 2).

People move the road, never a clock. Gates are registered by the apps; the same functions feed *Nu te doen*.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from herstel.lib import clock
from herstel.lib.canon import clean
from herstel.lib.refused import Refused
from processes import concepten, journal, outbox
from processes.models import Process, StepChange, User
from processes.rules import everyone
from processes.signals import step_changed, step_moving

Check = Callable[[Process], str]


@dataclass(frozen=True)
class Gate:
    """What must be true at the exit of a station. A soft one can be passed with a written reason."""

    station: str
    label: str  # what is true once it is open
    check: Check  # what is missing, in one sentence; nothing missing is ""
    url_name: str  # where it is done; takes the slug of the process
    soft: bool

    @property
    def key(self) -> str:
        return self.check.__name__

    @property
    def screen(self) -> str:
        """Where it is done, as a link says it after *Naar*."""
        return SCREENS[self.url_name]


@dataclass(frozen=True)
class Todo:
    """One gate as it stands now."""

    gate: Gate
    missing: str

    @property
    def open(self) -> bool:
        return not self.missing


GATES: list[Gate] = []
SCREENS: dict[str, str] = {}  # url_name → how a link calls it; each floor adds its own


def gate(station: str, label: str, url_name: str, *, soft: bool = False) -> Callable[[Check], Check]:
    """Put a gate at the exit of `station`. The check returns what is missing, or ""."""

    def register(check: Check) -> Check:
        GATES.append(Gate(station, label, check, url_name, soft))
        return check

    return register


def checklist(process: Process, station: str = "") -> list[Todo]:
    """*Nu te doen*: every gate of a station, by default the one where the process stands, hard ones first."""
    at = station or process.step
    gates = sorted((item for item in GATES if item.station == at), key=lambda item: item.soft)
    return [Todo(item, item.check(process)) for item in gates]


@transaction.atomic
def advance(process: Process, *, from_step: str, by: User, reasons: Mapping[str, str] | None = None) -> StepChange:
    """Move to the next station, if its gates are open or, for soft ones, passed with a reason.

    `from_step`: the station that was on the screen, so that a second click or a faster colleague moves nothing.
    `reasons`: gate key → written reason. Refused: stale, standing still, a gate that is shut.
    """
    _lock(process, from_step)
    to_station = process.road.after(from_step)
    if to_station is None:
        raise Refused("Dit is de laatste stap.")
    given = {key: clean(text) for key, text in (reasons or {}).items() if clean(text)}
    shut = [item for item in checklist(process) if not item.open]
    if stops := [item.missing for item in shut if not (item.gate.soft and item.gate.key in given)]:
        raise Refused(*stops)
    passed = {item.gate.key: given[item.gate.key] for item in shut}
    change = _move(process, to_station.key, by=by, kind=StepChange.Kind.VERDER, gate_reasons=passed)
    journal.note(process, "stap_verder", by=by, van=from_step, naar=to_station.key, met_reden=sorted(passed))
    return change


@transaction.atomic
def go_back(process: Process, *, from_step: str, to_step: str, by: User, reason: str) -> StepChange:
    """Go back along a way the road knows, with a reason; only the hoofdbegeleider may.

    To the kaders from gesprekken or later is *overmacht* (a new law or court order): everyone is told.
    """
    _lock(process, from_step)
    _only_hoofd(process, by)
    way = next((way for way in process.road.backs(from_step) if way.to_key == to_step), None)
    if way is None:
        raise Refused("Vanaf deze stap gaat er geen weg terug naar daar.")
    if not (reason := clean(reason)):
        raise Refused("Schrijf op waarom jullie teruggaan.")
    change = _move(process, to_step, by=by, kind=StepChange.Kind.TERUG, reason=reason)
    journal.note(process, "stap_terug", by=by, van=from_step, naar=to_step, overmacht=way.for_overmacht)
    if way.for_overmacht:
        outbox.put_all(
            "overmacht",
            everyone(process).reachable_by_mail(),
            process=process,
            about=f"stap{change.pk}",
        )
    return change


@transaction.atomic
def schort_op(process: Process, *, from_step: str, by: User, reason: str) -> StepChange:
    """Let the process rest where it stands. Nothing moves until it is lifted."""
    _lock(process, from_step)
    if not (reason := clean(reason)):
        raise Refused("Schrijf op waarom het proces rust.")
    process.opgeschort_op = clock.now()
    change = _record(process, process.step, by=by, kind=StepChange.Kind.OPGESCHORT, reason=reason)
    process.save(update_fields=["opgeschort_op"])
    journal.note(process, "opgeschort", by=by, stap=process.step)
    return change


@transaction.atomic
def hervat(process: Process, *, by: User) -> StepChange:
    """Lift the rest, at the station where it was set."""
    process.refresh_from_db(from_queryset=Process.objects.select_for_update())
    if process.opgeschort_op is None:
        raise Refused("Het proces rust niet meer.")
    process.opgeschort_op = None
    process.save(update_fields=["opgeschort_op"])
    change = _record(process, process.step, by=by, kind=StepChange.Kind.HERVAT)
    journal.note(process, "hervat", by=by, stap=process.step)
    return change


@transaction.atomic
def stop(process: Process, *, from_step: str, by: User, reason: str, openbaar: str) -> StepChange:
    """End the road honestly, from anywhere, with a reason and a sentence that everyone may read."""
    _lock(process, from_step, may_rest=True)
    _only_hoofd(process, by)
    reason, openbaar = clean(reason), clean(openbaar)
    if not (reason and openbaar):
        raise Refused("Schrijf op waarom het stopt, en wat iedereen mag lezen.")
    process.gestopt_op, process.gestopt_openbaar = clock.now(), openbaar
    process.save(update_fields=["gestopt_op", "gestopt_openbaar"])
    change = _record(process, process.step, by=by, kind=StepChange.Kind.GESTOPT, reason=reason)
    journal.note(process, "gestopt", by=by, stap=process.step)
    concepten.vergeet_alle(process)
    outbox.put_all("gestopt", everyone(process).reachable_by_mail(), process=process)
    return change


def require_moving(process: Process) -> None:
    """For every act: nothing is written in a process that rests, has stopped or is closed."""
    if process.gestopt_op is not None:
        raise Refused(_("Dit proces is gestopt. Je kunt alleen nog lezen."))
    if process.is_closed:
        raise Refused(_("Dit proces is afgesloten. Je kunt alleen nog lezen."))
    if process.opgeschort_op is not None:
        raise Refused(_("Dit proces rust. Hervat het eerst."))


def _lock(process: Process, from_step: str, *, may_rest: bool = False) -> None:
    process.refresh_from_db(from_queryset=Process.objects.select_for_update())
    if process.step != from_step:
        raise Refused(f"Het proces staat intussen bij *{process.station.name}*. Kijk eerst waar jullie nu zijn.")
    if process.gestopt_op is not None or process.is_closed or not may_rest:
        require_moving(process)


def _only_hoofd(process: Process, by: User) -> None:
    if not process.begeleidingen.of(by).filter(hoofd=True).exists():
        raise Refused("Alleen de hoofdbegeleider kan dit doen.")


def _move(process: Process, to_step: str, *, by: User, kind: str, **fields: object) -> StepChange:
    change = _record(process, to_step, by=by, kind=kind, **fields)
    process.step = to_step
    process.save(update_fields=["step"])
    if process.has_ended:
        concepten.vergeet_alle(process)
    step_moving.send(Process, process=process, change=change)
    transaction.on_commit(partial(step_changed.send_robust, Process, process=process, change=change))
    return change


def _record(process: Process, to_step: str, *, by: User, kind: str, **fields: object) -> StepChange:
    return process.step_changes.create(
        kind=kind, from_step=process.step, to_step=to_step, by=by, at=clock.now(), **fields
    )
