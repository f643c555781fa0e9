"""What the talks and the board add to the pages of a process and of a person."""

from collections.abc import Iterator

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone

from herstel.lib import clock
from participants import rules
from participants.models import Betrokkene, Gesprek, Informant
from processes import pages
from processes.models import Person, Process, User
from processes.panels import Coming, Panel, Still, comes_next, on_personal_page, on_process_page, stands_still
from processes.road import GESPREKKEN, TOETSING, VERBREDING

pages.station_page(GESPREKKEN, "participants:gesprekken")
pages.station_page(VERBREDING, "participants:informatie")


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
    return Panel(10, "participants/_mijn_informant_panel.html", {"row": row}) if row else None


@on_personal_page
def mijn_vraag(person: Person) -> Panel | None:
    if not _takes_part(person):
        return None
    vragen = person.process.informatievragen.on_board()
    answered = vragen.exclude(antwoord="").count()
    return Panel(30, "participants/_mijn_vraag_panel.html", {"count": vragen.count(), "answered": answered})


@on_personal_page
def wie_mist(person: Person) -> Panel | None:
    return Panel(40, "participants/_mijn_wie_mist_panel.html", {}) if _takes_part(person) else None


@on_personal_page
def mijn_nodig(person: Person) -> Panel | None:
    if not _takes_part(person):
        return None
    return Panel(45, "participants/_mijn_nodig_panel.html", {"needs": person.behoeften.all()})


@stands_still
def gesprekken_zonder_einde(processes: list[Process]) -> Iterator[Still]:
    by_pk = {process.pk: process for process in processes}
    counts = rules.overdue(list(by_pk)).order_by().values_list("betrokkene__process").annotate(Count("pk"))
    for pk, count in counts:
        word = "gesprek is geweest" if count == 1 else "gesprekken zijn geweest"
        url = reverse("participants:gesprekken", args=[by_pk[pk].slug])
        yield Still(by_pk[pk], f"{count} {word}, zonder einde opgeschreven.", url, "Rond af")


@stands_still
def te_lang_genoemd(processes: list[Process]) -> Iterator[Still]:
    """Once the talks are over nobody waits for a first contact any more."""
    by_pk = {process.pk: process for process in processes if process.step in (GESPREKKEN, VERBREDING)}
    counts = rules.too_long_named(list(by_pk)).order_by().values_list("process").annotate(Count("pk"))
    for pk, count in counts:
        word = "persoon wacht" if count == 1 else "mensen wachten"
        url = reverse("participants:betrokkenen", args=[by_pk[pk].slug])
        text = f"{count} {word} al twee weken op een eerste contact."
        yield Still(by_pk[pk], text, f"{url}?stand=wacht_lang", "Kijk wie")


@comes_next
def volgend_gesprek(processes: list[Process]) -> Iterator[Coming]:
    by_pk = {process.pk: process for process in processes}
    talks = Gesprek.objects.gepland().filter(betrokkene__process__in=list(by_pk), gepland_op__gte=clock.now())
    for pk, at in talks.order_by().values_list("betrokkene__process").annotate(Min("gepland_op")):
        yield Coming(by_pk[pk], "Volgend gesprek:", at)


def _takes_part(person: Person) -> bool:
    """Deelnemers, from the talks until the plan is made, as long as the process moves."""
    process = person.process
    open_now = process.is_moving and process.has_reached(GESPREKKEN) and not process.has_reached(TOETSING)
    return open_now and Betrokkene.objects.taking_part().filter(person=person).exists()
