"""The one door on the road: on, back, rest and out."""

import pytest

from herstel.lib.refused import Refused
from processes import flow
from processes.gates.proces import onafhankelijk_verklaard
from processes.models import Bericht, StepChange
from processes.road import GESPREKKEN, KADERS, KERNGROEP, KWESTIE, NIEUWE_ROUTE, PLANDAG, TOETSING, VERKENNING
from processes.signals import step_changed
from tests.factories.processes import BegeleidingFactory, PersonFactory


@pytest.fixture
def gates(monkeypatch):
    """The registry, empty: each test puts its own gates in it."""
    registry = []
    monkeypatch.setattr(flow, "GATES", registry)
    return registry


@pytest.fixture
def hard(gates):
    @flow.gate(VERKENNING, "Er is veiligheid", "processes:verkenning")
    def veilig(process):
        return "" if process.aanleiding else "Nog niet veilig."


@pytest.fixture
def soft(gates):
    @flow.gate(VERKENNING, "Elke kant wil praten", "processes:verkenning", soft=True)
    def bereid(process):
        return "Eén kant wil nog niet."


def test_advance_moves_to_the_next_station_and_records_it(process, anna, gates):
    change = flow.advance(process, from_step=VERKENNING, by=anna)

    process.refresh_from_db()
    assert process.step == KERNGROEP
    assert (change.kind, change.from_step, change.to_step, change.by) == ("verder", VERKENNING, KERNGROEP, anna)
    assert process.gebeurtenissen.get().kind == "stap_verder"


def test_advance_refuses_the_station_of_an_old_screen(process, anna, gates):
    flow.advance(process, from_step=VERKENNING, by=anna)

    with pytest.raises(Refused):
        flow.advance(process, from_step=VERKENNING, by=anna)

    assert process.step_changes.count() == 1


def test_advance_refused_while_a_gate_is_shut(process, anna, hard):
    with pytest.raises(Refused) as refused:
        flow.advance(process, from_step=VERKENNING, by=anna)

    assert refused.value.reasons == ("Nog niet veilig.",)
    process.refresh_from_db()
    assert process.step == VERKENNING
    assert not process.gebeurtenissen.exists()


def test_advance_refuses_a_reason_at_a_hard_gate(process, anna, hard):
    with pytest.raises(Refused):
        flow.advance(process, from_step=VERKENNING, by=anna, reasons={"veilig": "Het komt goed."})


@pytest.mark.parametrize("reasons", [None, {}, {"bereid": "  \n"}, {"ander": "Een reden."}])
def test_a_soft_gate_stops_without_a_reason(process, anna, soft, reasons):
    with pytest.raises(Refused) as refused:
        flow.advance(process, from_step=VERKENNING, by=anna, reasons=reasons)

    assert refused.value.reasons == ("Eén kant wil nog niet.",)


def test_a_soft_gate_is_passed_with_a_reason_that_is_kept(process, anna, soft):
    change = flow.advance(process, from_step=VERKENNING, by=anna, reasons={"bereid": "Die kant komt later. "})

    assert change.gate_reasons == {"bereid": "Die kant komt later."}
    assert process.gebeurtenissen.get().data["met_reden"] == ["bereid"]


def test_the_checklist_shows_hard_gates_first(process, soft, hard):
    assert [(todo.gate.key, todo.open) for todo in flow.checklist(process)] == [("veilig", False), ("bereid", False)]


def test_there_is_nothing_after_the_last_station(at_step, anna, gates):
    process = at_step(NIEUWE_ROUTE.last.key)

    with pytest.raises(Refused):
        flow.advance(process, from_step=process.step, by=anna)


def test_who_listens_is_told_after_the_commit(process, anna, gates, django_capture_on_commit_callbacks):
    told = []

    def listen(sender, process, change, **kwargs):
        told.append(change.to_step)

    step_changed.connect(listen)
    with django_capture_on_commit_callbacks(execute=True):
        flow.advance(process, from_step=VERKENNING, by=anna)
        before = list(told)
    step_changed.disconnect(listen)

    assert (before, told) == ([], [KERNGROEP])


@pytest.mark.parametrize(("here", "there"), [(KADERS, KWESTIE), (TOETSING, PLANDAG)])
def test_go_back_along_a_way_of_the_road(at_step, anna, here, there):
    process = at_step(here)

    change = flow.go_back(process, from_step=here, to_step=there, by=anna, reason="We vergaten iets.")

    assert (process.step, change.kind, change.reason) == (there, StepChange.Kind.TERUG, "We vergaten iets.")


def test_go_back_refused_where_the_road_has_no_way(at_step, anna):
    process = at_step(KWESTIE)

    with pytest.raises(Refused):
        flow.go_back(process, from_step=KWESTIE, to_step=VERKENNING, by=anna, reason="Liever overnieuw.")


