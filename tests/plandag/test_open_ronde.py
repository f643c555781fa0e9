from datetime import timedelta

import pytest
from django.urls import reverse

from herstel.lib import clock
from plandag.actions import rondes
from plandag.gates.rondes import slotronde_consent
from plandag.panels.dag import ronde_open
from tests.factories.participants import InformantFactory


def test_the_gate_says_which_round_is_open_and_what_it_waits_for(kring):
    ronde = kring.ask()
    code = ronde.versie.voorstel.code

    assert slotronde_consent(kring.process) == f"Ronde 1 over {code} is open. Nog 3 antwoorden."

    kring.all_say(ronde, but=kring.people[1:])
    assert slotronde_consent(kring.process) == f"Ronde 1 over {code} is open. Nog 2 antwoorden."


def test_an_open_round_is_what_stands_still(kring):
    assert list(ronde_open([kring.process])) == []

    rondes.geef_antwoord(kring.ask(), person=kring.people[0], keuze="akkoord")

    assert [row.text for row in ronde_open([kring.process])] == ["Er is een ronde open: nog 2 antwoorden."]


def test_the_own_page_names_what_is_asked_and_nothing_about_doubt(as_person, kring):
    kring.adopt()
    again = reverse("plandag:mijn_heropenen")
    client = as_person(kring.people[0])
    assert again in client.get(reverse("mijn")).text

    ronde = kring.ask()
    page = client.get(reverse("mijn")).text

    assert f"{ronde.versie.voorstel.code} {ronde.versie.titel}" in page
    assert again not in page


@pytest.mark.parametrize(("days", "words"), [(0, "De plandag is vandaag"), (1, "De plandag is bezig")])
def test_the_plandag_is_today_only_on_its_own_date(as_person, kring, days, words):
    client = as_person(kring.people[0])

    with clock.at(kring.plandag.begin + timedelta(days=days)):
        page = client.get(reverse("mijn")).text

    assert words in page


def test_who_explains_reads_when_and_where(as_person, plandag):
    row = InformantFactory(process=plandag.process, gevraagd_op=clock.now(), aanvaard_op=clock.now())
    client = as_person(row.person)

    pages = [client.get(reverse(name)).text for name in ("mijn", "participants:mijn_informant")]

    assert [page.count("Waar en wanneer") for page in pages] == [1, 1]
    assert [page.count("Wil jij uitleg geven?</h") for page in pages] == [0, 0]
