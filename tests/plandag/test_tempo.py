"""How far the day is from its programme, from what was kept."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from herstel.lib import clock
from plandag.models import ConsentRonde, Plandag
from plandag.rules import tempo
from plandag.rules.stand import Stand
from tests.factories.plandag import ProgrammaonderdeelFactory

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
PROGRAMME = (
    ("13.00", "Welkom", "ontvangst"),
    ("13.40", "Uitleg en vragen", "informatief"),
    ("14.40", "In groepen", "gesprek"),
    ("19.00", "Rondes per onderdeel", "consent"),
    ("20.45", "Slotronde", "consent"),
    ("21.15", "Toets aan de kaders", "toets"),
    ("21.45", "Afspraken", "afsluiting"),
)


def at(clock_time):
    hours, minutes = clock_time.split(".")
    return datetime(2026, 10, 3, int(hours), int(minutes), tzinfo=AMSTERDAM)


@pytest.fixture
def day(kring):
    """A day of nine hours with a programme; nothing of it has left a trace yet."""
    Plandag.objects.filter(pk=kring.plandag.pk).update(begin=at("13.00"), eind=at("22.00"), informatie_klaar_op=None)
    for begin, titel, soort in PROGRAMME:
        ProgrammaonderdeelFactory(plandag=kring.plandag, begin=at(begin).time(), titel=titel, soort=soort)
    return kring


def explained(moment):
    Plandag.objects.update(informatie_klaar_op=at(moment))


def first_round(day, moment):
    """A round only opens after the explanation; that one is in time here."""
    explained("14.40")
    with clock.at(at("18.30")):
        day.ask()
    ConsentRonde.objects.update(geopend_op=at(moment))


def says(day, moment):
    with clock.at(at(moment)):
        found = tempo.tempo(Stand(day.process))
    return (found.zin, found.waarop) if found else None


def shown(day, moment):
    with clock.at(at(moment)):
        stand = Stand(day.process)
        parts = tempo.nu_en_straks(stand, tempo.tempo(stand))
    return [(f"{part.begin:%H.%M}", part.titel, f"{part.was:%H.%M}" if part.was else "", part.nu) for part in parts]


@pytest.mark.parametrize("moment", ["12.30", "13.20", "14.35"])
def test_without_a_trace_nothing_is_said(day, moment):
    assert says(day, moment) is None


def test_what_should_be_done_and_is_not_says_how_late_it_is(day):
    assert says(day, "14.55") == (
        "We lopen 15 minuten achter op het programma.",
        "Het informatieve deel: gepland 14.40 uur, nog niet klaar.",
    )


def test_the_distance_of_the_last_trace_counts_until_the_next(day):
    first_round(day, "19.08")

    assert says(day, "20.31") == (
        "We lopen 8 minuten achter op het programma.",
        "De eerste ronde: gepland 19.00 uur, begonnen 19.08 uur.",
    )


def test_waiting_longer_than_that_counts_more(day):
    first_round(day, "19.08")

    assert says(day, "20.50")[0] == "We lopen 8 minuten achter op het programma."
    assert says(day, "21.46") == (
        "We lopen 1 uur en 1 minuut achter op het programma.",
        "De slotronde: gepland 20.45 uur, nog niet begonnen.",
    )


@pytest.mark.parametrize(
    ("moment", "zin"),
    [
        ("18.50", "We lopen 10 minuten voor op het programma."),
        ("18.59", "We lopen gelijk met het programma."),
        ("19.01", "We lopen gelijk met het programma."),
        ("19.02", "We lopen 2 minuten achter op het programma."),
    ],
)
def test_early_and_even_are_said_too(day, moment, zin):
    first_round(day, moment)

    assert says(day, "20.00")[0] == zin


def test_an_explanation_that_is_done_is_a_trace(day):
    explained("14.52")

    assert says(day, "15.30") == (
        "We lopen 12 minuten achter op het programma.",
        "Het informatieve deel: gepland 14.40 uur, klaar 14.52 uur.",
    )


def test_the_plan_that_went_to_the_toets_is_a_trace(day):
    explained("14.40")
    with clock.at(at("19.00")):
        day.adopt()
        day.close(day.slot())
    day.process.toetsen.create(plan=day.process.plannen.get(), sha256="x", begonnen_op=at("21.35"))
    day.process.step = "toetsing"

    assert says(day, "21.40")[1] == "De toets: gepland 21.15 uur, begonnen 21.35 uur."


def test_an_explanation_that_was_skipped_is_not_waited_for(day):
    Plandag.objects.update(informatie_overgeslagen="De deskundige is ziek.")

    assert says(day, "15.30") is None


@pytest.mark.parametrize("moment", ["12.00", "23.50"])
def test_it_is_silent_after_the_last_trace_too_when_the_day_is_no_longer_there(day, moment):
    first_round(day, "19.08")
    Plandag.objects.update(eind=at("20.30"))

    assert says(day, moment) is None


def test_what_comes_is_expected_that_much_later(day):
    first_round(day, "19.08")

    assert shown(day, "20.50") == [
        ("19.00", "Rondes per onderdeel", "", True),
        ("20.53", "Slotronde", "20.45", False),
        ("21.23", "Toets aan de kaders", "21.15", False),
    ]


def test_what_has_not_begun_does_not_go_on(day):
    first_round(day, "19.08")

    assert [shown(day, moment)[:2] for moment in ("20.53", "21.09")] == [
        [("19.00", "Rondes per onderdeel", "", True), (expected, "Slotronde", "20.45", False)]
        for expected in ("20.53", "21.09")
    ]


def test_in_time_it_goes_on_only_once_it_began(day):
    first_round(day, "19.00")

    assert shown(day, "20.46")[:2] == [("19.00", "Rondes per onderdeel", "", True), ("20.45", "Slotronde", "", False)]


def test_an_explanation_that_is_not_done_goes_on(day):
    assert shown(day, "14.55")[:2] == [
        ("13.40", "Uitleg en vragen", "", True),
        ("14.55", "In groepen", "14.40", False),
    ]


def test_what_comes_is_not_expected_earlier(day):
    first_round(day, "18.50")

    assert shown(day, "20.00")[1] == ("20.45", "Slotronde", "", False)


def test_the_regie_says_it_in_words(client, day, anna):
    first_round(day, "19.08")
    client.force_login(anna)

    with clock.at(at("20.31")):
        page = client.get(reverse("plandag:regie", args=[day.process.slug])).text

    assert "We lopen 8 minuten achter op het programma." in page
    assert "was 20.45" in page
