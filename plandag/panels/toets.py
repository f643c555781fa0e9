"""What the toets and what follows add to the pages of a process, of a kadersteller and of a person."""

from collections.abc import Iterator

from django.urls import reverse

from plandag.models import Evaluatiemoment
from plandag.rules import toets as rules
from plandag.rules import vervolg
from plandag.rules.dag import end_of_day
from plandag.rules.documenten import person_may_read
from processes.models import Kadersteller, Person, Process, User
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
    asks = bool(context["running"] and (context["todo"] or context["waits"]))
    unsigned = paper is not None and process.is_moving and not context["signed"]
    return Panel(10, "plandag/_panel_kadersteller_toets.html", context, asks=asks or unsigned)


@on_personal_page
def mijn_na_afloop(person: Person) -> Panel | None:
    """How the plan did, the overeenkomst, and the own promises."""
    process = person.process
    toets = rules.standing(process)
    if toets is None or not person_may_read(person):
        return None
    paper, owners = vervolg.overeenkomst(process), list(process.vervolgafspraken.values_list("eigenaar", flat=True))
    context = {
        "toets_stand": str(rules.stand(toets)),
        "paper": paper,
        "signed": paper is not None and paper.handtekeningen.filter(partij=None, person=person).exists(),
        "may_sign": process.step != AFGESLOTEN and paper is not None and vervolg.may_sign(paper, person),
        "own": owners.count(person.pk),
        "any": bool(owners),
        "evaluatie": process.evaluaties.filter(gehouden_op=None).first(),
    }
    return Panel(50, "plandag/_panel_mijn_na_afloop.html", context)


@on_process_page
def process_toets(process: Process, user: User) -> Panel | None:
    if process.step not in (TOETSING, NAZORG, AFGESLOTEN):
        return None
    toets, paper = rules.standing(process), vervolg.overeenkomst(process)
    context = {
        "toets_stand": str(rules.stand(toets)) if toets else "",
        "paper": paper,
        "getekend": vervolg.getekend(process, paper) if paper else None,
        "late": vervolg.overdue([process.pk]).count(),
        "afspraken": process.vervolgafspraken.count(),
    }
    return Panel(20, "plandag/_panel_process_toets.html", context)


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


@comes_next
def terugkomen(processes: list[Process]) -> Iterator[Coming]:
    by_pk = {process.pk: process for process in processes if process.is_moving}
    for row in Evaluatiemoment.objects.filter(process__in=by_pk, gehouden_op=None):
        yield Coming(by_pk[row.process_id], "Terugkomen:", end_of_day(row.datum))
