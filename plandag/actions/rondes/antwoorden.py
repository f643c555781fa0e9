"""What people in the kring answer, themselves or typed in for them."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from herstel.lib.canon import clean
from herstel.lib.refused import Refused
from plandag.actions.rondes.ronde import Soort, Status, lock
from plandag.models import Antwoord, ConsentRonde, LosAntwoord
from plandag.rules import consent as rules
from processes import flow, journal
from processes.models import Person, Process, User

Keuze = Antwoord.Keuze
JUST_CLOSED = gettext_noop("De ronde is net gesloten. Ga even naar je begeleider.")


@transaction.atomic
def geef_antwoord(
    ronde: ConsentRonde,
    *,
    person: Person,
    keuze: str,
    reden: str = "",
    wat_helpt: str = "",
    naam: str = "",
    mag_terugvragen: bool = False,
    kanaal: str = Antwoord.Kanaal.LINK,
    ingevoerd_door: User | None = None,
    tweede_paar_ogen: User | None = None,
) -> Antwoord:
    """What a person in the kring says about the text that was on the screen.

    Saying it again replaces it, until the round closes; in an anonymous round it is final when it is sent. There is
    no journal row per answer (Decision 9).
    """
    flow.require_moving(ronde.process)
    reden, wat_helpt = clean(reden), clean(wat_helpt)
    _check_answer(ronde, keuze, reden)
    _check_channel(ronde.process, kanaal, ingevoerd_door, tweede_paar_ogen)
    # Closing makes every row final in one UPDATE: the row itself says whether it may change.
    place = ronde.kring.filter(person=person, final=False)
    if ronde.privacy == Process.Privacy.ANONIEM:
        written = place.update(keuze=Keuze.ANONIEM, reden="", final=True)
        if written:
            _cut_loose(ronde, keuze, reden, wat_helpt, kanaal)
    else:
        bezwaar, zorg = keuze == Keuze.BEZWAAR, keuze == Keuze.ZORG
        written = place.update(
            keuze=keuze,
            reden=reden if bezwaar or zorg else "",
            wat_helpt=wat_helpt if bezwaar else "",
            naam=naam if bezwaar else "",
            mag_terugvragen=mag_terugvragen and zorg,
            kanaal=kanaal,
            ingevoerd_door=ingevoerd_door,
            tweede_paar_ogen=tweede_paar_ogen,
        )
    if not written:
        raise Refused(_why_not(ronde, person))
    return ronde.kring.get(person=person)


@transaction.atomic
def meld_vertrokken(ronde: ConsentRonde, *, person: Person, by: User, reden: str = "") -> Antwoord:
    """Someone who left without an answer no longer blocks closing.

    They checked out; or, with a written reason, were not found after two calls. More than one in twenty of the
    kring not found needs the hoofdbegeleider (§4.5).
    """
    lock(ronde)
    rules.require_begeleider(ronde.process, by)
    reden = clean(reden)
    if rules.is_present(person):
        if not reden:
            raise Refused(
                "Deze persoon staat nog als aanwezig. Meld eerst het vertrek.",
                "Of schrijf op dat je twee keer hebt geroepen.",
            )
        _few_or_hoofd(ronde, by)
    else:
        reden = ""
    place = ronde.kring.filter(person=person, final=False)
    if not place.filter(keuze=Keuze.OPEN).update(keuze=Keuze.VERTROKKEN, reden=reden):
        if place.filter(keuze=Keuze.VERTROKKEN).exists():
            return place.get()
        raise Refused("Deze persoon heeft al geantwoord, of hoort niet bij deze kring.")
    journal.note(ronde.process, "vertrokken", by=by, about=person, ronde=ronde.pk, niet_gevonden=bool(reden))
    return place.get()


def _check_answer(ronde: ConsentRonde, keuze: str, reden: str) -> None:
    if keuze not in Antwoord.GIVEN:
        raise Refused(_("Kies een van de antwoorden."))
    if keuze == Keuze.GROEP and ronde.soort != Soort.ONDERDEEL:
        raise Refused(_("Over het geheel antwoordt iedereen zelf. Kies een van de andere antwoorden."))
    if keuze == Keuze.BEZWAAR and not reden:
        raise Refused(_("Vertel erbij wat maakt dat je hier niet mee kunt leven."))
    if keuze == Keuze.ZORG and not reden:
        raise Refused(_("Vertel erbij wat je zorg is."))


def _check_channel(process: Process, kanaal: str, by: User | None, second: User | None) -> None:
    """Typed in for somebody else: by a begeleider; from paper, with a second pair of eyes."""
    if kanaal not in Antwoord.Kanaal.values or (kanaal == Antwoord.Kanaal.LINK) != (by is None):
        raise Refused(_("Zeg erbij wie dit antwoord invoerde, en hoe het gegeven is."))
    if by is None:
        return
    rules.require_begeleider(process, by)
    if kanaal == Antwoord.Kanaal.PAPIER and (second is None or second == by):
        raise Refused("Een papieren kaart voer je in met z'n tweeën. Kies wie er meekijkt.")
    if second is not None:
        rules.require_begeleider(process, second)


def _cut_loose(ronde: ConsentRonde, keuze: str, reden: str, wat_helpt: str, kanaal: str) -> None:
    bezwaar = keuze == Keuze.BEZWAAR
    LosAntwoord.objects.create(
        process=ronde.process,
        ronde=ronde,
        keuze=keuze,
        reden=reden if bezwaar or keuze == Keuze.ZORG else "",
        wat_helpt=wat_helpt if bezwaar else "",
        kanaal=kanaal,
    )


def _why_not(ronde: ConsentRonde, person: Person) -> str:
    place = ronde.kring.filter(person=person).first()
    if place is None:
        return _("Je zit niet in de kring van deze ronde. Bij de volgende ronde doe je mee.")
    ronde.refresh_from_db()
    if place.keuze == Keuze.ANONIEM and ronde.status == Status.OPEN:
        return _("Je antwoord is al verstuurd. Het is anoniem, en daarom staat het vast.")
    return _(JUST_CLOSED)


def _few_or_hoofd(ronde: ConsentRonde, by: User) -> None:
    not_found = ronde.kring.filter(keuze=Keuze.VERTROKKEN).exclude(reden="").count()
    if (not_found + 1) * 20 > max(ronde.kring.count(), 20):
        rules.require_hoofd(ronde.process, by)
