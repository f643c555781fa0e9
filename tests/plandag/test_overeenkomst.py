import pytest
from django.urls import reverse

from herstel.lib.refused import Refused
from plandag.actions import overeenkomst, toets
from plandag.gates import toets as gates
from plandag.overeenkomsttekst import overeenkomst_text
from plandag.rules import vervolg as rules
from tests.plandag.toetsing import at_toets


@pytest.fixture
def paper(toetsing):
    toetsing.judge()
    return toetsing.agree()


def refusal(act, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        act(*args, **kwargs)
    return refused.value.reasons


def test_an_overeenkomst_waits_until_every_verdict_fits(toetsing):
    toetsing.judge(toetsing.gemeente)

    assert refusal(toetsing.agree) == ("Nog niet elk onderdeel past binnen de kaders. Rond eerst de toets af.",)


def test_provisional_verdicts_are_enough(kring, gemeente, wethouder):
    made = at_toets(kring, gemeente, wethouder, voorlopig=True)
    made.judge()

    assert made.agree().plan_sha256 == made.plan.sha256


def test_the_words_of_the_plan_stand_in_the_middle(toetsing, paper):
    text = overeenkomst_text(toetsing.process, toetsing.plan, intenties=paper.intenties, geschillen=paper.geschillen)

    assert toetsing.plan.text.rstrip("\n") in text
    assert text.index("1. Intenties") < text.index("2. Werkafspraken") < text.index("3. Als we er niet uit komen")


def test_the_same_words_twice_are_one_overeenkomst(toetsing, paper):
    assert toetsing.agree() == paper


def test_other_words_replace_it_until_somebody_signed(toetsing, paper):
    fields = {"by": toetsing.by, "intenties": "Wij gaan verder.", "geschillen": "Wij bellen."}
    second = overeenkomst.maak_overeenkomst(toetsing.process, **fields)
    overeenkomst.teken_voor_partij(second, by=toetsing.directeur, partij=toetsing.bedrijf, sha256=second.sha256)

    assert refusal(toetsing.agree) == ("Er is al getekend. De woorden van de overeenkomst veranderen niet meer.",)
    assert rules.overeenkomst(toetsing.process) == second


def test_a_partij_signs_once_what_is_on_its_screen(toetsing, paper):
    def sign(sha256=paper.sha256, by=toetsing.wethouder):
        return overeenkomst.teken_voor_partij(paper, by=by, partij=toetsing.gemeente, sha256=sha256)

    assert refusal(sign, "0" * 64) == (overeenkomst.OTHER_TEXT,)
    assert refusal(sign, by=toetsing.directeur) == (
        "Alleen wie voor deze partij de kaders vastlegde, tekent voor haar.",
    )
    assert sign() == sign()
    assert rules.getekend(toetsing.process, paper).count == 1


def test_anyone_of_the_kring_signs_by_link_once(toetsing, paper):
    person = toetsing.kring.people[0]

    first = overeenkomst.teken(paper, by=person, person=person, sha256=paper.sha256)

    assert overeenkomst.teken(paper, by=person, person=person, sha256=paper.sha256) == first
    assert (first.kanaal, first.ingevoerd_door) == ("link", None)


def test_a_begeleider_types_in_who_signed_on_paper(toetsing, paper, anna, bas):
    person = toetsing.kring.people[0]

    row = overeenkomst.teken(paper, by=anna, person=person, sha256=paper.sha256, kanaal="papier")

    assert (row.kanaal, row.ingevoerd_door) == ("papier", anna)
    with pytest.raises(Refused):
        overeenkomst.teken(paper, by=bas, person=toetsing.kring.people[1], sha256=paper.sha256)


def test_who_was_not_in_the_kring_does_not_sign(toetsing, paper, mo):
    assert refusal(overeenkomst.teken, paper, by=mo, person=mo, sha256=paper.sha256) == (
        "Tekenen doen de mensen die in de kring zaten bij de slotronde.",
    )


def test_nobody_signs_for_somebody_else(toetsing, paper, mo):
    person = toetsing.kring.people[0]

    assert refusal(overeenkomst.teken, paper, by=mo, person=person, sha256=paper.sha256) == (
        "Deze vraag is aan iemand anders gesteld.",
    )


def test_an_overeenkomst_that_is_over_takes_no_name(toetsing, paper):
    overeenkomst.laat_vervallen(toetsing.process, by=toetsing.by)

    assert refusal(
        overeenkomst.teken_voor_partij, paper, by=toetsing.wethouder, partij=toetsing.gemeente, sha256=paper.sha256
    ) == ("Deze overeenkomst geldt niet meer. Er ligt een andere tekst.",)


def test_the_gate_asks_that_every_party_signs(toetsing, paper):
    assert gates.partijen_getekend(toetsing.process) == "Nog niet getekend: Gemeente Lingebroek, Restoplast."

    for by, partij in ((toetsing.wethouder, toetsing.gemeente), (toetsing.directeur, toetsing.bedrijf)):
        overeenkomst.teken_voor_partij(paper, by=by, partij=partij, sha256=paper.sha256)

    assert gates.partijen_getekend(toetsing.process) == ""


def test_the_gate_asks_for_one_text_everywhere(toetsing):
    toetsing.judge()
    assert gates.dezelfde_tekst(toetsing.process) == "De overeenkomst is nog niet gemaakt."

    toetsing.agree()
    assert gates.dezelfde_tekst(toetsing.process) == ""

    toets.laat_vervallen(toetsing.process, by=toetsing.by)
    assert gates.dezelfde_tekst(toetsing.process) == (
        "Het plan is na de slotronde veranderd. Ga terug naar de plandag."
    )


def test_the_gate_of_the_verdicts_says_what_is_open(toetsing):
    assert gates.alles_past(toetsing.process) == "Nog 7 oordelen te geven."

    toetsing.judge()
    assert gates.alles_past(toetsing.process) == ""

    toetsing.says("past_niet", motivering="Te vroeg.", wat_past_wel="Later.")
    assert gates.alles_past(toetsing.process) == "Bij 1 oordeel past het nog niet."


def test_provisional_verdicts_do_not_open_the_gate(kring, gemeente, wethouder):
    made = at_toets(kring, gemeente, wethouder, voorlopig=True)
    made.judge()

    assert gates.alles_past(made.process) == "Er volgt nog een besluit van Gemeente Lingebroek."


def test_a_partij_that_still_decides_does_not_say_yes(kring, gemeente, wethouder, client, anna):
    made = at_toets(kring, gemeente, wethouder, voorlopig=True)
    made.judge()
    made.agree()
    client.force_login(anna)

    page = client.get(reverse("plandag:overeenkomst", args=[made.process.slug])).text

    lines = [line.split("</tr>")[0] for line in page.split('class="herstel-sign"')[1].split('<th scope="row">')[1:]]
    said = {line.split("<")[0]: "voorlopig: het besluit volgt" in line for line in lines}
    assert said == {"Gemeente Lingebroek": True, "Restoplast": False}
