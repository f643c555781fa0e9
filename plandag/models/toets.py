from typing import Self

from django.db import models
from django.db.models import Q

from herstel.lib.frozen import Frozen
from plandag.models.plan import Plan, VoorstelVersie
from processes.models import KaderVersie, Partij, Person, Process, User
from processes.models.process import DESTROYED


class ToetsQuerySet(models.QuerySet["Toets"]):
    def standing(self) -> Self:
        return self.filter(vervallen_op=None)


class Toets(models.Model):
    """The kaderstellende partijen come back and test one exact plan. Leaving the station backwards voids it."""

    process = models.ForeignKey(Process, models.CASCADE, related_name="toetsen")
    plan = models.ForeignKey(Plan, models.RESTRICT, related_name="toetsen")
    sha256 = models.CharField(max_length=64)
    begonnen_op = models.DateTimeField()
    vervallen_op = models.DateTimeField(null=True)

    frozen = Frozen(unless=DESTROYED, open=("vervallen_op",))

    objects = ToetsQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "toetsen"
        constraints = [
            models.UniqueConstraint(fields=["process"], condition=Q(vervallen_op=None), name="toets_one_at_a_time")
        ]

    def __str__(self) -> str:
        return f"toets {self.pk}"


class OordeelQuerySet(models.QuerySet["Oordeel"]):
    def of(self, user: User) -> Self:
        return self.filter(partij__kaderstellers__user=user)


class Oordeel(models.Model):
    """What one owner of a kader says about one onderdeel, or about the sum. Rows are added; the last one counts.

    Bound to the exact versions, so an onderdeel that did not change keeps its verdict in a new toets.
    """

    class Uitspraak(models.TextChoices):
        PAST = "past", "past"
        PAST_NIET = "past_niet", "past niet"
        NVT = "nvt", "niet van toepassing"
        VRAAG = "vraag", "vraag aan de groep"

    process = models.ForeignKey(Process, models.CASCADE, related_name="oordelen")
    toets = models.ForeignKey(Toets, models.RESTRICT, related_name="oordelen")
    versie = models.ForeignKey(VoorstelVersie, models.RESTRICT, null=True, related_name="oordelen")  # none: the sum
    kader_versie = models.ForeignKey(KaderVersie, models.RESTRICT, related_name="oordelen")
    partij = models.ForeignKey(Partij, models.RESTRICT, related_name="oordelen")
    som_eenmalig = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    som_per_jaar = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    uitspraak = models.CharField("oordeel", max_length=10, choices=Uitspraak)
    motivering = models.TextField("past niet, want", max_length=2000, blank=True)
    wat_past_wel = models.TextField("wat zou wel passen?", max_length=2000, blank=True)
    opmerking = models.TextField("opmerking, verandert het plan niet", max_length=1000, blank=True)
    voorlopig = models.BooleanField(default=False)
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    frozen = Frozen(unless=DESTROYED, forgettable=("person_id",))

    objects = OordeelQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "oordelen"
        constraints = [
            models.CheckConstraint(
                name="oordeel_past_niet_says_why_and_what_would",
                condition=~Q(uitspraak="past_niet") | (~Q(motivering="") & ~Q(wat_past_wel="")),
            ),
            models.CheckConstraint(name="oordeel_vraag_asks", condition=~Q(uitspraak="vraag") | ~Q(motivering="")),
            models.CheckConstraint(
                name="oordeel_sum_has_amounts",
                condition=Q(versie__isnull=False) | Q(som_eenmalig__isnull=False, som_per_jaar__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"oordeel {self.pk}"


class Groepsantwoord(models.Model):
    """What the group answers to a question of a kadersteller. It explains; it changes no word of the plan."""

    process = models.ForeignKey(Process, models.CASCADE, related_name="groepsantwoorden")
    oordeel = models.OneToOneField(Oordeel, models.CASCADE, related_name="groepsantwoord")
    text = models.TextField("antwoord van de groep", max_length=2000)
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    frozen = Frozen(unless=DESTROYED, forgettable=("by_id",))

    class Meta:
        verbose_name_plural = "groepsantwoorden"

    def __str__(self) -> str:
        return f"groepsantwoord {self.pk}"


class Besluit(models.Model):
    """The dated decision that makes the provisional verdicts of a partij final; it names the plan it is about."""

    process = models.ForeignKey(Process, models.CASCADE, related_name="besluiten")
    toets = models.ForeignKey(Toets, models.RESTRICT, related_name="besluiten")
    partij = models.ForeignKey(Partij, models.RESTRICT, related_name="besluiten")
    nummer = models.CharField("nummer van het besluit", max_length=120)
    datum = models.DateField("datum van het besluit")
    sha256 = models.CharField(max_length=64)  # of the plan that was decided on
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    frozen = Frozen(unless=DESTROYED, forgettable=("person_id",))

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "besluiten"
        constraints = [models.UniqueConstraint(fields=["toets", "partij"], name="besluit_once")]

    def __str__(self) -> str:
        return f"besluit {self.pk}"


class Overeenkomst(models.Model):
    """The closing document in three parts: intenties, werkafspraken (the plan itself), geschillenregeling."""

    process = models.ForeignKey(Process, models.CASCADE, related_name="overeenkomsten")
    toets = models.ForeignKey(Toets, models.RESTRICT, related_name="overeenkomsten")
    nummer = models.PositiveSmallIntegerField()
    intenties = models.TextField("intenties", max_length=4000)
    geschillen = models.TextField("als we er niet uit komen", max_length=4000)
    plan_sha256 = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    vervallen_op = models.DateTimeField(null=True)

    frozen = Frozen(unless=DESTROYED, open=("vervallen_op",), forgettable=("by_id",))

    class Meta:
        ordering = ["nummer"]
        get_latest_by = "nummer"
        verbose_name_plural = "overeenkomsten"
        constraints = [
            models.UniqueConstraint(fields=["process", "nummer"], name="overeenkomst_once"),
            models.UniqueConstraint(
                fields=["process"],
                condition=Q(vervallen_op=None),
                name="overeenkomst_one_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"overeenkomst {self.pk}"


class Handtekening(models.Model):
    """A name under the overeenkomst: for a partij by its kadersteller, or by anyone of the kring who wants."""

    process = models.ForeignKey(Process, models.CASCADE, related_name="handtekeningen")
    overeenkomst = models.ForeignKey(Overeenkomst, models.CASCADE, related_name="handtekeningen")
    partij = models.ForeignKey(Partij, models.RESTRICT, null=True, related_name="handtekeningen")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="handtekeningen")
    sha256 = models.CharField(max_length=64)  # of the overeenkomst that was on the screen
    kanaal = models.CharField(max_length=10)
    ingevoerd_door = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    frozen = Frozen(unless=DESTROYED, forgettable=("person_id", "ingevoerd_door_id"))

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "handtekeningen"
        constraints = [
            models.UniqueConstraint(
                fields=["overeenkomst", "partij"],
                condition=Q(partij__isnull=False),
                name="handtekening_once_per_partij",
            ),
            models.UniqueConstraint(
                fields=["overeenkomst", "person"],
                condition=Q(partij=None),
                name="handtekening_once_per_person",
            ),
        ]

    def __str__(self) -> str:
        return f"handtekening {self.pk}"
