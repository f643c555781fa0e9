import itertools

from herstel.lib.pictures import grid


def test_squares_stand_under_their_column_and_beside_their_row():
    found = grid.place(["V01", "V02"], ["K1", "K2", "K2"], [["past", "nvt", "past"], ["vraag", "", "niet"]])

    assert [(square.x, square.y, square.kind) for square in found.squares] == [
        (found.columns[0][0], found.rows[0][0], "past"),
        (found.columns[1][0], found.rows[0][0], "nvt"),
        (found.columns[2][0], found.rows[0][0], "past"),
        (found.columns[0][0], found.rows[1][0], "vraag"),
        (found.columns[2][0], found.rows[1][0], "niet"),
    ]


def test_squares_are_inside_and_touch_nothing():
    found = grid.place([f"V{n:02}" for n in range(30)], [f"K{n}" for n in range(12)], [["past"] * 12] * 30)

    half = grid.MARK / 2
    for square in found.squares:
        assert square.x - half >= grid.LABEL
        assert square.x + half <= found.width
        assert square.y - half >= grid.HEAD
        assert square.y + half <= found.height
    assert all(b[0] - a[0] > grid.MARK for a, b in itertools.pairwise(found.columns))
