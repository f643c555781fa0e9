"""The page with objections: an index on top, and in a fold what was closed."""

import pytest
from django.urls import reverse

from plandag import overview
from plandag.actions import bezwaren as actions
from plandag.actions import rondes


@pytest.fixture
def mo(kring):
    return kring.people[0]


@pytest.fixture
def read(client, kring, anna):
    client.force_login(anna)
    return lambda: client.get(reverse("plandag:bezwaren", args=[kring.process.slug])).content.decode()


def test_before_any_round_it_says_what_will_stand_here(read):
    assert "Hier komt te staan waar iemand nog niet mee kan leven." in read()


def test_what_stands_is_open_and_counted_in_the_index(read, kring, mo):
    bezwaar = kring.close(kring.ask(), mo).bezwaren.get()

    shown = read()

    assert "Er staat nog 1 bezwaar." in shown
    assert f'<a href="#bezwaar-{bezwaar.pk}">' in shown
    assert "<details" not in shown.split("Dit staat nog")[1]


def test_the_voorstellen_say_that_an_objection_stands(client, read, kring, mo):
    ronde = kring.close(kring.ask(), mo)
    url = reverse("plandag:bezwaren", args=[kring.process.slug])
    pages = [
        reverse("plandag:voorstellen", args=[kring.process.slug]),
        reverse("plandag:voorstel", args=[kring.process.slug, ronde.versie.voorstel.nummer]),
    ]
    read()  # signs Anna in

    standing = [client.get(page).text for page in pages]
    ronde.bezwaren.update(status="ingetrokken", afgesloten_op=ronde.gesloten_op)
    gone = [client.get(page).text for page in pages]

    assert all("staat een bezwaar" in page and f'href="{url}"' in page for page in standing)
    assert not any("staat een bezwaar" in page for page in gone)


def test_what_was_closed_goes_into_a_fold(read, kring, mo, anna):
    bezwaar = kring.close(kring.ask(), mo).bezwaren.get()
    actions.naar_kader(bezwaar, by=anna, uitleg="Wat zegt K5?")

    shown = read()

    assert "Er staat geen bezwaar meer." in shown
    assert "Dit staat nog" not in shown
    code = bezwaar.voorstel.code
    assert f'href="#{code.lower()}-gezegd"' in shown
    assert bezwaar.text in shown.split("<details")[-1]
    assert f"{code}" in shown.split("<summary")[-1].split("</summary>")[0]


def test_an_objection_to_going_on_is_not_one_to_the_plan(kring, mo):
    kring.adopt()
    going_on = rondes.zet_doorgaan_klaar(kring.process, by=kring.by, vraag="Gaan we door?")
    for ronde in (rondes.open_ronde(going_on, by=kring.by), kring.slot()):
        kring.close(ronde, mo)

    found = overview.onderwerpen(kring.process)

    assert [(one.anchor, len(one.standing)) for one in found] == [("doorgaan", 1), ("slot", 1)]
    assert len({one.name for one in found}) == 2


@pytest.mark.parametrize("count", [1, 3])
def test_any_number_takes_the_same_two_queries(kring, mo, count, django_assert_num_queries):
    for _ in range(count):
        kring.close(kring.ask(), mo)

    with django_assert_num_queries(2):
        found = overview.onderwerpen(kring.process)

    assert sum(len(one.standing) for one in found) == count
