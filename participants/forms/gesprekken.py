from typing import Any

from django import forms

from herstel.lib.contact import MailField, NaamField, TelefoonField
from herstel.lib.fields import GetalField, MomentField, TekstField
from participants.models import Behoefte, Gesprek, Groep, Informatievraag
from processes.models import Process, User


class PlanForm(forms.Form):
    """When, where and with whom."""

    gepland_op = MomentField(
        label="Wanneer?",
        help_text="Bijvoorbeeld: 3 oktober 2026 om 19.30",
        error_messages={"required": "Schrijf op wanneer het gesprek is."},
    )
    kanaal = forms.ChoiceField(label="Hoe?", choices=Gesprek.Kanaal.choices)
    plaats = forms.CharField(label="Waar?", max_length=200, required=False)
    duur = GetalField(label="Hoeveel minuten?", min_value=1, max_value=480, initial=40)
    begeleider = forms.ModelChoiceField(User.objects.none(), label="Wie voert het gesprek?", empty_label=None)

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["begeleider"]
        field.queryset = process.begeleiders.all()
        field.label_from_instance = lambda user: user.name


class VerzetForm(PlanForm):
    """Another time; `volgorde` is the one that was on the screen."""

    volgorde = forms.IntegerField(widget=forms.HiddenInput)


class KortForm(forms.Form):
    """The short talk in the voorbereidingshoek."""

    notitie = TekstField(label="Vertrouwelijke notitie", required=False, max_length=4000)


class GesprekForm(forms.Form):
    """The three questions on one page. Everything may stay empty: the talk comes first, not the form."""

    naam = NaamField(label="Naam", max_length=120, required=False)
    groep = forms.ModelChoiceField(Groep.objects.none(), label="Groep", required=False, empty_label="Kies een groep")
    phone = TelefoonField(label="Telefoon", max_length=30, required=False)
    email = MailField(label="E-mailadres", required=False)
    bestaand = forms.ModelChoiceField(
        Informatievraag.objects.none(),
        label="Staat de vraag al op het bord?",
        required=False,
        empty_label="Nee, of geen vraag",
    )
    vraag = forms.CharField(
        label="Of een nieuwe vraag", help_text="In gewone woorden, zonder namen.", max_length=300, required=False
    )
    soort = forms.ChoiceField(label="Waarover gaat het?", choices=Behoefte.Soort.choices, required=False)
    nodig = forms.CharField(label="Wat heb je nodig?", max_length=300, required=False)
    anders_kom_ik_niet = forms.BooleanField(label="Anders kom ik niet", required=False)
    notitie = TekstField(label="Vertrouwelijke notitie", required=False, max_length=8000, rows=6)
    vorige = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)  # of the note
    voorbereid = forms.BooleanField(label="Deze persoon is voorbereid op de plandag", required=False)

    def __init__(self, *args: Any, process: Process, noted: bool, held: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groep: Any = self.fields["groep"]
        bestaand: Any = self.fields["bestaand"]
        groep.queryset = process.groepen.all()
        bestaand.queryset = process.informatievragen.standing()
        bestaand.label_from_instance = lambda vraag: vraag.text
        if noted:
            del self.fields["notitie"]
        if held:
            del self.fields["voorbereid"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("naam") and not given.get("groep"):
            self.add_error("groep", "Kies bij welke groep deze persoon hoort.")
        if given.get("anders_kom_ik_niet") and not given.get("nodig"):
            self.add_error("nodig", "Schrijf op wat er nodig is.")
        return given


class NotitieForm(forms.Form):
    """The note as it was read; `vorige` is the version that was on the screen."""

    vorige = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    text = TekstField(label="Vertrouwelijke notitie", max_length=8000, rows=10)
