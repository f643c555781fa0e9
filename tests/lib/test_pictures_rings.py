"""The network as numbers: nothing lies on anything else, and everything is in the picture."""

import itertools
import math

import pytest

from herstel.lib.pictures import rings
from herstel.lib.pictures.rings import Dot


def some_dots(people, sectors, core=8):
    """People who name each other criss-cross, as in a village; every fifth was found in another way."""
    named_by = {key: [key * key // 7 % key] if key % 5 else [] for key in range(core, people)}
    level = rings.levels(range(people), range(min(core, people)), named_by)
    return [Dot(key, key % sectors, level[key], tuple(named_by.get(key, ()))) for key in range(people)]


def names(sectors):
    return [rings.words(f"Bewoners van de straat met nummer {number}") for number in range(sectors)]


@pytest.mark.parametrize(("people", "sectors"), [(1, 1), (8, 3), (9, 7), (40, 9), (96, 7), (110, 5)])
def test_dots_keep_apart_and_inside(people, sectors):
    found = rings.place(some_dots(people, sectors), names(sectors))

    spots = found.spots
    nearest = min((math.dist((a.x, a.y), (b.x, b.y)) for a, b in itertools.combinations(spots, 2)), default=99)
    assert len(spots) == people
    assert nearest > rings.APART - 0.3
    assert all(math.dist((spot.x, spot.y), (rings.CX, rings.CY)) <= rings.OUTER + 0.2 for spot in spots)


@pytest.mark.parametrize("sectors", [1, 2, 5, 9])
def test_labels_lie_on_nothing(sectors):
    labels = rings.place(some_dots(60, sectors), names(sectors)).labels

    boxes = []
    for label in labels:
        wide = rings.LETTER * max(len(line) for line in label.lines)
        left = label.x if label.anchor == "start" else label.x - wide
        boxes.append((left, label.top, left + wide, label.bottom))
        nearest_x = min(max(rings.CX, left), left + wide)
        nearest_y = min(max(rings.CY, label.top), label.bottom)
        assert math.dist((nearest_x, nearest_y), (rings.CX, rings.CY)) > rings.ARC
        assert left >= 0
        assert left + wide <= rings.WIDTH
        assert label.top >= 0
        assert label.bottom <= rings.HEIGHT
    for a, b in itertools.combinations(boxes, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_each_sector_keeps_its_own_people():
    dots = some_dots(96, 6)
    found = rings.place(dots, names(6))
    sector = {dot.key: dot.sector for dot in dots}

    angles = {}
    for spot in found.spots:
        if spot.level:
            angle = math.atan2(spot.x - rings.CX, rings.CY - spot.y) % math.tau
            angles.setdefault(sector[spot.key], []).append(angle)
    ranges = sorted((min(those), max(those)) for those in angles.values())
    assert all(one[1] < two[0] for one, two in itertools.pairwise(ranges))


def test_a_line_for_every_naming():
    dots = [Dot(1, 0, 0), Dot(2, 0, 1, (1,)), Dot(3, 1, 1, (1,)), Dot(4, 1, 2, (2, 3, 99))]

    found = rings.place(dots, names(2))

    where = {spot.key: (spot.x, spot.y) for spot in found.spots}
    drawn = {(line.start, line.end) for line in found.lines}
    assert drawn == {(where[a], where[b]) for a, b in ((1, 2), (1, 3), (2, 4), (3, 4))}


def test_further_out_is_a_longer_chain():
    found = rings.place([Dot(key, 0, key, (key - 1,) if key else ()) for key in range(5)], names(1))

    radii = [math.dist((spot.x, spot.y), (rings.CX, rings.CY)) for spot in sorted(found.spots, key=lambda s: s.key)]
    assert radii == sorted(radii)


def test_a_long_chain_ends_on_the_last_ring():
    found = rings.place([Dot(key, 0, key, (key - 1,) if key else ()) for key in range(30)], names(1))

    assert len(found.spots) == 30
    assert max(spot.level for spot in found.spots) <= rings.MOST_LEVELS


@pytest.mark.parametrize(("people", "sectors"), [(2500, 7), (60, rings.MOST_SECTORS + 1)])
def test_too_many_for_dots(people, sectors):
    assert rings.place(some_dots(people, sectors), names(sectors)) is None


def test_too_many_in_the_middle():
    assert rings.place([Dot(key, 0, 0) for key in range(200)], names(1)) is None


def test_nobody():
    assert rings.place([], names(1)).spots == []


@pytest.mark.parametrize(
    ("named_by", "expected"),
    [
        ({2: [1], 3: [2]}, {1: 0, 2: 1, 3: 2, 4: 1}),
        ({2: [3], 3: [2]}, {1: 0, 2: 1, 3: 2, 4: 1}),  # only each other
        ({2: [1], 3: [1, 2]}, {1: 0, 2: 1, 3: 1, 4: 1}),  # the shortest way
        ({2: [99], 1: [2]}, {1: 0, 2: 1, 3: 1, 4: 1}),  # named by who is not there
    ],
)
def test_levels(named_by, expected):
    assert rings.levels([1, 2, 3, 4], [1], named_by) == expected


def test_wedges_are_as_wide_as_the_group_and_filled_as_far_as_spoken():
    found, labels = rings.wedges([2000, 500, 3], [1000, 0, 3], names(3))

    assert [bool(wedge.filled) for wedge in found] == [True, False, True]
    assert found[2].filled == found[2].path
    assert len(labels) == 3
    assert all(label.top >= 0 and label.bottom <= rings.HEIGHT for label in labels)


@pytest.mark.parametrize(("x", "y"), [(0, 0), (390, 340), (780, 680)])
@pytest.mark.parametrize("name", ["An", "Antoinette van der Hoeven-Kortekaas tot Wilgendam"])
def test_the_name_of_a_dot_stays_in_the_picture(x, y, name):
    middle, height, wide = rings.tip(name, x, y)

    assert wide / 2 <= middle <= rings.WIDTH - wide / 2
    assert 16 <= height <= rings.HEIGHT - 16


def test_words_of_a_long_name():
    lines = rings.words("Vereniging van ondernemers en winkeliers in en om het dorp Wilgendam")

    assert len(lines) == rings.MOST_LABEL_LINES
    assert lines[-1].endswith("…")
    assert max(map(len, lines)) <= rings.LETTERS
