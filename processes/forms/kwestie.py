from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from herstel.lib.contact import MailField, NaamField, TelefoonField
from herstel.lib.fields import TekstField
from processes.forms.kerngroep import TOLD
from processes.models import Herkenning, Kant, Person, Process


class KwestieForm(forms.Form):
    """The next version. `vorige`: the version that was on the screen."""

    vorige = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text = TekstField(
        label="Wat is er gebeurd, en wat doet dat met mensen?",
        help_text="Korte zinnen, gewone woorden. Zonder schuldige en zonder oplossing.",
        max_length=6000,
        rows=12,
    )
    centrale_vraag = TekstField(label="De centrale vraag", max_length=500, rows=3)
    feiten_eens = TekstField(label="Hierover zijn we het eens", max_length=4000, rows=4, required=False)
    feiten_oneens = TekstField(
        label="Hierover denken we verschillend",
        help_text="Zet beide verhalen naast elkaar, in woorden van de mensen zelf.",
        max_length=4000,
        rows=4,
        required=False,
    )
    wijziging = forms.CharField(
        label="Wat is er veranderd, en waarom?", help_text="Iedereen die meeleest, ziet dit.", max_length=300
    )

    def __init__(self, *args: Any, first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if first:
            del self.fields["wijziging"]


class HerkenningForm(forms.Form):
    """An answer on one version; the same form on the personal page and typed in for somebody."""

    versie = forms.CharField(widget=forms.HiddenInput, max_length=64)
    antwoord = forms.ChoiceField(
        label=_("Herken je jezelf in deze tekst?"), choices=Herkenning.Antwoord.choices, widget=forms.RadioSelect
    )
    reden = TekstField(
        label=_("Wat mist er, of wat klopt er niet?"),
        help_text=_("Nodig bij “nee”. Zo kunnen we de tekst beter maken."),
        max_length=2000,
        rows=4,
        sometimes=True,
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("antwoord") == Herkenning.Antwoord.NEE and not given.get("reden") and "reden" not in self.errors:
            self.add_error("reden", _("Vertel erbij wat er mist, of wat er niet klopt."))
        return given


class HerkenningVoorForm(HerkenningForm):
    """The same answer, told to a begeleider who types it in."""

    kanaal = forms.ChoiceField(label="Hoe hoorde je dit?", choices=TOLD, widget=forms.RadioSelect)


class MeelezerForm(forms.Form):
    """An outsider of one side."""

    name = NaamField(label="Naam", max_length=120)
    kant = forms.ModelChoiceField(Kant.objects.none(), label="Van welke kant?", empty_label="Kies een kant")
    email = MailField(label="E-mailadres", required=False)
    phone = TelefoonField(label="Telefoon", max_length=30, required=False)
    kanaal = forms.ChoiceField(label="Hoe bereik je deze persoon het liefst?", choices=Person.Kanaal.choices)

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kant"].queryset = process.kanten.all()  # type: ignore[attr-defined]  # a ModelChoiceField


class NeutraliteitForm(forms.Form):
    """What reading the newest version found."""

    versie = forms.CharField(widget=forms.HiddenInput, max_length=64)
    schuld = forms.BooleanField(label="Er staat een schuldige in.", required=False)
    oplossing = forms.BooleanField(label="Er staat een oplossing in.", required=False)
    toelichting = TekstField(label="Wat zag je?", max_length=1000, rows=3, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if (given.get("schuld") or given.get("oplossing")) and not given.get("toelichting"):
            self.add_error("toelichting", "Schrijf op waar je het zag.")
        return given
