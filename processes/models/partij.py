from typing import Self

from django.db import models
from django.db.models import Q

from herstel.lib.frozen import Frozen
from processes.models.people import Person, User
from processes.models.process import DESTROYED, Process


class PartijQuerySet(models.QuerySet["Partij"]):
    def kaderstellend(self) -> Self:
        return self.filter(kaderstellend=True)

    def of(self, user: User) -> Self:
        return self.filter(kaderstellers__user=user)


class Partij(models.Model):
    """An organisation or group with a place in the process; kaderstellend if it has the power to decide."""

    class Bereid(models.TextChoices):
        ONBEKEND = "onbekend", "nog niet gevraagd"
        JA = "ja", "ja, vooraf en niet achteraf"
        NEE = "nee", "nee"

    process = models.ForeignKey(Process, models.CASCADE, related_name="partijen")
    code = models.CharField("code", max_length=6)  # P1, P2: given by the software
    name = models.CharField("naam", max_length=120)
    kaderstellend = models.BooleanField("legt kaders vast", default=True)
    bereid_vooraf = models.CharField(
        "wil vooraf kaders vastleggen", max_length=10, choices=Bereid, default=Bereid.ONBEKEND
    )
    bereid_toelichting = models.TextField("wat zei de partij?", max_length=1000, blank=True)
    contact = models.CharField("contact", max_length=200, blank=True)
    vastleggen_voor = models.DateField("legt de kaders vast vóór", null=True, blank=True)

    objects = PartijQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "partijen"
        constraints = [
            models.UniqueConstraint(fields=["process", "code"], name="partij_code_once"),
            models.UniqueConstraint(fields=["process", "name"], name="partij_name_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Kadersteller(models.Model):
    """The human being who acts for a kaderstellende partij, signed in, never by link."""

    partij = models.ForeignKey(Partij, models.CASCADE, related_name="kaderstellers")
    person = models.OneToOneField(Person, models.CASCADE, related_name="kadersteller")
    user = models.ForeignKey(User, models.PROTECT, related_name="kaderstellers")
    functie = models.CharField("functie", max_length=120, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["partij", "user"], name="kadersteller_once")]

    def __str__(self) -> str:
        return f"kadersteller {self.pk}"


class Mandaat(models.Model):
    """The decision that lets a partij lay down kaders and test the plan. Later rows replace earlier ones."""

    class Stand(models.TextChoices):
        IN_AANVRAAG = "in_aanvraag", "in aanvraag"
        VOORLOPIG = "voorlopig", "voorlopig: het besluit volgt"
        DEFINITIEF = "definitief", "definitief"

    process = models.ForeignKey(Process, models.CASCADE, related_name="mandaten")
    partij = models.ForeignKey(Partij, models.CASCADE, related_name="mandaten")
    stand = models.CharField("stand", max_length=12, choices=Stand)
    besluit = models.CharField("besluit en nummer", max_length=120, blank=True)
    besluit_op = models.DateField("datum van het besluit", null=True, blank=True)
    grenzen = models.TextField("wat mag deze partij toezeggen?", max_length=1000, blank=True)
    at = models.DateTimeField(editable=False)

    frozen = Frozen(unless=DESTROYED)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "mandaten"
        get_latest_by = "pk"
        constraints = [
            models.CheckConstraint(
                name="mandaat_definitief_has_besluit",
                condition=~Q(stand="definitief") | (~Q(besluit="") & Q(besluit_op__isnull=False)),
            )
        ]

    def __str__(self) -> str:
        return f"mandaat {self.pk}"


class Spelregels(models.Model):
    """What the kerngroep agrees on for its own work; a new version asks everyone again."""

    process = models.ForeignKey(Process, models.CASCADE, related_name="spelregels")
    nummer = models.PositiveSmallIntegerField()
    text = models.TextField("spelregels", max_length=4000)
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()

    frozen = Frozen(unless=DESTROYED)

    class Meta:
        ordering = ["nummer"]
        get_latest_by = "nummer"
        verbose_name_plural = "spelregels"
        constraints = [models.UniqueConstraint(fields=["process", "nummer"], name="spelregels_version_once")]

    def __str__(self) -> str:
        return f"spelregels versie {self.nummer}"


class KerngroeplidQuerySet(models.QuerySet["Kerngroeplid"]):
    def lid(self) -> Self:
        """Who sits in the kerngroep now: invited and not left, accepted or not."""
        return self.filter(gestopt_op=None, afgezegd_op=None)

    def aanvaard(self) -> Self:
        return self.lid().filter(aanvaard_op__isnull=False)


class Kerngroeplid(models.Model):
    """Someone who keeps the short lines with the begeleiding for one side of the conflict."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="kerngroeplid")
    process = models.ForeignKey(Process, models.CASCADE, related_name="kerngroep")
    hoedanigheid = models.CharField("hoe is deze persoon betrokken?", max_length=160)
    partij = models.ForeignKey(
        Partij,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="vertegenwoordigt",
    )
    uitgenodigd_op = models.DateTimeField(null=True, editable=False)
    aanvaard_op = models.DateTimeField(null=True, editable=False)
    spelregels = models.ForeignKey(Spelregels, models.RESTRICT, null=True, editable=False, related_name="aanvaard_door")
    kanaal = models.CharField(max_length=10, blank=True, editable=False)  # how the answer came in
    ingevoerd_door = models.ForeignKey(User, models.SET_NULL, null=True, editable=False, related_name="+")
    afgezegd_op = models.DateTimeField(null=True, editable=False)
    gestopt_op = models.DateTimeField(null=True, editable=False)

    objects = KerngroeplidQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "kerngroepleden"
        constraints = [
            models.CheckConstraint(
                name="kerngroeplid_aanvaard_with_spelregels",
                condition=Q(aanvaard_op=None) | Q(spelregels__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"kerngroeplid {self.pk}"


class Meelezer(models.Model):
    """An outsider of one side who says whether the kwestieomschrijving is recognisable."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="meelezer")
    process = models.ForeignKey(Process, models.CASCADE, related_name="meelezers")
    gevraagd_op = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "meelezers"

    def __str__(self) -> str:
        return f"meelezer {self.pk}"
