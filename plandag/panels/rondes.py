"""On the personal page: the open question first; then the own objection, and asking to look again."""

from django.utils.translation import gettext as _

from plandag.models import Antwoord, Bezwaar, ConsentRonde
from plandag.rules import consent
from processes.models import Person
from processes.panels import Panel, on_personal_page
from processes.road import PLANDAG


@on_personal_page
def open_ronde(person: Person) -> Panel | None:
    """Which questions are open for this person; nothing of what anybody else answered."""
    places = Antwoord.objects.filter(person=person, ronde__status=ConsentRonde.Status.OPEN).order_by("ronde_id")
    places = places.select_related("ronde__versie__voorstel")
    names = [(consent.ronde_title(place.ronde), place.ronde.nummer) for place in places]
    left = sum(place.keuze == Antwoord.Keuze.OPEN for place in places)
    context = {"ronde_names": names, "left": left}
    return Panel(5, "plandag/_mijn_ronde.html", context, asks=left > 0) if names else None


@on_personal_page
def eigen_bezwaar(person: Person) -> Panel | None:
    own = list(Bezwaar.objects.standing().filter(person=person))
    lead = _("Je bezwaar staat open. De groep zoekt een tekst waar jij ook mee kunt leven.")
    return Panel(6, "plandag/_mijn_bezwaren.html", {"bezwaren": own}, lead=lead) if own else None


@on_personal_page
def heropenen(person: Person) -> Panel | None:
    """Only for who was in the kring and is asked nothing now, while there is something to look at again."""
    process = person.process
    if process.step != PLANDAG or not Antwoord.objects.filter(person=person).exists():
        return None
    if ConsentRonde.objects.open().filter(kring__person=person).exists():
        return None
    return Panel(55, "plandag/_mijn_heropenen.html", {}) if process.voorstellen.aangenomen().exists() else None
