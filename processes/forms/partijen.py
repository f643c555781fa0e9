from typing import Any

from django import forms

from herstel.lib.contact import MailField, NaamField, TelefoonField
from herstel.lib.fields import DatumField, TekstField
from herstel.lib.merge import BewaaktForm
from processes.models import Mandaat, Partij


class PartijForm(BewaaktForm):
    """Who it is, whether it has power, and whom to call."""

    name = forms.CharField(
        label="Hoe heet deze partij?", max_length=120, error_messages={"required": "Schrijf op hoe de partij heet."}
    )
    kaderstellend = forms.BooleanField(
        label="Deze partij legt kaders vast: zij kan later ja of nee zeggen tegen het plan.", required=False
    )
    contact = forms.CharField(
        label="Contact",
        help_text="Naam en telefoon van wie je belt. Alleen de begeleiders zien dit.",
        max_length=200,
        required=False,
    )
    vastleggen_voor = DatumField(
        label="Wanneer moeten de kaders er liggen?",
        help_text="De dag van de raadsvergadering, bijvoorbeeld: 9 juli 2026. De partij ziet deze datum.",
        required=False,
    )


class PeilPartijForm(BewaaktForm):
    """Whether this partij lays down kaders beforehand, and not afterwards."""

    bereid_vooraf = forms.ChoiceField(
        label="Wil deze partij vooraf kaders vastleggen, en daarna van het plan afblijven?",
        choices=Partij.Bereid.choices,
        widget=forms.RadioSelect,
    )
    toelichting = TekstField(label="Wat zei de partij?", max_length=1000, rows=3, required=False)


class MandaatForm(forms.Form):
    """How far the decision is that lets the partij speak."""

    stand = forms.ChoiceField(
        label="Hoe staat het mandaat ervoor?", choices=Mandaat.Stand.choices, widget=forms.RadioSelect
    )
    besluit = forms.CharField(
        label="Welk besluit, met welk nummer?", help_text="Zoals raadsbesluit 2026-071.", max_length=120, required=False
    )
    besluit_op = DatumField(
        label="Datum van het besluit", help_text="Bijvoorbeeld: 9 juli 2026", required=False, past=True
    )
    grenzen = TekstField(label="Wat mag deze partij toezeggen?", max_length=1000, rows=3, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("stand") == Mandaat.Stand.DEFINITIEF:
            if not given.get("besluit"):
                self.add_error("besluit", "Bij een definitief mandaat hoort een besluit met een nummer.")
            if not given.get("besluit_op") and "besluit_op" not in self.errors:
                self.add_error("besluit_op", "Bij een definitief mandaat hoort de datum van het besluit.")
        return given


class KaderstellerForm(forms.Form):
    """The human being who acts for the partij."""

    name = NaamField(label="Naam", max_length=120)
    email = MailField(
        label="E-mailadres",
        help_text="Hiermee logt deze persoon in. Is er nog geen account? Dan maken we er een.",
    )
    functie = forms.CharField(
        label="Functie", help_text="Zoals wethouder of directeur.", max_length=120, required=False
    )
    phone = TelefoonField(label="Telefoon", max_length=30, required=False)
