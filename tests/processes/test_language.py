"""A person reads in the own language, and chooses it on any page; an account reads Dutch."""

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from herstel.lib import clock
from processes import outbox
from processes.models import Gebeurtenis, Process
from tests.factories.processes import PersonFactory

TAAL, MIJN = "/mijn/taal/", "/mijn/"


@pytest.fixture
def choose(mo, as_person):
    phone = as_person(mo)

    def post(language, **headers):
        return phone.post(TAAL, {"ik": mo.public_id, "language": language}, headers=headers)

    post.phone = phone
    return post


def test_a_person_chooses_a_language_and_comes_back_to_the_same_page(choose, mo):
    response = choose("pl", referer="http://testserver/mijn/gegevens/")

    mo.refresh_from_db()
    assert (response.status_code, response["Location"]) == (302, "/mijn/gegevens/")
    assert mo.language == "pl"
    assert '<html lang="pl">' in choose.phone.get(MIJN).content.decode()
    assert translation.get_language() == "nl"


def test_the_languages_stand_once_on_a_page_each_in_its_own_name(choose):
    page = choose.phone.get(MIJN).content.decode()

    assert [page.count(f'name="language" value="{code}" lang="{code}"') for code, _name in settings.LANGUAGES] == [
        1
    ] * 7
    assert page.index('id="taal"') < page.index("<h1")


def test_choosing_twice_is_written_down_once(choose, process):
    before = Gebeurtenis.objects.count()
    choose("uk")
    choose("uk")

    assert Gebeurtenis.objects.count() - before == 1


def test_nobody_is_sent_away_to_another_site(choose):
    assert choose("de", referer="https://elders.example/mijn/")["Location"] == "/"


def test_an_unknown_language_is_refused(choose, mo):
    assert choose("xx").status_code == 409
    mo.refresh_from_db()
    assert mo.language == "nl"


def test_it_also_works_when_the_process_has_ended(choose, mo, process):
    Process.objects.filter(pk=process.pk).update(gestopt_op=clock.now(), gestopt_openbaar="Het lukte niet.")
    choose("tr")

    mo.refresh_from_db()
    assert mo.language == "tr"


def test_arabic_reads_from_right_to_left(choose):
    choose("ar")

    assert '<html lang="ar" dir="rtl">' in choose.phone.get(MIJN).content.decode()


@pytest.mark.parametrize("url", ["/mijn/plan/", "/mijn/bestaat-niet/"])
def test_a_page_that_is_not_there_speaks_the_language_too(choose, url):
    choose("ar")
    response = choose.phone.get(url)

    assert response.status_code == 404
    assert '<html lang="ar" dir="rtl">' in response.content.decode()


def test_a_refusal_and_a_form_error_speak_the_language_too(choose, mo):
    choose("uk")
    refused = choose.phone.post("/mijn/gegevens/", {"ik": "iemand anders"})
    wrong = choose.phone.post("/mijn/gegevens/", {"ik": mo.public_id, "email": "x", "kanaal": "mail", "language": "uk"})

    assert (refused.status_code, wrong.status_code) == (409, 422)
    assert '<html lang="uk">' in refused.content.decode()
    assert '<html lang="uk">' in wrong.content.decode()


def test_staff_pages_stay_dutch(client, anna, process):
    client.force_login(anna)
    page = client.get(reverse("processes:process", args=[process.slug]), headers={"accept-language": "ar"})

    assert '<html lang="nl">' in page.content.decode()


def test_without_a_link_that_works_the_page_follows_the_browser(client, db):
    assert '<html lang="tr">' in client.get("/p/onzin/", headers={"accept-language": "tr"}).content.decode()
    assert '<html lang="nl">' in client.get("/p/onzin/", headers={"accept-language": "fr"}).content.decode()


def test_a_mail_is_made_in_the_language_of_who_gets_it(process, monkeypatch):
    spoken = []
    monkeypatch.setitem(outbox.MAILS, "gestopt", lambda bericht: spoken.append(translation.get_language()))
    for language in ("pl", "ar", "nl"):
        outbox.put("gestopt", PersonFactory(process=process, email=f"{language}@voorbeeld.example", language=language))
    outbox.send_waiting()

    assert spoken == ["pl", "ar", "nl"]
