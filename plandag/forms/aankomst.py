from typing import Any

from django import forms

from herstel.lib.contact import MailField, NaamField, TelefoonField
from herstel.lib.fields import TekstField
from participants.models import Groep
from plandag.actions.aankomst import KAN_LEVEN
from processes.models import Process


class ZoekForm(forms.Form):
    """Two letters at least: the list of everyone is never on the screen at the door."""

    zoek = forms.CharField(min_length=2, max_length=60)


class VertrekForm(forms.Form):
    """What somebody says at the door. Nothing has to be filled in."""

    kan_leven = forms.ChoiceField(
        label="Kun je leven met wat er nu ligt?",
        choices=KAN_LEVEN,
        required=False,
        widget=forms.RadioSelect,
    )
    meegeven = TekstField(label="Wil je iets meegeven?", max_length=1000, required=False, rows=3)


class BinnenloperForm(forms.Form):
    """Somebody who walks in and was not on any list."""

    name = NaamField(label="Hoe heet je?", max_length=120)
    groep = forms.ModelChoiceField(Groep.objects.none(), label="Bij welke groep hoor je?", empty_label="Kies een groep")
    phone = TelefoonField(label="Telefoon", max_length=30, required=False)
    email = MailField(label="E-mailadres", required=False)
    jonger_dan_18 = forms.BooleanField(label="Jonger dan 18", required=False)
    toestemming_ouder = forms.BooleanField(label="Een ouder of voogd vindt het goed", required=False)

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: forms.ModelChoiceField = self.fields["groep"]  # type: ignore[assignment]
        field.queryset = Groep.objects.filter(process=process)


class KortGesprekForm(forms.Form):
    """The korte voorbereiding was held."""

    notitie = TekstField(
        label="Wil je iets onthouden uit het gesprek?",
        help_text="Dit blijft vertrouwelijk, net als elke gespreksnotitie.",
        max_length=4000,
        required=False,
        rows=3,
    )
