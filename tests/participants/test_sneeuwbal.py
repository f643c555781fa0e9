"""Who named whom: the picture, the table and the names per group say the same, to begeleiders alone."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from herstel.lib import clock
from participants import overview
from participants.models import Aandraging, Betrokkene
from processes.models import Process
from tests.factories.participants import BetrokkeneFactory, GesprekFactory, GroepFactory
from tests.factories.processes import KerngroeplidFactory, PersonFactory

pytestmark = pytest.mark.django_db
VIA = Aandraging.Via


@pytest.fixture
def name_it(talks):
    """`name_it(wim, by=truus)`: one naming."""

    def name(row, by=None, via=VIA.PERSOON):
        return row.aangedragen_door.create(door=by, via=via if by else VIA.FLYER, at=clock.now())

    return name


@pytest.fixture
def kern(talks, bewoners, truus):
    """Truus sits in the kerngroep."""
    KerngroeplidFactory(process=talks, person=truus.person)
    return truus


@pytest.fixture
def opened(client, talks, anna):
    def get(query=""):
        client.force_login(anna)
        return client.get(reverse("participants:sneeuwbal", args=[talks.slug]) + query)

    return get


def many(talks, count, groepen=4):
    """So many people on the list, in bulk; the first eight found by a flyer, each other named by an earlier one."""
    groups = GroepFactory.create_batch(groepen, process=talks)
    people = [PersonFactory.build(process=talks, name=f"Mens {number}") for number in range(count)]
    people = talks.people.bulk_create(people)
    rows = [
        Betrokkene(process=talks, person=person, groep=groups[number % groepen], at=clock.now())
        for number, person in enumerate(people)
    ]
    rows = Betrokkene.objects.bulk_create(rows)
    Aandraging.objects.bulk_create(
        Aandraging(betrokkene=row, door=rows[place // 2], via=VIA.PERSOON, at=clock.now())
        for place, row in enumerate(rows)
        if place >= 8
    )
    return rows


def test_a_member_of_the_kerngroep_and_a_kadersteller_do_not_see_it(client, kern, as_person, wethouder):
    url = reverse("participants:sneeuwbal", args=[kern.process.slug])
    phone = as_person(kern.person)
    client.force_login(wethouder)

    assert phone.get(url).status_code in (302, 404)
    assert client.get(url).status_code == 404


def test_picture_table_and_names_hold_the_same_people(opened, kern, wim, name_it):
    name_it(kern)
    name_it(wim, by=kern)
    GesprekFactory(betrokkene=wim, gevoerd=True)
    els = BetrokkeneFactory(process=kern.process, groep=wim.groep, person__name="Els", status="wil_niet")
    name_it(els, by=wim)
    name_it(els, by=kern)

    response = opened()

    dots = re.findall(r'herstel-pic__link" href="[^"]*/(\d+)/" aria-label="([^"]*)"', response.text)
    assert dict(dots) == {
        str(kern.pk): "Truus van Maanen: kerngroep, genoemd, nog niet gesproken",
        str(wim.pk): "Wim Kortekaas: gesproken",
        str(els.pk): "Els: doet niet mee of niet bereikt",
    }
    assert len(response.context["picture"]["net"].lines) == 3
    table = response.text.split("Hoe gevonden")[1].split("</table>")[0]
    assert re.findall(r"/betrokkenen/(\d+)/", table) == [str(kern.pk), str(wim.pk), str(els.pk)]
    assert "Genoemd door Wim Kortekaas en Truus van Maanen" in table
    assert "Flyer" in table
    tree = response.text.split("herstel-tree")[1:]
    assert len([row for row in tree if row.startswith("__row ")]) == 3


def test_who_was_named_stands_below_who_named(opened, kern, wim, name_it):
    els = BetrokkeneFactory(process=kern.process, groep=wim.groep, person__name="Els")
    elsewhere = BetrokkeneFactory(process=kern.process, person__name="Jan")
    name_it(els, by=wim)
    name_it(wim, by=kern)
    name_it(elsewhere, by=els)

    trees = opened().context["trees"]

    assert [(mens.name, mens.indent) for mens in trees[0]["rows"]] == [
        ("Truus van Maanen", 0),
        ("Wim Kortekaas", 1),
        ("Els", 2),
    ]
    assert [(mens.name, mens.indent) for mens in trees[1]["rows"]] == [("Jan", 0)]


def test_who_only_named_each_other_are_in_it_too(opened, truus, wim, name_it):
    name_it(truus, by=wim)
    name_it(wim, by=truus)

    response = opened()

    assert len(response.context["picture"]["drawn"]) == 2
    assert sum(len(tree["rows"]) for tree in response.context["trees"]) == 2


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_same_queries_for_any_number(client, talks, anna, django_assert_num_queries, count):
    many(talks, count)

    client.force_login(anna)

    with django_assert_num_queries(8):
        response = client.get(reverse("participants:sneeuwbal", args=[talks.slug]))

    assert len(response.context["people"]) == count


def test_very_many_people_are_counted_per_group_and_the_page_stays_small(opened, talks):
    rows = many(talks, 2500)
    GesprekFactory(betrokkene=rows[0], gevoerd=True)

    response = opened()

    assert "net" not in response.context["picture"]
    assert len(response.content) < 60_000
    assert "1 van de 625 gesproken" in response.text
    assert "Mens 12" not in response.text


def test_one_group_of_very_many_people_by_name(opened, talks):
    rows = many(talks, 400)

    response = opened(f"?groep={rows[0].groep_id}")

    assert "Mens 4</a>" in response.text
    assert "Mens 5</a>" not in response.text


def test_a_group_of_another_process_is_not_there(opened, other_process):
    strange = GroepFactory(process=other_process)

    assert [opened(f"?groep={pk}").status_code for pk in (strange.pk, "x", "-1")] == [404, 404, 404]


def test_small_groups_go_together_in_the_picture_alone(opened, talks):
    many(talks, 40, groepen=20)

    response = opened()

    labels = response.context["picture"]["net"].labels
    assert len(labels) == 9
    assert labels[-1].lines == ("Andere", "groepen")
    assert len(response.context["trees"]) == 20


def test_weeks_count_up_to_who_is_there_now(talks, truus, wim):
    Betrokkene.objects.filter(pk=truus.pk).update(at=clock.now() - timedelta(days=21))
    GesprekFactory(betrokkene=truus, gevoerd=True)
    GesprekFactory(betrokkene=truus, gevoerd=True)

    found = overview.weeks(talks, overview.mensen(talks))

    assert [(week.genoemd, week.gesproken) for week in found] == [(1, 0), (1, 0), (1, 0), (2, 1)]
    assert {week.start.weekday() for week in found} == {0}


def test_the_curve_stops_at_the_last_change_once_the_talks_are_over(talks, truus):
    Betrokkene.objects.filter(pk=truus.pk).update(at=clock.now() - timedelta(days=70))
    Process.objects.filter(pk=talks.pk).update(step="plandag")
    talks.refresh_from_db()

    people = overview.mensen(talks)

    assert len(overview.weeks(talks, people)) == 1
    assert overview.what_it_says(talks, people) == "Er is één persoon genoemd. Met 0 van hen is gesproken."


@pytest.mark.parametrize(
    ("days", "says"),
    [
        (1, "De lijn “genoemd” stijgt nog. In de laatste twee weken kwam er één naam bij."),
        (10, "In de laatste twee weken kwam er één naam bij. In de laatste week niet één."),
        (30, "De lijn “genoemd” loopt vlak. In de laatste twee weken kwam er geen naam bij."),
    ],
)
def test_what_the_curve_says(talks, truus, days, says):
    Betrokkene.objects.update(at=clock.now() - timedelta(days=days))

    assert overview.what_it_says(talks, overview.mensen(talks)) == says


def test_who_is_missing_and_where_they_stand(opened, talks, truus, wim):
    GesprekFactory(betrokkene=truus, gevoerd=True)
    Betrokkene.objects.filter(pk=truus.pk).update(status="gesproken")
    boeren = GroepFactory(process=talks, name="Boeren")
    GroepFactory(process=talks, name="Jongeren")
    BetrokkeneFactory(process=talks, groep=boeren, status="benaderd")
    home = reverse("participants:betrokkenen", args=[talks.slug])

    gaps = [(gap.text, gap.url) for gap in opened().context["gaps"]]

    assert gaps == [
        ("Met niemand van Boeren is gesproken.", f"{home}?groep={boeren.pk}"),
        ("Van Jongeren is nog niemand genoemd.", f"{home}nieuw/"),
        ("Eén persoon is genoemd en nog niet benaderd.", f"{home}?stand=genoemd"),
        ("Met 2 mensen is nog niet gesproken.", f"{home}?stand=niet_gesproken"),
    ]


def test_many_groups_without_a_talk_stay_one_line(opened, talks):
    GroepFactory.create_batch(30, process=talks)
    BetrokkeneFactory(process=talks)

    gaps = opened().context["gaps"]

    assert len(gaps) == overview.MOST_GAPS + 2
    assert gaps[overview.MOST_GAPS - 1].text == "Dit geldt ook voor 24 andere groepen."


def test_an_empty_list_offers_the_first_person(opened):
    assert "Voeg de eerste persoon toe" in opened().text
