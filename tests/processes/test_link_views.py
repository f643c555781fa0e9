"""The personal link: in through the door, the page behind it, and what a person may change."""

import re

import pytest
from django.urls import reverse

from herstel.lib import clock
from processes import access
from processes.actions import process as actions
from processes.models import Organisatie, Person
from tests.factories.processes import KaderFactory, KaderVersieFactory, KwestieFactory, PersonFactory

MIJN = "/mijn/"


def door(person):
    return reverse("processes:personal", args=[person.link_key])


def test_the_link_goes_on_to_a_clean_address(client, mo, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get(door(mo))

    assert (response.status_code, response["Location"]) == (303, MIJN)
    assert client.get(MIJN).status_code == 200


def test_the_link_is_for_reading_only(client, mo):
    assert client.post(door(mo)).status_code == 405


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(client, mo):
    cookie = client.get(door(mo)).cookies[access.COOKIE]

    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


@pytest.mark.parametrize("change", [lambda key: key[:-1], lambda key: key + "a", lambda key: "niemand.x", str.upper])
def test_a_wrong_link_is_a_friendly_page(client, mo, change):
    Organisatie.objects.update(phone="010 123 45 67")

    response = client.get(reverse("processes:personal", args=[change(mo.link_key)]))

    assert response.status_code == 404
    assert "Deze link werkt niet meer" in response.content.decode()
    assert 'href="tel:0101234567"' in response.text
    assert access.COOKIE not in response.cookies


def test_a_withdrawn_link_stops_working_at_once_also_where_it_was_open(mo, anna, as_person, client):
    old = door(mo)
    phone = as_person(mo)

    actions.trek_link_in(mo, by=anna)

    assert phone.get(MIJN).status_code == 404
    assert client.get(old).status_code == 404
    assert client.get(door(mo)).status_code == 303


def test_an_expired_and_a_forgotten_link_look_like_a_wrong_one(client, process, mo):
    process.links_until = clock.now()
    process.save()
    expired = client.get(door(mo))
    Person.objects.filter(pk=mo.pk).update(forgotten_at=clock.now())

    assert expired.status_code == 404
    assert client.get(door(mo)).content == expired.content


def test_a_second_link_on_the_same_phone_takes_over(process, mo, as_person):
    truus = PersonFactory(process=process, name="Truus Wierda")
    phone = as_person(mo)

    phone.get(door(truus))

    assert phone.get(MIJN).context["person"] == truus


def test_mijn_says_what_it_is_about_and_what_is_fixed(process, gemeente, mo, as_person):
    KwestieFactory(process=process, centrale_vraag="Hoe gaan we verder met het plein?")
    kader = KaderFactory(process=process, owners=[gemeente])
    KaderVersieFactory(kader=kader, text="Hoogstens tien bomen.", vastgelegd=True)
    KaderVersieFactory(kader=kader, text="Hoogstens twintig bomen.", vastgelegd=True)
    KaderVersieFactory(kader=KaderFactory(process=process, owners=[gemeente]), text="Nog maar een idee.")
    process.open_punten.create(text="Waar de bank komt.", at=clock.now())

    page = as_person(mo).get(MIJN).content.decode()

    assert "Hallo Mo" in page
    assert "Hoe gaan we verder met het plein?" in page
    assert "Hoogstens twintig bomen." in page
    assert "Waar de bank komt." in page
    assert "Hoogstens tien bomen." not in page
    assert "Nog maar een idee." not in page


def test_mijn_tells_that_the_process_stopped(process, mo, as_person):
    process.gestopt_op, process.gestopt_openbaar = clock.now(), "Het lukt nu niet."
    process.save()

    assert "Het lukt nu niet." in as_person(mo).get(MIJN).content.decode()


class TestGevoelig:
    """A sensitive process asks the first name before it shows anything (Decision 18)."""

    @pytest.fixture(autouse=True)
    def gevoelig(self, process):
        process.gevoelig = True
        process.save()

    def test_nothing_is_shown_before_the_name(self, mo, as_person):
        phone = as_person(mo)

        response = phone.get(MIJN, follow=True)

        assert response.redirect_chain == [("/mijn/naam/", 302)]
        assert not re.search(r"\bMo\b", response.content.decode())
        assert "Het plein" not in response.content.decode()

    @pytest.mark.parametrize("name", ["Mo", "mo", " MO ", "mo bewoner"])
    def test_the_own_name_opens_the_page(self, mo, as_person, name):
        phone = as_person(mo)

        assert phone.post("/mijn/naam/", {"naam": name}).url == MIJN
        assert phone.get(MIJN).status_code == 200

    def test_another_name_is_friendly_and_shows_nothing(self, mo, as_person):
        phone = as_person(mo)

        response = phone.post("/mijn/naam/", {"naam": "Truus"})

        assert response.status_code == 422
        assert phone.get(MIJN).status_code == 302

    def test_guessing_stops(self, mo, as_person):
        phone = as_person(mo)

        codes = [phone.post("/mijn/naam/", {"naam": f"Gok {number}"}).status_code for number in range(6)]

        assert codes == [422] * 5 + [429]
        assert phone.post("/mijn/naam/", {"naam": "Mo"}).status_code == 429

    def test_the_name_of_one_person_opens_nothing_of_another(self, process, mo, as_person):
        phone = as_person(mo)
        phone.post("/mijn/naam/", {"naam": "Mo"})

        phone.get(door(PersonFactory(process=process, name="Truus Wierda")))

        assert phone.get(MIJN).url == "/mijn/naam/"


def test_a_person_changes_how_to_be_reached(mo, as_person):
    given = {"ik": mo.public_id, "phone": "06 0000 0044", "kanaal": "telefoon", "language": "pl", "email": mo.email}

    response = as_person(mo).post(reverse("processes:mijn_gegevens"), given)

    mo.refresh_from_db()
    assert response.status_code == 302
    assert (mo.phone, mo.kanaal, mo.language) == ("06 0000 0044", "telefoon", "pl")
    assert mo.process.gebeurtenissen.get().actor == f"p:{mo.ref}"


def test_a_wrong_address_comes_back_with_what_was_typed(mo, as_person):
    given = {"ik": mo.public_id, "email": "geen adres", "kanaal": "mail", "language": "nl"}

    response = as_person(mo).post(reverse("processes:mijn_gegevens"), given)

    assert response.status_code == 422
    assert "geen adres" in response.content.decode()


def test_not_me_closes_the_page_on_this_device_only(mo, as_person):
    phone, tablet = as_person(mo), as_person(mo)

    looked = phone.get(reverse("processes:niet_ik"))
    still_open = phone.get(MIJN).status_code
    phone.post(reverse("processes:niet_ik"))

    assert not re.search(r"\bMo\b", looked.content.decode())
    assert (still_open, phone.get(MIJN).status_code, tablet.get(MIJN).status_code) == (200, 404, 200)


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ({"privacy": "anoniem"}, "Niemand ziet wat jij koos."),
        ({"privacy": "open"}, "Na het sluiten ook de kring."),
        ({"notities_voor": "eigen"}, "Alleen jouw begeleider en de hoofdbegeleider."),
        ({"bewaar_notities_dagen": 14}, "tot 14 dagen na de toets"),
    ],
)
def test_the_own_data_tells_what_this_process_agreed(mo, process, as_person, setting, words):
    before = as_person(mo).get("/mijn/gegevens/").text

    type(process).objects.update(**setting)

    assert (words in before, words in as_person(mo).get("/mijn/gegevens/").text) == (False, True)
