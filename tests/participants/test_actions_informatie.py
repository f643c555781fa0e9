import pytest

from herstel.lib.refused import Refused
from participants.actions import behoeften, informatie
from participants.models import Behoefte, Informant, Informatievraag
from tests.factories.participants import BehoefteFactory, InformantFactory, InformatievraagFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def vraag(talks):
    return InformatievraagFactory(process=talks, text="Wat zat er in de rook?")


def test_the_same_question_is_asked_once_more(truus, wim, anna, vraag):
    informatie.stel_vraag(truus.process, by=anna, text="wat zat er in de rook? ", betrokkene=truus)
    informatie.stel_vraag(truus.process, by=anna, text="Wat zat er in de rook?", betrokkene=wim)
    informatie.vraag_ook(vraag, by=anna, betrokkene=wim)

    assert Informatievraag.objects.with_counts().get().keer == 2


def test_a_question_by_link_passes_a_begeleider_first(truus, anna):
    asked = informatie.stel_vraag(truus.process, by=truus.person, text="Waarom deed Jan niets?", betrokkene=truus)
    before = list(truus.process.informatievragen.on_board())

    informatie.zet_op_bord(asked, by=anna, text="Wat gebeurde er die nacht?")

    assert before == []
    assert [row.text for row in truus.process.informatievragen.on_board()] == ["Wat gebeurde er die nacht?"]


def test_nobody_asks_in_the_name_of_another(truus, wim, vraag):
    with pytest.raises(Refused):
        informatie.vraag_ook(vraag, by=wim.person, betrokkene=truus)


def test_merging_moves_distinct_askers_and_informanten_along(truus, wim, anna, vraag):
    double = InformatievraagFactory(process=truus.process)
    informant = InformantFactory(process=truus.process, vragen=[double])
    for row, asker in ((vraag, truus), (double, truus), (double, wim)):
        informatie.vraag_ook(row, by=anna, betrokkene=asker)

    informatie.voeg_samen(double, by=anna, in_vraag=vraag)

    assert Informatievraag.objects.standing().with_counts().get().keer == 2
    assert list(informant.vragen.all()) == [vraag]


def test_merging_twice_is_once_and_never_into_itself(truus, anna, vraag):
    double = InformatievraagFactory(process=truus.process)
    for _ in range(2):
        informatie.voeg_samen(double, by=anna, in_vraag=vraag)

    with pytest.raises(Refused):
        informatie.voeg_samen(vraag, by=anna, in_vraag=double)


def test_asking_a_merged_question_counts_at_the_one_that_stands(truus, anna, vraag):
    double = InformatievraagFactory(process=truus.process)
    informatie.voeg_samen(double, by=anna, in_vraag=vraag)

    informatie.vraag_ook(double, by=anna, betrokkene=truus)

    assert vraag.vragers.get().betrokkene == truus


def test_an_answer_takes_the_place_of_kan_niet(anna, vraag):
    informatie.kan_niet(vraag, by=anna, omdat="Dat is niet gemeten.")

    informatie.beantwoord_vraag(vraag, by=anna, antwoord="Roet.")
    with pytest.raises(Refused):
        informatie.kan_niet(vraag, by=anna, omdat="Toch niet.")

    vraag.refresh_from_db()
    assert (vraag.antwoord, vraag.kan_niet_omdat) == ("Roet.", "")


def add(talks, anna, vraag, **kwargs):
    fields = {"name": "Femke Oosting", "organisatie": "GGD", "email": "femke@voorbeeld.example"} | kwargs
    return informatie.voeg_informant_toe(talks, by=anna, vragen=[vraag], **fields)


def test_an_informant_is_asked_once_says_yes_and_is_briefed(talks, anna, vraag):
    informant = add(talks, anna, vraag)
    for _ in range(2):
        informatie.nodig_informant_uit(informant, by=anna)

    informatie.aanvaard_informant(informant, by=informant.person)
    informatie.brief_informant(informant, by=anna, briefing="Feiten, tien minuten.")

    row = Informant.objects.get()
    assert None not in (row.aanvaard_op, row.gebrieft_op)
    assert talks.berichten.get().kind == "informant_uitnodiging"


def test_yes_before_being_asked_is_refused(talks, anna, vraag):
    informant = add(talks, anna, vraag)

    with pytest.raises(Refused):
        informatie.aanvaard_informant(informant, by=informant.person)


def test_briefing_before_yes_is_refused(talks, anna, vraag):
    informant = informatie.nodig_informant_uit(add(talks, anna, vraag), by=anna)

    with pytest.raises(Refused):
        informatie.brief_informant(informant, by=anna, briefing="Feiten.")


def test_another_person_does_not_answer_for_the_informant(talks, anna, vraag, mo):
    informant = informatie.nodig_informant_uit(add(talks, anna, vraag), by=anna)

    with pytest.raises(Refused):
        informatie.aanvaard_informant(informant, by=mo)


def test_after_no_the_question_is_open_again(talks, anna, vraag):
    informant = informatie.nodig_informant_uit(add(talks, anna, vraag), by=anna)
    informatie.aanvaard_informant(informant, by=informant.person)
    before = talks.informatievragen.open().count()

    informatie.zeg_informant_af(informant, by=informant.person)

    assert (before, talks.informatievragen.open().count()) == (0, 1)


def test_a_double_role_is_recorded(truus, anna, vraag):
    add(truus.process, anna, vraag, name=truus.person.name, email=truus.person.email)

    assert truus.process.gebeurtenissen.get(kind="informant_erbij").data["dubbele_rol"] is True


def test_a_need_is_written_once_and_may_weigh_more(truus, anna):
    behoeften.noteer_behoefte(truus.person, by=anna, soort="tolk", text="Pools")

    behoeften.noteer_behoefte(truus.person, by=truus.person, soort="tolk", text="Pools ", anders_kom_ik_niet=True)

    assert Behoefte.objects.unanswered_condition().get().text == "Pools"


def test_nobody_writes_a_need_for_another_by_link(truus, wim):
    with pytest.raises(Refused):
        behoeften.noteer_behoefte(truus.person, by=wim.person, soort="tolk", text="Pools")


def test_an_empty_answer_to_a_need_is_refused(truus, anna):
    behoefte = BehoefteFactory(person=truus.person, anders_kom_ik_niet=True)

    with pytest.raises(Refused):
        behoeften.beantwoord_behoefte(behoefte, by=anna, antwoord="  ")

    assert Behoefte.objects.unanswered_condition().exists()


def test_a_question_that_waits_comes_on_the_board_when_a_begeleider_asks_it_too(truus, anna):
    informatie.stel_vraag(truus.process, by=truus.person, text="Wat kost dit?", betrokkene=truus)

    vraag = informatie.stel_vraag(truus.process, by=anna, text="wat kost dit?")

    assert (vraag.op_bord, vraag.text) == (True, "wat kost dit?")


def test_taking_a_need_away_is_in_the_journal(truus, anna):
    need = behoeften.noteer_behoefte(truus.person, by=anna, soort="tolk", text="Een tolk")

    behoeften.verwijder_behoefte(need, by=truus.person)

    assert truus.process.gebeurtenissen.last().kind == "behoefte_weg"
