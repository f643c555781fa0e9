"""What follows from the list and the talks, without writing anything."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from herstel.lib import canon, clock, ics
from participants.models import Betrokkene, Gesprek, Gespreksnotitie, Informant
from processes.models import Kerngroeplid, Person, Process, User
from processes.rules import NOT_IN_IT, NOTES_WERE_MADE

KERNGROEP_GROEP = "Kerngroep"

# Whether this person already answered something on a higher floor; then only the status may change.
HAS_ANSWERED: list[Callable[[Person], bool]] = []


def is_fixed(betrokkene: Betrokkene) -> bool:
    """Who has spoken or answered stays on the list, in the same group: the counts rest on it."""
    return betrokkene.gesprekken.gevoerd().exists() or has_answered(betrokkene.person)


def has_answered(person: Person) -> bool:
    return any(asks(person) for asks in HAS_ANSWERED)


def may_read_note(user: User, gesprek: Gesprek) -> bool:
    """Decision 13: the begeleiders of the process or, as a setting, only the own one and who leads."""
    process = gesprek.betrokkene.process
    mine = process.begeleidingen.of(user).first()
    if mine is None:
        return False
    own = user.pk in (gesprek.begeleider_id, gesprek.betrokkene.begeleider_id)
    return process.notities_voor == Process.Lezers.TEAM or mine.hoofd or own


def who_reads_notes(process: Process) -> str:
    """The promise beside the lock, as the begeleider tells it in the talk."""
    if process.notities_voor == Process.Lezers.TEAM:
        return "Alleen jij en je team lezen dit."
    return "Alleen de eigen begeleider en de hoofdbegeleider lezen dit."


def note_place(gesprek: Gesprek) -> str:
    return f"gespreksnotitie:{gesprek.pk}"


def note_version(notitie: Gespreksnotitie | None) -> str:
    """What a form shows that it was made from; "" when there was no note yet."""
    return canon.digest(bytes(notitie.versleuteld)) if notitie else ""


def note_of(gesprek: Gesprek) -> Gespreksnotitie | None:
    return Gespreksnotitie.objects.filter(gesprek=gesprek).first()


def look_alikes(process: Process, *, name: str = "", email: str = "", phone: str = "") -> QuerySet[Person]:
    """Who is already known with the same name, phone or e-mail address: perhaps the same human being."""
    same = Q(pk=None)
    if name := canon.clean(name):
        same |= Q(name__iexact=name)
    if email := canon.clean(email):
        same |= Q(email__iexact=email)
    if phone := canon.clean(phone):
        same |= Q(phone=phone)
    return process.people.filter(same, forgotten_at=None)


def kerngroep_not_listed(process: Process) -> QuerySet[Kerngroeplid]:
    """Members who are deelnemers too, and not on the list yet. Who acts for a kaderstellende partij is not."""
    speaks_for = Q(partij__kaderstellend=True) | Q(person__kadersteller__isnull=False)
    members = process.kerngroep.lid().filter(person__betrokkene=None, person__forgotten_at=None)
    return members.exclude(speaks_for).select_related("person")


def overdue(process_ids: list[int]) -> QuerySet[Gesprek]:
    """Talks whose time has passed without anybody having said how they went."""
    talks = Gesprek.objects.gepland().filter(betrokkene__process__in=process_ids)
    return talks.filter(gepland_op__lt=clock.now() - timedelta(hours=24))


def wait_too_long(process_ids: list[int]) -> QuerySet[Betrokkene]:
    """Named more than two weeks ago, not spoken with, and no talk is planned."""
    waiting = Betrokkene.objects.filter(process__in=process_ids, status__in=Betrokkene.WAITING)
    return waiting.filter(at__lt=_too_long_ago())


def waits_too_long(row: Betrokkene) -> bool:
    return row.status in Betrokkene.WAITING and row.at < _too_long_ago()


def _too_long_ago() -> datetime:
    return clock.now() - timedelta(days=14)


def silent_informanten(process_ids: list[int]) -> QuerySet[Informant]:
    """Asked more than a week ago, and neither yes nor no."""
    asked = Informant.objects.still_asked().filter(process__in=process_ids, aanvaard_op=None)
    return asked.filter(gevraagd_op__lt=clock.now() - timedelta(days=7))


def in_calendar(gesprek: Gesprek, *, method: ics.Method | None = None) -> bytes:
    """The talk as a moment for one's own calendar; a cancelled one takes itself out again."""
    cancelled = gesprek.status == Gesprek.Status.AFGEZEGD
    process = gesprek.betrokkene.process
    return ics.event(
        uid=f"gesprek-{gesprek.pk}-{process.public_id}@herstel",
        sequence=gesprek.volgorde,
        stamp=clock.now(),
        start=gesprek.gepland_op,
        end=gesprek.gepland_op + timedelta(minutes=gesprek.duur),
        summary=_("Gesprek met %(name)s") % {"name": gesprek.begeleider.name},
        location=gesprek.plaats,
        description=_("Hoe: %(how)s.") % {"how": gesprek.get_kanaal_display()},
        method="CANCEL" if method and cancelled else method,
        status="CANCELLED" if cancelled else "CONFIRMED",
    )


def not_in_it(process: Process) -> QuerySet[Person]:
    """Who said no, and who was named by somebody and never heard of us. The kerngroep always is in it."""
    said_no = Q(betrokkene__status=Betrokkene.Status.WIL_NIET)
    named = Q(betrokkene__status__in=(Betrokkene.Status.GENOEMD, Betrokkene.Status.NIET_BEREIKT), berichten=None)
    no_other_role = Q(meelezer=None, informant=None, kadersteller=None)
    people = process.people.filter(said_no | (named & no_other_role))
    return people.exclude(kerngroeplid__in=process.kerngroep.lid())


NOT_IN_IT.append(not_in_it)


def has_notes(process: Process) -> bool:
    return Gespreksnotitie.objects.filter(gesprek__betrokkene__process=process).exists()


NOTES_WERE_MADE.append(has_notes)
