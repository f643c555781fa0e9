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


def test_words_that_change_in_a_row_are_one_run():
    assert words("er was een grote brand.", "er was brand op het plein.") == [
        Piece("=", "er was "),
        Piece("-", "een grote brand"),
        Piece("+", "brand op het plein"),
        Piece("=", "."),
    ]


def test_both_texts_can_be_read_back():
    old, new = "Wij, de buurt, willen rust en licht.", "De buurt wil samen rust, en veel meer licht op straat."
    pieces = words(old, new)

    assert "".join(piece.text for piece in pieces if piece.op != "+") == old
    assert "".join(piece.text for piece in pieces if piece.op != "-") == new
