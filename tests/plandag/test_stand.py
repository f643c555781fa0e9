"""What a page of the day reads once says the same as the rules that ask the database."""

import pytest

from plandag.actions import voorstellen
from plandag.models import Voorstel
from plandag.rules import consent
from plandag.rules.stand import Stand


@pytest.fixture
def objected(kring):
    """An onderdeel with an objection, one that everyone can live with, and one that was parked with its objection."""
    kring.close(kring.ask(), kring.people[0])
    kring.adopt()
    parked = kring.close(kring.ask(), kring.people[1]).versie.voorstel
    Voorstel.objects.filter(pk=parked.pk).update(status="geparkeerd", status_reden="Later.")
    return kring.process


def test_it_knows_what_stands_in_the_way_of_the_plan(objected):
    stand = Stand(objected)

    assert [bezwaar.voorstel.nummer for bezwaar in stand.in_the_way] == [1]
    assert stand.in_the_way == list(consent.standing_bezwaren(objected))
    assert len(stand.bezwaren) == 2


def test_what_went_up_in_a_parked_voorstel_is_parked_with_it(objected):
    first, third = objected.voorstellen.get(nummer=1), objected.voorstellen.get(nummer=3)
    Voorstel.objects.filter(pk=first.pk).update(status="samengevoegd", opgegaan_in=third)

    assert Stand(objected).in_the_way == list(consent.standing_bezwaren(objected)) == []


def test_it_knows_the_plan_that_everyone_can_live_with(kring, anna):
    adopted = kring.adopt().versie
    kring.close(kring.slot())
    assert Stand(kring.process).gedragen == consent.gedragen_plan(kring.process) == kring.process.plannen.get()

    voorstellen.heropen(adopted.voorstel, by=anna, reden="Er is iets vergeten.", bevestigd=True)

    assert Stand(kring.process).gedragen is consent.gedragen_plan(kring.process) is None


def test_the_day_has_begun_with_its_first_question(kring):
    assert Stand(kring.process).begun() is None

    first = kring.ask()
    kring.ask()

    assert Stand(kring.process).begun() == first.geopend_op == consent.first_round_at(kring.plandag)
    assert Stand(kring.process).begun("slot") is None
