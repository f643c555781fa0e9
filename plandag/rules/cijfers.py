"""The honest numbers of a process, counted from the rows themselves. No names, and totals are exact (Decision 14)."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from participants.models import Aandraging, Gesprek
from plandag.models import Aanwezigheid, Antwoord, Bezwaar, ConsentRonde, Oordeel, Toets, Uitslag
from plandag.rules import toets as toets_rules
from plandag.rules import vervolg
from processes.flow import GATES
from processes.models import Process, StepChange


def cijfers(process: Process) -> dict[str, Any]:
    """Everything that the verantwoording counts, as it is kept and hashed."""
    toets = toets_rules.standing(process)
    return {
        "betrokkenen": _people(process),
        "plandag": _day(process),
        "slotronde": _slotronde(process, toets),
        "rondes": _rondes(process),
        "bezwaren": _bezwaren(process),
        "redenen": _reasons(process),
        "toets": _toets(process, toets),
        "kanalen": _channels(process),
        "afspraken": dict(sorted(Counter(process.vervolgafspraken.values_list("stand", flat=True)).items())),
        "evaluaties": [
            {"datum": day.isoformat(), "aanwezig": count}
            for day, count in process.evaluaties.values_list("gehouden_op", "aanwezig")
            if day is not None
        ],
    }


def _people(process: Process) -> dict[str, int]:
    everyone = process.betrokkenen
    return {
        "genoemd": everyone.count(),
        "door_anderen": Aandraging.objects.filter(betrokkene__process=process, door__isnull=False)
        .values("betrokkene")
        .distinct()
        .count(),
        "gesproken": everyone.gesproken().count(),
        "gesprekken": Gesprek.objects.gevoerd().filter(betrokkene__process=process).count(),
        "wil_niet": everyone.filter(status="wil_niet").count(),
        "niet_bereikt": everyone.filter(status="niet_bereikt").count(),
    }


def _day(process: Process) -> dict[str, int]:
    deelnemers = Aanwezigheid.objects.filter(plandag__process=process, person__betrokkene__isnull=False)
    in_kring = deelnemers.filter(person__kadersteller=None, person__informant=None, person__steunfiguur=None)
    return {
        "plandagen": process.plandagen.count(),
        "aangemeld": process.people.filter(aanmeldingen__antwoord="ja").distinct().count(),
        "aanwezig": in_kring.values("person").distinct().count(),
    }


def _slotronde(process: Process, toets: Toets | None) -> dict[str, int] | None:
    ronde = vervolg.slotronde_of(toets.plan) if toets else None
    return _tally(ronde.uitslag) if ronde else None


def _tally(uitslag: Uitslag) -> dict[str, int]:
    names = ("kring", "akkoord", "zorg", "groep", "bezwaar", "vertrokken")
    return {name: getattr(uitslag, name) for name in names} | {"kan_leven": uitslag.akkoord + uitslag.zorg}


def _rondes(process: Process) -> dict[str, int]:
    closed = ConsentRonde.objects.gesloten().filter(process=process)
    return {
        "gesloten": closed.count(),
        "onderdeel": closed.filter(soort=ConsentRonde.Soort.ONDERDEEL).count(),
        "slot": closed.filter(soort=ConsentRonde.Soort.SLOT).count(),
        "doorgaan": closed.filter(soort=ConsentRonde.Soort.DOORGAAN).count(),
        "afgebroken": process.rondes.filter(status=ConsentRonde.Status.AFGEBROKEN).count(),
    }


def _bezwaren(process: Process) -> dict[str, Any]:
    counts = Counter(process.bezwaren.values_list("status", flat=True))
    gone = process.bezwaren.filter(status=Bezwaar.Status.VERTROKKEN).select_related("voorstel")
    return {
        "aantal": sum(counts.values()),
        "hoe": dict(sorted(counts.items())),
        "vertrokken": [
            {"onderdeel": row.voorstel.code if row.voorstel else "het hele plan", "wat": row.wat_deed_de_groep}
            for row in gone
        ],
        "zorgen": process.zorgen.count(),
    }


def _reasons(process: Process) -> list[dict[str, str]]:
    """Each soft gate that was passed, with the reason that was written down; also each way back and rest."""
    labels = {gate.key: gate.label for gate in GATES}
    found = []
    for change in process.step_changes.order_by("pk"):
        where = process.road.station(change.from_step).name
        found += [
            {"waar": where, "wat": labels.get(key, key), "reden": reason}
            for key, reason in sorted(change.gate_reasons.items())
        ]
        if change.kind in (StepChange.Kind.TERUG, StepChange.Kind.OPGESCHORT):
            found.append({"waar": where, "wat": change.get_kind_display(), "reden": change.reason})
    return found


def _toets(process: Process, toets: Toets | None) -> dict[str, Any]:
    if toets is None:
        return {}
    matrix = toets_rules.matrix(toets)
    rows = Oordeel.objects.filter(process=process)
    return {
        "stand": str(matrix.stand),
        "toetsen": process.toetsen.count(),
        "cellen": len(matrix.cellen),
        "gegeven": sum(cel.oordeel is not None for cel in matrix.cellen),
        "oordelen": _count(cel.oordeel.uitspraak for cel in matrix.cellen if cel.oordeel),
        "ooit_past_niet": rows.filter(uitspraak=Oordeel.Uitspraak.PAST_NIET).count(),
        "vragen": rows.filter(uitspraak=Oordeel.Uitspraak.VRAAG).count(),
        "besluiten": [
            {"partij": row.partij.name, "nummer": row.nummer, "datum": row.datum.isoformat()}
            for row in toets.besluiten.select_related("partij")
        ],
    }


def _channels(process: Process) -> dict[str, int]:
    """How answers came in, over all rounds: from the tallies, so that it stays true when names are forgotten."""
    total: Counter[str] = Counter()
    for kanalen in Uitslag.objects.filter(process=process).values_list("kanalen", flat=True):
        total.update({name: count for name, count in kanalen.items() if name in Antwoord.Kanaal.values})
    return dict(sorted(total.items()))


def _count(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))
