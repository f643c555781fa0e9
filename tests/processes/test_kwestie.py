import pytest

from herstel.lib.refused import Refused
from processes.actions import kwestie as actions
from processes.gates import kwestie as gates
from processes.models import Bericht, Herkenning, Kwestieomschrijving, Meelezer
from tests.factories.processes import KantFactory, KerngroeplidFactory, KwestieFactory


def schrijf(process, by, text="Er was brand in het dorp.", vorige=0, **rest):
    return actions.schrijf_kwestie(
        process, by=by, text=text, centrale_vraag="Hoe gaan we verder?", vorige=vorige, **rest
    )


@pytest.fixture
def lid(process):
    return KerngroeplidFactory(process=process, aanvaard=True)


@pytest.fixture
def kwestie(process):
    return KwestieFactory(process=process)


def meelezer(process, by, name, kant):
    return actions.vraag_meelezer(process, by=by, name=name, kant=kant, email=f"{name}@voorbeeld.example")


def test_versions_are_added_and_never_replaced(process, anna):
    schrijf(process, anna)
    schrijf(process, anna, text="Er was brand.", vorige=1, wijziging="Korter.")

    assert [item.text for item in process.kwesties.all()] == ["Er was brand in het dorp.", "Er was brand."]


def test_a_colleague_who_was_faster_stops_the_second(process, anna):
    schrijf(process, anna)

    with pytest.raises(Refused) as refused:
        schrijf(process, anna, text="Iets anders.")

    assert refused.value.reasons == (
        "Iemand anders bewaarde intussen versie 1. Lees die eerst. Jouw tekst staat hieronder.",
    )
    assert process.kwesties.count() == 1


@pytest.mark.parametrize(
    ("text", "wijziging", "reason"),
    [
        ("Er was brand.", " ", "Schrijf op wat er is veranderd, en waarom."),
        ("Er was brand in het dorp. ", "Een spatie.", "Er is niets veranderd."),
        ("", "Leeg.", "Schrijf de tekst en de centrale vraag op."),
    ],
)
def test_a_next_version_must_be_one(process, anna, text, wijziging, reason):
    schrijf(process, anna)

    with pytest.raises(Refused) as refused:
        schrijf(process, anna, text=text, vorige=1, wijziging=wijziging)

    assert refused.value.reasons == (reason,)


def test_the_text_stands_from_the_kaders_on(at_step, anna):
    with pytest.raises(Refused):
        schrijf(at_step("kaders"), anna)

    assert not Kwestieomschrijving.objects.exists()


def test_an_answer_can_be_changed_while_the_version_is_the_newest(kwestie, lid):
    actions.geef_herkenning(kwestie, person=lid.person, antwoord="nee", reden="Mijn werk ontbreekt.", by=lid.person)
    actions.geef_herkenning(kwestie, person=lid.person, antwoord="ja", by=lid.person)

    answer = Herkenning.objects.get()
    assert (answer.antwoord, answer.reden, answer.kanaal) == ("ja", "", "link")


def test_an_answer_on_an_older_version_is_refused(process, kwestie, lid, anna):
    schrijf(process, anna, vorige=1, wijziging="Alles.")

    with pytest.raises(Refused) as refused:
        actions.geef_herkenning(kwestie, person=lid.person, antwoord="ja", by=lid.person)

    assert refused.value.reasons == ("Er is intussen een nieuwe versie. Lees die eerst.",)


def test_nee_says_why(kwestie, lid):
    with pytest.raises(Refused):
        actions.geef_herkenning(kwestie, person=lid.person, antwoord="nee", reden=" ", by=lid.person)

    assert not Herkenning.objects.exists()


def test_only_readers_answer_and_only_for_themselves(kwestie, lid, mo):
    with pytest.raises(Refused):
        actions.geef_herkenning(kwestie, person=mo, antwoord="ja", by=mo)
    with pytest.raises(Refused):
        actions.geef_herkenning(kwestie, person=lid.person, antwoord="ja", by=mo)

    assert not Herkenning.objects.exists()


def test_an_answer_told_aloud_names_who_typed_it(kwestie, lid, anna):
    answer = actions.geef_herkenning(kwestie, person=lid.person, antwoord="bijna", by=anna, kanaal="telefoon")

    assert (answer.kanaal, answer.ingevoerd_door) == ("telefoon", anna)


def test_meelezers_are_outsiders(process, lid, anna):
    kant = KantFactory(process=process)
    first, second = meelezer(process, anna, "Ine", kant), meelezer(process, anna, "Ine", kant)

    assert first == second
    with pytest.raises(Refused):
        actions.vraag_meelezer(process, by=anna, name=lid.person.name, kant=kant, email=lid.person.email)
    assert Meelezer.objects.count() == 1


def test_asking_goes_to_who_did_not_answer_yet(process, kwestie, lid, anna):
    other = KerngroeplidFactory(process=process)
    actions.geef_herkenning(kwestie, person=lid.person, antwoord="ja", by=lid.person)

    assert actions.vraag_herkenning(kwestie, by=anna) == 1
    assert [item.person for item in Bericht.objects.filter(kind="herkenning")] == [other.person]


def test_gate_wants_everyones_yes_on_the_same_version(process, kwestie, lid, anna):
    actions.geef_herkenning(kwestie, person=lid.person, antwoord="ja", by=lid.person)
    assert gates.kerngroep_herkent_zich(process) == ""

    schrijf(process, anna, vorige=1, wijziging="Alles.")
    assert gates.kerngroep_herkent_zich(process) == "0 van de 1 leden zeggen ja tegen versie 2."


def test_gate_does_not_count_almost_as_yes(process, kwestie, lid):
    actions.geef_herkenning(kwestie, person=lid.person, antwoord="bijna", by=lid.person)

    assert gates.kerngroep_herkent_zich(process) == "0 van de 1 leden zeggen ja tegen versie 1."


def test_gate_wants_three_outsiders_of_different_sides(process, kwestie, anna):
    kanten = KantFactory.create_batch(3, process=process)
    for name, kant in zip(("ine", "jan", "kit"), (kanten[0], kanten[0], kanten[1]), strict=True):
        person = meelezer(process, anna, name, kant).person
        actions.geef_herkenning(kwestie, person=person, antwoord="bijna", by=person)
    assert gates.meelezers_herkennen_zich(process) == "3 van de 3 meelezers zeggen ja of bijna, van 2 van de 3 kanten."

    person = meelezer(process, anna, "lea", kanten[2]).person
    actions.geef_herkenning(kwestie, person=person, antwoord="ja", by=person)
    assert gates.meelezers_herkennen_zich(process) == ""


def test_gate_wants_the_newest_version_read_for_blame(process, kwestie, anna):
    actions.toets_neutraliteit(
        kwestie, by=anna, schuld=True, oplossing=False, toelichting="De directeur krijgt de schuld."
    )
    assert gates.tekst_is_neutraal(process) == "In versie 1 staat nog een schuldige of een oplossing."

    actions.toets_neutraliteit(kwestie, by=anna, schuld=False, oplossing=False, toelichting="")
    assert gates.tekst_is_neutraal(process) == ""
    schrijf(process, anna, vorige=1, wijziging="Alles.")
    assert gates.tekst_is_neutraal(process) == "Versie 2 is nog niet nagelezen op schuld en oplossingen."
