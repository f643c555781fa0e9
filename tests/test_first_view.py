"""What a browser must fetch before somebody can read: little, early, and nothing in a row after each other."""

import gzip
import re

import pytest

from tests.factories.processes import UserFactory

CSS_URL = re.compile(r'url\("\.\./(fonts/[^"]+)"\)')


@pytest.fixture
def head(client):
    return client.get("/accounts/login/").content.decode().split("</head>")[0]


def test_two_stylesheets_that_call_no_others(head, settings):
    sheets = re.findall(r'rel="stylesheet" href="/static/css/([^"]+)"', head)

    assert sheets == ["utrecht.css", "herstel.css"]
    assert not any("@import" in (settings.BASE_DIR / "static/css" / name).read_text() for name in sheets)


def test_no_script_holds_up_the_page(head):
    scripts = re.findall(r"<script[^>]*>", head)

    assert scripts
    assert all(" defer" in script for script in scripts)


def test_the_letters_of_the_first_view_come_along_with_the_styles(head, settings):
    asked = re.findall(r'rel="preload" as="font"[^>]* href="/static/([^"]+)"', head)
    used = CSS_URL.findall((settings.BASE_DIR / "static/css/herstel.css").read_text())

    assert len(asked) == 2
    assert set(asked) <= set(used)


def test_a_page_is_sent_compressed_to_who_can_read_that(client, db):
    client.force_login(UserFactory(begeleider=True))

    plain = client.get("/processen/").content
    packed = client.get("/processen/", headers={"Accept-Encoding": "gzip"})

    assert packed["Content-Encoding"] == "gzip"
    assert b"Mijn processen" in gzip.decompress(packed.content)
    assert len(packed.content) < len(plain) / 2
