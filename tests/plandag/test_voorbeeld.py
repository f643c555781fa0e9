from collections import Counter

import pytest
from django.db.models import F, Window
from django.db.models.functions import Lag

from plandag.voorbeeld.laden import VOORBEELDEN, laad
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
    process = laad(VOORBEELDEN[1], shift=False)
    status = Counter(process.betrokkenen.values_list("status", flat=True))

    assert process.betrokkenen.count() == 88
    assert process.betrokkenen.gesproken().count() == 61
    assert status["voorbereid"] == 52
    assert 88 - status["genoemd"] == 79


def test_the_evening_stands_at_20_31_with_four_to_answer():
    process = laad(VOORBEELDEN[2], shift=False)
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


def test_days_move_by_whole_weeks():
    kalender = Kalender(weeks_until(VOORBEELDEN[2].peildag, VOORBEELDEN[2].peildag.replace(month=11, day=22)))

    assert kalender.dag("2026-10-03").strftime("%A") == "Saturday"
    assert kalender.text("op [2026-10-03:dag]") == "op zaterdag 21 november"
