"""What a kadersteller judges at the toets: each onderdeel with its text, and a place per own kader."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from plandag.exports.bron import Onderdeel, onderdelen
from plandag.forms.toets import OordeelForm
from plandag.rules.toets import Cel, Matrix
from processes.models import Partij


@dataclass(frozen=True)
class Vak:
    """One own kader beside one onderdeel. `volgende`: the place that waits after it; `data`: what was sent."""

    cel: Cel
    volgende: str
    data: Mapping[str, Any] | None = None

    @cached_property
    def form(self) -> OordeelForm:
        """What can be said here; made where it is asked for, because a plan that is judged is only read."""
        return OordeelForm(self.data, cel=self.cel)

    @property
    def fout(self) -> bool:
        return self.data is not None and bool(self.form.errors)


@dataclass(frozen=True)
class Blad:
    """One onderdeel as everyone agreed to it; without an onderdeel: the whole plan in money."""

    onderdeel: Onderdeel | None
    vakken: list[Vak]
    anderen: list[Cel]  # what other partijen said about it

    @property
    def beoordeeld(self) -> bool:
        return all(vak.cel.oordeel and not vak.cel.vraag for vak in self.vakken)


def bladen(matrix: Matrix, partij: Partij, data: Mapping[str, Any] | None = None) -> list[Blad]:
    """In the order of the plan, the sum last. `data`: what was sent, of one place or of several."""
    texts = {onderdeel.versie.pk: onderdeel for onderdeel in onderdelen(matrix.toets.plan)}
    waiting = wachtend(matrix, partij)
    found = []
    for rij in [*matrix.rijen, *([matrix.sommen] if matrix.sommen else [])]:
        cellen = [cel for cel in rij.cellen if cel]
        own = [cel for cel in cellen if cel.kolom.partij == partij]
        vakken = [Vak(cel, volgende(cel, waiting), data) for cel in own]
        anderen = [cel for cel in cellen if cel.kolom.partij != partij and cel.oordeel]
        if vakken:
            found.append(Blad(texts[rij.versie.pk] if rij.versie else None, vakken, anderen))
    return found


def wachtend(matrix: Matrix, partij: Partij) -> list[Cel]:
    return [cel for cel in matrix.of(partij) if cel.wacht_op_partij]


def volgende(cel: Cel, waiting: list[Cel]) -> str:
    """The anchor of what waits after this place; past the end it begins again at the first one."""
    others = [other for other in waiting if other.key != cel.key]
    later = [other for other in others if _order(other) > _order(cel)]
    return (later or others)[0].anchor if others else ""


def _order(cel: Cel) -> tuple[bool, int, int]:
    return cel.versie is None, cel.nummer, cel.kolom.versie.kader.nummer
