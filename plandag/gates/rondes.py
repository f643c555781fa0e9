"""What consent asks before the plandag is left (Decision 2)."""

from plandag.rules import consent as rules
from plandag.rules import dag
from processes.flow import gate
from processes.models import Process
from processes.road import PLANDAG


@gate(PLANDAG, "Iedereen kan leven met precies dit plan, en er staat geen bezwaar.", "plandag:regie")
def slotronde_consent(process: Process) -> str:
    missing = _no_consent(process)
    return missing and (rules.open_words(process) or missing)


def _no_consent(process: Process) -> str:
    if process.heropenverzoeken.filter(heropend_op=None).exists():
        return "Iemand uit de kring vroeg om een onderdeel opnieuw te bespreken."
    if count := rules.standing_bezwaren(process).count():
        return "Er staat nog 1 bezwaar." if count == 1 else f"Er staan nog {count} bezwaren."
    if rules.gedragen_plan(process) is not None:
        return ""
    ronde = rules.last_slotronde(process)
    if ronde is None:
        return "De slotronde over het hele plan is er nog niet geweest."
    if rules.consent_reached(ronde):
        return "Het plan is na de slotronde veranderd. Doe de slotronde opnieuw."
    return "In de slotronde kon nog niet iedereen met het plan leven."


@gate(PLANDAG, "Er waren genoeg mensen, uit elke afgesproken groep.", "plandag:regie", soft=True)
def vloer_gehaald(process: Process) -> str:
    plandag = dag.nu(process)
    if plandag is None:
        return "Er is nog geen plandag gepland."
    if rules.kring_goes_on(plandag):
        return ""
    return rules.floor_missing(plandag, rules.first_round_at(plandag))
