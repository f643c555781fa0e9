"""On the personal page: the open question first; then the own objection, and asking to look again."""

from plandag.models import Antwoord, Bezwaar, ConsentRonde
from plandag.rules import consent
from processes.models import Person
from processes.panels import Panel, on_personal_page
from processes.road import PLANDAG


@on_personal_page
def open_ronde(person: Person) -> Panel | None:
    """Which questions are open for this person; nothing of what anybody answered."""
    asked = ConsentRonde.objects.open().filter(kring__person=person).select_related("versie__voorstel")
    names = [(consent.ronde_name(ronde), ronde.nummer) for ronde in asked]
    context = {"ronde_names": names, "ronde_count": len(names)}
    return Panel(5, "plandag/_mijn_ronde.html", context) if names else None


@on_personal_page
def eigen_bezwaar(person: Person) -> Panel | None:
    own = list(Bezwaar.objects.standing().filter(person=person))
    return Panel(6, "plandag/_mijn_bezwaren.html", {"bezwaren": own}) if own else None


@on_personal_page
def heropenen(person: Person) -> Panel | None:
    """Only for who was in the kring and is asked nothing now, while there is something to look at again."""
    process = person.process
    if process.step != PLANDAG or not Antwoord.objects.filter(person=person).exists():
        return None
    if ConsentRonde.objects.open().filter(kring__person=person).exists():
        return None
    return Panel(55, "plandag/_mijn_heropenen.html", {}) if process.voorstellen.aangenomen().exists() else None
