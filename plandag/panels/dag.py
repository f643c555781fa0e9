"""What the day adds to the pages of a process and of a person."""

from collections.abc import Iterator

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import ngettext

from herstel.lib import clock
from herstel.lib.templatetags.herstel import datum
from participants.models import Informant
from plandag.models import Aanmelding, Antwoord, ConsentRonde, Plandag
from plandag.rules import consent
from plandag.rules import dag as rules
from processes.models import Person, Process, User
from processes.pages import station_line, station_page
from processes.panels import (
    Coming,
    Panel,
    Still,
    comes_next,
    on_informant_page,
    on_personal_page,
    on_process_page,
    stands_still,
)
from processes.road import PLANDAG

station_page(PLANDAG, "plandag:plandag")


@station_line(PLANDAG)
def wanneer(process: Process) -> str:
    """The day that is planned; one that was held before the process went back says nothing."""
    plandag = rules.latest(process)
    counts = plandag is not None and (process.step == PLANDAG or plandag.eind > clock.now())
    return datum(localdate(plandag.begin)) if plandag and counts else ""


@on_personal_page
def mijn_plandag(person: Person) -> Panel | None:
    """The invitation, the own answer, and on the day the way to the proposals."""
    rows = Aanmelding.objects.filter(person=person).select_related("plandag").order_by("-plandag__nummer")
    row, today = rows.first(), rules.nu(person.process) if person.process.step == PLANDAG else None
    here = today is not None and today.aanwezigheid.nu().filter(person=person).exists()
    if not (here or _is_ahead(row)):
        return None
    plandag = today if here else rules.latest(person.process)
    if plandag is None:
        return None
    context = {
        "plandag": plandag,
        "aanmelding": row,
        "beantwoord": row is not None and row.beantwoord_op is not None,
        "hier": here,
        "mag": row is not None and rules.may_still_answer(plandag),
        "vandaag": localdate(plandag.begin) == clock.today(),
        "bezig": plandag.begin <= clock.now() and localdate(plandag.begin) < clock.today(),
    }
    asks = bool(context["mag"]) and not context["beantwoord"] and not context["hier"]
    order = 7 if context["hier"] else 20
    return Panel(order, "plandag/_mijn_plandag.html", context, asks=asks) if row or context["hier"] else None


@on_personal_page
@on_informant_page
def informant_plandag(person: Person) -> Panel | None:
    """When and where somebody who was asked to explain is expected; also who said no can still say yes."""
    asked = Informant.objects.filter(person=person).exclude(gevraagd_op=None).exists()
    plandag = rules.nu(person.process) if asked else None
    if plandag is None or plandag.eind < clock.now():
        return None
    return Panel(14, "plandag/_mijn_informant_plandag.html", {"plandag": plandag})


@on_personal_page
def kerngroep_plandag(person: Person) -> Panel | None:
    """Totals for the kerngroep: exact, without groups or names (Decision 14)."""
    lid = getattr(person, "kerngroeplid", None)
    if lid is None or lid.gestopt_op or lid.afgezegd_op or not lid.aanvaard_op:
        return None
    plandag = rules.latest(person.process)
    if plandag is None or plandag.eind < clock.now() or not plandag.aanmeldingen.exists():
        return None
    return Panel(25, "plandag/_mijn_kerngroep_plandag.html", {"parts": _coming(rules.answers(plandag))})


def _coming(answers: dict[str, int]) -> list[str]:
    """The parts of one sentence; what nobody said is no part of it."""
    given = Aanmelding.Antwoord
    ja, nee, misschien, still = (answers[key] for key in (given.JA, given.NEE, given.MISSCHIEN, given.OPEN))
    parts = [
        (ja, ngettext("%(count)s komt", "%(count)s komen", ja)),
        (nee, ngettext("%(count)s komt niet", "%(count)s komen niet", nee)),
        (misschien, ngettext("%(count)s weet het nog niet", "%(count)s weten het nog niet", misschien)),
        (still, ngettext("%(count)s heeft nog niet geantwoord", "%(count)s hebben nog niet geantwoord", still)),
    ]
    return [words % {"count": count} for count, words in parts if count]


@on_process_page
def process_plandag(process: Process, user: User) -> Panel | None:
    plandag = rules.nu(process)
    if plandag is None or not process.is_moving or process.road.index(process.step) > process.road.index(PLANDAG):
        return None
    context = {
        "plandag": plandag,
        "answers": rules.answers(plandag),
        "begun": rules.is_today_or_past(plandag),
        "present": rules.present(plandag),
        "open_now": consent.open_words(process),
    }
    return Panel(20, "plandag/_process_plandag.html", context, asks=bool(context["open_now"]))


@stands_still
def geen_antwoord(processes: list[Process]) -> Iterator[Still]:
    """People who did not answer, once the date to answer has passed."""
    now = clock.now()
    late = Plandag.objects.filter(process__in=processes, antwoord_tot__lt=now, eind__gt=now)
    open_answers = Count("aanmeldingen", filter=Q(aanmeldingen__antwoord=Aanmelding.Antwoord.OPEN))
    for plandag in late.select_related("process").annotate(nog_open=open_answers).filter(nog_open__gt=0):
        count = plandag.nog_open
        text = f"{count} {'mens gaf' if count == 1 else 'mensen gaven'} nog geen antwoord voor de plandag."
        yield Still(
            plandag.process,
            text,
            reverse("plandag:uitnodigingen", args=[plandag.process.slug]),
            "Bel wie nog niet antwoordde",
        )


@stands_still
def ronde_open(processes: list[Process]) -> Iterator[Still]:
    """A round that waits for answers: people sit in the hall."""
    moving = {process.pk: process for process in processes if process.is_moving}
    open_now = ConsentRonde.objects.open().filter(process__in=moving).order_by()
    still_open = Count("kring", filter=Q(kring__keuze=Antwoord.Keuze.OPEN))
    for pk, count in open_now.values_list("process").annotate(left=still_open):
        text = f"Er is een ronde open: nog {count} {'antwoord' if count == 1 else 'antwoorden'}."
        yield Still(moving[pk], text, reverse("plandag:regie", args=[moving[pk].slug]), "Open de regie", now=True)


@comes_next
def volgende_plandag(processes: list[Process]) -> Iterator[Coming]:
    by_pk = {process.pk: process for process in processes}
    for plandag in Plandag.objects.filter(process__in=by_pk, eind__gt=clock.now()):
        yield Coming(by_pk[plandag.process_id], "Plandag:", plandag.begin)


def _is_ahead(row: Aanmelding | None) -> bool:
    return row is not None and row.plandag.eind > clock.now()
