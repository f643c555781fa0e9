"""What must be true before the toets is left (Decision 2)."""

from plandag.rules import consent, vervolg
from plandag.rules import toets as rules
from plandag.rules.toets import Matrix, Stand
from processes.flow import gate
from processes.models import Process
from processes.road import TOETSING


@gate(TOETSING, "Elk onderdeel past binnen elk kader, het totaal ook.", "plandag:toets")
def alles_past(process: Process) -> str:
    toets = rules.standing(process)
    if toets is None:
        return "De toets is nog niet begonnen."
    matrix = rules.matrix(toets)
    if matrix.stand == Stand.PAST:
        return ""
    if matrix.stand == Stand.VOORLOPIG:
        return f"Er volgt nog een besluit van {' en '.join(partij.name for partij in matrix.waits_for_besluit)}."
    return _open(matrix)


@gate(TOETSING, "Slotronde, toets en overeenkomst gaan over precies dezelfde tekst.", "plandag:overeenkomst")
def dezelfde_tekst(process: Process) -> str:
    toets, paper = rules.standing(process), vervolg.overeenkomst(process)
    plan = consent.gedragen_plan(process)
    if toets is None or plan is None or plan.sha256 != toets.sha256:
        return "Het plan is na de slotronde veranderd. Ga terug naar de plandag."
    if paper is None:
        return "De overeenkomst is nog niet gemaakt."
    if paper.plan_sha256 != plan.sha256 or toets.besluiten.exclude(sha256=plan.sha256).exists():
        return "De overeenkomst of een besluit gaat over een andere tekst."
    return ""


@gate(TOETSING, "Elke vervolgafspraak heeft iemand die het doet, en een datum.", "plandag:vervolg")
def afspraken_compleet(process: Process) -> str:
    toets = rules.standing(process)
    if toets is None or not process.vervolgafspraken.exists():
        return "Er zijn nog geen vervolgafspraken."
    covered = process.vervolgafspraken.filter(voorstel__isnull=False).values("voorstel")
    if count := toets.plan.onderdelen.exclude(versie__voorstel__in=covered).count():
        return f"Nog {count} {'onderdeel' if count == 1 else 'onderdelen'} van het plan zonder afspraak."
    complete = process.vervolgafspraken.filter(eigenaar__isnull=False, klaar_op__isnull=False)
    if count := process.vervolgafspraken.exclude(pk__in=complete).count():
        return f"Nog {count} {'afspraak' if count == 1 else 'afspraken'} zonder iemand of zonder datum."
    return ""


@gate(TOETSING, "Er is een dag gekozen om terug te komen.", "plandag:vervolg")
def evaluatie_gekozen(process: Process) -> str:
    return "" if process.evaluaties.exists() else "Er is nog geen dag gekozen om terug te komen."


@gate(TOETSING, "Elke partij heeft getekend.", "plandag:overeenkomst", soft=True)
def partijen_getekend(process: Process) -> str:
    paper = vervolg.overeenkomst(process)
    if paper is None:
        return "De overeenkomst is nog niet gemaakt."
    missing = vervolg.getekend(process, paper).missing
    return f"Nog niet getekend: {', '.join(missing)}." if missing else ""


def _open(matrix: Matrix) -> str:
    if count := sum(cel.past_niet for cel in matrix.cellen):
        return f"Bij {count} {'oordeel' if count == 1 else 'oordelen'} past het nog niet."
    count = sum(cel.oordeel is None or cel.vraag for cel in matrix.cellen)
    if not count:
        return "Er zijn geen kaders om aan te toetsen."
    return f"Nog {count} {'oordeel' if count == 1 else 'oordelen'} te geven."
