"""When a kader may still move, and what counts as narrower (Decision 6)."""

from decimal import Decimal

from processes.models import KaderVersie, Mandaat, Partij, Process, StepChange
from processes.road import KADERS

VERSMALLING = "versmalling"  # offered on the form, so that the refusal can say why
WHY_NOT_NARROWER = (
    "Een kader dat vastligt, wordt niet meer smaller.",
    "Mensen praten en maken een plan binnen deze grens. Wie hem daarna smaller maakt, breekt die belofte.",
)
MOVES = (StepChange.Kind.VERDER, StepChange.Kind.TERUG)


def compare(before: Decimal | None, after: object) -> str:
    """Whether a limit became *ruimer*, *smaller* or stayed *gelijk*. No limit is the widest there is."""
    if before == after:
        return "gelijk"
    if after is None:
        return "ruimer"
    return "ruimer" if before is not None and isinstance(after, Decimal) and after > before else "smaller"


def reopened_for_overmacht(process: Process) -> bool:
    """Whether the process stands at the kaders because a new law or court order sent it back."""
    last = process.step_changes.filter(kind__in=MOVES).last()
    if process.step != KADERS or last is None or last.kind != StepChange.Kind.TERUG:
        return False
    return any(way.for_overmacht and way.to_key == KADERS for way in process.road.backs(last.from_step))


def to_lay_down(partij: Partij) -> list[KaderVersie]:
    """The exact versions that wait for this partij: the newest words of its kaders, without its name."""
    newest = KaderVersie.objects.newest(partij.process).filter(kader__owners=partij)
    return list(newest.exclude(vaststellingen__partij=partij))


def valid_mandaat(partij: Partij) -> Mandaat | None:
    """The last mandaat, if it is enough to lay something down: given, or given with a decision to follow."""
    last = partij.mandaten.last()
    return last if last is not None and last.stand != Mandaat.Stand.IN_AANVRAAG else None
