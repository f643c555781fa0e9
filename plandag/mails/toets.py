"""What people and kaderstellers hear about the toets and about promises. No names of others, no words of the plan."""

from django.core.mail import EmailMessage
from django.urls import reverse

from herstel.lib import mail
from plandag.models import Oordeel, Vervolgafspraak
from plandag.rules import toets as rules
from processes import outbox
from processes.mails.proces import person_facts
from processes.models import Bericht


@outbox.mail("toets_gevraagd")
def toets_gevraagd(bericht: Bericht) -> EmailMessage | None:
    """A kadersteller hears that the plan waits for a verdict. Not when that test is over."""
    if bericht.process is None:
        return None
    toets = rules.standing(bericht.process)
    if toets is None or bericht.about != f"toets{toets.pk}":
        return None
    return _to_kadersteller(bericht, "toets_gevraagd")


@outbox.mail("vraag_beantwoord")
def vraag_beantwoord(bericht: Bericht) -> EmailMessage | None:
    """A kadersteller hears that the group answered. Not when the verdict was given already."""
    asked = Oordeel.objects.filter(pk=bericht.about.removeprefix("oordeel"), process=bericht.process).first()
    if asked is None or asked.toets.vervallen_op is not None:
        return None
    later = Oordeel.objects.filter(versie=asked.versie, kader_versie=asked.kader_versie, partij=asked.partij)
    return None if later.filter(pk__gt=asked.pk).exists() else _to_kadersteller(bericht, "vraag_beantwoord")


@outbox.mail("toets_uitslag")
def toets_uitslag(bericht: Bericht) -> EmailMessage | None:
    """Everyone hears how the toets stands, once per outcome. Not when it stands otherwise by now."""
    person = bericht.person
    if person is None or not person.email:
        return None
    toets = rules.standing(person.process)
    if toets is None:
        return None
    matrix = rules.matrix(toets)
    if bericht.about != f"toets{toets.pk}.{matrix.stand}":
        return None
    names = [partij.name for partij in matrix.waits_for_besluit]
    context = person_facts(person) | {"stand": str(matrix.stand), "besluit_van": names}
    return mail.build("toets_uitslag", to=person.email, context=context)


@outbox.mail("afspraak")
def afspraak(bericht: Bericht) -> EmailMessage | None:
    """The owner of a promise hears what it is and before when. Not when somebody else does it by now."""
    person = bericht.person
    if person is None or not person.email:
        return None
    promise = Vervolgafspraak.objects.filter(pk=bericht.about.removeprefix("afspraak"), eigenaar=person).first()
    if promise is None:
        return None
    return mail.build("afspraak", to=person.email, context=person_facts(person) | {"afspraak": promise})


def _to_kadersteller(bericht: Bericht, name: str) -> EmailMessage | None:
    user, process = bericht.user, bericht.process
    if user is None or not user.is_active or process is None:
        return None
    link = mail.absolute(reverse("processes:kadersteller", args=[process.slug]))
    return mail.build(name, to=user.email, context={"naam": user.name, "process": process, "link": link})
