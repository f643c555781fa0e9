from decimal import Decimal
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from herstel.lib.frozen import Frozen
from processes.models import Partij, Process, User
from processes.models.process import DESTROYED


class VoorstelQuerySet(models.QuerySet["Voorstel"]):
    def aangenomen(self) -> Self:
        return self.filter(status=Voorstel.Status.AANGENOMEN)

    def undecided(self) -> Self:
        return self.filter(status__in=Voorstel.UNDECIDED)


class Voorstel(models.Model):
    """A concrete proposal of the group; adopted, it is an onderdeel of the plan."""

    class Status(models.TextChoices):
        UITGEWERKT = "uitgewerkt", "uitgewerkt"
        IN_RONDE = "in_ronde", "ronde open"
        AANGENOMEN = "aangenomen", "aangenomen"
        GEPARKEERD = "geparkeerd", "geparkeerd"
        INGETROKKEN = "ingetrokken", "ingetrokken"
        SAMENGEVOEGD = "samengevoegd", "samengevoegd"

    UNDECIDED = (Status.UITGEWERKT, Status.IN_RONDE)

    process = models.ForeignKey(Process, models.CASCADE, related_name="voorstellen")
    nummer = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=12, choices=Status, default=Status.UITGEWERKT, editable=False)
    opgegaan_in = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="samengevoegd")
    status_reden = models.CharField("waarom", max_length=300, blank=True)

    objects = VoorstelQuerySet.as_manager()

    class Meta:
        ordering = ["nummer"]
        verbose_name_plural = "voorstellen"
        constraints = [models.UniqueConstraint(fields=["process", "nummer"], name="voorstel_nummer_once")]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        return f"V{self.nummer:02}"


class VoorstelVersie(models.Model):
    """The exact words of a proposal. Never changed: an edit is a next version and needs a new round."""

    class Wanneer(models.TextChoices):
        OP = "op", "op een datum"
        IN = "in", "in een maand"
        DIRECT = "direct", "direct"
        DOORLOPEND = "doorlopend", "doorlopend"

    process = models.ForeignKey(Process, models.CASCADE, related_name="voorstel_versies")
    voorstel = models.ForeignKey(Voorstel, models.CASCADE, related_name="versies")
    nummer = models.PositiveSmallIntegerField()
    titel = models.CharField("titel", max_length=120)
    text = models.TextField("wat spreken we af?", max_length=2000)
    wie = models.CharField("wie trekt dit?", max_length=200, blank=True)
    wie_helpt = models.CharField("wie helpt mee?", max_length=200, blank=True)
    wanneer = models.CharField("wanneer klaar?", max_length=10, choices=Wanneer, blank=True)
    wanneer_op = models.DateField("datum", null=True, blank=True)
    kosten_uitleg = models.CharField("kosten en dekking in woorden", max_length=300, blank=True)
    meetpunt = models.CharField("waaraan merken we dat het lukt?", max_length=300, blank=True)
    wijziging = models.CharField("wat is er veranderd, en waarom?", max_length=300, blank=True)
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    frozen = Frozen(unless=DESTROYED, forgettable=("by_id",))

    class Meta:
        ordering = ["voorstel_id", "nummer"]
        get_latest_by = "nummer"
        constraints = [
            models.UniqueConstraint(fields=["voorstel", "nummer"], name="voorstel_version_once"),
            models.CheckConstraint(
                name="voorstel_date_goes_with_wanneer",
                condition=Q(wanneer__in=("op", "in"), wanneer_op__isnull=False)
                | ~Q(wanneer__in=("op", "in")) & Q(wanneer_op=None),
            ),
        ]

    def __str__(self) -> str:
        return f"voorstelversie {self.pk}"


class Kostenpost(models.Model):
    """What one partij pays for this version of an onderdeel, in euros."""

    process = models.ForeignKey(Process, models.CASCADE, related_name="kostenposten")
    versie = models.ForeignKey(VoorstelVersie, models.CASCADE, related_name="kosten")
    partij = models.ForeignKey(Partij, models.RESTRICT, related_name="kostenposten")
    eenmalig = models.DecimalField("eenmalig", max_digits=12, decimal_places=2, default=0)
    per_jaar = models.DecimalField("per jaar", max_digits=12, decimal_places=2, default=0)

    frozen = Frozen(unless=DESTROYED)

    class Meta:
        ordering = ["partij_id"]
        verbose_name_plural = "kostenposten"
        constraints = [
            models.UniqueConstraint(fields=["versie", "partij"], name="kostenpost_once"),
            models.CheckConstraint(name="kostenpost_not_negative", condition=Q(eenmalig__gte=0, per_jaar__gte=0)),
        ]

    def __str__(self) -> str:
        return f"kostenpost {self.pk}"

    @property
    def amounts(self) -> list[tuple[Decimal, str]]:
        """What is paid, and how often; what costs nothing is not named."""
        both = ((self.eenmalig, _("eenmalig")), (self.per_jaar, _("per jaar")))
        return [(amount, often) for amount, often in both if amount]


class Plan(models.Model):
    """The ordered set of adopted onderdelen in one frozen version. Its SHA-256 is what *ongewijzigd* means."""

    process = models.ForeignKey(Process, models.CASCADE, related_name="plannen")
    nummer = models.PositiveSmallIntegerField()
    text = models.TextField()  # canonical, as it is embedded in the PDF
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()

    frozen = Frozen(unless=DESTROYED)

    class Meta:
        ordering = ["nummer"]
        get_latest_by = "nummer"
        verbose_name_plural = "plannen"
        constraints = [models.UniqueConstraint(fields=["process", "nummer"], name="plan_version_once")]

    def __str__(self) -> str:
        return f"plan versie {self.nummer}"


class Planonderdeel(models.Model):
    """Which version of which proposal stands where in a plan."""

    process = models.ForeignKey(Process, models.CASCADE, related_name="planonderdelen")
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="onderdelen")
    versie = models.ForeignKey(VoorstelVersie, models.RESTRICT, related_name="in_plannen")
    volgorde = models.PositiveSmallIntegerField()

    frozen = Frozen(unless=DESTROYED)

    class Meta:
        ordering = ["volgorde"]
        verbose_name_plural = "planonderdelen"
        constraints = [
            models.UniqueConstraint(fields=["plan", "versie"], name="planonderdeel_once"),
            models.UniqueConstraint(fields=["plan", "volgorde"], name="planonderdeel_place_once"),
        ]

    def __str__(self) -> str:
        return f"planonderdeel {self.pk}"
