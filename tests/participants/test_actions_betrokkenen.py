import pytest

from herstel.lib.refused import Refused
from participants.actions import betrokkenen
from participants.models import Betrokkene
from participants.rules import HAS_ANSWERED
from processes.models import Person
from tests.factories.participants import GesprekFactory, GroepFactory
from tests.factories.processes import KaderstellerFactory, KerngroeplidFactory

pytestmark = pytest.mark.django_db


def add(process, anna, groep, **kwargs):
    fields = {"name": "Bertus Klaver", "via": "deur"} | kwargs
    return betrokkenen.voeg_betrokkene_toe(process, by=anna, groep=groep, **fields)


def test_a_groep_with_the_same_name_is_the_same_groep(talks, anna):
    first = betrokkenen.maak_groep(talks, by=anna, name="Boeren")

    again = betrokkenen.maak_groep(talks, by=anna, name=" boeren ")

    assert again == first
    assert talks.gebeurtenissen.filter(kind="groep_erbij").count() == 1


def test_a_groep_with_people_is_not_taken_away(truus, bewoners, anna):
    with pytest.raises(Refused):
        betrokkenen.verwijder_groep(bewoners, by=anna)

    assert truus.process.groepen.get() == bewoners


def test_a_new_betrokkene_is_named_and_has_a_link(talks, bewoners, anna):
    bertus = add(talks, anna, bewoners, phone="06 0000 0012")

    assert (bertus.status, bertus.person.phone) == ("genoemd", "06 0000 0012")
    assert [row.via for row in bertus.aangedragen_door.all()] == ["deur"]
    assert bertus.person.link_key


def test_naming_by_a_person_says_who(talks, bewoners, anna):
    with pytest.raises(Refused) as refused:
        add(talks, anna, bewoners, via="persoon")

    assert refused.value.reasons == ("Schrijf op wie deze persoon noemde.",)
    assert not talks.people.exists()


def test_adding_who_is_on_the_list_names_them_again(talks, bewoners, anna, truus, wim):
    bertus = add(talks, anna, bewoners, phone="06 0000 0012", via="persoon", door=truus)

    again = add(talks, anna, bewoners, phone="06 0000 0012", via="persoon", door=wim)
    add(talks, anna, bewoners, phone="06 0000 0012", via="persoon", door=wim)

    assert again == bertus
    assert [row.door for row in bertus.aangedragen_door.all()] == [truus, wim]


def test_nobody_names_themselves(truus, anna):
    with pytest.raises(Refused):
        betrokkenen.noem(truus, by=anna, door=truus, via="persoon")


def test_a_groep_of_another_process_is_refused(talks, anna, other_process):
    with pytest.raises(Refused):
        add(talks, anna, GroepFactory(process=other_process))

    assert not Betrokkene.objects.exists()


def test_nothing_is_added_while_the_process_rests(talks, bewoners, anna):
    talks.opgeschort_op = talks.created_at
    talks.save()

    with pytest.raises(Refused):
        add(talks, anna, bewoners)


def test_voorbereid_needs_a_talk(truus, anna):
    with pytest.raises(Refused) as refused:
        betrokkenen.zet_status(truus, by=anna, status="voorbereid")

    assert refused.value.reasons == ("Eerst het gesprek. Daarna is iemand voorbereid.",)


def test_status_is_set_once(truus, anna):
    for _ in range(2):
        betrokkenen.zet_status(truus, by=anna, status="benaderd")

    assert Betrokkene.objects.get().status == "benaderd"
    assert truus.process.gebeurtenissen.filter(kind="betrokkene_status").count() == 1


def test_who_comes_back_after_a_talk_is_gesproken_again(truus, anna):
    GesprekFactory(betrokkene=truus, gevoerd=True)
    betrokkenen.zet_status(truus, by=anna, status="wil_niet")

    betrokkenen.zet_status(truus, by=anna, status="benaderd")

    assert Betrokkene.objects.get().status == "gesproken"


