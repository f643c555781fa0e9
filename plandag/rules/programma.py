"""The programme of the day as a strip: each part lasts until the next one begins."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from herstel.lib import clock
from herstel.lib.pictures import timeline
from plandag.models import Plandag, Programmaonderdeel

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Deel:
    """A part of the programme with its place in the day."""

    nummer: int
    part: Programmaonderdeel
    begin: datetime
    eind: datetime
    nu: bool

    @property
    def minuten(self) -> int:
        return int((self.eind - self.begin) / timedelta(minutes=1))


@dataclass(frozen=True)
class Tijdlijn:
    delen: list[Deel]
    strip: timeline.Strip


def tijdlijn(plandag: Plandag, parts: Iterable[Programmaonderdeel]) -> Tijdlijn:
    """What begins earlier than the day itself begins after midnight. The last part lasts until the end of the day."""
    now = clock.now()
    begin, end = timezone.localtime(plandag.begin), timezone.localtime(plandag.eind)
    dated = sorted(((_at(part, begin, end), part.pk, part) for part in parts), key=lambda row: row[:2])
    starts = [at for at, _, _ in dated]
    ends = [*starts[1:], max(end, starts[-1])] if starts else []
    delen = [
        Deel(number, part, since, until, since <= now < until)
        for number, ((since, _, part), until) in enumerate(zip(dated, ends, strict=True), start=1)
    ]
    return Tijdlijn(delen, timeline.place([(deel.begin, deel.eind) for deel in delen], timezone.localtime(now)))


def nu_en_straks(delen: list[Deel], now: datetime | None = None) -> list[Deel]:
    """The part that goes on now and the two that follow; before the day the first three, after it the last."""
    return [deel for deel in delen if deel.eind > (now or clock.now())][:3] or delen[-3:]


def _at(part: Programmaonderdeel, begin: datetime, end: datetime) -> datetime:
    at = begin.replace(hour=part.begin.hour, minute=part.begin.minute, second=0, microsecond=0)
    return at + DAY if at < begin and at + DAY <= end else at
