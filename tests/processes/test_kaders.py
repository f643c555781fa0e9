from decimal import Decimal

import pytest

from herstel.lib.refused import Refused
from processes import flow, journal
from processes.actions import kaders as actions
from processes.gates import kaders as gates
from processes.models import Bericht, Kader, KaderVersie, Vaststelling
from tests.factories.processes import (
    KaderFactory,
    KaderstellerFactory,
    KaderVersieFactory,
    KerngroeplidFactory,
    MandaatFactory,
    PartijFactory,
)


@pytest.fixture
def at_kaders(at_step):
    return at_step("kaders")


@pytest.fixture
def geld(at_kaders, gemeente, anna):
    """A draft of the gemeente with amounts."""
    return actions.schrijf_kader(
        at_kaders,
        by=anna,
        soort="geld",
        owners=[gemeente],
        text="Het plan kost niet meer dan € 180.000.",
        max_eenmalig=Decimal("180000"),
    )


def leg_vast(partij, user, *versies, voorlopig=frozenset()):
    return actions.leg_kaders_vast(
        partij, by=user, versies=list(versies), mandaat=partij.mandaten.last(), voorlopig=set(voorlopig)
    )


def herschrijf(kader, by, aard, vorige=1, wijziging="Omdat het kan.", **words):
    return actions.herschrijf_kader(kader, by=by, vorige=vorige, aard=aard, wijziging=wijziging, **words)


def test_kaders_are_numbered_and_numbers_are_not_used_again(at_kaders, gemeente, geld, anna):
    actions.trek_kader_in(geld, by=anna)
    second = actions.schrijf_kader(at_kaders, by=anna, soort="wet", owners=[gemeente], text="Binnen de wet.")

    assert (geld.code, second.code, list(at_kaders.kaders.standing())) == ("K1", "K2", [second])


@pytest.mark.parametrize("owners", [[], ["niet kaderstellend"]])
def test_a_kader_has_an_owner_with_power(at_kaders, anna, owners):
    partijen = [PartijFactory(process=at_kaders, name=name, kaderstellend=False) for name in owners]

    with pytest.raises(Refused):
        actions.schrijf_kader(at_kaders, by=anna, soort="wet", owners=partijen, text="Binnen de wet.")

    assert not Kader.objects.exists()


def test_no_kader_is_added_after_the_kaders(at_step, gemeente, anna):
    with pytest.raises(Refused) as refused:
        actions.schrijf_kader(at_step("gesprekken"), by=anna, soort="wet", owners=[gemeente], text="Erbij.")

    assert refused.value.reasons[0].startswith("Er komt geen kader meer bij.")


def test_a_draft_keeps_what_is_not_given(geld, anna):
    versie = herschrijf(geld, anna, "concept", toetsvraag="Blijft het onder dit bedrag?")

    assert (versie.nummer, versie.text, versie.max_eenmalig) == (
        2,
        "Het plan kost niet meer dan € 180.000.",
        Decimal("180000"),
    )


def test_a_colleague_who_was_faster_stops_the_second(geld, anna):
    herschrijf(geld, anna, "concept", text="Hoogstens € 180.000.")

    with pytest.raises(Refused) as refused:
        herschrijf(geld, anna, "concept", text="Iets anders.")

    assert refused.value.reasons == ("Iemand anders schreef intussen versie 2 van K1. Lees die eerst.",)


def test_laying_down_names_mandaat_version_and_promise(gemeente, wethouder, geld):
    versie = geld.versies.get()

    leg_vast(gemeente, wethouder, versie)

    row = Vaststelling.objects.get()
    assert (row.sha256, row.mandaat, row.voorlopig) == (versie.sha256, gemeente.mandaten.get(), False)
    assert row.toezegging == "Past het plan hierbinnen, dan gaat het ongewijzigd door."
    assert journal.check(gemeente.process) == []


def test_laying_down_twice_is_once(gemeente, wethouder, geld):
    first, second = (leg_vast(gemeente, wethouder, geld.versies.get()) for _ in range(2))

    assert first == second
    assert Vaststelling.objects.count() == 1


@pytest.mark.parametrize(
    ("stand", "numbers", "voorlopig"),
    [("definitief", {1}, True), ("definitief", set(), False), ("voorlopig", set(), True)],
)
def test_what_waits_for_a_decision_is_marked(gemeente, wethouder, geld, stand, numbers, voorlopig):
    MandaatFactory(partij=gemeente, stand=stand)

    leg_vast(gemeente, wethouder, geld.versies.get(), voorlopig=numbers)

    assert Vaststelling.objects.get().voorlopig is voorlopig


