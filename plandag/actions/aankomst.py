"""Coming in and going out: who is in the hall is who is in the kring when a round opens."""

from django.db import transaction

from herstel.lib import clock
from herstel.lib.canon import clean
from herstel.lib.refused import Refused
from participants.models import Betrokkene
from plandag.models import Aanwezigheid, Antwoord, Plandag
from plandag.rules import dag as rules
from processes import journal
from processes.actions.moving import hold
from processes.models import Person, User
from processes.road import PLANDAG

KAN_LEVEN = (("ja", "ja"), ("zorg", "ja, met een zorg"), ("nee", "nog niet"))


@transaction.atomic
def check_in(plandag: Plandag, *, person: Person, by: User) -> Aanwezigheid:
    """Somebody came in, and counts from the next round on. Twice is harmless.

    Refused for who is not in the kring, and for who comes unprepared: the korte voorbereiding comes first.
    """
    hold(plandag.process)
    if not plandag.process.has_reached(PLANDAG):
        raise Refused("Het proces staat nog niet bij de plandag. Ga eerst een stap verder.")
    if not rules.is_today_or_past(plandag):
        raise Refused("De plandag is nog niet begonnen.")
    if person.process_id != plandag.process_id:
        raise Refused("Deze persoon hoort bij een ander proces.")
    if why := rules.not_in_the_kring(person):
        raise Refused(f"Deze persoon zit niet in de kring: {why}.")
    if person.betrokkene.status != Betrokkene.Status.VOORBEREID:
        raise Refused("Deze persoon is nog niet voorbereid. Doe eerst de korte voorbereiding.")
    if (here := plandag.aanwezigheid.nu().filter(person=person).first()) is not None:
        return here
    row = plandag.aanwezigheid.create(person=person, in_op=clock.now(), in_door=by)
    journal.note(
        plandag.process,
        "binnengekomen",
        by=by,
        about=person,
        plandag=plandag.nummer,
        zonder_toestemming=person.betrokkene.mist_toestemming,
    )
    return row


@transaction.atomic
def check_uit(aanwezigheid: Aanwezigheid, *, by: User, kan_leven: str = "", meegeven: str = "") -> Aanwezigheid:
    """Somebody leaves. What they say at the door is kept; it is no answer in a round."""
    process = aanwezigheid.plandag.process
    hold(process)
    aanwezigheid.refresh_from_db()
    if aanwezigheid.uit_op is not None:
        return aanwezigheid
    if kan_leven and kan_leven not in dict(KAN_LEVEN):
        raise Refused("Kies een van de antwoorden, of laat het open.")
    aanwezigheid.uit_op, aanwezigheid.uit_door = clock.now(), by
    aanwezigheid.kan_leven, aanwezigheid.meegeven = kan_leven, clean(meegeven)
    aanwezigheid.save(update_fields=["uit_op", "uit_door", "kan_leven", "meegeven"])
    journal.note(process, "weggegaan", by=by, about=aanwezigheid.person, plandag=aanwezigheid.plandag.nummer)
    return aanwezigheid


@transaction.atomic
def maak_ongedaan(aanwezigheid: Aanwezigheid, *, by: User) -> None:
    """A tap on the wrong name: take back the going out, or else the coming in.

    Coming in cannot be taken back once the person is in the kring of a round: then they go out.
    """
    process, plandag = aanwezigheid.plandag.process, aanwezigheid.plandag
    hold(process)
    row = Aanwezigheid.objects.filter(pk=aanwezigheid.pk).first()
    if row is None:
        return
    if row.uit_op is not None:
        if plandag.aanwezigheid.filter(person=row.person_id, in_op__gt=row.in_op).exists():
            raise Refused("Deze persoon is intussen weer binnengekomen.")
        Aanwezigheid.objects.filter(pk=row.pk).update(uit_op=None, uit_door=None, kan_leven="", meegeven="")
    else:
        asked = Antwoord.objects.filter(person=row.person_id, ronde__plandag=plandag)
        if asked.filter(ronde__geopend_op__gte=row.in_op).exists():
            raise Refused("Deze persoon zit al in de kring van een ronde. Meld dat de persoon weggaat.")
        row.delete()
    journal.note(process, "aanwezigheid_hersteld", by=by, about=row.person, plandag=plandag.nummer)
