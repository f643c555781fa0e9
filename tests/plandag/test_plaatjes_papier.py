"""The pictures in the papers: what they show, what they say to who does not see them, and nothing more."""

import re
from base64 import b64decode

import pytest

from herstel.lib.templatetags.herstel import NBSP
from participants.models import Betrokkene
from plandag.exports import bron, pictures
from plandag.models import Oordeel
from tests.factories.participants import BetrokkeneFactory, GesprekFactory, GroepFactory
from tests.pdf import findings
from tests.plandag import papier
from tests.plandag.kring import gather

pytestmark = pytest.mark.slow


@pytest.fixture
def hall(at_step, anna):
    return gather(at_step("plandag"), anna, size=4)


@pytest.fixture
def plan(hall, gemeente):
    return papier.carried(hall, gemeente)


@pytest.fixture
def boekje(hall, plan):
    return bron.read(hall.process.documenten.get(soort="planboek"))


def shapes(plaatje):
    """The picture as a file by itself: its elements, by class."""
    head, _, data = plaatje.src.partition(",")
    assert head == "data:image/svg+xml;base64"
    return re.findall(r'class="([^"]*)"', b64decode(data).decode())


def spoken(process, name, count):
    groep = GroepFactory(process=process, name=name)
    for row in BetrokkeneFactory.create_batch(count, process=process, groep=groep):
        GesprekFactory(betrokkene=row, gevoerd=True)


def test_money_beside_the_limits(boekje):
    found = pictures.money(boekje)

    assert [plaatje.tekst.replace(NBSP, " ") for plaatje in found] == [
        "K1, eenmalig: € 4.000. De grens is € 180.000: er blijft € 176.000 over.",
        "K1, per jaar: € 50. De grens is € 9.000: er blijft € 8.950 over.",
    ]
    assert [plaatje.alt for plaatje in found] == [
        "K1, eenmalig: de balk blijft binnen de grens",
        "K1, per jaar: de balk blijft binnen de grens",
    ]
    assert shapes(found[0]) == ["herstel-pic__track", "herstel-pic__fill", "herstel-pic__mark"]


def test_squares_tell_the_last_word_of_each_owner(hall, plan, gemeente, wethouder, boekje):
    papier.tested(hall, gemeente, wethouder)
    said = Oordeel.objects.filter(process=hall.process).order_by("pk")

    found, plaatje = pictures.squares(boekje, said)

    assert "Elk onderdeel naast elk kader: 5 past, 8 n.v.t." in plaatje.alt
    assert [(regel.code, regel.kinds) for regel in found.regels[3:]] == [
        ("V04", ["past", "nvt", "nvt"]),
        ("Som", ["past", "", ""]),
    ]
    assert shapes(plaatje).count("herstel-pic__tick") == 5
    assert [(word, count) for _src, word, count in pictures.key(found)] == [("past", 5), ("n.v.t.", 8)]


def test_no_squares_before_anybody_said_anything(boekje):
    assert pictures.squares(boekje, []) is None


def test_a_group_below_five_is_not_counted_out_in_words_nor_in_the_bar(hall, gemeente):
    for name, count in (("Boeren", 9), ("Jongeren", 2), ("School", 0)):
        spoken(hall.process, name, count)
    BetrokkeneFactory(process=hall.process, groep=hall.process.groepen.get(name="School"))
    papier.carried(hall, gemeente)
    found = pictures.groups(bron.read(hall.process.documenten.get(soort="planboek")))

    rows = {name: (count, plaatje.src) for name, count, plaatje in found}
    assert (rows["Boeren"][0], rows["Jongeren"][0], rows["School"][0]) == ("9", "minder dan 5", "minder dan 5")
    assert rows["Jongeren"][1] == rows["School"][1]
    assert rows["Jongeren"][1] != rows["Boeren"][1]
    assert [plaatje.alt for name, _, plaatje in found if name == "Jongeren"] == ["Balk: minder dan 5"]


def test_who_was_named_or_spoken_later_is_not_in_it(hall, plan, boekje):
    before = pictures.groups(boekje)

    spoken(hall.process, "Later", 7)

    assert Betrokkene.objects.filter(groep__name="Later").count() == 7
    assert pictures.groups(boekje) == before


def test_papers_with_all_their_pictures_pass_both_standards(hall, gemeente, wethouder):
    spoken(hall.process, "Boeren", 6)
    papier.carried(hall, gemeente)
    papier.tested(hall, gemeente, wethouder)
    papier.signed(hall, gemeente, wethouder)

    for soort in ("planboek", "dossier"):
        document = papier.made(hall.process, soort)
        assert findings(bytes(document.bytes)) == []
