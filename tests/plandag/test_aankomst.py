from datetime import timedelta

import pytest

from herstel.lib import clock
from herstel.lib.refused import Refused
from plandag.actions import aankomst as actions
from plandag.models import Aanwezigheid
from processes import journal
from processes.journal import Audience
from tests.factories.participants import BetrokkeneFactory, InformantFactory, SteunfiguurFactory
from tests.factories.plandag import AanwezigheidFactory, AntwoordFactory, VoorstelVersieFactory
from tests.factories.processes import PersonFactory


def test_coming_in_twice_is_once(vandaag, truus, anna):
    first = actions.check_in(vandaag, person=truus.person, by=anna)
    second = actions.check_in(vandaag, person=truus.person, by=anna)

    assert first == second
    assert Aanwezigheid.objects.count() == 1


def test_who_comes_unprepared_is_prepared_first(vandaag, anna):
    betrokkene = BetrokkeneFactory(process=vandaag.process)

    with pytest.raises(Refused):
        actions.check_in(vandaag, person=betrokkene.person, by=anna)

    assert not Aanwezigheid.objects.exists()


@pytest.mark.parametrize("role", ["informant", "steunfiguur", "kadersteller", "begeleider", "nobody"])
def test_only_deelnemers_are_in_the_kring(vandaag, truus, anna, role, request):
    process = vandaag.process
    if role == "kadersteller":
        request.getfixturevalue("wethouder")
    person = {
        "informant": lambda: InformantFactory(process=process).person,
        "steunfiguur": lambda: SteunfiguurFactory(voor=truus).person,
        "kadersteller": lambda: process.people.get(name="Wil Wethouder"),
        "begeleider": lambda: BetrokkeneFactory(process=process, voorbereid=True, person__email=anna.email).person,
        "nobody": lambda: PersonFactory(process=process),
    }[role]()

    with pytest.raises(Refused):
        actions.check_in(vandaag, person=person, by=anna)

    assert not Aanwezigheid.objects.exists()


@pytest.mark.parametrize("said_yes", [True, False])
def test_somebody_under_age_comes_in_and_what_is_missing_is_written_down(vandaag, truus, anna, said_yes):
    truus.jonger_dan_18, truus.toestemming_ouder = True, said_yes
    truus.save()

    actions.check_in(vandaag, person=truus.person, by=anna)

    told = journal.read(vandaag.process, Audience.BEGELEIDERS)[0].text
    assert ("toestemming" in told) == (not said_yes)


def test_nobody_comes_in_before_the_day(vandaag, truus, anna):
    with clock.at(vandaag.begin - timedelta(days=2)), pytest.raises(Refused):
        actions.check_in(vandaag, person=truus.person, by=anna)


def test_nobody_comes_in_before_the_process_is_there(plandag, truus, anna):
    with clock.at(plandag.begin), pytest.raises(Refused):
        actions.check_in(plandag, person=truus.person, by=anna)


def test_going_out_keeps_what_was_said_at_the_door(vandaag, truus, anna):
    row = AanwezigheidFactory(plandag=vandaag, person=truus.person)

    actions.check_uit(row, by=anna, kan_leven="zorg", meegeven="Let op de kinderen.")
    actions.check_uit(row, by=anna, kan_leven="ja")

    row.refresh_from_db()
    assert (row.kan_leven, row.meegeven, row.uit_door) == ("zorg", "Let op de kinderen.", anna)


def test_coming_back_is_a_new_row(vandaag, truus, anna):
    actions.check_uit(actions.check_in(vandaag, person=truus.person, by=anna), by=anna)
    actions.check_in(vandaag, person=truus.person, by=anna)

    assert [row.uit_op is None for row in vandaag.aanwezigheid.order_by("pk")] == [False, True]


def test_undo_takes_back_the_last_tap(vandaag, truus, anna):
    row = actions.check_in(vandaag, person=truus.person, by=anna)
    actions.check_uit(row, by=anna, kan_leven="ja")

    actions.maak_ongedaan(row, by=anna)
    assert list(vandaag.aanwezigheid.values_list("uit_op", "kan_leven")) == [(None, "")]

    actions.maak_ongedaan(row, by=anna)
    actions.maak_ongedaan(row, by=anna)
    assert not vandaag.aanwezigheid.exists()


def test_who_is_in_the_kring_of_a_round_goes_out_instead(vandaag, truus, anna):
    row = actions.check_in(vandaag, person=truus.person, by=anna)
    versie = VoorstelVersieFactory(voorstel__process=vandaag.process)
    AntwoordFactory(ronde__versie=versie, ronde__plandag=vandaag, person=truus.person)

    with pytest.raises(Refused):
        actions.maak_ongedaan(row, by=anna)

    assert vandaag.aanwezigheid.nu().count() == 1
