"""Every personal page of the worked example, in every language that a person may choose, without a browser.

A page says in which language it speaks and which way it runs. No word of ours is left in Dutch on it: what the people
of the group wrote stays Dutch, and is marked as such.
"""

import re

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from lxml import html

from plandag.voorbeeld.laden import het_voorbeeld, laad
from processes.models import Person
from tests.e2e import pages
from tests.test_languages import LANGUAGES, entries, po

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.urls("tests.demo_urls")]

SPOKEN = ("alt", "aria-label", "placeholder", "title")
NOT_OURS = "ancestor-or-self::*[@lang][1][@lang != $language] or ancestor::bdi or ancestor::*[@dir='auto']"
UNREAD = "ancestor::script or ancestor::style or ancestor::template"
READ = f"//*[self::title or ancestor-or-self::body]/text()[not({NOT_OURS}) and not({UNREAD})]"
HEARD = f"//body//@*[contains('{' '.join(SPOKEN)}', name()) and not(../{NOT_OURS.replace(' or ', ' or ../')})]"
# Words of Dutch that are a word in none of the others, nor a name.
DUTCH = re.compile(r"\b(?:het|een|niet|zijn|naar|wordt|deze|dit|jouw|kun|jij|hoe|ook|geen|maart|augustus)\b", re.I)
LATIN = re.compile(r"[a-z]{3,}", re.I)
KEPT = {"herstel", "demo", "wcag", "axe", "javascript", "pdf"}  # names that every language writes so


@pytest.fixture(scope="module")
def example(django_db_setup, django_db_blocker):
    """The evening and the closed process, loaded once for this file and taken back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        for slug in ("wilgendam-avond", "wilgendam"):
            laad(het_voorbeeld(slug), shift=False, papieren=False)
        yield
        transaction.set_rollback(True)


@pytest.fixture(params=LANGUAGES)
def language(request, example, db):
    Person.objects.update(language=request.param)
    return request.param


def visits():
    """One way to open each personal page in each process."""
    return [visit for name in pages.PAGES for visit in pages.visits(name) if visit.link]


def opened(visit):
    client = Client()
    client.get(f"/p/{visit.link}/")
    return client, client.get(visit.url)


def refused(client, page, url):
    """What comes back when its form is sent with nothing in it; None when it has no form of its own."""
    form = page.find(".//form[@class='herstel-form']")
    if form is None or "ik" not in form.fields:
        return None
    answer = client.post(form.get("action") or url, {"ik": form.fields["ik"]})
    return html.fromstring(answer.content) if answer.content else None


def words(page, language):
    """What is read or heard of ours, one text at a time."""
    found = page.xpath(READ, language=language) + page.xpath(HEARD, language=language)
    own = {name for _, name in settings.LANGUAGES}  # each language stands there by its own name
    return {" ".join(text.split()) for text in found} - {""} - own


def names():
    """In any language a name stays what it is."""
    return {part.lower() for name in Person.objects.values_list("name", flat=True) for part in LATIN.findall(name)}


def left_in_dutch(texts, language, known):
    """Texts that the catalogue has another word for, and texts that no catalogue knows."""
    for text in texts:
        if text in known or DUTCH.search(text):
            yield text
        elif language == "ar":  # whoever writes no Latin letters shows every word that escaped
            bare = re.sub(r"\([^)]*\)|\S+\.\w+|%\(\w+\)s", "", text)  # (kader), an address
            if set(map(str.lower, LATIN.findall(bare))) - KEPT - names():
                yield text


def test_every_personal_page_speaks_it(language, record_property):
    known = {entry["msgid"] for entry in entries(po(language)) if entry.get("msgstr") != entry["msgid"]}
    direction = "rtl" if language == "ar" else None
    wrong, seen, sent = [], set(), 0
    for visit in visits():
        client, response = opened(visit)
        page = html.fromstring(response.content)
        shown = [(visit.url, page)]
        again = refused(client, page, visit.url)
        if again is not None:
            shown.append((f"{visit.url} refused", again))
            sent += 1
        for where, each in shown:
            if (each.get("lang"), each.get("dir")) != (language, direction):
                wrong.append(f"{where}: {each.get('lang')} {each.get('dir')}")
            wrong += [f"{where}: {text}" for text in left_in_dutch(words(each, language), language, known)]
        seen.add(visit.page)

    record_property("figures", f"{language}: {len(seen)} kinds of page, {sent} forms refused, {len(wrong)} wrong")
    assert sorted(set(wrong)) == []
    assert len(seen) > 40
    assert sent > 10


def test_each_language_is_offered_by_its_own_name(language):
    visit = next(visit for visit in visits() if visit.url == "/mijn/gegevens/")
    _, response = opened(visit)
    page = html.fromstring(response.content)

    offered = [(button.get("lang"), button.text) for button in page.findall(".//button[@name='language']")]
    assert offered == settings.LANGUAGES
    assert [option.text for option in page.findall(".//select[@name='language']/option")] == [
        name for _, name in settings.LANGUAGES
    ]
