"""What the kader pages show, for whoever looks: a card per kader with its words, owners and state."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from herstel.lib import diff
from herstel.lib.diff import Piece
from processes.models import KaderVersie, Mandaat, Partij, Process, Vaststelling

WORDS = {"text": _("Het kader"), "toetsvraag": _("De toetsvraag"), "bron": _("De bron"), "uitleg": _("De uitleg")}
LIMITS = {"max_eenmalig": _("Hoogstens eenmalig"), "max_per_jaar": _("Hoogstens per jaar")}


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
    def shown(self) -> KaderVersie:
        """What holds, or the draft as long as nothing does."""
        return self.holds or self.versie

    @property
    def changed(self) -> list[tuple[str, list[Piece]]]:
        """The way from what holds to what is proposed, word by word."""
        before, after = self.shown, self.versie
        pairs = [(str(label), getattr(before, key), getattr(after, key)) for key, label in WORDS.items()]
        return [(label, diff.words(old, new)) for label, old, new in pairs if old != new]

    @property
    def amounts(self) -> list[tuple[str, Decimal | None, Decimal | None]]:
        pairs = [(str(label), getattr(self.shown, key), getattr(self.versie, key)) for key, label in LIMITS.items()]
        return [pair for pair in pairs if pair[1] != pair[2]]

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


def parties(process: Process, cards: list[Card]) -> list[Party]:
    """What each partij did and still has to do, in a fixed number of queries."""
    rows = process.partijen.kaderstellend().prefetch_related("kaderstellers__person", "vaststellingen", "mandaten")
    return [_party(row, [card for card in cards if row in card.owners]) for row in rows]


def _party(row: Partij, own: list[Card]) -> Party:
    mandaten, laid_down = list(row.mandaten.all()), list(row.vaststellingen.all())
    return Party(
        partij=row,
        mandaat=mandaten[-1] if mandaten else None,
        speakers=[_speaker(role.person.name, role.functie) for role in row.kaderstellers.all()],
        to_do=sum(row in card.waiting_for for card in own),
        kaders=len(own),
        last=laid_down[-1] if laid_down else None,
    )


def _speaker(name: str, functie: str) -> str:
    return f"{name}, {functie}" if functie else name
