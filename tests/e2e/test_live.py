"""What lives on the page: it follows the hall by itself, holds still under your hands, and outlives a bad line."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from herstel.lib import clock
from plandag.actions import rondes
from processes.models import Process, User
from tests.e2e.conftest import sign_in
from tests.e2e.pages import NOOR

AVOND = "/processen/wilgendam-avond"
SPELREGELS = "/processen/wilgendam-begin/kerngroep/spelregels/"
JA = "Ja, ik kan hiermee leven"
NEE = "Nee, ik kan hier nog niet mee leven"
POLL = 10_000  # a poll comes every two seconds; this machine may be busy


@pytest.fixture
def process(site):
    return Process.objects.get(slug="wilgendam-avond")


@pytest.fixture
def noor(page_of):
    return page_of(NOOR)


@pytest.fixture
def opens_link(open_context):
    def opened(person, path="/mijn/"):
        page = open_context().new_page()
        page.goto(f"/p/{person.link_key}/")
        page.goto(path)
        return page

    return opened


def press(page, name):
    page.get_by_role("button", name=name).first.click()


def opened_first(process):
    """The round of the example that is open; these tests open another one."""
    return process.rondes.open().order_by("pk").first()


def waiting(process, ronde=None):
    """Who must still answer this round, or else the one of the example, and reads Dutch: there are three."""
    places = (ronde or opened_first(process)).still_open().filter(person__language="nl").select_related("person")
    return [place.person for place in places.order_by("person__pk")]


@pytest.fixture
def at_the_door(noor):
    """Where somebody who comes in is written down, on a line that drops once, after the server did its work."""
    lost = []

    def lose_the_first_answer(route):
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch(max_redirects=0).status)
            route.abort()
        else:
            route.continue_()

    noor.route("**/aankomst/erbij/", lose_the_first_answer)
    noor.goto(f"{AVOND}/aankomst/erbij/")
    noor.get_by_label("Bij welke groep hoor je?").select_option(index=1)
    yield noor
    noor.unroute("**/aankomst/erbij/")
    assert len(lost) == 1


def is_hidden(page, hidden):
    """A tab that is put away, or taken up again; Chromium without a screen has no other way."""
    page.evaluate(
        """hidden => { Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
        document.dispatchEvent(new Event("visibilitychange")); }""",
        hidden,
    )


def test_the_regie_counts_along_and_keeps_the_focus(process, noor, opens_link):
    first, last = waiting(process)[0], waiting(process)[-1]
    noor.goto(f"{AVOND}/regie/")
    link = noor.get_by_role("link", name=f"Voer antwoord in van {last.name}")
    link.focus()

    phone = opens_link(first, "/mijn/antwoord/")
    press(phone, JA)

    expect(noor.locator(".herstel-round__count")).to_have_text("nog 3", timeout=POLL)
    expect(noor.locator(".herstel-thumb")).to_contain_text("Nog 3 antwoorden")
    expect(noor.get_by_text(first.name)).to_have_count(0)
    expect(link).to_be_focused()
    expect(noor.locator("#gezegd")).to_contain_text("Nog 3 van de")


def test_the_round_stays_in_view_on_a_laptop_and_a_choice_stays_chosen(process, noor, opens_link):
    noor.set_viewport_size({"width": 1280, "height": 800})
    noor.goto(f"{AVOND}/regie/")
    for name in ("Sluit de ronde", "Maak rustig"):
        expect(noor.get_by_role("button", name=name).first).to_be_in_viewport(ratio=1)
    noor.get_by_text("Toon iets anders").click()
    noor.get_by_label("Wat ziet de zaal?").select_option("kaders")

    press(opens_link(waiting(process)[0], "/mijn/antwoord/"), JA)

    expect(noor.locator(".herstel-thumb")).not_to_contain_text("Nog 4", timeout=POLL)
    expect(noor.get_by_label("Wat ziet de zaal?")).to_have_value("kaders")
    noor.get_by_text("In de zaal").scroll_into_view_if_needed()
    expect(noor.get_by_role("button", name="Sluit de ronde").first).to_be_in_viewport(ratio=1)
    expect(noor.locator("#klok")).to_be_in_viewport(ratio=1)


def test_on_a_phone_the_regie_starts_with_the_round_and_folds_the_rest(noor):
    noor.set_viewport_size({"width": 390, "height": 844})
    noor.goto(f"{AVOND}/regie/")

    expect(noor.get_by_role("button", name="Sluit de ronde").first).to_be_in_viewport()
    expect(noor.get_by_label("Kies V11")).to_be_hidden()
    noor.get_by_role("heading", name="Onderdelen").click()
    expect(noor.get_by_label("Kies V11")).to_be_visible()


def test_a_round_opens_by_itself_on_a_waiting_phone(process, noor, opens_link):
    person = waiting(process)[0]
    phone = opens_link(person)
    fold = phone.get_by_text("Lees de hele tekst")
    fold.click()
    fold.focus()
    expect(phone.get_by_text("Er is een vraag open.")).to_be_visible()

    noor.set_viewport_size({"width": 1280, "height": 800})
    noor.goto(f"{AVOND}/regie/")
    noor.get_by_label("Kies V10").check()
    press(noor, "Zet klaar wat je koos")
    press(noor, "Open de ronde")
    expect(noor.get_by_text("De ronde is open.")).to_be_visible()

    expect(phone.get_by_text("Er zijn 2 vragen open.")).to_be_visible(timeout=POLL)
    expect(fold).to_be_focused()
    expect(phone.locator("details[open]")).to_have_count(1)


def test_a_page_behind_the_question_for_a_name_follows_too(process, open_context):
    """The page comes in place of the question, and is of its reader from then on."""
    person = waiting(process)[-1]
    Process.objects.filter(pk=process.pk).update(gevoelig=True)
    phone = open_context().new_page()
    phone.goto(f"/p/{person.link_key}/")
    phone.get_by_role("textbox").fill(person.first_name)
    with phone.expect_response(lambda response: "gezien=" in response.url, timeout=POLL):
        phone.locator("form").filter(has=phone.get_by_role("textbox")).get_by_role("button").click()

    expect(phone.locator("meta[name=herstel-lezer]")).to_have_attribute("content", person.public_id)
    expect(phone.locator("[data-storing]")).to_have_count(0)
    Process.objects.filter(pk=process.pk).update(gevoelig=False)


def test_an_answer_outlives_a_line_that_dropped(process, opens_link):
    person = waiting(process)[0]
    phone = opens_link(person, "/mijn/antwoord/")
    phone.context.set_offline(True)

    press(phone, JA)

    expect(phone.get_by_text("Nog niet bewaard.", exact=True)).to_be_visible()
    expect(phone.get_by_text(f"Je koos: {JA}")).to_be_visible()
    expect(phone.get_by_role("button", name=JA).first).to_have_attribute("aria-pressed", "true")
    assert opened_first(process).kring.get(person=person).keuze == "open"

    phone.context.set_offline(False)
    expect(phone.get_by_text("Bewaard om")).to_be_visible(timeout=POLL)
    assert opened_first(process).kring.get(person=person).keuze == "akkoord"


def test_after_an_error_it_says_so_and_a_person_can_try_again(process, opens_link):
    phone = opens_link(waiting(process, process.rondes.open().latest("pk"))[0], "/mijn/antwoord/")
    phone.clock.install()
    broken = [500, 503]
    phone.route(
        "**/mijn/antwoord/",
        lambda route: (
            route.fulfill(status=broken.pop()) if route.request.method == "POST" and broken else route.continue_()
        ),
    )

    press(phone, JA)
    expect(phone.get_by_text("Nog niet bewaard.", exact=True)).to_be_visible()
    expect(phone.locator("#gezegd")).to_contain_text("Nog niet bewaard.")
    press(phone, "Probeer nu")
    expect(phone.get_by_text("Seconden tot de volgende poging: 4")).to_be_visible()
    phone.clock.run_for(6000)

    expect(phone.get_by_text("Bewaard om")).to_be_visible(timeout=POLL)


def test_what_arrived_without_an_answer_is_done_once(process, at_the_door):
    at_the_door.get_by_label("Hoe heet je?").fill("Iemand Die Binnenloopt")
    press(at_the_door, "Naar de korte voorbereiding")

    expect(at_the_door.get_by_role("heading", level=1)).to_contain_text("Korte voorbereiding", timeout=POLL)
    assert process.people.filter(name="Iemand Die Binnenloopt").count() == 1


def test_what_is_written_after_it_arrived_is_not_called_kept(process, at_the_door):
    at_the_door.clock.install()
    at_the_door.clock.pause_at(clock.now() + timedelta(seconds=5))  # it does not try again by itself
    at_the_door.get_by_label("Hoe heet je?").fill("Iemand Die Verder")
    press(at_the_door, "Naar de korte voorbereiding")
    expect(at_the_door.get_by_text("Nog niet bewaard.", exact=True)).to_be_visible()
    at_the_door.get_by_label("Hoe heet je?").fill("Iemand Die Verder Schrijft")
    press(at_the_door, "Probeer nu")

    expect(at_the_door.get_by_text("Wat je daarna schreef of koos, is nog niet bewaard.")).to_be_visible(timeout=POLL)
    expect(at_the_door.get_by_label("Hoe heet je?")).to_have_value("Iemand Die Verder Schrijft")
    assert [one.name for one in process.people.filter(name__startswith="Iemand Die Verder")] == ["Iemand Die Verder"]
    at_the_door.clock.resume()


def test_a_hidden_tab_does_not_ask(noor):
    asked = []
    noor.on("request", lambda request: asked.append(request) if "gezien=" in request.url else None)
    noor.goto(f"{AVOND}/regie/")
    noor.clock.install()
    is_hidden(noor, True)
    asked.clear()
    noor.clock.run_for(20_000)
    assert asked == []

    with noor.expect_request("**/regie/?gezien=*"):
        is_hidden(noor, False)


def test_without_an_answer_it_asks_ever_less_often_and_at_once_when_the_line_is_back(noor):
    noor.clock.install()
    noor.goto(f"{AVOND}/regie/")
    noor.route("**/regie/?gezien=*", lambda route: route.abort())
    for seconds in (2, 4, 8, 16):
        with noor.expect_event("requestfailed"):
            noor.clock.run_for(seconds * 1000)
    expect(noor.get_by_text("Wat je ziet kan oud zijn.")).to_be_visible()

    noor.unroute("**/regie/?gezien=*")
    with noor.expect_response("**/regie/?gezien=*"):
        noor.evaluate("window.dispatchEvent(new Event('online'))")
    expect(noor.get_by_text("Wat je ziet kan oud zijn.")).to_have_count(0)


def test_nothing_is_left_on_the_device_and_the_policy_holds(process, opens_link):
    phone = opens_link(waiting(process, process.rondes.open().latest("pk"))[-1])
    said = []
    phone.on("console", lambda message: said.append(message.text))
    phone.goto("/mijn/antwoord/")
    press(phone, JA)
    expect(phone.locator("#bewaard")).to_contain_text("Bewaard op")

    kept = phone.evaluate(
        """async () => [localStorage.length, sessionStorage.length, (await caches.keys()).length,
        (await indexedDB.databases()).length, (await navigator.serviceWorker.getRegistrations()).length]"""
    )
    assert (kept, said) == ([0, 0, 0, 0, 0], [])


def test_after_signing_out_going_back_shows_nothing(open_context):
    page = open_context().new_page()
    sign_in(page, NOOR)
    page.goto(f"{AVOND}/regie/")
    page.goto("/accounts/logout/")
    page.locator("main form button[type=submit]").click()
    page.wait_for_url("**/accounts/login/**")

    page.go_back()
    page.go_back()

    expect(page.get_by_label("Wachtwoord", exact=True)).to_be_visible()
    expect(page.get_by_text("Nog geen antwoord")).to_have_count(0)


def test_what_is_typed_stays_while_others_come_in_at_another_door(process, noor, open_context):
    other = open_context().new_page()
    sign_in(other, NOOR)
    noor.goto(f"{AVOND}/aankomst/")
    field = noor.get_by_label("Naam")
    field.press_sequentially("tr")
    now = noor.locator("#nu").inner_text()

    other.goto(f"{AVOND}/aankomst/?zoek=an")
    other.get_by_role("link", name="Gaat weg").first.click()
    press(other, "Meld dat deze persoon weggaat")

    expect(noor.locator("#nu")).not_to_have_text(now, timeout=POLL)
    expect(field).to_have_value("tr")
    expect(field).to_be_focused()


def test_two_who_write_one_text_see_each_other(page_of, noor):
    noor.goto(SPELREGELS)
    noor.get_by_role("textbox").first.fill("Wij laten elkaar uitpraten.")
    expect(noor.get_by_text("heeft deze tekst nu ook open")).to_have_count(0)

    other = page_of("begeleider2@voorbeeld.example")
    other.goto(SPELREGELS)

    expect(other.get_by_text("Noor Bakhuis heeft deze tekst nu ook open.")).to_be_visible()
    expect(noor.get_by_text("heeft deze tekst nu ook open.")).to_be_visible(timeout=POLL)
    expect(noor.get_by_role("textbox").first).to_have_value("Wij laten elkaar uitpraten.")


def test_a_nee_that_still_asks_for_its_reason_is_not_called_kept(process, opens_link):
    phone = opens_link(waiting(process, process.rondes.open().latest("pk"))[0], "/mijn/antwoord/")
    phone.context.set_offline(True)
    press(phone, NEE)
    expect(phone.get_by_text("Nog niet bewaard.", exact=True)).to_be_visible()

    phone.context.set_offline(False)

    expect(phone.get_by_label("Wat maakt dat je er niet mee kunt leven?")).to_be_visible(timeout=POLL)
    expect(phone.get_by_text("Bewaard om")).to_have_count(0)


def test_after_a_form_that_came_back_wrong_another_one_shows_its_page(opens_link):
    """The form that came back took the place of the one that was sent, which waits for nothing any more."""
    asker = Process.objects.get(slug="wilgendam-gesprekken").people.filter(betrokkene__status="voorbereid").first()
    phone = opens_link(asker, "/mijn/vragen/")
    form = phone.locator("form[hx-post='/mijn/vragen/']")
    form.locator("[type=submit]").click()
    expect(phone.locator(".herstel-errors")).to_be_visible()

    phone.get_by_role("button", name="Ik wil dit ook weten").first.click()

    expect(phone.locator("#bewaard [data-gelukt]")).to_be_visible()


def test_pressing_again_is_the_same_sending(process, at_the_door):
    at_the_door.clock.install()
    at_the_door.clock.pause_at(clock.now() + timedelta(seconds=5))  # it does not try again by itself
    at_the_door.get_by_label("Hoe heet je?").fill("Iemand Die Nog Eens Drukt")
    press(at_the_door, "Naar de korte voorbereiding")
    expect(at_the_door.get_by_text("Nog niet bewaard.", exact=True)).to_be_visible()
    press(at_the_door, "Naar de korte voorbereiding")

    expect(at_the_door.get_by_role("heading", level=1)).to_contain_text("Korte voorbereiding")
    assert process.people.filter(name="Iemand Die Nog Eens Drukt").count() == 1
    at_the_door.clock.resume()


def test_what_is_written_while_it_waits_goes_along(noor):
    noor.goto(SPELREGELS)
    field = noor.get_by_role("textbox").first
    field.fill("Wij laten elkaar uitpraten.")
    noor.context.set_offline(True)
    press(noor, "Bewaar")
    expect(noor.get_by_text("Nog niet bewaard.", exact=True)).to_be_visible()
    field.fill("Wij laten elkaar uitpraten. Wij zijn op tijd.")

    noor.context.set_offline(False)

    expect(noor.locator("#bewaard")).to_contain_text("Bewaard om", timeout=POLL)
    assert Process.objects.get(slug="wilgendam-begin").spelregels.latest("pk").text.endswith("Wij zijn op tijd.")


def test_who_was_signed_out_signs_in_elsewhere_and_loses_nothing(open_context):
    page = open_context().new_page()
    sign_in(page, NOOR)
    page.goto(SPELREGELS)
    page.get_by_role("textbox").first.fill("Wij luisteren tot het eind.")
    page.context.clear_cookies(name="sessionid")
    press(page, "Bewaar")
    expect(page.get_by_text("Dit is nog niet bewaard.")).to_be_visible()

    sign_in(page.context.new_page(), NOOR)  # beside this one: this page was in view all the time
    press(page, "Probeer opnieuw")

    expect(page.locator("#bewaard [data-gelukt]")).to_be_visible()
    assert Process.objects.get(slug="wilgendam-begin").spelregels.latest("pk").text == "Wij luisteren tot het eind."


def test_the_link_of_somebody_else_changes_nothing_on_a_page_that_is_open(process, opens_link):
    """On a shared phone: what is tapped here is never recorded as theirs."""
    mine, theirs = waiting(process, process.rondes.open().latest("pk"))[:2]
    phone = opens_link(mine, "/mijn/antwoord/")
    phone.context.new_page().goto(f"/p/{theirs.link_key}/")
    voorstel = process.voorstellen.get(nummer=11)

    by = User.objects.get(email=NOOR)
    rondes.open_ronde(rondes.zet_klaar(process, by=by, versies=[voorstel.versies.latest("nummer")])[0], by=by)

    expect(phone.get_by_text("de link van iemand anders geopend")).to_be_visible(timeout=POLL)
    assert phone.locator("[name=ik]").first.get_attribute("value") == mine.public_id


def test_the_focus_stays_on_the_button_that_counts_along(process, noor, opens_link):
    ronde = process.rondes.open().latest("pk")
    noor.goto(f"{AVOND}/regie/")
    button = noor.locator(f"#sluit-{ronde.pk}")
    button.focus()
    before = button.inner_text()

    press(opens_link(waiting(process, ronde)[0], f"/mijn/antwoord/?vraag={ronde.pk}"), JA)

    expect(button).not_to_have_text(before, timeout=POLL)
    expect(button).to_be_focused()
