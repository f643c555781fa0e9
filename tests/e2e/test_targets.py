"""On a phone everything that can be touched is large enough for a finger, on every page behind a personal link."""

import pytest

from tests.e2e import pages

PHONE = {"width": 390, "height": 844}
TARGET, ANSWER, APART = 44, 56, 12
PERSONAL = sorted(
    name for name, ways in pages.PAGES.items() if any(way.who in pages.PEOPLE for way in ways) and "demo" not in name
)

# A link inside a sentence may be as high as its line (WCAG 2.5.8); what is hidden or folded away is not there to touch.
SMALL = """([target]) => {
  const inline = (one) => one.tagName === "A" && getComputedStyle(one).display === "inline"
    && one.closest("p, li, dd").textContent.trim() !== one.textContent.trim();
  const box = (one) => (one.closest("label") || one).getBoundingClientRect();
  return [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter((one) => one.type !== "hidden" && one.checkVisibility() && !one.closest(".herstel-demo, .herstel-skip"))
    .filter((one) => !one.matches(".herstel-skip") && !inline(one))
    .filter((one) => box(one).width + 0.5 < target || box(one).height + 0.5 < target)
    .map((one) => `${Math.round(box(one).width)} x ${Math.round(box(one).height)}: ${one.outerHTML.slice(0, 120)}`);
}"""


@pytest.fixture
def phone(open_context):
    return open_context().new_page()


def opened(page, visit):
    page.context.clear_cookies()
    page.goto(f"/p/{visit.link}/")
    return page.goto(visit.url).status


@pytest.mark.parametrize("name", PERSONAL)
def test_everything_can_be_touched(phone, name):
    small = []
    for visit in pages.visits(name):
        if visit.link and opened(phone, visit) == 200:
            small += [f"{visit.url} ({visit.who}): {found}" for found in phone.evaluate(SMALL, [TARGET])]

    assert small == []


def test_the_answers_are_large_and_apart(phone):
    visit = next(each for each in pages.visits("plandag:mijn_antwoord") if each.who == "wie nog moet antwoorden")
    opened(phone, visit)

    boxes = [one.bounding_box() for one in phone.locator(".herstel-answer").all()]

    assert len(boxes) == 4
    assert min(box["height"] for box in boxes) >= ANSWER
    assert len({(box["width"], box["height"]) for box in boxes}) == 1
    ends = [box["y"] + box["height"] for box in boxes]
    assert min(box["y"] - end for box, end in zip(boxes[1:], ends, strict=False)) >= APART
