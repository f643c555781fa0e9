"""What follows from the overeenkomst and the promises, without writing anything."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from herstel.lib import canon, clock
from plandag.models import (
    Antwoord,
    Besluit,
    ConsentRonde,
    Handtekening,
    Overeenkomst,
    Plan,
    Vervolgafspraak,
    VoorstelVersie,
    Zorg,
)
from plandag.rules.dag import end_of_day
from plandag.rules.toets import waits_for_besluit
from processes.models import Partij, Person, Process

LINKS_LIVE = 3  # months after the last evaluation (Decision 11)


def overeenkomst(process: Process) -> Overeenkomst | None:
    papers = process.overeenkomsten.filter(vervallen_op=None)
    return papers.select_related("toets__plan").first()


def slotronde_of(plan: Plan) -> ConsentRonde | None:
    """The round in which everyone could live with exactly this plan."""
    return plan.rondes.with_consent().select_related("uitslag").order_by("-pk").first()


def may_sign(paper: Overeenkomst, person: Person) -> bool:
    """Whoever sat in the kring of that round."""
    ronde = slotronde_of(paper.toets.plan)
    return ronde is not None and ronde.kring.filter(person=person).exclude(keuze=Antwoord.Keuze.VERTROKKEN).exists()


def may_still_sign(paper: Overeenkomst) -> QuerySet[Person]:
    """Who sat in the kring and has not put a name under it."""
    ronde = slotronde_of(paper.toets.plan)
    if ronde is None:
        return Person.objects.none()
    in_kring = ronde.kring.exclude(keuze=Antwoord.Keuze.VERTROKKEN).values("person")
    signed = paper.handtekeningen.filter(partij=None, person__isnull=False).values("person")
    return Person.objects.filter(pk__in=in_kring).exclude(pk__in=signed)


@dataclass(frozen=True)
class Regel:
    """A partij under the overeenkomst: the decision about this plan, if it needed one, and its signature."""

    partij: Partij
    besluit: Besluit | None
    handtekening: Handtekening | None


@dataclass(frozen=True)
class Getekend:
    """How many of the parties have signed."""

    partijen: list[Regel]

    @property
    def count(self) -> int:
        return sum(regel.handtekening is not None for regel in self.partijen)

    @property
    def missing(self) -> list[str]:
        return [regel.partij.name for regel in self.partijen if regel.handtekening is None]


def getekend(process: Process, paper: Overeenkomst) -> Getekend:
    signed = {row.partij_id: row for row in paper.handtekeningen.exclude(partij=None).select_related("person")}
    decided = {row.partij_id: row for row in Besluit.objects.filter(toets=paper.toets_id, sha256=paper.plan_sha256)}
    partijen = kaderstellend(process)
    return Getekend([Regel(partij, decided.get(partij.pk), signed.get(partij.pk)) for partij in partijen])


def kaderstellend(process: Process) -> QuerySet[Partij]:
    """The parties that own a kader that counts."""
    owned = process.kaders.standing().filter(owners=OuterRef("pk"))
    return process.partijen.kaderstellend().filter(Exists(owned))


def to_read(paper: Overeenkomst) -> dict[str, Any]:
    """The three parts to read, how many parties signed, and of whom a decision is still to come."""
    return {
        "paper": paper,
        "code": canon.check_code(paper.sha256),
        "plan_code": canon.check_code(paper.plan_sha256),
        "werkafspraken": [
            row.versie for row in paper.toets.plan.onderdelen.select_related("versie__voorstel").order_by("volgorde")
        ],
        "getekend": getekend(paper.process, paper),
        "voorlopig": waits_for_besluit(paper.toets),
        "kring_getekend": paper.handtekeningen.filter(partij=None).count(),
    }


def klaar_op(versie: VoorstelVersie) -> date | None:
    """The day a promise is due: of a month it is the last day. *Direct* and *doorlopend* have no day of their own."""
    day = versie.wanneer_op
    if day is None or versie.wanneer != VoorstelVersie.Wanneer.IN:
        return day
    return day.replace(day=monthrange(day.year, day.month)[1])


def links_until(process: Process) -> datetime | None:
    """Three months after the last evaluation that stands; empty as long as none does."""
    days = [max(filter(None, row)) for row in process.evaluaties.values_list("datum", "gehouden_op")]
    return end_of_day(_months_later(max(days), LINKS_LIVE)) if days else None


def _months_later(day: date, months: int) -> date:
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def overdue(process_ids: list[int]) -> QuerySet[Vervolgafspraak]:
    """Promises past their day that are not done, handed over or honestly closed."""
    running = Vervolgafspraak.objects.filter(process__in=process_ids).exclude(stand__in=Vervolgafspraak.FINAL)
    return running.filter(Q(klaar_op__lt=clock.today()) | Q(stand=Vervolgafspraak.Stand.VAST))


def zorgen_terug(process: Process) -> QuerySet[Zorg]:
    """What may be asked back at the evaluation: only with leave of who said it (Decision 10)."""
    return process.zorgen.filter(mag_terugvragen=True).select_related("voorstel")
