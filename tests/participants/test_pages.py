from datetime import timedelta

import pytest
from django.urls import reverse

from herstel.lib import clock
from participants.actions import gesprekken
from participants.models import Aandraging, Betrokkene, Gespreksnotitie, Informatievraag, NotitieLezing
from participants.views.betrokkenen import PER_PAGE
from processes.models import Process
from processes.pages import rail
from tests.factories.participants import (
    BehoefteFactory,
    BetrokkeneFactory,
    GesprekFactory,
    InformantFactory,
    InformatievraagFactory,
)

pytestmark = pytest.mark.django_db

PAGES = ["betrokkenen", "betrokkene_toevoegen", "groepen", "gesprekken", "behoeften", "informatie", "vraag_toevoegen"]
PAGES += ["informanten", "informant_toevoegen", "sneeuwbal"]
OF_ONE = ["betrokkene", "betrokkene_veranderen", "betrokkene_noemen", "steunfiguur_toevoegen", "behoefte_toevoegen"]
OF_ONE += ["gesprek_plannen", "gesprek_kort"]
OF_TALK = ["gesprek", "gesprek_verzetten", "gesprek_agenda"]
OF_QUESTION = ["vraag_beantwoorden", "vraag_kan_niet", "vraag_samenvoegen", "vraag_op_bord"]
LINES = ["processes:process", "participants:gesprekken"]
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


def test_the_route_links_only_to_what_is_open(client, process, at_step, anna):
    client.force_login(anna)
    talks, board = (
        f'href="{reverse(f"participants:{name}", args=["plein"])}"' for name in ("gesprekken", "informatie")
    )

    early = client.get(reverse("processes:process", args=[process.slug])).text
    at_step("gesprekken")
    now = client.get(reverse("processes:process", args=[process.slug])).text

    assert "Voorbereidende gesprekken" in early
    assert (talks in early, board in early) == (False, False)
    assert (talks in now, board in now) == (True, True)
    assert f'href="{reverse("plandag:plandag", args=["plein"])}"' in early  # can be read from the start


def test_every_station_the_route_links_to_opens(client, process, at_step, anna):
    client.force_login(anna)

    for station in process.road.stations:
        links = [stop.url for stop in rail(at_step(station.key)).stops if stop.url]
        assert [link for link in links if client.get(link).status_code != 200] == []


def test_a_process_at_rest_offers_nothing_to_fill_in(client, truus, anna):
    InformatievraagFactory(process=truus.process)
    client.force_login(anna)
    names = ("betrokkenen", "groepen", "informatie", "informanten")
    pages = [reverse(f"participants:{name}", args=[truus.process.slug]) for name in names]
    pages.append(reverse("participants:betrokkene", args=[truus.process.slug, truus.pk]))
    offers = ("Voeg iemand toe", "Voeg een groep toe", "Zet een vraag op het bord", ">Antwoord<")
    offers += ("Voeg een informant toe", "Plan een gesprek")

    moving = "".join(client.get(page).text for page in pages)
    Process.objects.filter(pk=truus.process.pk).update(opgeschort_op=clock.now())
    at_rest = "".join(client.get(page).text for page in pages)

    assert [words for words in offers if words not in moving] == []
    assert [words for words in offers if words in at_rest] == []


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_list_asks_the_same_queries_for_any_number(client, talks, bewoners, anna, django_assert_num_queries, count):
    for row in BetrokkeneFactory.create_batch(count, process=talks, groep=bewoners, begeleider=anna):
        GesprekFactory(betrokkene=row, begeleider=anna)
    client.force_login(anna)

    with django_assert_num_queries(11):
        response = client.get(reverse("participants:betrokkenen", args=[talks.slug]))

    assert len(response.context["lines"]) == min(count, PER_PAGE)


def test_the_page_of_the_process_says_under_the_station_how_many_were_spoken_with(client, truus, anna):
    BetrokkeneFactory(process=truus.process, groep=truus.groep)
    GesprekFactory(betrokkene=truus, gevoerd=True)
    client.force_login(anna)

    said = [client.get(reverse(name, args=[truus.process.slug])).text.count("1 van de 2 gesproken") for name in LINES]

    assert said == [2, 0]  # the rail for a wide and for a narrow screen; on no other page


def lines(client, process, query=""):
    response = client.get(reverse("participants:betrokkenen", args=[process.slug]) + query)
    return {line.row.person.name: line for line in response.context["lines"]}


def test_the_list_opens_with_whom_to_talk_the_longest_waiting_first(client, truus, wim, anna):
    GesprekFactory(betrokkene=BetrokkeneFactory(process=truus.process, groep=truus.groep), gevoerd=True)
    Betrokkene.objects.filter(pk=wim.pk).update(at=clock.now() - timedelta(days=15))
    client.force_login(anna)

    found = lines(client, truus.process)

    assert list(found) == ["Wim Kortekaas", "Truus van Maanen"]
    assert [line.too_long for line in found.values()] == [True, False]
    assert len(lines(client, truus.process, "?stand=")) == 3


