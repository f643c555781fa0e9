import uuid
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from herstel.lib.frozen import Frozen
from plandag.models.dag import Plandag
from plandag.models.plan import Plan, Voorstel, VoorstelVersie
from processes.models import Person, Process, User
from processes.models.process import DESTROYED


class Bundel(models.Model):
    """Up to six onderdelen that are asked at once, each with its own answer."""

    process = models.ForeignKey(Process, models.CASCADE, related_name="bundels")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"bundel {self.pk}"


class ConsentRondeQuerySet(models.QuerySet["ConsentRonde"]):
    def open(self) -> Self:
        return self.filter(status=ConsentRonde.Status.OPEN)

    def unfinished(self) -> Self:
        """Ready or open: the text that is asked about must hold still."""
        return self.filter(status__in=ConsentRonde.UNFINISHED)

    def gesloten(self) -> Self:
        return self.filter(status=ConsentRonde.Status.GESLOTEN)

    def with_consent(self) -> Self:
        return self.gesloten().filter(uitslag__bezwaar=0)


class ConsentRonde(models.Model):
    """One time the question *Kun je hiermee leven?* is put to the kring, about one exact text."""

    class Soort(models.TextChoices):
        ONDERDEEL = "onderdeel", "onderdeel"
        SLOT = "slot", "slotronde over het hele plan"
        DOORGAAN = "doorgaan", "gaan we vandaag door?"

    class Status(models.TextChoices):
        CONCEPT = "concept", "klaargezet"
        TOELICHTING = "toelichting", "toelichting"
        VRAGEN = "vragen", "verhelderende vragen"
        REACTIES = "reacties", "reacties"
        OPEN = "open", "open"
        GESLOTEN = "gesloten", "gesloten"
        AFGEBROKEN = "afgebroken", "afgebroken"

    BEFORE = (Status.CONCEPT, Status.TOELICHTING, Status.VRAGEN, Status.REACTIES)
    UNFINISHED = (*BEFORE, Status.OPEN)

    process = models.ForeignKey(Process, models.CASCADE, related_name="rondes")
    plandag = models.ForeignKey(Plandag, models.RESTRICT, related_name="rondes")
    soort = models.CharField(max_length=10, choices=Soort)
    versie = models.ForeignKey(VoorstelVersie, models.RESTRICT, null=True, related_name="rondes")
    plan = models.ForeignKey(Plan, models.RESTRICT, null=True, related_name="rondes")
    vraag = models.TextField(blank=True)  # the text of a *doorgaan* round
    bundel = models.ForeignKey(Bundel, models.SET_NULL, null=True, related_name="rondes")
    nummer = models.PositiveSmallIntegerField()  # 1, 2, 3 … per voorstel, per slotronde, per doorgaan
    status = models.CharField(max_length=12, choices=Status, default=Status.CONCEPT)
    privacy = models.CharField(max_length=15, choices=Process.Privacy)
    sha256 = models.CharField(max_length=64)  # of the exact text that was asked about
    geopend_op = models.DateTimeField(null=True)
    geopend_door = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    gesloten_op = models.DateTimeField(null=True)
    gesloten_door = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    afbreek_reden = models.CharField("waarom afgebroken?", max_length=300, blank=True)

    frozen = Frozen(
        unless=DESTROYED,
        when="OLD.status IN ('gesloten', 'afgebroken')",
        open=("bundel_id",),
        forgettable=("geopend_door_id", "gesloten_door_id"),
    )

    objects = ConsentRondeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="ronde_asks_about_one_text",
                condition=Q(soort="onderdeel", versie__isnull=False, plan=None)
                | Q(soort="slot", versie=None, plan__isnull=False)
                | Q(soort="doorgaan", versie=None, plan=None) & ~Q(vraag=""),
            ),
            models.UniqueConstraint(
                fields=["process"],
                condition=Q(
                    soort="slot",
                    status__in=("concept", "toelichting", "vragen", "reacties", "open"),
                ),
                name="ronde_one_slotronde_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["versie"],
                condition=Q(status__in=("concept", "toelichting", "vragen", "reacties", "open")),
                name="ronde_one_at_a_time_per_text",
            ),
        ]

    def __str__(self) -> str:
        return f"ronde {self.pk}"

    def still_open(self) -> "AntwoordQuerySet":
        """Who is in the kring and has not answered: silence blocks closing."""
        return self.kring.filter(keuze=Antwoord.Keuze.OPEN)


