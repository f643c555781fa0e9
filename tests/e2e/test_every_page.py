"""Every page of the URLconf that the cast can reach: it opens, nothing complains, axe finds nothing."""

import json

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from participants.models import Gesprek
from tests.e2e import pages

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = f"axe.run({json.dumps({'runOnly': RULES, 'resultTypes': ['violations']})})"
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
LOUD = {"error", "warning"}
NOT_THERE = {404, 409}  # an address that is about nothing yet, or a page that says why it waits


def problems(page, counted):
    """What is wrong with the page that is open."""
    axe = page.evaluate(f"{AXE_SCRIPT};{AXE}.then(found => found.violations)")
    counted["violations"] += len(axe)
    found = [f"axe {item['id']}: {[node['html'][:160] for node in item['nodes']]}" for item in axe]
    facts = page.evaluate(
        """() => ({h1: document.querySelectorAll("h1").length, title: document.title.trim(),
        wider: document.documentElement.scrollWidth - document.documentElement.clientWidth})"""
    )
    if facts["h1"] != 1:
        found.append(f"{facts['h1']} h1")
    if not facts["title"].removeprefix("·").removesuffix("· Herstel").strip():
        found.append(f"no title: {facts['title']!r}")
    if facts["wider"] > 0:
        found.append(f"scrolls sideways: {facts['wider']} px")
    return found


@pytest.fixture(scope="module")
def watched(page_of):
    """The page of somebody, and what its console said since it was last asked."""
    said = {}

    def watch(who):
        page = page_of(who)
        if who not in said:
            said[who] = []
            page.on("console", lambda message: message.type in LOUD and said[who].append(message.text))
            page.on("pageerror", lambda error: said[who].append(str(error)))
        said[who].clear()
        return page, said[who]

    return watch


def opened(visit, watched):
    """The page of this visit, its status, and its complaints so far (read before axe makes its own)."""
    page, said = watched(pages.NOBODY if visit.link else visit.who)
    if visit.link:
        page.context.clear_cookies()
        page.goto(f"/p/{visit.link}/")
        said.clear()
    response = page.goto(visit.url)
    loud = [line for line in said if not (response.status in NOT_THERE and "Failed to load resource" in line)]
    return page, response.status, loud


def test_every_name_is_known():
    known = set(pages.PAGES) | pages.ACTS | pages.CLICKED | set(pages.NO_PAGE)

    assert sorted(name for name, _ in pages.patterns() if name not in known) == []
    assert sorted(known - {name for name, _ in pages.patterns()}) == []


@pytest.mark.parametrize("name", pages.PAGES)
def test_page(name, watched, counted):
    wrong, seen = [], set()
    for visit in pages.visits(name):
        if visit.page.once and visit.page in seen:
            continue
        page, status, found = opened(visit, watched)
        if status == 200:
            found += problems(page, counted)
            if not visit.link and visit.page not in seen:
                page.set_viewport_size(WIDE)
                found += [f"1280 px: {problem}" for problem in problems(page, counted)]
                page.set_viewport_size(PHONE)
            seen.add(visit.page)
            counted["visits"] += 1
            counted["states"].add(visit.state)
        elif status not in NOT_THERE:
            found.append(f"status {status}")
        wrong += [f"{visit.url} ({visit.who or 'anyone'}): {problem}" for problem in found]

    counted["pages"] += bool(seen)
    assert wrong == []
    assert seen == set(pages.PAGES[name]), f"nobody could open {set(pages.PAGES[name]) - seen}"


@pytest.mark.parametrize("name", sorted(pages.ACTS))
def test_act_is_no_page(name, page_of):
    response = page_of(pages.NOBODY).request.get(pages.some_address(name))

    assert response.status == 405


def test_pages_that_are_reached_by_clicking(watched, counted):
    opened = set()
    for name, open_page in CLICKS.items():
        page, said = watched(pages.NOBODY if name.startswith(("account", "demo")) else pages.NOOR)
        open_page(page)
        assert (name, said + problems(page, counted)) == (name, [])
        opened.add(name)

    counted["pages"] += len(opened)
    counted["visits"] += len(opened)
    assert opened == pages.CLICKED


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
    "demo_brief": a_letter,
    "account_reset_password_from_key": a_new_password,
    "participants:notitie_lezen": a_note,
    "plandag:nazorg_lezen": a_contact,
}
