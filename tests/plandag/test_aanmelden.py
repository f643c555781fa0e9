from datetime import timedelta

import pytest
from django.core import mail

from herstel.lib import clock
from herstel.lib.refused import Refused
from plandag.actions import aanmelden as actions
from plandag.rules import dag as rules
from processes import outbox
from processes.models import Bericht
from tests.factories.participants import BetrokkeneFactory, GroepFactory, InformantFactory
from tests.factories.plandag import AanmeldingFactory


def test_inviting_is_once_per_person(plandag, truus, anna):
    first = actions.nodig_uit(plandag, by=anna, people=[truus.person])
    second = actions.nodig_uit(plandag, by=anna, people=[truus.person])

    assert (first, second) == (1, 0)
    assert Bericht.objects.filter(kind="uitnodiging").count() == 1


def test_inviting_waits_for_the_kaders(plandag, truus, anna):
    plandag.process.step = "kaders"
    plandag.process.save()

    with pytest.raises(Refused):
        actions.nodig_uit(plandag, by=anna, people=[truus.person])

    assert not plandag.aanmeldingen.exists()


@pytest.mark.parametrize("kind", ["elsewhere", "informant", "not coming", "nobody"])
def test_who_is_not_in_the_kring_is_not_invited(plandag, anna, kind):
    people = {
        "elsewhere": lambda: [BetrokkeneFactory().person],
        "informant": lambda: [InformantFactory(process=plandag.process).person],
        "not coming": lambda: [BetrokkeneFactory(process=plandag.process, status="wil_niet").person],
        "nobody": list,
    }[kind]()

    with pytest.raises(Refused):
        actions.nodig_uit(plandag, by=anna, people=people)

    assert not plandag.aanmeldingen.exists()


def test_the_invitation_holds_the_facts_and_the_link_once(plandag, truus, anna):
    actions.nodig_uit(plandag, by=anna, people=[truus.person])
    outbox.send_waiting()

    body = mail.outbox[0].body
    assert mail.outbox[0].to == [truus.person.email]
    assert plandag.plaats in body
    assert body.count(truus.person.link_key) == 1


def test_an_answer_by_link_is_kept_and_confirmed(uitnodiging, truus):
    actions.meld_aan(uitnodiging, by=truus.person, antwoord="ja", nodig=[("eten", "Vegetarisch")])
    actions.meld_aan(uitnodiging, by=truus.person, antwoord="ja")
    outbox.send_waiting()

    uitnodiging.refresh_from_db()
    assert (uitnodiging.antwoord, uitnodiging.kanaal, uitnodiging.ingevoerd_door) == ("ja", "link", None)
    assert truus.person.behoeften.get().text == "Vegetarisch"
    assert [attachment.filename for attachment in mail.outbox[0].attachments] == ["plandag.ics"]
    assert len(mail.outbox) == 1


def test_a_later_answer_replaces_the_one_before(uitnodiging, truus):
    actions.meld_aan(uitnodiging, by=truus.person, antwoord="ja")
    with clock.at(clock.now() + timedelta(hours=1)):
        actions.meld_aan(uitnodiging, by=truus.person, antwoord="nee", meegeven="De kinderen.")
    outbox.send_waiting()

    assert (uitnodiging.antwoord, uitnodiging.meegeven) == ("nee", "De kinderen.")
    assert [(message.subject.startswith("Je komt niet"), len(message.attachments)) for message in mail.outbox] == [
        (True, 0)
    ]


def test_after_the_date_the_link_is_closed_but_the_begeleider_is_not(uitnodiging, truus, anna):
    with clock.at(uitnodiging.plandag.antwoord_tot + timedelta(seconds=1)):
        with pytest.raises(Refused):
            actions.meld_aan(uitnodiging, by=truus.person, antwoord="ja")
        actions.meld_aan(uitnodiging, by=anna, antwoord="ja", kanaal="telefoon")

    assert (uitnodiging.antwoord, uitnodiging.kanaal, uitnodiging.ingevoerd_door) == ("ja", "telefoon", anna)


def test_the_last_second_still_counts(uitnodiging, truus):
    with clock.at(uitnodiging.plandag.antwoord_tot):
        actions.meld_aan(uitnodiging, by=truus.person, antwoord="ja")

    assert uitnodiging.antwoord == "ja"


def test_nobody_answers_for_somebody_else(uitnodiging, mo):
    with pytest.raises(Refused):
        actions.meld_aan(uitnodiging, by=mo, antwoord="ja")

    uitnodiging.refresh_from_db()
    assert uitnodiging.antwoord == "open"


@pytest.mark.parametrize("count", [1, 3, 30])
def test_counts_per_group_take_a_fixed_number_of_queries(plandag, django_assert_num_queries, count):
    groep = GroepFactory(process=plandag.process)
    for betrokkene in BetrokkeneFactory.create_batch(count, process=plandag.process, groep=groep):
        AanmeldingFactory(plandag=plandag, person=betrokkene.person, ja=True)

    with django_assert_num_queries(2):
        stand = rules.per_groep(plandag)

    assert [(row.uitgenodigd, row.ja, row.open) for row in stand] == [(count, count, 0)]
