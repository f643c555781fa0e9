from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from herstel.lib.fields import GeldField, TekstField
from processes.models import Kader, KaderVersie, Partij, Process
from processes.rules.kaders import VERSMALLING

Aard = KaderVersie.Aard


class WoordenForm(forms.Form):
    """The words and amounts of a kader."""

    text = TekstField(
        label="Het kader",
        help_text="Eén zin die je kunt toetsen. “Passend” of “redelijk” kun je niet toetsen.",
        max_length=1000,
        rows=3,
        error_messages={"required": "Schrijf het kader op, in één zin."},
    )
    toetsvraag = forms.CharField(
        label="De toetsvraag",
        help_text="Een vraag waarop een bewoner ja of nee kan zeggen.",
        max_length=300,
        required=False,
    )
    bron = forms.CharField(
        label="Waar komt dit vandaan?", help_text="De wet, het besluit of het document.", max_length=300, required=False
    )
    uitleg = TekstField(label="Uitleg in gewone taal", max_length=1000, rows=3, required=False)
    max_eenmalig = GeldField(
        label="Hoogstens eenmalig, in euro", help_text="Alleen bij een kader over geld.", required=False
    )
    max_per_jaar = GeldField(label="Hoogstens per jaar, in euro", required=False)

    def words(self) -> dict[str, Any]:
        return {key: self.cleaned_data[key] for key in WoordenForm.base_fields}


class KaderForm(WoordenForm):
    """A new draft. For a kadersteller the own partij is always an owner."""

    soort = forms.ChoiceField(label="Waar gaat dit kader over?", choices=Kader.Soort.choices)
    owners = forms.ModelMultipleChoiceField(
        Partij.objects.none(),
        label="Van wie is dit kader?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies van welke partij dit kader is."},
    )
    field_order = ["owners", "soort"]

    def __init__(self, *args: Any, process: Process, partij: Partij | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partij = partij
        owners = self.fields["owners"]
        owners.queryset = process.partijen.kaderstellend()  # type: ignore[attr-defined]  # a ModelMultipleChoiceField
        if partij is not None:
            owners.initial = [partij.pk]

    def clean_owners(self) -> list[Partij]:
        owners = list(self.cleaned_data["owners"])
        if self.partij is not None and self.partij not in owners:
            raise forms.ValidationError("Je eigen partij hoort erbij.")
        return owners


class HerschrijfForm(WoordenForm):
    """The next version. Narrowing is among the choices so that the answer can say why it cannot be."""

    vorige = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    aard = forms.ChoiceField(
        label="Wat verandert er?",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat er aan het kader verandert."},
    )
    wijziging = forms.CharField(
        label="Wat is er veranderd, en waarom?",
        help_text="Iedereen in het proces leest dit.",
        max_length=300,
        error_messages={"required": "Schrijf op wat er veranderde, en waarom."},
    )
    field_order = ["vorige", "aard", "wijziging"]

    def __init__(self, *args: Any, draft: bool, overmacht: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if draft:
            self.fields["aard"] = forms.CharField(widget=forms.HiddenInput, initial=Aard.CONCEPT)
            self.fields["wijziging"].required = False
            self.fields["wijziging"].help_text = ""
            return
        kinds = [Aard.VERRUIMING, Aard.VERDUIDELIJKING, *([Aard.OVERMACHT] if overmacht else [])]
        choices = [(kind.value, kind.label) for kind in kinds] + [(VERSMALLING, "versmalling: er mag minder")]
        self.fields["aard"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField


class VastleggenForm(forms.Form):
    """The promise over exactly the versions on the screen; each kader can be marked as still to be decided."""

    versies = forms.CharField(widget=forms.HiddenInput)
    mandaat = forms.IntegerField(widget=forms.HiddenInput)
    voorlopig = forms.MultipleChoiceField(
        label="Geldt een kader nog onder voorbehoud van een besluit?",
        help_text="Zet een vinkje bij elk kader waarover nog een besluit valt.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    belofte = forms.BooleanField(
        error_messages={"required": "Zet een vinkje bij de belofte. Zonder belofte ligt er niets vast."}
    )

    def __init__(self, *args: Any, versies: list[KaderVersie], partij: Partij, toezegging: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["voorlopig"].choices = [  # type: ignore[attr-defined]  # a MultipleChoiceField
            (versie.kader.nummer, f"{versie.kader.code} geldt onder voorbehoud") for versie in versies
        ]
        self.fields["belofte"].label = f"{toezegging} Dat beloof ik namens {partij.name}."


class OpenPuntForm(forms.Form):
    """Something that lies open."""

    text = forms.CharField(
        label="Wat ligt open?", help_text="Hierover beslist de groep zelf, op de plandag.", max_length=300
    )


class ReactieForm(forms.Form):
    """What a member of the kerngroep says about a draft."""

    versie = forms.CharField(widget=forms.HiddenInput, max_length=64)
    text = TekstField(label=_("Wat wil je hierover zeggen?"), max_length=1000, rows=3)
