"""Every page of the day: who gets in, what bad input gets, and what the database pays for it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from herstel.lib import clock
from herstel.lib.templatetags.herstel import datum
from plandag.models import Voorstel
from processes.models import Process
from tests.factories.participants import BetrokkeneFactory
from tests.factories.plandag import (
    AanmeldingFactory,
    AanwezigheidFactory,
    PlandagFactory,
    ProgrammaonderdeelFactory,
    VoorstelFactory,
    VoorstelVersieFactory,
)

pytestmark = pytest.mark.django_db


def pages(process, plandag, truus):
    part = ProgrammaonderdeelFactory(plandag=plandag)
    row = AanmeldingFactory(plandag=plandag, person=truus.person)
    here = AanwezigheidFactory(plandag=plandag, person=truus.person)
    voorstel = VoorstelVersieFactory(voorstel__process=process).voorstel
    named = {
        "plandag": [],
        "plandag_plannen": [],
        "plandag_veranderen": [plandag.nummer],
        "programma_toevoegen": [plandag.nummer],
        "programma_veranderen": [part.pk],
        "programma_verwijderen": [part.pk],
        "informatie_klaar": [plandag.nummer],
        "uitnodigingen": [],
        "brieven": [],
        "aanmelding": [row.pk],
        "aankomst": [],
        "aankomst_erbij": [],
        "aankomst_voorbereiden": [truus.person.pk],
        "aankomst_uit": [here.pk],
        "voorstellen": [],
        "voorstel": [voorstel.nummer],
        "voorstel_schrijven": [],
        "voorstel_herschrijven": [voorstel.nummer],
        "voorstel_opzij": [voorstel.nummer],
        "voorstel_heropenen": [voorstel.nummer],
    }
    return {name: reverse(f"plandag:{name}", args=[process.slug, *args]) for name, args in named.items()}


def test_pages_are_for_the_begeleiders_only(client, process, vandaag, truus, anna, bas):
    for name, url in pages(process, vandaag, truus).items():
        client.logout()
        assert (name, client.get(url).status_code) == (name, 302)
        client.force_login(bas)
        assert (name, client.get(url).status_code) == (name, 404)
        client.force_login(anna)
        assert (name, client.get(url).status_code) == (name, 200)


def test_a_kadersteller_does_not_see_the_plan_being_made(client, process, vandaag, wethouder):
    VoorstelVersieFactory(voorstel__process=process)
    client.force_login(wethouder)

    for name in ("voorstellen", "aankomst", "uitnodigingen"):
        assert client.get(reverse(f"plandag:{name}", args=[process.slug])).status_code == 404


@pytest.mark.parametrize("count", [1, 3, 30])
@pytest.mark.parametrize(("page", "queries"), [("uitnodigingen", 25), ("voorstellen", 15), ("aankomst", 16)])
def test_lists_cost_the_same_however_long(
    client, anna, process, vandaag, count, page, queries, django_assert_max_num_queries
):
    for betrokkene in BetrokkeneFactory.create_batch(count, process=process, voorbereid=True):
        AanmeldingFactory(plandag=vandaag, person=betrokkene.person, ja=True)
        AanwezigheidFactory(plandag=vandaag, person=betrokkene.person)
    for voorstel in VoorstelFactory.create_batch(count, process=process):
        VoorstelVersieFactory(voorstel=voorstel)
    client.force_login(anna)

    with django_assert_max_num_queries(queries):
        response = client.get(reverse(f"plandag:{page}", args=[process.slug]), {"zoek": "Persoon"})

    assert response.status_code == 200


def test_a_begeleider_plans_a_day_in_dutch(client, anna, process):
    client.force_login(anna)
    url = reverse("plandag:plandag_plannen", args=[process.slug])
    begin = clock.now() + timedelta(days=40)
    day = f"{begin:%d-%m-%Y}"

    wrong = client.post(url, {"begin": "zaterdag", "eind": "", "plaats": "Sporthal", "antwoord_tot": ""})
    right = client.post(url, {"begin": f"{day} om 12.30", "eind": "22 uur", "plaats": "Sporthal", "antwoord_tot": day})

    assert (wrong.status_code, right.status_code) == (422, 302)
    assert 'value="Sporthal"' in wrong.content.decode()
    made = process.plandagen.get()
    assert (made.plaats, made.eind - made.begin) == ("Sporthal", timedelta(hours=9, minutes=30))


def test_taking_a_part_off_asks_first(client, anna, process, vandaag):
    part = ProgrammaonderdeelFactory(plandag=vandaag, titel="Eten")
    client.force_login(anna)
    url = reverse("plandag:programma_verwijderen", args=[process.slug, part.pk])

    asked = client.get(url)

    assert "Haal “Eten” van het programma?" in asked.text
    assert vandaag.programma.count() == 1
    client.post(url)
    assert vandaag.programma.count() == 0
    assert client.post(url).status_code == 302


@pytest.mark.parametrize(("step", "days"), [("plandag", 2), ("toetsing", 0)])
def test_nothing_is_taken_off_the_programme_of_a_day_that_was_held(client, anna, process, vandaag, at_step, step, days):
    at_step(step)
    part = ProgrammaonderdeelFactory(plandag=vandaag, titel="Eten")
    client.force_login(anna)

    with clock.at(clock.now() + timedelta(days=days)):
        page = client.get(reverse("plandag:plandag", args=[process.slug])).text
        refused = client.post(reverse("plandag:programma_verwijderen", args=[process.slug, part.pk]))

    assert "Eten" in page
    assert "Haal weg" not in page
    assert refused.status_code == 409
    assert vandaag.programma.count() == 1


def test_inviting_says_to_how_many_and_how_many_letters(client, anna, process, plandag, truus):
    BetrokkeneFactory(process=process, person__email="", voorbereid=True)
    client.force_login(anna)
    url = reverse("plandag:uitnodigingen", args=[process.slug])

    page = client.get(url).content.decode()
    client.post(url, {"wie": [truus.pk]})

    assert "Dit gaat naar 2 mensen." in page
    assert "1 daarvan heeft geen e-mail." in page
    assert plandag.aanmeldingen.get().person == truus.person


def test_a_letter_holds_the_link_of_its_own_person(client, anna, process, plandag, truus):
    person = BetrokkeneFactory(process=process, person__email="").person
    for invited in (person, truus.person):
        AanmeldingFactory(plandag=plandag, person=invited)
    client.force_login(anna)

    page = client.get(reverse("plandag:brieven", args=[process.slug])).content.decode()

    assert page.count(person.link_key) == 1
    assert truus.person.link_key not in page


def test_the_door_shows_nobody_until_two_letters(client, anna, process, vandaag, truus):
    client.force_login(anna)
    url = reverse("plandag:aankomst", args=[process.slug])

    assert "Truus" not in client.get(url).content.decode()
    assert "Truus" not in client.get(url, {"zoek": "t"}).content.decode()
    assert "Truus van Maanen" in client.get(url, {"zoek": "tr"}).content.decode()


def test_one_tap_brings_somebody_in(client, anna, process, vandaag, truus):
    client.force_login(anna)

    response = client.post(reverse("plandag:aankomst_in", args=[process.slug, truus.person.pk]))

    assert response.url == reverse("plandag:aankomst", args=[process.slug])
    assert vandaag.aanwezigheid.get().person == truus.person


def test_who_walks_in_is_prepared_and_then_in(client, anna, process, vandaag, truus):
    client.force_login(anna)
    url = reverse("plandag:aankomst_erbij", args=[process.slug])

    added = client.post(url, {"name": "Bram Nijboer", "groep": truus.groep.pk})
    client.post(added.url, {"notitie": ""})

    assert vandaag.aanwezigheid.get().person.name == "Bram Nijboer"


def test_who_was_sent_away_by_mistake_stands_under_net_geweest(client, anna, process, vandaag, truus):
    first = AanwezigheidFactory(plandag=vandaag, person=truus.person)
    for _ in range(5):
        AanwezigheidFactory(plandag=vandaag)
    client.force_login(anna)
    url = reverse("plandag:aankomst", args=[process.slug])
    undo = reverse("plandag:aankomst_ongedaan", args=[process.slug, first.pk])

    assert undo not in client.get(url).text
    client.post(reverse("plandag:aankomst_uit", args=[process.slug, first.pk]), {"meegeven": ""})
    assert undo in client.get(url).text
    client.post(undo)

    assert vandaag.aanwezigheid.nu().filter(person=truus.person).exists()


def test_only_the_last_tap_of_a_person_can_be_taken_back(client, anna, process, vandaag, truus):
    gone = AanwezigheidFactory(plandag=vandaag, person=truus.person, weg=True)
    with clock.at(clock.now() + timedelta(minutes=5)):
        back = AanwezigheidFactory(plandag=vandaag, person=truus.person)

    assert list(vandaag.aanwezigheid.last_taps()) == [back]
    assert gone.uit_op < back.in_op


@pytest.mark.parametrize("state", ["before the day", "at rest", "not there yet", "at the toets"])
def test_the_door_is_closed_when_nobody_can_come_in(client, anna, process, at_step, truus, state):
    at_step({"not there yet": "gesprekken", "at the toets": "toetsing"}.get(state, "plandag"))
    vandaag = PlandagFactory(process=process, vandaag=state != "before the day")
    AanwezigheidFactory(plandag=vandaag, person=truus.person)
    Process.objects.filter(pk=process.pk).update(opgeschort_op=clock.now() if state == "at rest" else None)
    client.force_login(anna)

    page = client.get(reverse("plandag:aankomst", args=[process.slug]), {"zoek": "tr"}).text

    for words in ("Is binnen", "Gaat weg", "Draai terug", "Iemand loopt binnen", "Laat iemand erbij", "Zoek</button>"):
        assert words not in page


def test_after_the_day_the_door_says_when_people_were_there(client, anna, process, vandaag, truus, at_step):
    AanwezigheidFactory(plandag=vandaag, person=truus.person)
    client.force_login(anna)
    url = reverse("plandag:aankomst", args=[process.slug])

    today = client.get(url).text
    at_step("toetsing")
    with clock.at(clock.now() + timedelta(days=2)):
        later = client.get(url).text

    assert "1 mens was er vandaag." in today
    assert "Nu in de zaal: 1" in today
    assert f"1 mens was er op {datum(vandaag.begin)}." in later
    assert "Nu in de zaal" not in later


def test_a_closed_process_offers_no_contact_to_write_down(client, anna, at_step):
    client.force_login(anna)
    url = reverse("plandag:nazorg", args=[at_step("nazorg").slug])

    assert "Bewaar dit versleuteld" in client.get(url).text
    at_step("afgesloten")
    assert "Bewaar dit versleuteld" not in client.get(url).text


def test_get_never_brings_anybody_in(client, anna, process, vandaag, truus):
    client.force_login(anna)

    assert client.get(reverse("plandag:aankomst_in", args=[process.slug, truus.person.pk])).status_code == 405


def test_a_proposal_is_written_with_its_money(client, anna, process, vandaag, gemeente):
    client.force_login(anna)
    url = reverse("plandag:voorstel_schrijven", args=[process.slug])
    words = {"titel": "Bomen", "text": "We planten bomen.", "wanneer": "in", "wanneer_op": "15 maart 2028"}

    client.post(url, words | {f"eenmalig_{gemeente.pk}": "45.000"})

    versie = Voorstel.objects.get().versies.get()
    assert (str(versie.wanneer_op), versie.kosten.get().eenmalig) == ("2028-03-01", 45000)


def test_an_unfinished_proposal_keeps_what_was_typed(client, anna, process, vandaag):
    client.force_login(anna)
    url = reverse("plandag:voorstel_schrijven", args=[process.slug])

    response = client.post(url, {"titel": "Bomen", "text": "x" * 2001, "wanneer": "op"})

    assert response.status_code == 422
    assert "x" * 2001 in response.content.decode()
    assert not Voorstel.objects.exists()


def test_a_stale_rewrite_gets_409_and_keeps_the_words(client, anna, process, vandaag):
    voorstel = VoorstelVersieFactory(voorstel__process=process).voorstel
    VoorstelVersieFactory(voorstel=voorstel)
    client.force_login(anna)
    url = reverse("plandag:voorstel_herschrijven", args=[process.slug, voorstel.nummer])

    response = client.post(url, {"titel": "Bomen", "text": "Mijn woorden.", "vorige": 1, "wijziging": "Meer."})

    assert response.status_code == 409
    assert "Mijn woorden." in response.content.decode()
    assert voorstel.versies.count() == 2


def test_the_changes_between_versions_are_readable_without_colour(client, anna, process, vandaag):
    voorstel = VoorstelVersieFactory(voorstel__process=process, text="We planten bomen.").voorstel
    VoorstelVersieFactory(voorstel=voorstel, text="We planten veel bomen.", wijziging="Meer.")
    client.force_login(anna)

    page = client.get(reverse("plandag:voorstel", args=[process.slug, voorstel.nummer])).content.decode()

    assert '<ins><span class="herstel-diff__tag">erbij</span>' in page


def test_putting_aside_goes_by_form(client, anna, process, vandaag):
    voorstel = VoorstelVersieFactory(voorstel__process=process).voorstel
    client.force_login(anna)
    url = reverse("plandag:voorstel_opzij", args=[process.slug, voorstel.nummer])

    wrong = client.post(url, {"hoe": "samen", "reden": "Zelfde."})
    client.post(url, {"hoe": "parkeer", "reden": "Te duur."})

    voorstel.refresh_from_db()
    assert (wrong.status_code, voorstel.status) == (422, "geparkeerd")
