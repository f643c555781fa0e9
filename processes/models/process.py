from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from herstel.lib.frozen import Frozen
from processes.models.people import Organisatie, User, new_ref
from processes.road import NIEUWE_ROUTE, ROADS, Road, Station

# A frozen row goes only together with its process, once that is marked for destruction (Decision 8).
DESTROYED = "EXISTS (SELECT 1 FROM processes_process p WHERE p.id = OLD.process_id AND p.te_vernietigen_op IS NOT NULL)"


class ProcessQuerySet(models.QuerySet["Process"]):
    def visible_to(self, user: User) -> Self:
        """The processes this account guides. Nobody else sees a process (§3.2); never an anonymous user."""
        return self.filter(begeleidingen__user=user, begeleidingen__user__is_active=True)

    def tested_by(self, user: User) -> Self:
        """The processes in which this account acts for a kaderstellende partij."""
        return self.filter(partijen__kaderstellers__user=user, partijen__kaderstellend=True).distinct()

    def running(self) -> Self:
        return self.filter(gestopt_op=None).exclude(step="afgesloten")


class Process(models.Model):
    """One Nieuwe Route herstelproces around one kwestie, from first phone call to kept promise."""

    class Privacy(models.TextChoices):
        VERTROUWELIJK = "vertrouwelijk", "vertrouwelijk op naam: alleen de begeleiders zien namen"
        OPEN = "open", "open kring: de kring ziet namen na het sluiten"
        ANONIEM = "anoniem", "anoniem: het antwoord wordt van de naam losgemaakt"

    class Lezers(models.TextChoices):
        TEAM = "team", "de begeleiders van dit proces"
        EIGEN = "eigen", "alleen de eigen begeleider en de hoofdbegeleider"

    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="processes")
    method = models.CharField(max_length=30, default=NIEUWE_ROUTE.method, editable=False)
    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField("titel", max_length=120)
    place = models.CharField("plaats", max_length=120)
    aanleiding = models.TextField("wat is er gebeurd?", max_length=4000, blank=True)
    step = models.CharField(max_length=20, default=NIEUWE_ROUTE.first.key, editable=False)
    public_id = models.CharField(max_length=32, unique=True, default=new_ref, editable=False)
    begeleiders = models.ManyToManyField(User, through="Begeleiding", related_name="processes")
    created_at = models.DateTimeField(editable=False)

    # Decision 18: these are all the settings there are.
    privacy = models.CharField("antwoorden in de kring", max_length=15, choices=Privacy, default=Privacy.VERTROUWELIJK)
    vloer = models.PositiveSmallIntegerField(
        "vloer in procenten", default=60, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    notities_voor = models.CharField("wie leest gespreksnotities", max_length=10, choices=Lezers, default=Lezers.TEAM)
    bewaar_notities_dagen = models.PositiveSmallIntegerField(default=28, validators=[MaxValueValidator(28)])
    bewaar_antwoorden_dagen = models.PositiveSmallIntegerField(default=28, validators=[MaxValueValidator(28)])
    bewaar_contact_maanden = models.PositiveSmallIntegerField(default=3, validators=[MaxValueValidator(3)])
    gevoelig = models.BooleanField("vraag de voornaam bij een persoonlijke link", default=False)

    opgeschort_op = models.DateTimeField(null=True, editable=False)
    gestopt_op = models.DateTimeField(null=True, editable=False)
    gestopt_openbaar = models.TextField("wat iedereen mag lezen", max_length=2000, blank=True)
    te_vernietigen_op = models.DateTimeField(null=True, editable=False)
    # The last evaluation plus three months (Decision 11); empty as long as no evaluation stands.
    links_until = models.DateTimeField(null=True, editable=False)

    objects = ProcessQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "pk"]
        verbose_name = "proces"
        verbose_name_plural = "processen"
        constraints = [
            models.CheckConstraint(
                name="process_stopped_says_why",
                condition=Q(gestopt_op=None) | ~Q(gestopt_openbaar=""),
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def road(self) -> Road:
        return ROADS[self.method]

    @property
    def station(self) -> Station:
        return self.road.station(self.step)

    def has_reached(self, key: str) -> bool:
        """Whether the screens of a station are open: it was reached, or runs along (4 and 5)."""
        return self.road.reached(key, self.step)

    @property
    def is_closed(self) -> bool:
        return self.step == self.road.last.key

    @property
    def has_ended(self) -> bool:
        """Nobody writes in it any more."""
        return self.gestopt_op is not None or self.is_closed

    @property
    def is_moving(self) -> bool:
        """Whether acts are possible: it does not rest, was not stopped, and is not closed."""
        return self.opgeschort_op is None and not self.has_ended


class BegeleidingQuerySet(models.QuerySet["Begeleiding"]):
    def of(self, user: User | AnonymousUser) -> Self:
        return self.filter(user_id=user.pk)


class Begeleiding(models.Model):
    """An independent procesbegeleider who guides this process; one of them leads."""

    process = models.ForeignKey(Process, models.CASCADE, related_name="begeleidingen")
    user = models.ForeignKey(User, models.PROTECT, related_name="begeleidingen")
    hoofd = models.BooleanField("hoofdbegeleider", default=False)
    onafhankelijk_op = models.DateTimeField("onafhankelijk verklaard op", null=True, editable=False)
    onafhankelijk_tekst = models.TextField("onafhankelijkheidsverklaring", max_length=2000, blank=True)

    objects = BegeleidingQuerySet.as_manager()

    class Meta:
        ordering = ["-hoofd", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["process", "user"], name="begeleiding_once"),
            models.UniqueConstraint(fields=["process"], condition=Q(hoofd=True), name="begeleiding_one_hoofd"),
            models.CheckConstraint(
                name="onafhankelijk_has_both",
                condition=Q(onafhankelijk_op=None, onafhankelijk_tekst="")
                | Q(onafhankelijk_op__isnull=False) & ~Q(onafhankelijk_tekst=""),
            ),
        ]

    def __str__(self) -> str:
        return f"begeleiding {self.pk}"


class StepChange(models.Model):
    """A move on the road: who, when, from where to where, and the reasons given at soft gates."""

    class Kind(models.TextChoices):
        VERDER = "verder", "verder"
        TERUG = "terug", "terug"
        OPGESCHORT = "opgeschort", "opgeschort"
        HERVAT = "hervat", "hervat"
        GESTOPT = "gestopt", "gestopt"

    process = models.ForeignKey(Process, models.CASCADE, related_name="step_changes")
    kind = models.CharField(max_length=10, choices=Kind)
    from_step = models.CharField(max_length=20)
    to_step = models.CharField(max_length=20)
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField("reden", max_length=2000, blank=True)
    gate_reasons = models.JSONField("redenen bij zachte voorwaarden", default=dict)

    frozen = Frozen(unless=DESTROYED, forgettable=("by_id",))

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.from_step} → {self.to_step}"


