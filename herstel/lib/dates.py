"""Days and times as people write them: `za 3 oktober`, `3 okt 2026`, `3/10/26`, `13.40`, `20 uur`."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import product
from typing import Literal

from herstel.lib import clock

MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
WEEKDAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]

_WEEKDAY = r"(?:(?P<weekday>[^\W\d_]+)\.?,?\s+)?"
_YEAR = r"(?P<year>\d{4}|'?\d{2})"
_DAYS = [
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})\s*[-.]?\s*(?P<month>[^\W\d_]+)\.?(?:\s*[-,]?\s*{_YEAR})?",
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})\s*[-/]\s*(?P<month>\d{{1,2}})(?:\s*[-/]\s*{_YEAR})?",
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})\s*[. ]\s*(?P<month>\d{{1,2}})\s*[. ]\s*{_YEAR}",
    r"(?P<weekday>)(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
]
_TIMES = [
    r"(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?:\s*(?:uur|u)\.?)?",
    r"(?P<hour>\d{1,2})\s*(?:uur|u)\.?(?P<minute>)",
    r"(?P<hour>\d{1,2})\s?[uh](?P<minute>\d{2})",
]
_BETWEEN = r"(?:,\s*|\s+)(?:om\s+)?"
_FIRST_YEAR, _LAST_YEAR = 1900, 2199

_LEAP_DAY = (29, 2)
_FAR = timedelta(days=274)  # a day without a year that is so far off is most likely on the other side of today

Wrong = Literal["invalid", "unknown", "weekday", "hour", "year"]


class Unreadable(ValueError):
    """Why a text is no day or time: `invalid` in its form, `unknown` in the calendar, another `weekday`, no `hour`;
    `year`: without a year it is unclear which day is meant."""

    def __init__(self, why: Wrong, day: date | None = None) -> None:
        super().__init__(why)
        self.why, self.day = why, day


def read_day(text: str, *, past: bool = False) -> date:
    """The day that is meant. Without a year it is the first that comes, or with `past` the last that was."""
    return _day(_match(text, _DAYS), past=past)


def read_time(text: str) -> time:
    return _time(_match(text, _TIMES))


def read_moment(text: str) -> datetime:
    """A day and a time, as the clock on the wall says it."""
    found = _match(text, [f"{day}{_BETWEEN}{clock}" for day, clock in product(_DAYS, _TIMES)])
    return datetime.combine(_day(found), _time(found))


def write_day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _match(text: str, patterns: list[str]) -> re.Match[str]:
    text = " ".join(text.split())
    for pattern in patterns:
        if found := re.fullmatch(pattern, text, re.IGNORECASE):
            return found
    raise Unreadable("invalid")


def _day(found: re.Match[str], *, past: bool = False) -> date:
    """Without a year a far day asks for one, unless the day of the week that was typed fits."""
    month, weekday = _month(found["month"]), _weekday(found["weekday"])
    day = _in_year(int(found["day"]), month, found["year"], past=past)
    if weekday is not None and day.weekday() != weekday:
        raise Unreadable("weekday", day)
    leap = (day.day, day.month) == _LEAP_DAY
    if not found["year"] and weekday is None and not leap and abs(day - clock.today()) > _FAR:
        raise Unreadable("year", day)
    return day


def _in_year(day: int, month: int, year: str | None, *, past: bool) -> date:
    for candidate in [_year(year)] if year else _years_around(past=past):
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue  # 29 februari is not there each year
        if year or (found <= clock.today() if past else found >= clock.today()):
            return found
    raise Unreadable("unknown")


def _years_around(*, past: bool) -> Iterator[int]:
    step = -1 if past else 1
    return (clock.today().year + step * count for count in range(9))


def _year(text: str) -> int:
    year = int(text.lstrip("'"))
    year = year + 2000 if len(text) < 4 else year
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise Unreadable("unknown")
    return year


def _time(found: re.Match[str]) -> time:
    try:
        return time(int(found["hour"]), int(found["minute"] or 0))
    except ValueError:
        raise Unreadable("hour") from None


def _month(text: str) -> int:
    if text.isdecimal():
        return int(text)
    name = {"mrt": "maart"}.get(text.lower(), text.lower())
    return _only(MONTHS, name, at_least=3) + 1


def _weekday(text: str | None) -> int | None:
    return _only(WEEKDAYS, text.lower(), at_least=2) if text else None


def _only(names: list[str], begin: str, *, at_least: int) -> int:
    """The place of the one name that begins like this."""
    found = [place for place, name in enumerate(names) if name.startswith(begin)]
    if len(found) != 1 or len(begin) < at_least:
        raise Unreadable("invalid")
    return found[0]
