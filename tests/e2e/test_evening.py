"""On a phone: invited and answered; the evening from 20.31 to the sealed plan and its toets, finished by hand."""

import subprocess
import sys

import pytest
from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import expect

from plandag.models import Document
from processes.models import Person, Process
from tests.e2e.by_post import everyone_answers
from tests.e2e.conftest import sign_in
from tests.e2e.demo_site import ROOT
from tests.e2e.pages import KADERSTELLERS, NOOR

JA = "Ja, ik kan hiermee leven"
AVOND = "/processen/wilgendam-avond"
WORKER_SECONDS = 60_000


@pytest.fixture
def process(site):
    return Process.objects.get(slug="wilgendam-avond")


@pytest.fixture
def noor(page_of):
    """At a laptop."""
    page = page_of(NOOR)
    page.set_viewport_size({"width": 1280, "height": 800})
    return page


@pytest.fixture
def opens_link(open_context):
    """The first page of somebody who opens the personal link; their browser may be without JavaScript."""

    def opened(person, **options):
        page = open_context(**options).new_page()
        page.goto(f"/p/{person.link_key}/")
        return page

    return opened


def press(page, name, **options):
    page.get_by_role("button", name=name, **options).first.click()


def test_an_invitation_is_answered_by_link(noor, opens_link):
    noor.goto("/processen/wilgendam-gesprekken/uitnodigingen/")
    press(noor, "Nodig deze mensen uit")
    expect(noor.get_by_text("mails zijn verstuurd")).to_be_visible(timeout=WORKER_SECONDS)
    asked = Person.objects.filter(process__slug="wilgendam-gesprekken", aanmeldingen__antwoord="open")

    for person, java_script in zip(asked.order_by("pk")[:2], (True, False), strict=True):
        page = opens_link(person, java_script_enabled=java_script)
        press(page, "Ja, ik kom")
        expect(page.get_by_role("heading", level=1)).to_have_text("Je antwoord is bewaard")
        assert person.aanmeldingen.get().antwoord == "ja"


def test_the_evening_is_finished_by_hand(site, process, noor, opens_link, page_of, open_context, tmp_path):
    noor.goto(f"{AVOND}/regie/")
    expect(noor.locator(".herstel-round__count")).to_have_text("nog 4")
    the_last_four(process, noor, opens_link)
    close(noor, "V09")
    the_objections(process, noor)
    decide(site, process, noor, 10, 11, 12, 13, 15, 16)
    decide(site, process, noor, 14)
    the_whole_plan(site, process, noor)
    the_sealed_plan(process, noor, tmp_path)
    the_toets(noor, page_of)
    judged_on_a_desk(open_context(java_script_enabled=False).new_page())


def the_last_four(process, noor, opens_link):
    """By phone, in Ukrainian; without JavaScript; with nothing but a keyboard; typed in by the begeleider."""
    still_open = process.rondes.open().get().still_open().select_related("person").order_by("-person__language", "pk")
    tap, plain, keys, spoken = [row.person for row in still_open]
    assert [person.language for person in (tap, plain, keys, spoken)] == ["uk", "nl", "nl", "nl"]
    for person, java_script in ((tap, True), (plain, False)):
        page = opens_link(person, java_script_enabled=java_script)
        with translation.override(person.language):
            link, yes = gettext("Geef antwoord"), gettext(JA)
        page.get_by_role("link", name=link).click()
        press(page, yes)
        expect(page.locator(".herstel-given")).to_contain_text(yes)

    page = opens_link(keys)
    page.goto("/mijn/antwoord/")
    tab_to(page, "Ja, maar ik heb een zorg")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Wat is je zorg?")).to_be_visible()
    tab_to(page, "Wat is je zorg?")
    page.keyboard.type("Wie ruimt het op?")
    tab_to(page, "Verstuur mijn antwoord")
    page.keyboard.press("Enter")
    expect(page.locator(".herstel-given")).to_contain_text("Ja, maar ik heb een zorg")

    noor.goto(f"{AVOND}/regie/")
    noor.get_by_role("link", name=f"Voer antwoord in van {spoken.name}").click()
    noor.get_by_label(JA).check()
    noor.get_by_label("mondeling").check()
    press(noor, "Bewaar het antwoord")
    expect(noor.get_by_text(f"Het antwoord van {spoken.name} is bewaard.")).to_be_visible()


