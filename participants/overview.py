"""What the page of the snowball shows: who is there, who named whom, how it grew, who is still missing."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils import timezone

from herstel.lib import clock
from herstel.lib.pictures import bars, curve, rings
from participants.models import Aandraging, Betrokkene, Gesprek, Groep
from processes.models import Process
from processes.road import GESPREKKEN, VERBREDING

CORE, SPOKEN, NAMED, NOT_COMING = "core", "spoken", "named", "not"
WORDS = {SPOKEN: "gesproken", NAMED: "genoemd, nog niet gesproken", NOT_COMING: "doet niet mee of niet bereikt"}
OTHERS = "Andere groepen"
MOST_IN_TREE = 200
MOST_GAPS = 8
MOST_INDENT = 5
STILL_GROWS = timedelta(days=14)
LAST_WEEK = timedelta(days=7)


@dataclass
class Mens:
    """Somebody on the list, with who named this person."""

    pk: int
    name: str
    groep: Groep
    status: str
    kerngroep: bool
    named_at: date
    spoken_at: date | None
    named_by: list["Mens"] = field(default_factory=list)
    via: list[str] = field(default_factory=list)
    level: int = 1
    indent: int = 0

    @property
    def state(self) -> str:
        if self.spoken_at:
            return SPOKEN
        return NOT_COMING if self.status in Betrokkene.NOT_COMING else NAMED

    @property
    def mark(self) -> str:
        """The shape in the picture: who is in the kerngroep has one of its own."""
        return CORE if self.kerngroep else self.state

    @property
    def stand(self) -> str:
        """The same in words: never by shape or colour alone."""
        return f"kerngroep, {WORDS[self.state]}" if self.kerngroep else WORDS[self.state]

    @property
    def label(self) -> str:
        return f"{self.name}: {self.stand}"

    @property
    def hoe(self) -> str:
        """*genoemd door Wim en Els*, or how else this person was found."""
        if not self.named_by:
            return ", ".join(self.via)
        names = [mens.name for mens in self.named_by]
        return "genoemd door " + (" en ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])} en {names[-1]}")


@dataclass(frozen=True)
class Week:
    """How many were named and spoken by the end of a week."""

    start: date
    genoemd: int
    gesproken: int


@dataclass(frozen=True)
class Gap:
    """Who is missing, and where they stand."""

    text: str
    url: str


def mensen(process: Process) -> list[Mens]:
    """Everybody on the list, in three queries however many there are."""
    held = Min("gesprekken__gevoerd_op", filter=Q(gesprekken__status=Gesprek.Status.GEVOERD))
    rows = process.betrokkenen.select_related("person", "groep").annotate(held=held).order_by("pk")
    core = set(process.kerngroep.lid().values_list("person_id", flat=True))
    found = {
        row.pk: Mens(
            row.pk,
            row.person.name,
            row.groep,
            row.status,
            row.person_id in core,
            timezone.localtime(row.at).date(),
            timezone.localtime(row.held).date() if row.held else None,
        )
        for row in rows
    }
    for naming in Aandraging.objects.filter(betrokkene__process=process).order_by("at", "pk"):
        mens = found[naming.betrokkene_id]
        if naming.door_id in found:
            mens.named_by.append(found[naming.door_id])
        else:
            mens.via.append(naming.get_via_display())
    level = rings.levels(
        found,
        [pk for pk, mens in found.items() if mens.kerngroep],
        {pk: [by.pk for by in mens.named_by] for pk, mens in found.items()},
    )
    for pk, mens in found.items():
        mens.level = level[pk]
    return list(found.values())


def sectors(people: list[Mens]) -> list[tuple[str, list[Mens]]]:
    """Who is in which sector of the picture. Of very many groups the smallest go together."""
    by_group: dict[Groep, list[Mens]] = {}
    for mens in sorted(people, key=lambda mens: mens.groep.pk):
        by_group.setdefault(mens.groep, []).append(mens)
    if len(by_group) <= rings.MOST_SECTORS:
        return [(groep.name, those) for groep, those in by_group.items()]
    largest = sorted(by_group, key=lambda groep: -len(by_group[groep]))[: rings.MOST_SECTORS - 1]
    rest = [mens for groep, those in by_group.items() if groep not in largest for mens in those]
    return [(groep.name, by_group[groep]) for groep in by_group if groep in largest] + [(OTHERS, rest)]


def network(parts: list[tuple[str, list[Mens]]]) -> dict[str, Any]:
    """The picture: a dot for everybody, or when they are too many a sector for each group."""
    everybody = {mens.pk: mens for _, those in parts for mens in those}
    dots = [
        rings.Dot(mens.pk, sector, mens.level, tuple(by.pk for by in mens.named_by))
        for sector, (_, those) in enumerate(parts)
        for mens in those
    ]
    found = rings.place(dots, [rings.words(name) for name, _ in parts])
    if found is None:
        return {"size": rings, "counted": _counted(parts)}
    drawn = []
    for spot in found.spots:
        mens = everybody[spot.key]
        x, y, width = rings.tip(mens.name, spot.x, spot.y)
        drawn.append({"spot": spot, "mens": mens, "x": x, "y": y, "left": round(x - width / 2, 1), "width": width})
    return {"size": rings, "net": found, "drawn": drawn}


def with_counts(process: Process) -> list[Any]:
    """Groups with how many are named and how many were spoken, in one query."""
    spoken = Q(betrokkenen__gesprekken__status=Gesprek.Status.GEVOERD)
    return list(
        process.groepen.annotate(
            genoemd=Count("betrokkenen", distinct=True),
            gesproken=Count("betrokkenen", filter=spoken, distinct=True),
        )
    )


def coverage(groepen: list[Any]) -> list[tuple[Any, bars.Part]]:
    """The largest group first, each with its bar: as long as the group is large, filled as far as was spoken."""
    largest = sorted(groepen, key=lambda groep: -groep.genoemd)
    drawn = bars.parts([(groep.genoemd, groep.gesproken) for groep in largest])
    return list(zip(largest, drawn, strict=True))


def trees(people: Iterable[Mens]) -> list[tuple[Groep, list[Mens]]]:
    """Per group who named whom, as lines that step in: each below the first who named, if that one is in it too."""
    by_group: dict[Groep, list[Mens]] = {}
    for mens in people:
        by_group.setdefault(mens.groep, []).append(mens)
    return [(groep, _tree(those)) for groep, those in sorted(by_group.items(), key=lambda item: item[0].pk)]


def weeks(process: Process, people: list[Mens]) -> list[Week]:
    """How the list grew, from the first name until now, or until the last change once the talks are over."""
    if not people:
        return []
    named = Counter(_monday(mens.named_at) for mens in people)
    spoken = Counter(_monday(mens.spoken_at) for mens in people if mens.spoken_at)
    at, last = min([*named, *spoken]), max([*named, *spoken])
    if still_grows(process):
        last = max(last, _monday(clock.today()))
    found, genoemd, gesproken = [], 0, 0
    while at <= last:
        genoemd, gesproken = genoemd + named[at], gesproken + spoken[at]
        found.append(Week(at, genoemd, gesproken))
        at += timedelta(days=7)
    return found


def growth(weeks: list[Week]) -> dict[str, Any]:
    """The two lines, and the first, the middle and the last date under them."""
    if not weeks:
        return {}
    drawn = curve.place([week.gesproken for week in weeks], [week.genoemd for week in weeks])
    places = sorted({0, len(weeks) // 2, len(weeks) - 1})
    anchors = {0: "start", len(weeks) - 1: "end"}
    dates = [
        {"x": curve.x(place, len(weeks)), "anchor": anchors.get(place, "middle"), "at": weeks[place].start}
        for place in places
    ]
    return {"drawn": drawn, "size": curve, "dates": dates, "first": weeks[0], "last": weeks[-1]}


def still_grows(process: Process) -> bool:
    return process.step in (GESPREKKEN, VERBREDING)


def what_it_says(process: Process, people: list[Mens]) -> str:
    """The curve in plain sentences."""
    spoken = sum(mens.state == SPOKEN for mens in people)
    if not still_grows(process):
        named = "Er is één persoon" if len(people) == 1 else f"Er zijn {len(people)} mensen"
        return f"{named} genoemd. Met {spoken} van hen is gesproken."
    new = sum(mens.named_at > clock.today() - STILL_GROWS for mens in people)
    if not new:
        return "De lijn “genoemd” loopt vlak. In de laatste twee weken kwam er geen naam bij."
    word = "kwam er één naam" if new == 1 else f"kwamen er {new} namen"
    if not any(mens.named_at > clock.today() - LAST_WEEK for mens in people):
        return f"In de laatste twee weken {word} bij. In de laatste week niet één."
    return f"De lijn “genoemd” stijgt nog. In de laatste twee weken {word} bij."


def missing(process: Process, people: list[Mens]) -> list[Gap]:
    """Whom the talks have not reached yet, each with the list that shows them."""
    home = reverse("participants:betrokkenen", args=[process.slug])
    of_group = Counter(mens.groep.pk for mens in people)
    spoken = Counter(mens.groep.pk for mens in people if mens.state == SPOKEN)
    gaps = []
    for groep in process.groepen.all():
        if not of_group[groep.pk]:
            gaps.append(Gap(f"Van {groep.name} is nog niemand genoemd.", f"{home}nieuw/"))
        elif not spoken[groep.pk]:
            gaps.append(Gap(f"Met niemand van {groep.name} is gesproken.", f"{home}?groep={groep.pk}"))
        elif of_group[groep.pk] == 1:
            gaps.append(Gap(f"Van {groep.name} kennen we nog maar één persoon.", f"{home}?groep={groep.pk}"))
    if len(gaps) > MOST_GAPS:
        url = reverse("participants:groepen", args=[process.slug])
        gaps[MOST_GAPS - 1 :] = [Gap(f"Dit geldt ook voor {len(gaps) - MOST_GAPS + 1} andere groepen.", url)]
    return gaps + _waiting(people, home)


def _waiting(people: list[Mens], home: str) -> list[Gap]:
    gaps = []
    if new := sum(mens.status == Betrokkene.Status.GENOEMD for mens in people):
        words = "Eén persoon is" if new == 1 else f"{new} mensen zijn"
        gaps.append(Gap(f"{words} genoemd en nog niet benaderd.", f"{home}?stand=genoemd"))
    if silent := sum(mens.state == NAMED for mens in people):
        words = "Met één persoon is" if silent == 1 else f"Met {silent} mensen is"
        gaps.append(Gap(f"{words} nog niet gesproken.", f"{home}?stand=niet_gesproken"))
    return gaps


def _tree(those: list[Mens]) -> list[Mens]:
    here = {mens.pk for mens in those}
    below: dict[int, list[Mens]] = {}
    for mens in those:
        above = [by.pk for by in mens.named_by if by.pk in here and by.level < mens.level]
        below.setdefault(above[0] if above else 0, []).append(mens)
    found, waiting = [], [(mens, 0) for mens in reversed(below.get(0, []))]
    while waiting:
        mens, indent = waiting.pop()
        mens.indent = min(indent, MOST_INDENT)
        found.append(mens)
        waiting += [(child, indent + 1) for child in reversed(below.get(mens.pk, []))]
    return found


def _counted(parts: list[tuple[str, list[Mens]]]) -> list[dict[str, Any]]:
    sizes = [len(those) for _, those in parts]
    spoken = [sum(mens.state == SPOKEN for mens in those) for _, those in parts]
    counts = [f"{part} van {size}" for part, size in zip(spoken, sizes, strict=True)]
    names = [[*rings.words(name), count] for (name, _), count in zip(parts, counts, strict=True)]
    wedges, labels = rings.wedges(sizes, spoken, names)
    return [{"wedge": wedge, "label": label} for wedge, label in zip(wedges, labels, strict=True)]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
