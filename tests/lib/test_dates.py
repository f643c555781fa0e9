from datetime import UTC, date, datetime, time

import pytest

from herstel.lib import clock, dates

OCTOBER_3 = date(2026, 10, 3)


@pytest.fixture(autouse=True)
def _summer():
    with clock.at(datetime(2026, 7, 1, 12, tzinfo=UTC)):
        yield


@pytest.mark.parametrize(
    "typed",
    [
        "3 oktober 2026",
        "3 oktober",
        "3 okt",
        "3 okt. '26",
        "3okt2026",
        "za 3 oktober",
        "zaterdag, 3 okt 2026",
        "3-10-2026",
        "3/10/26",
        "3-10",
        "3.10.2026",
        "3 10 2026",
        "2026-10-03",
    ],
)
def test_a_day(typed):
    assert dates.read_day(typed) == OCTOBER_3


@pytest.mark.parametrize(("typed", "day"), [("9 mrt 2026", date(2026, 3, 9)), ("1 mei 2026", date(2026, 5, 1))])
def test_short_months(typed, day):
    assert dates.read_day(typed) == day


@pytest.mark.parametrize(
    ("typed", "past", "day"),
    [
        ("1 juli", False, date(2026, 7, 1)),
        ("1 juli", True, date(2026, 7, 1)),
        ("31 maart", False, date(2027, 3, 31)),
        ("2 november", True, date(2025, 11, 2)),
        ("29 februari", False, date(2028, 2, 29)),
        ("29 februari", True, date(2024, 2, 29)),
    ],
)
def test_a_day_without_a_year(typed, past, day):
    assert dates.read_day(typed, past=past) == day


@pytest.mark.parametrize(("typed", "past"), [("30 juni", False), ("2 juli", True)])
def test_a_day_that_is_most_likely_on_the_other_side_of_today_asks_for_its_year(typed, past):
    """Yesterday without a year is never the appointment of next year."""
    with pytest.raises(dates.Unreadable) as no:
        dates.read_day(typed, past=past)
    assert no.value.why == "year"


@pytest.mark.parametrize(("typed", "at"), [("13.00", time(13)), ("13 uur", time(13)), ("9:05", time(9, 5))])
def test_a_time(typed, at):
    assert dates.read_time(typed) == at


@pytest.mark.parametrize(
    "typed",
    [
        "3 oktober 2026 om 20.31",
        "za 3 oktober, 20:31 uur",
        "3 oktober 20.31",
        "3-10 om 20u31",
        "3/10/26 20.31",
        "2026-10-03 20:31",
        "3.10.2026 20.31",
    ],
)
def test_a_moment(typed):
    assert dates.read_moment(typed) == datetime.combine(OCTOBER_3, time(20, 31))


def test_the_hour_is_no_year():
    assert dates.read_moment("3 oktober 20 uur") == datetime.combine(OCTOBER_3, time(20))


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("3 oktobr 2026", "invalid"),
        ("x 3 oktober 2026", "invalid"),
        ("d 3 oktober 2026", "invalid"),
        ("3", "invalid"),
        ("30-2", "unknown"),
        ("zondag 3 oktober 2026", "weekday"),
    ],
)
def test_what_cannot_be_read_says_why(typed, why):
    with pytest.raises(dates.Unreadable) as no:
        dates.read_day(typed)

    assert no.value.why == why
