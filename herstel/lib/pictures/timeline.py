"""A day as a strip: each part as wide as it lasts, in per cent; the whole hours under it; where it is now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

HOUR = timedelta(hours=1)
MOST_HOURS = 5  # labels under the strip: more do not fit on a phone
EDGE = 7.0  # per cent: half a label on a phone
NUMBER_FITS = 7.0  # per cent of the width that a number inside a block takes on a phone


@dataclass(frozen=True)
class Block:
    """One part: from `x`, `width` wide. `number` is empty where it does not fit."""

    x: float
    width: float
    number: str
    middle: float


@dataclass(frozen=True)
class Hour:
    x: float
    text: str
    anchor: str


@dataclass(frozen=True)
class Strip:
    blocks: list[Block]
    hours: list[Hour]
    now: float | None


def place(parts: Sequence[tuple[datetime, datetime]], now: datetime) -> Strip:
    """`parts`: begin and end of each, in order. A part without time has no block; its number is still counted."""
    if not parts:
        return Strip([], [], None)
    begin, end = parts[0][0], max(until for _, until in parts)
    whole = max(end - begin, timedelta(minutes=1))
    blocks = []
    for number, (since, until) in enumerate(parts, start=1):
        x, width = _percent(since - begin, whole), _percent(until - since, whole)
        if width > 0:
            blocks.append(Block(x, width, str(number) if width >= NUMBER_FITS else "", round(x + width / 2, 2)))
    return Strip(blocks, _hours(begin, end, whole), _percent(now - begin, whole) if begin <= now <= end else None)


def _hours(begin: datetime, end: datetime, whole: timedelta) -> list[Hour]:
    """Whole hours, never nearer to each other or to the edge than a label is wide."""
    first = begin.replace(minute=0, second=0, microsecond=0)
    first += HOUR if first < begin else timedelta()
    count = int((end - first) / HOUR) + 1 if end >= first else 0
    step = max(1, -(-count // MOST_HOURS))
    found = [first + HOUR * place for place in range(0, count, step)]
    hours = [(_percent(at - begin, whole), f"{at.hour}.00") for at in found]
    return [Hour(x, text, "start" if x < EDGE else "middle") for x, text in hours if x <= 100 - EDGE]


def _percent(part: timedelta, whole: timedelta) -> float:
    return round(part / whole * 100, 2)
