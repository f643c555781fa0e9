from typing import Any

from django import forms
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from herstel.lib.fields import TekstField
from participants.models import Behoefte, Betrokkene
from plandag.models import Aanmelding, Plandag
from plandag.rules import dag as rules
from processes.actions.people import TYPED_IN

ANTWOORDEN = (
    ("ja", _("Ja, ik kom")),
    ("misschien", _("Ik weet het nog niet")),
    ("nee", _("Nee, ik kom niet")),
)
NODIG = (  # what a person ticks: key, what it is about, in words that the begeleiders read
    ("ophalen", Behoefte.Soort.VERVOER, _("Iemand die mij ophaalt")),
    ("stoel", Behoefte.Soort.TOEGANG, _("Een goede stoel, dicht bij de deur")),
    ("letters", Behoefte.Soort.TOEGANG, _("Papier met grote letters")),
    ("tolk", Behoefte.Soort.TOLK, _("Iemand die vertaalt")),
    ("oppas", Behoefte.Soort.OPPAS, _("Oppas voor mijn kinderen")),
    ("rust", Behoefte.Soort.VEILIG, _("Een rustige plek")),
    ("samen", Behoefte.Soort.STEUN, _("Iemand naast mij die ik ken")),
)


class AanmeldForm(forms.Form):
    """Do you come, and what do you need? Nothing is chosen beforehand. `legend`: its two questions head the page."""

    legend = "utrecht-heading-2"

    antwoord = forms.ChoiceField(
        label=_("Kom je?"),
        choices=ANTWOORDEN,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies of je komt.")},
    )
    nodig = forms.MultipleChoiceField(
        label=_("Wat heb je nodig?"),
        help_text=_("Kies alles wat jou helpt. Alleen de begeleiders lezen dit."),
        choices=[(key, text) for key, _soort, text in NODIG],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    anders = forms.CharField(label=_("Heb je iets anders nodig?"), max_length=300, required=False)
    anders_kom_ik_niet = forms.BooleanField(label=_("Zonder wat ik hierboven koos, kan ik niet komen."), required=False)
    meegeven = TekstField(
        label=_("Kom je niet? Wat mag dan niet vergeten worden?"),
        help_text=_("We lezen het voor op de dag, zonder je naam."),
        max_length=1000,
        required=False,
        rows=3,
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("anders_kom_ik_niet") and not (given.get("nodig") or given.get("anders")):
            self.add_error("anders", _("Schrijf op wat je nodig hebt."))
        return given

    def behoeften(self) -> list[tuple[str, str]]:
        """What was asked for: kind and words, as the begeleiders read them: always Dutch."""
        with translation.override(settings.LANGUAGE_CODE):
            chosen = [(str(soort), str(text)) for key, soort, text in NODIG if key in self.cleaned_data["nodig"]]
        other = self.cleaned_data["anders"]
        return chosen + ([(str(Behoefte.Soort.ANDERS), other)] if other else [])


class AanmeldingInvoerenForm(forms.Form):
    """What somebody said by phone, on paper or at the door, typed in by a begeleider."""

    antwoord = forms.ChoiceField(
        label="Wat zei deze persoon?",
        choices=[(key, label) for key, label in Aanmelding.Antwoord.choices if key != Aanmelding.Antwoord.OPEN],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat deze persoon zei."},
    )
    kanaal = forms.ChoiceField(
        label="Hoe kwam het antwoord binnen?",
        choices=[("telefoon", "telefoon"), ("mondeling", "mondeling"), ("papier", "papier")],
        widget=forms.RadioSelect,
    )
    meegeven = TekstField(label="Wat mag niet vergeten worden?", max_length=1000, required=False, rows=3)

    def clean_kanaal(self) -> str:
        kanaal = self.cleaned_data["kanaal"]
        if kanaal not in TYPED_IN:
            raise forms.ValidationError("Kies hoe het antwoord binnenkwam.")
        return kanaal


class UitnodigenForm(forms.Form):
    """Who is invited now; everyone who can be, unless unticked."""

    wie = forms.ModelMultipleChoiceField(
        Betrokkene.objects.none(),
        label="Wie krijgt een uitnodiging?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Kies wie je uitnodigt.",
            "invalid_choice": "Iemand uit deze lijst is intussen uitgenodigd of doet niet mee. Kijk de lijst na.",
        },
    )

    def __init__(self, *args: Any, plandag: Plandag, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["wie"]
        field.queryset = rules.uit_te_nodigen(plandag)
        field.label_from_instance = _who


def _who(betrokkene: Betrokkene) -> str:
    reach = "" if betrokkene.person.email else ", krijgt een brief"
    return f"{betrokkene.person.name} ({betrokkene.groep.name}{reach})"