@pytest.mark.parametrize("status", ["gesproken", "afspraak", "onzin"])
def test_a_status_that_follows_from_a_talk_is_not_set_by_hand(truus, anna, status):
    with pytest.raises(Refused):
        betrokkenen.zet_status(truus, by=anna, status=status)


def test_the_groep_stays_once_spoken_but_the_phone_may_change(truus, anna, talks):
    GesprekFactory(betrokkene=truus, gevoerd=True)

    betrokkenen.verander_betrokkene(truus, by=anna, phone="06 0000 0077", bijzonder="slecht ter been")
    with pytest.raises(Refused):
        betrokkenen.verander_betrokkene(truus, by=anna, groep=GroepFactory(process=talks))

    assert Person.objects.get().phone == "06 0000 0077"


def test_who_answered_on_a_higher_floor_stays(truus, anna, monkeypatch):
    monkeypatch.setattr("participants.rules.HAS_ANSWERED", [*HAS_ANSWERED, lambda person: True])

    with pytest.raises(Refused):
        betrokkenen.verwijder_betrokkene(truus, by=anna)


def test_removing_takes_the_person_along_when_no_role_is_left(truus, anna):
    betrokkenen.verwijder_betrokkene(truus, by=anna)

    assert not Person.objects.exists()


def test_removing_a_member_of_the_kerngroep_leaves_the_member(truus, anna):
    KerngroeplidFactory(process=truus.process, person=truus.person)

    betrokkenen.verwijder_betrokkene(truus, by=anna)

    assert Person.objects.get().kerngroeplid


def test_who_was_spoken_is_not_removed(truus, anna):
    GesprekFactory(betrokkene=truus, gevoerd=True)

    with pytest.raises(Refused):
        betrokkenen.verwijder_betrokkene(truus, by=anna)


def test_a_betrokkene_is_not_somebody_elses_support(truus, wim, anna):
    with pytest.raises(Refused):
        betrokkenen.voeg_steunfiguur_toe(truus, by=anna, name="Wim Kortekaas", rol="steun", phone="06 0000 0099")


def test_a_steunfiguur_twice_is_one(truus, anna):
    steun = [
        betrokkenen.voeg_steunfiguur_toe(truus, by=anna, name="Lies", rol="tolk", phone="06 0000 0055")
        for _ in range(2)
    ]

    assert steun[0] == steun[1]
    assert truus.steunfiguren.get().rol == "tolk"


def test_the_kerngroep_is_taken_over_once_and_kaderstellers_are_not(talks, anna, gemeente):
    lid = KerngroeplidFactory(process=talks)
    spreekt = KerngroeplidFactory(process=talks)
    KaderstellerFactory(partij=gemeente, person=spreekt.person)

    taken = betrokkenen.neem_kerngroep_over(talks, by=anna)
    again = betrokkenen.neem_kerngroep_over(talks, by=anna)

    assert ([row.person for row in taken], again) == ([lid.person], [])
    assert taken[0].groep.name == "Kerngroep"


def test_a_member_taken_over_gets_the_real_groep_later(talks, bewoners, anna):
    lid = KerngroeplidFactory(process=talks)
    betrokkenen.neem_kerngroep_over(talks, by=None)

    moved = add(talks, anna, bewoners, name=lid.person.name, via="kerngroep", person=lid.person)

    assert moved.groep == bewoners
    assert [groep.name for groep in talks.groepen.all()] == ["Bewoners"]


def test_who_named_somebody_stays_on_the_list(truus, wim, anna):
    betrokkenen.noem(wim, by=anna, door=truus, via="persoon")

    with pytest.raises(Refused):
        betrokkenen.verwijder_betrokkene(truus, by=anna)


def test_who_came_along_goes_together_with_whom_they_came(truus, anna):
    steun = betrokkenen.voeg_steunfiguur_toe(truus, by=anna, name="Hans", rol="steun")

    betrokkenen.verwijder_betrokkene(truus, by=anna)

    assert not Person.objects.filter(pk__in=[truus.person_id, steun.person_id]).exists()
