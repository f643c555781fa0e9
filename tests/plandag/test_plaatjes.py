"""The pictures of the day and the plan say what the rows say, in the picture and in the table behind it."""

import re
from datetime import datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from herstel.lib import clock
from herstel.lib.templatetags.herstel import NBSP
from plandag.rules import geld, programma, raster
from processes.models import Kader
from tests.factories.plandag import KostenpostFactory, PlandagFactory, ProgrammaonderdeelFactory
from tests.factories.processes import KaderFactory, KaderVersieFactory

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

pytestmark = pytest.mark.django_db


def day(process, *parts, begin=(12, 30), hours=9):
    start = datetime(2026, 10, 3, *begin, tzinfo=AMSTERDAM)
    plandag = PlandagFactory(process=process, begin=start, eind=start + timedelta(hours=hours))
    for number, at in enumerate(parts):
        ProgrammaonderdeelFactory(plandag=plandag, begin=time(*at), titel=f"Deel {number}")
    return plandag


# ── The day ───────────────────────────────────────────────────────────────────────────────


def test_each_part_lasts_until_the_next_and_the_last_until_the_end(process):
    plandag = day(process, (12, 30), (13, 0), (14, 30), hours=3)

    found = programma.tijdlijn(plandag, plandag.programma.all())

    assert [(deel.part.titel, deel.minuten) for deel in found.delen] == [("Deel 0", 30), ("Deel 1", 90), ("Deel 2", 60)]
    assert [block.width for block in found.strip.blocks] == [16.67, 50.0, 33.33]


def test_after_midnight_is_the_next_day(process):
    plandag = day(process, (0, 30), (22, 0), begin=(21, 0), hours=5)

    found = programma.tijdlijn(plandag, plandag.programma.all())

    assert [deel.part.begin.hour for deel in found.delen] == [22, 0]
    assert [deel.minuten for deel in found.delen] == [150, 90]


def test_a_part_after_the_end_of_the_day_breaks_nothing(process):
    plandag = day(process, (12, 30), (23, 0), hours=3)

    assert [deel.minuten for deel in programma.tijdlijn(plandag, plandag.programma.all()).delen] == [630, 0]


@pytest.mark.parametrize(
    ("at", "now", "mark"), [((11, 0), [], None), ((13, 15), ["Deel 1"], 25.0), ((15, 31), [], None)]
)
def test_where_it_is_now_by_the_clock_of_the_server(process, at, now, mark):
    plandag = day(process, (12, 30), (13, 0), (14, 30), hours=3)

    with clock.at(datetime(2026, 10, 3, *at, tzinfo=AMSTERDAM)):
        found = programma.tijdlijn(plandag, plandag.programma.all())

    assert [deel.part.titel for deel in found.delen if deel.nu] == now
    assert found.strip.now == mark


def test_the_page_of_the_day_has_the_strip_and_the_list(client, process, anna):
    day(process, (12, 30), (13, 0))
    client.force_login(anna)

    page = client.get(reverse("plandag:plandag", args=[process.slug])).text

    assert page.count("herstel-pic__block") == 2
    assert "2. Deel 1" in page
    assert "510 minuten" in page


def test_a_day_without_a_programme_has_no_strip(client, process, anna):
    day(process)
    client.force_login(anna)

    page = client.get(reverse("plandag:plandag", args=[process.slug])).text

    assert "herstel-pic__block" not in page
    assert "Het programma is nog leeg." in page


def test_who_is_invited_sees_the_strip_in_the_fold(as_person, uitnodiging):
    ProgrammaonderdeelFactory(plandag=uitnodiging.plandag, titel="Inloop met soep")

    page = as_person(uitnodiging.person).get(reverse("plandag:mijn_aanmelding")).text

    assert page.count("herstel-pic__block") == 1
    assert "1. Inloop met soep" in page


# ── Money ─────────────────────────────────────────────────────────────────────────────────


