"""What follows from the proposals as they stand: which text counts, what is missing, what it costs."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Max, Prefetch, QuerySet

from plandag.models import ConsentRonde, Kostenpost, Voorstel, VoorstelVersie
from processes.models import Kader, KaderVersie, Partij, Process

FINAL = (
    Voorstel.Status.AANGENOMEN,
    Voorstel.Status.GEPARKEERD,
    Voorstel.Status.INGETROKKEN,
    Voorstel.Status.SAMENGEVOEGD,
)
IN_PLAN = (Voorstel.Status.UITGEWERKT, Voorstel.Status.IN_RONDE, Voorstel.Status.AANGENOMEN)


def current(process: Process, statuses: Iterable[str] | None = None) -> list[VoorstelVersie]:
    """The text that counts of each proposal, by number, with its costs: a fixed number of queries."""
    costs = Prefetch("kosten", Kostenpost.objects.select_related("partij"))
    return list(newest(process, statuses).prefetch_related(costs))


def newest(process: Process, statuses: Iterable[str] | None = None) -> QuerySet[VoorstelVersie]:
    """The last version of each proposal, by number."""
    keys = VoorstelVersie.objects.filter(process=process).order_by().values("voorstel").annotate(last=Max("pk"))
    rows = VoorstelVersie.objects.filter(pk__in=keys.values("last"))
    rows = rows.select_related("voorstel__opgegaan_in", "voorstel__process").order_by("voorstel__nummer")
    return rows if statuses is None else rows.filter(voorstel__status__in=tuple(statuses))


def unfinished_round(voorstel: Voorstel) -> ConsentRonde | None:
    """A round about this proposal that is ready or open: its text must hold still."""
    return ConsentRonde.objects.unfinished().filter(versie__voorstel=voorstel).first()


@dataclass(frozen=True)
class Deel:
    """One of the five things a proposal should say, and whether it does."""

    key: str
    name: str
    there: bool


def compleet(versie: VoorstelVersie) -> list[Deel]:
    """Concrete before it is asked about: wat, wie, wanneer, kosten, meetpunt."""
    return [
        Deel("wat", "wat", bool(versie.text)),
        Deel("wie", "wie", bool(versie.wie)),
        Deel("wanneer", "wanneer", bool(versie.wanneer)),
        Deel("kosten", "kosten", bool(versie.kosten_uitleg) or bool(versie.kosten.all())),
        Deel("meetpunt", "merkbaar", bool(versie.meetpunt)),
    ]


def missing(versie: VoorstelVersie, *keys: str) -> list[str]:
    return [deel.name for deel in compleet(versie) if deel.key in keys and not deel.there]


@dataclass(frozen=True)
class Som:
    """What the proposals together ask of a partij, against a money kader that holds for it."""

    namen: str
    kader: str
    eenmalig: Decimal
    per_jaar: Decimal
    max_eenmalig: Decimal | None
    max_per_jaar: Decimal | None

    @property
    def past(self) -> bool:
        once = self.max_eenmalig is None or self.eenmalig <= self.max_eenmalig
        yearly = self.max_per_jaar is None or self.per_jaar <= self.max_per_jaar
        return once and yearly


def geldkaders(process: Process) -> QuerySet[KaderVersie]:
    """The versions of money kaders that hold now: laid down, and the newest of each kader."""
    laid_down = KaderVersie.objects.laid_down().filter(process=process, kader__soort=Kader.Soort.GELD)
    newest = laid_down.order_by().values("kader").annotate(last=Max("pk")).values("last")
    rows = KaderVersie.objects.filter(pk__in=newest).select_related("kader")
    return rows.prefetch_related("kader__owners").order_by("kader__nummer")


def sommen(process: Process, versies: Iterable[VoorstelVersie]) -> list[Som]:
    """The sum of these versions against each money kader, and per partij that pays without one."""
    totals: dict[Partij, tuple[Decimal, Decimal]] = {}
    for post in (post for versie in versies for post in versie.kosten.all()):
        once, yearly = totals.get(post.partij, (Decimal(0), Decimal(0)))
        totals[post.partij] = (once + post.eenmalig, yearly + post.per_jaar)
    rows, bound = [], set[Partij]()
    for kader in geldkaders(process):
        owners = list(kader.kader.owners.all())
        bound.update(owners)
        rows.append(_som(owners, totals, kader))
    free = [partij for partij in totals if partij not in bound]
    return rows + [_som([partij], totals, None) for partij in sorted(free, key=lambda partij: partij.pk)]


def _som(owners: list[Partij], totals: dict[Partij, tuple[Decimal, Decimal]], kader: KaderVersie | None) -> Som:
    paid = [totals.get(partij, (Decimal(0), Decimal(0))) for partij in owners]
    return Som(
        namen=" en ".join(partij.name for partij in owners),
        kader=kader.kader.code if kader else "",
        eenmalig=sum((once for once, _yearly in paid), Decimal(0)),
        per_jaar=sum((yearly for _once, yearly in paid), Decimal(0)),
        max_eenmalig=kader.max_eenmalig if kader else None,
        max_per_jaar=kader.max_per_jaar if kader else None,
    )
