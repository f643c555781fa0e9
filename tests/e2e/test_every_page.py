"""Every page of the URLconf that the cast can reach: it opens, nothing complains, axe finds nothing.

At three widths, light and dark; folds opened, forced colours and a form with nothing in it at the narrowest.
"""

import json
from dataclasses import dataclass, field

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from participants.models import Gesprek
from tests.e2e import pages

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = f"axe.run({json.dumps({'runOnly': RULES, 'resultTypes': ['violations'], 'preload': False})})"
WIDTHS, SCHEMES = (320, 768, 1280), ("light", "dark")
NARROW = WIDTHS[0]
FOCUS_MS = 10_000
LOUD = {"error", "warning"}
NOT_THERE = {404, 409}  # an address that is about nothing yet, or a page that says why it waits
FACTS = """() => ({h1: document.querySelectorAll("h1:not([aria-hidden] *)").length, title: document.title.trim(),
    wider: document.documentElement.scrollWidth - document.documentElement.clientWidth})"""
UNFOLD = """() => { const shut = [...document.querySelectorAll("details:not([open])")];
    shut.forEach((fold) => { fold.open = true; }); return shut.length; }"""
# Only a form that must be refused: a text that is asked for, or a choice, is taken away.
EMPTY = """() => {
    const form = document.querySelector("main form.herstel-form[method=post]");
    const asked = [...(form ? form.querySelectorAll(".herstel-field") : [])]
        .filter((each) => !each.querySelector(".herstel-field__optional"));
    const typed = "textarea, input:is([type=text], [type=email], [type=tel], [type=password])";
    if (!asked.some((each) => each.querySelector(typed))) return false;
    form.querySelectorAll(typed).forEach((each) => { each.value = ""; });
    form.querySelectorAll(":checked:is(input)").forEach((each) => { each.checked = false; });
    form.requestSubmit(form.querySelector("[type=submit]"));
    return true; }"""
# Every page of a begeleider below a process says where you are, and why this step exists.
FRAME = {"no crumbs": ".utrecht-breadcrumb-nav", "no lead": ".herstel-lead:not(:empty)"}
WITHOUT = {
    "plandag:regie": {"no lead"},  # one laptop screen for who runs the evening: the clock stands there
    "demo_fout": {"no crumbs"},  # an error stands nowhere
}


@dataclass
class Look:
    """What was looked at, and what was wrong with it."""

    wrong: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=lambda: {"visits": 0, "looks": 0, "violations": 0})
    states: list[str] = field(default_factory=list)

    def visited(self, state=""):
        self.counts["visits"] += 1
        self.states.append(state)

    def everywhere(self, page):
        page.evaluate(AXE_SCRIPT)
        for scheme in SCHEMES:
            for width in WIDTHS:
                self.at(page, width, scheme)

    def at(self, page, width=NARROW, scheme="light", why="", forced="none"):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce", forced_colors=forced)
        axe = page.evaluate(f"{AXE}.then(found => found.violations)")
        found = [f"axe {item['id']}: {[node['html'][:160] for node in item['nodes']]}" for item in axe]
        found += problems(page.evaluate(FACTS))
        self.wrong += [f"{page.url} {width} px {scheme} {why}: {problem}" for problem in found]
        self.counts["violations"] += len(axe)
        self.counts["looks"] += 1

    def more(self, page):
        """What needs no look at every width: forced colours, and all that is folded away."""
        self.at(page, why="forced colours", forced="active")
        if page.evaluate(UNFOLD):
            self.at(page, why="unfolded")

    def empty_form(self, page):
        if not page.evaluate(EMPTY):
            return
        expect(page.locator(".herstel-errors").first).to_be_focused(timeout=FOCUS_MS)
        for scheme in SCHEMES:
            self.at(page, NARROW, scheme, "empty form")


def problems(facts):
    if facts["h1"] != 1:
        yield f"{facts['h1']} h1"
    if not facts["title"].removeprefix("·").removesuffix("· Herstel").strip():
        yield f"no title: {facts['title']!r}"
    if facts["wider"] > 0:
        yield f"scrolls sideways: {facts['wider']} px"


def frame_problems(name, visit, page):
    fetched = page.locator(".herstel-nu[hx-get]").evaluate_all(
        "found => found.map((each) => each.getAttribute('hx-get'))"
    )
    if fetched not in ([], [f"/processen/{visit.state}/nu/"]):
        return {f"{visit.url}: Nu te doen is asked of {fetched}"}
    if visit.who != pages.NOOR or not visit.state:
        return set()
    missing = {problem for problem, part in FRAME.items() if page.locator(f"main {part}").count() == 0}
    return {f"{visit.url}: {problem}" for problem in missing - WITHOUT.get(name, set())}


@pytest.fixture
def look(record_property):
    look = Look()
    record_property("looked", (look.counts, look.states))
    return look


