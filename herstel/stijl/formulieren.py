"""Forms that go nowhere: every kind of field, as it is, with what is wrong, and off."""

from datetime import datetime
from typing import Any

from django import forms
from django.http import QueryDict

from herstel.lib.fields import DatumField, GeldField, TekstField, TijdField
from herstel.lib.merge import Sides
from herstel.lib.refused import Overtaken
from processes.models import User

SOORTEN = [("vervoer", "Vervoer"), ("tolk", "Een tolk"), ("oppas", "Oppas"), ("anders", "Iets anders")]


class AlleVelden(forms.Form):
    """One field for every look that a field has."""

    naam = forms.CharField(label="Hoe heet je?", help_text="Je voornaam is genoeg.")
    verhaal = TekstField(label="Wat wil je zeggen?", help_text="Schrijf zoals je praat.", rows=3)
    groep = forms.ChoiceField(
        label="Bij welke groep hoor je?",
        choices=[("", "Kies een groep"), ("plein", "Bewoners van het plein"), ("haven", "De haven")],
    )
    komst = forms.ChoiceField(
        label="Kom je?", choices=[("ja", "Ja"), ("nee", "Nee"), ("later", "Weet ik nog niet")], widget=forms.RadioSelect
    )
    oordeel = forms.ChoiceField(
        label="Wat vind je ervan?",
        choices=[
            ("past", "Dit past binnen ons kader"),
            ("niet", "Dit past niet, want …"),
            ("vraag", "Ik heb een vraag"),
        ],
        widget=forms.RadioSelect,
    )
    nodig = forms.MultipleChoiceField(
        label="Wat heb je nodig?", choices=SOORTEN, widget=forms.CheckboxSelectMultiple, required=False
    )
    akkoord = forms.BooleanField(label="Ik doe mee en ik houd me aan de spelregels")
    dag = DatumField(label="Welke dag?", help_text="Bijvoorbeeld 3 oktober 2026.")
    tijd = TijdField(label="Hoe laat?")
    bedrag = GeldField(label="Hoeveel kost het?", required=False)
    bestand = forms.FileField(label="De PDF van het plan")


class Aanmelden(forms.Form):
    """A short form with three things wrong."""

    naam = forms.CharField(label="Hoe heet je?")
    dag = DatumField(label="Welke dag?")
    verhaal = TekstField(label="Wat wil je zeggen?", rows=3)


class Samen(forms.Form):
    """One text that somebody else changed as well."""

    verhaal = TekstField(label="Jullie tekst samen", rows=3)


WRONG = {"dag": "31 februari", "tijd": "25.00", "bedrag": "veel"}
TYPED = {
    "naam": "Truus",
    "verhaal": "Het pad langs het water is weg.\nDat mis ik elke dag.",
    "groep": "plein",
    "komst": "ja",
    "oordeel": "vraag",
    "nodig": ["vervoer", "tolk"],
    "akkoord": True,
    "dag": "3 oktober 2026",
    "tijd": "13.40",
    "bedrag": "1.500",
}


def examples(now: datetime) -> dict[str, Any]:
    """The same fields three times; each its own names, so that labels find the right one."""
    off = AlleVelden(prefix="uit", initial=TYPED)
    for field in off.fields.values():
        field.disabled = True
    return {
        "velden": AlleVelden(prefix="gewoon", initial={"naam": "Truus", "komst": "ja", "nodig": ["tolk"]}),
        "velden_fout": _typed(AlleVelden, "fout", **WRONG),
        "velden_uit": off,
        "formulier_fout": _typed(Aanmelden, "kort", dag="31 februari", verhaal="Ik kom graag."),
        "samen": _merge(now),
    }


def _merge(now: datetime) -> dict[str, Any]:
    """What two people made of one text, as the page with both shows it."""
    form = _typed(Samen, "samen", verhaal="Ik kom graag, met mijn zus.")
    sides = Sides(form["verhaal"], "Ik kom graag, als er vervoer is.", "Ik kom graag, met mijn zus.")
    no = Overtaken("", by=User(name="Bas Bakker"), at=now, versioned=True)
    return {"form": form, "no": no, "both": [sides], "fresh": "#verschil"}


def _typed(form: Any, prefix: str, **given: str) -> forms.Form:
    data = QueryDict(mutable=True)
    data.update({f"{prefix}-{name}": value for name, value in given.items()})
    return form(data, prefix=prefix)
