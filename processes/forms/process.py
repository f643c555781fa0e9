from typing import Any

from django import forms

from herstel.lib.contact import MailField
from herstel.lib.fields import TekstField
from herstel.lib.merge import BewaaktForm
from processes.models import Begeleiding, Process, User


class BeginForm(forms.ModelForm):
    """What must be known to begin: little, because the verkenning has yet to find out."""

    aanleiding = TekstField(
        label="Wat is er gebeurd?",
        help_text="In een paar gewone zinnen, zonder schuld. Alleen de begeleiders lezen dit.",
        max_length=4000,
        required=False,
        rows=5,
    )

    class Meta:
        model = Process
        fields = ["title", "place", "aanleiding"]
        labels = {"title": "Hoe heet het proces?", "place": "Waar speelt het?"}
        help_texts = {"title": "Kort en neutraal. Deelnemers lezen dit boven hun pagina."}
        error_messages = {
            "title": {"required": "Geef het proces een korte naam."},
            "place": {"required": "Schrijf op waar het speelt."},
        }


class ConfirmForm(forms.Form):
    """An act on the road carries the station that was on the screen."""

    stap = forms.CharField(widget=forms.HiddenInput, max_length=20)


class VerderForm(ConfirmForm):
    """Going on; asks a reason for each soft gate that is still shut."""

    def __init__(self, *args: Any, soft: dict[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.soft = soft
        for key, (wanted, missing) in soft.items():
            self.fields[f"reden_{key}"] = TekstField(
                label=f"Waarom gaan jullie toch verder? Dit is nog niet zo: “{wanted}”",
                help_text=missing,
                error_messages={"required": f"Schrijf een reden op bij “{wanted}”"},
                max_length=1000,
                rows=3,
            )

    @property
    def reasons(self) -> dict[str, str]:
        return {key: self.cleaned_data[f"reden_{key}"] for key in self.soft}


class RedenForm(ConfirmForm):
    """Going back or resting, with a reason that the team can read later."""

    reden = TekstField(label="Waarom?", max_length=2000, rows=4)


class StopForm(RedenForm):
    """Ending without a plan: why, and what everyone may read."""

    reden = TekstField(
        label="Waarom stopt het proces?",
        help_text="Dit lezen alleen de begeleiders. Schrijf het zo dat je er later eerlijk op terugkijkt.",
        max_length=2000,
        rows=4,
    )
    openbaar = TekstField(
        label="Wat mag iedereen lezen?",
        help_text="Deze tekst staat op ieders pagina en in de mail. Noem geen namen en geen schuldige.",
        max_length=2000,
        rows=4,
    )
    zeker = forms.BooleanField(
        label="Ik weet dat dit niet terug te draaien is.",
        error_messages={"required": "Zet een vinkje als je dit zeker weet."},
    )


class InstellingenForm(forms.ModelForm):
    """The settings of Decision 18; once a round was opened the privacy of answers is shown, not asked."""

    class Meta:
        model = Process
        fields = [
            "privacy",
            "vloer",
            "notities_voor",
            "gevoelig",
            "bewaar_notities_dagen",
            "bewaar_antwoorden_dagen",
            "bewaar_contact_maanden",
        ]
        widgets = {"privacy": forms.RadioSelect, "notities_voor": forms.RadioSelect}
        labels = {
            "privacy": "Wie leest de antwoorden in de kring?",
            "vloer": "Hoeveel procent van de mensen die ja zeiden, moet er minstens zijn?",
            "notities_voor": "Wie leest de gespreksnotities?",
            "gevoelig": "Vraag de voornaam bij een persoonlijke link",
            "bewaar_notities_dagen": "Hoeveel dagen na de toets bewaren jullie gespreksnotities?",
            "bewaar_antwoorden_dagen": "Hoeveel dagen na de toets bewaren jullie antwoorden met een naam?",
            "bewaar_contact_maanden": "Hoeveel maanden na de laatste evaluatie bewaren jullie contactgegevens?",
        }
        help_texts = {
            "privacy": "Kies dit met de kerngroep, vóór de eerste ronde. Daarna staat het vast.",
            "vloer": "Zijn er minder mensen? Dan beslist de kring of jullie doorgaan.",
            "gevoelig": "Wie een link vindt, ziet dan niets zonder de voornaam.",
            "bewaar_notities_dagen": "Hoogstens 28 dagen. Korter mag.",
            "bewaar_antwoorden_dagen": "Hoogstens 28 dagen. Korter mag.",
            "bewaar_contact_maanden": "Hoogstens 3 maanden. Korter mag.",
        }

    def __init__(self, *args: Any, locked: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if locked:
            del self.fields["privacy"]


class BegeleiderForm(forms.Form):
    """A begeleider who already has an account."""

    email = MailField(
        label="E-mailadres van de begeleider",
        help_text="Het account moet al bestaan. De beheerder maakt accounts.",
    )

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        self.user = User.objects.filter(email__iexact=email, is_begeleider=True, is_active=True).first()
        if self.user is None:
            raise forms.ValidationError(
                "We kennen geen begeleider met dit e-mailadres. Vraag de beheerder om een account."
            )
        return email


class BegeleidingField(forms.ModelChoiceField):
    """One of the begeleiders of a process, by name."""

    def label_from_instance(self, obj: Begeleiding) -> str:
        return obj.user.name


class HoofdForm(forms.Form):
    """Who leads from now on."""

    begeleider = BegeleidingField(
        Begeleiding.objects.none(), label="Wie wordt hoofdbegeleider?", widget=forms.RadioSelect, empty_label=None
    )

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["begeleider"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - narrows the type
        field.queryset = process.begeleidingen.filter(hoofd=False, user__is_active=True).select_related("user")


class VerklaringForm(forms.Form):
    """A declaration in own words, that others can hold you to."""

    text = TekstField(
        label="Mijn verklaring",
        help_text="Heb je belang bij de uitkomst? Werk je voor een partij? Schrijf het op in je eigen woorden.",
        max_length=2000,
        rows=5,
    )


class BeschrijvingForm(BewaaktForm, BeginForm):
    """The same, later on."""
