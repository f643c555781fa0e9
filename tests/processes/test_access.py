"""Who gets in: deny by default, and a stranger meets a page that is not there."""

import pytest
from django.urls import get_resolver, reverse

from herstel.lib import clock
from processes.models import Person
from tests.factories.processes import BegeleidingFactory, UserFactory


def _patterns(patterns, before=""):
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from _patterns(pattern.url_patterns, route)
        else:
            yield route


FILLED = {
    "<slug:slug>": "plein",
    "<int:pk>": "1",
    "<slug:to_step>": "kwestie",
}


def of_a_process():
    found = []
    for route in _patterns(get_resolver().url_patterns):
        if route.startswith("processen/<slug:slug>/"):
            url = route
            for part, value in FILLED.items():
                url = url.replace(part, value)
            if "<" not in url:
                found.append(f"/{url}")
    return sorted(set(found))


@pytest.mark.parametrize("url", of_a_process())
def test_a_page_of_a_process_is_not_there_for_others(client, process, bas, wethouder, url):
    assert client.get(url).status_code in (302, 405)
    client.force_login(bas)
    assert client.get(url).status_code in (404, 405)
    assert client.post(url).status_code in (404, 405)


@pytest.mark.parametrize("url", of_a_process())
def test_a_page_of_a_process_is_not_there_for_the_beheerder(client, process, url):
    client.force_login(UserFactory(beheerder=True))

    assert client.get(url).status_code in (404, 405)


def test_an_account_that_is_turned_off_sees_nothing(client, process, anna):
    client.force_login(anna)
    anna.is_active = False
    anna.save()

    assert client.get(reverse("processes:process", args=[process.slug])).status_code == 302


def test_a_kadersteller_sees_the_own_start_page_and_no_more(client, process, wethouder):
    client.force_login(wethouder)

    assert client.get(reverse("processes:kadersteller", args=[process.slug])).status_code == 200
    assert client.get(reverse("processes:process", args=[process.slug])).status_code == 404
    assert client.get(reverse("processes:list")).status_code == 404


def test_a_begeleider_is_no_kadersteller(client, process, anna):
    client.force_login(anna)

    assert client.get(reverse("processes:kadersteller", args=[process.slug])).status_code == 404


@pytest.mark.parametrize("name", ["process_stoppen", "process_veranderen", "hoofd_wisselen"])
def test_some_acts_are_for_the_hoofdbegeleider(client, process, bas, name):
    BegeleidingFactory(process=process, user=bas)
    client.force_login(bas)

    assert client.get(reverse(f"processes:{name}", args=[process.slug])).status_code == 409


def test_the_beheer_page_is_for_beheerders(client, anna):
    client.force_login(anna)
    assert client.get(reverse("processes:beheer")).status_code == 404

    client.force_login(UserFactory(beheerder=True))
    assert client.get(reverse("processes:beheer")).status_code == 200


@pytest.mark.parametrize("name", ["mijn", "processes:mijn_gegevens", "processes:link_naam"])
def test_a_personal_page_without_a_link_is_not_there(client, db, name):
    assert client.get(reverse(name)).status_code == 404


def test_a_form_of_somebody_else_is_refused_and_writes_nothing(process, mo, as_person):
    truus = Person.objects.create(process=process, name="Truus", phone="1", created_at=clock.now())
    phone = as_person(mo)

    response = phone.post(
        reverse("processes:mijn_gegevens"), {"ik": truus.public_id, "phone": "2", "kanaal": "brief", "language": "nl"}
    )

    assert response.status_code == 409
    mo.refresh_from_db()
    truus.refresh_from_db()
    assert (mo.phone, truus.phone) == ("", "1")


def test_a_form_that_names_nobody_is_refused(mo, as_person):
    response = as_person(mo).post(
        reverse("processes:mijn_gegevens"), {"phone": "2", "kanaal": "brief", "language": "nl"}
    )

    assert response.status_code == 409


@pytest.mark.parametrize(
    ("role", "goes_to"), [("begeleider", "/processen/"), ("beheerder", "/beheer/"), ("", "/kadersteller/")]
)
def test_home_leads_each_role_to_its_own_page(client, db, role, goes_to):
    client.force_login(UserFactory(**({role: True} if role else {})))

    assert client.get("/").url == goes_to


def test_home_leads_a_kadersteller_to_the_one_process(client, process, wethouder):
    client.force_login(wethouder)

    assert client.get("/").url == "/processen/plein/kadersteller/"


def test_home_asks_a_stranger_to_log_in(client, db):
    assert client.get("/").url == "/accounts/login/?next=/"
