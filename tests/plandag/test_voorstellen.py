from decimal import Decimal

import pytest

from herstel.lib import canon
from herstel.lib.refused import Refused
from plandag.actions import voorstellen as actions
from plandag.models import Voorstel, VoorstelVersie
from plandag.plantekst import version_text
from plandag.rules import consent
from plandag.rules import voorstellen as rules
from processes.models import Kader
from tests.factories.plandag import (
    ConsentRondeFactory,
    KostenpostFactory,
    ToetsFactory,
    VoorstelFactory,
    VoorstelVersieFactory,
)
from tests.factories.processes import KaderFactory, KaderVersieFactory, PartijFactory

WORDS = {"titel": "Bomen", "text": "We planten bomen.", "wie": "Truus", "wanneer": "direct"}


@pytest.fixture
def process(process):
    process.step = "plandag"
    process.save()
    return process


@pytest.fixture
def voorstel(process):
    return VoorstelVersieFactory(voorstel__process=process, titel="Bomen", text="We planten bomen.").voorstel


def test_a_proposal_starts_with_version_1(process, anna, gemeente):
    voorstel = actions.schrijf_voorstel(process, by=anna, **WORDS, kosten=[(gemeente, 45000, 0)])

    versie = voorstel.versies.get()
    assert (voorstel.code, voorstel.status, versie.nummer) == ("V01", Voorstel.Status.UITGEWERKT, 1)
    assert versie.sha256 == canon.digest(version_text(versie))
    assert versie.kosten.get().eenmalig == Decimal(45000)


def test_writing_twice_gives_one_proposal(process, anna):
    first = actions.schrijf_voorstel(process, by=anna, **WORDS)
    second = actions.schrijf_voorstel(process, by=anna, **WORDS)

    assert first == second
    assert process.voorstellen.count() == 1


def test_writing_is_for_the_plandag(process, anna):
    process.step = "verbreding"
    process.save()

    with pytest.raises(Refused):
        actions.schrijf_voorstel(process, by=anna, **WORDS)

    assert not Voorstel.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"titel": " "},
        {"text": ""},
        {"wanneer": "op"},
        {"wanneer": "ooit"},
    ],
)
def test_an_unclear_proposal_is_refused(process, anna, wrong):
    with pytest.raises(Refused):
        actions.schrijf_voorstel(process, by=anna, **(WORDS | wrong))

    assert not Voorstel.objects.exists()


def test_costs_of_another_process_are_refused(process, anna):
    with pytest.raises(Refused):
        actions.schrijf_voorstel(process, by=anna, **WORDS, kosten=[(PartijFactory(), 10, 0)])


def test_a_new_version_is_added_and_goes_back_to_uitgewerkt(voorstel, anna):
    Voorstel.objects.update(status=Voorstel.Status.AANGENOMEN)

    versie = actions.herschrijf_voorstel(
        voorstel, by=anna, vorige=1, wijziging="Meer.", titel="Bomen", text="We planten veel bomen."
    )

    voorstel.refresh_from_db()
    assert (versie.nummer, voorstel.status) == (2, Voorstel.Status.UITGEWERKT)
    assert voorstel.versies.first().text == "We planten bomen."


def test_a_stale_rewrite_is_refused(voorstel, anna):
    VoorstelVersieFactory(voorstel=voorstel)

    with pytest.raises(Refused) as refused:
        actions.herschrijf_voorstel(voorstel, by=anna, vorige=1, wijziging="Meer.", **WORDS)

    assert refused.value.reasons == ("Iemand anders schreef intussen versie 2. Lees die eerst.",)


def test_the_same_rewrite_twice_is_one_version(voorstel, anna):
    words = {"vorige": 1, "wijziging": "Meer.", "titel": "Bomen", "text": "We planten veel bomen."}

    actions.herschrijf_voorstel(voorstel, by=anna, **words)
    actions.herschrijf_voorstel(voorstel, by=anna, **words)

    assert voorstel.versies.count() == 2


def test_a_rewrite_without_change_is_refused(process, anna):
    voorstel = actions.schrijf_voorstel(process, by=anna, **WORDS)

    with pytest.raises(Refused):
        actions.herschrijf_voorstel(voorstel, by=anna, vorige=1, wijziging="Niets.", **WORDS)

    assert voorstel.versies.count() == 1


@pytest.mark.parametrize("trait", [{}, {"klaargezet": True}])
def test_the_words_hold_still_while_a_round_runs(voorstel, anna, trait):
    ConsentRondeFactory(versie=voorstel.versies.get(), **trait)

    with pytest.raises(Refused):
        actions.herschrijf_voorstel(voorstel, by=anna, vorige=1, wijziging="Meer.", **WORDS)

    assert voorstel.versies.count() == 1


