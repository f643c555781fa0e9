import pytest
from django.urls import reverse

from participants.actions import gesprekken
from participants.models import Betrokkene, Gespreksnotitie, Informatievraag, NotitieLezing
from tests.factories.participants import (
    BehoefteFactory,
    BetrokkeneFactory,
    GesprekFactory,
    InformantFactory,
    InformatievraagFactory,
)

pytestmark = pytest.mark.django_db

PAGES = ["betrokkenen", "betrokkene_toevoegen", "groepen", "gesprekken", "behoeften", "informatie", "vraag_toevoegen"]
PAGES += ["informanten", "informant_toevoegen"]
OF_ONE = ["betrokkene", "betrokkene_veranderen", "betrokkene_noemen", "steunfiguur_toevoegen", "behoefte_toevoegen"]
OF_ONE += ["gesprek_plannen", "gesprek_kort"]
OF_TALK = ["gesprek", "gesprek_verzetten", "gesprek_agenda"]
OF_QUESTION = ["vraag_beantwoorden", "vraag_kan_niet", "vraag_samenvoegen", "vraag_op_bord"]
CANARY = "Wim durft de bakker niet meer in."


@pytest.fixture
def urls(truus, anna):
    talk = GesprekFactory(betrokkene=truus, begeleider=anna)
    vraag = InformatievraagFactory(process=truus.process)
    informant = InformantFactory(process=truus.process, vragen=[vraag])
    need = BehoefteFactory(person=truus.person)
    rows = dict.fromkeys(PAGES, ()) | dict.fromkeys(OF_ONE, (truus.pk,)) | {"groep": (truus.groep_id,)}
    rows |= dict.fromkeys(OF_TALK, (talk.pk,)) | dict.fromkeys(OF_QUESTION, (vraag.pk,))
    rows |= {"informant": (informant.pk,), "informant_briefen": (informant.pk,), "behoefte": (need.pk,)}
    return [reverse(f"participants:{name}", args=[truus.process.slug, *args]) for name, args in rows.items()]


def test_pages_are_for_the_begeleiders_only(client, urls, anna, bas):
    anonymous = {client.get(url).status_code for url in urls}
    client.force_login(bas)
    strange = {client.get(url).status_code for url in urls}
    client.force_login(anna)
    own = {client.get(url).status_code for url in urls}

    assert (anonymous, strange, own) == ({302}, {404}, {200})


def test_rows_of_another_process_are_not_there(client, truus, other_process, anna):
    strange = BetrokkeneFactory(process=other_process)
    client.force_login(anna)

    for name in OF_ONE:
        assert client.get(reverse(f"participants:{name}", args=[truus.process.slug, strange.pk])).status_code == 404


def test_pages_open_at_the_talks(client, process, anna):
    client.force_login(anna)

    assert client.get(reverse("participants:betrokkenen", args=[process.slug])).status_code == 409


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_list_asks_the_same_queries_for_any_number(client, talks, bewoners, anna, django_assert_num_queries, count):
    for row in BetrokkeneFactory.create_batch(count, process=talks, groep=bewoners, begeleider=anna):
        GesprekFactory(betrokkene=row, begeleider=anna)
    client.force_login(anna)

    with django_assert_num_queries(11):
        response = client.get(reverse("participants:betrokkenen", args=[talks.slug]))

    assert len(response.context["page"].object_list) == count


def test_the_list_filters(client, truus, wim, anna):
    Betrokkene.objects.filter(pk=wim.pk).update(status="benaderd")
    client.force_login(anna)
    url = reverse("participants:betrokkenen", args=[truus.process.slug])

    found = [
        [row.person.name for row in client.get(f"{url}?{query}").context["page"]]
        for query in ("zoek=truus", "stand=benaderd", "stand=niet_gesproken", f"groep={truus.groep_id + 99}")
    ]

    assert found[:3] == [["Truus van Maanen"], ["Wim Kortekaas"], ["Truus van Maanen", "Wim Kortekaas"]]


