from processes.flow import gate
from processes.models import KaderVersie, Process
from processes.road import KADERS
from processes.rules import kaders as rules


@gate(KADERS, "Elke partij heeft haar kaders vastgelegd.", "processes:kaders")
def kaders_vastgelegd(process: Process) -> str:
    partijen = process.partijen.kaderstellend()
    if not partijen.exists():
        return "Er is nog geen partij die kaders vastlegt."
    newest = KaderVersie.objects.newest(process)
    without = [item.name for item in partijen if not newest.filter(kader__owners=item).exists()]
    if without:
        return f"Nog geen kader van: {', '.join(without)}."
    waiting = [item.name for item in partijen if rules.to_lay_down(item)]
    return f"Nog niet vastgelegd door: {', '.join(waiting)}." if waiting else ""


@gate(KADERS, "Het mandaat van elke partij is opgeschreven.", "processes:partijen")
def mandaat_vastgelegd(process: Process) -> str:
    partijen = process.partijen.kaderstellend()
    without = [item.name for item in partijen if rules.valid_mandaat(item) is None]
    return f"Nog geen mandaat van: {', '.join(without)}." if without else ""


@gate(KADERS, "Er ligt minstens één ding open.", "processes:kaders")
def iets_ligt_open(process: Process) -> str:
    return "" if process.open_punten.exists() else "Nergens staat wat er open ligt. Dan is er niets te plannen."


@gate(KADERS, "Elk kader heeft een toetsvraag.", "processes:kaders", soft=True)
def kaders_hebben_toetsvraag(process: Process) -> str:
    without = KaderVersie.objects.newest(process).filter(toetsvraag="")
    codes = [versie.kader.code for versie in without]
    return f"Nog geen toetsvraag bij: {', '.join(codes)}." if codes else ""
