from datetime import time, timedelta

import icalendar
import pytest

from herstel.lib import clock
from herstel.lib.refused import Refused
from participants.actions.betrokkenen import verwijder_betrokkene
from plandag.actions import dag as actions
from plandag.gates import dag as gates
from plandag.mails.dag import calendar
from plandag.models import Plandag
from plandag.panels import dag as panels
from plandag.rules import dag as rules
from processes.models import Bericht
from tests.factories.participants import BetrokkeneFactory, GesprekFactory, InformantFactory
from tests.factories.plandag import (
    AanmeldingFactory,
    AanwezigheidFactory,
    ProgrammaonderdeelFactory,
    VoorstelFactory,
    VoorstelVersieFactory,
)


@pytest.fixture
def facts():
    begin = clock.now() + timedelta(days=30)
    return {
        "begin": begin,
        "eind": begin + timedelta(hours=9),
        "plaats": "Sporthal",
        "antwoord_tot": begin - timedelta(days=3),
    }


def test_planning_the_same_day_twice_is_one_day(process, anna, facts):
    first = actions.plan_plandag(process, by=anna, **facts)
    second = actions.plan_plandag(process, by=anna, **facts)

    assert first == second
    assert Plandag.objects.count() == 1


def test_answers_count_until_the_end_of_that_day_in_amsterdam(process, anna, facts):
    plandag = actions.plan_plandag(process, by=anna, **facts)

    assert plandag.antwoord_tot.astimezone(rules.timezone.get_default_timezone()).time() == time(23, 59, 59)


@pytest.mark.parametrize("wrong", ["past", "backwards", "nowhere", "too late to answer"])
def test_a_day_that_cannot_be_is_refused(process, anna, facts, wrong):
    facts |= {
        "past": {"begin": facts["begin"] - timedelta(days=60)},
        "backwards": {"eind": facts["begin"]},
        "nowhere": {"plaats": " "},
        "too late to answer": {"antwoord_tot": facts["eind"] + timedelta(days=2)},
    }[wrong]

    with pytest.raises(Refused):
        actions.plan_plandag(process, by=anna, **facts)

    assert not Plandag.objects.exists()


def test_a_next_day_waits_until_the_first_has_come(plandag, anna, facts):
    with pytest.raises(Refused):
        actions.plan_plandag(plandag.process, by=anna, **facts)


def test_an_extra_day_gets_the_next_number(vandaag, anna, facts):
    assert actions.plan_plandag(vandaag.process, by=anna, **facts).nummer == 2


def test_a_change_goes_to_who_did_not_say_no(uitnodiging, anna):
    plandag = uitnodiging.plandag
    AanmeldingFactory(plandag=plandag, antwoord="nee")

    actions.verander_plandag(plandag, by=anna, plaats="Dorpshuis")
    actions.verander_plandag(plandag, by=anna, plaats="Dorpshuis")

    assert plandag.volgorde == 1
    assert [mail.person for mail in Bericht.objects.filter(kind="plandag_gewijzigd")] == [uitnodiging.person]


def test_a_stale_change_is_refused(plandag, anna):
    actions.verander_plandag(plandag, by=anna, plaats="Dorpshuis", volgorde=0)

    with pytest.raises(Refused):
        actions.verander_plandag(plandag, by=anna, plaats="Kerk", volgorde=0)

    plandag.refresh_from_db()
    assert plandag.plaats == "Dorpshuis"


def test_the_place_is_fixed_once_somebody_is_in(vandaag, anna):
    AanwezigheidFactory(plandag=vandaag)

    with pytest.raises(Refused):
        actions.verander_plandag(vandaag, by=anna, plaats="Kerk")


