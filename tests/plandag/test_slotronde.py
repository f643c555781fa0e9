from datetime import date

import pytest

from herstel.lib import canon, clock
from herstel.lib.refused import Refused
from plandag.actions import bezwaren, rondes
from plandag.gates.rondes import slotronde_consent, vloer_gehaald
from plandag.models import Plan, Voorstel
from plandag.plantekst import plan_text, version_text
from plandag.rules import consent as rules
from plandag.signals import slotronde_gesloten
from processes.models import Bericht
from tests.factories.participants import GroepFactory
from tests.factories.plandag import AanmeldingFactory, KostenpostFactory, VoorstelFactory, VoorstelVersieFactory
from tests.factories.processes import PartijFactory


def refusal(act, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        act(*args, **kwargs)
    return refused.value.reasons


@pytest.fixture
def heard():
    """The plans that became *gedragen*,."""
    plans = []

    def hear(sender, ronde, plan, **kwargs):
        plans.append(plan)

    slotronde_gesloten.connect(hear)
    yield plans
    slotronde_gesloten.disconnect(hear)


def test_the_slotronde_freezes_what_is_adopted_in_order(kring):
    kring.adopt()
    kring.adopt()

    ronde = rondes.zet_slotronde_klaar(kring.process, by=kring.by)

    versies = rules.adopted_versions(kring.process)
    assert ronde.plan.text == plan_text(kring.process, versies)
    assert ronde.sha256 == ronde.plan.sha256 == canon.digest(ronde.plan.text)
    assert [part.versie for part in ronde.plan.onderdelen.all()] == versies


def test_the_slotronde_waits_for_every_proposal(kring):
    kring.adopt()
    VoorstelVersieFactory(voorstel=VoorstelFactory(process=kring.process))

    assert refusal(rondes.zet_slotronde_klaar, kring.process, by=kring.by) == ("Nog niet besloten: V02.",)


def test_the_slotronde_waits_for_an_open_round(kring):
    kring.adopt()
    kring.ask()

    assert refusal(rondes.zet_slotronde_klaar, kring.process, by=kring.by) == (
        "Er staat nog een ronde klaar, of hij is open.",
        "Nog niet besloten: V02.",
    )


def test_no_slotronde_about_nothing(kring):
    assert refusal(rondes.zet_slotronde_klaar, kring.process, by=kring.by) == ("Er is nog geen onderdeel aangenomen.",)


def test_one_slotronde_at_a_time_and_no_other_round_beside_it(kring):
    kring.adopt()
    versie = kring.versie()
    Voorstel.objects.filter(pk=versie.voorstel_id).update(status="geparkeerd")
    kring.slot()
    Voorstel.objects.filter(pk=versie.voorstel_id).update(status="uitgewerkt")

    assert "Er staat al een slotronde klaar, of hij is open." in refusal(
        rondes.zet_slotronde_klaar, kring.process, by=kring.by
    )
    assert refusal(kring.ask, versie) == ("De slotronde staat klaar of is open. Sluit die eerst, of breek hem af.",)


def test_everyone_can_live_with_the_plan(kring, heard):
    kring.adopt()

    ronde = kring.close(kring.slot())

    assert rules.gedragen_plan(kring.process) == ronde.plan
    assert slotronde_consent(kring.process) == ""
    assert heard == [ronde.plan]
    assert Bericht.objects.filter(kind="plan_klaar").count() == 3


def test_an_objection_against_the_whole_is_no_plan(kring, heard):
    kring.adopt()

    kring.close(kring.slot(), kring.people[0])

    assert rules.gedragen_plan(kring.process) is None
    assert slotronde_consent(kring.process) == "Er staat nog 1 bezwaar."
    assert heard == []
    assert not Bericht.objects.exists()


def test_precisely_this_plan_is_not_asked_again(kring):
    kring.adopt()
    kring.close(kring.slot(), kring.people[0])

    assert refusal(kring.slot) == ("Over precies dit plan was er bezwaar. Pas eerst een onderdeel aan.",)


def test_a_changed_plan_is_asked_and_ends_the_objection(kring, heard):
    first = kring.adopt()
    objected = kring.close(kring.slot(), kring.people[0])
    Voorstel.objects.update(status="uitgewerkt")
    kring.adopt(kring.versie(first.versie.voorstel))

    ronde = kring.close(kring.slot())

    assert objected.bezwaren.get().status == "opgelost"
    assert (ronde.plan.nummer, ronde.nummer) == (2, 2)
    assert heard == [ronde.plan]


def test_the_same_words_are_the_same_plan(kring):
    kring.adopt()
    first = kring.slot()
    rondes.breek_af(first, by=kring.by, reden="Pauze.")

    assert kring.slot().plan == first.plan
    assert Plan.objects.count() == 1


def test_after_consent_the_same_plan_is_not_asked_again(kring):
    kring.adopt()
    kring.close(kring.slot())

    assert refusal(kring.slot) == ("De slotronde over precies dit plan is al gesloten. Iedereen kan ermee leven.",)


def test_an_edit_after_the_slotronde_voids_it(kring):
    first = kring.adopt()
    kring.close(kring.slot())
    kring.versie(first.versie.voorstel)

    assert rules.gedragen_plan(kring.process) is None
    assert slotronde_consent(kring.process) == "Het plan is na de slotronde veranderd. Doe de slotronde opnieuw."


def test_a_reopened_onderdeel_voids_it(kring):
    kring.adopt()
    kring.adopt()
    kring.close(kring.slot())

    Voorstel.objects.filter(nummer=2).update(status="uitgewerkt")

    assert rules.gedragen_plan(kring.process) is None


def test_the_gate_waits_for_a_request_to_reopen(kring):
    first = kring.adopt()
    kring.close(kring.slot())
    bezwaren.vraag_heropening(first.versie.voorstel, person=kring.people[0], reden="Ik miste iets.")

    assert slotronde_consent(kring.process) == "Iemand uit de kring vroeg om een onderdeel opnieuw te bespreken."
    kring.process.heropenverzoeken.update(heropend_op=clock.now())
    assert slotronde_consent(kring.process) == ""


def test_the_gate_without_a_slotronde(kring):
    assert slotronde_consent(kring.process) == "De slotronde over het hele plan is er nog niet geweest."


def test_the_floor_counts_who_said_yes_and_came(kring):
    for person in kring.people:
        AanmeldingFactory(plandag=kring.plandag, person=person, ja=True)
    AanmeldingFactory.create_batch(2, plandag=kring.plandag, ja=True)

    assert vloer_gehaald(kring.process) == ""
    AanmeldingFactory(plandag=kring.plandag, ja=True)
    assert vloer_gehaald(kring.process) == "Van de mensen die ja zeiden waren er 3. Afgesproken was 4."


def test_the_floor_names_the_group_that_is_missing(kring):
    kring.plandag.vloer_groepen.add(GroepFactory(process=kring.process, name="Boeren"))

    assert vloer_gehaald(kring.process) == "Niemand was er uit de groep: Boeren."


def test_the_kring_may_go_on_below_the_floor(kring):
    AanmeldingFactory.create_batch(9, plandag=kring.plandag, ja=True)
    ronde = rondes.zet_doorgaan_klaar(kring.process, by=kring.by, vraag="Gaan we vandaag door?")
    rondes.open_ronde(ronde, by=kring.by)

    kring.close(ronde)

    assert vloer_gehaald(kring.process) == ""


def test_going_on_is_one_question_at_a_time(kring):
    rondes.zet_doorgaan_klaar(kring.process, by=kring.by, vraag="Gaan we door?")

    assert refusal(rondes.zet_doorgaan_klaar, kring.process, by=kring.by, vraag="Ja?") == (
        "Deze vraag staat al klaar.",
    )
    assert refusal(rondes.zet_doorgaan_klaar, kring.process, by=kring.by, vraag=" ") == (
        "Schrijf de vraag op die je aan de kring stelt.",
    )


def test_the_canonical_text_of_an_onderdeel(process):
    voorstel = VoorstelFactory(process=process, nummer=9)
    versie = VoorstelVersieFactory(
        voorstel=voorstel, titel="Geen vrachtwagens", text="Niet in de nacht.\r\nWie trekt dit?  ", wie="Kees",
        wanneer="in", wanneer_op=date(2027, 1, 1), kosten_uitleg="", meetpunt="",
    )  # fmt: skip
    versie.refresh_from_db()
    KostenpostFactory(versie=versie, partij=PartijFactory(process=process, name="Restoplast"), eenmalig=4000)

    assert version_text(versie) == (
        "V09. Geen vrachtwagens\n"
        "Wat spreken we af?\n  Niet in de nacht.\n  Wie trekt dit?\n"
        "Wie trekt dit?\n  Kees\n"
        "Wanneer klaar?\n  in januari 2027\n"
        "Kosten\n  P1 Restoplast: € 4.000,00 eenmalig, € 0,00 per jaar\n"
    )


def test_a_letter_more_is_another_plan(process):
    versie = VoorstelVersieFactory(voorstel=VoorstelFactory(process=process))
    before = plan_text(process, [versie])

    versie.text += "."

    assert plan_text(process, [versie]) != before
    assert before.startswith(f"Plan: Het plein\nProces: {process.public_id}\nAantal onderdelen: 1\n\nV01. ")
