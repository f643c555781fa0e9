from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from herstel.lib.fields import DatumField, GetalField, TekstField
from herstel.lib.merge import BewaaktForm
from plandag.models import Vervolgafspraak
from processes.models import Partij, Person, Process

Stand = Vervolgafspraak.Stand
DAY = "Bijvoorbeeld: 16 januari 2027"


class MensField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Person) -> str:
        return obj.name


class OvereenkomstForm(BewaaktForm):
    """The two parts that are not the plan itself."""

    intenties = TekstField(
        label="Wat willen we?",
        help_text="Kort, in jullie eigen woorden. Bijvoorbeeld: wij groeten elkaar weer.",
        max_length=4000,
    )
    geschillen = TekstField(
        label="Wat doen we als we er niet uit komen?",
        help_text="Wie belt wie eerst, en wie roept de kring weer bij elkaar?",
        max_length=4000,
    )


class TekenForm(forms.Form):
    """A name under exactly the text on the screen."""

    sha256 = forms.CharField(widget=forms.HiddenInput, max_length=64)


class PapierForm(TekenForm):
    """Typed in for somebody who signed on paper, or said so."""

    person = MensField(Person.objects.none(), label="Wie tekende?", empty_label="Kies een naam")
    kanaal = forms.ChoiceField(
        label="Hoe?",
        choices=[("papier", "op papier"), ("mondeling", "mondeling"), ("telefoon", "aan de telefoon")],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]


class AfspraakForm(BewaaktForm):
    """Who does what before when."""

    wat = forms.CharField(label="Wat gebeurt er?", max_length=300)
    eigenaar = MensField(
        Person.objects.none(),
        label="Wie doet het?",
        required=False,
        empty_label="Nog niemand",
        help_text="Eén iemand. Die meldt met de eigen link hoe het ervoor staat.",
    )
    partij = forms.ModelChoiceField(
        Partij.objects.none(), label="Namens welke partij?", required=False, empty_label="Geen partij"
    )
    klaar_op = DatumField(label="Wanneer klaar?", help_text=DAY, required=False)

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = process.people.filter(forgotten_at=None).order_by("name")
        self.fields["eigenaar"].queryset = people  # type: ignore[attr-defined]
        self.fields["partij"].queryset = process.partijen.all()  # type: ignore[attr-defined]


class StandForm(forms.Form):
    """How it stands. Trouble needs a few words."""

    stand = forms.ChoiceField(
        label=_("Hoe staat het ervoor?"),
        choices=[
            (Stand.BEZIG, _("Ik ben bezig")),
            (Stand.KLAAR, _("Het is klaar")),
            (Stand.VAST, _("Het loopt vast")),
            (Stand.OVERGEDRAGEN, _("Het is overgedragen")),
            (Stand.GESTOPT, _("Het kan niet meer")),
        ],
        widget=forms.RadioSelect,
    )
    toelichting = TekstField(
        label=_("Wil je er iets bij vertellen?"),
        help_text=_("Loopt het vast, is het overgedragen of kan het niet meer? Vertel dan waarom. De kring leest dit."),
        max_length=1000,
        required=False,
        rows=3,
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("stand") in (Stand.VAST, Stand.OVERGEDRAGEN, Stand.GESTOPT) and not given.get("toelichting"):
            self.add_error("toelichting", _("Vertel in een paar woorden waarom."))
        return given


class EvaluatieForm(BewaaktForm):
    datum = DatumField(label="Welke dag?", help_text=DAY)
    plaats = forms.CharField(label="Waar?", max_length=160, required=False)


class VerslagForm(BewaaktForm):
    """What happened on the day people came back."""

    gehouden_op = DatumField(label="Wanneer was het?", help_text=DAY, past=True)
    aanwezig = GetalField(label="Hoeveel mensen kwamen er?", min_value=0, max_value=5000)
    verslag = TekstField(
        label="Wat kwam eruit?", help_text="Geen namen. Iedereen in het proces mag dit lezen.", max_length=4000, rows=8
    )


class NazorgForm(forms.Form):
    person = MensField(Person.objects.none(), label="Met wie sprak je?", empty_label="Kies een naam")
    text = TekstField(
        label="Hoe gaat het?", help_text="Dit wordt versleuteld bewaard. Alleen begeleiders lezen het.", max_length=4000
    )

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = process.people.filter(forgotten_at=None).order_by("name")  # type: ignore[attr-defined]


class VerantwoordingForm(forms.Form):
    text = TekstField(
        label="Wat wil je erbij vertellen?",
        help_text="Het programma telt de cijfers. Jij vertelt wat erachter zit, ook wat niet lukte. Geen namen.",
        max_length=6000,
        rows=10,
    )
