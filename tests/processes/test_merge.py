"""Two people on one text: both texts survive, in whichever order they arrive."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from processes.models import Begeleiding, Concept
from tests.browser import Page
from tests.factories.processes import KwestieFactory, PartijFactory, SpelregelsFactory

HTMX = {"HX-Request": "true"}


@pytest.fixture
def wietske(process, bas):
    """A second begeleider of the same process."""
    bas.name = "Wietske Wind"
    bas.save()
    Begeleiding.objects.create(process=process, user=bas)
    return bas


@pytest.fixture
def as_user():
    def browser(user):
        client = Client()
        client.force_login(user)
        return client

    return browser


@pytest.fixture
def text(process, wietske):
    return KwestieFactory(process=process, text="Er was brand.", centrale_vraag="Hoe verder?", by=wietske)


def posted(text, /, **changed):
    return {
        "vorige": text.nummer,
        "text": text.text,
        "centrale_vraag": text.centrale_vraag,
        "feiten_eens": text.feiten_eens,
        "feiten_oneens": text.feiten_oneens,
        "wijziging": "Beter.",
    } | changed


def write_url(process):
    return reverse("processes:kwestie_schrijven", args=[process.slug])


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_who_comes_second_sees_both_texts(as_user, anna, wietske, process, text, headers):
    url = write_url(process)
    as_user(wietske).post(url, posted(text, text="Er was een grote brand."))

    answer = as_user(anna).post(url, posted(text, text="Er was brand op het plein."), headers=headers)

    assert answer.status_code == 409
    assert "Intussen schreef Wietske Wind ook aan deze tekst (" in answer.text
    assert "<p>Er was een grote brand.</p>" in answer.text
    assert "<p>Er was brand op het plein.</p>" in answer.text
    assert re.search(r"alleen bij jou</span>[^<]*op het plein", answer.text)
    assert re.search(r"alleen bij Wietske Wind</span>[^<]*een grote", answer.text)
    assert ">\nEr was brand op het plein.</textarea>" in answer.text
    assert 'name="vorige" value="2"' in answer.text
    assert ("<!doctype html>" in answer.text) == (headers == {})
    assert process.kwesties.count() == 2


def test_sending_it_once_more_keeps_both_as_versions(as_user, anna, wietske, process, text):
    url, client = write_url(process), as_user(anna)
    as_user(wietske).post(url, posted(text, text="Van Wietske."))
    client.post(url, posted(text, text="Van Anna."))

    done = client.post(url, posted(text, text="Van Anna en Wietske.", vorige=2))
    again = client.post(url, posted(text, text="Van Anna en Wietske.", vorige=2))

    assert (done.status_code, again.status_code) == (302, 302)
    assert [row.text for row in process.kwesties.all()] == ["Er was brand.", "Van Wietske.", "Van Anna en Wietske."]


def test_a_third_writer_in_between_is_shown_as_well(as_user, anna, wietske, process, text):
    url, client = write_url(process), as_user(anna)
    as_user(wietske).post(url, posted(text, text="Een."))
    client.post(url, posted(text, text="Van Anna."))
    as_user(wietske).post(url, posted(text, text="Twee.", vorige=2))

    answer = client.post(url, posted(text, text="Van Anna, over een.", vorige=2))

    assert answer.status_code == 409
    assert "<p>Twee.</p>" in answer.text
    assert 'name="vorige" value="3"' in answer.text


def test_what_only_the_other_changed_is_taken_over(as_user, anna, wietske, process, text):
    url, client = write_url(process), as_user(anna)
    as_user(wietske).post(url, posted(text, centrale_vraag="Hoe verder, samen?"))

    answer = client.post(url, posted(text, text="Er was brand op het plein."))

    assert "Jullie schreven aan verschillende delen." in answer.text
    assert "zoals Wietske Wind het schreef: “De centrale vraag”." in " ".join(answer.text.split())
    assert ">\nHoe verder, samen?</textarea>" in answer.text
    assert ">\nEr was brand op het plein.</textarea>" in answer.text
    assert "herstel-merge__part" not in answer.text


def test_the_second_click_is_no_second_writer(as_user, anna, process, text):
    url, client = write_url(process), as_user(anna)

    codes = [client.post(url, posted(text, text="Eén keer.")).status_code for _ in range(2)]

    assert codes == [302, 302]
    assert process.kwesties.count() == 2


def test_taking_over_the_other_text_forgets_the_own_concept(as_user, anna, wietske, process, text):
    url, client = write_url(process), as_user(anna)
    client.post(url, posted(text, text="Van Anna.") | {"_concept": "1"})
    as_user(wietske).post(url, posted(text, text="Van Wietske."))

    answer = client.post(url, posted(text, text="Van Anna."))
    assert "Neem de tekst van Wietske Wind over" in answer.text
    fresh = client.post(url, {"_opnieuw": "1"}, follow=True)

    assert not Concept.objects.filter(user=anna).exists()
    assert ">\nVan Wietske.</textarea>" in fresh.text


def test_an_old_concept_ends_at_both_texts_too(as_user, anna, wietske, process, text):
    url, client = write_url(process), as_user(anna)
    client.post(url, posted(text, text="Mijn concept.") | {"_concept": "1"})
    as_user(wietske).post(url, posted(text, text="Van Wietske."))

    opened = client.get(url)
    answer = client.post(url, posted(text, text="Mijn concept."))

    assert ">\nMijn concept.</textarea>" in opened.text
    assert 'name="vorige" value="1"' in opened.text
    assert (answer.status_code, "<p>Van Wietske.</p>" in answer.text) == (409, True)


def test_spelregels(as_user, anna, process):
    rules = SpelregelsFactory(process=process, text="Luister.")
    url, client = reverse("processes:spelregels", args=[process.slug]), as_user(anna)
    client.post(url, {"text": "Luister goed.", "vorige": rules.nummer})

    answer = client.post(url, {"text": "Luister en vraag.", "vorige": rules.nummer})

    assert (answer.status_code, process.spelregels.count()) == (409, 2)
    assert "Intussen schreef een collega ook" in answer.text


def test_what_has_no_versions_is_compared_with_what_was_shown(as_user, anna, wietske, process):
    partij = PartijFactory(process=process, name="Gemeente", contact="06 0000 0010")
    url = reverse("processes:partij_veranderen", args=[process.slug, partij.code])
    client = as_user(anna)
    shown = client.get(url).context["form"].initial["gezien"]
    typed = {"name": "Gemeente", "kaderstellend": "on", "gezien": shown}
    as_user(wietske).post(url, typed | {"contact": "Jan, 06 0000 0011"})

    answer = client.post(url, typed | {"contact": "Piet, 06 0000 0012"})
    partij.refresh_from_db()
    assert (answer.status_code, partij.contact) == (409, "Jan, 06 0000 0011")
    assert "<p>Jan, 06 0000 0011</p>" in answer.text
    assert ">Bewaar mijn tekst<" in answer.text

    fresh = answer.context["form"].data["gezien"]
    assert fresh != shown
    done = client.post(url, typed | {"contact": "Jan en Piet", "gezien": fresh})
    same = client.post(url, typed | {"contact": "Jan en Piet", "gezien": fresh})
    partij.refresh_from_db()
    assert (done.status_code, same.status_code, partij.contact) == (302, 302, "Jan en Piet")


def test_the_form_on_the_page_can_be_sent_as_it_stands(as_user, anna, wietske, process, text):
    url, client = write_url(process), as_user(anna)
    as_user(wietske).post(url, posted(text, text="Van Wietske."))
    shown = Page(client.post(url, posted(text, text="Van Anna.")), url)

    done = client.post(url, shown.form_with("text", "vorige").defaults())

    assert done.status_code == 302
    assert [row.text for row in process.kwesties.all()][1:] == ["Van Wietske.", "Van Anna."]
