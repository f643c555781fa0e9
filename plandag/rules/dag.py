"""What follows from the day as it is planned, without writing anything."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone

from herstel.lib import clock
from participants.models import Betrokkene, Gesprek, Groep
from participants.rules import HAS_ANSWERED
from plandag.models import Aanmelding, Aanwezigheid, Antwoord, Plandag
from processes.models import Person, Process, User
from processes.road import GESPREKKEN, PLANDAG, TOETSING


def latest(process: Process) -> Plandag | None:
    """The last plandag that was planned."""
    return process.plandagen.order_by("-nummer").first()


def nu(process: Process) -> Plandag | None:
    """The plandag whose hall counts: the one of today, also when a next one is planned already; else the last."""
    today = end_of_day(clock.today())
    days = list(process.plandagen.order_by("-nummer"))
    going_on = [day for day in days if day.begin <= today and day.eind > today - timedelta(days=1)]
    return next(iter(going_on or days), None)


def end_of_day(moment: date | datetime) -> datetime:
    """*Tot en met* a day: its last second where the people are."""
    day = timezone.localtime(moment).date() if isinstance(moment, datetime) else moment
    return timezone.make_aware(datetime.combine(day, time(23, 59, 59))).astimezone(UTC)


def is_today_or_past(plandag: Plandag) -> bool:
    """Whether the day itself has come, on the clocks of Amsterdam."""
    return timezone.localtime(plandag.begin).date() <= clock.today()


def has_been_held(plandag: Plandag) -> bool:
    """Whether the day lies behind: the calendar says so, or the process went on from it."""
    went_on = plandag.process.has_reached(TOETSING) and is_today_or_past(plandag)
    return went_on or timezone.localtime(plandag.eind).date() < clock.today()


def door_is_open(plandag: Plandag) -> bool:
    """Whether people are checked in and out: the process stands at the plandag and moves, and the day has come."""
    process = plandag.process
    return process.is_moving and process.step == PLANDAG and is_today_or_past(plandag)


def may_still_answer(plandag: Plandag) -> bool:
    """Whether people can answer by link; after that they call."""
    return clock.now() <= plandag.antwoord_tot


def has_answered(person: Person) -> bool:
    """Whether counts rest on this person: answered the invitation, came, or answered in a round."""
    aanmeldingen = person.aanmeldingen.exclude(antwoord=Aanmelding.Antwoord.OPEN)
    given = Antwoord.objects.filter(person=person).exclude(keuze=Antwoord.Keuze.OPEN)
    return aanmeldingen.exists() or person.aanwezigheid.exists() or given.exists()


HAS_ANSWERED.append(has_answered)


def kaders_are_laid_down(process: Process) -> bool:
    """People are invited for a day whose boundaries are known: the gate of the kaders was passed."""
    return process.has_reached(GESPREKKEN)


def not_in_the_kring(person: Person, guides: set[str] | None = None) -> str:
    """Why this person takes no part in the decision (Decision 14, §4.5); "" for a deelnemer.

    `guides`: the addresses of the begeleiders, when many people are asked about at once.
    """
    if hasattr(person, "kadersteller"):
        return "legt kaders vast"
    if hasattr(person, "informant"):
        return "geeft uitleg"
    if hasattr(person, "steunfiguur"):
        return "komt mee als steun of tolk"
    if person.email and person.email.lower() in (guides_of(person.process_id) if guides is None else guides):
        return "begeleidt dit proces"
    return "" if hasattr(person, "betrokkene") else "doet niet mee als betrokkene"


def guides_of(process_id: int) -> set[str]:
    return set(User.objects.filter(processes=process_id).values_list(Lower("email"), flat=True))


def deelnemers(process: Process) -> QuerySet[Betrokkene]:
    """Everyone who can be invited and can sit in the kring: taking part, and in no role that keeps one out."""
    guides = User.objects.filter(processes=process).exclude(email="").values("email")
    return (
        Betrokkene.objects.taking_part()
        .filter(process=process, person__forgotten_at=None)
        .filter(person__kadersteller=None, person__informant=None, person__steunfiguur=None)
        .exclude(person__email__in=guides)
    )


def uit_te_nodigen(plandag: Plandag) -> QuerySet[Betrokkene]:
    """Deelnemers without an invitation to this day, in order of name."""
    invited = Aanmelding.objects.filter(plandag=plandag, person_id=OuterRef("person_id"))
    people = deelnemers(plandag.process).exclude(Exists(invited))
    return people.select_related("person", "groep").order_by("person__name", "pk")


def zonder_voorbereiding(plandag: Plandag) -> QuerySet[Betrokkene]:
    """Who said to come, is not prepared, and has no place in the voorbereidingshoek yet."""
    coming = Aanmelding.objects.ja().filter(plandag=plandag, person_id=OuterRef("person_id"))
    place = Gesprek.objects.filter(
        betrokkene=OuterRef("pk"), soort=Gesprek.Soort.KORT, status__in=(Gesprek.Status.GEPLAND, Gesprek.Status.GEVOERD)
    )
    people = Betrokkene.objects.not_prepared().filter(Exists(coming), process=plandag.process)
    return people.exclude(Exists(place)).select_related("person", "groep")


@dataclass(frozen=True)
class GroepStand:
    """How a group stands before and on the day."""

    name: str
    uitgenodigd: int
    ja: int
    nee: int
    misschien: int
    open: int
    kwam: int
    nu: int


def per_groep(plandag: Plandag) -> list[GroepStand]:
    """The counts per group, for begeleiders; one query for the answers and one for who was there."""
    mine = Q(betrokkenen__person__aanmeldingen__plandag=plandag)
    answer = "betrokkenen__person__aanmeldingen"
    counts = {
        key: Count(answer, filter=mine & Q(**{f"{answer}__antwoord": key}), distinct=True)
        for key in Aanmelding.Antwoord.values
    }
    there = Aanwezigheid.objects.filter(plandag=plandag).values("person__betrokkene__groep")
    seen: dict[int, Mapping[str, Any]] = {
        row["person__betrokkene__groep"]: row
        for row in there.annotate(
            kwam=Count("person", distinct=True), nu=Count("person", filter=Q(uit_op=None), distinct=True)
        ).order_by()
    }
    groepen = Groep.objects.filter(process=plandag.process).annotate(
        uitgenodigd=Count(answer, filter=mine, distinct=True), **counts
    )
    return [_stand(groep, seen.get(groep["id"], {})) for groep in groepen.order_by("pk").values()]


def _stand(groep: Mapping[str, Any], seen: Mapping[str, Any]) -> GroepStand:
    keys = ("name", "uitgenodigd", *Aanmelding.Antwoord.values)
    return GroepStand(**{key: groep[key] for key in keys}, kwam=seen.get("kwam", 0), nu=seen.get("nu", 0))


def answers(plandag: Plandag) -> dict[str, int]:
    """How many people gave which answer: exact totals, for everyone (Decision 14)."""
    rows = plandag.aanmeldingen.order_by().values_list("antwoord").annotate(count=Count("pk"))
    return dict.fromkeys(Aanmelding.Antwoord.values, 0) | dict(rows)


def present(plandag: Plandag) -> int:
    return plandag.aanwezigheid.nu().count()
