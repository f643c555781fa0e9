"""With JavaScript off, as on an old phone or behind a strict wall: every act is a link or a form."""

import pytest
from playwright.sync_api import expect

from plandag import screen
from plandag.models import Aanwezigheid
from processes.models import Person, Process
from tests.e2e.conftest import sign_in
from tests.e2e.pages import NOOR

AVOND = "/processen/wilgendam-avond"
GESPREKKEN = "/processen/wilgendam-gesprekken"


@pytest.fixture(scope="module")
def plain(open_context):
    """A page in a browser of its own, that runs no script."""
    return lambda: open_context(java_script_enabled=False).new_page()


@pytest.fixture(scope="module")
def noor(plain):
    page = plain()
    sign_in(page, NOOR)
    return page


@pytest.fixture
def opens_link(plain):
    def opened(person):
        page = plain()
        page.goto(f"/p/{person.link_key}/")
        return page

    return opened


def press(page, name):
    page.get_by_role("button", name=name).first.click()


def test_an_invitation_is_answered_after_a_mistake(noor, opens_link):
    noor.goto(f"{GESPREKKEN}/uitnodigingen/")
    press(noor, "Nodig deze mensen uit")
    expect(noor.get_by_text("mensen zijn uitgenodigd")).to_be_visible()
    person = Person.objects.filter(
        process__slug="wilgendam-gesprekken", aanmeldingen__antwoord="open", language="nl"
    ).first()
    page = opens_link(person)
    page.get_by_role("link", name="Bekijk de plandag").click()

    press(page, "Geef dit door")
    expect(page.locator(".herstel-errors")).to_contain_text("Kies of je komt.")
    page.get_by_label("Ja, ik kom").check()
    press(page, "Geef dit door")

    expect(page.get_by_role("heading", level=1)).to_have_text("Je antwoord is bewaard")
    assert person.aanmeldingen.get().antwoord == "ja"


def test_a_round_is_answered_with_a_reason(opens_link):
    ronde = Process.objects.get(slug="wilgendam-avond").rondes.open().get()
    page = opens_link(ronde.still_open().filter(person__language="nl").select_related("person").first().person)
    page.goto("/mijn/antwoord/")
    press(page, "Ja, maar ik heb een zorg")

    press(page, "Verstuur mijn antwoord")
    expect(page.locator(".herstel-errors")).to_be_visible()
    page.get_by_label("Wat is je zorg?").fill("Wie ruimt het op?")
    press(page, "Verstuur mijn antwoord")

    expect(page.locator(".herstel-given")).to_contain_text("Ja, maar ik heb een zorg")


def test_a_step_is_taken(noor):
    noor.goto(f"{GESPREKKEN}/")
    noor.get_by_role("link", name="Naar stap 5").click()
    press(noor, "Ga naar groei en informatie")

    expect(noor.locator(".herstel-top")).to_contain_text("Jullie zijn nu bij")


def test_a_form_with_mistakes_keeps_what_was_typed(noor):
    noor.goto(f"{AVOND}/stoppen/")
    noor.get_by_label("Wat mag iedereen lezen?").fill("We stoppen.")
    press(noor, "Stop dit proces")

    expect(noor.locator(".herstel-errors")).to_be_visible()
    expect(noor.get_by_label("Wat mag iedereen lezen?")).to_have_value("We stoppen.")


def test_the_list_of_betrokkenen_is_searched(noor):
    process = Process.objects.get(slug="wilgendam-avond")
    wanted, other = process.betrokkenen.select_related("person").order_by("person__name")[:2]
    noor.goto(f"{AVOND}/betrokkenen/")
    noor.get_by_label("Zoek op naam").fill(wanted.person.name)
    noor.get_by_label("Zoek op naam").press("Enter")

    expect(noor.get_by_role("link", name=wanted.person.name).first).to_be_visible()
    expect(noor.get_by_role("link", name=other.person.name)).to_have_count(0)


def test_somebody_is_found_at_the_door_and_comes_in(noor):
    noor.goto(f"{AVOND}/aankomst/")
    noor.get_by_label("Naam").fill("an")
    noor.get_by_label("Naam").press("Enter")
    here = Aanwezigheid.objects.nu().filter(plandag__process__slug="wilgendam-avond")
    before = here.count()
    press(noor, "Is binnen")

    expect(noor.get_by_role("heading", name=f"Nu in de zaal: {before + 1}")).to_be_visible()
    assert here.count() == before + 1


def test_the_screen_of_the_hall_asks_again_by_itself(plain):
    process = Process.objects.get(slug="wilgendam-avond")
    page = plain()
    page.goto(screen.path(process))
    with page.expect_navigation(timeout=30_000):
        pass

    expect(page.get_by_role("heading", level=1)).to_be_visible()
