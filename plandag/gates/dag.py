"""What must be true about the day and the proposals before a process moves on."""

from plandag.models import Voorstel
from plandag.rules import dag as rules
from plandag.rules import voorstellen
from processes.flow import gate
from processes.models import Process
from processes.road import PLANDAG, VERBREDING


@gate(VERBREDING, "Datum, plaats en programma van de plandag staan.", "plandag:plandag")
def plandag_staat(process: Process) -> str:
    plandag = rules.latest(process)
    if plandag is None:
        return "Er is nog geen plandag gepland."
    if plandag.aanwezigheid.exists():
        return "De laatste plandag is al geweest. Plan een extra plandag."
    return "" if plandag.programma.exists() else "Het programma van de plandag is nog leeg."


@gate(VERBREDING, "Wie komt, is voorbereid of heeft een plek in de voorbereidingshoek.", "plandag:uitnodigingen")
def wie_komt_is_voorbereid(process: Process) -> str:
    plandag = rules.latest(process)
    count = rules.zonder_voorbereiding(plandag).count() if plandag else 0
    if not count:
        return ""
    return f"Nog {count} {'mens komt' if count == 1 else 'mensen komen'} onvoorbereid, zonder plek in de hoek."


@gate(PLANDAG, "Over elk voorstel is besloten.", "plandag:voorstellen")
def voorstellen_af(process: Process) -> str:
    waiting = [voorstel.code for voorstel in process.voorstellen.exclude(status__in=voorstellen.FINAL)]
    return f"Nog geen besluit over {_listed(waiting)}." if waiting else ""


@gate(PLANDAG, "Elk onderdeel zegt wat, wie en wanneer.", "plandag:voorstellen")
def voorstellen_zeggen_wie_en_wanneer(process: Process) -> str:
    return _missing(process, "wat", "wie", "wanneer")


@gate(PLANDAG, "Elk onderdeel zegt wat het kost en wie dat betaalt.", "plandag:voorstellen", soft=True)
def kosten_en_dekking(process: Process) -> str:
    return _missing(process, "kosten")


def _missing(process: Process, *keys: str) -> str:
    rows = voorstellen.current(process, [Voorstel.Status.AANGENOMEN])
    gaps = [(versie.voorstel.code, voorstellen.missing(versie, *keys)) for versie in rows]
    words = [f"{code}: {' en '.join(names)}" for code, names in gaps if names]
    return f"Nog niet ingevuld bij {_listed(words)}." if words else ""


def _listed(items: list[str], most: int = 5) -> str:
    rest = len(items) - most
    return ", ".join(items[:most]) + (f" en nog {rest}" if rest > 0 else "")
