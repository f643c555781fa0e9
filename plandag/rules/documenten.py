"""Which plan is on paper, who may read it, and what is published of it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from plandag.models import ConsentRonde, Document, Plan
from plandag.rules.controle import CODE_LENGTHS
from processes.models import Person, Process
from processes.road import TOETSING


def consent_rounds(process: Process, until: datetime | None = None) -> QuerySet[ConsentRonde]:
    """The slotrondes in which everyone could live with the plan, the last one first."""
    rounds = process.rondes.with_consent().filter(soort=ConsentRonde.Soort.SLOT).select_related("plan", "uitslag")
    if until is not None:
        rounds = rounds.filter(gesloten_op__lte=until)
    return rounds.order_by("-pk")


def carried_plan(process: Process) -> Plan | None:
    """The plan of the last slotronde with consent."""
    ronde = consent_rounds(process).first()
    return ronde.plan if ronde else None


def for_readers(process: Process) -> QuerySet[Document]:
    """What was made of the plan that was carried last: per kind the newest comes first."""
    plan = carried_plan(process)
    made = Document.objects.exclude(gemaakt_op=None).filter(process=process, plan=plan)
    return made.defer("bytes").order_by("soort", "-nummer")


def newest_of_each(documents: QuerySet[Document]) -> list[Document]:
    seen: dict[str, Document] = {}
    for document in documents:
        seen.setdefault(document.soort, document)
    order = list(Document.Soort.values)
    return sorted(seen.values(), key=lambda document: order.index(document.soort))


def kadersteller_may_read(process: Process) -> bool:
    """Who tests the plan does not see it while it is being made (§3.2)."""
    return process.has_reached(TOETSING)


def person_may_read(person: Person) -> bool:
    """Everyone of the process reads the plan; who tests it too, but not before the toets."""
    return not hasattr(person, "kadersteller") or kadersteller_may_read(person.process)


@dataclass(frozen=True)
class Published:
    """What everyone may know of a plan by its code: how many could live with it, and whether it was replaced."""

    sha256: str
    mensen: int
    replaced: bool


def published(code: str) -> Published | None:
    """By the whole hash, or its first 16 characters as they stand on paper. Nothing else of a process is told."""
    if len(code) not in CODE_LENGTHS:
        return None
    slot = ConsentRonde.objects.with_consent().filter(soort=ConsentRonde.Soort.SLOT)
    ronde = slot.filter(plan__sha256__startswith=code).select_related("plan", "uitslag").order_by("pk").last()
    if ronde is None or ronde.plan is None:
        return None
    newer = slot.filter(process=ronde.process_id, pk__gt=ronde.pk).exclude(plan__sha256=ronde.plan.sha256)
    return Published(ronde.plan.sha256, can_live(ronde), newer.exists())


def can_live(ronde: ConsentRonde) -> int:
    return ronde.uitslag.akkoord + ronde.uitslag.zorg + ronde.uitslag.groep


def is_our_file(file_sha256: str) -> bool:
    """Whether this is, to the last byte, a file that was made here."""
    return Document.objects.filter(sha256=file_sha256).exclude(gemaakt_op=None).exists()
