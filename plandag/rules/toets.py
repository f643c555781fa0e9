"""The matrix of the toets: who says what about which onderdeel, beside which kader. Reads only."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.db.models import Prefetch, QuerySet, Sum

from plandag.models import Bezwaar, Kostenpost, Oordeel, Plan, Toets, VoorstelVersie
from processes.models import KaderVersie, Partij, Process, User, Vaststelling
from processes.road import AFGESLOTEN

PASSEND = (Oordeel.Uitspraak.PAST, Oordeel.Uitspraak.NVT)
Key = tuple[int | None, int, int]  # onderdeel (none: the sum), kader, partij: exact versions


class Stand(StrEnum):
    """Where the toets as a whole stands."""

    OPEN = "open"
    PAST_NIET = "past_niet"
    VOORLOPIG = "voorlopig"
    PAST = "past"


@dataclass(frozen=True)
class Som:
    """What one partij pays for the whole plan."""

    eenmalig: Decimal = Decimal(0)
    per_jaar: Decimal = Decimal(0)

    def __add__(self, other: "Som") -> "Som":
        return Som(self.eenmalig + other.eenmalig, self.per_jaar + other.per_jaar)

    def within(self, versie: KaderVersie) -> bool:
        pairs = ((self.eenmalig, versie.max_eenmalig), (self.per_jaar, versie.max_per_jaar))
        return all(most is None or amount <= most for amount, most in pairs)


@dataclass(frozen=True)
class Kolom:
    """A kader as it holds now, beside one of its owners."""

    versie: KaderVersie
    partij: Partij
    own: bool
    voorlopig: bool  # its verdicts wait for a decision

    @property
    def has_sum(self) -> bool:
        return self.versie.max_eenmalig is not None or self.versie.max_per_jaar is not None


@dataclass(frozen=True)
class Cel:
    """One place of the matrix, with the verdict that counts there."""

    versie: VoorstelVersie | None
    kolom: Kolom
    oordeel: Oordeel | None
    som: Som | None = None

    @property
    def voorlopig(self) -> bool:
        return self.kolom.voorlopig

    @property
    def key(self) -> str:
        return f"{self.versie.pk if self.versie else 0}-{self.kolom.versie.pk}-{self.kolom.partij.pk}"

    @property
    def past(self) -> bool:
        return self.oordeel is not None and self.oordeel.uitspraak in PASSEND

    @property
    def past_niet(self) -> bool:
        return self.oordeel is not None and self.oordeel.uitspraak == Oordeel.Uitspraak.PAST_NIET

    @property
    def vraag(self) -> bool:
        return self.oordeel is not None and self.oordeel.uitspraak == Oordeel.Uitspraak.VRAAG

    @property
    def wacht_op_groep(self) -> bool:
        return self.vraag and not hasattr(self.oordeel, "groepsantwoord")

    @property
    def wacht_op_partij(self) -> bool:
        """Nothing said yet, or the group has answered the question."""
        return self.oordeel is None or (self.vraag and not self.wacht_op_groep)

    @property
    def te_veel(self) -> bool:
        return self.som is not None and not self.som.within(self.kolom.versie)

    @property
    def code(self) -> str:
        return self.versie.voorstel.code if self.versie else "totaal"

    @property
    def nummer(self) -> int:
        """Of the onderdeel, as addresses have it; 0: the sum."""
        return self.versie.voorstel.nummer if self.versie else 0

    @property
    def anchor(self) -> str:
        """Its place on the page of a kadersteller."""
        return f"{self.code}-{self.kolom.versie.kader.code}".lower()


@dataclass(frozen=True)
class Rij:
    """One onderdeel with its cells; without an onderdeel: the sums."""

    versie: VoorstelVersie | None
    cellen: list[Cel | None]

    @property
    def rank(self) -> int:
        """What does not fit comes first, then what is asked, then what is open."""
        cellen = [cel for cel in self.cellen if cel]
        return 0 if any(c.past_niet for c in cellen) else 1 if any(c.vraag for c in cellen) else 2


@dataclass(frozen=True)
class Matrix:
    """Every onderdeel beside every kader of every owner, and the sums."""

    toets: Toets
    kolommen: list[Kolom]
    rijen: list[Rij]
    sommen: Rij | None

    @property
    def cellen(self) -> list[Cel]:
        rows = [*self.rijen, *([self.sommen] if self.sommen else [])]
        return [cel for rij in rows for cel in rij.cellen if cel]

    @property
    def stand(self) -> Stand:
        cellen = self.cellen
        if not cellen or any(cel.oordeel is None or cel.vraag for cel in cellen):
            return Stand.OPEN
        if any(cel.past_niet for cel in cellen):
            return Stand.PAST_NIET
        return Stand.VOORLOPIG if any(cel.voorlopig for cel in cellen) else Stand.PAST

    @property
    def fits(self) -> bool:
        return self.stand in (Stand.VOORLOPIG, Stand.PAST)

    def of(self, partij: Partij) -> list[Cel]:
        return [cel for cel in self.cellen if cel.kolom.partij == partij]

    def find(self, versie_id: int | None, kader_versie_id: int, partij_id: int) -> Cel | None:
        wanted = versie_id, kader_versie_id, partij_id
        return next((cel for cel in self.cellen if _key(cel) == wanted), None)

    @property
    def waiting_for(self) -> list[tuple[str, int]]:
        """Who still has something to say, and how much; the group last."""
        counts = {kolom.partij.name: 0 for kolom in self.kolommen}
        for cel in self.cellen:
            counts[cel.kolom.partij.name] += cel.wacht_op_partij
        counts["de groep"] = sum(cel.wacht_op_groep for cel in self.cellen)
        return [(name, count) for name, count in counts.items() if count]

    @property
    def waits_for_besluit(self) -> list[Partij]:
        """Whose verdicts are provisional until a dated decision."""
        found = {cel.kolom.partij.pk: cel.kolom.partij for cel in self.cellen if cel.voorlopig}
        return [found[pk] for pk in sorted(found)]


def standing(process: Process) -> Toets | None:
    return process.toetsen.standing().select_related("plan").first()


def vragen_uit_de_kring(process: Process) -> QuerySet[Bezwaar]:
    """What the kring asks about a boundary: the words of the begeleider, never who objected (Decision 4)."""
    return process.bezwaren.filter(status=Bezwaar.Status.NAAR_KADER).select_related("voorstel")


def matrix(toets: Toets, *, user: User | None = None) -> Matrix:
    """The whole toets in a fixed number of queries. `user`: whose own columns come first."""
    process, plan = toets.process, toets.plan
    kolommen = _kolommen(toets, user)
    versies = [row.versie for row in plan.onderdelen.select_related("versie__voorstel").order_by("volgorde")]
    sommen, oordelen = som_per_partij(plan), _oordelen(process, kolommen)
    rijen = [
        Rij(versie, [Cel(versie, kolom, oordelen.get((versie.pk, *_place(kolom)))) for kolom in kolommen])
        for versie in versies
    ]
    return Matrix(toets, kolommen, rijen, _sums(kolommen, sommen, oordelen))


def stand(toets: Toets) -> Stand:
    """Where the toets stands. A closed process passed it and does not change: what may still wait is a decision."""
    process = toets.process
    if process.step != AFGESLOTEN:
        return matrix(toets).stand
    return Stand.VOORLOPIG if waits_for_besluit(toets) else Stand.PAST


def som_per_partij(plan: Plan) -> dict[int, Som]:
    """What each partij pays for the plan; a partij that pays nothing is not in it."""
    posten = Kostenpost.objects.filter(versie__in_plannen__plan=plan).order_by()
    rows = posten.values_list("partij").annotate(Sum("eenmalig"), Sum("per_jaar"))
    return {partij: Som(eenmalig, per_jaar) for partij, eenmalig, per_jaar in rows}


def kosten(plan: Plan) -> list[tuple[Partij, Som]]:
    sommen = som_per_partij(plan)
    partijen = Partij.objects.filter(pk__in=sommen).order_by("pk")
    return [(partij, sommen[partij.pk]) for partij in partijen]


def _kolommen(toets: Toets, user: User | None) -> list[Kolom]:
    process, waits = toets.process, _provisional(toets)
    owners = Prefetch("kader__owners", Partij.objects.order_by("pk"))
    own = set(process.partijen.of(user).values_list("pk", flat=True)) if user else set()
    versies = KaderVersie.objects.holding(process).prefetch_related(owners)
    kolommen = [
        Kolom(versie, partij, partij.pk in own, (versie.pk, partij.pk) in waits)
        for versie in versies
        for partij in versie.kader.owners.all()
    ]
    return sorted(kolommen, key=lambda kolom: not kolom.own)


def _place(kolom: Kolom) -> tuple[int, int]:
    return kolom.versie.pk, kolom.partij.pk


def _key(cel: Cel) -> Key:
    return (cel.versie.pk if cel.versie else None, *_place(cel.kolom))


def _oordelen(process: Process, kolommen: Iterable[Kolom]) -> dict[tuple[object, ...], Oordeel]:
    """The last verdict per cell; for a sum per amount as well, so that it holds while the amounts do."""
    rows = (
        Oordeel.objects.filter(process=process, kader_versie__in={kolom.versie.pk for kolom in kolommen})
        .select_related("groepsantwoord", "person")
        .order_by("pk")
    )
    found: dict[tuple[object, ...], Oordeel] = {}
    for row in rows:
        place = (row.versie_id, row.kader_versie_id, row.partij_id)
        found[place if row.versie_id else (*place, row.som_eenmalig, row.som_per_jaar)] = row
    return found


def waits_for_besluit(toets: Toets) -> set[int]:
    """The partijen of which a verdict about this plan is provisional: their decision is still to come."""
    holding = {versie.pk for versie in KaderVersie.objects.holding(toets.process)}
    return {partij for versie, partij in _provisional(toets) if versie in holding}


def _provisional(toets: Toets) -> set[tuple[int, int]]:
    """Kader version and owner that still wait for a decision of that owner about this plan."""
    decided = toets.besluiten.filter(sha256=toets.sha256).values("partij")
    rows = Vaststelling.objects.filter(process=toets.process, voorlopig=True).exclude(partij__in=decided)
    return set(rows.values_list("versie_id", "partij_id"))


def _sums(
    kolommen: list[Kolom],
    sommen: dict[int, Som],
    oordelen: dict[tuple[object, ...], Oordeel],
) -> Rij | None:
    if not any(kolom.has_sum for kolom in kolommen):
        return None
    cellen: list[Cel | None] = []
    for kolom in kolommen:
        owners = kolom.versie.kader.owners.all()
        som = sum((sommen.get(partij.pk, Som()) for partij in owners), Som())  # a limit of two is one limit
        oordeel = oordelen.get((None, *_place(kolom), som.eenmalig, som.per_jaar))
        cellen.append(Cel(None, kolom, oordeel, som) if kolom.has_sum else None)
    return Rij(None, cellen)
