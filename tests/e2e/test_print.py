"""On paper: the words and nothing to press, light, on the right size, with nothing cut in two."""

import io

import pikepdf
import pytest

from processes.models import Process
from tests.e2e import pages
from tests.e2e.pages import NOBODY, NOOR

FRAME = ".herstel-topbar, .herstel-crumbs, .utrecht-breadcrumb-nav, .herstel-rail__list, .herstel-demo, .utrecht-button"
PAPER = {
    "proces": ("/processen/wilgendam-avond/", "Nu te doen"),
    "journaal": ("/processen/wilgendam-avond/journaal/", "op volgorde"),
    "kwestie": ("/processen/wilgendam-avond/kwestie/", "De centrale vraag"),
    "kaders": ("/processen/wilgendam-avond/kaders/", "Alle kaders"),
    "kaderkaarten": ("/processen/wilgendam-avond/kaders/kaarten/", "Toetsvraag."),
    "betrokkenen": ("/processen/wilgendam-avond/betrokkenen/", "Gesproken per groep"),
    "draaiboek": ("/processen/wilgendam-avond/plandag/", "Programma"),
    "brieven": ("/processen/wilgendam-avond/uitnodigingen/brieven/", "Geef hem niet door."),
    "aankomst": ("/processen/wilgendam-avond/aankomst/", "Nu in de zaal"),
    "toets": ("/processen/wilgendam/toets/", "Op wie wachten we?"),
    "overeenkomst": ("/processen/wilgendam/overeenkomst/", "Wat we willen"),
    "verantwoording": ("/processen/wilgendam/verantwoording/", "In cijfers"),
}
OUTSIDE = """() => [...document.querySelectorAll("body *")].filter((part) => part.checkVisibility()
  && part.getBoundingClientRect().width && part.getBoundingClientRect().right > innerWidth + 1
  && getComputedStyle(part).position !== "absolute").map((part) => part.outerHTML.slice(0, 120))"""


A4, A4_LANDSCAPE, A5 = 595, 842, 420  # points


def widths(data):
    """How wide each page of a PDF is."""
    with pikepdf.open(io.BytesIO(data)) as paper:
        return [round(float(sheet.mediabox[2])) for sheet in paper.pages]


@pytest.fixture(scope="module")
def noor(page_of):
    page = page_of(NOOR)
    page.set_viewport_size({"width": 627, "height": 900})  # A4 between its margins
    return page


@pytest.fixture
def on_paper(noor):
    def opened(address):
        noor.emulate_media(media="screen", color_scheme="dark")
        noor.goto(address)
        noor.emulate_media(media="print", color_scheme="dark")
        return noor

    yield opened
    noor.emulate_media(media="null", color_scheme="light")


@pytest.mark.parametrize("name", PAPER)
def test_the_words_without_the_frame(on_paper, name):
    address, words = PAPER[name]
    page = on_paper(address)

    assert page.locator(FRAME).filter(visible=True).count() == 0
    assert page.get_by_text(words).first.is_visible()
    assert page.evaluate(OUTSIDE) == []


@pytest.mark.parametrize("name", PAPER)
def test_paper_is_light_by_night_too(on_paper, name):
    page = on_paper(PAPER[name][0])

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('main h1')).color") == "rgb(31, 42, 46)"


def test_what_is_folded_opens_for_paper_and_closes_again(noor):
    noor.goto("/processen/wilgendam/overeenkomst/")
    folds = noor.locator("main details.herstel-fold:not(:has(form))")
    closed = "(folds) => folds.filter((fold) => !fold.open).length"
    before = folds.evaluate_all(closed)
    noor.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    printing = folds.evaluate_all(closed)
    noor.evaluate("window.dispatchEvent(new Event('afterprint'))")

    assert before > 0
    assert printing == 0
    assert folds.evaluate_all(closed) == before


def test_each_kaderkaart_is_a_sheet_of_a5(noor):
    noor.goto(PAPER["kaderkaarten"][0])
    cards = noor.locator(".herstel-kaderkaart").count()
    sheets = widths(noor.pdf(prefer_css_page_size=True))

    assert sheets == [A5] * cards


def test_each_letter_is_one_sheet(noor):
    noor.goto(PAPER["brieven"][0])
    letters = noor.locator(".herstel-sheet").count()
    sheets = widths(noor.pdf(prefer_css_page_size=True))

    assert letters > 1
    assert sheets == [A4] * letters


def test_the_whole_matrix_is_one_sheet_that_lies_on_its_side(noor):
    noor.goto(PAPER["toets"][0])
    sheets = widths(noor.pdf(prefer_css_page_size=True))

    assert sheets.count(A4_LANDSCAPE) == 1
    assert set(sheets) == {A4, A4_LANDSCAPE}


def test_a_personal_page_keeps_the_number_of_who_helps(page_of):
    page = page_of(NOBODY)
    person = pages.PEOPLE["deelnemer"](Process.objects.get(slug="wilgendam-avond"))
    page.goto(f"/p/{person.link_key}/")
    page.emulate_media(media="print")

    assert page.locator(".herstel-talen, .utrecht-button, .herstel-letter__top a").filter(visible=True).count() == 0
    assert page.locator("#hulp a[href^=tel]").is_visible()
    page.emulate_media(media="null")
