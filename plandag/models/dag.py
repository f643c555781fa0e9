from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from participants.models import Informant
from processes.models import Person, Process, User


class Plandag(models.Model):
    """The day the plan is made; a second one can follow."""

    class Scherm(models.TextChoices):
        RONDES = "rondes", "de rondes"
        RUSTIG = "rustig", "een rustig scherm"
        KADERS = "kaders", "de kaders"
        PROGRAMMA = "programma", "het programma"
        VOORSTEL = "voorstel", "de tekst van een voorstel"

    process = models.ForeignKey(Process, models.CASCADE, related_name="plandagen")
    nummer = models.PositiveSmallIntegerField()
    begin = models.DateTimeField("begin")
    eind = models.DateTimeField("einde")
    plaats = models.CharField("plaats", max_length=160)
    adres = models.CharField("adres", max_length=200, blank=True)
    uitleg = models.TextField("goed om te weten", max_length=1000, blank=True)
    antwoord_tot = models.DateTimeField("antwoorden kan tot en met")
    volgorde = models.PositiveSmallIntegerField(default=0, editable=False)  # iCalendar SEQUENCE
    informatie_klaar_op = models.DateTimeField(null=True, editable=False)
    informatie_overgeslagen = models.TextField("waarom zonder informatief deel?", max_length=500, blank=True)
    scherm = models.CharField("wat de zaal ziet", max_length=10, choices=Scherm, default=Scherm.RONDES, editable=False)
    scherm_voorstel = models.ForeignKey(
        "plandag.Voorstel", models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    vloer_groepen = models.ManyToManyField("participants.Groep", blank=True, related_name="+")

    class Meta:
        ordering = ["nummer"]
        get_latest_by = "nummer"
        verbose_name_plural = "plandagen"
        constraints = [
            models.UniqueConstraint(fields=["process", "nummer"], name="plandag_once"),
            models.CheckConstraint(name="plandag_ends_after_begin", condition=Q(eind__gt=models.F("begin"))),
        ]

    def __str__(self) -> str:
        return f"plandag {self.nummer}"


class Programmaonderdeel(models.Model):
    """A part of the day, with its time."""

    class Soort(models.TextChoices):
        ONTVANGST = "ontvangst", "inloop"
        INFORMATIEF = "informatief", "informatief deel"
        GESPREK = "gesprek", "in gesprek"
        PLAN = "plan", "plan maken"
        CONSENT = "consent", "rondes"
        TOETS = "toets", "toets aan de kaders"
        PAUZE = "pauze", "pauze en eten"
        AFSLUITING = "afsluiting", "afsluiting"

    plandag = models.ForeignKey(Plandag, models.CASCADE, related_name="programma")
    begin = models.TimeField("begin")
    titel = models.CharField("wat", max_length=120)
    soort = models.CharField("soort", max_length=12, choices=Soort)
    informanten = models.ManyToManyField(Informant, blank=True, related_name="programma", verbose_name="wie legt uit")

    class Meta:
        ordering = ["begin", "pk"]
        verbose_name_plural = "programmaonderdelen"

    def __str__(self) -> str:
        return self.titel


class AanmeldingQuerySet(models.QuerySet["Aanmelding"]):
    def ja(self) -> Self:
        return self.filter(antwoord=Aanmelding.Antwoord.JA)


class Aanmelding(models.Model):
    """An invitation to one plandag, and what the person answered."""

    class Antwoord(models.TextChoices):
        OPEN = "open", _("nog geen antwoord")
        JA = "ja", _("ja, ik kom")
        NEE = "nee", _("nee, ik kom niet")
        MISSCHIEN = "misschien", _("ik weet het nog niet")

    plandag = models.ForeignKey(Plandag, models.CASCADE, related_name="aanmeldingen")
    person = models.ForeignKey(Person, models.CASCADE, related_name="aanmeldingen")
    antwoord = models.CharField("kom je?", max_length=10, choices=Antwoord, default=Antwoord.OPEN)
    meegeven = models.TextField("wat mag niet vergeten worden?", max_length=1000, blank=True)
    uitgenodigd_op = models.DateTimeField()
    beantwoord_op = models.DateTimeField(null=True, editable=False)
    kanaal = models.CharField(max_length=10, blank=True, editable=False)
    ingevoerd_door = models.ForeignKey(User, models.SET_NULL, null=True, editable=False, related_name="+")

    objects = AanmeldingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "aanmeldingen"
        constraints = [models.UniqueConstraint(fields=["plandag", "person"], name="aanmelding_once")]

    def __str__(self) -> str:
        return f"aanmelding {self.pk}"


class AanwezigheidQuerySet(models.QuerySet["Aanwezigheid"]):
    def nu(self) -> Self:
        """Who is in the hall now."""
        return self.filter(uit_op=None)

    def last_taps(self) -> Self:
        """The last coming in or going out of each person, newest first: what can still be taken back."""
        later = Aanwezigheid.objects.filter(
            plandag=models.OuterRef("plandag"), person=models.OuterRef("person"), in_op__gt=models.OuterRef("in_op")
        )
        return self.exclude(models.Exists(later)).order_by(Coalesce("uit_op", "in_op").desc(), "-pk")


class Aanwezigheid(models.Model):
    """From when until when somebody was there. Coming back is a new row."""

    plandag = models.ForeignKey(Plandag, models.CASCADE, related_name="aanwezigheid")
    person = models.ForeignKey(Person, models.CASCADE, related_name="aanwezigheid")
    in_op = models.DateTimeField()
    uit_op = models.DateTimeField(null=True)
    kan_leven = models.CharField("kun je leven met wat er nu ligt?", max_length=10, blank=True)
    meegeven = models.TextField("wil je iets meegeven?", max_length=1000, blank=True)
    in_door = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    uit_door = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")

    objects = AanwezigheidQuerySet.as_manager()

    class Meta:
        ordering = ["in_op", "pk"]
        verbose_name_plural = "aanwezigheid"
        constraints = [
            models.UniqueConstraint(
                fields=["plandag", "person"],
                condition=Q(uit_op=None),
                name="aanwezigheid_one_at_a_time",
            ),
            models.CheckConstraint(
                name="aanwezigheid_out_after_in",
                condition=Q(uit_op=None) | Q(uit_op__gte=models.F("in_op")),
            ),
        ]

    def __str__(self) -> str:
        return f"aanwezigheid {self.pk}"
