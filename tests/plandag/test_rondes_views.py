"""The rounds as the begeleiders lead them: the regie, the zaalscherm, and what is typed in for others."""

import pytest
from django.urls import reverse

from herstel.lib import clock
from plandag import screen
from plandag.actions import rondes
from plandag.actions.scherm import toon_op_scherm
from plandag.models import Antwoord, Bezwaar, ConsentRonde, Heropenverzoek, Voorstel
from tests.factories.processes import BegeleidingFactory, KaderFactory, KaderVersieFactory
from tests.plandag.kring import gather

PAGES = ["plandag:regie", "plandag:bezwaren", "plandag:doorgaan_klaarzetten"]
REGIE_QUERIES = 18
MOST_REGIE_QUERIES = 20


def regie(process):
    return reverse("plandag:regie", args=[process.slug])


@pytest.fixture
def mo(kring):
    return kring.people[0]


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_for_the_begeleiders_only(client, kring, anna, bas, name):
    url = reverse(name, args=[kring.process.slug])

    assert client.get(url).status_code == 302
    client.force_login(bas)
    assert client.get(url).status_code == 404
    client.force_login(anna)
    assert client.get(url).status_code == 200


def test_an_onderdeel_is_put_ready_opened_and_closed(client, kring, anna):
    client.force_login(anna)
    versie = kring.versie()

    client.post(reverse("plandag:rondes_klaarzetten", args=[kring.process.slug]), {"versie": [versie.pk]})
    ronde = ConsentRonde.objects.get()
    client.post(reverse("plandag:ronde_fase", args=[kring.process.slug, ronde.pk]), {"fase": "vragen"})
    client.post(reverse("plandag:ronde_openen", args=[kring.process.slug, ronde.pk]))
    kring.all_say(ronde)
    response = client.post(reverse("plandag:ronde_sluiten", args=[kring.process.slug, ronde.pk]), follow=True)

    assert "3 van de 3 kunnen hiermee leven." in response.text
    assert Voorstel.objects.get().status == "aangenomen"


def test_together_they_open_and_close(client, kring, anna):
    client.force_login(anna)
    made = rondes.zet_klaar(kring.process, by=anna, versies=[kring.versie(), kring.versie()])

    client.post(reverse("plandag:ronde_openen", args=[kring.process.slug, made[0].pk]))
    for ronde in ConsentRonde.objects.open():
        kring.all_say(ronde)
    client.post(reverse("plandag:ronde_sluiten", args=[kring.process.slug, made[0].pk]))

    assert ConsentRonde.objects.gesloten().count() == 2


def test_closing_too_early_says_who_many_are_missing(client, kring, anna):
    client.force_login(anna)
    ronde = kring.ask()

    response = client.post(reverse("plandag:ronde_sluiten", args=[kring.process.slug, ronde.pk]))

    assert response.status_code == 409
    assert "Nog 3 mensen hebben niet geantwoord." in response.text
    assert "Sluit de ronde: nog 3" in response.text  # the regie itself is still there
    assert response.context["request"].seen  # and goes on following the hall


def test_choosing_nothing_is_said_above_the_regie(client, kring, anna):
    client.force_login(anna)
    kring.versie()

    response = client.post(reverse("plandag:rondes_klaarzetten", args=[kring.process.slug]))

    assert response.status_code == 409
    assert "Kies een tot zes verschillende onderdelen." in response.text
    assert "Zet klaar wat je koos" in response.text


def test_nothing_to_choose_has_no_button(client, kring, anna):
    client.force_login(anna)
    kring.ask()

    page = client.get(regie(kring.process)).text

    assert "Onderdelen die nog komen" in page
    assert "Zet klaar wat je koos" not in page


def test_the_regie_names_who_is_still_to_answer(client, kring, anna, mo):
    client.force_login(anna)
    ronde = kring.ask()
    rondes.geef_antwoord(ronde, person=mo, keuze="akkoord")

    page = client.get(regie(kring.process)).text

    assert mo.name not in page
    assert all(person.name in page for person in kring.people[1:])
    assert "1 van de 3 hebben geantwoord" in page


