import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstel.lib import clock
from herstel.lib.refused import Refused
from plandag.actions import rondes
from plandag.actions.rondes.ronde import ON_THE_DAY
from plandag.models import Bundel, Voorstel
from plandag.rules import consent as rules
from processes import journal
from processes.models import Process
from processes.rules import privacy_is_locked
from tests.factories.participants import InformantFactory
from tests.factories.plandag import deelnemer
from tests.factories.processes import BegeleidingFactory, KaderstellerFactory, ProcessFactory, UserFactory
from tests.plandag.kring import gather


def refusal(act, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        act(*args, **kwargs)
    return refused.value.reasons


def test_the_kring_is_who_is_in_the_hall_when_the_round_opens(kring):
    gone = deelnemer(kring.process, kring.plandag).person
    kring.leaves(gone)

    ronde = kring.ask()
    deelnemer(kring.process, kring.plandag)

    assert set(ronde.kring.values_list("person", flat=True)) == {person.pk for person in kring.people}
    assert set(ronde.kring.values_list("keuze", flat=True)) == {"open"}


def test_who_explains_or_lays_down_kaders_is_never_in_the_kring(kring):
    informant, kadersteller = (deelnemer(kring.process, kring.plandag).person for _ in range(2))
    InformantFactory(process=kring.process, person=informant)
    KaderstellerFactory(partij__process=kring.process, person=kadersteller)

    ronde = kring.ask()

    assert ronde.kring.count() == 3


def test_an_empty_hall_cannot_be_asked(at_step, anna):
    empty = gather(at_step("plandag"), anna, size=0)

    assert refusal(empty.ask) == ("Er is nog niemand in de kring. Meld eerst mensen aan bij binnenkomst.",)


def test_the_first_round_waits_for_the_information(kring):
    kring.plandag.informatie_klaar_op = None
    kring.plandag.save()
    (ronde,) = rondes.zet_klaar(kring.process, by=kring.by, versies=[kring.versie()])

    assert refusal(rondes.open_ronde, ronde, by=kring.by) == (
        "Het informatieve deel is nog niet klaar. Rond dat eerst af, of schrijf op waarom het niet kan.",
    )


def test_a_written_reason_opens_it_without_the_information(kring):
    kring.plandag.informatie_klaar_op = None
    kring.plandag.informatie_overgeslagen = "De toxicoloog is ziek."
    kring.plandag.save()

    assert kring.ask().status == "open"


def test_only_at_the_plandag(at_step, anna):
    kring = gather(at_step("toetsing"), anna)

    assert refusal(kring.ask) == ("Rondes horen bij de stap Plandag. Daar staat het proces nu niet.",)


def test_what_stands_ready_is_not_opened_at_another_station(kring):
    (ronde,) = rondes.zet_klaar(kring.process, by=kring.by, versies=[kring.versie()])
    Process.objects.update(step="verbreding")

    assert refusal(rondes.open_ronde, ronde, by=kring.by) == (ON_THE_DAY,)


def test_only_a_begeleider_of_this_process(kring, bas):
    versie = kring.versie()

    assert refusal(rondes.zet_klaar, kring.process, by=bas, versies=[versie]) == (
        "Alleen een begeleider van dit proces kan dit doen.",
    )


def test_up_to_six_at_once_each_with_its_own_round(kring):
    made = rondes.zet_klaar(kring.process, by=kring.by, versies=[kring.versie() for _ in range(6)])

    assert len({ronde.bundel_id for ronde in made}) == 1
    assert Bundel.objects.get().rondes.count() == 6


@pytest.mark.parametrize("count", [0, 7])
def test_not_none_and_not_seven(kring, count):
    versies = [kring.versie() for _ in range(count)]

    assert refusal(rondes.zet_klaar, kring.process, by=kring.by, versies=versies) == (
        "Kies een tot zes verschillende onderdelen.",
    )


def test_only_the_latest_words_are_asked(kring):
    old = kring.versie()
    kring.versie(old.voorstel)

    assert refusal(kring.ask, old) == ("Van V01 is er een nieuwere tekst. Kijk eerst wat er veranderd is.",)


def test_words_that_changed_after_they_were_put_ready_are_not_opened(kring):
    versie = kring.versie()
    (ronde,) = rondes.zet_klaar(kring.process, by=kring.by, versies=[versie])
    kring.versie(versie.voorstel)

    assert refusal(rondes.open_ronde, ronde, by=kring.by) == (
        "De tekst is intussen veranderd. Breek deze ronde af en zet de nieuwe tekst klaar.",
    )


def test_the_same_words_are_not_asked_again_while_an_objection_stands(kring):
    versie = kring.versie()
    kring.close(kring.ask(versie), kring.people[0])

    assert refusal(kring.ask, versie) == (
        "Over deze tekst van V01 is al een ronde geweest. Maak eerst een nieuwe tekst.",
    )


def test_the_same_words_again_after_a_round_was_broken_off(kring):
    versie = kring.versie()
    rondes.breek_af(kring.ask(versie), by=kring.by, reden="Het brandalarm ging.")
    versie.voorstel.refresh_from_db()

    ronde = kring.ask(versie)

    assert ronde.nummer == 2


def test_the_same_words_again_after_reopening(kring):
    versie = kring.adopt().versie
    Voorstel.objects.update(status="uitgewerkt")
    versie.voorstel.refresh_from_db()

    assert kring.ask(versie).nummer == 2


def test_what_is_adopted_is_not_asked_again(kring):
    versie = kring.adopt().versie
    versie.voorstel.refresh_from_db()

    assert refusal(kring.ask, versie) == ("V01 is aangenomen. Heropen het eerst.",)


def test_phases_come_before_the_question(kring):
    (ronde,) = rondes.zet_klaar(kring.process, by=kring.by, versies=[kring.versie()])

    rondes.naar_fase(ronde, by=kring.by, fase="vragen")
    rondes.open_ronde(ronde, by=kring.by)

    assert ronde.status == "open"
    assert refusal(rondes.naar_fase, ronde, by=kring.by, fase="reacties") == ("Deze ronde is al begonnen of voorbij.",)


def test_opening_twice_is_harmless(kring):
    ronde = kring.ask()

    rondes.open_ronde(ronde, by=kring.by)

    assert ronde.kring.count() == 3


def test_privacy_is_locked_from_the_first_round_on(kring):
    assert not privacy_is_locked(kring.process)

    ronde = kring.ask()

    assert ronde.privacy == "vertrouwelijk"
    assert privacy_is_locked(kring.process)


def test_an_answer_can_change_until_the_round_closes(kring):
    ronde, mo = kring.ask(), kring.people[0]
    rondes.geef_antwoord(ronde, person=mo, keuze="bezwaar", reden="Te duur.", wat_helpt="Goedkoper.", naam="noem")

    answer = rondes.geef_antwoord(ronde, person=mo, keuze="akkoord")

    assert (answer.keuze, answer.reden, answer.wat_helpt, answer.naam) == ("akkoord", "", "", "")
    assert ronde.kring.filter(person=mo).count() == 1


@pytest.mark.parametrize(
    ("keuze", "said"),
    [
        ("bezwaar", "Vertel erbij wat maakt dat je hier niet mee kunt leven."),
        ("akkoord_met_zorg", "Vertel erbij wat je zorg is."),
        ("vertrokken", "Kies een van de antwoorden."),
        ("", "Kies een van de antwoorden."),
    ],
)
def test_what_is_no_answer(kring, keuze, said):
    ronde = kring.ask()

    assert refusal(rondes.geef_antwoord, ronde, person=kring.people[0], keuze=keuze, reden=" ") == (said,)
    assert ronde.still_open().count() == 3


@pytest.mark.parametrize("soort", ["slot", "doorgaan"])
def test_about_the_whole_everyone_answers_for_themselves(kring, soort):
    kring.adopt()
    ronde = (
        kring.slot()
        if soort == "slot"
        else rondes.open_ronde(
            rondes.zet_doorgaan_klaar(kring.process, by=kring.by, vraag="Gaan we door?"), by=kring.by
        )
    )

    assert refusal(rondes.geef_antwoord, ronde, person=kring.people[0], keuze="laat_aan_groep") == (
        "Over het geheel antwoordt iedereen zelf. Kies een van de andere antwoorden.",
    )


def test_who_came_later_is_not_in_this_round(kring):
    ronde = kring.ask()
    late = deelnemer(kring.process, kring.plandag).person

    assert refusal(rondes.geef_antwoord, ronde, person=late, keuze="akkoord") == (
        "Je zit niet in de kring van deze ronde. Bij de volgende ronde doe je mee.",
    )


def test_a_closed_round_takes_no_answer(kring):
    ronde = kring.adopt()

    assert refusal(rondes.geef_antwoord, ronde, person=kring.people[0], keuze="bezwaar", reden="Toch niet.") == (
        "De ronde is net gesloten. Ga even naar je begeleider.",
    )


def test_a_round_broken_off_takes_no_answer(kring):
    ronde = rondes.breek_af(kring.ask(), by=kring.by, reden="Pauze.")

    assert refusal(rondes.geef_antwoord, ronde, person=kring.people[0], keuze="akkoord") == (
        "De ronde is net gesloten. Ga even naar je begeleider.",
    )


def test_an_anonymous_answer_is_cut_loose_and_final(kring):
    kring.process.privacy = "anoniem"
    kring.process.save()
    ronde, mo = kring.ask(), kring.people[0]

    place = rondes.geef_antwoord(ronde, person=mo, keuze="bezwaar", reden="Te duur.", naam="noem")

    assert (place.keuze, place.reden, place.kanaal, place.final) == ("anoniem", "", "", True)
    assert list(ronde.losse_antwoorden.values_list("keuze", "reden")) == [("bezwaar", "Te duur.")]
    assert refusal(rondes.geef_antwoord, ronde, person=mo, keuze="akkoord") == (
        "Je antwoord is al verstuurd. Het is anoniem, en daarom staat het vast.",
    )
    assert ronde.losse_antwoorden.count() == 1


def test_typed_in_for_somebody_says_by_whom(kring):
    ronde, mo = kring.ask(), kring.people[0]

    answer = rondes.geef_antwoord(ronde, person=mo, keuze="akkoord", kanaal="mondeling", ingevoerd_door=kring.by)

    assert (answer.kanaal, answer.ingevoerd_door) == ("mondeling", kring.by)


def test_paper_takes_two_pairs_of_eyes(kring, bas):
    ronde, mo = kring.ask(), kring.people[0]
    paper = {"person": mo, "keuze": "akkoord", "kanaal": "papier", "ingevoerd_door": kring.by}
    alone = ("Een papieren kaart voer je in met z'n tweeën. Kies wie er meekijkt.",)

    assert refusal(rondes.geef_antwoord, ronde, **paper) == alone
    assert refusal(rondes.geef_antwoord, ronde, **paper, tweede_paar_ogen=kring.by) == alone
    assert refusal(rondes.geef_antwoord, ronde, **paper, tweede_paar_ogen=bas) == (
        "Alleen een begeleider van dit proces kan dit doen.",
    )
    BegeleidingFactory(process=kring.process, user=bas)
    assert rondes.geef_antwoord(ronde, **paper, tweede_paar_ogen=bas).tweede_paar_ogen == bas


@pytest.mark.parametrize("kanaal", ["tablet", "duif"])
def test_typed_in_by_nobody_is_refused(kring, kanaal):
    ronde = kring.ask()

    assert refusal(rondes.geef_antwoord, ronde, person=kring.people[0], keuze="akkoord", kanaal=kanaal) == (
        "Zeg erbij wie dit antwoord invoerde, en hoe het gegeven is.",
    )


def test_silence_blocks_closing(kring):
    ronde = kring.ask()
    rondes.geef_antwoord(ronde, person=kring.people[0], keuze="akkoord")

    assert refusal(rondes.sluit_ronde, ronde, by=kring.by) == ("Nog 2 mensen hebben niet geantwoord.",)
    rondes.geef_antwoord(ronde, person=kring.people[0], keuze="laat_aan_groep")
    assert ronde.kring.filter(final=True).count() == 0


def test_closing_counts_keeps_and_adopts(kring, anna):
    one, two, three = kring.people
    ronde = kring.ask()
    rondes.geef_antwoord(ronde, person=one, keuze="akkoord")
    rondes.geef_antwoord(ronde, person=two, keuze="akkoord_met_zorg", reden="Wie let op?", mag_terugvragen=True)
    rondes.geef_antwoord(ronde, person=three, keuze="laat_aan_groep", kanaal="tablet", ingevoerd_door=anna)

    uitslag = rondes.sluit_ronde(ronde, by=anna)

    assert (uitslag.kring, uitslag.akkoord, uitslag.zorg, uitslag.groep, uitslag.bezwaar) == (3, 1, 1, 1, 0)
    assert uitslag.kanalen == {"link": 2, "tablet": 1}
    assert list(ronde.zorgen.values_list("person", "text", "mag_terugvragen")) == [(two.pk, "Wie let op?", True)]
    assert Voorstel.objects.get().status == "aangenomen"
    assert set(ronde.kring.values_list("final", flat=True)) == {True}


def test_closing_twice_gives_the_same_tally(kring):
    ronde = kring.adopt()

    assert rondes.sluit_ronde(ronde, by=kring.by) == ronde.uitslag
    assert journal.read(kring.process, journal.Audience.ALL)[0].text == (
        "Ronde 1 over V01 is gesloten. 3 van de 3 kunnen ermee leven."
    )


def test_an_objection_keeps_the_proposal_from_the_plan(kring):
    ronde = kring.close(kring.ask(), kring.people[0])

    assert Voorstel.objects.get().status == "uitgewerkt"
    assert list(ronde.bezwaren.values_list("person", "text", "status")) == [
        (kring.people[0].pk, "Te laat in de nacht.", "ingediend")
    ]


def test_tallies_are_chained(kring):
    kring.adopt()
    kring.adopt()

    assert rules.check_uitslagen(kring.process) == []
    changed = kring.process.uitslagen.first()
    changed.akkoord, changed.zorg = 2, 1
    assert rules.uitslag_fingerprint(changed, rules.START) != changed.sha256


def test_the_journal_holds_no_answer_and_no_reason(kring):
    kring.close(kring.ask(), kring.people[0], reden="Dit is geheim.")

    rows = [(row.kind, str(row.data)) for row in kring.process.gebeurtenissen.order_by("seq")]

    assert [kind for kind, _data in rows] == ["ronde_klaargezet", "ronde_geopend", "ronde_gesloten"]
    assert not any("geheim" in data or person.ref in data for _kind, data in rows for person in kring.people)


@pytest.mark.parametrize(
    ("keuze", "status"),
    [("akkoord", "opgelost"), ("akkoord_met_zorg", "omgezet_in_zorg"), ("laat_aan_groep", "ingetrokken")],
)
def test_answering_again_about_new_words_ends_the_own_objection(kring, keuze, status):
    mo = kring.people[0]
    first = kring.close(kring.ask(), mo)
    second = kring.ask(kring.versie(first.versie.voorstel))
    rondes.geef_antwoord(second, person=mo, keuze=keuze, reden="Toch wat stil.")
    kring.all_say(second, but=[mo])

    rondes.sluit_ronde(second, by=kring.by)

    bezwaar = first.bezwaren.get()
    assert bezwaar.status == status
    assert bezwaar.opgelost_in == (second.versie if status == "opgelost" else None)
    assert bezwaar.afgesloten_door is None
    assert Voorstel.objects.get().status == "aangenomen"


def test_the_objection_of_somebody_else_is_not_ended(kring):
    mo, truus, _kees = kring.people
    first = kring.close(kring.ask(), mo, truus)
    second = kring.ask(kring.versie(first.versie.voorstel))

    kring.close(second, truus)

    assert first.bezwaren.get(person=mo).status == "opgelost"
    assert first.bezwaren.get(person=truus).status == "ingediend"
    assert Voorstel.objects.get().status == "uitgewerkt"


def test_an_objection_does_not_leave_with_its_owner(kring):
    mo = kring.people.pop()
    kring.people.append(mo)
    first = kring.close(kring.ask(), mo)
    kring.leaves(mo)
    kring.people.remove(mo)

    kring.adopt(kring.versie(first.versie.voorstel))

    assert first.bezwaren.get().status == "ingediend"
    assert Voorstel.objects.get().status == "uitgewerkt"


def test_anonymous_objections_end_when_the_same_people_all_can_live_with_it(kring):
    kring.process.privacy = "anoniem"
    kring.process.save()
    first = kring.close(kring.ask(), kring.people[0])
    assert first.bezwaren.get().person is None

    kring.adopt(kring.versie(first.versie.voorstel))

    assert first.bezwaren.get().status == "opgelost"
    assert Voorstel.objects.get().status == "aangenomen"


def test_anonymous_objections_do_not_keep_the_order_they_came_in(at_step, anna):
    kring = gather(at_step("plandag"), anna, size=9)
    Process.objects.update(privacy="anoniem")
    ronde = kring.ask()

    for number, person in enumerate(kring.people):
        rondes.geef_antwoord(ronde, person=person, keuze="bezwaar", reden=f"{number}")
    rondes.sluit_ronde(ronde, by=anna)

    came = list(ronde.losse_antwoorden.order_by("pk").values_list("reden", flat=True))
    assert list(ronde.bezwaren.values_list("text", flat=True)) == came


def test_an_anonymous_objection_stands_when_somebody_is_gone(kring):
    kring.process.privacy = "anoniem"
    kring.process.save()
    first = kring.close(kring.ask(), kring.people[0])
    kring.leaves(kring.people.pop())

    kring.adopt(kring.versie(first.versie.voorstel))

    assert first.bezwaren.get().status == "ingediend"


def test_who_checked_out_no_longer_blocks(kring):
    ronde, mo = kring.ask(), kring.people.pop()
    kring.leaves(mo)
    kring.all_say(ronde)

    rondes.meld_vertrokken(ronde, person=mo, by=kring.by)
    rondes.meld_vertrokken(ronde, person=mo, by=kring.by)

    uitslag = rondes.sluit_ronde(ronde, by=kring.by)
    assert (uitslag.kring, uitslag.akkoord, uitslag.vertrokken) == (3, 2, 1)
    assert kring.process.gebeurtenissen.filter(kind="vertrokken").count() == 1


def test_who_is_in_the_hall_is_not_gone(kring):
    ronde = kring.ask()

    assert refusal(rondes.meld_vertrokken, ronde, person=kring.people[0], by=kring.by) == (
        "Deze persoon staat nog als aanwezig. Meld eerst het vertrek.",
        "Of schrijf op dat je twee keer hebt geroepen.",
    )


def test_more_than_a_few_not_found_asks_the_hoofdbegeleider(kring, bas):
    BegeleidingFactory(process=kring.process, user=bas)
    ronde, (one, two, _three) = kring.ask(), kring.people
    called = "Twee keer geroepen."

    rondes.meld_vertrokken(ronde, person=one, by=bas, reden=called)

    assert refusal(rondes.meld_vertrokken, ronde, person=two, by=bas, reden=called) == (
        "Alleen de hoofdbegeleider kan dit doen.",
    )
    assert rondes.meld_vertrokken(ronde, person=two, by=kring.by, reden=called).keuze == "vertrokken"


def test_who_answered_is_not_recorded_as_gone(kring):
    ronde, mo = kring.ask(), kring.people[0]
    rondes.geef_antwoord(ronde, person=mo, keuze="bezwaar", reden="Nee.")
    kring.leaves(mo)

    assert refusal(rondes.meld_vertrokken, ronde, person=mo, by=kring.by) == (
        "Deze persoon heeft al geantwoord, of hoort niet bij deze kring.",
    )


def test_a_round_without_a_single_answer_does_not_close(kring):
    ronde = kring.ask()
    for person in kring.people:
        kring.leaves(person)
        rondes.meld_vertrokken(ronde, person=person, by=kring.by)

    assert refusal(rondes.sluit_ronde, ronde, by=kring.by) == ("Niemand heeft geantwoord. Breek de ronde af.",)


def test_breaking_off_needs_a_reason(kring):
    ronde = kring.ask()

    assert refusal(rondes.breek_af, ronde, by=kring.by, reden=" ") == ("Schrijf op waarom je de ronde afbreekt.",)
    assert refusal(rondes.breek_af, kring.adopt(), by=kring.by, reden="Te laat.") == ("Deze ronde is al gesloten.",)


def test_nothing_in_a_process_that_rests(kring):
    ronde = kring.ask()
    kring.process.opgeschort_op = clock.now()
    kring.process.save()
    ronde.process.refresh_from_db()

    assert refusal(rondes.geef_antwoord, ronde, person=kring.people[0], keuze="akkoord") == (
        "Dit proces rust. Hervat het eerst.",
    )


@pytest.mark.django_db
@settings(max_examples=30, deadline=None)
@given(
    said=st.lists(
        st.sampled_from(["akkoord", "akkoord_met_zorg", "laat_aan_groep", "bezwaar", ""]), min_size=3, max_size=3
    )
)
def test_consent_is_everyone_answered_and_nobody_objected(said):
    kring = fresh_kring()
    ronde = kring.ask()
    for person, keuze in zip(kring.people, said, strict=True):
        if keuze:
            rondes.geef_antwoord(ronde, person=person, keuze=keuze, reden="Omdat.")

    try:
        rondes.sluit_ronde(ronde, by=kring.by)
    except Refused:
        ronde.refresh_from_db()

    assert rules.consent_reached(ronde) == (all(said) and "bezwaar" not in said)
    assert (ronde.versie.voorstel.status == "aangenomen") == rules.consent_reached(ronde)


def fresh_kring():
    user = UserFactory(begeleider=True)
    return gather(ProcessFactory(begeleiders=[user], step="plandag"), user)
