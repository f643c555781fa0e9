from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from herstel.lib.frozen import Frozen
from plandag.models.plan import Plan, Voorstel
from processes.models import Partij, Person, Process, User
from processes.models.process import DESTROYED


class Vervolgafspraak(models.Model):
    """Who does what before when, after the day."""

    class Stand(models.TextChoices):
        GEPLAND = "gepland", _("gepland")
        BEZIG = "bezig", _("bezig")
        KLAAR = "klaar", _("klaar")
        VAST = "vast", _("loopt vast")
        OVERGEDRAGEN = "overgedragen", _("overgedragen")
        GESTOPT = "gestopt", _("kan niet meer, eerlijk afgesloten")

    FINAL = (Stand.KLAAR, Stand.OVERGEDRAGEN, Stand.GESTOPT)

    process = models.ForeignKey(Process, models.CASCADE, related_name="vervolgafspraken")
    voorstel = models.ForeignKey(Voorstel, models.RESTRICT, null=True, blank=True, related_name="vervolgafspraken")
    wat = models.CharField("wat", max_length=300)
    eigenaar = models.ForeignKey(
        Person,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="vervolgafspraken",
        verbose_name="wie",
    )
    partij = models.ForeignKey(Partij, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="namens")
    klaar_op = models.DateField("klaar op", null=True, blank=True)
    stand = models.CharField(max_length=12, choices=Stand, default=Stand.GEPLAND, editable=False)

    class Meta:
        ordering = ["klaar_op", "pk"]
        verbose_name_plural = "vervolgafspraken"

    def __str__(self) -> str:
        return f"vervolgafspraak {self.pk}"


class Standmelding(models.Model):
    """How a vervolgafspraak stands, reported by its owner by link, or typed in by a begeleider."""

    process = models.ForeignKey(Process, models.CASCADE, related_name="standmeldingen")
    afspraak = models.ForeignKey(Vervolgafspraak, models.CASCADE, related_name="meldingen")
    stand = models.CharField("hoe staat het ervoor?", max_length=12, choices=Vervolgafspraak.Stand)
    toelichting = models.TextField("toelichting", max_length=1000, blank=True)
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    ingevoerd_door = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    frozen = Frozen(unless=DESTROYED, forgettable=("person_id", "ingevoerd_door_id"))

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "standmeldingen"
        constraints = [
            models.CheckConstraint(
                name="standmelding_trouble_says_why",
                condition=~Q(stand__in=("vast", "overgedragen", "gestopt")) | ~Q(toelichting=""),
            )
        ]

    def __str__(self) -> str:
        return f"standmelding {self.pk}"


class Evaluatiemoment(models.Model):
    """A day on which people come back and look: is it going as we agreed?"""

    process = models.ForeignKey(Process, models.CASCADE, related_name="evaluaties")
    datum = models.DateField("datum")
    plaats = models.CharField("plaats", max_length=160, blank=True)
    gehouden_op = models.DateField("gehouden op", null=True, blank=True)
    aanwezig = models.PositiveSmallIntegerField("hoeveel mensen kwamen er?", null=True, blank=True)
    verslag = models.TextField("wat kwam eruit?", max_length=4000, blank=True)

    class Meta:
        ordering = ["datum", "pk"]
        verbose_name_plural = "evaluatiemomenten"
        constraints = [
            models.CheckConstraint(
                name="evaluatie_held_has_report",
                condition=Q(gehouden_op=None) | (Q(aanwezig__isnull=False) & ~Q(verslag="")),
            )
        ]

    def __str__(self) -> str:
        return f"evaluatie {self.pk}"


class Nazorgcontact(models.Model):
    """A call or visit afterwards, with a person and not about the plan. The text is encrypted like a note."""

    process = models.ForeignKey(Process, models.CASCADE, related_name="nazorgcontacten")
    person = models.ForeignKey(Person, models.CASCADE, related_name="nazorgcontacten")
    versleuteld = models.BinaryField()
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at"]
        verbose_name_plural = "nazorgcontacten"

    def __str__(self) -> str:
        return f"nazorgcontact {self.pk}"


class Verantwoording(models.Model):
    """The honest account of the process: numbers that the software counted, and words of the begeleider."""

    process = models.ForeignKey(Process, models.CASCADE, related_name="verantwoordingen")
    nummer = models.PositiveSmallIntegerField()
    text = models.TextField("wat wil je erbij vertellen?", max_length=6000)
    cijfers = models.JSONField()
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    frozen = Frozen(unless=DESTROYED, forgettable=("by_id",))

    class Meta:
        ordering = ["nummer"]
        get_latest_by = "nummer"
        verbose_name_plural = "verantwoordingen"
        constraints = [models.UniqueConstraint(fields=["process", "nummer"], name="verantwoording_once")]

    def __str__(self) -> str:
        return f"verantwoording {self.pk}"


AANLEIDINGEN = {
    "slotronde": "de slotronde",
    "overeenkomst": "het maken van de overeenkomst",
    "handtekening": "een handtekening",
    "besluit": "een besluit van een partij",
    "toets": "een oordeel in de toets",
    "evaluatie": "een evaluatie",
    "verantwoording": "de verantwoording",
}


class Document(models.Model):
    """A file made from frozen text: asked for in an act, made by the worker, kept, never rendered again."""

    class Soort(models.TextChoices):
        PLANBOEK = "planboek", _("planboekje")
        DOSSIER = "dossier", _("dossier")
        PLAN_DOCX = "plan_docx", _("plan als tekstbestand")

    process = models.ForeignKey(Process, models.CASCADE, related_name="documenten")
    plan = models.ForeignKey(Plan, models.RESTRICT, related_name="documenten")
    soort = models.CharField(max_length=10, choices=Soort)
    nummer = models.PositiveSmallIntegerField()  # the nth of its kind for this process
    aanleiding = models.CharField(max_length=40)  # which act asked for it
    gevraagd_op = models.DateTimeField()  # the moment the file speaks of
    bezig_tot = models.DateTimeField(null=True)
    stap = models.PositiveSmallIntegerField(default=0)  # progress, out of STEPS
    pogingen = models.PositiveSmallIntegerField(default=0)
    bytes = models.BinaryField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    gemaakt_op = models.DateTimeField(null=True)

    STEPS = 3

    frozen = Frozen(unless=DESTROYED, when="OLD.gemaakt_op IS NOT NULL")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "documenten"
        constraints = [
            models.UniqueConstraint(fields=["process", "soort", "nummer"], name="document_once"),
            models.CheckConstraint(
                name="document_made_has_bytes",
                condition=Q(gemaakt_op=None) | (Q(bytes__isnull=False) & ~Q(sha256="")),
            ),
        ]

    def __str__(self) -> str:
        return f"document {self.pk}"

    @property
    def aanleiding_words(self) -> str:
        """After which act it was made, for people; the number behind it is ours."""
        return AANLEIDINGEN.get(self.aanleiding.split(" ")[0], "")
