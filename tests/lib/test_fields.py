from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from django import forms

from herstel.lib import clock
from herstel.lib.fields import DatumField, GeldField, GetalField, MomentField, TekstField, TijdField

OCTOBER_3 = date(2026, 10, 3)


def refusal(field, typed):
    with pytest.raises(forms.ValidationError) as refused:
        field.clean(typed)
    return refused.value.messages


@pytest.mark.parametrize(
    "typed",
    [
        "3 oktober 2026",
        "3-10-2026",
        "03-10-2026",
        "3/10/2026",
        "3 okt 2026",
        "3 okt. 2026",
        " Zaterdag 3 Oktober 2026 ",
        "za 3 okt 2026",
    ],
)
def test_a_day_is_read_the_way_people_write_it(typed):
    assert DatumField().clean(typed) == OCTOBER_3


@pytest.mark.parametrize("typed", ["morgen", "3 ma 2026", "3 ju 2026", "3.10", "x" * 80])
def test_a_day_that_cannot_be_read_is_repeated_with_an_example(typed):
    shown = typed if len(typed) < 41 else "x" * 40 + "…"

    assert refusal(DatumField(), typed) == [f"“{shown}” lezen we niet als datum. Schrijf bijvoorbeeld 3 oktober 2026."]


@pytest.mark.parametrize("typed", ["31-2-2026", "3-13-2026", "0 mei 2026", "3-10-0226"])
def test_a_day_that_does_not_exist(typed):
    assert refusal(DatumField(), typed) == [f"“{typed}” staat niet op de kalender. Kijk de datum nog eens na."]


def test_another_weekday_is_pointed_out():
    assert refusal(DatumField(), "vr 3 oktober 2026") == [
        "“vr 3 oktober 2026” kan niet: 3 oktober 2026 is een zaterdag. Kijk de datum nog eens na."
    ]


def test_a_day_without_a_year_is_the_next_or_the_last_one():
    with clock.at(datetime(2026, 11, 25, 12, tzinfo=UTC)):
        assert DatumField().clean("3 apr") == date(2027, 4, 3)
        with pytest.raises(forms.ValidationError, match="Schrijf het jaar erbij"):
            DatumField().clean("3 okt")
        assert DatumField(past=True).clean("3 okt") == OCTOBER_3


def test_an_empty_day_is_no_day():
    assert DatumField(required=False).clean("") is None


@pytest.mark.parametrize(
    "typed",
    [
        "3 oktober 2026 om 20.31",
        "3-10-2026 20:31",
        "zaterdag 3 oktober 2026, 20.31 uur",
    ],
)
def test_a_moment_is_on_the_clocks_of_amsterdam(typed):
    assert MomentField().clean(typed) == datetime(2026, 10, 3, 18, 31, tzinfo=UTC)


def test_a_moment_the_clock_skips_is_refused():
    assert refusal(MomentField(), "29 maart 2026 om 2.30") == [
        "De tijd in “29 maart 2026 om 2.30” bestaat niet. Die nacht gaat de klok een uur vooruit."
    ]


def test_a_moment_that_comes_twice_is_the_first_one():
    assert MomentField().clean("25-10-2026 2.30") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize("typed", ["3 oktober 2026", "20.31", "3 oktober 2026 20"])
def test_a_moment_needs_a_day_and_a_time(typed):
    assert refusal(MomentField(), typed) == [
        f"“{typed}” lezen we niet als dag en tijd. Schrijf bijvoorbeeld 3 oktober 2026 om 20.31."
    ]


def test_an_hour_that_does_not_exist():
    assert refusal(MomentField(), "3-10-2026 25.00") == [
        "De tijd in “3-10-2026 25.00” bestaat niet. Schrijf bijvoorbeeld 3 oktober 2026 om 20.31."
    ]


@pytest.mark.parametrize("typed", ["13.40", "13:40", "13.40 uur", "13u40", " 13:40u "])
def test_a_time_is_read_the_way_people_write_it(typed):
    assert TijdField().clean(typed) == time(13, 40)


@pytest.mark.parametrize("typed", ["half twee", "13", "straks"])
def test_a_time_that_can_mean_two_things_is_asked_again(typed):
    assert refusal(TijdField(), typed) == [f"“{typed}” lezen we niet als tijd. Schrijf bijvoorbeeld 13.40."]


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1.500", "1500"),
        ("1500,50", "1500.50"),
        ("€ 1.500", "1500"),
        ("€\u00a0180.000,-", "180000"),
        ("1500,5", "1500.50"),
        ("12.50", "12.50"),
        ("1.234.567,89", "1234567.89"),
        ("0", "0"),
    ],
)
def test_money(typed, amount):
    assert GeldField().clean(typed) == Decimal(amount)


@pytest.mark.parametrize("typed", ["-5", "veel", "1,2,3", "1.50.0", "1e9", "NaN"])
def test_money_that_cannot_be_read_shows_how(typed):
    assert refusal(GeldField(), typed) == [
        f"“{typed}” lezen we niet als bedrag. Schrijf bijvoorbeeld 1.500 of 1500,50."
    ]


@pytest.mark.parametrize(
    ("field", "kept", "shown"),
    [
        (DatumField(), OCTOBER_3, "3 oktober 2026"),
        (MomentField(), datetime(2026, 10, 3, 18, 5, tzinfo=UTC), "3 oktober 2026 om 20.05"),
        (TijdField(), time(9, 5), "9.05"),
        (GeldField(), Decimal("180000"), "180.000"),
        (GeldField(), Decimal("1500.50"), "1.500,50"),
    ],
)
def test_what_is_kept_is_shown_as_it_would_be_typed(field, kept, shown):
    assert field.prepare_value(kept) == shown
    assert field.clean(shown) == kept


def test_a_text_is_kept_in_its_canonical_form():
    assert TekstField().clean(" Cafe\u0301\r\nen  \r\nmeer\r") == "Café\nen\nmeer"


def test_a_long_text_hears_the_limit_and_its_length():
    assert refusal(TekstField(max_length=5), "abcdefg") == ["Dit mag hooguit 5 tekens zijn. Het zijn er nu 7."]


def test_the_browser_does_not_cut_off_a_pasted_text():
    assert TekstField(max_length=5).widget.attrs == {"cols": "40", "rows": 4}


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x9b", "\u202e", "\u2066"])
def test_an_invisible_character_is_pointed_out(character):
    assert refusal(TekstField(), f"een twee drie vier{character} vijf") == [
        "Na “twee drie vier” staat een onzichtbaar teken dat we niet kunnen bewaren. Haal het weg."
    ]


@pytest.mark.parametrize("text", ["tab\there", "שלום", "سلام", "Łódź", "👩‍🚒 komt"])
def test_other_scripts_and_tabs_are_welcome(text):
    assert TekstField().clean(text) == text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("tien", "Schrijf hier een getal, zoals 10."),
        ("0", "Dit getal is te klein. Het moet minstens 1 zijn."),
        ("99", "Dit getal is te groot. Het mag hooguit 60 zijn."),
    ],
)
def test_a_number_says_what_is_wrong_with_it(typed, said):
    assert refusal(GetalField(min_value=1, max_value=60), typed) == [said]
