import itertools

import pytest

from herstel.lib.pictures import curve


@pytest.mark.parametrize("values", [[0], [3], [8, 19, 31, 40, 52, 61, 70, 88], [0, 0, 2500], list(range(0, 520, 5))])
def test_a_line_that_grows_never_falls_and_stays_in_its_box(values):
    found = curve.place(values, [0] * len(values))

    points = found.series[0]
    assert all(a[0] < b[0] and a[1] >= b[1] for a, b in itertools.pairwise(points))
    assert all(curve.START <= x <= curve.END and curve.TOP <= y <= curve.BASE for x, y in points)
    assert found.series[1][-1][1] == curve.BASE


@pytest.mark.parametrize(("most", "ticks"), [(0, [0, 1]), (3, [0, 1, 2, 3]), (8, [0, 2, 4, 6, 8]), (88, [0, 50, 100])])
def test_ticks_are_round_and_reach_the_top(most, ticks):
    assert [number for _, number in curve.place([most]).ticks] == ticks


def test_ticks_stand_where_their_value_is():
    found = curve.place([0, 50, 100])

    assert {y for y, _ in found.ticks} >= {y for _, y in found.series[0]}


def test_the_area_ends_on_the_floor():
    assert curve.place([1, 4]).areas[0].endswith("L96 226 L14 226Z")