def test_the_calendar_entry_keeps_its_identity_after_a_change(plandag, anna):
    before = icalendar.Event.from_ical(calendar(plandag, stamp=clock.now())).walk("VEVENT")[0]
    actions.verander_plandag(plandag, by=anna, plaats="Dorpshuis")
    after = icalendar.Event.from_ical(calendar(plandag, stamp=clock.now())).walk("VEVENT")[0]

    assert before["UID"] == after["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)


def test_a_part_of_the_programme_is_there_once(plandag, anna):
    informant = InformantFactory(process=plandag.process)
    for _twice in range(2):
        actions.zet_programma(
            plandag, by=anna, begin=time(13, 40), titel="Uitleg", soort="informatief", informanten=[informant]
        )

    part = plandag.programma.get()
    assert list(part.informanten.all()) == [informant]


def test_an_informant_of_elsewhere_is_refused(plandag, anna):
    with pytest.raises(Refused):
        actions.zet_programma(
            plandag, by=anna, begin=time(13), titel="Uitleg", soort="informatief", informanten=[InformantFactory()]
        )

    assert not plandag.programma.exists()


def test_taking_a_part_off_twice_is_harmless(plandag, anna):
    part = ProgrammaonderdeelFactory(plandag=plandag)

    actions.verwijder_programma(part, by=anna)
    actions.verwijder_programma(part, by=anna)

    assert not plandag.programma.exists()


def test_the_informative_part_is_done_on_the_day_and_once(vandaag, anna):
    ProgrammaonderdeelFactory(plandag=vandaag)

    actions.rond_informatie_af(vandaag, by=anna)
    moment = vandaag.informatie_klaar_op
    actions.rond_informatie_af(vandaag, by=anna)

    assert moment is not None
    assert vandaag.informatie_klaar_op == moment


def test_without_explanation_a_reason_is_needed(vandaag, anna):
    with pytest.raises(Refused):
        actions.rond_informatie_af(vandaag, by=anna)

    actions.rond_informatie_af(vandaag, by=anna, zonder_reden="Niemand had vragen.")
    assert vandaag.informatie_overgeslagen == "Niemand had vragen."


def test_the_informative_part_is_not_done_before_the_day(plandag, anna):
    ProgrammaonderdeelFactory(plandag=plandag)

    with pytest.raises(Refused):
        actions.rond_informatie_af(plandag, by=anna)


def test_gate_date_place_and_programme(process):
    assert gates.plandag_staat(process) == "Er is nog geen plandag gepland."


def test_gate_asks_for_a_programme(plandag):
    missing = gates.plandag_staat(plandag.process)
    ProgrammaonderdeelFactory(plandag=plandag)

    assert missing == "Het programma van de plandag is nog leeg."
    assert gates.plandag_staat(plandag.process) == ""


def test_gate_asks_for_a_new_day_after_one_was_held(vandaag):
    ProgrammaonderdeelFactory(plandag=vandaag)
    AanwezigheidFactory(plandag=vandaag)

    assert gates.plandag_staat(vandaag.process) == "De laatste plandag is al geweest. Plan een extra plandag."


def test_gate_who_comes_is_prepared_or_has_a_place(plandag, truus):
    waiting = BetrokkeneFactory(process=plandag.process)
    for betrokkene in (truus, waiting):
        AanmeldingFactory(plandag=plandag, person=betrokkene.person, ja=True)

    missing = gates.wie_komt_is_voorbereid(plandag.process)
    GesprekFactory(betrokkene=waiting, soort="kort")

    assert missing == "Nog 1 mens komt onvoorbereid, zonder plek in de hoek."
    assert gates.wie_komt_is_voorbereid(plandag.process) == ""


def test_gate_every_proposal_is_decided(process):
    VoorstelFactory(process=process)
    VoorstelFactory(process=process, aangenomen=True)

    assert gates.voorstellen_af(process) == "Nog geen besluit over V01."


def test_gate_adopted_proposals_say_who_and_when(process):
    VoorstelVersieFactory(voorstel__process=process, kaal=True)
    VoorstelVersieFactory(voorstel__process=process, voorstel__aangenomen=True, kaal=True)

    assert gates.voorstellen_zeggen_wie_en_wanneer(process) == "Nog niet ingevuld bij V02: wie en wanneer."
    assert gates.kosten_en_dekking(process) == "Nog niet ingevuld bij V02: kosten."


def test_who_answered_the_invitation_stays_on_the_list(plandag, anna):
    betrokkene = BetrokkeneFactory(process=plandag.process)
    AanmeldingFactory(plandag=plandag, person=betrokkene.person, ja=True)

    with pytest.raises(Refused):
        verwijder_betrokkene(betrokkene, by=anna)


def test_the_plandag_that_is_ahead_comes_next(plandag):
    process = plandag.process

    assert [item.at for item in panels.volgende_plandag([process])] == [plandag.begin]
    with clock.at(plandag.eind):
        assert list(panels.volgende_plandag([process])) == []
