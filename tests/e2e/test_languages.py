"""Somebody on a phone chooses another language at the top of the page, and every page is whole in it.

Right to left shows what the other languages do not: which way things point, where a text begins, what sticks out.
Without a browser, `tests/test_every_language.py` reads every page in every language.
"""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

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


def choose(page, name):
    page.locator("#taal > summary").click()
    page.get_by_role("button", name=name).click()


@pytest.fixture
def reader(open_context):
    """Of somebody who must still answer; the page speaks Arabic since they chose it."""
    visit = next(pages.visits("plandag:mijn_antwoord_reden"))
    page = open_context().new_page()
    page.goto(f"/p/{visit.link}/")
    choose(page, "العربية")
    expect(page.locator("html[lang=ar][dir=rtl]")).to_be_attached()
    return page, visit.url.split("/")[3]


def test_a_phone_reads_from_right_to_left(reader, record_property):
    page, ronde = reader
    look = Look()
    for place in PLACES:
        response = page.goto(f"/{place.format(ronde=ronde)}")
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
