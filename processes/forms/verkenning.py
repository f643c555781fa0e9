from django import forms

from herstel.lib.fields import TekstField
from herstel.lib.merge import BewaaktForm
from processes.models import Criterium, Kant


class CriteriumForm(BewaaktForm):
    """How one criterion stands, and why."""

    oordeel = forms.ChoiceField(
        label="Wat is je antwoord?", choices=Criterium.Oordeel.choices, widget=forms.RadioSelect
    )
    reden = TekstField(
        label="Waarom?",
        help_text="Schrijf op wat je hoorde of zag. Noem geen namen. Alleen de begeleiders lezen dit.",
        max_length=1000,
        rows=4,
    )


class KantForm(forms.Form):
    """A side, in its own words."""

    name = forms.CharField(
        label="Hoe heet deze kant?",
        help_text="Gebruik woorden die de mensen van deze kant zelf kiezen.",
        max_length=120,
    )


class PeilKantForm(BewaaktForm):
    """Whether a side is willing, as it stands today."""

    bereid = forms.ChoiceField(label="Wil deze kant praten?", choices=Kant.Bereid.choices, widget=forms.RadioSelect)
    toelichting = TekstField(
        label="Wat zeiden ze erbij?", help_text="Noem geen namen.", max_length=1000, rows=3, required=False
    )
