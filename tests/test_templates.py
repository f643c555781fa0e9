"""What no template may contain: the rules of the house that no linter knows."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

FOLDER = settings.BASE_DIR / "templates"
TEMPLATES = sorted(path for path in FOLDER.rglob("*.*") if path.suffix in (".html", ".txt"))
NAMES = [str(path.relative_to(FOLDER)) for path in TEMPLATES]
PAGES = [path for path in TEMPLATES if path.suffix == ".html"]

FORBIDDEN = {
    "inline style": re.compile(r"<style|\sstyle\s*=", re.IGNORECASE),
    "inline script": re.compile(r"<script(?![^>]*\ssrc=)", re.IGNORECASE),
    "event attribute": re.compile(r"<[^>]*\s(?:on[a-z]+|hx-on[:\w-]*)\s*=", re.IGNORECASE),
    "unescaped text": re.compile(r"\|\s*safe(?:seq)?\b|{%\s*autoescape off"),
    "our own look of what the NL Design System has": re.compile(
        r"herstel-(?:button(?:--primary|--quiet)?|h[1-4]|input|field__(?:label|help|error)|table|crumbs)(?![\w-])"
    ),
    "other site": re.compile(r"(?:src|href)=[\"'](?:https?:)?//"),
}
FRONT_DOORS = {"home", "mijn", "login", "gegevens", "toegankelijkheid"}
FLOORS = {
    "processes": {"processes"},
    "participants": {"processes", "participants"},
    "plandag": {"processes", "participants", "plandag"},
}
URL = re.compile(r"{%\s*url\s+[\"']([^\"']+)[\"']")
BORROWED = re.compile(r"{%\s*(?:extends|include)\s+[\"']([^\"']+)[\"']")
# These sheets are paper, or mail: made by the PDF engine or a mail program, not by a browser.
MAY = {
    "unescaped text": (".txt",),
    "inline style": ("mails/", "pdf/"),
    "our own look of what the NL Design System has": ("pdf/",),
}


def is_exempt(name, kind):
    return any(name.endswith(part) or name.startswith(part) for part in MAY.get(kind, ()))


def above(name, reference):
    """Whether a template of this app points to a floor above its own."""
    floor = FLOORS.get(name.split("/")[0])
    app = re.split("[:/]", reference)[0]
    return floor is not None and app in FLOORS and app not in floor


@pytest.mark.parametrize("kind", FORBIDDEN)
def test_no_template_contains(kind):
    found = [
        name
        for name, path in zip(NAMES, TEMPLATES, strict=True)
        if FORBIDDEN[kind].search(path.read_text()) and not is_exempt(name, kind)
    ]

    assert found == []


def test_templates_link_downward_only():
    found = [
        (name, reference)
        for name, path in zip(NAMES, TEMPLATES, strict=True)
        for reference in URL.findall(path.read_text()) + BORROWED.findall(path.read_text())
        if above(name, reference)
    ]

    assert found == []


def test_templates_of_an_app_use_its_own_names_or_a_front_door():
    found = [
        (name, reference)
        for name, path in zip(NAMES, TEMPLATES, strict=True)
        for reference in URL.findall(path.read_text())
        if name.split("/")[0] in FLOORS and ":" not in reference and reference not in FRONT_DOORS
    ]

    assert found == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("inline style", '<p style="color: red">'),
        ("inline script", "<script>alert(1)</script>"),
        ("event attribute", '<button onclick="weg()">'),
        ("event attribute", '<button hx-on:click="weg()">'),
        ("unescaped text", "{{ tekst|safe }}"),
        ("our own look of what the NL Design System has", '<h2 class="herstel-h2">'),
        ("other site", '<img src="//elders.example/x.png">'),
    ],
)
def test_the_rules_see_what_they_forbid(kind, text):
    assert FORBIDDEN[kind].search(text)


def test_above_sees_what_points_upward():
    assert above("processes/kaders.html", "plandag:regie")
    assert above("participants/gesprek.html", "plandag/_regie.html")
    assert not above("plandag/regie.html", "processes:kaders")


@pytest.mark.parametrize("name", NAMES)
def test_each_template_can_be_read(name):
    get_template(name)


def test_pages_stay_small():
    long = {path.name: lines for path in PAGES if (lines := len(path.read_text().splitlines())) > 80}

    assert long == {}


def test_no_python_marks_a_text_as_safe():
    apps = ("herstel", "processes", "participants", "plandag")
    found = [
        str(path.relative_to(settings.BASE_DIR))
        for app in apps
        for path in (Path(settings.BASE_DIR) / app).rglob("*.py")
        if re.search(r"\bmark_safe\b|\bSafeString\(", path.read_text())
    ]

    assert found == []
