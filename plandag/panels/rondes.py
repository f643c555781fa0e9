"""On the personal page: the open question first; then the own objection, and asking to look again."""

from plandag.models import Antwoord, Bezwaar, ConsentRonde
from processes.models import Person
from processes.panels import Panel, on_personal_page
from processes.road import PLANDAG


@on_personal_page
def open_ronde(person: Person) -> Panel | None:
    """How many questions are open for this person; nothing of what anybody answered."""
    count = Antwoord.objects.filter(person=person, ronde__status=ConsentRonde.Status.OPEN).count()
    return Panel(5, "plandag/_mijn_ronde.html", {"ronde_count": count}) if count else None


@on_personal_page
def eigen_bezwaar(person: Person) -> Panel | None:
    own = list(Bezwaar.objects.standing().filter(person=person))
    return Panel(6, "plandag/_mijn_bezwaren.html", {"bezwaren": own}) if own else None


@on_personal_page
def heropenen(person: Person) -> Panel | None:
    """Only for who was in the kring, while there is something to look at again, before the toets."""
    process = person.process
    if process.step != PLANDAG or not Antwoord.objects.filter(person=person).exists():
        return None
    return Panel(55, "plandag/_mijn_heropenen.html", {}) if process.voorstellen.aangenomen().exists() else None
