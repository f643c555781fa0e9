"""What is filled in around a round: an answer, a reason, a question."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from herstel.lib.fields import GroepsSelect, TekstField
from plandag.models import Antwoord, Bezwaar, ConsentRonde, Voorstel
from plandag.rules import consent
from processes.models import Person, Process, User

HOE_INGEBRACHT = _("Hoe brengt de begeleider dit in?")
NIETS_GEKOZEN = _("Kies je niets? Dan praten we eerst met jou.")


class RedenForm(forms.Form):
    reden = TekstField(label="Waarom?", max_length=300, rows=3)


class DoorgaanForm(forms.Form):
    vraag = TekstField(
        label="De vraag aan de kring",
        help_text="Er zijn minder mensen dan afgesproken. Vraag of iedereen ermee kan leven om vandaag door te gaan.",
        max_length=500,
        rows=3,
    )


class ZorgForm(forms.Form):
    reden = TekstField(label=_("Wat is je zorg?"), max_length=2000, rows=4)
    mag_terugvragen = forms.BooleanField(
        label=_("Jullie mogen mij hier later naar vragen."),
        help_text=_("We komen erop terug als we samen kijken hoe het gaat."),
        required=False,
    )


def inbreng(choices: list[Any], help_text: Any) -> forms.ChoiceField:
    """How the begeleider brings it in; nothing is chosen beforehand."""
    return forms.ChoiceField(
        label=HOE_INGEBRACHT, choices=choices, help_text=help_text, widget=forms.RadioSelect, required=False
    )


class BezwaarForm(forms.Form):
    reden = TekstField(
        label=_("Wat maakt dat je er niet mee kunt leven?"),
        help_text=_("In je eigen woorden. Een paar zinnen is genoeg."),
        max_length=2000,
        rows=4,
    )
    wat_helpt = TekstField(label=_("Wat zou helpen?"), max_length=2000, rows=3, required=False)
    naam = inbreng(Antwoord.Naam.choices, NIETS_GEKOZEN)

    def clean_naam(self) -> str:
        """Who leaves it open is spoken to before the group hears it."""
        return self.cleaned_data["naam"] or Antwoord.Naam.EERST


class OpenBezwaarForm(BezwaarForm):
    """In an open kring everyone sees the name beside the answer: nobody can promise to leave it out."""

    naam = inbreng(
        [choice for choice in Antwoord.Naam.choices if choice[0] != Antwoord.Naam.ZONDER],
        format_lazy("{} {}", _("Na het sluiten ziet de kring jouw naam bij je antwoord."), NIETS_GEKOZEN),
    )


class LosseZorgForm(forms.Form):
    """In an anonymous round nobody can be asked back."""

    reden = TekstField(label=_("Wat is je zorg?"), max_length=2000, rows=4)


class LosBezwaarForm(forms.Form):
    """In an anonymous round there is no name to bring in."""

    reden = TekstField(
        label=_("Wat maakt dat je er niet mee kunt leven?"),
        help_text=_("In je eigen woorden. Een paar zinnen is genoeg."),
        max_length=2000,
        rows=4,
    )
    wat_helpt = TekstField(label=_("Wat zou helpen?"), max_length=2000, rows=3, required=False)


def reason_form(ronde: ConsentRonde, keuze: str) -> type[forms.Form]:
    anonymous = ronde.privacy == Process.Privacy.ANONIEM
    if keuze == Antwoord.Keuze.ZORG:
        return LosseZorgForm if anonymous else ZorgForm
    if anonymous:
        return LosBezwaarForm
    return OpenBezwaarForm if ronde.privacy == Process.Privacy.OPEN else BezwaarForm


class InvoerForm(forms.Form):
    """An answer typed in for somebody without a phone: privately said, or on a paper card."""

    keuze = forms.ChoiceField(label="Het antwoord", widget=forms.RadioSelect)
    reden = TekstField(
        label="Wat is de zorg, of wat maakt dat het niet kan?",
        help_text="Nodig bij een zorg of een nee.",
        max_length=2000,
        sometimes=True,
    )
    wat_helpt = TekstField(label=_("Wat zou helpen?"), max_length=2000, rows=3, required=False)
    kanaal = forms.ChoiceField(
        label="Hoe gaf deze persoon antwoord?",
        choices=[choice for choice in Antwoord.Kanaal.choices if choice[0] != Antwoord.Kanaal.LINK],
        widget=forms.RadioSelect,
    )
    tweede_paar_ogen = forms.ModelChoiceField(
        User.objects.none(),
        label="Wie kijkt er mee?",
        empty_label="Niemand",
        required=False,
    )

    def __init__(self, *args: Any, ronde: ConsentRonde, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keuze"].choices = answers_for(ronde)  # type: ignore[attr-defined]
        colleagues = ronde.process.begeleiders.exclude(pk=by.pk)
        second = self.fields["tweede_paar_ogen"]
        second.queryset = colleagues  # type: ignore[attr-defined]
        second.label_from_instance = lambda user: user.name  # type: ignore[attr-defined]
        second.help_text = f"Bij een papieren kaart: {by.name} typt, een andere begeleider kijkt mee."

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("kanaal") == Antwoord.Kanaal.PAPIER and not given.get("tweede_paar_ogen"):
            self.add_error("tweede_paar_ogen", "Kies wie er meekijkt met deze papieren kaart.")
        if given.get("keuze") in (Antwoord.Keuze.ZORG, Antwoord.Keuze.BEZWAAR) and not given.get("reden"):
            self.add_error("reden", "Schrijf op wat deze persoon erbij vertelde.")
        return given


def answers_for(ronde: ConsentRonde) -> list[tuple[str, str]]:
    """The answers in their fixed order; about the whole there are three."""
    whole = ronde.soort != ConsentRonde.Soort.ONDERDEEL
    return [
        (keuze.value, str(keuze.label)) for keuze in Antwoord.GIVEN if not (whole and keuze == Antwoord.Keuze.GROEP)
    ]


class VertrokkenForm(forms.Form):
    reden = TekstField(
        label="Niet gevonden? Schrijf op dat je twee keer hebt geroepen.",
        help_text="Is het vertrek al gemeld, dan hoeft dit niet.",
        max_length=300,
        rows=2,
        required=False,
    )


class EigenBezwaarForm(forms.Form):
    """How an objection ended, in the words of its owner."""

    status = forms.ChoiceField(
        label=_("Hoe is je bezwaar afgelopen?"),
        choices=[
            (Bezwaar.Status.OPGELOST, _("Met de nieuwe tekst kan ik leven.")),
            (Bezwaar.Status.ZORG, _("Het is nu een zorg. Het houdt het plan niet meer tegen.")),
            (Bezwaar.Status.INGETROKKEN, _("Ik trek het in.")),
        ],
        widget=forms.RadioSelect,
    )


class GehoordBezwaarForm(EigenBezwaarForm):
    """The same, typed in by a begeleider who heard it from the owner."""

    kanaal = forms.ChoiceField(
        label="Hoe liet de indiener dit weten?",
        choices=[choice for choice in Antwoord.Kanaal.choices if choice[0] != Antwoord.Kanaal.LINK],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["status"].label = "Wat zei de indiener?"


class KaderVraagForm(forms.Form):
    uitleg = TekstField(
        label="Om welk kader gaat het, en wat vraag je?",
        help_text="Wie het kader vastlegde, leest dit bij de toets. Schrijf geen namen op.",
        max_length=2000,
    )


class GroepDeedForm(forms.Form):
    wat_deed_de_groep = TekstField(
        label="Wat heeft de groep met dit bezwaar gedaan?",
        help_text="In de woorden van de groep. Dit komt in de verantwoording.",
        max_length=2000,
    )


class HeropenForm(forms.Form):
    """Which adopted onderdeel somebody of the kring wants to look at again."""

    voorstel = forms.ModelChoiceField(
        Voorstel.objects.none(), label=_("Welk onderdeel?"), empty_label=_("Kies een onderdeel"), widget=GroepsSelect
    )
    reden = TekstField(label=_("Waarom wil je dit opnieuw bespreken?"), max_length=1000)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        adopted = {versie.voorstel_id: versie.titel for versie in consent.adopted_versions(person.process)}
        field = self.fields["voorstel"]
        field.queryset = Voorstel.objects.filter(pk__in=adopted)  # type: ignore[attr-defined]
        field.label_from_instance = lambda voorstel: f"{voorstel.code} {adopted[voorstel.pk]}"  # type: ignore[attr-defined]
