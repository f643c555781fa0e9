from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from herstel.lib.frozen import Frozen
from processes.models.people import Person, User
from processes.models.process import DESTROYED, Process


class Kwestieomschrijving(models.Model):
    """A version of the text in which everyone recognises themselves: neutral, no blame, no solution."""

    process = models.ForeignKey(Process, models.CASCADE, related_name="kwesties")
    nummer = models.PositiveSmallIntegerField()
    text = models.TextField("kwestieomschrijving", max_length=6000)
    centrale_vraag = models.TextField("centrale vraag", max_length=500)
    feiten_eens = models.TextField("hierover zijn we het eens", max_length=4000, blank=True)
    feiten_oneens = models.TextField("hierover denken we verschillend", max_length=4000, blank=True)
    wijziging = models.CharField("wat is er veranderd, en waarom?", max_length=300, blank=True)
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    frozen = Frozen(unless=DESTROYED, forgettable=("by_id",))

    class Meta:
        ordering = ["nummer"]
        get_latest_by = "nummer"
        verbose_name_plural = "kwestieomschrijvingen"
        constraints = [models.UniqueConstraint(fields=["process", "nummer"], name="kwestie_version_once")]

    def __str__(self) -> str:
        return f"kwestieomschrijving versie {self.nummer}"


class Herkenning(models.Model):
    """What one person says about one version: ja, bijna, or nee, want."""

    class Antwoord(models.TextChoices):
        JA = "ja", _("ja, ik herken mij hierin")
        BIJNA = "bijna", _("bijna")
        NEE = "nee", _("nee, want")

    SHORT = {"ja": _("ja"), "bijna": _("bijna"), "nee": _("nee")}

    kwestie = models.ForeignKey(Kwestieomschrijving, models.CASCADE, related_name="herkenningen")
    person = models.ForeignKey(Person, models.CASCADE, related_name="herkenningen")
    antwoord = models.CharField("herken je jezelf hierin?", max_length=6, choices=Antwoord)
    reden = models.TextField("wat mist er, of wat klopt er niet?", max_length=2000, blank=True)
    kanaal = models.CharField(max_length=10)
    ingevoerd_door = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "herkenningen"
        constraints = [
            models.UniqueConstraint(fields=["kwestie", "person"], name="herkenning_once"),
            models.CheckConstraint(name="herkenning_nee_says_why", condition=~Q(antwoord="nee") | ~Q(reden="")),
        ]

    def __str__(self) -> str:
        return f"herkenning {self.pk}"

    @property
    def short(self) -> str:
        return str(self.SHORT[self.antwoord])


class Neutraliteit(models.Model):
    """What the begeleider found when reading one version for blame and for solutions."""

    kwestie = models.OneToOneField(Kwestieomschrijving, models.CASCADE, related_name="neutraliteit")
    schuld = models.BooleanField("er staat een schuldige in")
    oplossing = models.BooleanField("er staat een oplossing in")
    toelichting = models.TextField("wat zag je?", max_length=1000)
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "neutraliteit"

    def __str__(self) -> str:
        return f"neutraliteit {self.pk}"
