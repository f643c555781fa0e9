from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from herstel.lib.fields import DatumField, GeldField, TekstField
from plandag.actions.voorstellen import Tekst
from plandag.models import Voorstel, VoorstelVersie
from processes.models import Partij, Process

DATED = (VoorstelVersie.Wanneer.OP, VoorstelVersie.Wanneer.IN)


class VoorstelForm(forms.Form):
    """A proposal, concrete: wat, wie, wanneer, kosten, and how people will notice."""

    titel = forms.CharField(
        label="Titel", max_length=120, error_messages={"required": "Geef het voorstel een korte titel."}
    )
    text = TekstField(
        label="Wat spreken we af?",
        help_text="Zo gewoon mogelijk.",
        max_length=2000,
        rows=5,
        error_messages={"required": "Schrijf op wat jullie afspreken."},
    )
    wie = forms.CharField(label="Wie trekt dit?", max_length=200, required=False)
    wie_helpt = forms.CharField(label="Wie helpt mee?", max_length=200, required=False)
    wanneer = forms.ChoiceField(
        label="Wanneer klaar?", choices=[("", "Nog niet bekend"), *VoorstelVersie.Wanneer.choices], required=False
    )
    wanneer_op = DatumField(
        label="Welke datum of maand?",
        help_text="Bijvoorbeeld: 1 mei 2027. Bij een maand telt de dag niet mee.",
        required=False,
    )
    kosten_uitleg = forms.CharField(
        label="Kosten en dekking in woorden", help_text="Wie betaalt, en waarvan?", max_length=300, required=False
    )
    meetpunt = forms.CharField(label="Waaraan merken we dat het lukt?", max_length=300, required=False)

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partijen: list[Partij] = list(process.partijen.all())
        for partij in self.partijen:
            self.fields[f"eenmalig_{partij.pk}"] = GeldField(label=f"{partij.name}: eenmalig", required=False)
            self.fields[f"per_jaar_{partij.pk}"] = GeldField(label=f"{partij.name}: per jaar", required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        dated, day = given.get("wanneer") in DATED, given.get("wanneer_op")
        if dated and day is None and "wanneer_op" not in self.errors:
            self.add_error("wanneer_op", "Schrijf de datum of de maand op.")
        if day and not dated:
            self.add_error("wanneer", "Kies hier 'op een datum' of 'in een maand', of haal de datum weg.")
        if isinstance(day, date) and given.get("wanneer") == VoorstelVersie.Wanneer.IN:
            given["wanneer_op"] = day.replace(day=1)
        return given

    def money(self) -> Iterator[tuple[Partij, forms.BoundField, forms.BoundField]]:
        """The two amounts of each partij, to lay out in a table."""
        for partij in self.partijen:
            yield partij, self[f"eenmalig_{partij.pk}"], self[f"per_jaar_{partij.pk}"]

    def words(self) -> Tekst:
        """What the action takes."""
        given = self.cleaned_data
        tekst: Tekst = {key: given[key] for key in Tekst.__annotations__ if key in given}  # type: ignore[assignment]
        zero = Decimal(0)
        tekst["kosten"] = [
            (partij, given[f"eenmalig_{partij.pk}"] or zero, given[f"per_jaar_{partij.pk}"] or zero)
            for partij in self.partijen
        ]
        return tekst


class HerschrijfForm(VoorstelForm):
    """A next version: what changed and why, and which version was on the screen."""

    vorige = forms.IntegerField(widget=forms.HiddenInput)
    wijziging = forms.CharField(
        label="Wat is er veranderd, en waarom?",
        help_text="De hele zaal leest dit op het scherm. Schrijf geen namen op.",
        max_length=300,
        error_messages={"required": "Schrijf op wat er veranderde, en waarom."},
    )

    def __init__(self, *args: Any, gedragen: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if gedragen:
            self.fields["bevestigd"] = _bevestigd()


class OpzijForm(forms.Form):
    """Leave a proposal out of the plan, with the reason."""

    hoe = forms.ChoiceField(
        label="Wat doen jullie ermee?",
        choices=[
            ("parkeer", "Parkeren: niet in dit plan, wel bewaard"),
            ("trek_in", "Intrekken: wie het inbracht, wil het niet meer"),
            ("samen", "Samenvoegen met een ander voorstel"),
        ],
        widget=forms.RadioSelect,
    )
    in_voorstel = forms.ModelChoiceField(
        Voorstel.objects.none(), label="Met welk voorstel?", required=False, empty_label="Kies een voorstel"
    )
    reden = forms.CharField(label="Waarom?", max_length=300)

    def __init__(self, *args: Any, voorstel: Voorstel, choices: Any, gedragen: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: forms.ModelChoiceField = self.fields["in_voorstel"]  # type: ignore[assignment]
        field.queryset = choices
        if gedragen:
            self.fields["bevestigd"] = _bevestigd()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("hoe") == "samen" and not given.get("in_voorstel"):
            self.add_error("in_voorstel", "Kies het voorstel waarin dit opgaat.")
        return given


class HeropenForm(forms.Form):
    """Put it on the table again."""

    reden = forms.CharField(label="Waarom bespreken jullie dit opnieuw?", max_length=300)

    def __init__(self, *args: Any, gedragen: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if gedragen:
            self.fields["bevestigd"] = _bevestigd()


def _bevestigd() -> forms.BooleanField:
    return forms.BooleanField(
        label="Wij weten dat de instemming met het hele plan hiermee vervalt.",
        help_text="Er is dan een nieuwe slotronde nodig.",
        required=False,
    )