@pytest.fixture(scope="module")
def watched(page_of):
    """The page of somebody, and what its console said since it was last asked."""
    said = {}

    def watch(who):
        page = page_of(who)
        if who not in said:
            said[who] = []
            page.on("console", lambda message: message.type in LOUD and said[who].append(complaint(message)))
            page.on("pageerror", lambda error: said[who].append(str(error)))
        said[who].clear()
        return page, said[who]

    return watch


def complaint(message):
    return f"{message.text} {message.location['url']}"


def opened(visit, watched, absent):
    """The page of this visit, its status, and its complaints."""
    page, said = watched(pages.NOBODY if visit.link else visit.who)
    if visit.link:
        page.context.clear_cookies()
        page.goto(f"/p/{visit.link}/")
        said.clear()
    response = page.goto(visit.url)
    if response.status in NOT_THERE:
        absent.add(response.url)
    loud = [line for line in said if not line.endswith(tuple(absent))]  # Chromium may say so only on the next page
    return page, response.status, loud


def test_every_name_is_known():
    known = set(pages.PAGES) | pages.ACTS | pages.CLICKED | set(pages.NO_PAGE)

    assert sorted(name for name, _ in pages.patterns() if name not in known) == []
    assert sorted(known - {name for name, _ in pages.patterns()}) == []


OF_THE_DAY = [name for name in pages.PAGES if name.startswith(("plandag:", "mijn"))]


# Two classes, because a class stays with one worker: so two share the pages.
class TestPagesUntilTheDay:
    @pytest.mark.parametrize("name", [name for name in pages.PAGES if name not in OF_THE_DAY])
    def test_page(self, name, watched, look):
        look_at(name, watched, look)


class TestPagesOfTheDay:
    @pytest.mark.parametrize("name", OF_THE_DAY)
    def test_page(self, name, watched, look):
        look_at(name, watched, look)


def look_at(name, watched, look):
    seen, absent = set(), set()
    for visit in pages.visits(name):
        if visit.page.once and visit.page in seen:
            continue
        page, status, loud = opened(visit, watched, absent)
        look.wrong += [f"{visit.url} ({visit.who or 'anyone'}): {line}" for line in loud]
        if status in NOT_THERE:
            continue
        assert status == 200, f"{visit.url} ({visit.who or 'anyone'}): status {status}"
        look.wrong += frame_problems(name, visit, page)
        look.everywhere(page)
        if visit.page not in seen:
            look.more(page)
        if visit.page.once:
            look.empty_form(page)
        seen.add(visit.page)
        look.visited(visit.state)

    assert look.wrong == []
    assert seen == set(pages.PAGES[name]), f"nobody could open {set(pages.PAGES[name]) - seen}"


@pytest.mark.parametrize("name", sorted(pages.ACTS))
def test_act_is_no_page(name, page_of):
    response = page_of(pages.NOBODY).request.get(pages.some_address(name))

    assert response.status == 405


def a_letter(page):
    """Of the mail to who forgot a password."""
    page.goto("/accounts/password/reset/")
    page.get_by_label("E-mailadres").fill(pages.BEHEERDER)
    page.get_by_role("button", name="Stuur mij de link").click()
    page.wait_for_url("**/password/reset/done/")
    page.goto("/demo/post/")
    page.locator("main th a").first.click()
    page.wait_for_url("**/demo/post/*/*/")


def a_new_password(page):
    page.locator("main a[href*='/password/reset/key/']").click()
    page.wait_for_url("**-set-password/")


def a_note(page):
    talk = Gesprek.objects.filter(betrokkene__process__slug="wilgendam-avond", notitie__isnull=False).first()
    page.goto(f"/processen/wilgendam-avond/gesprekken/{talk.pk}/")
    page.get_by_role("button", name="Lees de notitie").click()
    page.wait_for_url("**/notitie/")


def a_contact(page):
    page.goto("/processen/wilgendam/nazorg/")
    page.get_by_role("button", name="Open").first.click()
    page.wait_for_url("**/nazorg/*/")


CLICKS = {
    "demo_brief": (a_letter,),
    "account_reset_password_from_key": (a_letter, a_new_password),
    "participants:notitie_lezen": (a_note,),
    "plandag:nazorg_lezen": (a_contact,),
}


def test_every_page_that_is_reached_by_clicking_has_a_test():
    assert CLICKS.keys() == pages.CLICKED


@pytest.mark.parametrize("name", CLICKS)
def test_page_that_is_reached_by_clicking(name, watched, look):
    page, said = watched(pages.NOBODY if name.startswith(("account", "demo")) else pages.NOOR)
    for step in CLICKS[name]:
        step(page)
    look.wrong += said
    look.everywhere(page)
    look.more(page)
    look.visited()

    assert look.wrong == []
