from processes.flow import gate
from processes.models import Criterium, Kant, Partij, Process
from processes.road import VERKENNING
from processes.texts.verkenning import BESLUIT, VEILIGHEID

WILLING = (Kant.Bereid.JA, Kant.Bereid.JA_MITS)


@gate(VERKENNING, "Een partij met macht wil vooraf kaders vastleggen.", "processes:partijen")
def partij_bereid(process: Process) -> str:
    if process.partijen.kaderstellend().filter(bereid_vooraf=Partij.Bereid.JA).exists():
        return ""
    return "Nog geen partij met macht zei: ja, vooraf en niet achteraf."


@gate(VERKENNING, "Voor acute veiligheid is gezorgd, ergens anders.", "processes:verkenning")
def veiligheid_elders(process: Process) -> str:
    if process.criteria.filter(key=VEILIGHEID, oordeel=Criterium.Oordeel.JA).exists():
        return ""
    if process.criteria.filter(key=VEILIGHEID, oordeel=Criterium.Oordeel.DEELS).exists():
        return "Op het blad staat dat voor acute veiligheid deels gezorgd is. Dat moet eerst “ja” zijn."
    return "Op het blad staat nog niet dat voor acute veiligheid al gezorgd is."


@gate(VERKENNING, "Elke kant wil praten.", "processes:verkenning", soft=True)
def kanten_bereid(process: Process) -> str:
    if not process.kanten.exists():
        return "Er staan nog geen kanten op het blad."
    names = process.kanten.exclude(bereid__in=WILLING).values_list("name", flat=True)
    return f"Nog geen ja van: {', '.join(names)}." if names else ""


@gate(VERKENNING, "Geen besluit dat eraan komt, maakt het proces leeg.", "processes:verkenning", soft=True)
def besluit_laat_ruimte(process: Process) -> str:
    if process.criteria.filter(key=BESLUIT, oordeel=Criterium.Oordeel.JA).exists():
        return ""
    if process.criteria.filter(key=BESLUIT, oordeel=Criterium.Oordeel.DEELS).exists():
        return "Op het blad staat dat er deels ruimte blijft na geplande besluiten. Schrijf op waarom dat genoeg is."
    return "Op het blad staat nog niet dat er ruimte blijft na geplande besluiten."
