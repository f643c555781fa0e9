from datetime import timedelta

import pytest
from django.urls import reverse

from herstel.lib import clock
from plandag.panels import dag as panels
from tests.factories.participants import BetrokkeneFactory
from tests.factories.plandag import AanmeldingFactory, AanwezigheidFactory, VoorstelVersieFactory
from tests.factories.processes import KerngroeplidFactory

HERE = reverse("plandag:mijn_aanmelding")


def test_nothing_is_chosen_beforehand(as_person, uitnodiging):
    page = as_person(uitnodiging.person).get(HERE).content.decode()

    assert "Ja, ik kom" in page
    assert " checked" not in page


def test_an_answer_is_kept_and_shown_from_what_was_kept(as_person, uitnodiging):
    person = uitnodiging.person
    client = as_person(person)

    response = client.post(HERE, {"ik": person.public_id, "antwoord": "ja", "nodig": ["letters"]}, follow=True)

    uitnodiging.refresh_from_db()
    assert response.redirect_chain == [(reverse("plandag:mijn_aanmelding_bewaard"), 302)]
    assert "Fijn dat je komt." in response.content.decode()
    assert (uitnodiging.antwoord, person.behoeften.get().text) == ("ja", "Papier met grote letters")


def test_no_choice_is_an_error_at_its_field_and_keeps_the_rest(as_person, uitnodiging):
    person = uitnodiging.person

    response = as_person(person).post(HERE, {"ik": person.public_id, "anders": "Een lift"})

    assert response.status_code == 422
    assert 'value="Een lift"' in response.content.decode()
    assert not person.behoeften.exists()


def test_another_person_on_this_phone_changes_nothing(as_person, uitnodiging, mo):
    response = as_person(uitnodiging.person).post(HERE, {"ik": mo.public_id, "antwoord": "ja"})

    uitnodiging.refresh_from_db()
    assert (response.status_code, uitnodiging.antwoord) == (409, "open")


def test_who_is_not_invited_finds_nothing(as_person, client, plandag, mo):
    assert client.get(HERE).status_code == 404
    assert as_person(mo).get(HERE).status_code == 404


def test_after_the_date_the_page_says_to_call(as_person, uitnodiging):
    with clock.at(uitnodiging.plandag.antwoord_tot + timedelta(seconds=1)):
        page = as_person(uitnodiging.person).get(HERE).content.decode()

    assert "Antwoorden kan hier niet meer." in page
    assert f'action="{HERE}"' not in page


def test_the_day_can_go_into_the_own_calendar(as_person, uitnodiging):
    response = as_person(uitnodiging.person).get(reverse("plandag:mijn_agenda"))

    assert response["Content-Type"] == "text/calendar"
    assert b"BEGIN:VEVENT" in response.content


def test_proposals_are_for_who_is_in_the_hall(as_person, vandaag, truus):
    versie = VoorstelVersieFactory(voorstel__process=vandaag.process)
    url = reverse("plandag:mijn_voorstellen")

    outside = as_person(truus.person).get(url)
    AanwezigheidFactory(plandag=vandaag, person=truus.person)
    inside = as_person(truus.person).get(url)

    assert (outside.status_code, inside.status_code) == (404, 200)
    assert versie.titel in inside.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_reading_the_proposals_costs_the_same(as_person, vandaag, truus, count, django_assert_max_num_queries):
    VoorstelVersieFactory.create_batch(count, voorstel__process=vandaag.process)
    AanwezigheidFactory(plandag=vandaag, person=truus.person)
    client = as_person(truus.person)

    with django_assert_max_num_queries(10):
        client.get(reverse("plandag:mijn_voorstellen"))


def test_the_personal_page_asks_for_an_answer(as_person, uitnodiging):
    client = as_person(uitnodiging.person)

    page = client.get(reverse("mijn")).content.decode()
    answered = client.post(HERE, {"ik": uitnodiging.person.public_id, "antwoord": "ja"}, follow=True).content.decode()

    assert [page.count(f'name="antwoord" value="{value}"') for value in ("ja", "misschien", "nee")] == [1, 1, 1]
    assert f'action="{HERE}"' in page
    assert "Jouw antwoord: ja, ik kom." in answered
    assert "Jouw antwoord: ja, ik kom." in client.get(reverse("mijn")).content.decode()


def test_the_kerngroep_sees_totals_alone(as_person, plandag):
    lid = KerngroeplidFactory(process=plandag.process, aanvaard=True)
    other = BetrokkeneFactory(process=plandag.process, person__name="Cor Spruit")
    AanmeldingFactory(plandag=plandag, person=other.person, ja=True)
    AanmeldingFactory.create_batch(2, plandag=plandag)

    page = as_person(lid.person).get(reverse("mijn")).content.decode()

    assert "<p>1 komt en 2 hebben nog niet geantwoord.</p>" in page  # and nothing about what nobody said
    assert "Cor Spruit" not in page


def test_missing_answers_stand_still_after_the_date(uitnodiging):
    with clock.at(uitnodiging.plandag.antwoord_tot + timedelta(seconds=1)):
        still = list(panels.geen_antwoord([uitnodiging.plandag.process]))

    assert [item.text for item in still] == ["1 mens gaf nog geen antwoord voor de plandag."]
    assert not list(panels.geen_antwoord([uitnodiging.plandag.process]))


class TestWhatIsAskedNow:
    """One thing stands on top of the personal page; the rest waits calmly below it."""

    def asked(self, client):
        panel = client.get(reverse("mijn")).context["asked"]
        return panel and panel.template.rpartition("_")[2].removesuffix(".html")

    def test_nothing_is_asked_of_who_answered(self, as_person, uitnodiging):
        client = as_person(uitnodiging.person)
        assert self.asked(client) == "plandag"

        client.post(HERE, {"ik": uitnodiging.person.public_id, "antwoord": "nee"})

        page = client.get(reverse("mijn"))
        assert page.context["asked"] is None
        assert "Je hoeft nu niets te doen." in page.text

    def test_after_the_last_day_nobody_is_asked_any_more(self, as_person, uitnodiging):
        with clock.at(uitnodiging.plandag.antwoord_tot + timedelta(seconds=1)):
            assert self.asked(as_person(uitnodiging.person)) is None

    def test_an_open_round_comes_before_everything(self, as_person, kring):
        person = kring.people[0]
        KerngroeplidFactory(process=kring.process, person=person, uitgenodigd_op=clock.now())
        ronde, client = kring.ask(), as_person(person)

        before = self.asked(client)
        kring.all_say(ronde)

        assert (before, self.asked(client)) == ("ronde", None)

    def test_while_the_process_rests_nothing_is_asked(self, as_person, uitnodiging):
        process = uitnodiging.plandag.process
        process.opgeschort_op = clock.now()
        process.save()

        assert self.asked(as_person(uitnodiging.person)) is None