def tab_to(page, words):
    """Tab until what has the focus is called this: so it can be reached, and seen to be."""
    called = "() => document.activeElement.labels?.[0]?.innerText ?? document.activeElement.innerText ?? ''"
    for _ in range(60):
        page.keyboard.press("Tab")
        if words in page.evaluate(called):
            return
    raise AssertionError(f"{words} cannot be reached by keyboard")


def close(noor, name):
    noor.goto(f"{AVOND}/regie/")
    press(noor, "Sluit de ronde", exact=True)
    expect(noor.locator(".herstel-top")).to_contain_text(name)


def the_objections(process, noor):
    """Who left cannot say it; the group can say what it did. The other text is written anew."""
    gone = process.bezwaren.standing().get(voorstel__nummer=9)
    noor.goto(f"{AVOND}/bezwaren/")
    noor.locator(f"#bezwaar-{gone.pk}").get_by_role("link", name="De indiener is vertrokken").click()
    noor.get_by_label("Wat heeft de groep met dit bezwaar gedaan?").fill("De laatste zin is eruit.")
    press(noor, "Sluit dit bezwaar")
    expect(noor.locator(".herstel-top")).to_contain_text("Bewaard.")

    noor.goto(f"{AVOND}/voorstellen/14/herschrijven/")
    noor.get_by_label("Wat spreken we af?").fill("Wie iets wil zeggen over hoe het gaat, belt de buurtlijn.")
    noor.get_by_label("Wat is er veranderd, en waarom?").fill("Er komt een telefoonnummer bij.")
    press(noor, "Bewaar de nieuwe versie")
    expect(noor.locator(".herstel-top")).to_contain_text("De nieuwe versie van V14 is bewaard.")


def decide(site, process, noor, *nummers):
    """Up to six onderdelen in one round: ready, open, answered by everybody, closed."""
    noor.goto(f"{AVOND}/regie/")
    for nummer in nummers:
        noor.get_by_label(f"Kies V{nummer:02}").check()
    press(noor, "Zet klaar wat je koos")
    press(noor, "Open de ronde")
    expect(noor.get_by_text("De ronde is open.")).to_be_visible()
    for ronde in process.rondes.open():
        everyone_answers(site, ronde)
    close(noor, f"V{nummers[-1]:02}")
    assert set(process.voorstellen.filter(nummer__in=nummers).values_list("status", flat=True)) == {"aangenomen"}


def the_whole_plan(site, process, noor):
    noor.goto(f"{AVOND}/regie/")
    press(noor, "Zet de slotronde klaar")
    press(noor, "Open de ronde")
    expect(noor.get_by_text("De ronde is open.")).to_be_visible()
    everyone_answers(site, process.rondes.open().get())
    close(noor, "Slotronde over het hele plan: 61 van de 61 kunnen hiermee leven.")
    expect(noor.get_by_text("Iedereen kan leven met precies dit plan")).to_be_visible()