class AntwoordQuerySet(models.QuerySet["Antwoord"]):
    def given(self) -> Self:
        return self.exclude(keuze=Antwoord.Keuze.OPEN)


class Antwoord(models.Model):
    """The place of one person in the kring of a round, frozen at opening, with the answer once it is given.

    In an anonymous round the answer itself is cut loose (`LosAntwoord`), and this row only says that it was given.
    """

    class Keuze(models.TextChoices):
        OPEN = "open", _("nog geen antwoord")
        AKKOORD = "akkoord", _("Ja, ik kan hiermee leven")
        ZORG = "akkoord_met_zorg", _("Ja, maar ik heb een zorg")
        GROEP = "laat_aan_groep", _("Ik laat dit aan de groep")
        BEZWAAR = "bezwaar", _("Nee, ik kan hier nog niet mee leven")
        VERTROKKEN = "vertrokken", _("vertrokken zonder antwoord")
        ANONIEM = "anoniem", _("anoniem geantwoord")

    GIVEN = (Keuze.AKKOORD, Keuze.ZORG, Keuze.GROEP, Keuze.BEZWAAR)

    class Kanaal(models.TextChoices):
        LINK = "link", "eigen telefoon"
        TABLET = "tablet", "tablet van de begeleider"
        PAPIER = "papier", "papieren kaart"
        MONDELING = "mondeling", "mondeling"

    class Naam(models.TextChoices):
        NOEM = "noem", _("De begeleider mag mijn naam noemen.")
        ZONDER = "zonder", _("Breng het in zonder mijn naam.")
        EERST = "eerst", _("Praat eerst met mij.")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    process = models.ForeignKey(Process, models.CASCADE, related_name="antwoorden")
    ronde = models.ForeignKey(ConsentRonde, models.CASCADE, related_name="kring")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="antwoorden")
    keuze = models.CharField(max_length=16, choices=Keuze, default=Keuze.OPEN)
    reden = models.TextField(max_length=2000, blank=True)  # the zorg, or what makes it impossible to live with
    wat_helpt = models.TextField(max_length=2000, blank=True)
    naam = models.CharField(max_length=6, choices=Naam, blank=True)
    mag_terugvragen = models.BooleanField(default=False)
    kanaal = models.CharField(max_length=10, choices=Kanaal, blank=True)
    ingevoerd_door = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    tweede_paar_ogen = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    final = models.BooleanField(default=False)

    frozen = Frozen(
        unless=DESTROYED,
        when="OLD.final",
        forgettable=("person_id", "ingevoerd_door_id", "tweede_paar_ogen_id"),
    )

    objects = AntwoordQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "antwoorden"
        constraints = [
            models.UniqueConstraint(fields=["ronde", "person"], name="antwoord_once"),
            models.CheckConstraint(
                name="antwoord_bezwaar_says_why",
                condition=~Q(keuze__in=("bezwaar", "akkoord_met_zorg")) | ~Q(reden=""),
            ),
        ]

    def __str__(self) -> str:
        return f"antwoord {self.pk}"


