"""A moment to put in one's own calendar."""

from datetime import UTC, date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

import icalendar

ZONE = ZoneInfo("Europe/Amsterdam")
MIME = "text/calendar"

Method = Literal["PUBLISH", "REQUEST", "CANCEL"]
Status = Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]


def event(
    *,
    uid: str,
    sequence: int,
    stamp: datetime,
    start: datetime,
    end: datetime,
    summary: str,
    location: str = "",
    description: str = "",
    url: str = "",
    method: Method | None = None,
    status: Status = "CONFIRMED",
) -> bytes:
    """One event, in Dutch time with its zone written out.

    The same `uid` with a higher `sequence` replaces an earlier one. `method` belongs in mail
    only; a file for downloading has none. `stamp` is the moment of the act, not "now".
    """
    if end <= start:
        raise ValueError("Een afspraak eindigt na het begin.")
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Herstel//NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if method:
        calendar.add("method", method)

    entry = icalendar.Event()
    entry.add("uid", uid)
    entry.add("sequence", sequence)
    entry.add("dtstamp", stamp.astimezone(UTC))
    entry.add("dtstart", start.astimezone(ZONE))
    entry.add("dtend", end.astimezone(ZONE))
    entry.add("summary", summary)
    entry.add("status", status)
    for name, value in (("location", location), ("description", description), ("url", url)):
        if value:
            entry.add(name, value)
    calendar.add_component(entry)
    calendar.add_missing_timezones(date(start.year - 1, 1, 1), date(end.year + 2, 1, 1))
    return bytes(calendar.to_ical())
