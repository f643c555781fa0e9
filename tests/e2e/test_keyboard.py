"""With nothing but Tab, Shift+Tab, Enter, the space bar and letters: all that people must be able to do.

At each stop the focus can be seen: it has an outline, and nothing lies over it (WCAG 2.4.7 and 2.4.11). After an
answer that changes only a part of the page it is not lost. Around a page, and back, no stop is a trap.
"""

import pytest
from playwright.sync_api import expect

from plandag.voorbeeld.cast import PASSWORD
from processes.models import Person, Process
from tests.e2e.pages import KADERSTELLERS, NOOR

MOST_STOPS = 400
STOPS = "stops by keyboard, each seen and free"
STOP = """() => {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    const label = at.labels?.[0];
    const shown = [at, label, at.closest("svg")?.querySelector(":focus .herstel-pic__hit")].filter(Boolean);
    const outline = (each) => { const style = getComputedStyle(each);
        return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2)
            || (each instanceof SVGElement && parseFloat(style.strokeWidth) >= 2); };
    const box = (label && at.matches(":is([type=radio], [type=checkbox])") ? label : at).getBoundingClientRect();
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];  // of a long table: what is in view
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    const points = [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]].map(([x, y]) =>
        document.elementFromPoint(left + x * (right - left), top + y * (bottom - top)));
    return {
        name: (label?.innerText || at.getAttribute("aria-label") || at.innerText || at.name || at.tagName).trim(),
        outlined: shown.some(outline),
        free: points.some((hit) => hit && (at.contains(hit) || hit.contains(at) || label?.contains(hit))),
        typed: at.matches("textarea, input:not([type=radio], [type=checkbox])"),
        inside: at.closest("main") !== null,
    }; }"""


class Keys:
    """Somebody at a keyboard, who looks at each stop."""

    def __init__(self, page, counts):
        self.page, self.counts = page, counts

    def press(self, key):
        self.page.keyboard.press(key)
        stop = self.page.evaluate(STOP)
        if stop:
            self.counts[STOPS] += 1
            assert stop["outlined"], f"{self.page.url}: nobody sees that {stop['name']!r} has the focus"
            assert stop["free"], f"{self.page.url}: something lies over {stop['name']!r}"
        return stop

    def to(self, words, *, typed=False):
        """Tab until what has the focus is called this, and can be typed in if that is asked."""
        for _ in range(MOST_STOPS):
            stop = self.press("Tab")
            if stop and words in stop["name"] and stop["typed"] >= typed:
                return
        raise AssertionError(f"{self.page.url}: {words!r} cannot be reached")

    def enter(self, words):
        self.to(words)
        self.page.keyboard.press("Enter")

    def write(self, words, text):
        self.to(words, typed=True)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def choose(self, words):
        """A radio in a group has one stop; the arrows go on from there."""
        self.to_group(words)
        self.page.keyboard.press("Space")

    def to_group(self, words):
        name = self.page.get_by_label(words, exact=True).first.get_attribute("name")
        for _ in range(MOST_STOPS):
            self.press("Tab")
            if self.page.evaluate("document.activeElement.name") == name:
                break
        for _ in range(10):
            if words in self.page.evaluate(STOP)["name"]:
                return
            self.press("ArrowDown")
        raise AssertionError(f"{self.page.url}: {words!r} cannot be reached")

    def around(self):
        """Past every stop once, and one back."""
        self.page.evaluate("document.activeElement.blur()")
        for count in range(MOST_STOPS):
            if self.press("Tab") is None and count:
                break
        else:
            raise AssertionError(f"{self.page.url}: Tab never leaves the page")
        assert self.press("Shift+Tab") is not None

    def skip(self):
        """The first stop leads past the frame, straight to what the page is about."""
        self.page.reload()
        assert self.press("Tab")["name"] == "Naar de inhoud"
        self.page.keyboard.press("Enter")
        assert self.press("Tab")["inside"]


@pytest.fixture
def keys_of(open_context, record_property):
    stops = {STOPS: 0}
    record_property("figures", stops)

    def opened(address):
        page = open_context().new_page()
        page.goto(address)
        return Keys(page, stops)

    return opened


@pytest.fixture
def signed_in(keys_of):
    """By keyboard too."""

    def entered(email, address):
        keys = keys_of("/accounts/login/")
        keys.write("E-mailadres", email)
        keys.write("Wachtwoord", PASSWORD)
        keys.page.keyboard.press("Enter")
        keys.page.wait_for_url(lambda url: "/accounts/login/" not in url)
        keys.page.goto(address)
        return keys

    return entered


def test_an_invitation_is_sent_and_answered(signed_in, keys_of):
    noor = signed_in(NOOR, "/processen/wilgendam-gesprekken/uitnodigingen/")
    noor.enter("Nodig deze mensen uit")
    expect(noor.page.get_by_text("mensen zijn uitgenodigd")).to_be_visible()
    person = Person.objects.filter(
        process__slug="wilgendam-gesprekken", aanmeldingen__antwoord="open", language="nl"
    ).first()

    keys = keys_of(f"/p/{person.link_key}/")
    keys.around()
    keys.skip()
    keys.enter("Bekijk de plandag")
    keys.page.wait_for_url("**/mijn/plandag/")
    keys.enter("Geef dit door")
    expect(keys.page.locator(".herstel-errors")).to_be_focused()
    keys.choose("Ja, ik kom")
    keys.enter("Geef dit door")
    expect(keys.page.get_by_role("heading", level=1)).to_have_text("Je antwoord is bewaard")


def test_a_round_is_answered_with_a_reason(keys_of):
    ronde = Process.objects.get(slug="wilgendam-avond").rondes.open().get()
    person = ronde.still_open().filter(person__language="nl").select_related("person").first().person

    keys = keys_of(f"/p/{person.link_key}/")
    keys.page.goto("/mijn/antwoord/")
    keys.around()
    keys.skip()
    keys.enter("Ja, maar ik heb een zorg")
    keys.write("Wat is je zorg?", "Wie ruimt het op?")
    keys.enter("Verstuur mijn antwoord")
    expect(keys.page.locator(".herstel-given")).to_contain_text("Ja, maar ik heb een zorg")


def test_a_step_is_taken_and_taken_back(signed_in):
    keys = signed_in(NOOR, "/processen/wilgendam-gesprekken/")
    keys.around()
    keys.skip()
    keys.enter("Naar stap 5")
    keys.page.wait_for_url("**/verder/")
    keys.enter("Ga naar groei en informatie")
    expect(keys.page.locator(".herstel-top")).to_contain_text("Jullie zijn nu bij")

    back = Process.objects.get(slug="wilgendam-gesprekken").road.backs("verbreding")[0]
    keys.page.goto(f"/processen/wilgendam-gesprekken/terug/{back.to_key}/")
    keys.enter("Ga terug naar")
    expect(keys.page.locator(".herstel-errors")).to_be_focused()
    keys.write("Waarom?", "We misten een groep.")
    keys.enter("Ga terug naar")
    expect(keys.page.locator(".herstel-top")).to_contain_text("Jullie zijn terug bij")


def test_a_kadersteller_reads_and_goes_through_the_toets(signed_in):
    keys = signed_in(KADERSTELLERS["P1"], "/processen/wilgendam/kadersteller/toets/")
    keys.around()
    keys.skip()
    keys.enter("Wat vinden de anderen?")
    expect(keys.page.locator("#v01").get_by_text("K4, Omgevingsdienst Rivierdal")).to_be_visible()
    keys.around()
