"""What happened, append-only and chained: whatever is changed behind our back is found."""

from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from herstel.lib import clock, frozen
from processes import journal
from processes.journal import Audience
from tests.factories.processes import PartijFactory, PersonFactory


@pytest.fixture
def chain(process, anna):
    """Four acts, with the guards of the table off: somebody has the database in hand."""
    for day in range(4):
        with clock.at(datetime(2026, 6, 1 + day, 9, tzinfo=UTC)):
            journal.note(process, "begonnen", by=anna, nummer=day)
    frozen.drop_triggers(apps.get_app_config("processes"), connection)
    return process.gebeurtenissen.all()


def test_an_untouched_chain_is_whole(process, chain):
    assert journal.check(process) == []
    assert journal.check(process, head=chain.last().sha256, length=4) == []


def test_an_empty_chain_is_whole(process):
    assert journal.check(process) == []
    assert journal.head(process) == (0, journal.START)


@pytest.mark.parametrize(
    "changed",
    [
        {"kind": "gestopt"},
        {"actor": "u:iemandanders"},
        {"data": {"nummer": 99}},
        {"at": datetime(2026, 6, 2, 9, 0, 1, tzinfo=UTC)},
        {"sha256": "0" * 64},
        {"previous": "0" * 64},
        {"seq": 7},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_a_changed_row_is_found(process, chain, changed):
    chain.filter(seq=2).update(**changed)

    assert journal.check(process) != []


def test_a_changed_row_with_a_new_fingerprint_is_found_at_the_next(process, chain):
    row = chain.get(seq=2)
    row.kind = "gestopt"
    chain.filter(seq=2).update(kind=row.kind, sha256=journal.fingerprint(row, process.public_id))

    assert journal.check(process) == ["Rij 3 sluit niet aan op de rij ervoor."]


@pytest.mark.parametrize("seq", [1, 2, 3])
def test_a_missing_row_is_found(process, chain, seq):
    chain.filter(seq=seq).delete()

    assert journal.check(process) != []


def test_a_cut_off_end_is_found_with_what_was_published(process, chain):
    length, head = journal.head(process)

    chain.filter(seq=4).delete()

    assert journal.check(process) == []
    assert len(journal.check(process, head=head, length=length)) == 2


def test_rows_in_another_order_are_found(process, chain):
    chain.filter(seq=2).update(seq=9)
    chain.filter(seq=3).update(seq=2)
    chain.filter(seq=9).update(seq=3)

    assert journal.check(process) != []


def test_a_row_of_another_process_is_found(process, chain, other_process):
    row = chain.get(seq=1)
    row.pk, row.process = None, other_process
    row.save(force_insert=True)

    assert journal.check(other_process) == ["Rij 1 is veranderd."]


def test_an_unknown_kind_is_a_mistake_of_ours(process, anna):
    with pytest.raises(KeyError):
        journal.note(process, "bestaat_niet", by=anna)


def test_a_kind_means_one_thing():
    with pytest.raises(ValueError, match="begonnen"):
        journal.kind("begonnen", Audience.ALL, "Iets anders.")


def test_a_row_holds_references_and_no_names(process, anna, mo):
    journal.note(process, "link_vernieuwd", by=anna, about=mo)

    row = process.gebeurtenissen.get()
    assert (row.actor, row.data) == (f"u:{anna.ref}", {"person": mo.ref})


def test_the_sentence_is_made_for_who_reads_it(process, anna, mo):
    journal.note(process, "begonnen", by=anna)
    journal.note(process, "link_vernieuwd", by=anna, about=mo)

    begeleiders = [line.text for line in journal.read(process, Audience.BEGELEIDERS)]

    assert begeleiders == [
        "Mo Bewoner kreeg een nieuwe link. De oude werkt niet meer.",
        "Het proces is begonnen.",
    ]
    assert [line.text for line in journal.read(process, Audience.ALL)] == ["Het proces is begonnen."]


def test_a_forgotten_person_is_someone(process, anna, mo):
    journal.note(process, "gegevens_veranderd", by=mo, about=mo)
    mo.ref = None
    mo.save()

    line = journal.read(process, Audience.BEGELEIDERS)[0]

    assert (line.text, line.by) == ("De gegevens van iemand zijn veranderd.", "")


@pytest.mark.parametrize("count", [1, 3])
def test_reading_takes_the_same_queries(process, anna, count, django_assert_num_queries):
    for _ in range(count):
        journal.note(process, "link_vernieuwd", by=anna, about=PersonFactory(process=process))

    with django_assert_num_queries(3):
        lines = journal.read(process, Audience.BEGELEIDERS)

    assert len(lines) == count


def test_lines_come_newest_first(process, chain):
    moments = [line.at for line in journal.read(process, Audience.ALL)]

    assert moments == sorted(moments, reverse=True)
    assert moments[0] - moments[-1] == timedelta(days=3)


def test_the_command_says_which_chain_is_whole(process, chain, capsys):
    call_command("controleer_journaal")

    assert f"proces {process.pk}: 4 regels, klopt" in capsys.readouterr().out


def test_the_command_ends_with_1_when_a_row_was_changed(process, chain, capsys):
    chain.filter(seq=3).update(kind="gestopt")

    with pytest.raises(SystemExit) as ended:
        call_command("controleer_journaal")

    assert ended.value.code == 1
    assert "Rij 3 is veranderd." in capsys.readouterr().out


def test_a_partij_is_called_by_its_name(process, anna):
    PartijFactory(process=process, code="P4", name="Waterschap De Wetering")
    journal.note(process, "besluit", by=anna, partij="P4")

    [line] = journal.read(process, Audience.ALL)

    assert line.text == "Waterschap De Wetering legde een besluit over het plan vast."


def test_a_name_that_is_in_the_sentence_does_not_stand_under_it_again(process):
    mo = PersonFactory(process=process, name="Mo Bewoner")
    journal.note(process, "herkenning", by=mo, about=mo, versie=1)

    [line] = journal.read(process, Audience.BEGELEIDERS)

    assert (line.text, line.by) == ("Mo Bewoner gaf antwoord op versie 1.", "")


def test_what_happened_often_on_one_day_is_one_line_on_the_page_of_the_process(process, anna):
    people = PersonFactory.create_batch(3, process=process)
    for day, about in ((1, people[0]), (2, people[1]), (2, people[2])):
        with clock.at(datetime(2026, 6, day, 9, tzinfo=UTC)):
            journal.note(process, "aangemeld", by=about, about=about)

    read = [(line.at.day, line.text) for line in journal.latest(process, Audience.BEGELEIDERS, limit=5)]

    assert read == [
        (2, "2 mensen gaven antwoord op de uitnodiging."),
        (1, f"{people[0].name} gaf antwoord op de uitnodiging."),
    ]
    assert len(journal.read(process, Audience.BEGELEIDERS)) == 3


def test_somebody_who_answered_twice_is_one_person(process):
    one, other = PersonFactory.create_batch(2, process=process)
    for about in (one, one, other):
        journal.note(process, "aangemeld", by=about, about=about)

    [line] = journal.latest(process, Audience.BEGELEIDERS, limit=5)

    assert line.text == "2 mensen gaven antwoord op de uitnodiging."


def test_a_partij_that_is_gone_is_called_by_its_code(process, anna):
    journal.note(process, "partij_weg", by=anna, partij="P3")

    [line] = journal.read(process, Audience.BEGELEIDERS)

    assert line.text == "Partij P3 is weer weggehaald."
