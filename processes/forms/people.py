from typing import Any

from django import forms

from herstel.lib.canon import clean
from processes.models import Person


class NaamForm(forms.Form):
    """The own first name, as a key to the own page."""

    naam = forms.CharField(
        label="Wat is je voornaam?",
        help_text="Zo weten we dat jij het bent. Hoofdletters maken niet uit.",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_naam(self) -> str:
        given = clean(self.cleaned_data["naam"]).casefold()
        if given not in (self.person.first_name.casefold(), self.person.name.casefold()):
            raise forms.ValidationError("Deze naam hoort niet bij deze link. Kijk of je hem goed typte.")
        return given


class GegevensForm(forms.ModelForm):
    """What a person may change about how to be reached."""

    class Meta:
        model = Person
        fields = ["email", "phone", "address", "kanaal", "language"]
        labels = {
            "email": "E-mailadres",
            "phone": "Telefoon",
            "address": "Adres",
            "kanaal": "Hoe horen we je het liefst?",
            "language": "Taal",
        }
