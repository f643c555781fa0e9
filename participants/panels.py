"""What the talks and the board add to the pages of a process and of a person."""

from collections.abc import Iterator

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils import timezone

from herstel.lib import clock
from herstel.lib.templatetags.herstel import tijd
from participants import rules
from participants.models import Behoefte, Betrokkene, Gesprek, Informant
from processes import pages
from processes.models import Person, Process, User
from processes.panels import (
    Coming,
    Fact,
    Panel,
    Still,
    comes_next,
    on_personal_page,
    on_process_page,
    stands_still,
    tells,
)
from processes.road import GESPREKKEN, TOETSING, VERBREDING

pages.station_page(GESPREKKEN, "participants:gesprekken", opens_at=GESPREKKEN)
pages.station_page(VERBREDING, "participants:informatie", opens_at=GESPREKKEN)


@pages.station_line(GESPREKKEN)
def hoe_ver_met_gesprekken(process: Process) -> str:
    held = Betrokkene.objects.gesproken().values("pk")
    count = process.betrokkenen.aggregate(named=Count("pk"), spoken=Count("pk", filter=Q(pk__in=held)))
    return f"{count['spoken']} van de {count['named']} gesproken" if count["named"] else ""


@on_process_page
def vandaag(process: Process, user: User) -> Panel | None:
    """Today's talks: one's own first."""
    if not process.has_reached(GESPREKKEN):
        return None
    talks = (
        Gesprek.objects.gepland().filter(betrokkene__process=process).select_related("begeleider", "betrokkene__person")
    )
    today = [
        talk for talk in talks.order_by("gepland_op") if timezone.localtime(talk.gepland_op).date() == clock.today()
    ]
    rows = sorted(today, key=lambda talk: talk.begeleider_id != user.pk)
    if not rows and process.step not in (GESPREKKEN, VERBREDING):
        return None
    return Panel(20, "participants/_vandaag.html", {"talks": rows})


@on_process_page
def op_weg(process: Process, user: User) -> Panel | None:
    """How many are named, spoken and prepared, while the talks run."""
    if process.step not in (GESPREKKEN, VERBREDING):
        return None
    status = dict(process.betrokkenen.order_by().values_list("status").annotate(Count("pk")))
    context = {
        "genoemd": sum(status.values()),
        "gesproken": Betrokkene.objects.gesproken().filter(process=process).count(),
        "voorbereid": status.get(Betrokkene.Status.VOORBEREID, 0),
        "vragen": process.informatievragen.standing().count(),
        "open_vragen": process.informatievragen.open().count(),
        "nodig": process.behoeften.unanswered_condition().count(),
    }
    return Panel(30, "participants/_op_weg.html", context)


@on_personal_page
def mijn_afspraak(person: Person) -> Panel | None:
    talks = Gesprek.objects.gepland().filter(betrokkene__person=person, gepland_op__gte=clock.now())
    talk = talks.select_related("begeleider").first()
    return Panel(15, "participants/_mijn_afspraak.html", {"talk": talk}) if talk else None


@on_personal_page
def mijn_informant(person: Person) -> Panel | None:
    row = Informant.objects.filter(person=person).exclude(gevraagd_op=None).first()
    if row is None:
        return None
    after = person.process.has_reached(TOETSING)
    if after and not row.aanvaard_op:
        return None
    asks = not row.aanvaard_op and not row.afgezegd_op
    return Panel(13, "participants/_mijn_informant_panel.html", {"row": row, "after": after}, asks=asks)


@on_personal_page
def mijn_vraag(person: Person) -> Panel | None:
    if not _takes_part(person):
        return None
    vragen = person.process.informatievragen.on_board()
    context = {
        "count": vragen.count(),
        "answered": vragen.exclude(antwoord="").count(),
        "own": person.process.informatievragen.standing().filter(pk__in=person.betrokkene.gevraagd.values("vraag")),
    }
    return Panel(30, "participants/_mijn_vraag_panel.html", context)


@on_personal_page
def wie_mist(person: Person) -> Panel | None:
    return Panel(40, "participants/_mijn_wie_mist_panel.html", {}) if _takes_part(person) else None


@on_personal_page
def mijn_nodig(person: Person) -> Panel | None:
    if not _takes_part(person):
        return None
    return Panel(28, "participants/_mijn_nodig_panel.html", {"needs": person.behoeften.all()})


