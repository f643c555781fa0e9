"""Pages that ask again by themselves: what they notice, and what asking costs when nothing changed."""

from datetime import timedelta

import pytest
from django.urls import reverse

from herstel.lib import clock
from plandag import screen
from plandag.actions import rondes
from processes import outbox
from processes.models import Bericht, Process
from tests.factories.plandag import deelnemer

MOST_QUERIES = 4


def seen(client, url):
    return client.get(url).context["request"].seen


def poll(client, url, what):
    return client.get(url, {"gezien": what}).status_code


@pytest.fixture(autouse=True)
def the_clock_stands_still():
    """A next minute is news too."""
    with clock.at(clock.now()):
        yield


@pytest.fixture
def mo(kring):
    return kring.people[0]


@pytest.fixture
def ronde(kring):
    return kring.ask()


@pytest.fixture
def as_anna(client, anna):
    client.force_login(anna)
    return client


@pytest.fixture
def clients(as_anna, as_person, kring, mo):
    slug = kring.process.slug
    return {
        "regie": (as_anna, reverse("plandag:regie", args=[slug])),
        "scherm": (as_anna, screen.path(kring.process)),
        "antwoord": (as_person(mo), reverse("plandag:mijn_antwoord")),
        "mijn": (as_person(mo), reverse("mijn")),
        "voorstellen": (as_person(mo), reverse("plandag:mijn_voorstellen")),
    }


@pytest.mark.parametrize("page", ["regie", "scherm", "antwoord", "mijn", "voorstellen"])
def test_asking_again_costs_next_to_nothing(clients, ronde, page, django_assert_max_num_queries):
    client, url = clients[page]
    what = seen(client, url)

    with django_assert_max_num_queries(MOST_QUERIES):
        response = client.get(url, {"gezien": what})

    assert response.status_code == 204
    assert not response.templates
    assert not response.cookies


@pytest.mark.parametrize("page", ["regie", "scherm", "antwoord", "mijn", "voorstellen"])
def test_each_page_notices_that_a_round_opens(clients, kring, page):
    client, url = clients[page]
    what = seen(client, url)
    assert poll(client, url, what) == 204

    kring.ask()

    assert poll(client, url, what) == 200


def test_the_door_notices_who_comes_in_at_another_door(as_anna, kring):
    url = reverse("plandag:aankomst", args=[kring.process.slug])
    what = seen(as_anna, url)
    assert poll(as_anna, url, what) == 204

    deelnemer(kring.process, kring.plandag)

    assert poll(as_anna, url, what) == 200


@pytest.mark.parametrize("name", ["plandag:toets", "plandag:oordelen"])
def test_the_toets_is_read_along(client, toetsing, anna, wethouder, name, django_assert_max_num_queries):
    client.force_login(anna if name == "plandag:toets" else wethouder)
    url = reverse(name, args=[toetsing.process.slug])
    what = seen(client, url)
    with django_assert_max_num_queries(MOST_QUERIES):
        assert poll(client, url, what) == 204

    toetsing.says("past")

    assert poll(client, url, what) == 200


def test_the_invitations_show_how_far_the_mail_is(as_anna, plandag, truus, django_assert_max_num_queries):
    url = reverse("plandag:uitnodigingen", args=[plandag.process.slug])
    as_anna.post(url, {"wie": [truus.pk]})
    page, what = as_anna.get(url).text, seen(as_anna, url)
    with django_assert_max_num_queries(MOST_QUERIES):
        assert poll(as_anna, url, what) == 204

    outbox.send_waiting()

    assert ("0 van de 1 uitnodigingen verstuurd" in page, poll(as_anna, url, what)) == (True, 200)
    assert "De mail is verstuurd." in as_anna.get(url).text


def test_a_mail_that_did_not_go_is_named(as_anna, plandag, truus):
    url = reverse("plandag:uitnodigingen", args=[plandag.process.slug])
    as_anna.post(url, {"wie": [truus.pk]})
    Bericht.objects.update(pogingen=8, mislukt_op=clock.now())

    page = as_anna.get(url).text

    assert "Eén mail kwam niet weg" in page
    assert f"<li>{truus.person.name}</li>" in page


@pytest.mark.parametrize("page", ["regie", "scherm"])
def test_who_looks_on_notices_each_answer(clients, kring, ronde, page):
    client, url = clients[page]
    what = seen(client, url)

    rondes.geef_antwoord(ronde, person=kring.people[1], keuze="akkoord")

    assert poll(client, url, what) == 200


@pytest.mark.parametrize("page", ["antwoord", "mijn", "voorstellen"])
def test_a_phone_hears_nothing_of_the_answers_of_others(clients, kring, ronde, page):
    client, url = clients[page]
    what = seen(client, url)

    rondes.geef_antwoord(ronde, person=kring.people[1], keuze="bezwaar", reden="Te laat.")

    assert poll(client, url, what) == 204


def test_the_regie_notices_who_leaves_the_hall(clients, kring, mo):
    client, url = clients["regie"]
    what = seen(client, url)

    kring.leaves(mo)

    assert poll(client, url, what) == 200


def test_a_phone_asks_only_on_the_day_itself(as_person, kring, mo):
    phone = as_person(mo)
    assert seen(phone, reverse("mijn"))

    kring.plandag.begin -= timedelta(days=3)
    kring.plandag.eind -= timedelta(days=3)
    kring.plandag.save()
    Process.objects.update(step="toetsing")

    assert seen(phone, reverse("mijn")) == ""