@pytest.mark.parametrize(
    ("status", "waits"), [("genoemd", True), ("benaderd", True), ("afspraak", False), ("niet_bereikt", False)]
)
def test_who_has_no_talk_waits_too_long_after_two_weeks_and_the_list_says_since_when(
    client, truus, anna, status, waits
):
    Betrokkene.objects.update(status=status, at=clock.now() - timedelta(days=15))
    client.force_login(anna)

    found = lines(client, truus.process, "?stand=")[truus.person.name]
    long = lines(client, truus.process, "?stand=wacht_lang")
    page = client.get(reverse("participants:betrokkenen", args=[truus.process.slug]) + "?stand=").text

    assert (found.too_long, truus.person.name in long) == (waits, waits)
    assert ("wacht te lang" in page, f"{status}, sinds" in page) == (waits, waits)


def test_each_stage_says_what_you_can_do_now(client, truus, anna):
    client.force_login(anna)
    home = [truus.process.slug, truus.pk]

    def action(status):
        Betrokkene.objects.filter(pk=truus.pk).update(status=status)
        line = lines(client, truus.process, "?stand=")[truus.person.name]
        return line.action, line.url.partition("#")[0]

    page, plan = (reverse(f"participants:{name}", args=home) for name in ("betrokkene", "gesprek_plannen"))
    assert action("genoemd") == ("Neem contact op", page)
    assert action("benaderd") == ("Plan een gesprek", plan)
    assert action("voorbereid") == action("wil_niet") == ("", "")
    talk = GesprekFactory(betrokkene=truus, begeleider=anna)
    assert action("afspraak") == ("Voer het gesprek", reverse("participants:gesprek", args=[home[0], talk.pk]))


def test_what_to_mind_is_said_in_sentences(client, truus, anna):
    Betrokkene.objects.filter(pk=truus.pk).update(bijzonder="slechtziend", geen_telefoon=True, jonger_dan_18=True)
    client.force_login(anna)

    line = lines(client, truus.process)[truus.person.name]

    assert line.notes == "Slechtziend. Geen telefoon. Jonger dan 18, ouder nog vragen."


def test_chips_count_and_leave_out_what_is_not_there(client, truus, wim, anna):
    Betrokkene.objects.filter(pk=wim.pk).update(status="benaderd")
    client.force_login(anna)

    chips = client.get(reverse("participants:betrokkenen", args=[truus.process.slug])).context["chips"]

    assert chips == [("", "Iedereen", 2), ("niet_gesproken", "Nog niet gesproken", 2), ("benaderd", "benaderd", 1)]


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


def test_mijn_processen_says_who_waits_and_how_far_the_talks_are(client, truus, anna):
    process = truus.process
    process.step = "gesprekken"
    process.save()
    InformantFactory(process=process, gevraagd_op=clock.now() - timedelta(days=12), aanvaard_op=None)
    InformantFactory(process=process, gevraagd_op=clock.now() - timedelta(days=2), aanvaard_op=None)
    BehoefteFactory(person=truus.person, anders_kom_ik_niet=True, antwoord="")
    client.force_login(anna)

    card = client.get(reverse("processes:list")).context["waiting"][0]

    texts = [item.text for item in card.still]
    assert "1 informant zegt al 12 dagen niet of die komt." in texts
    assert "1 mens komt alleen als iets geregeld is. Dat is nog open." in texts
    assert [(fact.number, fact.words) for fact in card.facts] == [("0 van de 1", "mens gesproken")]


def test_who_named_somebody_is_asked_only_when_somebody_did(client, truus, anna):
    client.force_login(anna)
    url = reverse("participants:betrokkene_toevoegen", args=[truus.process.slug])

    empty = client.get(url).context["form"]
    named = client.post(url, {"via": Aandraging.Via.PERSOON}).context["form"]
    alone = client.post(url, {"via": Aandraging.Via.ZELF}).context["form"]

    assert empty.fields["door"].required
    assert named.errors["door"] == ["Kies wie deze persoon noemde."]
    assert not alone.fields["door"].required
    assert "door" not in alone.errors


def test_a_form_says_of_each_open_field_what_to_do(client, truus, anna):
    client.force_login(anna)
    url = reverse("participants:betrokkene_toevoegen", args=[truus.process.slug])

    shown = client.post(url, {"via": "zelf"}).content.decode()

    assert "Naam: schrijf de naam op." in shown
    assert "Groep: kies bij welke groep deze persoon hoort." in shown


def test_what_is_needed_less_often_opens_for_who_must_look_at_it(client, truus, anna):
    client.force_login(anna)
    new = reverse("participants:betrokkene_toevoegen", args=[truus.process.slug])
    change = reverse("participants:betrokkene_veranderen", args=[truus.process.slug, truus.pk])
    opened = '<details class="herstel-fold" open>'

    assert opened not in client.get(new).content.decode()
    assert opened not in client.post(new, {"language": "nl"}).content.decode()
    assert opened in client.post(new, {"language": "xx"}).content.decode()
    assert opened in client.get(change).content.decode()