class LosAntwoord(models.Model):
    """An answer in an anonymous round, cut from the person when it was sent, and final. Random key: no order."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    process = models.ForeignKey(Process, models.CASCADE, related_name="losse_antwoorden")
    ronde = models.ForeignKey(ConsentRonde, models.CASCADE, related_name="losse_antwoorden")
    keuze = models.CharField(max_length=16, choices=Antwoord.Keuze)
    reden = models.TextField(max_length=2000, blank=True)
    wat_helpt = models.TextField(max_length=2000, blank=True)
    kanaal = models.CharField(max_length=10, choices=Antwoord.Kanaal)

    frozen = Frozen(unless=DESTROYED)

    class Meta:
        verbose_name_plural = "losse antwoorden"

    def __str__(self) -> str:
        return f"los antwoord {self.pk}"


class Uitslag(models.Model):
    """The tally of a closed round. Names go with retention; these numbers and their hash stay (Decision 8)."""

    process = models.ForeignKey(Process, models.CASCADE, related_name="uitslagen")
    ronde = models.OneToOneField(ConsentRonde, models.CASCADE, related_name="uitslag")
    tekst_sha256 = models.CharField(max_length=64)
    kring = models.PositiveSmallIntegerField()  # everyone in it at opening
    akkoord = models.PositiveSmallIntegerField()
    zorg = models.PositiveSmallIntegerField()
    groep = models.PositiveSmallIntegerField()
    bezwaar = models.PositiveSmallIntegerField()
    vertrokken = models.PositiveSmallIntegerField()
    kanalen = models.JSONField()  # counts per channel
    at = models.DateTimeField()
    sha256 = models.CharField(max_length=64)

    frozen = Frozen(unless=DESTROYED)

    class Meta:
        verbose_name_plural = "uitslagen"
        constraints = [
            models.CheckConstraint(
                name="uitslag_adds_up",
                condition=Q(
                    kring=models.F("akkoord")
                    + models.F("zorg")
                    + models.F("groep")
                    + models.F("bezwaar")
                    + models.F("vertrokken")
                ),
            )
        ]

    def __str__(self) -> str:
        return f"uitslag {self.pk}"


class BezwaarQuerySet(models.QuerySet["Bezwaar"]):
    def standing(self) -> Self:
        """What still stands in the way of a plan."""
        return self.filter(status__in=Bezwaar.STANDING)


class Bezwaar(models.Model):
    """A reasoned *I cannot live with this yet*: welcome information, closed only as Decision 4 says."""

    class Status(models.TextChoices):
        INGEDIEND = "ingediend", _("ingediend")
        IN_GESPREK = "in_gesprek", _("in gesprek")
        OPGELOST = "opgelost", _("opgelost in een nieuwe tekst")
        ZORG = "omgezet_in_zorg", _("omgezet in een zorg")
        INGETROKKEN = "ingetrokken", _("ingetrokken door de indiener")
        NAAR_KADER = "naar_kader", _("naar de kaders")
        VERTROKKEN = "indiener_vertrokken", _("indiener vertrokken")

    STANDING = (Status.INGEDIEND, Status.IN_GESPREK)

    process = models.ForeignKey(Process, models.CASCADE, related_name="bezwaren")
    ronde = models.ForeignKey(ConsentRonde, models.CASCADE, related_name="bezwaren")
    voorstel = models.ForeignKey(Voorstel, models.CASCADE, null=True, related_name="bezwaren")  # none: whole plan
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="bezwaren")
    text = models.TextField(max_length=2000)
    wat_helpt = models.TextField(max_length=2000, blank=True)
    naam = models.CharField(max_length=6, choices=Antwoord.Naam, blank=True)
    status = models.CharField(max_length=20, choices=Status, default=Status.INGEDIEND)
    opgelost_in = models.ForeignKey(VoorstelVersie, models.RESTRICT, null=True, related_name="opgeloste_bezwaren")
    wat_deed_de_groep = models.TextField("wat heeft de groep ermee gedaan?", max_length=2000, blank=True)
    afgesloten_op = models.DateTimeField(null=True)
    afgesloten_door = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")  # none: the owner
    kanaal = models.CharField(max_length=10, blank=True)

    frozen = Frozen(
        unless=DESTROYED,
        open=(
            "status",
            "opgelost_in_id",
            "wat_deed_de_groep",
            "afgesloten_op",
            "afgesloten_door_id",
            "kanaal",
        ),
        forgettable=("person_id",),
    )

    objects = BezwaarQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "bezwaren"
        constraints = [
            models.CheckConstraint(
                name="bezwaar_vertrokken_says_what_the_group_did",
                condition=~Q(status="indiener_vertrokken") | ~Q(wat_deed_de_groep=""),
            )
        ]

    def __str__(self) -> str:
        return f"bezwaar {self.pk}"


class Zorg(models.Model):
    """A worry that does not block. It becomes a measuring point, asked back only if its owner allows it."""

    process = models.ForeignKey(Process, models.CASCADE, related_name="zorgen")
    ronde = models.ForeignKey(ConsentRonde, models.CASCADE, related_name="zorgen")
    voorstel = models.ForeignKey(Voorstel, models.CASCADE, null=True, related_name="zorgen")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="zorgen")
    text = models.TextField(max_length=2000)
    mag_terugvragen = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "zorgen"

    def __str__(self) -> str:
        return f"zorg {self.pk}"


class Heropenverzoek(models.Model):
    """Someone of the kring asks to look at an adopted onderdeel again, before the toets."""

    process = models.ForeignKey(Process, models.CASCADE, related_name="heropenverzoeken")
    voorstel = models.ForeignKey(Voorstel, models.CASCADE, related_name="heropenverzoeken")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    reden = models.TextField("waarom wil je dit opnieuw bespreken?", max_length=1000)
    at = models.DateTimeField()
    heropend_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "heropenverzoeken"

    def __str__(self) -> str:
        return f"heropenverzoek {self.pk}"
