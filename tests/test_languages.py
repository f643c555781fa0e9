"""What participants read is there in every language that they may choose: whole, and with the same places to fill."""

import gettext
import io
import os
import re
import shutil
import subprocess

import pytest
from django.conf import settings
from django.urls import reverse

from tests.factories.processes import PersonFactory

LOCALE = settings.BASE_DIR / "locale"
LANGUAGES = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
PLACE = re.compile(r"%\(\w+\)[sd]|%[sd]|</?[a-z][^>]*>")
ENTRY = re.compile(r'^(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?) "(.*)"$')


def entries(text):
    """Each entry of a catalogue as what it says under each keyword; the header is not one."""
    for block in text.split("\n\n"):
        entry, key = {"fuzzy": "#, fuzzy" in block}, ""
        for line in block.splitlines():
            if found := ENTRY.match(line):
                key = found[1]
                entry[key] = found[2]
            elif line.startswith('"'):
                entry[key] += line[1:-1]
        if entry.get("msgid"):
            yield entry


def said(entry):
    return {key: text for key, text in entry.items() if key.startswith("msgstr")}


def po(code):
    return (LOCALE / code / "LC_MESSAGES/django.po").read_text()


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_is_left_in_dutch(code):
    left = [entry["msgid"] for entry in entries(po(code)) if entry["fuzzy"] or not all(said(entry).values())]

    assert left == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_filled_in_has_its_place(code):
    wrong = []
    for entry in entries(po(code)):
        places = sorted(PLACE.findall(entry["msgid"]))
        if "msgid_plural" in entry:  # a form for one may leave its number out
            known = set(places) | set(PLACE.findall(entry["msgid_plural"]))
            wrong += [text for text in said(entry).values() if not set(PLACE.findall(text)) <= known]
        elif sorted(PLACE.findall(entry["msgstr"])) != places:
            wrong.append(entry["msgstr"])

    assert wrong == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_plural_has_the_forms_of_its_language(code):
    forms = int(re.search(r"nplurals=(\d)", po(code))[1])

    assert {len(said(entry)) for entry in entries(po(code)) if "msgid_plural" in entry} == {forms}


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_catalogue_says_that_nobody_checked_it_yet(code):
    checked = code in settings.CHECKED_LANGUAGES

    assert ("not yet checked by a native speaker" in po(code)) is not checked


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_read_is_what_was_written(code, tmp_path):
    made = tmp_path / "django.mo"
    subprocess.run(["msgfmt", "-o", made, LOCALE / code / "LC_MESSAGES/django.po"], check=True)

    compiled = (LOCALE / code / "LC_MESSAGES/django.mo").read_bytes()
    assert _texts(compiled) == _texts(made.read_bytes())


def _texts(mo):
    return {key: text for key, text in gettext.GNUTranslations(io.BytesIO(mo))._catalog.items() if key}


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_personal_page_speaks_it_and_says_that_it_is_not_checked(as_person, process, code):
    person = PersonFactory(process=process, language=code)
    page = as_person(person).get(reverse("mijn")).content.decode()
    words = {entry["msgid"]: entry.get("msgstr", "") for entry in entries(po(code))}

    assert f'<html lang="{code}"' in page
    assert words["Naar de inhoud"] in page
    assert "Naar de inhoud" not in page
    assert ('dir="rtl"' in page.split("<head>")[0]) is (code == "ar")


@pytest.mark.slow
def test_every_marked_text_is_in_the_catalogues(tmp_path):
    beside = shutil.ignore_patterns(".*", "var", "staticfiles", "static", "tests", "docs", "__pycache__")
    copy = shutil.copytree(settings.BASE_DIR, tmp_path / "herstel", ignore=beside)
    (copy / ".venv").symlink_to(settings.BASE_DIR / ".venv")

    own = ("HERSTEL_", "DJANGO_", "DATABASE_URL", "REDIS_URL")
    env = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    subprocess.run(["bash", "scripts/teksten.sh"], cwd=copy, env=env, check=True)

    gathered = {code: (copy / "locale" / code / "LC_MESSAGES/django.po").read_text() for code in LANGUAGES}
    assert {code: list(entries(text)) for code, text in gathered.items()} == {
        code: list(entries(po(code))) for code in LANGUAGES
    }
