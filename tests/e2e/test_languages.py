"""Somebody on a phone chooses another language at the top of the page, and every page is whole in it.

Right to left shows what the other languages do not: which way things point, where a text begins, what sticks out.
Without a browser, `tests/test_every_language.py` reads every page in every language.
"""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from processes.models import Process
from tests.e2e import pages
from tests.e2e.test_every_page import Look

WIDTHS = (320, 390)
PLACES = (
    "mijn/",
    "mijn/antwoord/",
    "mijn/antwoord/{ronde}/bezwaar/",
    "mijn/voorstellen/",
    "mijn/vragen/",
    "mijn/nodig/",
    "mijn/wie-mist/",
    "mijn/plandag/",
    "mijn/gegevens/",
    "gegevens/",
    "toegankelijkheid/",
)
AFTER = ("mijn/", "mijn/plan/", "mijn/toets/", "mijn/overeenkomst/", "mijn/afspraken/")  # the plandag


def choose(page, name):
    page.locator("#taal > summary").click()
    page.get_by_role("button", name=name).click()


@pytest.fixture
def arabic(open_context):
    """The page of a personal link, which speaks Arabic since its reader chose it."""

    def opened(link):
        page = open_context().new_page()
        page.goto(f"/p/{link}/")
        choose(page, "العربية")
        expect(page.locator("html[lang=ar][dir=rtl]")).to_be_attached()
        return page

    return opened


@pytest.fixture
def reader(arabic):
    """Of somebody who must still answer."""
    visit = next(pages.visits("plandag:mijn_antwoord_reden"))
    return arabic(visit.link), visit.url.split("/")[3]


@pytest.fixture(params=["at the plandag", "after it"])
def places(request, reader, arabic):
    """Whose page, and what they open."""
    if request.param == "at the plandag":
        page, ronde = reader
        return page, [place.format(ronde=ronde) for place in PLACES]
    person = pages.PEOPLE["wie in de zaal is"](Process.objects.get(slug="wilgendam"))
    return arabic(person.link_key), AFTER


def test_a_phone_reads_from_right_to_left(places, record_property):
    page, addresses = places
    look = Look()
    for place in addresses:
        response = page.goto(f"/{place}")
        assert response.status == 200, place
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        page.evaluate(AXE_SCRIPT)
        for width in WIDTHS:
            look.at(page, width, why="ar")

    record_property("figures", f"ar: {look.counts['looks']} looks, {look.counts['violations']} violations")
    assert look.wrong == []


def test_what_the_group_wrote_keeps_its_own_direction(reader):
    page, _ = reader
    page.goto("/mijn/antwoord/")
    words = page.locator(".herstel-proposal")

    expect(words).to_have_attribute("lang", "nl")
    assert words.evaluate("one => getComputedStyle(one).direction") == "ltr"
    assert page.locator(".herstel-answer").first.evaluate("one => getComputedStyle(one).direction") == "rtl"


def test_the_language_is_given_back_by_its_own_name(reader):
    page, _ = reader
    choose(page, "Nederlands")

    expect(page.locator("html[lang=nl]:not([dir])")).to_be_attached()
