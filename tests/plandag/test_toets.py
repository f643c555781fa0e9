from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core import mail

from herstel.lib import clock
from herstel.lib.refused import Refused
from plandag.actions import toets
from plandag.models import Oordeel, Toets
from plandag.panels import toets as panels
from plandag.rules import consent
from plandag.rules import toets as rules
from processes import flow, outbox
from processes.models import Bericht
from tests.factories.plandag import KostenpostFactory, VoorstelVersieFactory
from tests.factories.processes import KaderFactory, KaderVersieFactory
from tests.plandag.toetsing import arrive, at_toets


@pytest.fixture
def voorlopig(kring, gemeente, wethouder):
    """The gemeente laid down K1 under the condition of a decision."""
    return at_toets(kring, gemeente, wethouder, voorlopig=True)


def refusal(act, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        act(*args, **kwargs)
    return refused.value.reasons


def uitslag_mails(process):
    return sorted(set(Bericht.objects.filter(process=process, kind="toets_uitslag").values_list("about", flat=True)))


def test_arriving_at_the_toets_begins_it_and_asks_the_kaderstellers(kring, toetsing):
    asked = Bericht.objects.filter(kind="toets_gevraagd").values_list("user__name", flat=True)

    assert toetsing.toets.plan == consent.gedragen_plan(kring.process)
    assert sorted(asked) == ["Dirk Directeur", "Wil Wethouder"]
    assert toets.begin_toets(kring.process, by=kring.by) == toetsing.toets


def test_the_toets_needs_a_plan_that_everyone_can_live_with(at_step, anna):
    process = at_step("toetsing")

    assert refusal(toets.begin_toets, process, by=anna) == (
        "Er is geen plan waar iedereen mee kan leven. Doe eerst de slotronde.",
    )


def test_going_back_voids_the_toets_and_what_was_signed(toetsing, anna):
    toetsing.judge()
    paper = toetsing.agree()

    flow.go_back(toetsing.process, from_step="toetsing", to_step="plandag", by=anna, reason="Eén datum past niet.")

    paper.refresh_from_db()
    assert rules.standing(toetsing.process) is None
    assert paper.vervallen_op is not None


def test_every_cell_fits_and_so_does_the_plan(toetsing):
    assert toetsing.matrix.stand == "open"

    toetsing.judge()

    assert len(toetsing.matrix.cellen) == 7  # two onderdelen beside three owners, and one sum
    assert toetsing.matrix.stand == "past"
    assert uitslag_mails(toetsing.process) == [f"toets{toetsing.toets.pk}.past"]


def test_a_kadersteller_judges_for_the_own_partij_only(toetsing, anna):
    no = ("Alleen wie voor deze partij de kaders vastlegde, geeft dit oordeel.",)

    assert refusal(toetsing.says, by=toetsing.directeur) == no
    assert refusal(toetsing.says, by=anna) == no
    assert not Oordeel.objects.exists()


def test_a_kadersteller_judges_beside_the_own_kaders_only(toetsing):
    assert refusal(toetsing.says, kader=toetsing.geld, partij=toetsing.bedrijf) == (
        "Dit onderdeel of dit kader is veranderd, of het is niet van jouw partij.",
    )


@pytest.mark.parametrize("fields", [{}, {"motivering": "Te vroeg."}, {"wat_past_wel": "Later."}])
def test_past_niet_says_why_and_what_would_fit(toetsing, fields):
    assert refusal(toetsing.says, "past_niet", **fields) == (
        "Schrijf op welke woorden niet passen en waarom, en wat wel zou passen.",
    )


def test_past_niet_stands_first_and_everyone_hears_it(toetsing):
    toetsing.judge()
    toetsing.says("past_niet", versie="V02", motivering="Te vroeg.", wat_past_wel="Na 1 mei.")

    assert min(toetsing.matrix.rijen, key=lambda rij: rij.rank).versie.voorstel.code == "V02"
    assert toetsing.matrix.stand == "past_niet"
    assert uitslag_mails(toetsing.process)[-1] == f"toets{toetsing.toets.pk}.past_niet"


def test_the_last_verdict_counts_and_the_history_stays(toetsing):
    toetsing.says("past_niet", motivering="Te vroeg.", wat_past_wel="Na 1 mei.")
    toetsing.says("past")

    assert [row.uitspraak for row in Oordeel.objects.order_by("pk")] == ["past_niet", "past"]
    assert toetsing.matrix.find(toetsing.versies[0].pk, toetsing.samen.pk, toetsing.gemeente.pk).past


def test_saying_the_same_twice_is_one_row(toetsing):
    first = toetsing.says("past", opmerking="Mooi.")

    assert toetsing.says("past", opmerking="Mooi.") == first
    assert Oordeel.objects.count() == 1


def test_a_question_is_answered_once_and_then_judged(toetsing, anna):
    asked = toetsing.says("vraag", motivering="Komt er een woning?")
    toets.beantwoord_vraag(asked, by=anna, text="Nee.")

    assert refusal(toets.beantwoord_vraag, asked, by=anna, text="Ja.") == ("De groep heeft deze vraag al beantwoord.",)
    assert refusal(toetsing.says, "vraag", motivering="En nog iets?") == (
        "De groep heeft al geantwoord. Kies nu of het past.",
    )
    assert toetsing.says("past").uitspraak == "past"


def test_a_question_needs_words_and_a_begeleider_answers(toetsing, bas):
    assert refusal(toetsing.says, "vraag") == ("Schrijf je vraag aan de groep op.",)

    asked = toetsing.says("vraag", motivering="Komt er een woning?")

    assert refusal(toets.beantwoord_vraag, asked, by=bas, text="Nee.") == (
        "Alleen een begeleider van dit proces kan dit doen.",
    )


def test_an_open_question_keeps_the_toets_open(toetsing):
    toetsing.says("vraag", motivering="Komt er een woning?")
    toetsing.judge()

    assert toetsing.matrix.stand == "open"
    assert toetsing.matrix.waiting_for == [("de groep", 1)]


def test_the_sum_is_counted_from_what_the_owner_pays(toetsing):
    row = toetsing.says(versie=None, kader=toetsing.geld)

    assert (row.som_eenmalig, row.som_per_jaar) == (Decimal(3000), Decimal(0))
    assert refusal(toetsing.says, "nvt", versie=None, kader=toetsing.geld) == (
        "Over het totaal kies je of het past of niet.",
    )


def test_a_sum_above_the_limit_does_not_fit(toetsing):
    smaller = KaderVersieFactory(kader=toetsing.geld.kader, max_eenmalig=Decimal(2999), vastgelegd=True)

    assert refusal(toetsing.says, versie=None, kader=smaller) == (
        "Het totaal is meer dan de grens van dit kader. Het past dus niet.",
    )
    assert toetsing.says(
        "past_niet", versie=None, kader=smaller, motivering="Een euro te veel.", wat_past_wel="Minder."
    )


def test_a_kader_that_changed_is_judged_again(toetsing):
    toetsing.judge()
    KaderVersieFactory(kader=toetsing.samen.kader, vastgelegd=True)

    assert toetsing.matrix.stand == "open"
    assert refusal(toetsing.says) == ("Dit onderdeel of dit kader is veranderd, of het is niet van jouw partij.",)


def test_in_a_new_toets_only_what_changed_is_judged_again(toetsing, anna):
    toetsing.judge()
    flow.go_back(toetsing.process, from_step="toetsing", to_step="plandag", by=anna, reason="Andere datum.")
    toetsing.again()

    arrive(toetsing)

    open_cells = [cel for cel in toetsing.matrix.cellen if cel.oordeel is None]
    assert {cel.code for cel in open_cells} == {"V01", "totaal"}


def test_other_words_after_the_slotronde_stop_the_toets(toetsing):
    VoorstelVersieFactory(voorstel=toetsing.versies[0].voorstel)

    assert refusal(toetsing.says) == ("Er is geen plan waar iedereen mee kan leven. Doe eerst de slotronde.",)


def test_a_toets_that_is_over_takes_no_verdict(toetsing):
    toets.laat_vervallen(toetsing.process, by=toetsing.by)

    assert refusal(toetsing.says) == (toets.NIET_MEER,)


def besluit(toetsing, **fields):
    fields = {"nummer": "2026-118", "datum": clock.today(), "sha256": toetsing.plan.sha256} | fields
    return toets.leg_besluit_vast(toetsing.toets, by=toetsing.wethouder, partij=toetsing.gemeente, **fields)


def test_a_decision_makes_provisional_verdicts_final(voorlopig):
    voorlopig.judge()

    assert voorlopig.matrix.stand == "voorlopig"
    assert voorlopig.matrix.waits_for_besluit == [voorlopig.gemeente]

    besluit(voorlopig)

    assert voorlopig.matrix.stand == "past"
    assert uitslag_mails(voorlopig.process) == [
        f"toets{voorlopig.toets.pk}.past",
        f"toets{voorlopig.toets.pk}.voorlopig",
    ]


def test_a_decision_is_about_the_plan_that_was_on_the_screen(voorlopig):
    voorlopig.judge()

    assert refusal(besluit, voorlopig, sha256="0" * 64) == (
        "Dit besluit gaat over een andere tekst dan het plan dat nu getoetst wordt.",
    )
    assert voorlopig.matrix.stand == "voorlopig"


def test_a_decision_has_a_number_and_a_day_that_has_come(voorlopig):
    voorlopig.judge()

    assert refusal(besluit, voorlopig, nummer=" ") == ("Schrijf het nummer van het besluit op.",)
    assert refusal(besluit, voorlopig, datum=clock.today() + timedelta(days=1)) == (
        "De datum van het besluit ligt in de toekomst.",
    )


def test_a_decision_comes_after_the_verdicts_and_only_once(voorlopig):
    assert refusal(besluit, voorlopig) == ("Nog niet alles past. Geef eerst op elk onderdeel een oordeel.",)

    voorlopig.judge()
    first = besluit(voorlopig)

    assert besluit(voorlopig) == first
    assert refusal(besluit, voorlopig, datum=date(2020, 1, 1)) == ("Er is al een besluit vastgelegd: 2026-118.",)


def test_several_cells_at_once_leave_alone_what_was_judged_in_between(toetsing):
    toetsing.says("past_niet", motivering="Te vroeg.", wat_past_wel="Later.")
    rest = [toets.Uitkomst(versie, toetsing.samen, "past") for versie in toetsing.versies]

    toets.geef_oordelen(
        toetsing.toets, by=toetsing.wethouder, partij=toetsing.gemeente, uitkomsten=rest, only_empty=True
    )

    assert [row.uitspraak for row in Oordeel.objects.order_by("pk")] == ["past_niet", "past"]


@pytest.mark.parametrize("more", [0, 3])
def test_the_matrix_takes_a_fixed_number_of_queries(toetsing, django_assert_num_queries, more):
    for _ in range(more):
        kader = KaderFactory(process=toetsing.process, owners=[toetsing.gemeente])
        KaderVersieFactory(kader=kader, vastgelegd=True)
    toetsing.judge()
    fresh = Toets.objects.select_related("process", "plan").get(pk=toetsing.toets.pk)

    with django_assert_num_queries(6):
        rules.matrix(fresh)


def test_a_limit_of_two_parties_holds_for_what_they_pay_together(toetsing):
    KaderVersieFactory(
        kader=KaderFactory(process=toetsing.process, owners=[toetsing.gemeente, toetsing.bedrijf]),
        vastgelegd=True,
        max_eenmalig=Decimal(4000),
    )
    KostenpostFactory(versie=toetsing.versies[0], partij=toetsing.bedrijf, eenmalig=Decimal(1500))

    joint = [cel for cel in toetsing.matrix.sommen.cellen if cel and cel.kolom.versie.max_eenmalig == 4000]

    assert [(cel.som.eenmalig, cel.te_veel) for cel in joint] == [(Decimal(4500), True)] * 2


def test_a_toets_that_waits_for_a_word_or_a_repair_stands_still(toetsing):
    def texts():
        toetsing.process.refresh_from_db()
        return [item.text.partition(". ")[2] for item in panels.open_toets([toetsing.process])]

    seen = [texts()]
    toetsing.says("past_niet", kader=toetsing.geld, motivering="Te duur.", wat_past_wel="Duizend euro.")
    toetsing.judge()
    seen.append(texts())
    toetsing.says("past", kader=toetsing.geld)
    seen.append(texts())

    assert seen == [["Nog niet overal is iets gekozen."], ["Nog niet alles past."], []]


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_the_mail_names_who_still_has_to_decide(voorlopig, language):
    voorlopig.process.people.update(language=language)
    voorlopig.judge()

    outbox.send_waiting()

    told = [message.body for message in mail.outbox if "/p/" in message.body and "Gemeente Lingebroek" in message.body]
    assert told
    assert not any("<" in body for body in told)
