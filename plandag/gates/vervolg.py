"""What must be true before a process is closed (Decision 2)."""

from plandag.models import Vervolgafspraak
from processes.flow import gate
from processes.models import Process
from processes.road import NAZORG


@gate(NAZORG, "Elke afspraak is klaar, overgedragen of eerlijk afgesloten.", "plandag:vervolg")
def afspraken_af(process: Process) -> str:
    count = process.vervolgafspraken.exclude(stand__in=Vervolgafspraak.FINAL).count()
    return f"Nog {count} {'afspraak loopt' if count == 1 else 'afspraken lopen'}." if count else ""


@gate(NAZORG, "De verantwoording is gemaakt.", "plandag:verantwoording")
def verantwoording_gemaakt(process: Process) -> str:
    return "" if process.verantwoordingen.exists() else "De verantwoording is nog niet gemaakt."


@gate(NAZORG, "De evaluatie is gehouden.", "plandag:vervolg", soft=True)
def evaluatie_gehouden(process: Process) -> str:
    if not process.evaluaties.exists():
        return "Er is geen dag gekozen om terug te komen."
    count = process.evaluaties.filter(gehouden_op=None).count()
    return f"Nog {count} {'evaluatie' if count == 1 else 'evaluaties'} te houden." if count else ""
