"""Mails about talks and to informanten. Each goes to one person, and says nothing about anybody else."""

from django.core.mail import EmailMessage

from herstel.lib import ics, mail
from participants.models import Gesprek, Informant
from participants.rules import in_calendar
from processes import outbox
from processes.mails.proces import person_facts
from processes.models import Bericht, Person, Process


@outbox.mail("gesprek")
def gesprek(bericht: Bericht) -> EmailMessage | None:
    """The appointment, with the moment for the own calendar. Not any more once it was moved or cancelled."""
    talk = _talk(bericht)
    return _with_calendar(bericht, "gesprek", talk) if talk and talk.status == Gesprek.Status.GEPLAND else None


@outbox.mail("gesprek_gewijzigd")
def gesprek_gewijzigd(bericht: Bericht) -> EmailMessage | None:
    """Another time, or no talk after all: the calendar follows by itself."""
    talk = _talk(bericht)
    if talk is None or talk.status == Gesprek.Status.GEVOERD:
        return None
    return _with_calendar(bericht, "gesprek_gewijzigd", talk)


@outbox.mail("informant_uitnodiging")
def informant_uitnodiging(bericht: Bericht) -> EmailMessage | None:
    """Which questions, how long, and what an informant does not do."""
    informant = Informant.objects.filter(person=bericht.person, gevraagd_op__isnull=False, afgezegd_op=None).first()
    if bericht.person is None or informant is None or not bericht.person.email:
        return None
    context = _facts(bericht.person) | {"informant": informant, "vragen": informant.vragen.standing()}
    return mail.build("informant_uitnodiging", to=bericht.person.email, context=context)


def _talk(bericht: Bericht) -> Gesprek | None:
    """The talk as this mail was about it: a later change sends its own mail."""
    pk, _, volgorde = bericht.about.removeprefix("gesprek").partition("-")
    talks = Gesprek.objects.select_related("betrokkene__process__organisatie", "begeleider")
    return talks.filter(pk=pk, volgorde=volgorde, betrokkene__person=bericht.person).first()


def _with_calendar(bericht: Bericht, name: str, talk: Gesprek) -> EmailMessage | None:
    if bericht.person is None or not bericht.person.email:
        return None
    afgezegd = talk.status == Gesprek.Status.AFGEZEGD
    team_reads = bericht.person.process.notities_voor == Process.Lezers.TEAM
    context = _facts(bericht.person) | {"gesprek": talk, "afgezegd": afgezegd, "team_reads": team_reads}
    message = mail.build(name, to=bericht.person.email, context=context)
    method: ics.Method = "CANCEL" if afgezegd else "REQUEST"
    message.attach("afspraak.ics", in_calendar(talk, method="REQUEST"), f"{ics.MIME}; method={method}")
    return message


def _facts(person: Person) -> dict[str, object]:
    return person_facts(person) | {"phone": person.process.organisatie.phone}
