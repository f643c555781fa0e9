from datetime import UTC, datetime

import icalendar
import pytest

from herstel.lib import ics

STAMP = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
EVENT = {
    "uid": "plandag-1@herstel.voorbeeld.example",
    "sequence": 2,
    "stamp": STAMP,
    "start": datetime(2026, 10, 3, 10, 0, tzinfo=UTC),
    "end": datetime(2026, 10, 3, 19, 0, tzinfo=UTC),
    "summary": "Plandag; samen, in de kring",
}


def read(data):
    calendar = icalendar.Calendar.from_ical(data)
    return calendar, calendar.walk("VEVENT")[0]


def test_event_stands_in_dutch_time_with_its_zone():
    calendar, event = read(ics.event(**EVENT))

    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Amsterdam"]
    assert event["DTSTART"].params["TZID"] == "Europe/Amsterdam"
    assert event["DTSTART"].dt.isoformat() == "2026-10-03T12:00:00+02:00"
    assert event["DTEND"].dt.isoformat() == "2026-10-03T21:00:00+02:00"


def test_event_over_the_change_of_the_clock_keeps_both_offsets():
    start, end = datetime(2026, 10, 24, 22, 0, tzinfo=UTC), datetime(2026, 10, 25, 9, 0, tzinfo=UTC)

    _, event = read(ics.event(**{**EVENT, "start": start, "end": end}))

    assert event["DTSTART"].dt.isoformat() == "2026-10-25T00:00:00+02:00"
    assert event["DTEND"].dt.isoformat() == "2026-10-25T10:00:00+01:00"


def test_event_keeps_its_name_number_and_words():
    words = "Regel één,\nregel twee; " + "lang " * 40

    calendar, event = read(ics.event(**EVENT, description=words, location="De Wetering"))

    assert (str(event["UID"]), event["SEQUENCE"]) == (EVENT["uid"], 2)
    assert str(event["SUMMARY"]) == EVENT["summary"]
    assert str(event["DESCRIPTION"]) == words
    assert str(event["LOCATION"]) == "De Wetering"
    assert event["DTSTAMP"].dt == STAMP
    assert "METHOD" not in calendar


def test_cancelled_event_says_so():
    calendar, event = read(ics.event(**EVENT, method="CANCEL", status="CANCELLED"))

    assert (str(calendar["METHOD"]), str(event["STATUS"])) == ("CANCEL", "CANCELLED")


def test_same_event_has_the_same_bytes_in_short_lines():
    made = ics.event(**EVENT, description="é" * 300)

    assert made == ics.event(**EVENT, description="é" * 300)
    assert max(len(line) for line in made.split(b"\r\n")) <= 75


def test_words_cannot_add_a_line_of_their_own():
    made = ics.event(**{**EVENT, "summary": "Dag\r\nATTENDEE:mailto:x@example.org"})

    assert "ATTENDEE" not in read(made)[1]


def test_event_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="na het begin"):
        ics.event(**{**EVENT, "end": EVENT["start"]})
