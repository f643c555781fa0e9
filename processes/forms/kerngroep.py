from typing import Any

from django import forms

from herstel.lib.contact import MailField, NaamField, TelefoonField
from herstel.lib.fields import TekstField
from processes.models import Kant, Partij, Person, Process

TOLD = (("mondeling", "in een gesprek"), ("telefoon", "aan de telefoon"), ("papier", "op papier"))


class LidForm(forms.Form):
    """Somebody for a seat on one side."""

    name = NaamField(
        label="Naam",
        help_text="Zoals deze persoon zelf genoemd wil worden.",
        max_length=120,
        error_messages={"required": "Schrijf de naam op."},
    )
    kant = forms.ModelChoiceField(
        Kant.objects.none(),
        label="Van welke kant?",
        empty_label="Kies een kant",
        error_messages={"required": "Kies bij welke kant deze persoon hoort."},
    )
    hoedanigheid = forms.CharField(
        label="Hoe is deze persoon betrokken?",
        help_text="Zoals bewoner van de Dijkstraat.",
        max_length=160,
        error_messages={"required": "Schrijf op hoe deze persoon betrokken is."},
    )
    email = MailField(label="E-mailadres", required=False)
    phone = TelefoonField(label="Telefoon", max_length=30, required=False)
    kanaal = forms.ChoiceField(label="Hoe bereik je deze persoon het liefst?", choices=Person.Kanaal.choices)
    language = forms.ChoiceField(label="Taal", choices=Person.Language.choices)
    partij = forms.ModelChoiceField(
        Partij.objects.none(),
        label="Spreekt deze persoon ook voor een partij?",
        help_text="Dat mag. We schrijven het op, zodat iedereen het weet.",
        required=False,
        empty_label="Nee",
    )

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kant"].queryset = process.kanten.all()  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["partij"].queryset = process.partijen.all()  # type: ignore[attr-defined]


class SpelregelsForm(forms.Form):
    """The next version of the spelregels. `vorige`: the version that was on the screen."""

    vorige = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text = TekstField(
        label="Spelregels",
        help_text="Hoe gaan jullie met elkaar om? Wat blijft onder jullie? Wat als iemand er niet is?",
        max_length=4000,
        rows=10,
    )


class AanvaardForm(forms.Form):
    """A yes to exactly the spelregels that were on the screen."""

    versie = forms.CharField(widget=forms.HiddenInput, max_length=64)


class AanvaardVoorForm(AanvaardForm):
    """The same yes, told to a begeleider who types it in."""

    kanaal = forms.ChoiceField(label="Hoe zei deze persoon ja?", choices=TOLD, widget=forms.RadioSelect)
