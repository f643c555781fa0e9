"""What the papers say, read from frozen rows as they stood at the moment the paper speaks of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from herstel.lib import canon
from herstel.lib.templatetags.herstel import datum, euro
from plandag.models import ConsentRonde, Document, Kostenpost, Plan, Planonderdeel, VoorstelVersie
from plandag.plantekst import wanneer_text
from plandag.rules import documenten as rules
from processes.models import Kader, KaderVersie, Kwestieomschrijving, Partij, Process, Vaststelling


@dataclass(frozen=True)
class Bedrag:
    """What a partij pays, in words of money."""

    partij: Partij
    eenmalig: Decimal
    per_jaar: Decimal

    @property
    def amounts(self) -> list[tuple[Decimal, str]]:
        return Kostenpost(eenmalig=self.eenmalig, per_jaar=self.per_jaar).amounts

    @property
    def text(self) -> str:
        return " en ".join(f"{euro(amount)} {often}" for amount, often in self.amounts)


@dataclass(frozen=True)
class Onderdeel:
    """One onderdeel of the plan, as everyone agreed to it."""

    nummer: int  # its place in the plan
    versie: VoorstelVersie
    wanneer: str
    kosten: list[Bedrag]

    @property
    def code(self) -> str:
        return self.versie.voorstel.code

    @property
    def is_long(self) -> bool:
        """Too long to promise that it stays on one sheet."""
        return len(self.versie.text) > 1200


@dataclass(frozen=True)
class VastKader:
    """A kader as it held: its exact words, and who laid them down when."""

    versie: KaderVersie
    vaststellingen: list[Vaststelling]

    @property
    def code(self) -> str:
        return self.versie.kader.code

    @property
    def eigenaren(self) -> str:
        return ", ".join(_wie_wanneer(each) for each in self.vaststellingen)

    @property
    def grens(self) -> str:
        limits = [(self.versie.max_eenmalig, "eenmalig"), (self.versie.max_per_jaar, "per jaar")]
        return " en ".join(f"{euro(amount)} {how}" for amount, how in limits if amount is not None)


@dataclass(frozen=True)
class Bron:
    """Everything that each paper of one plan shares."""

    process: Process
    plan: Plan
    moment: datetime  # the paper speaks of this moment and knows nothing later
    slotronde: ConsentRonde
    kwestie: Kwestieomschrijving | None
    kaders: list[VastKader]
    onderdelen: list[Onderdeel]
    journaal_lengte: int
    journaal_kop: str

    @property
    def code(self) -> str:
        return canon.check_code(self.plan.sha256)

    @property
    def mensen(self) -> int:
        return rules.can_live(self.slotronde)

    @property
    def gesloten_op(self) -> datetime:
        return self.slotronde.uitslag.at

    @property
    def dag(self) -> date:
        return self.slotronde.plandag.begin

    @property
    def kosten(self) -> list[Bedrag]:
        return totals(bedrag for onderdeel in self.onderdelen for bedrag in onderdeel.kosten)

    def verklaring(self, soort: str) -> bytes:
        """What the file says about itself, in one spelling, for `controleer`."""
        uitslag = self.slotronde.uitslag
        return canon.canonical(
            {
                "soort": soort,
                "proces": self.process.public_id,
                "plan": self.plan.sha256,
                "kring": uitslag.kring,
                "akkoord": uitslag.akkoord,
                "zorg": uitslag.zorg,
                "bezwaar": uitslag.bezwaar,
                "vertrokken": uitslag.vertrokken,
                "gesloten_op": uitslag.at.isoformat(timespec="seconds"),
                "journaal": {"lengte": self.journaal_lengte, "kop": self.journaal_kop},
            }
        )


def read(document: Document) -> Bron:
    process, plan, moment = document.process, document.plan, document.gevraagd_op
    slotronde = rules.consent_rounds(process, moment).filter(plan=plan).select_related("plandag", "uitslag")[0]
    last = process.gebeurtenissen.filter(at__lte=moment).order_by("-seq").first()
    return Bron(
        process=process,
        plan=plan,
        moment=moment,
        slotronde=slotronde,
        kwestie=process.kwesties.filter(at__lte=moment).order_by("-nummer").first(),
        kaders=kaders_at(process, moment),
        onderdelen=onderdelen(plan),
        journaal_lengte=last.seq if last else 0,
        journaal_kop=last.sha256 if last else "0" * 64,
    )


def onderdelen(plan: Plan) -> list[Onderdeel]:
    rows = Planonderdeel.objects.filter(plan=plan).select_related("versie__voorstel").order_by("volgorde")
    rows = rows.prefetch_related("versie__kosten__partij")
    return [
        Onderdeel(
            nummer=row.volgorde,
            versie=row.versie,
            wanneer=_wanneer(row.versie),
            kosten=totals(_bedragen(row.versie)),
        )
        for row in rows
    ]


def kaders_at(process: Process, moment: datetime) -> list[VastKader]:
    """Per kader the newest version on which every owner had put its name by then."""
    kaders = Kader.objects.standing().filter(process=process).prefetch_related("owners").order_by("nummer")
    return [vast for kader in kaders if (vast := _vast(kader, moment))]


def totals(bedragen: Iterable[Bedrag]) -> list[Bedrag]:
    """Added up per partij, in the order of their codes."""
    sums: dict[Partij, tuple[Decimal, Decimal]] = {}
    for each in bedragen:
        once, yearly = sums.get(each.partij, (Decimal(0), Decimal(0)))
        sums[each.partij] = (once + each.eenmalig, yearly + each.per_jaar)
    ordered = sorted(sums, key=lambda partij: partij.pk)
    return [Bedrag(partij, *sums[partij]) for partij in ordered if any(sums[partij])]


def _vast(kader: Kader, moment: datetime) -> VastKader | None:
    owners = {partij.pk for partij in kader.owners.all()}
    for versie in kader.versies.order_by("-nummer"):
        rows = versie.vaststellingen.filter(at__lte=moment).select_related("partij").order_by("pk")
        names = [row for row in rows if row.partij_id in owners]
        if owners and owners == {row.partij_id for row in names}:
            versie.kader = kader
            return VastKader(versie, names)
    return None


def _bedragen(versie: VoorstelVersie) -> list[Bedrag]:
    return [Bedrag(row.partij, row.eenmalig, row.per_jaar) for row in versie.kosten.all()]


def _wanneer(versie: VoorstelVersie) -> str:
    return wanneer_text(versie.wanneer, versie.wanneer_op)


def _wie_wanneer(each: Vaststelling) -> str:
    provisional = ", onder voorbehoud van een besluit" if each.voorlopig else ""
    return f"{each.partij.name} ({_day(each.at)}{provisional})"


def _day(at: datetime) -> str:
    return datum(at).split(" ", 1)[1]
