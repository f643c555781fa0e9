"""What the kader pages show, for whoever looks: a card per kader with its words, owners and state."""

from dataclasses import dataclass

from herstel.lib import diff
from herstel.lib.diff import Piece
from processes import rules_kaders
from processes.models import KaderVersie, Mandaat, Partij, Process, Vaststelling


@dataclass(frozen=True)
class Card:
    """The newest words of a kader; `holds` is the version that holds now, if any."""

    versie: KaderVersie
    holds: KaderVersie | None
    owners: list[Partij]
    laid_down_by: list[Vaststelling]

    @property
    def waiting_for(self) -> list[Partij]:
        done = {row.partij_id for row in self.laid_down_by}
        return [owner for owner in self.owners if owner.pk not in done]

    @property
    def changed(self) -> list[Piece]:
        """The way from what holds to what is proposed, word by word."""
        if self.holds is None or self.holds == self.versie:
            return []
        return diff.words(self.holds.text, self.versie.text)

    @property
    def provisional(self) -> bool:
        return any(row.voorlopig for row in self.laid_down_by)

    @property
    def pending(self) -> bool:
        """A next version of a kader that holds waits to be laid down."""
        return self.holds is not None and self.holds != self.versie


@dataclass(frozen=True)
class Party:
    """A kaderstellende partij in the strip *Wie legt vast*."""

    partij: Partij
    mandaat: Mandaat | None
    speakers: list[str]
    to_do: int
    kaders: int
    last: Vaststelling | None


def cards(process: Process, partij: Partij | None = None) -> list[Card]:
    """All kaders, or those of one partij, in a fixed number of queries."""
    newest = KaderVersie.objects.newest(process).prefetch_related("kader__owners", "vaststellingen__partij")
    holding = {versie.kader_id: versie for versie in KaderVersie.objects.holding(process)}
    found = [
        Card(versie, holding.get(versie.kader_id), list(versie.kader.owners.all()), list(versie.vaststellingen.all()))
        for versie in newest
    ]
    return [card for card in found if partij is None or partij in card.owners]


def parties(process: Process) -> list[Party]:
    rows = process.partijen.kaderstellend().prefetch_related("kaderstellers__person", "vaststellingen")
    return [
        Party(
            partij=row,
            mandaat=row.mandaten.last(),
            speakers=[_speaker(role.person.name, role.functie) for role in row.kaderstellers.all()],
            to_do=len(rules_kaders.to_lay_down(row)),
            kaders=row.kaders.standing().count(),
            last=row.vaststellingen.last(),
        )
        for row in rows
    ]


def _speaker(name: str, functie: str) -> str:
    return f"{name}, {functie}" if functie else name