@stands_still
def gesprekken_zonder_einde(processes: list[Process]) -> Iterator[Still]:
    by_pk = {process.pk: process for process in processes}
    counts = rules.overdue(list(by_pk)).order_by().values_list("betrokkene__process").annotate(Count("pk"))
    for pk, count in counts:
        word = "gesprek is geweest" if count == 1 else "gesprekken zijn geweest"
        url = reverse("participants:gesprekken", args=[by_pk[pk].slug])
        yield Still(by_pk[pk], f"{count} {word}, zonder einde opgeschreven.", url, "Rond af")


@stands_still
def wacht_te_lang(processes: list[Process]) -> Iterator[Still]:
    """Once the talks are over nobody waits for one any more."""
    by_pk = {process.pk: process for process in processes if process.step in (GESPREKKEN, VERBREDING)}
    counts = rules.wait_too_long(list(by_pk)).order_by().values_list("process").annotate(Count("pk"))
    for pk, count in counts:
        word = "persoon wacht" if count == 1 else "mensen wachten"
        url = reverse("participants:betrokkenen", args=[by_pk[pk].slug])
        text = f"{count} {word} langer dan twee weken op een gesprek."
        yield Still(by_pk[pk], text, f"{url}?stand=wacht_lang", "Kijk wie")


@stands_still
def informant_zwijgt(processes: list[Process]) -> Iterator[Still]:
    """Who was asked to explain a week ago, and has not said yes or no."""
    by_pk = {process.pk: process for process in processes if not process.has_reached(TOETSING)}
    rows = (
        rules.silent_informanten(list(by_pk))
        .order_by()
        .values_list("process")
        .annotate(Count("pk"), Min("gevraagd_op"))
    )
    for pk, count, since in rows:
        days = (clock.now() - since).days
        text = f"{count} informanten zeggen niet of ze komen. De eerste al {days} dagen niet."
        if count == 1:
            text = f"1 informant zegt al {days} dagen niet of die komt."
        yield Still(by_pk[pk], text, reverse("participants:informanten", args=[by_pk[pk].slug]), "Kijk wie")


@stands_still
def voorwaarde_open(processes: list[Process]) -> Iterator[Still]:
    """*Zonder dit kom ik niet*, and nobody has answered yet."""
    by_pk = {process.pk: process for process in processes if not process.has_reached(TOETSING)}
    asked = Behoefte.objects.unanswered_condition().filter(process__in=by_pk).order_by()
    for pk, count in asked.values_list("process").annotate(Count("person", distinct=True)):
        text = f"{count} {'mens komt' if count == 1 else 'mensen komen'} alleen als iets geregeld is. Dat is nog open."
        yield Still(by_pk[pk], text, reverse("participants:behoeften", args=[by_pk[pk].slug]), "Geef antwoord")


@tells
def mensen_gesproken(processes: list[Process]) -> Iterator[Fact]:
    """How many have been spoken with, while the talks run."""
    by_pk = {process.pk: process for process in processes if process.step in (GESPREKKEN, VERBREDING)}
    named = Betrokkene.objects.filter(process__in=by_pk).order_by().values_list("process")
    spoken = dict(named.filter(pk__in=Betrokkene.objects.gesproken().values("pk")).annotate(Count("pk")))
    for pk, count in named.annotate(Count("pk")):
        words = "mens gesproken" if count == 1 else "mensen gesproken"
        yield Fact(by_pk[pk], "talk", f"{spoken.get(pk, 0)} van de {count}", words)


@tells
def gesprekken_vandaag(processes: list[Process]) -> Iterator[Fact]:
    by_pk = {process.pk: process for process in processes}
    today = Gesprek.objects.gepland().filter(betrokkene__process__in=by_pk, gepland_op__date=clock.today()).order_by()
    for pk, count, first in today.values_list("betrokkene__process").annotate(Count("pk"), Min("gepland_op")):
        word = "gesprek" if count == 1 else "gesprekken"
        yield Fact(by_pk[pk], "clock", f"{count} {word}", f"vandaag, het eerste om {tijd(first)}")


@comes_next
def volgend_gesprek(processes: list[Process]) -> Iterator[Coming]:
    by_pk = {process.pk: process for process in processes}
    talks = Gesprek.objects.gepland().filter(betrokkene__process__in=list(by_pk), gepland_op__date__gt=clock.today())
    for pk, at in talks.order_by().values_list("betrokkene__process").annotate(Min("gepland_op")):
        yield Coming(by_pk[pk], "Volgend gesprek:", at)


def _takes_part(person: Person) -> bool:
    """Deelnemers, from the talks until the plan is made, as long as the process moves."""
    process = person.process
    open_now = process.is_moving and process.has_reached(GESPREKKEN) and not process.has_reached(TOETSING)
    return open_now and Betrokkene.objects.taking_part().filter(person=person).exists()
