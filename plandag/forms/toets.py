from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from herstel.lib import clock
from herstel.lib.fields import DatumField, TekstField
from herstel.lib.templatetags.herstel import nl
from plandag.models import Oordeel
from plandag.rules.toets import Cel, Kolom

Uitspraak = Oordeel.Uitspraak


class OordeelForm(forms.Form):
    """What a kadersteller says about one cell; each verdict is a button. Empty means: not yet.

    `data` may be of another place of the page: then nothing was said here.
    """

    was = forms.IntegerField(widget=forms.HiddenInput)
    uitspraak = forms.ChoiceField(label="Jouw oordeel", choices=Uitspraak.choices, required=False)
    motivering = TekstField(label="Welke woorden passen niet, en waarom?", max_length=2000, sometimes=True, rows=3)
    wat_past_wel = TekstField(label="Wat zou wel passen?", max_length=2000, sometimes=True, rows=2)
    vraag = TekstField(
        label="Jouw vraag",
        help_text="De groep antwoordt één keer. Daarna kies je past of past niet.",
        max_length=2000,
        sometimes=True,
        rows=2,
    )
    opmerking = TekstField(label="Opmerking, verandert het plan niet", max_length=1000, required=False, rows=2)

    def __init__(self, data: Mapping[str, Any] | None = None, *, cel: Cel) -> None:
        last = cel.oordeel
        words = {name: getattr(last, name, "") for name in ("motivering", "wat_past_wel", "opmerking")}
        if cel.vraag:
            words |= {"vraag": words["motivering"], "motivering": ""}
        prefix = f"v{cel.nummer}-k{cel.kolom.versie.pk}"
        sent = data if data and f"{prefix}-was" in data else None
        super().__init__(sent, prefix=prefix, initial=words | {"was": last.pk if last else 0})
        self.cel = cel

    @property
    def past_niet_open(self) -> bool:
        """The places to write stand open when there is something in them, or something wrong."""
        return any(self[name].errors or self[name].value() for name in ("motivering", "wat_past_wel"))

    @property
    def vraag_open(self) -> bool:
        return bool(self["vraag"].errors or self["vraag"].value())

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        uitspraak = given.get("uitspraak")
        if uitspraak == Uitspraak.PAST_NIET and not given.get("motivering"):
            self.add_error("motivering", "Schrijf hier op wat niet past.")
        if uitspraak == Uitspraak.PAST_NIET and not given.get("wat_past_wel"):
            self.add_error("wat_past_wel", "Schrijf op wat wel zou passen. Dan kan de groep verder.")
        if uitspraak == Uitspraak.VRAAG and not given.get("vraag"):
            self.add_error("vraag", "Schrijf hier op wat je vraag is.")
        if uitspraak == Uitspraak.PAST and self.cel.te_veel:
            self.add_error("uitspraak", "Het totaal is meer dan de grens van dit kader. Het past dus niet.")
        if uitspraak == Uitspraak.NVT and self.cel.som is not None:
            self.add_error("uitspraak", "Kies of het totaal past, of niet.")
        if uitspraak == Uitspraak.VRAAG:
            given["motivering"] = given.get("vraag", "")
        return given


class RestForm(forms.Form):
    """One own kader, and one verdict for everything that is still empty beside it."""

    kader = forms.TypedChoiceField(label="Welk kader?", coerce=int, widget=forms.RadioSelect)
    uitspraak = forms.ChoiceField(
        label="Wat geldt voor de rest?",
        choices=[(Uitspraak.PAST, "De rest past"), (Uitspraak.NVT, "De rest: niet van toepassing")],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, kolommen: list[Kolom], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kader"].choices = [  # type: ignore[attr-defined]
            (kolom.versie.pk, f"{kolom.versie.kader.code}. {nl(kolom.versie.text)}") for kolom in kolommen
        ]


class AntwoordForm(forms.Form):
    """What the group answers. It explains; it changes no word of the plan."""

    text = TekstField(
        label="Wat antwoordt de groep?",
        help_text="De groep antwoordt één keer. De tekst van het plan verandert hierdoor niet.",
        max_length=2000,
    )


class BesluitForm(forms.Form):
    """The number and the day of a decision about exactly the plan on the screen."""

    sha256 = forms.CharField(widget=forms.HiddenInput, max_length=64)
    nummer = forms.CharField(
        label="Nummer van het besluit", help_text="Bijvoorbeeld: raadsbesluit 2026-118", max_length=120
    )
    datum = DatumField(label="Datum van het besluit", help_text="Bijvoorbeeld: 5 november 2026", past=True)
    ongewijzigd = forms.BooleanField(
        label="Het besluit gaat over precies deze tekst. Er is geen woord veranderd en geen voorwaarde bij gekomen."
    )

    def clean_datum(self) -> date:
        day: date = self.cleaned_data["datum"]
        if day > clock.today():
            raise forms.ValidationError("Deze dag moet nog komen. Leg het besluit daarna vast.")
        return day
