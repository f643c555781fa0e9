"""Mails about the day: invitation, confirmation, change. Facts only, and only to the person they are about."""

from datetime import datetime

from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _

from herstel.lib import ics, mail
from plandag.models import Aanmelding, Plandag
from processes import outbox
from processes.mails.proces import person_facts
from processes.models import Bericht


@outbox.mail("uitnodiging")
def uitnodiging(bericht: Bericht) -> EmailMessage | None:
    """Date, place, time and what to expect stand in the mail itself; the personal link stands there once."""
    aanmelding = _aanmelding(bericht)
    return _message(bericht, aanmelding, "uitnodiging") if aanmelding else None


@outbox.mail("bevestiging")
def bevestiging(bericht: Bericht) -> EmailMessage | None:
    """The facts of what was answered; who comes gets the day for the own calendar. A later answer replaces it."""
    aanmelding = _aanmelding(bericht)
    if aanmelding is None or aanmelding.beantwoord_op is None or not bericht.about.endswith(_moment(aanmelding)):
        return None
    message = _message(bericht, aanmelding, "bevestiging")
    if message and aanmelding.antwoord == Aanmelding.Antwoord.JA:
        _with_calendar(message, bericht, aanmelding)
    return message


@outbox.mail("plandag_gewijzigd")
def plandag_gewijzigd(bericht: Bericht) -> EmailMessage | None:
    """The day changed after the invitation: what it is now, and the calendar entry that replaces the old one."""
    aanmelding = _aanmelding(bericht)
    if aanmelding is None or aanmelding.antwoord == Aanmelding.Antwoord.NEE:
        return None
    if not bericht.about.endswith(f".{aanmelding.plandag.volgorde}"):
        return None
    message = _message(bericht, aanmelding, "plandag_gewijzigd")
    if message and aanmelding.antwoord == Aanmelding.Antwoord.JA:
        _with_calendar(message, bericht, aanmelding)
    return message


def calendar(plandag: Plandag, *, stamp: datetime, method: ics.Method | None = None) -> bytes:
    """The day as a calendar entry: the same for everyone, with the same identity after a change."""
    return ics.event(
        uid=f"plandag-{plandag.process.public_id}-{plandag.nummer}@herstel",
        sequence=plandag.volgorde,
        stamp=stamp,
        start=plandag.begin,
        end=plandag.eind,
        summary=_("Plandag: %(case)s") % {"case": plandag.process.title},
        location=", ".join(filter(None, (plandag.plaats, plandag.adres))),
        description=plandag.uitleg,
        method=method,
    )


def _aanmelding(bericht: Bericht) -> Aanmelding | None:
    plandag_pk = bericht.about.split(".")[0]
    rows = Aanmelding.objects.select_related("plandag__process__organisatie")
    return rows.filter(plandag=int(plandag_pk), person=bericht.person_id).first()


def _moment(aanmelding: Aanmelding) -> str:
    return f".{int(aanmelding.beantwoord_op.timestamp() * 1000)}" if aanmelding.beantwoord_op else ""


def _message(bericht: Bericht, aanmelding: Aanmelding, name: str) -> EmailMessage | None:
    person = bericht.person
    if person is None or not person.email:
        return None
    context = person_facts(person) | {
        "aanmelding": aanmelding,
        "plandag": aanmelding.plandag,
        "programma": list(aanmelding.plandag.programma.all()),
        "komt": aanmelding.antwoord == Aanmelding.Antwoord.JA,
        "organisatie": person.process.organisatie,
        "veranderen": mail.absolute(reverse("mijn")),
    }
    return mail.build(name, to=person.email, context=context)


def _with_calendar(message: EmailMessage, bericht: Bericht, aanmelding: Aanmelding) -> None:
    entry = calendar(aanmelding.plandag, stamp=bericht.at, method="PUBLISH")
    message.attach("plandag.ics", entry.decode(), ics.MIME)