def money(page):
    """What the table behind the bars says, without the spaces that do not break."""
    table = page.split("Tabel met bedragen en grenzen")[1].split("</table>")[0]
    return [word.replace(NBSP, " ") for word in re.findall(r"__num\">(€[^<]*)<", table)]


@pytest.mark.slow
def test_the_plan_stands_beside_the_same_limit_for_everyone(client, as_person, toetsing, anna):
    client.force_login(anna)
    guided = client.get(reverse("plandag:toets", args=["plein"])).text
    client.force_login(toetsing.wethouder)
    tested = client.get(reverse("plandag:oordelen", args=["plein"])).text
    person = as_person(toetsing.kring.people[0])

    pages = [
        guided,
        tested,
        person.get(reverse("plandag:mijn_toets")).text,
        person.get(reverse("plandag:mijn_plan")).text,
    ]

    assert [money(page) for page in pages] == [["€ 3.000", "€ 5.000", "€ 2.000 over"]] * 4
    assert geld.of_plan(toetsing.plan) == geld.of_matrix(toetsing.matrix)


def test_more_than_the_limit_is_said_and_drawn(client, process, gemeente, anna):
    kader = KaderFactory(process=process, soort=Kader.Soort.GELD, owners=[gemeente])
    KaderVersieFactory(kader=kader, max_eenmalig=1500, max_per_jaar=0, vastgelegd=True)
    KostenpostFactory(versie__voorstel__process=process, partij=gemeente, eenmalig=2000)
    client.force_login(anna)

    response = client.get(reverse("plandag:voorstellen", args=[process.slug]))

    page = response.text.replace(NBSP, " ")
    assert [(grens.over, grens.bar.filled, grens.bar.over) for grens in response.context["grenzen"]] == [
        (500, 75.0, 25.0),
        (0, 0.0, 0.0),
    ]
    assert "<strong>€ 500 meer dan de grens</strong>" in page
    assert page.count("herstel-pic__over") == 1
    assert "€ 500 te veel" in page


def test_a_limit_without_an_amount_has_its_whole_rest(process):
    grens = geld.grenzen("K1", "Gemeente", once=(Decimal(0), Decimal(100)), yearly=(Decimal(5), None))

    assert [(one.jaar, one.rest, one.over, one.bar.filled) for one in grens] == [(False, 100, 0, 0.0)]


# ── The toets ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.slow
def test_the_picture_of_the_toets_has_a_square_for_every_cell(toetsing):
    toetsing.says("past")
    toetsing.says("past_niet", versie="V02", motivering="Te luid.", wat_past_wel="Zachter.")
    toetsing.says("vraag", kader=toetsing.geld, motivering="Wanneer?")
    toetsing.says("nvt", versie="V02", kader=toetsing.geld)

    found = raster.of_matrix(toetsing.matrix)

    assert len(found.grid.squares) == len(toetsing.matrix.cellen)
    assert [code for code, _owner in found.kolommen] == ["K1", "K2", "K2"]
    assert [(regel.code, regel.woorden) for regel in found.regels] == [
        ("V01", ["vraag", "past", "nog niet"]),
        ("V02", ["n.v.t.", "past niet", "nog niet"]),
        ("Som", ["nog niet", "geen grens in geld", "geen grens in geld"]),
    ]
    assert found.kort == "1 past, 1 past niet, 1 vraag, 1 n.v.t., 3 nog niet"


@pytest.mark.slow
def test_everyone_reads_the_picture_and_its_table(client, as_person, toetsing, anna):
    toetsing.judge()
    client.force_login(anna)
    guided = client.get(reverse("plandag:toets", args=["plein"])).text
    mine = as_person(toetsing.kring.people[0]).get(reverse("plandag:mijn_toets")).text

    assert "Elk onderdeel naast elk kader: 7 past." in guided
    assert "Elk onderdeel naast elk kader: 7 past." in mine
    table = mine.split("Tabel van onderdelen en kaders")[1].split("</table>")[0]
    assert table.count("<td>past</td>") == 7
