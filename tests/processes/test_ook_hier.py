"""Who else has a text open: seen by account holders on the page itself, and kept nowhere."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from herstel.lib import clock
from processes.models import Gebeurtenis
from tests.factories.processes import BegeleidingFactory, KaderFactory, KaderVersieFactory

POLL_QUERIES = 4


def browser(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture(autouse=True)
def nobody_is_here(db):
    cache.clear()


@pytest.fixture
def both(process, anna, bas):
    BegeleidingFactory(process=process, user=bas)
    return browser(anna), browser(bas)


@pytest.fixture
def url(process):
    return reverse("processes:kwestie_schrijven", args=[process.slug])


@pytest.fixture
def writing(at_step):
    return at_step("kwestie")


def test_the_second_sees_the_first_and_then_the_first_sees_the_second(both, url, writing):
    as_anna, as_bas = both
    alone = as_anna.get(url)
    second = as_bas.get(url)
    poll = as_anna.get(url, {"gezien": alone.context["request"].seen})

    assert "heeft deze tekst nu ook open" not in alone.text
    assert "Anna Begeleider heeft deze tekst nu ook open." in second.text
    assert (poll.status_code, "Bas Begeleider heeft deze tekst nu ook open." in poll.text) == (200, True)


def test_who_left_is_gone_after_ten_seconds(both, url, writing):
    as_anna, as_bas = both
    as_bas.get(url)

    with clock.at(clock.now() + timedelta(seconds=11)):
        assert "ook open" not in as_anna.get(url).text


def test_asking_again_costs_next_to_nothing(both, url, writing, django_assert_num_queries):
    as_anna, as_bas = both
    as_bas.get(url)
    what = as_anna.get(url).context["request"].seen

    with django_assert_num_queries(POLL_QUERIES):
        assert as_anna.get(url, {"gezien": what}).status_code == 204


def test_another_text_is_another_place(both, writing, url, process):
    as_anna, as_bas = both
    as_anna.get(reverse("processes:spelregels", args=[process.slug]))

    assert "ook open" not in as_bas.get(url).text


def test_a_kadersteller_and_a_begeleider_meet_in_one_kader(anna, at_step, wethouder, gemeente):
    process = at_step("kaders")
    kader = KaderFactory(process=process, owners=[gemeente])
    KaderVersieFactory(kader=kader)
    browser(anna).get(reverse("processes:kader_herschrijven", args=[process.slug, kader.nummer]))

    page = browser(wethouder).get(reverse("processes:kadersteller_herschrijven", args=[process.slug, kader.nummer]))

    assert "Anna Begeleider heeft deze tekst nu ook open." in page.text


def test_it_is_not_in_the_journal(both, url, writing):
    for client in both:
        client.get(url)

    assert not Gebeurtenis.objects.exists()
