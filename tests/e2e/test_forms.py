"""Forms in a browser: where the focus goes, when a text is kept, and that nobody loses words by leaving."""

import re

import pytest

from processes.actions import kwestie
from processes.models import Concept, Process, User
from tests.e2e import conftest
from tests.e2e.pages import NOOR

WRITE = "/processen/wilgendam-begin/kwestie/schrijven/"
SOMEBODY = "/processen/wilgendam-gesprekken/betrokkenen/nieuw/"


@pytest.fixture(scope="module")
def noor(open_context):
    page = open_context().new_page()
    page.set_default_timeout(10_000)
    conftest.sign_in(page, NOOR)
    return page


@pytest.fixture
def writing(noor):
    """The page where Noor writes the text, without a concept of it."""
    noor.goto("about:blank")
    Concept.objects.all().delete()
    noor.goto(WRITE)
    return noor


def text_of(page):
    return page.get_by_role("textbox", name="Wat is er gebeurd, en wat doet dat met mensen?")


def kept(page):
    page.locator("[data-concept]").filter(has_text=re.compile(r"^Concept bewaard om \d+\.\d\d uur$")).wait_for()


def focused(page):
    return page.evaluate("document.activeElement.className || document.activeElement.id")


def test_the_summary_takes_the_focus_and_leads_to_the_field(noor):
    noor.goto(SOMEBODY)
    noor.get_by_label("Naam", exact=True).fill("Bertus Klaver")
    noor.get_by_role("button", name="Voeg deze persoon toe").click()
    noor.locator(".herstel-errors").wait_for()

    assert focused(noor) == "herstel-errors"
    assert noor.get_by_label("Naam", exact=True).input_value() == "Bertus Klaver"
    noor.get_by_role("link", name="Groep: Kies bij welke groep deze persoon hoort.").click()
    assert focused(noor).startswith("utrecht-select")
    assert noor.evaluate("document.activeElement.name") == "groep"


def test_without_javascript_the_summary_takes_the_focus_too(open_context):
    page = open_context(java_script_enabled=False).new_page()
    conftest.sign_in(page, NOOR)
    page.goto(SOMEBODY)
    page.get_by_role("button", name="Voeg deze persoon toe").click()

    assert page.title().startswith("Fout: Voeg iemand toe")
    assert page.locator(".herstel-errors:focus").count() == 1
    page.context.close()


def test_a_text_is_kept_while_it_is_written(writing):
    text_of(writing).fill("Er was brand, en wij stonden buiten.")
    kept(writing)

    writing.goto("/processen/wilgendam-begin/")
    writing.goto(WRITE)
    assert text_of(writing).input_value() == "Er was brand, en wij stonden buiten."

    writing.get_by_role("button", name="Begin opnieuw").click()
    writing.wait_for_load_state()
    assert text_of(writing).input_value() != "Er was brand, en wij stonden buiten."
    assert writing.get_by_text("Dit is je concept").count() == 0


def test_a_line_that_drops_is_told_and_tried_again(writing):
    writing.context.set_offline(True)
    text_of(writing).fill("Dit schrijf ik in de trein.")
    writing.get_by_text("Nog niet bewaard. We proberen het zo opnieuw.").wait_for()

    writing.context.set_offline(False)
    kept(writing)
    assert Concept.objects.get().user == User.objects.get(email=NOOR)


def leaves(page):
    """Whether the browser asks before it leaves; the answer is to stay."""
    asked = []

    def stay(dialog):
        asked.append(dialog.type)
        dialog.dismiss()

    page.once("dialog", stay)
    page.evaluate("() => { setTimeout(() => { window.location.href = '/processen/'; }, 0); }")
    page.wait_for_timeout(400)
    page.remove_listener("dialog", stay) if not asked else None
    return asked == []


def test_leaving_asks_only_when_words_would_be_lost(writing):
    text_of(writing).press_sequentially("Nieuw ")
    assert not leaves(writing)
    assert "Nieuw" in text_of(writing).input_value()

    kept(writing)
    assert leaves(writing)
    writing.wait_for_url("**/processen/")


def test_who_typed_nothing_just_leaves(writing):
    text_of(writing).focus()

    assert leaves(writing)


def test_sending_never_asks(writing):
    asked = []

    def accept(dialog):
        asked.append(dialog.type)
        dialog.accept()

    writing.on("dialog", accept)
    text_of(writing).press_sequentially("Zin erbij. ")
    writing.get_by_role("button", name="Bewaar deze versie").click()
    writing.locator(".herstel-errors").wait_for()
    writing.remove_listener("dialog", accept)

    assert asked == []
    assert focused(writing) == "herstel-errors"
    assert not leaves(writing)


def test_two_people_on_one_text(writing):
    """On a phone: both texts below each other, the focus on what happened, and one button keeps both."""
    process, noor = Process.objects.get(slug="wilgendam-begin"), User.objects.get(email=NOOR)
    last = process.kwesties.last()
    words = {key: getattr(last, key) for key in kwestie.TEXTS}
    text_of(writing).fill(f"{last.text} En wij stonden buiten.")
    writing.get_by_label("Wat is er veranderd, en waarom?").fill("Een zin erbij.")
    kwestie.schrijf_kwestie(
        process, by=noor, vorige=last.nummer, wijziging="Kort.", **words | {"text": f"{last.text} Het was nacht."}
    )
    writing.get_by_role("button", name="Bewaar deze versie").click()
    writing.locator(".herstel-merge").wait_for()

    assert focused(writing) == "herstel-head"
    assert writing.locator(".herstel-merge h2").inner_text().startswith("Intussen schreef Noor Bakhuis ook aan deze")
    left, right = (side.bounding_box() for side in writing.locator(".herstel-merge__sides > div").all())
    assert left["x"] == right["x"]
    assert writing.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert not leaves(writing)

    text_of(writing).fill(f"{last.text} Het was nacht, en wij stonden buiten.")
    writing.get_by_role("button", name="Bewaar mijn tekst als nieuwe versie").click()
    writing.wait_for_url("**/kwestie/")
    texts = [row.text.removeprefix(last.text) for row in process.kwesties.order_by("nummer")]
    assert texts[-2:] == [" Het was nacht.", " Het was nacht, en wij stonden buiten."]


def test_a_text_that_was_sent_leaves_no_concept_behind(writing):
    text_of(writing).press_sequentially("Een zin erbij. ")
    kept(writing)
    writing.get_by_label("Wat is er veranderd").fill("Een zin erbij.")
    writing.get_by_role("button", name="Bewaar deze versie").click()
    writing.wait_for_url("**/kwestie/")
    writing.goto(WRITE)

    assert writing.get_by_text("Dit is je concept van").count() == 0
    assert not Concept.objects.exists()
