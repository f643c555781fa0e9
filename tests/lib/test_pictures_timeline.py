import itertools
from datetime import UTC, datetime, timedelta

import pytest

from herstel.lib.pictures import timeline

NOON = datetime(2026, 10, 3, 12, 0, tzinfo=UTC)


def day(*minutes):
    times = [NOON + timedelta(minutes=each) for each in minutes]
    return list(itertools.pairwise(times))


def test_blocks_are_as_wide_as_they_last_and_follow_each_other():
    found = timeline.place(day(0, 30, 120, 240), NOON)

    assert [(block.x, block.width) for block in found.blocks] == [(0.0, 12.5), (12.5, 37.5), (50.0, 50.0)]
    assert all(round(a.x + a.width, 1) == round(b.x, 1) for a, b in itertools.pairwise(found.blocks))


def test_a_narrow_block_has_no_number_and_one_without_time_is_not_drawn():
    found = timeline.place(day(0, 5, 5, 240), NOON)

    assert [block.number for block in found.blocks] == ["", "3"]


@pytest.mark.parametrize("hours", [1, 3, 9, 14])
def test_hours_stand_apart_and_inside(hours):
    found = timeline.place(day(10, 40, 60 * hours + 20), NOON)

    places = [hour.x for hour in found.hours]
    assert 0 < len(places) <= timeline.MOST_HOURS
    assert all(0 <= x <= 100 - timeline.EDGE for x in places)
    assert all(b - a > 14 for a, b in itertools.pairwise(places))


@pytest.mark.parametrize(("minutes", "now"), [(-1, None), (0, 0.0), (60, 25.0), (240, 100.0), (241, None)])
def test_where_it_is_now(minutes, now):
    assert timeline.place(day(0, 30, 240), NOON + timedelta(minutes=minutes)).now == now


def test_a_day_without_a_programme():
    assert timeline.place([], NOON) == timeline.Strip([], [], None)
