"""What is still being written: kept for one pair of eyes, offered again, and gone once it is sent."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse

from herstel.lib import clock, crypto
from processes import concepten, flow, tasks
from processes.actions import accounts
from processes.models import Concept
from tests.factories.processes import UserFactory

TYPED = {"vorige": "0", "text": "Er was brand.", "centrale_vraag": "", "feiten_eens": "", "feiten_oneens": ""}


@pytest.fixture
def url(process):
    return reverse("processes:kwestie_schrijven", args=[process.slug])


@pytest.fixture
def anna_writes(client, anna):
    client.force_login(anna)
    return client


def keep(client, url, **typed):
    return client.post(url, TYPED | typed | {"_concept": "1"})


def test_what_is_typed_is_kept_with_its_time_and_offered_again(anna_writes, process, url):
    kept = keep(anna_writes, url)
    page = anna_writes.get(url)

    assert (kept.status_code, kept.content) == (204, b"")
    assert kept["Herstel-Bewaard"].count(".") == 1
    assert ">\nEr was brand.</textarea>" in page.text
    assert "Dit is je concept van " in page.text
    assert not process.kwesties.exists()
    assert not process.gebeurtenissen.filter(kind="kwestie").exists()


def test_a_page_without_a_concept_says_nothing(anna_writes, url):
    page = anna_writes.get(url)

    assert "Dit is je concept" not in page.text
    assert 'role="status" data-concept=' in page.text


def test_nobody_else_sees_it(client, anna, bas, process, url):
    process.begeleidingen.create(user=bas)
    client.force_login(anna)
    keep(client, url)
    client.force_login(bas)

    assert "Er was brand." not in client.get(url).text


def test_only_who_may_open_the_form_keeps_one(client, bas, url):
    client.force_login(bas)

    assert keep(client, url).status_code == 404
    assert not Concept.objects.exists()


def test_it_is_not_readable_in_the_database_or_for_another(anna_writes, anna, bas, url):
    keep(anna_writes, url)
    kept = Concept.objects.get()

    assert b"brand" not in bytes(kept.versleuteld)
    with pytest.raises(crypto.Unreadable):
        crypto.unseal(bytes(kept.versleuteld), place=f"concept:{bas.ref}:{url}")
    Concept.objects.update(user=bas)
    assert concepten.lees(bas, url) is None


def test_each_time_again_is_one_concept(anna_writes, url):
    keep(anna_writes, url)
    keep(anna_writes, url, text="Er was een grote brand.")

    assert Concept.objects.count() == 1
    assert "Er was een grote brand." in anna_writes.get(url).text


def test_what_is_sent_well_is_forgotten(anna_writes, process, url):
    keep(anna_writes, url)

    wrong = anna_writes.post(url, TYPED)
    assert (wrong.status_code, Concept.objects.count()) == (422, 1)

    right = anna_writes.post(url, TYPED | {"centrale_vraag": "Hoe verder?"}, headers={"HX-Request": "true"})
    assert (right.status_code, "HX-Redirect" in right) == (200, True)
    assert process.kwesties.exists()
    assert not Concept.objects.exists()


def test_a_refusal_keeps_it(anna_writes, url):
    keep(anna_writes, url)

    refused = anna_writes.post(url, TYPED | {"vorige": "7", "centrale_vraag": "Hoe?", "wijziging": "x"})

    assert refused.status_code == 409
    assert Concept.objects.exists()


def test_begin_again(anna_writes, url):
    keep(anna_writes, url)
    page = anna_writes.get(url)
    again = anna_writes.post(url, {"_opnieuw": "1"})

    assert 'form="begin-opnieuw">Begin opnieuw</button>' in page.text
    assert '<form id="begin-opnieuw" method="post"' in page.text
    assert (again.status_code, again["Location"]) == (302, url)
    assert not Concept.objects.exists()


def test_a_text_that_is_too_long_says_no(anna_writes, url):
    assert keep(anna_writes, url, text="x" * concepten.LONGEST).status_code == 409


def test_a_kadersteller_keeps_one_too(client, wethouder, process, gemeente):
    url = reverse("processes:kadersteller_schrijven", args=[process.slug])
    client.force_login(wethouder)

    kept = client.post(url, {"text": "Hooguit € 180.000.", "owners": [gemeente.pk], "_concept": "1"})

    assert (kept.status_code, Concept.objects.get().process) == (204, process)
    assert "Hooguit € 180.000." in client.get(url).text


def test_before_there_is_a_process(client, anna):
    client.force_login(anna)
    url = reverse("processes:begin")

    assert client.post(url, {"aanleiding": "Brand", "_concept": "1"}).status_code == 204
    assert "Brand" in client.get(url).text


def test_the_end_of_a_process_takes_it_along(anna_writes, anna, process, url):
    keep(anna_writes, url)

    flow.stop(process, from_step=process.step, by=anna, reason="Klaar", openbaar="Het stopt.")

    assert not Concept.objects.exists()
    assert keep(anna_writes, url).status_code == 409


def test_switching_an_account_off_takes_it_along(anna_writes, anna, url):
    keep(anna_writes, url)

    accounts.zet_account_uit(anna, by=UserFactory())

    assert not Concept.objects.exists()


def test_after_thirty_days_it_is_cleared_away(anna_writes, url, process):
    keep(anna_writes, url)
    Concept.objects.update(at=clock.now() - timedelta(days=29))
    tasks.ruim_concepten_op()
    assert Concept.objects.exists()

    Concept.objects.update(at=clock.now() - timedelta(days=31))
    tasks.ruim_concepten_op()
    assert not Concept.objects.exists()
    assert "processes.tasks.ruim_concepten_op" in [row["task"] for row in settings.CELERY_BEAT_SCHEDULE.values()]