class Kant(models.Model):
    """A side of the conflict, in its own neutral words, and whether it is willing to talk."""

    class Bereid(models.TextChoices):
        ONBEKEND = "onbekend", "nog niet gevraagd"
        JA = "ja", "ja"
        JA_MITS = "ja_mits", "ja, mits"
        NOG_NIET = "nog_niet", "nog niet"
        NEE = "nee", "nee"

    process = models.ForeignKey(Process, models.CASCADE, related_name="kanten")
    name = models.CharField("naam van deze kant", max_length=120)
    bereid = models.CharField("bereid om te praten", max_length=10, choices=Bereid, default=Bereid.ONBEKEND)
    toelichting = models.TextField("toelichting", max_length=1000, blank=True)
    gepeild_op = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "kanten"
        constraints = [models.UniqueConstraint(fields=["process", "name"], name="kant_once")]

    def __str__(self) -> str:
        return self.name


class Criterium(models.Model):
    """How one go/no-go criterion of the verkenning stands in this process, and why."""

    class Oordeel(models.TextChoices):
        JA = "ja", "ja"
        DEELS = "deels", "deels"
        NEE = "nee", "nee"

    process = models.ForeignKey(Process, models.CASCADE, related_name="criteria")
    key = models.CharField(max_length=30)  # from texts.CRITERIA
    oordeel = models.CharField("oordeel", max_length=6, choices=Oordeel)
    reden = models.TextField("waarom", max_length=1000)
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "criteria"
        constraints = [models.UniqueConstraint(fields=["process", "key"], name="criterium_once")]

    def __str__(self) -> str:
        return self.key
