import pytest
from django.urls import reverse

from herstel.lib.refused import Refused
from plandag.actions import bezwaren, rondes, voorstellen
from plandag.models import Voorstel, Zorg
from plandag.rules import consent as rules
from plandag.rules.stand import Stand
from processes.models import Process
from tests.factories.plandag import PlandagFactory, deelnemer
from tests.factories.processes import BegeleidingFactory

GROUP = "De proef is korter gemaakt."


def refusal(act, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        act(*args, **kwargs)
    return refused.value.reasons


@pytest.fixture
def mo(kring):
    return kring.people[0]


@pytest.fixture
def bezwaar(kring, mo):
    """Mo cannot live with V01 yet."""
    return kring.close(kring.ask(), mo).bezwaren.get()


def test_its_owner_reads_first_that_it_is_open(bezwaar, mo, as_person):
    before = as_person(mo).get(reverse("mijn")).text
    bezwaren.sluit_eigen_bezwaar(bezwaar, by=mo, status="ingetrokken")
    after = as_person(mo).get(reverse("mijn")).text

    assert ("Je bezwaar staat open." in before, "Je hoeft nu niets te doen." in before) == (True, False)
    assert ("Je bezwaar staat open." in after, "Je hoeft nu niets te doen." in after) == (False, True)


def test_its_owner_takes_it_back(bezwaar, mo):
    bezwaren.sluit_eigen_bezwaar(bezwaar, by=mo, status="ingetrokken")
    bezwaren.sluit_eigen_bezwaar(bezwaar, by=mo, status="ingetrokken")

    assert (bezwaar.status, bezwaar.kanaal, bezwaar.afgesloten_door) == ("ingetrokken", "link", None)
    assert bezwaar.process.gebeurtenissen.filter(kind="bezwaar_gesloten").count() == 1


def test_nobody_else_takes_it_back(bezwaar, kring):
    assert refusal(bezwaren.sluit_eigen_bezwaar, bezwaar, by=kring.people[1], status="ingetrokken") == (
        "Alleen wie een bezwaar indient, kan het sluiten.",
    )


def test_a_begeleider_types_in_what_the_owner_says(bezwaar, kring):
    assert refusal(bezwaren.sluit_eigen_bezwaar, bezwaar, by=kring.by, status="ingetrokken") == (
        "Zeg erbij hoe de indiener dit liet weten.",
    )

    bezwaren.sluit_eigen_bezwaar(bezwaar, by=kring.by, status="ingetrokken", kanaal="mondeling")

    assert (bezwaar.kanaal, bezwaar.afgesloten_door) == ("mondeling", kring.by)


def test_turned_into_a_zorg_it_is_kept_as_one(bezwaar, mo):
    bezwaren.sluit_eigen_bezwaar(bezwaar, by=mo, status="omgezet_in_zorg")

    assert list(Zorg.objects.values_list("person", "text")) == [(mo.pk, "Te laat in de nacht.")]


def test_solved_asks_for_new_words(bezwaar, kring, mo):
    assert refusal(bezwaren.sluit_eigen_bezwaar, bezwaar, by=mo, status="opgelost") == (
        "Er is nog geen nieuwe tekst. Kies: omgezet in een zorg, of ingetrokken.",
    )
    versie = kring.versie(bezwaar.voorstel)

    bezwaren.sluit_eigen_bezwaar(bezwaar, by=mo, status="opgelost")

    assert bezwaar.opgelost_in == versie


@pytest.mark.parametrize("status", ["naar_kader", "indiener_vertrokken", "ingediend", ""])
def test_other_endings_are_not_for_the_owner(bezwaar, mo, status):
    assert refusal(bezwaren.sluit_eigen_bezwaar, bezwaar, by=mo, status=status) == (
        "Kies hoe je bezwaar is afgelopen.",
    )


def test_what_is_closed_stays_closed(bezwaar, mo):
    bezwaren.sluit_eigen_bezwaar(bezwaar, by=mo, status="ingetrokken")

    assert refusal(bezwaren.sluit_eigen_bezwaar, bezwaar, by=mo, status="omgezet_in_zorg") == (
        "Dit bezwaar is al afgesloten: ingetrokken door de indiener.",
    )


def test_taken_back_the_same_words_can_be_asked_again(bezwaar, kring, mo):
    bezwaren.sluit_eigen_bezwaar(bezwaar, by=mo, status="ingetrokken")
    assert Voorstel.objects.get().status == "uitgewerkt"

    kring.adopt(bezwaar.ronde.versie)

    assert Voorstel.objects.get().status == "aangenomen"


def test_in_gesprek_it_still_stands(bezwaar, kring):
    bezwaren.in_gesprek(bezwaar, by=kring.by)

    assert bezwaar.status == "in_gesprek"
    assert rules.standing_bezwaren(kring.process).count() == 1


def test_to_the_kaders_with_a_question(bezwaar, kring):
    assert refusal(bezwaren.naar_kader, bezwaar, by=kring.by, uitleg=" ") == (
        "Schrijf op om welk kader het gaat, en wat je gaat vragen.",
    )

    bezwaren.naar_kader(bezwaar, by=kring.by, uitleg="K5: telt de nachtploeg mee?")

    assert (bezwaar.status, bezwaar.wat_deed_de_groep) == ("naar_kader", "K5: telt de nachtploeg mee?")


def test_a_stranger_sends_nothing_to_the_kaders(bezwaar, bas):
    assert refusal(bezwaren.naar_kader, bezwaar, by=bas, uitleg="K5") == (
        "Alleen een begeleider van dit proces kan dit doen.",
    )


def test_its_owner_left_and_the_group_dealt_with_it(bezwaar, kring, mo):
    kring.leaves(mo)
    kring.people.remove(mo)
    kring.adopt(kring.versie(bezwaar.voorstel))
    assert Voorstel.objects.get().status == "uitgewerkt"

    bezwaren.indiener_vertrokken(bezwaar, by=kring.by, wat_deed_de_groep=GROUP)

    assert (bezwaar.status, bezwaar.wat_deed_de_groep) == ("indiener_vertrokken", GROUP)
    assert Voorstel.objects.get().status == "aangenomen"


def test_not_while_its_owner_is_here(bezwaar, kring):
    kring.versie(bezwaar.voorstel)

    assert refusal(bezwaren.indiener_vertrokken, bezwaar, by=kring.by, wat_deed_de_groep=GROUP) == (
        "De indiener is er nog. Alleen de indiener kan dit bezwaar sluiten.",
    )


def test_a_next_day_that_is_planned_does_not_empty_this_hall(bezwaar, kring):
    PlandagFactory(process=kring.process)

    assert rules.is_present(bezwaar.person)
    assert kring.ask().kring.count() == 3


def test_not_before_a_new_round_about_new_words(bezwaar, kring, mo):
    kring.leaves(mo)
    kring.versie(bezwaar.voorstel)

    assert refusal(bezwaren.indiener_vertrokken, bezwaar, by=kring.by, wat_deed_de_groep=GROUP) == (
        "Maak eerst een nieuwe tekst, en sluit daarover een ronde zonder bezwaar.",
    )


def test_not_without_the_words_of_the_group(bezwaar, kring, mo):
    kring.leaves(mo)

    assert refusal(bezwaren.indiener_vertrokken, bezwaar, by=kring.by, wat_deed_de_groep="") == (
        "Schrijf op wat de groep met dit bezwaar heeft gedaan.",
    )


def test_only_the_hoofdbegeleider(bezwaar, bas):
    BegeleidingFactory(process=bezwaar.process, user=bas)

    assert refusal(bezwaren.indiener_vertrokken, bezwaar, by=bas, wat_deed_de_groep=GROUP) == (
        "Alleen de hoofdbegeleider kan dit doen.",
    )


def test_whose_anonymous_objection_may_be_gone(kring):
    Process.objects.update(privacy="anoniem")
    kring.process.refresh_from_db()
    bezwaar = kring.close(kring.ask(), kring.people[0]).bezwaren.get()
    kring.leaves(kring.people.pop(1))
    kring.adopt(kring.versie(bezwaar.voorstel))

    bezwaren.indiener_vertrokken(bezwaar, by=kring.by, wat_deed_de_groep=GROUP)

    assert bezwaar.status == "indiener_vertrokken"


def test_against_a_parked_proposal_it_no_longer_stands_in_the_way(bezwaar, kring):
    Voorstel.objects.update(status="geparkeerd")

    assert not rules.standing_bezwaren(kring.process).exists()


def test_against_what_went_up_in_a_parked_proposal_it_does_not_either(bezwaar, kring):
    second, third = kring.versie().voorstel, kring.versie().voorstel
    voorstellen.voeg_voorstellen_samen(bezwaar.voorstel, by=kring.by, in_voorstel=second, reden="Hetzelfde.")
    voorstellen.voeg_voorstellen_samen(second, by=kring.by, in_voorstel=third, reden="Ook hetzelfde.")
    before = rules.standing_bezwaren(kring.process).count()

    voorstellen.parkeer(third, by=kring.by, reden="Later.")

    assert (before, rules.standing_bezwaren(kring.process).count()) == (1, 0)


def test_an_objection_against_the_plan_taken_back_does_not_make_a_plan(kring, mo):
    kring.adopt()
    bezwaar = kring.close(kring.slot(), mo).bezwaren.get()

    bezwaren.sluit_eigen_bezwaar(bezwaar, by=mo, status="ingetrokken")

    assert rules.gedragen_plan(kring.process) is None
    assert kring.slot().nummer == 2


def test_the_kring_asks_to_look_again(kring, mo):
    voorstel = kring.adopt().versie.voorstel

    asked = bezwaren.vraag_heropening(voorstel, person=mo, reden="Ik miste iets.")

    assert bezwaren.vraag_heropening(voorstel, person=mo, reden="Nog eens.") == asked
    assert asked.reden == "Ik miste iets."


@pytest.mark.parametrize("act", ["heropen", "parkeer", "herschrijf_voorstel"])
def test_talking_about_it_again_answers_everyone_who_asked(kring, act):
    voorstel = kring.adopt().versie.voorstel
    for person in kring.people[:2]:
        bezwaren.vraag_heropening(voorstel, person=person, reden="Ik miste iets.")
    new = {"vorige": 1, "wijziging": "Anders.", "titel": "Nieuw", "text": "Iets anders."}

    getattr(voorstellen, act)(voorstel, by=kring.by, **(new if act == "herschrijf_voorstel" else {"reden": "Samen."}))

    assert kring.process.heropenverzoeken.filter(heropend_op=None).count() == 0


def test_who_was_in_no_kring_does_not_ask(kring):
    voorstel = kring.adopt().versie.voorstel
    late = deelnemer(kring.process, kring.plandag).person

    assert refusal(bezwaren.vraag_heropening, voorstel, person=late, reden="Ik ook.") == (
        "Dit kan iemand uit de kring vragen.",
    )


def test_after_the_plandag_nobody_asks(kring, mo):
    voorstel = kring.adopt().versie.voorstel
    Process.objects.update(step="toetsing")
    voorstel.process.refresh_from_db()

    assert refusal(bezwaren.vraag_heropening, voorstel, person=mo, reden="Toch.") == (
        "Dit kan alleen voor een aangenomen onderdeel, en voor de toets.",
    )


def test_asking_needs_a_reason(kring, mo):
    voorstel = kring.adopt().versie.voorstel

    assert refusal(bezwaren.vraag_heropening, voorstel, person=mo, reden=" ") == (
        "Schrijf op waarom je dit opnieuw wilt bespreken.",
    )
    assert rondes.slot_blocks(Stand(kring.process)) == []
