from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from herstel.lib import clock
from herstel.lib.refused import Refused
from plandag.actions import overeenkomst, toets, vervolg
from plandag.gates import toets as at_toetsing
from plandag.gates import vervolg as gates
from plandag.models import Toets, Vervolgafspraak, VoorstelVersie
from plandag.rules import vervolg as rules
from plandag.rules.cijfers import cijfers
from processes import flow
from processes.models import Bericht, Process
from tests.factories.plandag import PlanFactory, PlanonderdeelFactory, ToetsFactory, VoorstelVersieFactory

DAY = date(2027, 2, 1)


def refusal(act, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        act(*args, **kwargs)
    return refused.value.reasons


@pytest.fixture
def afspraak(toetsing, mo):
    return vervolg.maak_afspraak(toetsing.process, by=toetsing.by, wat="Soep koken", eigenaar=mo, klaar_op=DAY)


@pytest.fixture
def at_nazorg(toetsing, mo):
    """Everything that the toets asks is done."""
    toetsing.judge()
    paper = toetsing.agree()
    toetsing.promise(mo, DAY)
    vervolg.plan_evaluatie(toetsing.process, by=toetsing.by, datum=clock.today() + timedelta(days=60))
    for by, partij in ((toetsing.wethouder, toetsing.gemeente), (toetsing.directeur, toetsing.bedrijf)):
        overeenkomst.teken_voor_partij(paper, by=by, partij=partij, sha256=paper.sha256)
    flow.advance(toetsing.process, from_step="toetsing", by=toetsing.by)
    return toetsing.process


def test_each_onderdeel_of_the_plan_becomes_one_promise(toetsing, anna):
    first = vervolg.maak_afspraken_uit_plan(toetsing.process, by=anna)

    assert len(first) == 2
    assert vervolg.maak_afspraken_uit_plan(toetsing.process, by=anna) == []
    assert at_toetsing.afspraken_compleet(toetsing.process) == "Nog 2 afspraken zonder iemand of zonder datum."


def test_a_promise_of_an_onderdeel_that_left_the_plan_goes(toetsing, anna):
    afspraken = vervolg.maak_afspraken_uit_plan(toetsing.process, by=anna)
    Vervolgafspraak.objects.filter(pk=afspraken[0].pk).update(voorstel=toetsing.kring.versie().voorstel)

    vervolg.maak_afspraken_uit_plan(toetsing.process, by=anna)

    assert sorted(row.voorstel.code for row in toetsing.process.vervolgafspraken.all()) == ["V01", "V02"]


def test_a_promise_follows_the_plan_until_somebody_gave_it_another_day(toetsing, anna):
    afspraken = vervolg.maak_afspraken_uit_plan(toetsing.process, by=anna)
    vervolg.verander_afspraak(afspraken[1], by=anna, eigenaar=None, klaar_op=DAY)
    for afspraak in afspraken:
        VoorstelVersieFactory(voorstel=afspraak.voorstel, titel="Nieuw", wanneer="op", wanneer_op=date(2028, 3, 1))
    plan = PlanFactory(process=toetsing.process)
    for place, afspraak in enumerate(afspraken, 1):
        PlanonderdeelFactory(plan=plan, versie=afspraak.voorstel.versies.latest(), volgorde=place)
    Toets.objects.update(vervallen_op=clock.now())
    ToetsFactory(plan=plan)

    vervolg.maak_afspraken_uit_plan(toetsing.process, by=anna)

    days = toetsing.process.vervolgafspraken.order_by("voorstel__nummer").values_list("klaar_op", flat=True)
    assert list(days) == [date(2028, 3, 1), DAY]


@pytest.mark.parametrize(
    ("wanneer", "op", "due"),
    [
        ("op", date(2027, 2, 3), date(2027, 2, 3)),
        ("in", date(2027, 2, 1), date(2027, 2, 28)),
        ("direct", None, None),
    ],
)
def test_a_month_is_due_on_its_last_day(wanneer, op, due):
    assert rules.klaar_op(VoorstelVersie(wanneer=wanneer, wanneer_op=op)) == due


def test_the_owner_gets_one_mail(afspraak, anna, mo):
    vervolg.verander_afspraak(afspraak, by=anna, eigenaar=mo, klaar_op=DAY + timedelta(days=1))

    assert list(Bericht.objects.filter(kind="afspraak").values_list("person", "about")) == [
        (mo.pk, f"afspraak{afspraak.pk}")
    ]


def test_a_promise_belongs_to_people_of_this_process(toetsing, other_process, anna):
    stranger = other_process.people.create(name="Vreemde", created_at=clock.now())

    assert refusal(vervolg.maak_afspraak, toetsing.process, by=anna, wat="Soep", eigenaar=stranger, klaar_op=DAY) == (
        "Deze persoon hoort bij een ander proces.",
    )


def test_the_owner_reports_in_one_tap(afspraak, mo):
    vervolg.meld_stand(afspraak, by=mo, stand="bezig")
    vervolg.meld_stand(afspraak, by=mo, stand="bezig")

    afspraak.refresh_from_db()
    assert (afspraak.stand, afspraak.meldingen.count()) == ("bezig", 1)


@pytest.mark.parametrize("stand", ["vast", "overgedragen", "gestopt"])
def test_trouble_needs_words(afspraak, mo, stand):
    assert refusal(vervolg.meld_stand, afspraak, by=mo, stand=stand) == (vervolg.NEEDS_WORDS[stand],)

    assert vervolg.meld_stand(afspraak, by=mo, stand=stand, toelichting="Er is geen keuken.").stand == stand


def test_only_the_owner_or_who_guides_or_acts_reports(afspraak, toetsing, bas, anna):
    person = toetsing.kring.people[0]

    assert refusal(vervolg.meld_stand, afspraak, by=person, stand="klaar") == ("Deze afspraak is van iemand anders.",)
    assert refusal(vervolg.meld_stand, afspraak, by=bas, stand="klaar") == (
        "Alleen een begeleider van dit proces kan dit doen.",
    )
    assert vervolg.meld_stand(afspraak, by=anna, stand="klaar").ingevoerd_door == anna


def test_a_kadersteller_reports_on_the_own_promise(toetsing, anna):
    person = toetsing.gemeente.kaderstellers.get().person
    own = vervolg.maak_afspraak(toetsing.process, by=anna, wat="Bomen planten", eigenaar=person, klaar_op=DAY)

    assert vervolg.meld_stand(own, by=toetsing.wethouder, stand="bezig").stand == "bezig"
    assert refusal(vervolg.meld_stand, own, by=toetsing.directeur, stand="klaar") == (
        "Alleen een begeleider van dit proces kan dit doen.",
    )


def test_links_live_until_three_months_after_the_last_evaluation(toetsing, anna):
    with clock.at(datetime(2026, 10, 3, 22, tzinfo=ZoneInfo("Europe/Amsterdam"))):
        vervolg.plan_evaluatie(toetsing.process, by=anna, datum=date(2027, 6, 5))
        last = vervolg.plan_evaluatie(toetsing.process, by=anna, datum=date(2027, 11, 30), plaats="De Wetering")
        assert toetsing.process.links_until == datetime(2028, 2, 29, 22, 59, 59, tzinfo=ZoneInfo("UTC"))

        vervolg.verwijder_evaluatie(last, by=anna)

    assert toetsing.process.links_until == datetime(2027, 9, 5, 21, 59, 59, tzinfo=ZoneInfo("UTC"))


def test_an_evaluation_is_planned_once_and_ahead(toetsing, anna):
    day = clock.today() + timedelta(days=30)
    first = vervolg.plan_evaluatie(toetsing.process, by=anna, datum=day)

    assert vervolg.plan_evaluatie(toetsing.process, by=anna, datum=day) == first
    assert refusal(vervolg.plan_evaluatie, toetsing.process, by=anna, datum=clock.today() - timedelta(days=1)) == (
        "Deze dag is al voorbij. Kies een dag die nog komt.",
    )


def test_an_evaluation_is_held_with_a_report(toetsing, anna):
    evaluatie = vervolg.plan_evaluatie(toetsing.process, by=anna, datum=clock.today())
    fields = {"by": anna, "gehouden_op": clock.today(), "aanwezig": 52}

    assert refusal(vervolg.houd_evaluatie, evaluatie, **fields, verslag=" ") == ("Schrijf op wat eruit kwam.",)
    assert gates.evaluatie_gehouden(toetsing.process) == "Nog 1 evaluatie te houden."

    vervolg.houd_evaluatie(evaluatie, **fields, verslag="Mensen groeten elkaar weer.")

    assert gates.evaluatie_gehouden(toetsing.process) == ""
    assert refusal(vervolg.verwijder_evaluatie, evaluatie, by=anna) == ("Deze dag is al geweest. Het verslag blijft.",)


def test_nazorg_is_encrypted_and_reading_it_is_written_down(toetsing, anna, mo):
    contact = vervolg.noteer_nazorg(mo, by=anna, text="Slaapt slecht.")

    assert b"Slaapt" not in bytes(contact.versleuteld)
    assert vervolg.lees_nazorg(contact, by=anna) == "Slaapt slecht."
    assert toetsing.process.gebeurtenissen.latest().kind == "nazorg_gelezen"


def test_nazorg_is_read_by_the_team_or_as_set_by_the_own_begeleider(toetsing, anna, bas, mo):
    contact = vervolg.noteer_nazorg(mo, by=anna, text="Slaapt slecht.")
    assert refusal(vervolg.lees_nazorg, contact, by=bas) == (
        "Alleen de eigen begeleider en de hoofdbegeleider lezen dit.",
    )

    toetsing.process.begeleidingen.create(user=bas)
    assert vervolg.lees_nazorg(contact, by=bas) == "Slaapt slecht."

    Process.objects.update(notities_voor="eigen")
    contact.refresh_from_db()
    with pytest.raises(Refused):
        vervolg.lees_nazorg(type(contact).objects.get(pk=contact.pk), by=bas)


def test_the_verantwoording_waits_for_the_nazorg(toetsing, anna):
    assert refusal(vervolg.maak_verantwoording, toetsing.process, by=anna, text="Klaar.") == (
        "De verantwoording maak je bij de nazorg.",
    )


def test_the_verantwoording_counts_honestly(at_nazorg, anna, toetsing):
    counted = cijfers(at_nazorg)

    assert counted["betrokkenen"]["genoemd"] == 3
    assert counted["plandag"]["aanwezig"] == 3
    assert (counted["slotronde"]["kan_leven"], counted["slotronde"]["kring"]) == (3, 3)
    assert counted["rondes"] == {"gesloten": 3, "onderdeel": 2, "slot": 1, "doorgaan": 0, "afgebroken": 0}
    assert counted["toets"]["oordelen"] == {"past": 7}
    assert counted["kanalen"] == {"link": 9}


def test_the_verantwoording_is_frozen_and_numbered(at_nazorg, anna):
    first = vervolg.maak_verantwoording(at_nazorg, by=anna, text="We zijn er.")

    assert vervolg.maak_verantwoording(at_nazorg, by=anna, text="We zijn er.") == first
    assert vervolg.maak_verantwoording(at_nazorg, by=anna, text="Nog iets.").nummer == 2


def test_a_process_is_closed_when_every_promise_ended(at_nazorg, anna, mo):
    assert gates.afspraken_af(at_nazorg) == "Nog 2 afspraken lopen."
    assert gates.verantwoording_gemaakt(at_nazorg) == "De verantwoording is nog niet gemaakt."

    for row in at_nazorg.vervolgafspraken.all():
        vervolg.meld_stand(row, by=mo, stand="klaar")
    vervolg.maak_verantwoording(at_nazorg, by=anna, text="We zijn er.")
    flow.advance(at_nazorg, from_step="nazorg", by=anna, reasons={"evaluatie_gehouden": "Die komt in juni."})

    assert at_nazorg.step == "afgesloten"


def test_after_closing_nobody_reports(at_nazorg, mo):
    Process.objects.update(step="afgesloten")

    assert refusal(vervolg.meld_stand, at_nazorg.vervolgafspraken.first(), by=mo, stand="klaar") == (
        "Dit proces is afgesloten. Je kunt alleen nog lezen.",
    )


def test_a_verdict_after_the_toets_is_refused(at_nazorg, toetsing):
    assert refusal(toetsing.says, "vraag", motivering="Kan dit anders?") == (toets.NIET_MEER,)