def test_only_the_kadersteller_of_the_partij_lays_down(gemeente, geld, anna):
    other = KaderstellerFactory(partij=PartijFactory(process=gemeente.process)).user

    for user in (anna, other):
        with pytest.raises(Refused):
            leg_vast(gemeente, user, geld.versies.get())

    assert not Vaststelling.objects.exists()


def test_a_changed_version_is_refused_and_nothing_is_laid_down(gemeente, wethouder, geld, anna):
    on_screen = geld.versies.get()
    also = actions.schrijf_kader(geld.process, by=anna, soort="wet", owners=[gemeente], text="Binnen de wet.")
    herschrijf(geld, anna, "concept", text="Hoogstens € 100.000.")

    with pytest.raises(Refused) as refused:
        leg_vast(gemeente, wethouder, on_screen, also.versies.get())

    assert refused.value.reasons == (
        "Een kader is intussen veranderd. Lees eerst de nieuwe woorden. Er is niets vastgelegd.",
    )
    assert not Vaststelling.objects.exists()


def test_a_mandaat_in_aanvraag_is_not_enough(gemeente, wethouder, geld):
    MandaatFactory(partij=gemeente, stand="in_aanvraag", besluit="", besluit_op=None)

    with pytest.raises(Refused):
        leg_vast(gemeente, wethouder, geld.versies.get())

    assert not Vaststelling.objects.exists()


def test_an_older_mandaat_on_the_screen_is_refused(gemeente, wethouder, geld):
    old = gemeente.mandaten.last()
    MandaatFactory(partij=gemeente)

    with pytest.raises(Refused) as refused:
        actions.leg_kaders_vast(gemeente, by=wethouder, versies=[geld.versies.get()], mandaat=old, voorlopig=set())

    assert refused.value.reasons == ("Het mandaat is intussen veranderd. Kijk eerst wat er nu staat.",)


def test_with_two_owners_it_holds_when_both_laid_it_down(at_kaders, gemeente, wethouder):
    bedrijf = PartijFactory(process=at_kaders, name="Restoplast")
    director = KaderstellerFactory(partij=bedrijf).user
    MandaatFactory(partij=bedrijf)
    versie = KaderVersieFactory(kader=KaderFactory(process=at_kaders, owners=[gemeente, bedrijf]))

    leg_vast(gemeente, wethouder, versie)
    assert not KaderVersie.objects.holding(at_kaders).exists()
    leg_vast(bedrijf, director, versie)
    assert KaderVersie.objects.holding(at_kaders).get() == versie


def test_widening_holds_when_laid_down_and_everyone_hears_it(gemeente, wethouder, geld, anna, mo):
    first = geld.versies.get()
    leg_vast(gemeente, wethouder, first)
    wider = herschrijf(geld, anna, "verruiming", text="Hoogstens € 200.000.", max_eenmalig=Decimal("200000"))

    assert KaderVersie.objects.holding(geld.process).get() == first
    leg_vast(gemeente, wethouder, wider)
    assert KaderVersie.objects.holding(geld.process).get() == wider
    told = Bericht.objects.filter(kind="kader_veranderd")
    assert {item.person for item in told} == set(geld.process.people.all())


@pytest.mark.parametrize("aard", ["verruiming", "verduidelijking"])
def test_a_lower_amount_is_always_narrowing(gemeente, wethouder, geld, anna, aard):
    leg_vast(gemeente, wethouder, geld.versies.get())

    with pytest.raises(Refused) as refused:
        herschrijf(geld, anna, aard, max_eenmalig=Decimal("179999.99"))

    assert refused.value.reasons[0] == "Een lager bedrag maakt het kader smaller."
    assert geld.versies.count() == 1


def test_an_amount_where_there_was_none_is_narrowing(gemeente, wethouder, geld, anna):
    leg_vast(gemeente, wethouder, geld.versies.get())

    with pytest.raises(Refused):
        herschrijf(geld, anna, "verruiming", max_per_jaar=Decimal("20000"))


def test_a_higher_amount_is_no_clarification(gemeente, wethouder, geld, anna):
    leg_vast(gemeente, wethouder, geld.versies.get())

    with pytest.raises(Refused) as refused:
        herschrijf(geld, anna, "verduidelijking", max_eenmalig=None)

    assert refused.value.reasons == ("Een hoger bedrag is een verruiming. Kies “verruiming”.",)


@pytest.mark.parametrize("aard", ["versmalling", "concept", "overmacht"])
def test_what_lies_fast_does_not_become_narrower(gemeente, wethouder, geld, anna, aard):
    leg_vast(gemeente, wethouder, geld.versies.get())

    with pytest.raises(Refused):
        herschrijf(geld, anna, aard, text="Hoogstens € 1.")

    assert geld.versies.count() == 1