def test_a_double_is_warned_about_before_it_is_added(client, truus, anna):
    client.force_login(anna)
    url = reverse("participants:betrokkene_toevoegen", args=[truus.process.slug])
    data = {"name": "truus van maanen", "groep": truus.groep_id, "via": "deur", "kanaal": "mail", "language": "nl"}

    shown = client.post(url, data)
    client.post(url, data | {"toch": "on"})

    assert "Truus van Maanen" in shown.context["notice"]
    assert Betrokkene.objects.count() == 2


def talk_url(talk, name="gesprek"):
    return reverse(f"participants:{name}", args=[talk.betrokkene.process.slug, talk.pk])


def test_the_talk_keeps_the_three_answers_and_rounds_off(client, truus, anna):
    talk = GesprekFactory(betrokkene=truus, begeleider=anna)
    client.force_login(anna)
    said = {"naam": "Bertus Klaver", "groep": truus.groep_id, "vraag": "Wat zat er in de rook?", "soort": "vervoer"}

    client.post(talk_url(talk), said | {"nodig": "Een taxi", "notitie": CANARY, "voorbereid": "on", "doe": "rond_af"})

    truus.refresh_from_db()
    assert truus.status == "voorbereid"
    assert truus.aandragingen.get().betrokkene.person.name == "Bertus Klaver"
    assert Informatievraag.objects.with_counts().get().keer == 1
    assert truus.person.behoeften.get().text == "Een taxi"
    assert Gespreksnotitie.objects.get().gesprek == talk


def test_a_name_without_a_groep_keeps_what_was_typed(client, truus, anna):
    talk = GesprekFactory(betrokkene=truus, begeleider=anna)
    client.force_login(anna)

    response = client.post(talk_url(talk), {"naam": "Bertus", "vraag": "Wat nu?", "doe": "bewaar"})

    assert response.status_code == 422
    assert "Wat nu?" in response.text
    assert not Informatievraag.objects.exists()


def test_a_note_shows_only_after_the_button_and_the_reading_is_kept(client, urls, truus, anna):
    talk = truus.gesprekken.get()
    gesprekken.schrijf_notitie(talk, by=anna, text=CANARY)
    client.force_login(anna)
    elsewhere = [url for url in urls if "bakker" in client.get(url).text]

    shown = client.post(talk_url(talk, "notitie_lezen"))

    assert elsewhere == []
    assert CANARY in shown.text
    assert NotitieLezing.objects.get().user == anna
    assert client.get(talk_url(talk, "notitie_lezen")).status_code == 405


def test_a_stale_note_is_refused_and_the_words_come_back(client, truus, anna):
    talk = GesprekFactory(betrokkene=truus, begeleider=anna)
    gesprekken.schrijf_notitie(talk, by=anna, text="Van een collega.")
    client.force_login(anna)

    response = client.post(talk_url(talk, "notitie_veranderen"), {"vorige": "0" * 64, "text": "Van mij."})

    assert response.status_code == 409
    assert "Van mij." in response.text


def test_a_note_typed_while_a_colleague_wrote_one_comes_back(client, truus, anna):
    talk = GesprekFactory(betrokkene=truus, begeleider=anna)
    gesprekken.schrijf_notitie(talk, by=anna, text="Van een collega.")
    client.force_login(anna)

    response = client.post(talk_url(talk), {"notitie": "Van mij.", "doe": "bewaar"})

    assert response.status_code == 409
    assert "Van mij." in response.text


def test_a_second_click_on_the_talk_changes_nothing(client, truus, anna):
    talk = GesprekFactory(betrokkene=truus, begeleider=anna)
    client.force_login(anna)
    said = {"naam": "Bertus", "groep": truus.groep_id, "notitie": CANARY, "doe": "bewaar"}

    codes = [client.post(talk_url(talk), said).status_code for _ in range(2)]

    assert codes == [302, 302]
    assert truus.process.betrokkenen.filter(person__name="Bertus").count() == 1


def test_the_log_of_a_talk_says_nothing_of_the_note(client, truus, anna, caplog):
    talk = GesprekFactory(betrokkene=truus, begeleider=anna)
    client.force_login(anna)

    with caplog.at_level("DEBUG"):
        client.post(talk_url(talk), {"notitie": CANARY, "doe": "bewaar"})

    assert "bakker" not in caplog.text
