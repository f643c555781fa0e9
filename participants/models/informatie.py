from typing import Self

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q

from participants.models.betrokkene import Betrokkene
from processes.models import Person, Process


class InformatievraagQuerySet(models.QuerySet["Informatievraag"]):
    def standing(self) -> Self:
        """The questions on the board: not merged into another one."""
        return self.filter(opgegaan_in=None)

    def on_board(self) -> Self:
        """What everyone may read: a text that somebody typed passes a begeleider first (§3.2)."""
        return self.standing().filter(op_bord=True)

    def open(self) -> Self:
        """Without an answer, without an honest *kan niet*, and without anyone who said to come."""
        coming = Informant.objects.filter(vragen=OuterRef("pk"), aanvaard_op__isnull=False, afgezegd_op=None)
        return self.standing().filter(antwoord="", kan_niet_omdat="").exclude(Exists(coming))

    def with_counts(self) -> Self:
        """With how often each is asked, most asked first."""
        return self.annotate(keer=Count("vragers", distinct=True)).order_by("-keer", "pk")


class Informatievraag(models.Model):
    """What people want to know before they make a plan. The one thing from a talk that is shared, without names."""

    process = models.ForeignKey(Process, models.CASCADE, related_name="informatievragen")
    text = models.CharField("vraag", max_length=300)
    opgegaan_in = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="samengevoegd")
    antwoord = models.TextField("antwoord", max_length=2000, blank=True)
    kan_niet_omdat = models.CharField("dit kan niet, omdat", max_length=300, blank=True)
    op_bord = models.BooleanField("staat voor iedereen op het bord", default=True)
    at = models.DateTimeField(editable=False)

    objects = InformatievraagQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "informatievragen"

    def __str__(self) -> str:
        return f"informatievraag {self.pk}"


class Vrager(models.Model):
    """That somebody asked this; counted, never shown."""

    vraag = models.ForeignKey(Informatievraag, models.CASCADE, related_name="vragers")
    betrokkene = models.ForeignKey(Betrokkene, models.CASCADE, related_name="gevraagd")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["vraag", "betrokkene"], name="vrager_once")]

    def __str__(self) -> str:
        return f"vrager {self.pk}"


class InformantQuerySet(models.QuerySet["Informant"]):
    def still_asked(self) -> Self:
        return self.filter(afgezegd_op=None)


class Informant(models.Model):
    """Someone who brings requested facts on the plandag, has no part in the decision, and leaves after."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="informant")
    process = models.ForeignKey(Process, models.CASCADE, related_name="informanten")
    organisatie = models.CharField("namens", max_length=120, blank=True)
    vragen = models.ManyToManyField(Informatievraag, related_name="informanten", verbose_name="vragen")
    minuten = models.PositiveSmallIntegerField("minuten", default=10)
    gevraagd_op = models.DateTimeField(null=True, editable=False)
    aanvaard_op = models.DateTimeField(null=True, editable=False)
    afgezegd_op = models.DateTimeField(null=True, editable=False)
    gebrieft_op = models.DateTimeField(null=True, editable=False)
    briefing = models.TextField("wat is er besproken?", max_length=1000, blank=True)

    objects = InformantQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "informanten"
        constraints = [
            models.CheckConstraint(name="informant_gebrieft_says_what", condition=Q(gebrieft_op=None) | ~Q(briefing=""))
        ]

    def __str__(self) -> str:
        return f"informant {self.pk}"
