"""The calendar of the example, shifted by whole weeks when it is loaded (Decision 19)."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.formats import date_format

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SLOT = re.compile(r"\[(\d{4}-\d\d-\d\d)(?::(\w+))?\]")
FORMATS = {None: "j F Y", "kort": "j F", "maand": "F Y", "dag": "l j F"}


@dataclass(frozen=True)
class Kalender:
    """Moments and dates of the example; `weken` is how many weeks they move."""

    weken: int = 0

    def dag(self, day: str) -> date:
        return date.fromisoformat(day) + timedelta(weeks=self.weken)

    def moment(self, day: str, clock: str) -> datetime:
        """`moment("2026-10-03", "20.28")`, in Amsterdam."""
        hours, minutes = clock.split(".")
        return datetime.combine(self.dag(day), time(int(hours), int(minutes)), AMSTERDAM)

    def text(self, text: str) -> str:
        """Fill the slots: `[2026-10-03]`, `[2026-03-09:kort]`, `[2027-10-01:maand]`, `[2026-10-03:dag]`."""
        return SLOT.sub(lambda slot: date_format(self.dag(slot[1]), FORMATS[slot[2]]), text)


def weeks_until(last: date, today: date) -> int:
    """How many whole weeks to move so that `last` falls within the week before `today`, or on it."""
    return (today - last).days // 7
