from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext

from herstel.lib import mail
from processes import outbox
from processes.mails.proces import person_facts
from processes.models import Bericht, KaderVersie, Partij, Vaststelling
from processes.texts.kaders import AARD, TOEZEGGING


@outbox.mail("kadersteller")
def kadersteller(bericht: Bericht) -> EmailMessage | None:
    """Telling somebody that they act for a partij, and where that is done; not once they no longer do."""
    user, process = bericht.user, bericht.process
    if user is None or process is None or not user.is_active:
        return None
    partij = Partij.objects.of(user).filter(process=process, pk=_number(bericht)).first()
    if partij is None:
        return None
    link = mail.absolute(reverse("processes:kadersteller", args=[process.slug]))
    context = {"naam": user.name, "partij": partij, "process": process, "link": link, "toezegging": TOEZEGGING}
    return mail.build("kadersteller", to=user.email, context=context)


@outbox.mail("kaders_vastgelegd")
def kaders_vastgelegd(bericht: Bericht) -> EmailMessage | None:
    """The kerngroep hears which partij laid down its kaders."""
    person = bericht.person
    row = Vaststelling.objects.select_related("partij").filter(pk=_number(bericht)).first()
    if person is None or not person.email or row is None:
        return None
    facts = person_facts(person) | {"partij": row.partij, "toezegging": gettext(TOEZEGGING)}
    return mail.build("kaders_vastgelegd", to=person.email, context=facts)


@outbox.mail("kader_veranderd")
def kader_veranderd(bericht: Bericht) -> EmailMessage | None:
    """Everyone hears that a kader became wider, clearer, or gave way to a new law."""
    person = bericht.person
    versie = KaderVersie.objects.select_related("kader").filter(pk=_number(bericht)).first()
    if person is None or not person.email or versie is None:
        return None
    facts = person_facts(person) | {"versie": versie, "aard": gettext(AARD[versie.aard])}
    return mail.build("kader_veranderd", to=person.email, context=facts)


def _number(bericht: Bericht) -> int:
    """The pk at the end of what the mail is about."""
    return int("".join(character for character in bericht.about if character.isdigit()))
