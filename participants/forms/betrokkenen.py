from typing import Any

from django import forms
from django.urls import reverse
from django.utils.html import format_html

from participants.models import Aandraging, Behoefte, Betrokkene, Groep, Steunfiguur
from processes.models import Person, Process, User


class GroepForm(forms.Form):
    """The name of a group."""

    name = forms.CharField(label="Naam van de groep", help_text="Zoals “bewoners van de Dijkstraat”.", max_length=120)


class BereikForm(forms.Form):
    """How to reach somebody, and what to know about them on the day."""

    name = forms.CharField(label="Naam", help_text="Zoals deze persoon zelf genoemd wil worden.", max_length=120)
    groep = forms.ModelChoiceField(
        Groep.objects.none(), label="Groep", help_text="Zo zie je of elke groep meedoet.", empty_label="Kies een groep"
    )
    phone = forms.CharField(label="Telefoon", max_length=30, required=False)
    email = forms.EmailField(label="E-mailadres", required=False)
    address = forms.CharField(label="Adres", max_length=200, required=False)
    kanaal = forms.ChoiceField(label="Hoe bereik je deze persoon het liefst?", choices=Person.Kanaal.choices)
    language = forms.ChoiceField(label="Taal", choices=Person.Language.choices)
    begeleider = forms.ModelChoiceField(
        User.objects.none(), label="Wie begeleidt deze persoon?", required=False, empty_label="nog niemand"
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


class BetrokkeneForm(BereikForm):
    """Somebody new on the list, and how they were found."""

    via = forms.ChoiceField(label="Hoe kwam deze persoon op de lijst?", choices=Aandraging.Via.choices)
    door = forms.ModelChoiceField(
        Betrokkene.objects.none(),
        label="Wie noemde deze persoon?",
        help_text="Nodig als iemand deze persoon noemde. Alleen begeleiders zien dit.",
        required=False,
        empty_label="niemand",
    )
    toch = forms.BooleanField(label="Dit is iemand anders. Voeg toch toe.", required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, process=process, **kwargs)
        _choose(self, "door", process.betrokkenen.select_related("person"))
        self.fields["door"].label_from_instance = _person_of  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("via") == Aandraging.Via.PERSOON and not given.get("door"):
            self.add_error("door", "Kies wie deze persoon noemde.")
        return given

    def ask_whether_other(self) -> None:
        """Somebody who looks the same is on the list: show the box that says it is somebody else."""
        self.fields["toch"].widget = forms.CheckboxInput()


class NoemForm(forms.Form):
    """This person was named once more."""

    via = forms.ChoiceField(label="Hoe hoorde je deze naam?", choices=Aandraging.Via.choices)
    door = forms.ModelChoiceField(
        Betrokkene.objects.none(),
        label="Wie noemde deze persoon?",
        help_text="Nodig als iemand deze persoon noemde.",
        required=False,
        empty_label="niemand",
    )

    def __init__(self, *args: Any, betrokkene: Betrokkene, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = betrokkene.process.betrokkenen.exclude(pk=betrokkene.pk).select_related("person")
        _choose(self, "door", others)
        self.fields["door"].label_from_instance = _person_of  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("via") == Aandraging.Via.PERSOON and not given.get("door"):
            self.add_error("door", "Kies wie deze persoon noemde.")
        return given


class SteunfiguurForm(forms.Form):
    """Somebody who comes along."""

    name = forms.CharField(label="Naam", max_length=120)
    rol = forms.ChoiceField(label="Waarvoor komt deze persoon mee?", choices=Steunfiguur.Rol.choices)
    phone = forms.CharField(label="Telefoon", max_length=30, required=False)
    email = forms.EmailField(label="E-mailadres", required=False)
    language = forms.ChoiceField(label="Taal", choices=Person.Language.choices)


class BehoefteForm(forms.Form):
    """What somebody needs to take part."""

    soort = forms.ChoiceField(label="Waarover gaat het?", choices=Behoefte.Soort.choices)
    text = forms.CharField(label="Wat is er nodig?", help_text="Zo kort als het kan.", max_length=300)
    anders_kom_ik_niet = forms.BooleanField(label="Anders kom ik niet", required=False)


class RegelForm(forms.Form):
    """What is arranged for a need."""

    antwoord = forms.CharField(label="Wat regelen we?", max_length=300)


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


def _name_of(user: User) -> str:
    return user.name


def _person_of(betrokkene: Betrokkene) -> str:
    return betrokkene.person.name
