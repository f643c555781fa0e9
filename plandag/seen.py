"""What each page of the day shows, in a few letters and one query: so that it can ask again cheaply."""

from django.utils.timezone import localtime

from herstel.lib import canon, clock
from herstel.lib.htmx import HtmxRequest
from herstel.lib.live import Rows, fingerprint, rows
from plandag import screen
from plandag.models import Aanmelding, Aanwezigheid, Antwoord, ConsentRonde, Plandag
from plandag.papieren import MOST_TRIES
from plandag.rules import dag
from processes.access import PersonRequest, UserRequest
from processes.models import Kadersteller, Person, Process
from processes.panels import watched_on_personal_page
from processes.road import PLANDAG


def regie(request: UserRequest, process: Process) -> str:
    """Which rounds run, who is still to answer, who is in the hall, what was objected; and the clock."""
    return fingerprint(
        *_rounds(process),
        rows(Aanwezigheid.objects.nu().filter(plandag__process=process), "pk"),
        rows(process.bezwaren.all(), "pk", "status"),
        rows(process.heropenverzoeken.all(), "pk", "heropend_op"),
        rows(process.voorstellen.all(), "pk", "status"),
        rows(process.voorstel_versies.all(), "pk"),
        rows(process.plandagen.all(), "pk", "scherm", "scherm_voorstel_id"),
        also=(process.step, _minute()),
    )


def scherm(request: HtmxRequest, key: str) -> str:
    """What the hall sees. Who is still to answer only counts; an address that is wrong shows nothing."""
    process = screen.process_of(key)
    if process is None:
        return ""
    closed = rows(process.rondes.gesloten(), "pk")
    chosen = rows(process.plandagen.all(), "pk", "scherm", "scherm_voorstel_id")
    return fingerprint(*_rounds(process), closed, chosen, also=_minute())


def antwoord(request: PersonRequest, person: Person) -> str:
    """The questions that are open for this person, and how each question ended. Nothing of anybody else."""
    asked = Antwoord.objects.filter(person=person)
    return fingerprint(rows(asked, "ronde__pk", "ronde__status"))


def aankomst(request: UserRequest, process: Process) -> str:
    """Who came and who left, at whatever door."""
    there = Aanwezigheid.objects.filter(plandag__process=process)
    return fingerprint(
        rows(there, "pk", "uit_op"),
        rows(Aanmelding.objects.filter(plandag__process=process), "pk", "antwoord"),
        rows(process.betrokkenen.all(), "pk", "status"),
        also=(process.step, process.is_moving, clock.today()),
    )


def uitnodigingen(request: UserRequest, process: Process) -> str:
    """Who is invited, how far the mail is, and who answered."""
    return fingerprint(
        rows(Aanmelding.objects.filter(plandag__process=process), "pk", "antwoord", "beantwoord_op"),
        rows(process.berichten.filter(kind="uitnodiging"), "pk", "pogingen", "verzonden_op", "mislukt_op"),
    )


def documenten(request: UserRequest, process: Process) -> str:
    """How far each file is; "" when all of them are made, or given up."""
    papers = list(process.documenten.values_list("pk", "stap", "pogingen", "bezig_tot", "gemaakt_op"))
    busy = any(made is None and tries < MOST_TRIES for _pk, _stap, tries, _until, made in papers)
    return canon.digest(repr(sorted(papers)))[:16] if busy else ""


def toets(request: UserRequest, process: Process) -> str:
    """Every verdict, answer and decision of the toets."""
    return fingerprint(
        rows(process.oordelen.all(), "pk"),
        rows(process.groepsantwoorden.all(), "pk"),
        rows(process.besluiten.all(), "pk"),
        rows(process.toetsen.all(), "pk", "vervallen_op"),
        rows(process.bezwaren.all(), "pk", "status"),
        also=(process.step, process.is_moving),
    )


def oordelen(request: UserRequest, role: Kadersteller) -> str:
    """The same for a kadersteller: every partij reads along."""
    return toets(request, role.partij.process)


def voorstellen(request: PersonRequest, person: Person) -> str:
    """The texts as they are now, and whether a question is open."""
    return fingerprint(
        *_own(person),
        rows(person.process.voorstellen.all(), "pk", "status"),
        rows(person.process.voorstel_versies.all(), "pk"),
    )


@watched_on_personal_page
def of_person(person: Person) -> list[Rows]:
    """On the day itself a waiting phone sees a round open; on other days it need not ask."""
    if person.process.step != PLANDAG and not _is_today(person.process):
        return []
    return _own(person)


def _own(person: Person) -> list[Rows]:
    return [
        rows(Antwoord.objects.filter(person=person, ronde__status=ConsentRonde.Status.OPEN), "ronde_id"),
        rows(Aanwezigheid.objects.nu().filter(person=person), "pk"),
        rows(person.bezwaren.all(), "pk", "status"),
    ]


def _rounds(process: Process) -> tuple[Rows, Rows]:
    silent = Antwoord.objects.filter(process=process, ronde__status=ConsentRonde.Status.OPEN)
    return (
        rows(process.rondes.unfinished(), "pk", "status"),
        rows(silent.filter(keuze=Antwoord.Keuze.OPEN), "pk"),
    )


def _is_today(process: Process) -> bool:
    plandag: Plandag | None = dag.nu(process)
    return plandag is not None and localtime(plandag.begin).date() == clock.today()


def _minute() -> str:
    return f"{localtime(clock.now()):%H:%M}"