def test_what_lies_fast_cannot_go_away(gemeente, wethouder, geld, anna):
    leg_vast(gemeente, wethouder, geld.versies.get())

    with pytest.raises(Refused):
        actions.trek_kader_in(geld, by=anna)

    assert list(geld.process.kaders.standing()) == [geld]


def test_after_overmacht_a_kader_may_follow_the_new_law(gemeente, wethouder, geld, at_step, anna):
    leg_vast(gemeente, wethouder, geld.versies.get())
    process = at_step("gesprekken")
    flow.go_back(process, from_step="gesprekken", to_step="kaders", by=anna, reason="Nieuwe wet.")
    geld.process.refresh_from_db()

    versie = herschrijf(geld, anna, "overmacht", max_eenmalig=Decimal("100000"))

    assert (versie.aard, versie.max_eenmalig) == ("overmacht", Decimal("100000"))
    actions.schrijf_kader(process, by=anna, soort="wet", owners=[gemeente], text="De nieuwe wet.")


def test_the_kerngroep_hears_that_kaders_are_laid_down(gemeente, wethouder, geld, mo):
    lid = KerngroeplidFactory(process=gemeente.process, aanvaard=True)

    leg_vast(gemeente, wethouder, geld.versies.get())

    assert [item.person for item in Bericht.objects.filter(kind="kaders_vastgelegd")] == [lid.person]


def test_only_members_comment_and_only_on_drafts(gemeente, wethouder, geld, mo):
    lid = KerngroeplidFactory(process=gemeente.process, aanvaard=True)
    versie = geld.versies.get()
    actions.reageer_op_kader(versie, person=lid.person, text="Is dit inclusief btw?")
    actions.reageer_op_kader(versie, person=lid.person, text="Is dit inclusief btw?")

    with pytest.raises(Refused):
        actions.reageer_op_kader(versie, person=mo, text="Ik ook.")
    leg_vast(gemeente, wethouder, versie)
    with pytest.raises(Refused):
        actions.reageer_op_kader(versie, person=lid.person, text="Nog iets.")
    assert versie.reacties.count() == 1


def test_an_open_punt_stays_once_people_prepare(at_kaders, at_step, anna):
    punt = actions.zet_open_punt(at_kaders, by=anna, text="Herbouw ja of nee")
    assert actions.zet_open_punt(at_kaders, by=anna, text="herbouw ja of nee") == punt
    at_step("gesprekken")
    punt.process.refresh_from_db()

    with pytest.raises(Refused):
        actions.verwijder_open_punt(punt, by=anna)

    assert at_kaders.open_punten.get() == punt


def test_gate_waits_for_each_partij_on_the_exact_newest_versions(gemeente, wethouder, geld, anna):
    process = geld.process
    idle = PartijFactory(process=process, name="Waterschap")
    assert gates.kaders_vastgelegd(process) == "Nog geen kader van: Waterschap."

    idle.delete()
    assert gates.kaders_vastgelegd(process) == "Nog niet vastgelegd door: Gemeente Lingebroek."
    leg_vast(gemeente, wethouder, geld.versies.get())
    assert gates.kaders_vastgelegd(process) == ""
    herschrijf(geld, anna, "verduidelijking", uitleg="Inclusief btw.")
    assert gates.kaders_vastgelegd(process) == "Nog niet vastgelegd door: Gemeente Lingebroek."


def test_gates_ask_mandaat_room_and_toetsvraag(geld, gemeente, anna):
    process = geld.process
    assert (gates.mandaat_vastgelegd(process), gates.kaders_hebben_toetsvraag(process)) == (
        "",
        "Nog geen toetsvraag bij: K1.",
    )
    assert gates.iets_ligt_open(process) != ""

    MandaatFactory(partij=gemeente, stand="in_aanvraag", besluit="", besluit_op=None)
    herschrijf(geld, anna, "concept", toetsvraag="Blijft het hieronder?")
    actions.zet_open_punt(process, by=anna, text="Herbouw ja of nee")
    assert gates.mandaat_vastgelegd(process) == "Nog geen mandaat van: Gemeente Lingebroek."
    assert (gates.kaders_hebben_toetsvraag(process), gates.iets_ligt_open(process)) == ("", "")


def test_overmacht_does_not_take_away_what_lies_open(gemeente, wethouder, geld, at_step, anna):
    leg_vast(gemeente, wethouder, geld.versies.get())
    punt = actions.zet_open_punt(geld.process, by=anna, text="Herbouw ja of nee")
    process = at_step("gesprekken")
    flow.go_back(process, from_step="gesprekken", to_step="kaders", by=anna, reason="Nieuwe wet.")
    punt.process.refresh_from_db()

    with pytest.raises(Refused):
        actions.verwijder_open_punt(punt, by=anna)
