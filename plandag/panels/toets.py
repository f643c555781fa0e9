"""What the toets and what follows add to the pages of a process, of a kadersteller and of a person."""

from collections.abc import Iterator

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from herstel.lib import clock
from herstel.lib.templatetags.herstel import datum_kort
from plandag.models import Evaluatiemoment, Toets
from plandag.rules import toets as rules
from plandag.rules import vervolg
from plandag.rules.dag import end_of_day
from plandag.rules.documenten import person_may_read
from plandag.rules.toets import Stand
from processes.models import Gebeurtenis, Kadersteller, Person, Process, User
from processes.pages import station_page
from processes.panels import (
    Coming,
    Panel,
    Still,
    comes_next,
    on_kadersteller_page,
    on_personal_page,
    on_process_page,
    stands_still,
)
from processes.road import AFGESLOTEN, NAZORG, TOETSING

WAITS = {
    Stand.OPEN: "De toets loopt sinds {dag}. Nog niet overal is iets gekozen.",
    Stand.PAST_NIET: "De toets loopt sinds {dag}. Nog niet alles past.",
}
station_page(TOETSING, "plandag:toets")
station_page(NAZORG, "plandag:vervolg")


@on_kadersteller_page
def kadersteller_toets(process: Process, user: User) -> Panel | None:
    """Verdicts to give, a decision to write down, a name to put under it."""
    toets = rules.standing(process)
    role = Kadersteller.objects.filter(user=user, partij__process=process).select_related("partij", "person").first()
    if toets is None or role is None:
        return None
    cellen, paper = rules.matrix(toets).of(role.partij), vervolg.overeenkomst(process)
    context = {
        "todo": sum(cel.wacht_op_partij for cel in cellen),
        "asks": sum(cel.wacht_op_groep for cel in cellen),
        "running": process.step == TOETSING and process.is_moving,
        "moving": process.is_moving,
        "waits": any(cel.voorlopig for cel in cellen) and all(cel.past for cel in cellen),
        "paper": paper,
        "signed": paper is not None and paper.handtekeningen.filter(partij=role.partij).exists(),
        "own": role.person.vervolgafspraken.exists(),
    }
    unsigned = paper is not None and process.is_moving and not context["signed"]
    asks = unsigned or bool(context["running"] and (context["todo"] or context["waits"]))
    return Panel(10, "plandag/_panel_kadersteller_toets.html", context, asks=asks)


@on_personal_page
def mijn_ondertekenen(person: Person) -> Panel | None:
    """The overeenkomst: to sign for who was in the kring, to read for the others."""
    process = person.process
    paper = vervolg.overeenkomst(process) if rules.standing(process) and person_may_read(person) else None
    if paper is None:
        return None
    signed = paper.handtekeningen.filter(partij=None, person=person).exists()
    may_sign = not signed and process.step != AFGESLOTEN and vervolg.may_sign(paper, person)
    return Panel(16, "plandag/_mijn_panel_tekenen.html", {"signed": signed, "may_sign": may_sign}, asks=may_sign)


@on_personal_page
def mijn_afspraken(person: Person) -> Panel | None:
    """The own promises; one that is stuck or past its day is asked after."""
    process = person.process
    owners = list(process.vervolgafspraken.values_list("eigenaar", flat=True))
    if not owners or not person_may_read(person):
        return None
    own = owners.count(person.pk)
    late = vervolg.overdue([process.pk]).filter(eigenaar=person).count() if own else 0
    open_now = process.is_moving and process.step in (TOETSING, NAZORG)
    context = {"own": own, "late": late, "open": open_now}
    return Panel(17, "plandag/_mijn_panel_afspraken.html", context, asks=bool(late) and open_now)


@on_personal_page
def mijn_na_afloop(person: Person) -> Panel | None:
    """How the plan did, and when we come back."""
    toets = rules.standing(person.process)
    if toets is None or not person_may_read(person):
        return None
    evaluatie = person.process.evaluaties.filter(gehouden_op=None).first()
    context = {"toets_stand": str(rules.stand(toets)), "evaluatie": evaluatie}
    return Panel(18, "plandag/_panel_mijn_na_afloop.html", context)


@on_process_page
def process_toets(process: Process, user: User) -> Panel | None:
    if process.step not in (TOETSING, NAZORG, AFGESLOTEN):
        return None
    toets, paper = rules.standing(process), vervolg.overeenkomst(process)
    context = {
        "toets_stand": str(rules.stand(toets)) if toets else "",
        "paper": paper,
        "getekend": vervolg.getekend(process, paper) if paper else None,
    } | process.vervolgafspraken.aggregate(
        afspraken=Count("pk"), late=Count("pk", filter=Q(pk__in=vervolg.overdue([process.pk])))
    )
    return Panel(20, "plandag/_panel_process_toets.html", context)


@stands_still
def open_toets(processes: list[Process]) -> Iterator[Still]:
    """A toets in which something must still be said or repaired; the outcome is read where it was told."""
    running = {process.pk: process for process in processes if process.is_moving and process.step == TOETSING}
    told = Gebeurtenis.objects.filter(process__in=running, kind="toets_uitslag").order_by("seq")
    stand = dict(told.values_list("data__toets", "data__stand"))
    for toets in Toets.objects.standing().filter(process__in=running):
        process = running[toets.process_id]
        if text := WAITS.get(stand.get(toets.pk, Stand.OPEN)):
            text = text.format(dag=datum_kort(timezone.localdate(toets.begonnen_op)))
            yield Still(process, text, reverse("plandag:toets", args=[process.slug]), "Kijk wie")


@stands_still
def te_laat(processes: list[Process]) -> Iterator[Still]:
    """Promises that are stuck or past their day, as long as the process runs."""
    running = {process.pk: process for process in processes if process.is_moving and process.step == NAZORG}
    late: dict[int, int] = {}
    for pk in vervolg.overdue(list(running)).values_list("process_id", flat=True):
        late[pk] = late.get(pk, 0) + 1
    for pk, count in late.items():
        text = f"{count} {'afspraak loopt' if count == 1 else 'afspraken lopen'} vast of over de datum."
        yield Still(running[pk], text, reverse("plandag:vervolg", args=[running[pk].slug]), "Bel wie het doet")


@stands_still
def niet_teruggekomen(processes: list[Process]) -> Iterator[Still]:
    """A day to come back that has passed, and nobody wrote down how it went."""
    by_pk = {process.pk: process for process in processes if process.is_moving}
    for row in Evaluatiemoment.objects.filter(process__in=by_pk, gehouden_op=None, datum__lt=clock.today()):
        process = by_pk[row.process_id]
        text = f"Van het terugkomen op {datum_kort(row.datum)} staat nog niets opgeschreven."
        yield Still(process, text, reverse("plandag:vervolg", args=[process.slug]), "Schrijf op hoe het ging")


@comes_next
def terugkomen(processes: list[Process]) -> Iterator[Coming]:
    by_pk = {process.pk: process for process in processes if process.is_moving}
    for row in Evaluatiemoment.objects.filter(process__in=by_pk, gehouden_op=None, datum__gte=clock.today()):
        yield Coming(by_pk[row.process_id], "Terugkomen:", end_of_day(row.datum))
