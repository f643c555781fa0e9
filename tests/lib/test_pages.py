"""The frame itself: error pages, the demo bar, and the configuration that htmx reads."""

import json
import re

import pytest
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import path


def page(request, name):
    return render(request, name, {"reasons": ["Nee."], "help_phone": "06 0000 0001"})


urlpatterns = [
    path("pagina/<str:name>", page),
    path("login/", page, name="login"),
    path("", page, name="home"),
]

pytestmark = pytest.mark.urls(__name__)

ERRORS = ["400", "403", "403_csrf", "404", "409", "413", "429", "link_ongeldig", "uitgelogd"]


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_page_has_one_heading_and_a_way_on(client, db, name):
    text = client.get(f"/pagina/{name}.html").text

    assert text.count("<h1") == 1
    assert '<main class="herstel-' in text
    assert 'href="/' in text or "Vind je het niet?" in text


def test_the_page_for_a_crash_needs_nothing_that_could_crash_too():
    assert "{" not in render_to_string("500.html")
    assert 'href="/">Naar het begin' in render_to_string("500.html")


def test_a_demo_says_so_on_each_page(client, db, settings):
    settings.DEMO = True
    assert "met verzonnen mensen" in client.get("/pagina/404.html").text

    settings.DEMO = False
    assert "met verzonnen mensen" not in client.get("/pagina/404.html").text


def test_htmx_shows_wrong_forms_and_runs_no_code_from_the_page(client, db):
    meta = re.search(r"name=\"htmx-config\" content='([^']+)'", client.get("/pagina/404.html").text)
    config = json.loads(meta[1])

    assert config["allowEval"] is config["allowScriptTags"] is False
    assert config["includeIndicatorStyles"] is False
    assert config["historyCacheSize"] == 0
    assert {"code": "409|422", "swap": True} in config["responseHandling"]


def test_a_letter_speaks_the_language_of_the_reader(client, db, settings):
    settings.LANGUAGE_CODE = "ar"

    assert '<html lang="ar" dir="rtl">' in client.get("/pagina/link_ongeldig.html").text
