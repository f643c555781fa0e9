from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from herstel.lib.contact import MailField, NaamField, TelefoonField
from herstel.lib.fields import GetalField, GroepsSelect, TekstField
from herstel.lib.merge import BewaaktForm
from participants.models import Groep, Informatievraag
from processes.models import Process


class VraagForm(forms.Form):
    """A question for the board."""

    text = forms.CharField(
        label="Wat willen mensen weten?",
        help_text="In gewone woorden, zonder namen en zonder schuld.",
        max_length=300,
        error_messages={"required": "Schrijf op wat mensen willen weten."},
    )


class AntwoordForm(BewaaktForm):
    """An answer that everyone can read."""

    antwoord = TekstField(label="Antwoord", help_text="Feiten, in gewone taal. Iedereen leest dit.", max_length=2000)


class KanNietForm(forms.Form):
    """The honest reason why there will be no answer."""

    omdat = forms.CharField(label="Dit kan niet, omdat", max_length=300)


class SamenForm(forms.Form):
    """The question that this one is the same as."""

    in_vraag = forms.ModelChoiceField(
        Informatievraag.objects.none(), label="Met welke vraag?", empty_label="Kies een vraag"
    )

    def __init__(self, *args: Any, vraag: Informatievraag, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["in_vraag"]
        field.queryset = vraag.process.informatievragen.standing().exclude(pk=vraag.pk)
        field.label_from_instance = lambda other: other.text


class VragenForm(forms.Form):
    """Which questions somebody answers, and how long."""

    vragen = forms.ModelMultipleChoiceField(
        Informatievraag.objects.none(), label="Op welke vragen?", widget=forms.CheckboxSelectMultiple
    )
    minuten = GetalField(label="Hoeveel minuten?", min_value=1, max_value=60, initial=10)

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["vragen"]
        field.queryset = process.informatievragen.on_board()  # what came by link is read first
        field.label_from_instance = lambda vraag: vraag.text


class InformantForm(VragenForm):
    """Somebody who brings facts."""

    name = NaamField(label="Naam", max_length=120)
    organisatie = forms.CharField(label="Namens wie?", max_length=120, required=False)
    email = MailField(label="E-mailadres", required=False)
    phone = TelefoonField(label="Telefoon", max_length=30, required=False)
    field_order = ["name", "organisatie", "email", "phone", "vragen", "minuten"]


class BriefingForm(forms.Form):
    """What was agreed about the role."""

    briefing = TekstField(
        label="Wat bespraken jullie?",
        help_text="Feiten, gewone taal, de minuten, geen advies, en weggaan na de uitleg.",
        max_length=1000,
    )


class MijnVraagForm(forms.Form):
    """What I want to know."""

    text = forms.CharField(label=_("Wat wil jij weten?"), help_text=_("Noem liever geen namen."), max_length=300)


class WieMistForm(forms.Form):
    """Who should be asked as well."""

    name = NaamField(label=_("Wie missen we nog?"), max_length=120)
    groep = forms.ModelChoiceField(
        Groep.objects.none(),
        label=_("Waar hoort deze persoon bij?"),
        required=False,
        empty_label=_("weet ik niet"),
        widget=GroepsSelect,
    )
    phone = TelefoonField(label=_("Telefoon van deze persoon"), max_length=30, required=False)
    email = MailField(label=_("E-mailadres van deze persoon"), required=False)

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["groep"]
        field.queryset = process.groepen.all()
