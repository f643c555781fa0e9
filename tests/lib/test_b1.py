import pytest

from herstel.lib import b1


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("De rook trok over het dorp.", []),
        ("Mensen moesten hun huis uit. Buren groetten elkaar niet meer.", []),
        ("Wij zoeken draagvlak.", ["Zeg liever: steun."]),
        ("De directeur veroorzaakte de brand.", ["Hier lees je misschien een schuldige. Schrijf op wat er gebeurde."]),
        ("De ramp duurde lang.", ["Dit woord hoort misschien bij één kant. Kan elke kant het zo zeggen?"]),
        ("Er werd te laat gewaarschuwd.", ["Wie deed dit? Zet die persoon of groep vooraan."]),
        ("De oplossing is dichtbij.", ["Hier lees je misschien al een oplossing. Die komt pas op de plandag."]),
        (f"{'woord ' * 16}.", ["Deze zin heeft 16 woorden. Maak er twee van."]),
    ],
)
def test_hints(text, advice):
    assert [hint.advice for hint in b1.hints(text)] == advice


def test_hints_come_in_the_order_of_the_text():
    assert [hint.where for hint in b1.hints("Indien er brand is. De ramp.")] == ["indien", "ramp"]
