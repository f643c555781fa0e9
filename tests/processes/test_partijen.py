from datetime import date

import pytest
from django.urls import reverse

from herstel.lib.refused import Refused
from processes.actions import partijen as actions
from processes.gates.kerngroep import partij_met_mandaat
from processes.models import Bericht, Kadersteller, Mandaat, Partij, User
from tests.factories.processes import KaderFactory, KerngroeplidFactory, PartijFactory, PersonFactory, UserFactory


def wijs_aan(partij, by, name="Wil Wethouder", email="wil@voorbeeld.example", **rest):
    return actions.wijs_kadersteller_aan(partij, by=by, name=name, email=email, **rest)


def test_partijen_get_codes_in_order(process, anna):
    first = actions.voeg_partij_toe(process, by=anna, name="Gemeente", contact="06 0000 0010")
    second = actions.voeg_partij_toe(process, by=anna, name="Waterschap")

    assert (first.code, second.code) == ("P1", "P2")


def test_the_same_name_is_refused_also_when_changing(process, anna):
    actions.voeg_partij_toe(process, by=anna, name="Gemeente")
    other = actions.voeg_partij_toe(process, by=anna, name="Waterschap")

    with pytest.raises(Refused):
        actions.voeg_partij_toe(process, by=anna, name="gemeente ")
    with pytest.raises(Refused):
        actions.verander_partij(other, by=anna, name="Gemeente", kaderstellend=True)
    assert process.partijen.count() == 2


def test_a_partij_with_kaders_stays_kaderstellend(gemeente, anna):
    KaderFactory(process=gemeente.process, owners=[gemeente])

    with pytest.raises(Refused) as refused:
        actions.verander_partij(gemeente, by=anna, name=gemeente.name, kaderstellend=False)

    assert refused.value.reasons == ("Deze partij heeft kaders. Trek die eerst in.",)


def test_a_partij_that_did_nothing_may_go(gemeente, anna):
    idle = PartijFactory(process=gemeente.process)

    actions.verwijder_partij(idle, by=anna)
    with pytest.raises(Refused):
        actions.verwijder_partij(gemeente, by=anna)

    assert list(Partij.objects.all()) == [gemeente]


def test_a_later_mandaat_stands_beside_the_earlier_one(process, anna):
    partij = PartijFactory(process=process)
    actions.leg_mandaat_vast(partij, by=anna, stand="in_aanvraag")
    actions.leg_mandaat_vast(partij, by=anna, stand="definitief", besluit="2026-071", besluit_op=date(2026, 7, 9))
    actions.leg_mandaat_vast(partij, by=anna, stand="definitief", besluit="2026-071", besluit_op=date(2026, 7, 9))

    assert [item.stand for item in partij.mandaten.all()] == ["in_aanvraag", "definitief"]


def test_a_definite_mandaat_has_a_decision_and_a_date(process, anna):
    with pytest.raises(Refused):
        actions.leg_mandaat_vast(PartijFactory(process=process), by=anna, stand="definitief", besluit="2026-071")

    assert not Mandaat.objects.exists()


def test_an_unknown_kadersteller_gets_an_account_and_two_mails(gemeente, anna):
    role = wijs_aan(gemeente, anna, functie="wethouder")

    assert (role.user.email, role.user.has_usable_password(), role.functie) == (
        "wil@voorbeeld.example",
        False,
        "wethouder",
    )
    assert sorted(Bericht.objects.filter(user=role.user).values_list("kind", flat=True)) == ["account", "kadersteller"]


def test_a_known_account_is_used_again(gemeente, anna):
    user = UserFactory(email="Wil@voorbeeld.example", name="Wil Wethouder")

    first, second = wijs_aan(gemeente, anna), wijs_aan(gemeente, anna)

    assert (first, first.user, User.objects.filter(email__iexact=user.email).count()) == (second, user, 1)
    assert not Bericht.objects.filter(kind="account").exists()


def test_a_member_of_the_kerngroep_stays_one_person(gemeente, anna):
    person = PersonFactory(process=gemeente.process, name="Wil Wethouder", email="wil@voorbeeld.example")
    KerngroeplidFactory(process=gemeente.process, person=person)

    assert wijs_aan(gemeente, anna).person == person


def test_somebody_else_on_the_same_address_is_another_person(gemeente, anna):
    PersonFactory(process=gemeente.process, name="Tom Wethouder", email="wil@voorbeeld.example")

    assert wijs_aan(gemeente, anna).person.name == "Wil Wethouder"


@pytest.mark.parametrize(
    ("email", "reason"),
    [
        ("anna@voorbeeld.example", "Een begeleider van dit proces legt geen kaders vast."),
        ("uit@voorbeeld.example", "Dit account staat uit. Vraag de beheerder om het weer aan te zetten."),
        ("druk@voorbeeld.example", "Deze persoon legt al kaders vast voor een andere partij."),
        ("", "Een kadersteller heeft een e-mailadres nodig om in te loggen."),
    ],
)
def test_who_cannot_be_kadersteller(gemeente, anna, email, reason):
    UserFactory(email="uit@voorbeeld.example", is_active=False)
    wijs_aan(PartijFactory(process=gemeente.process), anna, name="Druk", email="druk@voorbeeld.example")

    with pytest.raises(Refused) as refused:
        wijs_aan(gemeente, anna, email=email)

    assert refused.value.reasons == (reason,)
    assert not gemeente.kaderstellers.exists()


def test_an_ended_role_closes_the_door(client, gemeente, wethouder, anna):
    actions.verwijder_kadersteller(Kadersteller.objects.get(user=wethouder), by=anna)
    client.force_login(wethouder)

    assert client.get(f"/processen/{gemeente.process.slug}/kadersteller/").status_code == 404


def test_gate_asks_a_contact_and_a_mandaat_of_the_same_partij(process, anna):
    with_contact = PartijFactory(process=process, contact="06 0000 0010")
    actions.leg_mandaat_vast(
        PartijFactory(process=process, contact=""),
        by=anna,
        stand="definitief",
        besluit="x",
        besluit_op=date(2026, 7, 9),
    )

    assert partij_met_mandaat(process) != ""
    actions.leg_mandaat_vast(with_contact, by=anna, stand="in_aanvraag")
    assert partij_met_mandaat(process) == ""


def test_one_person_is_kadersteller_once(gemeente, anna):
    wijs_aan(gemeente, anna, phone="06 1")

    with pytest.raises(Refused):
        wijs_aan(gemeente, anna, email="wil2@voorbeeld.example", phone="06 1")


def test_who_acts_for_a_partij_without_power_has_nothing_to_lay_down(client, process, wethouder, gemeente, anna):
    actions.verander_partij(gemeente, by=anna, name=gemeente.name, kaderstellend=False)
    client.force_login(wethouder)

    assert client.get(reverse("home")).url == reverse("processes:kadersteller_list")
    assert list(client.get(reverse("processes:kadersteller_list")).context["rows"]) == []


def test_the_start_page_of_a_kadersteller_begins_with_what_is_asked(client, process, gemeente, wethouder):
    client.force_login(wethouder)

    page = client.get(reverse("processes:kadersteller", args=[process.slug])).content.decode()

    assert page.index("De kaders van Gemeente Lingebroek") < page.index("Waar het proces is")
    assert "Wat later van je komt" in page
    assert "Je leest alleen de namen die in het plan en onder de overeenkomst staan." in page
