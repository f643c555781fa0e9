from datetime import timedelta

import pytest

from herstel.lib import clock
from herstel.lib.refused import Refused
from participants.actions import betrokkenen, gesprekken
from participants.models import Betrokkene, Gesprek, Gespreksnotitie, NotitieLezing
from participants.rules import note_version
from processes.actions import process as actions
from processes.models import Begeleiding
from tests.factories.participants import GesprekFactory

pytestmark = pytest.mark.django_db

CANARY = "Wim durft de bakker niet meer in."


def tomorrow():
    return clock.now() + timedelta(days=1)


def plan(truus, anna, **kwargs):
    fields = {"kanaal": "bezoek", "gepland_op": tomorrow(), "plaats": "thuis"} | kwargs
    return gesprekken.plan_gesprek(truus, by=anna, begeleider=anna, **fields)


def test_planning_makes_an_appointment_and_a_mail(truus, anna):
    gesprek = plan(truus, anna)

    assert Betrokkene.objects.get().status == "afspraak"
    assert truus.process.berichten.get().sleutel == f"gesprek:p{truus.person.pk}:gesprek{gesprek.pk}-0"


def test_planning_the_same_twice_is_one_talk(truus, anna):
    moment = tomorrow()

    assert plan(truus, anna, gepland_op=moment) == plan(truus, anna, gepland_op=moment)


def test_a_talk_in_the_voorbereidingshoek_is_a_short_one(truus, anna):
    assert plan(truus, anna, kanaal="hoek").soort == "kort"


def test_a_stranger_gets_no_talk(truus, anna, bas):
    with pytest.raises(Refused):
        gesprekken.plan_gesprek(truus, by=anna, begeleider=bas, kanaal="deur", gepland_op=tomorrow())


def test_moving_raises_the_sequence_and_tells(truus, anna):
    gesprek = plan(truus, anna)

    gesprekken.verzet_gesprek(gesprek, by=anna, volgorde=0, gepland_op=tomorrow() + timedelta(days=2))

    assert Gesprek.objects.get().volgorde == 1
    assert [row.kind for row in truus.process.berichten.all()] == ["gesprek", "gesprek_gewijzigd"]


def test_moving_from_a_stale_screen_is_refused(truus, anna):
    gesprek = plan(truus, anna)
    gesprekken.verzet_gesprek(gesprek, by=anna, volgorde=0, gepland_op=tomorrow() + timedelta(days=2))

    with pytest.raises(Refused):
        gesprekken.verzet_gesprek(gesprek, by=anna, volgorde=0, gepland_op=tomorrow() + timedelta(days=3))


def test_cancelling_twice_tells_once(truus, anna):
    gesprek = plan(truus, anna)

    for _ in range(2):
        gesprekken.zeg_gesprek_af(gesprek, by=anna)

    assert Betrokkene.objects.get().status == "benaderd"
    assert truus.process.berichten.filter(kind="gesprek_gewijzigd").count() == 1


@pytest.mark.parametrize(("voorbereid", "status"), [(True, "voorbereid"), (False, "gesproken")])
def test_rounding_off_sets_the_status(truus, anna, voorbereid, status):
    gesprek = plan(truus, anna)

    gesprekken.rond_gesprek_af(gesprek, by=anna, voorbereid=voorbereid)

    assert Betrokkene.objects.get().status == status
    assert Gesprek.objects.get().gevoerd_op is not None


def test_rounding_off_twice_keeps_the_first(truus, anna):
    gesprek = plan(truus, anna)
    gesprekken.rond_gesprek_af(gesprek, by=anna, voorbereid=True)

    gesprekken.rond_gesprek_af(gesprek, by=anna, voorbereid=False)

    assert Betrokkene.objects.get().status == "voorbereid"


def test_a_cancelled_talk_cannot_be_rounded_off(truus, anna):
    gesprek = gesprekken.zeg_gesprek_af(plan(truus, anna), by=anna)

    with pytest.raises(Refused):
        gesprekken.rond_gesprek_af(gesprek, by=anna)


def test_a_second_talk_does_not_take_voorbereid_away(truus, anna):
    gesprekken.rond_gesprek_af(plan(truus, anna), by=anna)

    gesprekken.rond_gesprek_af(plan(truus, anna), by=anna, voorbereid=False)

    assert Betrokkene.objects.get().status == "voorbereid"