def test_go_back_refused_without_a_reason(at_step, anna):
    process = at_step(KADERS)

    with pytest.raises(Refused):
        flow.go_back(process, from_step=KADERS, to_step=KWESTIE, by=anna, reason=" ")


def test_only_the_hoofdbegeleider_goes_back(at_step, bas):
    process = at_step(KADERS)
    BegeleidingFactory(process=process, user=bas)

    with pytest.raises(Refused):
        flow.go_back(process, from_step=KADERS, to_step=KWESTIE, by=bas, reason="Liever overnieuw.")


def test_overmacht_is_told_to_everyone_with_an_address(at_step, anna, mo):
    process = at_step(GESPREKKEN)
    PersonFactory(process=process, email="")
    PersonFactory(email="elders@voorbeeld.example")

    flow.go_back(process, from_step=GESPREKKEN, to_step=KADERS, by=anna, reason="Een nieuwe wet.")

    assert [bericht.person for bericht in Bericht.objects.filter(kind="overmacht")] == [mo]


def test_nothing_moves_while_a_process_rests(process, anna, gates):
    flow.schort_op(process, from_step=VERKENNING, by=anna, reason="Het is zomer.")

    with pytest.raises(Refused):
        flow.advance(process, from_step=VERKENNING, by=anna)

    flow.hervat(process, by=anna)
    flow.advance(process, from_step=VERKENNING, by=anna)
    assert process.step == KERNGROEP


def test_hervat_twice_is_refused(process, anna):
    flow.schort_op(process, from_step=VERKENNING, by=anna, reason="Het is zomer.")
    flow.hervat(process, by=anna)

    with pytest.raises(Refused):
        flow.hervat(process, by=anna)


@pytest.mark.parametrize("station", [station.key for station in NIEUWE_ROUTE.stations[:-1]])
def test_stop_ends_the_road_from_anywhere(at_step, anna, mo, station):
    process = at_step(station)

    flow.stop(process, from_step=station, by=anna, reason="Te veel pijn.", openbaar="Het lukt nu niet.")

    process.refresh_from_db()
    assert (process.step, process.gestopt_openbaar) == (station, "Het lukt nu niet.")
    assert [bericht.person for bericht in Bericht.objects.filter(kind="gestopt")] == [mo]


def test_nothing_moves_in_a_closed_process(at_step, anna):
    process = at_step("afgesloten")

    with pytest.raises(Refused) as refused:
        flow.stop(process, from_step="afgesloten", by=anna, reason="Toch niet.", openbaar="Toch niet.")

    assert refused.value.reasons == ("Dit proces is afgesloten. Je kunt alleen nog lezen.",)


def test_stop_is_possible_while_a_process_rests(process, anna):
    flow.schort_op(process, from_step=VERKENNING, by=anna, reason="Het is zomer.")

    flow.stop(process, from_step=VERKENNING, by=anna, reason="Te veel pijn.", openbaar="Het lukt nu niet.")

    assert process.gestopt_op is not None


@pytest.mark.parametrize(("reason", "openbaar"), [("", "Het lukt niet."), ("Te veel pijn.", " ")])
def test_stop_says_why_and_what_everyone_may_read(process, anna, reason, openbaar):
    with pytest.raises(Refused):
        flow.stop(process, from_step=VERKENNING, by=anna, reason=reason, openbaar=openbaar)

    process.refresh_from_db()
    assert process.gestopt_op is None


def test_nothing_moves_after_a_stop(process, anna, gates):
    flow.stop(process, from_step=VERKENNING, by=anna, reason="Te veel pijn.", openbaar="Het lukt nu niet.")

    for act in (
        lambda: flow.advance(process, from_step=VERKENNING, by=anna),
        lambda: flow.stop(process, from_step=VERKENNING, by=anna, reason="Nog eens.", openbaar="Nog eens."),
        lambda: flow.schort_op(process, from_step=VERKENNING, by=anna, reason="Rust."),
    ):
        with pytest.raises(Refused):
            act()

    assert process.step_changes.count() == 1


def test_independence_is_missing_until_every_begeleider_declared(process, anna, bas):
    anna.begeleidingen.update(onafhankelijk_op=process.created_at, onafhankelijk_tekst="Ik heb geen belang.")
    late = BegeleidingFactory(process=process, user=bas)

    before = onafhankelijk_verklaard(process)
    late.onafhankelijk_op, late.onafhankelijk_tekst = process.created_at, "Ik ook niet."
    late.save()

    assert before == "Nog geen verklaring van onafhankelijkheid van: Bas Begeleider."
    assert onafhankelijk_verklaard(process) == ""
