from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from herstel.lib.frozen import Frozen
from processes.models.partij import Mandaat, Partij
from processes.models.people import Person, User
from processes.models.process import DESTROYED, Process


class KaderQuerySet(models.QuerySet["Kader"]):
    def standing(self) -> Self:
        """The kaders that count: not withdrawn while still a draft."""
        return self.filter(ingetrokken_op=None)


class Kader(models.Model):
    """A boundary the plan must fit in: numbered, owned by who has the power, always hard (Decision 6)."""

    class Soort(models.TextChoices):
        WET = "wet", _("wet")
        GELD = "geld", _("geld")
        VEILIGHEID = "veiligheid", _("veiligheid")
        TIJD = "tijd", _("tijd")
        RUIMTE = "ruimte", _("ruimte")
        EERDER = "eerder", _("eerder besluit")
        OVERIG = "overig", _("iets anders")

    process = models.ForeignKey(Process, models.CASCADE, related_name="kaders")
    nummer = models.PositiveSmallIntegerField()
    soort = models.CharField("soort", max_length=12, choices=Soort)
    owners = models.ManyToManyField(Partij, related_name="kaders", verbose_name="eigenaren")
    ingetrokken_op = models.DateTimeField(null=True, editable=False)

    objects = KaderQuerySet.as_manager()

    class Meta:
        ordering = ["nummer"]
        constraints = [models.UniqueConstraint(fields=["process", "nummer"], name="kader_nummer_once")]

    def __str__(self) -> str:
        return f"K{self.nummer}"

    @property
    def code(self) -> str:
        return f"K{self.nummer}"


class KaderVersieQuerySet(models.QuerySet["KaderVersie"]):
    def laid_down(self) -> Self:
        """Versions on which every owner has put its name."""
        open_owner = Kader.owners.through.objects.filter(kader_id=OuterRef("kader_id")).exclude(
            Exists(Vaststelling.objects.filter(versie_id=OuterRef(OuterRef("pk")), partij_id=OuterRef("partij_id")))
        )
        named = Exists(Vaststelling.objects.filter(versie_id=OuterRef("pk")))
        return self.filter(named, kader__ingetrokken_op=None).exclude(Exists(open_owner))

    def holding(self, process: Process) -> Self:
        """The kaders as they hold now: per kader the newest version that every owner laid down."""
        laid_down = self.laid_down().filter(process=process)
        newer = KaderVersie.objects.laid_down().filter(kader_id=OuterRef("kader_id"), nummer__gt=OuterRef("nummer"))
        return laid_down.exclude(Exists(newer)).select_related("kader").order_by("kader__nummer")

    def newest(self, process: Process) -> Self:
        """The last words of each kader that counts, laid down or not."""
        newer = KaderVersie.objects.filter(kader_id=OuterRef("kader_id"), nummer__gt=OuterRef("nummer"))
        standing = self.filter(process=process, kader__ingetrokken_op=None)
        return standing.exclude(Exists(newer)).select_related("kader").order_by("kader__nummer")


class KaderVersie(models.Model):
    """The exact words of a kader. Never changed: widening or clarifying is a next version."""

    class Aard(models.TextChoices):
        CONCEPT = "concept", _("concept")
        VERRUIMING = "verruiming", _("verruiming: er mag meer")
        VERDUIDELIJKING = "verduidelijking", _("verduidelijking: er verandert niets aan de grens")
        OVERMACHT = "overmacht", _("overmacht: een nieuwe wet of een uitspraak van de rechter")

    process = models.ForeignKey(Process, models.CASCADE, related_name="kader_versies")
    kader = models.ForeignKey(Kader, models.CASCADE, related_name="versies")
    nummer = models.PositiveSmallIntegerField()
    aard = models.CharField(max_length=16, choices=Aard, default=Aard.CONCEPT)
    text = models.TextField("kader", max_length=1000)
    toetsvraag = models.CharField("toetsvraag", max_length=300, blank=True)
    bron = models.CharField("bron", max_length=300, blank=True)
    uitleg = models.TextField("uitleg in gewone taal", max_length=1000, blank=True)
    max_eenmalig = models.DecimalField("hoogstens eenmalig", max_digits=12, decimal_places=2, null=True, blank=True)
    max_per_jaar = models.DecimalField("hoogstens per jaar", max_digits=12, decimal_places=2, null=True, blank=True)
    wijziging = models.CharField("wat is er veranderd, en waarom?", max_length=300, blank=True)
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    frozen = Frozen(unless=DESTROYED, forgettable=("by_id",))

    objects = KaderVersieQuerySet.as_manager()

    class Meta:
        ordering = ["kader_id", "nummer"]
        get_latest_by = "nummer"
        constraints = [
            models.UniqueConstraint(fields=["kader", "nummer"], name="kader_version_once"),
            models.CheckConstraint(name="kader_change_says_why", condition=Q(aard="concept") | ~Q(wijziging="")),
        ]

    def __str__(self) -> str:
        return f"kaderversie {self.pk}"


class Vaststelling(models.Model):
    """A kaderstellende partij lays down one exact version, and promises what follows from it."""

    process = models.ForeignKey(Process, models.CASCADE, related_name="vaststellingen")
    versie = models.ForeignKey(KaderVersie, models.CASCADE, related_name="vaststellingen")
    partij = models.ForeignKey(Partij, models.CASCADE, related_name="vaststellingen")
    mandaat = models.ForeignKey(Mandaat, models.RESTRICT, related_name="vaststellingen")
    voorlopig = models.BooleanField("onder voorbehoud van een besluit", default=False)
    toezegging = models.TextField("toezegging", max_length=1000)
    sha256 = models.CharField(max_length=64)  # of the version that was on the screen
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    frozen = Frozen(unless=DESTROYED, forgettable=("person_id",))

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "vaststellingen"
        constraints = [models.UniqueConstraint(fields=["versie", "partij"], name="vaststelling_once")]

    def __str__(self) -> str:
        return f"vaststelling {self.pk}"


class OpenPunt(models.Model):
    """Something that lies open: the room that the kaders leave."""

    process = models.ForeignKey(Process, models.CASCADE, related_name="open_punten")
    text = models.CharField("dit ligt open", max_length=300)
    at = models.DateTimeField(editable=False)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "open punten"

    def __str__(self) -> str:
        return self.text


class KaderReactie(models.Model):
    """What a member of the kerngroep says about a draft kader, or about a version of it."""

    versie = models.ForeignKey(KaderVersie, models.CASCADE, related_name="reacties")
    person = models.ForeignKey(Person, models.CASCADE, related_name="kader_reacties")
    text = models.TextField("wat wil je hierover zeggen?", max_length=1000)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"kaderreactie {self.pk}"
