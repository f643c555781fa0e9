"""The matrix of the toets as a small picture: a square for every onderdeel beside every kader."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from herstel.lib.pictures import grid
from plandag.models import Oordeel
from plandag.rules.toets import Cel, Matrix

PAST, PAST_NIET, VRAAG, NVT = (
    Oordeel.Uitspraak.PAST,
    Oordeel.Uitspraak.PAST_NIET,
    Oordeel.Uitspraak.VRAAG,
    Oordeel.Uitspraak.NVT,
)
OPEN, NO_LIMIT = "open", ""


@dataclass(frozen=True)
class Regel:
    """One onderdeel, or the sum (then without a title), and what stands beside each kader."""

    code: str
    titel: str
    kinds: list[str]

    @property
    def woorden(self) -> list[str]:
        return [words()[kind] for kind in self.kinds]


@dataclass(frozen=True)
class Raster:
    """Where each square stands, what each row says in words, and how many there are of each kind."""

    grid: grid.Grid
    regels: list[Regel]
    kolommen: list[tuple[str, str]]  # kader and owner

    @property
    def counts(self) -> list[tuple[str, str, int]]:
        counted = Counter(square.kind for square in self.grid.squares)
        return [(kind, word, counted[kind]) for kind, word in words().items() if counted[kind]]

    @property
    def kort(self) -> str:
        """*40 past, 2 vraag*: what somebody hears who does not see the picture."""
        return ", ".join(f"{count} {word}" for _kind, word, count in self.counts)


def words() -> dict[str, str]:
    return {
        PAST: _("past"),
        PAST_NIET: _("past niet"),
        VRAAG: _("vraag"),
        NVT: _("n.v.t."),
        OPEN: _("nog niet"),
        NO_LIMIT: _("geen grens in geld"),
    }


def place(regels: Sequence[Regel], kolommen: Sequence[tuple[str, str]]) -> Raster:
    drawn = grid.place(
        [regel.code for regel in regels], [code for code, _owner in kolommen], [regel.kinds for regel in regels]
    )
    return Raster(drawn, list(regels), list(kolommen))


def of_matrix(matrix: Matrix) -> Raster:
    """As the toets stands now, in the order of the plan."""
    regels = [
        Regel(rij.versie.voorstel.code, rij.versie.titel, [_kind(cel) for cel in rij.cellen])
        for rij in matrix.rijen
        if rij.versie
    ]
    if matrix.sommen:
        regels.append(Regel(_("Som"), "", [_kind(cel) for cel in matrix.sommen.cellen]))
    return place(regels, [(kolom.versie.kader.code, kolom.partij.name) for kolom in matrix.kolommen])


def _kind(cel: Cel | None) -> str:
    if cel is None:
        return NO_LIMIT
    return cel.oordeel.uitspraak if cel.oordeel else OPEN
