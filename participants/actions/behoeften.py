"""What people need to take part, and what is arranged for it."""

from django.db import transaction
from django.utils.translation import gettext as _

from herstel.lib import clock
from herstel.lib.canon import clean
from herstel.lib.refused import Refused
from participants.models import Behoefte
from processes import journal
from processes.actions.moving import hold
from processes.models import Person, User


@transaction.atomic
def noteer_behoefte(
    person: Person, *, by: User | Person, soort: str, text: str, anders_kom_ik_niet: bool = False
) -> Behoefte:
    """Write down what somebody needs. The same words again change nothing, except that they may weigh more."""
    process = person.process
    hold(process)
    if isinstance(by, Person) and by.pk != person.pk:
        raise Refused(_("Deze vraag is aan iemand anders gesteld."))
    if soort not in Behoefte.Soort.values:
        raise Refused(_("Kies waarover het gaat."))
    if not (text := clean(text)):
        raise Refused(_("Schrijf op wat er nodig is."))
    same = person.behoeften.filter(soort=soort, text=text).first()
    if same is None:
        same = person.behoeften.create(
            process=process, soort=soort, text=text, anders_kom_ik_niet=anders_kom_ik_niet, at=clock.now()
        )
        journal.note(process, "behoefte", by=by, about=person, behoefte=same.pk)
    elif anders_kom_ik_niet and not same.anders_kom_ik_niet:
        same.anders_kom_ik_niet = True
        same.save(update_fields=["anders_kom_ik_niet"])
    return same


@transaction.atomic
def beantwoord_behoefte(behoefte: Behoefte, *, by: User, antwoord: str) -> Behoefte:
    """Say what is arranged. A later answer replaces the one before."""
    hold(behoefte.process)
    if not (antwoord := clean(antwoord)):
        raise Refused("Schrijf op wat jullie regelen.")
    if behoefte.antwoord != antwoord:
        behoefte.antwoord, behoefte.beantwoord_op = antwoord, clock.now()
        behoefte.save(update_fields=["antwoord", "beantwoord_op"])
        journal.note(behoefte.process, "behoefte_beantwoord", by=by, about=behoefte.person, behoefte=behoefte.pk)
    return behoefte


@transaction.atomic
def verwijder_behoefte(behoefte: Behoefte, *, by: User | Person) -> None:
    """Not needed any more: the person says so by link, or a begeleider hears it."""
    hold(behoefte.process)
    if isinstance(by, Person) and by.pk != behoefte.person_id:
        raise Refused(_("Deze vraag is aan iemand anders gesteld."))
    journal.note(behoefte.process, "behoefte_weg", by=by, about=behoefte.person, behoefte=behoefte.pk)
    behoefte.delete()
