from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from herstel.lib.canon import clean
from herstel.lib.contact import AdresField, MailField, TelefoonField
from herstel.lib.merge import BewaaktForm
from processes.models import Person


class NaamForm(forms.Form):
    """The own first name, as a key to the own page."""

    naam = forms.CharField(
        label=_("Wat is je voornaam?"),
        help_text=_("Zo weten we dat jij het bent. Hoofdletters maken niet uit."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_naam(self) -> str:
        given = clean(self.cleaned_data["naam"]).casefold()
        if given not in (self.person.first_name.casefold(), self.person.name.casefold()):
            raise forms.ValidationError(_("Deze naam hoort niet bij deze link. Kijk of je hem goed typte."))
        return given


class GegevensForm(BewaaktForm, forms.ModelForm):
    """What a person may change about how to be reached."""

    email = MailField(
        label=_("E-mailadres"),
        help_text=_("Wil je geen mail meer? Maak het vak met je e-mailadres leeg."),
        required=False,
        own=True,
    )
    phone = TelefoonField(label=_("Telefoon"), max_length=30, required=False, own=True)
    address = AdresField(label=_("Adres"), max_length=200, required=False, own=True)

    class Meta:
        model = Person
        fields = ["email", "phone", "address", "kanaal", "language"]
        labels = {
            "kanaal": _("Hoe hoor je het liefst van ons?"),
            "language": _("Taal"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = settings.LANGUAGES  # type: ignore[attr-defined]  # each by its own name