def test_the_regie_asks_again_only_for_news(client, kring, anna, mo):
    client.force_login(anna)
    ronde = kring.ask()
    url = regie(kring.process)

    with clock.at(clock.now()):  # a next minute is news too
        seen = client.get(url).context["request"].seen

        assert client.get(url, {"gezien": seen}).status_code == 204
        rondes.geef_antwoord(ronde, person=mo, keuze="akkoord")
        assert client.get(url, {"gezien": seen}).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_the_regie_asks_the_database_a_fixed_number_of_times(client, at_step, anna, django_assert_num_queries, count):
    kring = gather(at_step("plandag"), anna, size=3 * count)
    for _ in range(count):
        kring.close(kring.ask(), *kring.people[:count])
    made = rondes.zet_klaar(kring.process, by=anna, versies=[kring.versie(), kring.versie()])
    rondes.open_samen(made[0], by=anna)
    client.force_login(anna)

    with django_assert_num_queries(REGIE_QUERIES):
        client.get(regie(kring.process))


def nothing_asked_yet(kring):
    kring.versie()


def several_ready(kring):
    rondes.zet_klaar(kring.process, by=kring.by, versies=[kring.versie(), kring.versie()])
    rondes.zet_klaar(kring.process, by=kring.by, versies=[kring.versie()])
    rondes.zet_klaar(kring.process, by=kring.by, versies=[kring.versie()])


def an_objection_and_a_request(kring):
    kring.close(kring.ask(), kring.people[0])
    adopted = kring.adopt().versie.voorstel
    Heropenverzoek.objects.create(process=kring.process, voorstel=adopted, reden="Ik miste iets.", at=clock.now())


def slotronde_open(kring):
    kring.adopt()
    kring.slot()


def slotronde_refused(kring):
    kring.adopt()
    kring.close(kring.slot(), kring.people[0])


def slotronde_ready_again(kring):
    slotronde_refused(kring)
    kring.adopt()
    rondes.zet_slotronde_klaar(kring.process, by=kring.by)


def everyone_can_live_with_it(kring):
    kring.adopt()
    kring.close(kring.slot())


STATES = [
    nothing_asked_yet,
    several_ready,
    an_objection_and_a_request,
    slotronde_open,
    slotronde_refused,
    slotronde_ready_again,
    everyone_can_live_with_it,
]


@pytest.mark.parametrize("screen", ["rondes", "rustig", "kaders", "programma", "voorstel"])
@pytest.mark.parametrize("state", STATES)
def test_the_regie_is_read_at_once_in_every_state_of_the_day(
    client, kring, anna, state, screen, django_assert_max_num_queries
):
    state(kring)
    KaderVersieFactory(kader=KaderFactory(process=kring.process), vastgelegd=True)
    toon_op_scherm(kring.process, wat=screen, nummer=1 if screen == "voorstel" else None)
    client.force_login(anna)

    with django_assert_max_num_queries(MOST_REGIE_QUERIES):
        response = client.get(regie(kring.process))

    assert response.status_code == 200


def test_an_answer_is_typed_in(client, kring, anna, mo):
    client.force_login(anna)
    ronde = kring.ask()
    url = reverse("plandag:antwoord_invoeren", args=[kring.process.slug, ronde.pk, mo.pk])

    client.post(url, {"keuze": "laat_aan_groep", "kanaal": "tablet"})

    place = ronde.kring.get(person=mo)
    assert (place.keuze, place.kanaal, place.ingevoerd_door) == ("laat_aan_groep", "tablet", anna)


def test_a_paper_card_is_typed_in_by_two(client, kring, anna, bas, mo):
    BegeleidingFactory(process=kring.process, user=bas)
    client.force_login(anna)
    ronde = kring.ask()
    url = reverse("plandag:antwoord_invoeren", args=[kring.process.slug, ronde.pk, mo.pk])
    card = {"keuze": "akkoord", "kanaal": "papier"}

    refused = [client.post(url, card | {"tweede_paar_ogen": who}) for who in ("", anna.pk)]
    client.post(url, card | {"tweede_paar_ogen": bas.pk})

    assert [response.status_code for response in refused] == [422, 422]
    assert f"{anna.name} typt" in refused[0].text
    assert ronde.kring.get(person=mo).tweede_paar_ogen == bas


