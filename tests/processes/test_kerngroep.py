import pytest

from herstel.lib.refused import Refused
from processes.actions import kerngroep as actions
from processes.gates import kerngroep as gates
from processes.models import Bericht, Gebeurtenis, Kerngroeplid
from tests.factories.processes import (
    KantFactory,
    KerngroeplidFactory,
    PartijFactory,
    ProcessFactory,
    SpelregelsFactory,
)


@pytest.fixture
def kant(process):
    return KantFactory(process=process)


@pytest.fixture
def rules(process):
    return SpelregelsFactory(process=process)


@pytest.fixture
def lid(process, rules):
    return KerngroeplidFactory(process=process)


def voeg_toe(process, by, kant, name="Truus van Maanen", **rest):
    return actions.voeg_lid_toe(process, by=by, name=name, kant=kant, hoedanigheid="bewoner", **rest)


def test_a_member_gets_a_seat_on_a_side(process, anna, kant):
    lid = voeg_toe(process, anna, kant, email="truus@voorbeeld.example")

    assert (lid.person.kant, lid.person.process, lid.aanvaard_op) == (kant, process, None)


def test_the_same_person_has_one_seat(process, anna, kant):
    voeg_toe(process, anna, kant, phone="06 0000 0012")

    with pytest.raises(Refused) as refused:
        voeg_toe(process, anna, kant, phone="06 0000 0012")

    assert refused.value.reasons == ("Truus van Maanen zit al in de kerngroep.",)
    assert process.people.count() == 1


def test_a_side_of_another_process_is_refused(process, other_process, anna):
    with pytest.raises(Refused):
        voeg_toe(process, anna, KantFactory(process=other_process))

    assert not process.kerngroep.exists()


def test_a_double_role_is_recorded_and_not_refused(process, anna, kant, gemeente):
    lid = voeg_toe(process, anna, kant, partij=gemeente)

    assert actions.has_double_role(lid)
    assert Gebeurtenis.objects.get(kind="lid_erbij").data["dubbele_rol"] is True


def test_speaking_for_a_group_without_power_is_no_double_role(process, anna, kant):
    group = PartijFactory(process=process, kaderstellend=False)

    assert not actions.has_double_role(voeg_toe(process, anna, kant, partij=group))


def test_inviting_twice_sends_one_mail(lid, anna):
    actions.nodig_lid_uit(lid, by=anna)
    actions.nodig_lid_uit(lid, by=anna)

    assert Bericht.objects.filter(kind="kerngroep", person=lid.person).count() == 1


def test_inviting_waits_for_the_spelregels(process, anna):
    lid = KerngroeplidFactory(process=process)

    with pytest.raises(Refused) as refused:
        actions.nodig_lid_uit(lid, by=anna)

    assert refused.value.reasons == ("Schrijf eerst de spelregels. Een lid aanvaardt die meteen.",)


def test_accepting_by_link_says_so(lid, rules):
    actions.aanvaard_lidmaatschap(lid, by=lid.person, spelregels=rules)

    lid.refresh_from_db()
    assert (lid.aanvaard_op is not None, lid.spelregels, lid.kanaal, lid.ingevoerd_door) == (True, rules, "link", None)


def test_accepting_aloud_names_who_typed_it(lid, rules, anna):
    actions.aanvaard_lidmaatschap(lid, by=anna, spelregels=rules)

    lid.refresh_from_db()
    assert (lid.kanaal, lid.ingevoerd_door) == ("mondeling", anna)


def test_nobody_accepts_for_somebody_else(lid, rules, mo):
    with pytest.raises(Refused):
        actions.aanvaard_lidmaatschap(lid, by=mo, spelregels=rules)

    assert not Kerngroeplid.objects.aanvaard().exists()


def test_accepting_old_spelregels_is_refused(process, lid, rules, anna):
    actions.schrijf_spelregels(process, by=anna, text="We bellen elkaar niet na tien uur.")

    with pytest.raises(Refused) as refused:
        actions.aanvaard_lidmaatschap(lid, by=lid.person, spelregels=rules)

    assert refused.value.reasons == ("De spelregels zijn intussen veranderd. Lees eerst de nieuwe versie.",)


def test_new_spelregels_ask_those_who_were_invited(process, lid, rules, anna):
    KerngroeplidFactory(process=process)
    actions.nodig_lid_uit(lid, by=anna)
    newer = actions.schrijf_spelregels(process, by=anna, text="Andere regels.")
    same = actions.schrijf_spelregels(process, by=anna, text="Andere regels. ")

    assert (newer.nummer, same) == (2, newer)
    assert [item.person for item in Bericht.objects.filter(kind="spelregels")] == [lid.person]


def test_declining_and_coming_back(lid, rules):
    actions.zeg_lidmaatschap_af(lid, by=lid.person)
    assert not Kerngroeplid.objects.lid().exists()

    actions.aanvaard_lidmaatschap(lid, by=lid.person, spelregels=rules)
    assert Kerngroeplid.objects.aanvaard().get() == lid


def test_who_accepted_does_not_decline_but_stops(lid, rules, anna):
    actions.aanvaard_lidmaatschap(lid, by=lid.person, spelregels=rules)

    with pytest.raises(Refused):
        actions.zeg_lidmaatschap_af(lid, by=lid.person)
    actions.lid_stopt(lid, by=anna)
    with pytest.raises(Refused):
        actions.aanvaard_lidmaatschap(lid, by=lid.person, spelregels=rules)


def test_who_stopped_can_be_asked_anew(process, lid, rules, anna):
    actions.lid_stopt(lid, by=anna)

    again = voeg_toe(process, anna, lid.person.kant, name=lid.person.name, email=lid.person.email)

    assert (again.pk, again.gestopt_op, again.aanvaard_op) == (lid.pk, None, None)


def test_nothing_happens_while_the_process_rests(process, anna, kant):
    type(process).objects.filter(pk=process.pk).update(opgeschort_op=process.created_at)

    with pytest.raises(Refused) as refused:
        voeg_toe(process, anna, kant)

    assert refused.value.reasons == ("Dit proces rust. Hervat het eerst.",)


def test_gate_asks_everyones_yes_on_the_newest_spelregels(process, lid, rules, anna):
    assert gates.leden_aanvaardden(ProcessFactory()) == "Er zit nog niemand in de kerngroep."
    actions.aanvaard_lidmaatschap(lid, by=lid.person, spelregels=rules)
    assert gates.leden_aanvaardden(process) == ""

    actions.schrijf_spelregels(process, by=anna, text="Andere regels.")
    assert gates.leden_aanvaardden(process) == "Nog 1 van de 1 leden zonder ja op versie 2."


def test_gate_counts_to_five(process):
    KerngroeplidFactory.create_batch(4, process=process)
    assert gates.vijf_leden(process) == "De kerngroep heeft 4 van de 5 leden."

    KerngroeplidFactory(process=process)
    assert gates.vijf_leden(process) == ""


def test_gate_names_the_side_without_a_member(process, kant, anna):
    KerngroeplidFactory(process=process)
    assert gates.elke_kant_heeft_lid(process) == f"Nog geen lid van: {kant.name}."

    voeg_toe(process, anna, kant)
    assert gates.elke_kant_heeft_lid(process) == ""


def test_who_comes_back_on_another_side_sits_on_that_side(process, anna, kant):
    first = voeg_toe(process, anna, kant, phone="06 0000 0012")
    actions.lid_stopt(first, by=anna)

    again = voeg_toe(process, anna, KantFactory(process=process, name="Ondernemers"), phone="06 0000 0012")

    assert (again.pk, again.person.kant.name) == (first.pk, "Ondernemers")
