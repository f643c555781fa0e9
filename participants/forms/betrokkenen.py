from typing import Any

from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from herstel.lib.contact import AdresField, MailField, NaamField, TelefoonField
from herstel.lib.merge import BewaaktForm
from participants.models import Aandraging, Behoefte, Betrokkene, Groep, Steunfiguur
from processes.models import Person, Process, User


class GroepForm(forms.Form):
    """The name of a group."""

    name = forms.CharField(
        label="Naam van de groep",
        help_text="Zoals “bewoners van de Dijkstraat”.",
        max_length=120,
        error_messages={"required": "Schrijf op hoe de groep heet."},
    )


class BereikForm(BewaaktForm):
    """How to reach somebody, and what to know about them on the day. `meer`: folded away until it is needed."""

    meer = (
        "address",
        "language",
        "begeleider",
        "bijzonder",
        "geen_telefoon",
        "jonger_dan_18",
        "toestemming_ouder",
    )
    field_order = ["name", "groep", "kanaal", "phone", "email", "via", "door"]

    name = NaamField(
        label="Naam",
        help_text="Zoals deze persoon zelf genoemd wil worden.",
        max_length=120,
        error_messages={"required": "Schrijf de naam op."},
    )
    groep = forms.ModelChoiceField(
        Groep.objects.none(),
        label="Groep",
        help_text="Zo zie je of elke groep meedoet.",
        empty_label="Kies een groep",
        error_messages={"required": "Kies bij welke groep deze persoon hoort."},
    )
    phone = TelefoonField(label="Telefoon", max_length=30, required=False)
    email = MailField(label="E-mailadres", required=False)
    address = AdresField(label="Adres", max_length=200, required=False)
    kanaal = forms.ChoiceField(label="Hoe bereik je deze persoon het liefst?", choices=Person.Kanaal.choices)
    language = forms.ChoiceField(label="Taal", choices=Person.Language.choices)
    begeleider = forms.ModelChoiceField(
        User.objects.none(), label="Wie begeleidt deze persoon?", required=False, empty_label="Nog niemand"
    )
    bijzonder = forms.CharField(
        label="Goed om te weten op de dag",
        help_text="Zoals slecht ter been, of grote letters. Geen oordeel over de persoon.",
        max_length=200,
        required=False,
    )
    geen_telefoon = forms.BooleanField(label="Heeft geen mobiele telefoon", required=False)
    jonger_dan_18 = forms.BooleanField(label="Is jonger dan 18", required=False)
    toestemming_ouder = forms.BooleanField(label="Een ouder of voogd vindt het goed", required=False)

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "groep", process.groepen.all())
        if not process.groepen.exists():
            groepen = reverse("participants:groepen", args=[process.slug])
            self.fields["groep"].help_text = format_html(
                'Er zijn nog geen groepen. <a href="{}">Maak eerst een groep</a>.', groepen
            )
        _choose(self, "begeleider", process.begeleiders.all())
        self.fields["begeleider"].label_from_instance = _name_of  # type: ignore[attr-defined]  # a ModelChoiceField

    @property
    def meer_open(self) -> bool:
        """Who changes what is known sees all of it; an open question is never hidden."""
        return "name" in self.initial or any(name in self.errors for name in self.meer)


class BetrokkeneForm(BereikForm):
    """Somebody new on the list, and how they were found."""

    via = forms.ChoiceField(label="Hoe kwam deze persoon op de lijst?", choices=Aandraging.Via.choices)
    door = forms.ModelChoiceField(
        Betrokkene.objects.none(),
        label="Wie noemde deze persoon?",
        help_text="Nodig als iemand deze persoon noemde. Alleen begeleiders zien dit.",
        empty_label="Kies een naam",
        error_messages={"required": "Kies wie deze persoon noemde."},
    )
    toch = forms.BooleanField(label="Dit is iemand anders. Voeg toch toe.", required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, process=process, **kwargs)
        _choose(self, "door", process.betrokkenen.select_related("person"))
        self.fields["door"].label_from_instance = _person_of  # type: ignore[attr-defined]
        _ask_who_named(self)

    def ask_whether_other(self) -> None:
        """Somebody who looks the same is on the list: show the box that says it is somebody else."""
        self.fields["toch"].widget = forms.CheckboxInput()


class NoemForm(forms.Form):
    """This person was named once more."""

    via = forms.ChoiceField(label="Hoe hoorde je deze naam?", choices=Aandraging.Via.choices)
    door = forms.ModelChoiceField(
        Betrokkene.objects.none(),
        label="Wie noemde deze persoon?",
        help_text="Nodig als iemand deze persoon noemde. Alleen begeleiders zien dit.",
        empty_label="Kies een naam",
        error_messages={"required": "Kies wie deze persoon noemde."},
    )

    def __init__(self, *args: Any, betrokkene: Betrokkene, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = betrokkene.process.betrokkenen.exclude(pk=betrokkene.pk).select_related("person")
        _choose(self, "door", others)
        self.fields["door"].label_from_instance = _person_of  # type: ignore[attr-defined]
        _ask_who_named(self)


class SteunfiguurForm(forms.Form):
    """Somebody who comes along."""

    name = NaamField(label="Naam", max_length=120, error_messages={"required": "Schrijf op wie er meekomt."})
    rol = forms.ChoiceField(label="Waarvoor komt deze persoon mee?", choices=Steunfiguur.Rol.choices)
    phone = TelefoonField(label="Telefoon", max_length=30, required=False)
    email = MailField(label="E-mailadres", required=False)
    language = forms.ChoiceField(label="Taal", choices=Person.Language.choices)


class BehoefteForm(forms.Form):
    """What somebody needs to take part."""

    soort = forms.ChoiceField(label=_("Waarover gaat het?"), choices=Behoefte.Soort.choices)
    text = forms.CharField(label=_("Wat is er nodig?"), help_text=_("Zo kort als het kan."), max_length=300)
    anders_kom_ik_niet = forms.BooleanField(label=_("Anders kom ik niet"), required=False)


class RegelForm(forms.Form):
    """What is arranged for a need."""

    antwoord = forms.CharField(
        label="Wat regelen we?", max_length=300, error_messages={"required": "Schrijf op wat jullie regelen."}
    )


class ZoekForm(forms.Form):
    """What the list shows."""

    zoek = forms.CharField(required=False)
    groep = forms.ModelChoiceField(Groep.objects.none(), required=False, empty_label="Alle groepen")
    begeleider = forms.ModelChoiceField(User.objects.none(), required=False, empty_label="Alle begeleiders")
    stand = forms.CharField(required=False)

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "groep", process.groepen.all())
        _choose(self, "begeleider", process.begeleiders.all())
        self.fields["begeleider"].label_from_instance = _name_of  # type: ignore[attr-defined]


def _choose(form: forms.Form, field: str, rows: Any) -> None:
    form.fields[field].queryset = rows  # type: ignore[attr-defined]  # a ModelChoiceField


def _ask_who_named(form: forms.Form) -> None:
    """Who named somebody must be known when a person did, which is the answer that a new form begins with."""
    form.fields["door"].required = form["via"].value() in (None, Aandraging.Via.PERSOON)


def _name_of(user: User) -> str:
    return user.name


def _person_of(betrokkene: Betrokkene) -> str:
    return betrokkene.person.name