def test_the_open_questions_of_one_person_are_answered_one_after_the_other(client, kring, anna, bas, mo):
    made = rondes.zet_klaar(kring.process, by=anna, versies=[kring.versie(), kring.versie()])
    rondes.open_samen(made[0], by=anna)
    client.force_login(anna)
    url = reverse("plandag:antwoorden_invoeren", args=[kring.process.slug, made[0].pk, mo.pk])
    forms = [reverse("plandag:antwoord_invoeren", args=[kring.process.slug, one.pk, mo.pk]) for one in made]
    spoken = {"keuze": "akkoord", "kanaal": "mondeling"}

    page = client.get(regie(kring.process)).text
    both = client.get(url).text
    first = client.post(forms[0], spoken)
    rest = client.get(reverse("plandag:antwoorden_invoeren", args=[kring.process.slug, made[1].pk, mo.pk])).text
    second = client.post(forms[1], spoken)

    assert f'href="{url}"' in page
    assert f'href="{forms[0]}"' not in page
    assert (forms[0] in both, forms[1] in both) == (True, True)
    assert (forms[0] in rest, forms[1] in rest) == (False, True)
    assert (first.url, second.url) == (url, regie(kring.process))
    assert client.get(url).url == regie(kring.process)
    client.force_login(bas)
    assert client.get(url).status_code == 404


def test_who_left_is_recorded_once_for_the_whole_bundel(client, kring, anna, mo):
    client.force_login(anna)
    made = rondes.zet_klaar(kring.process, by=anna, versies=[kring.versie(), kring.versie()])
    for ronde in made:
        rondes.open_ronde(ronde, by=anna)
    kring.leaves(mo)

    client.post(reverse("plandag:vertrokken", args=[kring.process.slug, made[0].pk, mo.pk]), {"reden": ""})

    assert Antwoord.objects.filter(person=mo, keuze="vertrokken").count() == 2


def test_who_answered_after_all_is_not_recorded_as_gone(client, kring, anna, mo):
    client.force_login(anna)
    ronde = kring.ask()
    rondes.geef_antwoord(ronde, person=mo, keuze="akkoord")

    response = client.post(reverse("plandag:vertrokken", args=[kring.process.slug, ronde.pk, mo.pk]), {"reden": "2x"})

    assert response.status_code == 409
    assert ronde.kring.get(person=mo).keuze == "akkoord"


def test_breaking_off_on_the_page_asks_why(client, kring, anna):
    client.force_login(anna)
    url = reverse("plandag:ronde_afbreken", args=[kring.process.slug, kring.ask().pk])

    assert client.post(url, {"reden": ""}).status_code == 422
    assert client.post(url, {"reden": "Brandalarm."}).status_code == 302


def test_the_screen_tells_how_many_and_never_who_or_what(client, kring, mo):
    ronde = kring.ask()
    rondes.geef_antwoord(ronde, person=mo, keuze="bezwaar", reden="Geheim.")

    page = client.get(screen.path(kring.process)).text

    assert "Nog 2 antwoorden" in page
    assert not any(person.name in page for person in kring.people)
    assert "Geheim" not in page


def test_the_screen_shows_the_result_in_words(client, kring):
    kring.close(kring.ask(), kring.people[0])

    assert "Nog niet iedereen kan hiermee leven. We praten verder." in client.get(screen.path(kring.process)).text


def test_the_screen_waits_for_the_explanation(client, kring):
    (ronde,) = rondes.zet_klaar(kring.process, by=kring.by, versies=[kring.versie()])

    ready = client.get(screen.path(kring.process)).text
    rondes.naar_fase(ronde, by=kring.by, fase="toelichting")
    explained = client.get(screen.path(kring.process)).text

    assert (ronde.versie.text in ready, ronde.versie.text in explained) == (False, True)


def test_the_screen_asks_again_only_for_news(client, kring):
    path = screen.path(kring.process)
    seen = client.get(path).context["request"].seen

    assert client.get(path, {"gezien": seen}).status_code == 204
    assert client.get("/scherm/verzonnen/").status_code == 404


def test_the_begeleider_moves_an_objection_along(client, kring, anna, mo):
    client.force_login(anna)
    bezwaar = kring.close(kring.ask(), mo).bezwaren.get()
    where = [kring.process.slug, bezwaar.pk]

    client.post(reverse("plandag:bezwaar_in_gesprek", args=where))
    client.post(reverse("plandag:bezwaar_naar_kader", args=where), {"uitleg": "K5?"})

    assert Bezwaar.objects.get().status == "naar_kader"
    assert "K5?" in client.get(reverse("plandag:bezwaren", args=where[:1])).text


def test_what_the_owner_said_is_typed_in(client, kring, anna, mo):
    client.force_login(anna)
    bezwaar = kring.close(kring.ask(), mo).bezwaren.get()
    url = reverse("plandag:bezwaar_gehoord", args=[kring.process.slug, bezwaar.pk])

    client.post(url, {"status": "omgezet_in_zorg", "kanaal": "mondeling"})

    assert Bezwaar.objects.get().afgesloten_door == anna
