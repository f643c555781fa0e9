import pytest
from django.core import mail

from herstel.lib import clock
from participants import gates
from participants.actions import gesprekken
from participants.forms.betrokkenen import BetrokkeneForm
from participants.models import Aandraging
from processes import flow, outbox
from processes.models import Process
from tests.factories.participants import (
    BehoefteFactory,
    BetrokkeneFactory,
    GesprekFactory,
    GroepFactory,
    InformantFactory,
    InformatievraagFactory,
)
from tests.factories.processes import KerngroeplidFactory

pytestmark = pytest.mark.django_db


def test_a_talk_opens_the_gate(truus):
    before = gates.gesprek_gevoerd(truus.process)

    GesprekFactory(betrokkene=truus, gevoerd=True)

    assert (before, gates.gesprek_gevoerd(truus.process)) == ("Er is nog met niemand gesproken.", "")


def test_every_groep_wants_a_talk(truus):
    GesprekFactory(betrokkene=truus, gevoerd=True)
    GroepFactory(process=truus.process, name="Boeren")

    assert gates.elke_groep_gesproken(truus.process) == "Nog met niemand gesproken in: Boeren."


@pytest.mark.parametrize(
    ("fields", "trait", "missing"),
    [
        ({}, None, True),
        ({"antwoord": "Roet."}, None, False),
        ({"kan_niet_omdat": "Niet gemeten."}, None, False),
        ({}, "gevraagd", True),
        ({}, "komt", False),
    ],
)
def test_a_question_needs_an_answer_an_informant_or_an_honest_no(talks, fields, trait, missing):
    vraag = InformatievraagFactory(process=talks, **fields)
    if trait:
        InformantFactory(process=talks, vragen=[vraag], **{trait: True})

    assert bool(gates.vragen_hebben_antwoord(talks)) == missing


@pytest.mark.parametrize(("trait", "missing"), [("gevraagd", True), ("komt", True), ("gebrieft", False)])
def test_informanten_say_yes_and_know_their_role(talks, trait, missing):
    InformantFactory(process=talks, **{trait: True})

    assert bool(gates.informanten_gebrieft(talks)) == missing


@pytest.mark.parametrize(
    ("must", "antwoord", "missing"), [(True, "", True), (True, "Er komt een tolk.", False), (False, "", False)]
)
def test_anders_kom_ik_niet_wants_an_answer(truus, must, antwoord, missing):
    BehoefteFactory(person=truus.person, anders_kom_ik_niet=must, antwoord=antwoord)

    assert bool(gates.anders_kom_ik_niet_beantwoord(truus.process)) == missing


def test_growing_is_done_when_the_last_talks_bring_no_new_groep(truus):
    people = [truus, *BetrokkeneFactory.create_batch(4, process=truus.process, groep=truus.groep)]
    for person in people:
        GesprekFactory(betrokkene=person, gevoerd=True)
    before = gates.geen_nieuwe_groepen(truus.process)
    new = BetrokkeneFactory(process=truus.process)

    new.aangedragen_door.create(door=truus, via=Aandraging.Via.PERSOON, at=clock.now())

    assert before == ""
    assert gates.geen_nieuwe_groepen(truus.process) == "De laatste 5 gesprekken brachten nog 1 nieuwe groep."


def test_one_talk_is_counted_in_the_singular(truus):
    GesprekFactory(betrokkene=truus, gevoerd=True)

    missing = gates.geen_nieuwe_groepen(truus.process)

    assert missing == "Er is 1 gesprek gevoerd. Na 5 zie je of er nog groepen bijkomen."


def test_without_groups_the_form_leads_to_the_groups(process):
    form = BetrokkeneForm(process=process)

    assert f"/processen/{process.slug}/groepen/" in form.fields["groep"].help_text


def test_the_kerngroep_comes_on_the_list_when_the_talks_begin(
    at_step, anna, monkeypatch, django_capture_on_commit_callbacks
):
    process = at_step("kaders")
    lid = KerngroeplidFactory(process=process)
    monkeypatch.setattr(flow, "GATES", [])

    with django_capture_on_commit_callbacks(execute=True):
        flow.advance(process, from_step="kaders", by=anna)

    assert [row.person for row in process.betrokkenen.all()] == [lid.person]


def test_the_mail_carries_the_moment_and_a_cancelled_one_takes_it_out(truus, anna):
    later = clock.now().replace(year=clock.now().year + 1, day=2)
    gesprek = gesprekken.plan_gesprek(
        truus, by=anna, begeleider=anna, kanaal="bezoek", gepland_op=later, plaats="thuis"
    )
    outbox.send_waiting()
    gesprekken.zeg_gesprek_af(gesprek, by=anna)
    outbox.send_waiting()

    contents = [message.attachments[0].content for message in mail.outbox]
    assert [("METHOD:REQUEST" in text, "METHOD:CANCEL" in text) for text in contents] == [(True, False), (False, True)]
    assert "SEQUENCE:1" in contents[1]


@pytest.mark.parametrize(
    ("lezers", "sentence"),
    [
        ("team", "De begeleiders van dit proces lezen wat we opschrijven."),
        ("eigen", "Alleen je eigen begeleider en de hoofdbegeleider lezen wat we opschrijven."),
    ],
)
def test_the_mail_says_who_reads_the_notes(truus, anna, lezers, sentence):
    Process.objects.filter(pk=truus.process.pk).update(notities_voor=lezers)
    later = clock.now().replace(year=clock.now().year + 1, day=2)
    gesprekken.plan_gesprek(truus, by=anna, begeleider=anna, kanaal="bezoek", gepland_op=later)

    outbox.send_waiting()

    assert sentence in mail.outbox[0].body
    assert "tussen ons" not in mail.outbox[0].body


def test_a_mail_about_a_time_that_changed_is_not_sent(truus, anna):
    later = clock.now().replace(year=clock.now().year + 1, day=2)
    gesprek = gesprekken.plan_gesprek(truus, by=anna, begeleider=anna, kanaal="bezoek", gepland_op=later)
    gesprekken.verzet_gesprek(gesprek, by=anna, volgorde=0, gepland_op=later.replace(day=3))

    outbox.send_waiting()

    assert [message.subject.startswith("Onze afspraak is verzet") for message in mail.outbox] == [True]
