from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from herstel.lib import clock, dates
from herstel.lib.contact import AdresField
from herstel.lib.fields import DatumField, MomentField, TekstField, TijdField
from herstel.lib.merge import BewaaktForm
from participants.models import Groep, Informant
from plandag.models import Plandag, Programmaonderdeel
from processes.models import Process


class EindField(MomentField):
    """When the day ends: mostly a time is enough, because it is the day it began."""

    def read(self, typed: str) -> datetime | time:
        try:
            return dates.read_time(typed)
        except dates.Unreadable:
            return super().read(typed)


class PlandagForm(forms.Form):
    """When and where, and until when people can say whether they come."""

    begin = MomentField(
        label="Wanneer begint de dag?",
        help_text="Bijvoorbeeld: 3 oktober 2026 om 12.30",
        error_messages={"required": "Schrijf op wanneer de dag begint."},
    )
    eind = EindField(
        label="Tot hoe laat?",
        help_text="Bijvoorbeeld: 22.00. Is het op een andere dag? Schrijf die er dan bij.",
        error_messages={"required": "Schrijf op tot hoe laat de dag duurt."},
    )
    plaats = forms.CharField(
        label="Waar?",
        help_text="De naam van de zaal of het gebouw.",
        max_length=160,
        error_messages={"required": "Schrijf op waar de dag is."},
    )
    adres = AdresField(label="Adres", max_length=200, required=False)
    uitleg = TekstField(
        label="Goed om te weten",
        help_text="Eten, vervoer, een rustige plek. Dit staat in de uitnodiging.",
        max_length=1000,
        required=False,
    )
    antwoord_tot = DatumField(
        label="Tot en met welke dag kunnen mensen antwoorden?",
        help_text="Bijvoorbeeld: 1 oktober 2026. Het kan tot het einde van die dag.",
        error_messages={"required": "Schrijf op tot welke dag mensen kunnen antwoorden."},
    )
    vloer_groepen = forms.ModelMultipleChoiceField(
        Groep.objects.none(),
        label="Van welke groepen moet er iemand zijn?",
        help_text="Dit sprak de kerngroep af. Is er niemand? Dan beslist de kring zelf of jullie doorgaan.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groepen: forms.ModelMultipleChoiceField = self.fields["vloer_groepen"]  # type: ignore[assignment]
        groepen.queryset = Groep.objects.filter(process=process)

    def clean_begin(self) -> Any:
        begin = self.cleaned_data["begin"]
        if begin.date() < clock.today() and "begin" in self.changed_data:
            raise forms.ValidationError("Deze dag is al voorbij. Kies een dag die nog komt.")
        return begin

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        begin, eind, tot = given.get("begin"), given.get("eind"), given.get("antwoord_tot")
        if begin and isinstance(eind, time):
            eind = given["eind"] = datetime.combine(
                timezone.localtime(begin).date(), eind, tzinfo=timezone.get_current_timezone()
            )
        if begin and eind and eind <= begin:
            self.add_error("eind", "De dag eindigt na het begin.")
        if begin and isinstance(tot, date) and tot > begin.date():
            self.add_error("antwoord_tot", "Antwoorden kan tot en met de plandag zelf, niet daarna.")
        return given


class PlandagVeranderForm(BewaaktForm, PlandagForm):
    """The same, for a day that is planned: carries which facts were on the screen."""

    volgorde = forms.IntegerField(widget=forms.HiddenInput)


class ProgrammaForm(BewaaktForm):
    """One part of the day."""

    begin = TijdField(label="Hoe laat?", help_text="Bijvoorbeeld: 13.40")
    titel = forms.CharField(label="Wat?", max_length=120)
    soort = forms.ChoiceField(label="Wat voor onderdeel is dit?", choices=Programmaonderdeel.Soort.choices)
    informanten = forms.ModelMultipleChoiceField(
        Informant.objects.none(),
        label="Wie legt hier uit?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, plandag: Plandag, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["informanten"]
        field.queryset = Informant.objects.still_asked().filter(process=plandag.process).select_related("person")
        field.label_from_instance = lambda informant: informant.person.name
        if not field.queryset.exists():
            del self.fields["informanten"]


class InformatieForm(forms.Form):
    """The informative part is done; or there was none, and this is why."""

    zonder_reden = TekstField(
        label="Waarom was er geen informatief deel?",
        help_text="Vul dit alleen in als er geen uitleg was. De reden staat in de verantwoording.",
        max_length=500,
        required=False,
    )