def test_a_short_talk_prepares_and_twice_is_one(truus, anna):
    first = gesprekken.voer_kort_gesprek(truus, by=anna)

    assert gesprekken.voer_kort_gesprek(truus, by=anna) == first
    assert (first.soort, Betrokkene.objects.get().status) == ("kort", "voorbereid")


def test_a_planned_short_talk_is_the_one_that_is_held(truus, anna):
    planned = plan(truus, anna, kanaal="hoek")

    assert gesprekken.voer_kort_gesprek(truus, by=anna) == planned


def test_a_second_short_talk_does_not_drop_its_note(truus, anna):
    gesprekken.voer_kort_gesprek(truus, by=anna, notitie="Eerst dit.")

    with pytest.raises(Refused):
        gesprekken.voer_kort_gesprek(truus, by=anna, notitie="Toen dat.")


def test_a_note_is_kept_encrypted_and_each_reading_is_logged(truus, anna):
    gesprek = plan(truus, anna)
    notitie = gesprekken.schrijf_notitie(gesprek, by=anna, text=CANARY)

    text = gesprekken.lees_notitie(Gespreksnotitie.objects.get(), by=anna)

    assert text == CANARY
    assert CANARY.encode() not in bytes(notitie.versleuteld)
    assert NotitieLezing.objects.get().user == anna


def test_a_note_moved_to_another_talk_does_not_open(truus, wim, anna):
    notitie = gesprekken.schrijf_notitie(plan(truus, anna), by=anna, text=CANARY)
    Gespreksnotitie.objects.filter(pk=notitie.pk).update(gesprek=plan(wim, anna))

    with pytest.raises(Refused):
        gesprekken.lees_notitie(Gespreksnotitie.objects.get(), by=anna)


def test_a_note_changed_by_a_colleague_is_not_overwritten(truus, anna):
    gesprek = plan(truus, anna)
    seen = note_version(gesprekken.schrijf_notitie(gesprek, by=anna, text="Eerst."))
    gesprekken.schrijf_notitie(gesprek, by=anna, text="Van een collega.", vorige=seen)

    with pytest.raises(Refused):
        gesprekken.schrijf_notitie(gesprek, by=anna, text="Van mij.", vorige=seen)

    assert gesprekken.lees_notitie(Gespreksnotitie.objects.get(), by=anna) == "Van een collega."


@pytest.mark.parametrize(("setting", "may"), [("team", True), ("eigen", False)])
def test_who_reads_follows_the_setting(truus, anna, bas, setting, may):
    truus.process.notities_voor = setting
    truus.process.save()
    Begeleiding.objects.create(process=truus.process, user=bas)
    notitie = gesprekken.schrijf_notitie(plan(truus, anna), by=anna, text=CANARY)

    try:
        read = gesprekken.lees_notitie(Gespreksnotitie.objects.get(pk=notitie.pk), by=bas) == CANARY
    except Refused:
        read = False

    assert read == may
    assert NotitieLezing.objects.exists() == may


def test_a_begeleider_of_another_process_never_reads(truus, anna, bas, other_process):
    notitie = gesprekken.schrijf_notitie(plan(truus, anna), by=anna, text=CANARY)

    with pytest.raises(Refused):
        gesprekken.lees_notitie(notitie, by=bas)


def test_the_note_is_nowhere_but_in_its_own_row(truus, anna, dump_of_everything):
    gesprek = plan(truus, anna)
    gesprekken.rond_gesprek_af(gesprek, by=anna, notitie=CANARY)
    gesprekken.lees_notitie(gesprek.notitie, by=anna)

    assert "bakker" not in dump_of_everything()


def test_spoken_people_can_be_prepared_later(truus, anna):
    GesprekFactory(betrokkene=truus, gevoerd=True)

    betrokkenen.zet_status(truus, by=anna, status="voorbereid")

    assert Betrokkene.objects.get().status == "voorbereid"


def test_the_promise_of_few_readers_stays_once_there_is_a_note(truus, anna):
    process = actions.verander_instellingen(truus.process, by=anna, notities_voor="eigen")
    actions.verander_instellingen(process, by=anna, notities_voor="team")
    actions.verander_instellingen(process, by=anna, notities_voor="eigen")
    gesprekken.schrijf_notitie(plan(truus, anna), by=anna, text=CANARY)

    with pytest.raises(Refused):
        actions.verander_instellingen(process, by=anna, notities_voor="team")
