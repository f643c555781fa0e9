import pytest

from herstel.lib.refused import Refused
from processes import journal
from processes.actions import partijen
from processes.actions import verkenning as actions
from processes.forms.process import VerderForm
from processes.gates import verkenning as gates
from processes.models import Criterium, Gebeurtenis, Kant, Partij
from processes.texts.verkenning import CRITERIA
from tests.factories.processes import KantFactory, KerngroeplidFactory, PartijFactory


def zet(process, by, key="veiligheid", oordeel="ja", reden="De GGD heeft mensen opgevangen."):
    return actions.zet_criterium(process, by=by, key=key, oordeel=oordeel, reden=reden)


def test_there_are_ten_criteria_with_a_key_of_their_own():
    assert len({item.key for item in CRITERIA}) == 10


def test_zet_criterium_keeps_one_answer_per_criterium(process, anna):
    zet(process, anna, oordeel="nee", reden="Er wordt nog gedreigd.")
    zet(process, anna)

    assert list(process.criteria.values_list("key", "oordeel", "reden")) == [
        ("veiligheid", "ja", "De GGD heeft mensen opgevangen.")
    ]


def test_zet_criterium_twice_is_one_line_in_the_journal(process, anna):
    zet(process, anna)
    zet(process, anna)

    assert Gebeurtenis.objects.filter(process=process, kind="criterium").count() == 1


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"reden": "  "}, "Schrijf op waarom."),
        ({"key": "weer"}, "Kies een van de antwoorden op het blad."),
        ({"oordeel": "misschien"}, "Kies een van de antwoorden op het blad."),
    ],
)
def test_zet_criterium_refuses_half_an_answer(process, anna, given, reason):
    with pytest.raises(Refused) as refused:
        zet(process, anna, **given)

    assert refused.value.reasons == (reason,)
    assert not Criterium.objects.exists()


def test_the_sheet_closes_with_the_verkenning(at_step, anna):
    process = at_step("kerngroep")

    with pytest.raises(Refused) as refused:
        zet(process, anna)

    assert refused.value.reasons == ("De verkenning is afgerond. Het blad verandert niet meer.",)


def test_kant_is_added_asked_and_taken_back(process, anna):
    kant = actions.voeg_kant_toe(process, by=anna, name=" Bewoners ")
    actions.peil_kant(kant, by=anna, bereid="ja_mits", toelichting="Mits de directeur luistert.")

    kant.refresh_from_db()
    assert (kant.name, kant.bereid, kant.gepeild_op is None) == ("Bewoners", Kant.Bereid.JA_MITS, False)
    actions.verwijder_kant(kant, by=anna)
    assert not process.kanten.exists()
    assert journal.check(process) == []


def test_the_same_kant_is_refused(process, anna):
    actions.voeg_kant_toe(process, by=anna, name="Bewoners")

    with pytest.raises(Refused) as refused:
        actions.voeg_kant_toe(process, by=anna, name="bewoners")

    assert refused.value.reasons == ("De kant *bewoners* staat er al.",)


def test_a_kant_with_people_stays(process, anna):
    lid = KerngroeplidFactory(process=process)

    with pytest.raises(Refused):
        actions.verwijder_kant(lid.person.kant, by=anna)

    assert process.kanten.count() == 1


def test_gate_partij_bereid_opens_with_one_clear_yes(process, anna):
    partij = PartijFactory(process=process)
    PartijFactory(process=process, kaderstellend=False, bereid_vooraf=Partij.Bereid.JA)

    assert gates.partij_bereid(process) == "Nog geen partij met macht zei: ja, vooraf en niet achteraf."
    partijen.peil_partij(partij, by=anna, bereid_vooraf="ja", toelichting="Ja, zei de wethouder.")
    assert gates.partij_bereid(process) == ""


@pytest.mark.parametrize(
    ("gate", "key"), [(gates.veiligheid_elders, "veiligheid"), (gates.besluit_laat_ruimte, "besluit")]
)
def test_gates_of_the_sheet_open_with_a_plain_yes(process, anna, gate, key):
    zet(process, anna, key=key, oordeel="deels")

    assert gate(process) != ""
    zet(process, anna, key=key, oordeel="ja")
    assert gate(process) == ""


def test_an_answer_in_part_does_not_read_as_missing(process, anna):
    zet(process, anna, key="besluit", oordeel="deels")

    missing = gates.besluit_laat_ruimte(process)

    assert missing == (
        "Op het blad staat dat er deels ruimte blijft na geplande besluiten. Schrijf op waarom dat genoeg is."
    )


def test_each_reason_names_its_own_gate():
    form = VerderForm({}, soft={"een": ("Elke kant wil praten.", "Nog niet."), "twee": ("Er is ruimte.", "Nog niet.")})

    assert form.errors["reden_een"] == ["Schrijf een reden op bij “Elke kant wil praten.”"]
    assert form.errors["reden_twee"] == ["Schrijf een reden op bij “Er is ruimte.”"]


def test_gate_kanten_bereid_names_who_is_not_willing_yet(process):
    assert gates.kanten_bereid(process) == "Er staan nog geen kanten op het blad."
    KantFactory(process=process, name="Bewoners", bereid=Kant.Bereid.JA)
    silent = KantFactory(process=process, name="Boeren")

    assert gates.kanten_bereid(process) == "Nog geen ja van: Boeren."
    Kant.objects.filter(pk=silent.pk).update(bereid=Kant.Bereid.JA_MITS)
    assert gates.kanten_bereid(process) == ""
