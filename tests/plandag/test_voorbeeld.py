from collections import Counter

import pytest
from django.db.models import F, Window
from django.db.models.functions import Lag

from plandag.voorbeeld.laden import het_voorbeeld, laad
from plandag.voorbeeld.mensen import mensen
from plandag.voorbeeld.tijd import Kalender, weeks_until
from processes import journal

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_totals_of_the_table_hold():
    people = mensen()

    assert len(people) == 96
    assert sum(mens.gesproken for mens in people) == 85
    assert sum(mens.rsvp == "ja" for mens in people) == 72
    assert sum(mens.kwam for mens in people) == 64
    assert sum(mens.geen_telefoon for mens in people) == 11
    assert sum(mens.jonger_dan_18 for mens in people) == 4


def test_the_talks_stand_at_2_september():
    process = laad(het_voorbeeld("wilgendam-gesprekken"), shift=False)
    status = Counter(process.betrokkenen.values_list("status", flat=True))

    assert process.betrokkenen.count() == 88
    assert process.betrokkenen.gesproken().count() == 61
    assert status["voorbereid"] == 52
    assert 88 - status["genoemd"] == 79


def test_the_evening_stands_at_20_31_with_four_to_answer():
    process = laad(het_voorbeeld("wilgendam-avond"), shift=False)
    ronde = process.rondes.open().get()
    rows = process.gebeurtenissen.annotate(before=Window(Lag("at"), order_by=F("seq").asc()))

    assert (ronde.versie.voorstel.code, ronde.nummer, ronde.kring.count()) == ("V09", 3, 61)
    assert set(ronde.still_open().values_list("person__name", flat=True)) == {
        "Henk Tabak", "Olena Kovalenko", "Vincent Loos", "Greetje Zandstra",
    }  # fmt: skip
    assert Counter(process.voorstellen.filter(nummer__lte=8).values_list("status", flat=True)) == {"aangenomen": 8}
    assert not process.berichten.waiting().exists()
    assert journal.check(process) == []
    assert [row.kind for row in rows if row.before and row.before > row.at] == []


def test_two_of_four_partijen_have_laid_down_their_kaders():
    process = laad(het_voorbeeld("wilgendam-kaders"), shift=False)

    assert process.step == "kaders"
    assert [any(kader.versies.latest().vaststellingen.filter(partij=partij) for kader in partij.kaders.all())
            for partij in process.partijen.order_by("pk")] == [True, False, False, True]  # fmt: skip


def test_the_toets_stands_open_for_two_of_four_partijen():
    process = laad(het_voorbeeld("wilgendam-toets"), shift=False)
    toets = process.toetsen.standing().get()

    assert process.step == "toetsing"
    assert Counter(toets.oordelen.values_list("partij__name", flat=True)).keys() == {
        process.partijen.order_by("pk")[place].name for place in (0, 3)
    }
    assert toets.oordelen.filter(uitspraak="past_niet").count() == 1
    assert journal.check(process) == []


def test_days_move_by_whole_weeks():
    peildag = het_voorbeeld("wilgendam-avond").peildag
    kalender = Kalender(weeks_until(peildag, peildag.replace(month=11, day=22)))

    assert kalender.dag("2026-10-03").strftime("%A") == "Saturday"
    assert kalender.text("op [2026-10-03:dag]") == "op zaterdag 21 november"