def the_sealed_plan(process, noor, tmp_path):
    """Made by the worker; the file alone proves which text it is."""
    noor.goto(f"{AVOND}/documenten/")
    download = noor.get_by_role("link", name="Download planboekje")
    expect(download).to_be_visible(timeout=WORKER_SECONDS)
    with noor.expect_download() as downloaded:
        download.click()
    downloaded.value.save_as(tmp_path / "plan.pdf")

    plan, paper = process.plannen.get(), process.documenten.get(soort=Document.Soort.PLANBOEK)
    command = [sys.executable, "manage.py", "controleer", str(tmp_path / "plan.pdf"), "--gepubliceerd", plan.sha256]
    checked = subprocess.run(command, cwd=ROOT, text=True, capture_output=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert bytes(paper.bytes) == (tmp_path / "plan.pdf").read_bytes()


def the_toets(noor, page_of):
    """On a phone: one place after the other, and the rest at once."""
    noor.goto(f"{AVOND}/verder/")
    for why in noor.get_by_label("Waarom gaan jullie toch verder?").all():
        why.fill("Dat zoeken we deze week samen uit.")
    press(noor, "Ga naar toets aan de kaders")
    expect(noor.locator(".herstel-top")).to_contain_text("Jullie zijn nu bij “Toets aan de kaders”.")
    wil = page_of(KADERSTELLERS["P1"])
    wil.goto(f"{AVOND}/kadersteller/toets/")
    wil.get_by_role("link", name="Ga naar de eerste die open is").click()
    expect(wil.locator("#v01-k1")).to_be_focused()
    own = wil.locator("#v01 .herstel-vak")
    wil.keyboard.press("Tab")
    wil.keyboard.press("Enter")
    for place in range(1, own.count()):
        expect(own.nth(place)).to_be_focused()
        expect(own.nth(place - 1).get_by_text("Verander dit")).to_be_visible()
        own.nth(place).get_by_role("button", name="Past", exact=True).click()
    expect(wil.get_by_text("1 van de 16 onderdelen beoordeeld.")).to_be_visible()
    words_of_one_place_are_not_lost_by_another(wil)
    wil.goto(f"{AVOND}/kadersteller/toets/rest/")
    for place in range(wil.get_by_role("group", name="Welk kader?").get_by_role("radio").count()):
        wil.goto(f"{AVOND}/kadersteller/toets/rest/")
        wil.get_by_role("group", name="Welk kader?").get_by_role("radio").nth(place).check()
        wil.get_by_label("De rest past").check()
        press(wil, "Laat zien om welke het gaat")
        press(wil, "Kies voor alle: past")
        expect(wil.locator(".herstel-top")).to_contain_text("15 oordelen zijn bewaard.")
    wil.goto(f"{AVOND}/kadersteller/toets/0/")
    wil.locator("#totaal-k2").get_by_role("button", name="Past", exact=True).click()
    expect(wil.get_by_text("alles is gekozen")).to_be_visible()


def words_of_one_place_are_not_lost_by_another(page):
    asked, other = page.locator("#v02 .herstel-vak").nth(0), page.locator("#v02 .herstel-vak").nth(1)
    other.get_by_text("Past niet, want…").click()
    other.get_by_label("Wat zou wel passen?").fill("Een dag later.")
    page.once("dialog", lambda dialog: dialog.dismiss())
    asked.get_by_role("button", name="Past", exact=True).click()
    expect(other.get_by_label("Wat zou wel passen?")).to_have_value("Een dag later.")
    page.once("dialog", lambda dialog: dialog.accept())


def judged_on_a_desk(page):
    """Without JavaScript: the matrix stays, beside it one place at a time; what is refused keeps its words."""
    page.set_viewport_size({"width": 1280, "height": 800})
    sign_in(page, KADERSTELLERS["P2"])
    page.goto(f"{AVOND}/kadersteller/toets/")
    matrix, places = page.get_by_role("table"), page.locator(".herstel-vak").filter(visible=True)
    matrix.get_by_role("link", name="V06, K4").click()
    expect(places).to_have_count(1)
    expect(places).to_contain_text("V06 naast K4")
    places.get_by_text("Past niet, want…").click()
    places.get_by_label("Welke woorden passen niet, en waarom?").fill("Te dicht bij de woningen.")
    assert page.locator(".herstel-judge__list").bounding_box()["height"] < 800  # what is longer scrolls in its own box
    press(places, "Dit past niet")
    expect(places).to_contain_text("Schrijf op wat wel zou passen.")
    expect(places.get_by_label("Welke woorden passen niet, en waarom?")).to_have_value("Te dicht bij de woningen.")
    press(places, "Past", exact=True)
    expect(places).to_contain_text("V07 naast K4")
    expect(matrix.get_by_role("link", name="V06, K4")).to_contain_text("past")