def test_nothing_changes_while_the_slotronde_is_open(process, voorstel, anna):
    ConsentRondeFactory(slot=True, plan__process=process)

    with pytest.raises(Refused):
        actions.parkeer(voorstel, by=anna, reden="Te duur.")


@pytest.fixture
def gedragen(kring):
    """The one onderdeel of a plan that everyone can live with."""
    voorstel = kring.adopt().versie.voorstel
    kring.close(kring.slot())
    voorstel.refresh_from_db()
    return voorstel


def test_an_edit_after_consent_is_refused_until_confirmed(gedragen, anna):
    words = {"vorige": 1, "wijziging": "Meer.", "titel": "Bomen", "text": "We planten veel bomen."}

    with pytest.raises(Refused) as refused:
        actions.herschrijf_voorstel(gedragen, by=anna, **words)
    actions.herschrijf_voorstel(gedragen, by=anna, bevestigd=True, **words)

    assert refused.value.reasons == (actions.VOIDS,)
    assert gedragen.versies.count() == 2
    assert consent.gedragen_plan(gedragen.process) is None


def test_going_back_from_the_toets_is_confirmation_enough(gedragen, anna):
    plan = gedragen.process.plannen.get()
    ToetsFactory(plan=plan, vervallen_op=plan.at)

    actions.parkeer(gedragen, by=anna, reden="Past niet.")

    assert gedragen.status == Voorstel.Status.GEPARKEERD


def test_what_is_not_in_the_plan_is_parked_without_voiding_it(gedragen, anna):
    other = VoorstelVersieFactory(voorstel__process=gedragen.process).voorstel

    actions.parkeer(other, by=anna, reden="Voor later.")

    assert consent.gedragen_plan(gedragen.process) is not None


def test_parking_needs_a_reason_and_twice_is_once(voorstel, anna):
    with pytest.raises(Refused):
        actions.parkeer(voorstel, by=anna, reden=" ")

    actions.parkeer(voorstel, by=anna, reden="Te duur.")
    actions.parkeer(voorstel, by=anna, reden="Nog eens.")

    voorstel.refresh_from_db()
    assert (voorstel.status, voorstel.status_reden) == (Voorstel.Status.GEPARKEERD, "Te duur.")


def test_merging_says_into_which(process, voorstel, anna):
    other = VoorstelFactory(process=process)

    actions.voeg_voorstellen_samen(voorstel, by=anna, in_voorstel=other, reden="Zelfde.")

    assert (voorstel.status, voorstel.opgegaan_in) == (Voorstel.Status.SAMENGEVOEGD, other)


def test_merging_into_itself_is_refused(voorstel, anna):
    with pytest.raises(Refused):
        actions.voeg_voorstellen_samen(voorstel, by=anna, in_voorstel=voorstel, reden="Zelfde.")


def test_reopening_puts_it_back_on_the_table(voorstel, anna):
    actions.trek_in(voorstel, by=anna, reden="Niet nodig.")

    actions.heropen(voorstel, by=anna, reden="Toch wel.")
    actions.heropen(voorstel, by=anna, reden="")

    assert (voorstel.status, voorstel.status_reden) == (Voorstel.Status.UITGEWERKT, "Toch wel.")


def test_completeness_names_what_is_missing(process):
    versie = VoorstelVersieFactory(voorstel__process=process, kaal=True)

    assert rules.missing(versie, "wat", "wie", "wanneer", "kosten", "meetpunt") == [
        "wie",
        "wanneer",
        "kosten",
        "merkbaar",
    ]


def test_sums_stand_against_the_money_kader(process, gemeente):
    kader = KaderFactory(process=process, soort=Kader.Soort.GELD, owners=[gemeente])
    KaderVersieFactory(kader=kader, max_eenmalig=1500, vastgelegd=True)
    for _number in range(2):
        KostenpostFactory(versie__voorstel__process=process, partij=gemeente, eenmalig=1000)

    som = rules.sommen(process, rules.current(process))[0]

    assert (som.kader, som.eenmalig, som.max_eenmalig, som.past) == ("K1", 2000, 1500, False)


@pytest.mark.parametrize("count", [1, 3])
def test_current_takes_the_newest_words_in_a_fixed_number_of_queries(process, django_assert_num_queries, count):
    for voorstel in VoorstelFactory.create_batch(count, process=process):
        VoorstelVersieFactory.create_batch(2, voorstel=voorstel)

    with django_assert_num_queries(2):
        rows = rules.current(process)

    assert [versie.nummer for versie in rows] == [2] * count
    assert VoorstelVersie.objects.count() == 2 * count
