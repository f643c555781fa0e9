from herstel.lib.diff import Piece, words


def test_a_replacement_is_what_went_and_then_what_came():
    assert words("er was een ramp", "er was een brand") == [
        Piece("=", "er was een "),
        Piece("-", "ramp"),
        Piece("+", "brand"),
    ]


def test_an_amount_is_one_word():
    assert words("€ 180.000 per jaar", "€ 200.000 per jaar") == [
        Piece("=", "€ "),
        Piece("-", "180.000"),
        Piece("+", "200.000"),
        Piece("=", " per jaar"),
    ]
