"""The honest account in the booklet: counted from the tallies, with the name of nobody."""

from collections import Counter
from dataclasses import dataclass

from herstel.lib.templatetags.herstel import minder_dan_5
from participants.models import Betrokkene, Gesprek
from plandag.exports.bron import Bron
from plandag.models import Aanmelding, Aanwezigheid, Antwoord, Bezwaar, ConsentRonde
from processes.flow import GATES
from processes.models import StepChange

GONE = Bezwaar.Status.VERTROKKEN
CLOSED_AS = {
    Bezwaar.Status.OPGELOST: "opgelost in een nieuwe tekst, zei de indiener",
    Bezwaar.Status.ZORG: "door de indiener omgezet in een zorg",
    Bezwaar.Status.INGETROKKEN: "door de indiener ingetrokken",
    Bezwaar.Status.NAAR_KADER: "voorgelegd aan wie het kader vastlegde",
    GONE: "bleef staan toen de indiener vertrok",
}


@dataclass(frozen=True)
class Telling:
    """A sentence with its number in front."""

    aantal: str
    wat: str


@dataclass(frozen=True)
class Rondes:
    """How often one onderdeel was asked about, and what the last answer was."""

    code: str
    titel: str
    versie: int
    rondes: int
    akkoord: int
    zorg: int
    groep: int


@dataclass(frozen=True)
class Verantwoording:
    mensen: list[Telling]
    rondes: list[Rondes]
    slotrondes: int
    afgebroken: int
    bezwaren: int
    afgesloten: list[Telling]
    vertrokken: list[str]  # what the group did, per objection whose owner had left
    kanalen: list[Telling]
    redenen: list[tuple[str, str]]  # a condition that was passed, and why


def account(bron: Bron) -> Verantwoording:
    closed = closed_rounds(bron)
    bezwaren = list(Bezwaar.objects.filter(process=bron.process, ronde__in=[ronde.pk for ronde in closed]))
    return Verantwoording(
        mensen=_people(bron),
        rondes=per_onderdeel(bron, closed),
        slotrondes=sum(ronde.soort == ConsentRonde.Soort.SLOT for ronde in closed),
        afgebroken=bron.process.rondes.filter(
            status=ConsentRonde.Status.AFGEBROKEN, gesloten_op__lte=bron.moment
        ).count(),
        bezwaren=sum(ronde.uitslag.bezwaar for ronde in closed),
        afgesloten=_ways(bron, bezwaren),
        vertrokken=[each.wat_deed_de_groep for each in bezwaren if _closed_by(bron, each) and each.status == GONE],
        kanalen=_channels(closed),
        redenen=_reasons(bron),
    )


def closed_rounds(bron: Bron) -> list[ConsentRonde]:
    rounds = ConsentRonde.objects.gesloten().filter(process=bron.process, gesloten_op__lte=bron.moment)
    return list(rounds.select_related("uitslag", "versie__voorstel", "plan").order_by("pk"))


def _people(bron: Bron) -> list[Telling]:
    process, plandag = bron.process, bron.slotronde.plandag
    spoken = Betrokkene.objects.filter(
        process=process, gesprekken__status=Gesprek.Status.GEVOERD, gesprekken__gevoerd_op__lte=bron.moment
    )
    came = Aanwezigheid.objects.filter(plandag=plandag, in_op__lte=bron.moment)
    said_yes = Aanmelding.objects.ja().filter(plandag=plandag, beantwoord_op__lte=bron.moment)
    rows = [
        (spoken.values("person").distinct().count(), "mensen spraken vooraf met een begeleider"),
        (said_yes.count(), "mensen zeiden vooraf: ja, ik kom"),
        (came.values("person").distinct().count(), "mensen waren op de plandag"),
        (bron.slotronde.uitslag.kring, "mensen zaten in de kring bij de slotronde"),
    ]
    return [Telling(str(count), words) for count, words in rows if count]


def per_onderdeel(bron: Bron, closed: list[ConsentRonde]) -> list[Rondes]:
    per: dict[int, list[ConsentRonde]] = {}
    for ronde in closed:
        if ronde.versie is not None:
            per.setdefault(ronde.versie.voorstel_id, []).append(ronde)
    return [
        Rondes(
            code=onderdeel.code,
            titel=onderdeel.versie.titel,
            versie=onderdeel.versie.nummer,
            rondes=len(rondes),
            akkoord=rondes[-1].uitslag.akkoord,
            zorg=rondes[-1].uitslag.zorg,
            groep=rondes[-1].uitslag.groep,
        )
        for onderdeel in bron.onderdelen
        if (rondes := per.get(onderdeel.versie.voorstel_id, []))
    ]


def _closed_by(bron: Bron, bezwaar: Bezwaar) -> bool:
    return bezwaar.afgesloten_op is not None and bezwaar.afgesloten_op <= bron.moment


def _ways(bron: Bron, bezwaren: list[Bezwaar]) -> list[Telling]:
    counts = Counter(each.status for each in bezwaren if _closed_by(bron, each))
    rows = [Telling(str(counts[status]), words) for status, words in CLOSED_AS.items() if counts[status]]
    rest = [each for each in bezwaren if not _closed_by(bron, each)]
    aside = sum(each.voorstel_id is not None for each in rest)  # a plan is carried only when these were parked
    beside = [(aside, "over een voorstel dat niet in dit plan staat"), (len(rest) - aside, "nog in gesprek")]
    return rows + [Telling(str(count), words) for count, words in beside if count]


def _channels(closed: list[ConsentRonde]) -> list[Telling]:
    """Over all rounds together, so that no channel points at somebody."""
    counts: Counter[str] = Counter()
    for ronde in closed:
        counts.update(ronde.uitslag.kanalen)
    labels = dict(Antwoord.Kanaal.choices)
    return [
        Telling(minder_dan_5(counts[key]), f"antwoorden via: {labels[key]}")
        for key in Antwoord.Kanaal.values
        if counts[key]
    ]


def _reasons(bron: Bron) -> list[tuple[str, str]]:
    labels = {gate.key: gate.label for gate in GATES}
    moves = StepChange.objects.filter(process=bron.process, at__lte=bron.moment).order_by("pk")
    rows = [(labels.get(key, key), reason) for move in moves for key, reason in sorted(move.gate_reasons.items())]
    plandag = bron.slotronde.plandag
    if plandag.informatie_overgeslagen:
        rows.append(("Het informatieve deel is af vóór de eerste ronde", plandag.informatie_overgeslagen))
    return rows
