from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from processes.models import Person, Process, User


class Groep(models.Model):
    """A group of people whom the matter touches in the same way."""

    process = models.ForeignKey(Process, models.CASCADE, related_name="groepen")
    name = models.CharField("naam van de groep", max_length=120)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "groepen"
        constraints = [models.UniqueConstraint(fields=["process", "name"], name="groep_once")]

    def __str__(self) -> str:
        return self.name


class BetrokkeneQuerySet(models.QuerySet["Betrokkene"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(process__in=Process.objects.visible_to(user))

    def taking_part(self) -> Self:
        return self.exclude(status__in=Betrokkene.NOT_COMING)

    def gesproken(self) -> Self:
        """With whom a talk was held, short or full."""
        return self.filter(Exists(Gesprek.objects.filter(betrokkene=OuterRef("pk"), status=Gesprek.Status.GEVOERD)))

    def not_prepared(self) -> Self:
        return self.taking_part().exclude(status=Betrokkene.Status.VOORBEREID)


class Betrokkene(models.Model):
    """Anyone affected or who feels involved; comes along or not. Nobody is weighed or excluded for an opinion."""

    class Status(models.TextChoices):
        GENOEMD = "genoemd", "genoemd"
        BENADERD = "benaderd", "benaderd"
        AFSPRAAK = "afspraak", "afspraak gemaakt"
        GESPROKEN = "gesproken", "gesproken"
        VOORBEREID = "voorbereid", "voorbereid"
        WIL_NIET = "wil_niet", "doet niet mee"
        NIET_BEREIKT = "niet_bereikt", "niet bereikt"

    NOT_COMING = (Status.WIL_NIET, Status.NIET_BEREIKT)
    WAITING = (Status.GENOEMD, Status.BENADERD)  # not spoken with, and no talk is planned

    person = models.OneToOneField(Person, models.CASCADE, related_name="betrokkene")
    process = models.ForeignKey(Process, models.CASCADE, related_name="betrokkenen")
    groep = models.ForeignKey(Groep, models.RESTRICT, related_name="betrokkenen")
    status = models.CharField(max_length=14, choices=Status, default=Status.GENOEMD, editable=False)
    begeleider = models.ForeignKey(
        User,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="betrokkenen",
        verbose_name="begeleider",
    )
    bijzonder = models.CharField("goed om te weten op de dag", max_length=200, blank=True)
    jonger_dan_18 = models.BooleanField("jonger dan 18", default=False)
    toestemming_ouder = models.BooleanField("ouder of voogd vindt het goed", default=False)
    geen_telefoon = models.BooleanField("heeft geen mobiele telefoon", default=False)
    at = models.DateTimeField(editable=False)  # when first named

    objects = BetrokkeneQuerySet.as_manager()

    class Meta:
        ordering = ["person__name", "pk"]
        verbose_name_plural = "betrokkenen"
        indexes = [models.Index(fields=["process", "status"])]

    def __str__(self) -> str:
        return f"betrokkene {self.pk}"

    @property
    def mist_toestemming(self) -> bool:
        """Under age, and nobody said yet that a parent or guardian agrees."""
        return self.jonger_dan_18 and not self.toestemming_ouder


class Aandraging(models.Model):
    """Who named whom: for begeleiders only, because naming can be felt as betrayal in a village."""

    class Via(models.TextChoices):
        PERSOON = "persoon", "iemand noemde deze persoon"
        KERNGROEP = "kerngroep", "kerngroep"
        OPTROMMEL = "optrommel", "bijeenkomst om mensen op te roepen"
        FLYER = "flyer", "flyer"
        DEUR = "deur", "langs de deur"
        ZELF = "zelf", "meldde zichzelf"

    betrokkene = models.ForeignKey(Betrokkene, models.CASCADE, related_name="aangedragen_door")
    door = models.ForeignKey(Betrokkene, models.SET_NULL, null=True, blank=True, related_name="aandragingen")
    via = models.CharField("hoe gevonden", max_length=10, choices=Via)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "aandragingen"
        constraints = [
            models.UniqueConstraint(fields=["betrokkene", "door"], name="aandraging_once"),
            models.CheckConstraint(
                name="aandraging_persoon_names_who",
                condition=~Q(via="persoon") | Q(door__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"aandraging {self.pk}"


class Steunfiguur(models.Model):
    """Someone who comes along for support or to interpret: has a link, has no answer in the kring."""

    class Rol(models.TextChoices):
        STEUN = "steun", "steun"
        TOLK = "tolk", "tolk"

    person = models.OneToOneField(Person, models.CASCADE, related_name="steunfiguur")
    process = models.ForeignKey(Process, models.CASCADE, related_name="steunfiguren")
    voor = models.ForeignKey(Betrokkene, models.CASCADE, related_name="steunfiguren")
    rol = models.CharField("rol", max_length=6, choices=Rol)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "steunfiguren"

    def __str__(self) -> str:
        return f"steunfiguur {self.pk}"


class GesprekQuerySet(models.QuerySet["Gesprek"]):
    def gevoerd(self) -> Self:
        return self.filter(status=Gesprek.Status.GEVOERD)

    def gepland(self) -> Self:
        return self.filter(status=Gesprek.Status.GEPLAND)


class Gesprek(models.Model):
    """The individual preparatory talk, the same for everyone; or the short one in the voorbereidingshoek."""

    class Soort(models.TextChoices):
        VOORBEREIDEND = "voorbereidend", "voorbereidend gesprek"
        KORT = "kort", "korte voorbereiding"

    class Kanaal(models.TextChoices):
        BEZOEK = "bezoek", _("op bezoek")
        TELEFOON = "telefoon", _("telefoon")
        VIDEOBELLEN = "videobellen", _("videobellen")
        DEUR = "deur", _("aan de deur")
        APP = "app", _("via de app")
        HOEK = "hoek", _("voorbereidingshoek")

    class Status(models.TextChoices):
        GEPLAND = "gepland", "gepland"
        GEVOERD = "gevoerd", "gevoerd"
        AFGEZEGD = "afgezegd", "afgezegd"

    betrokkene = models.ForeignKey(Betrokkene, models.CASCADE, related_name="gesprekken")
    begeleider = models.ForeignKey(User, models.PROTECT, related_name="gesprekken")
    soort = models.CharField(max_length=14, choices=Soort, default=Soort.VOORBEREIDEND)
    kanaal = models.CharField("hoe", max_length=12, choices=Kanaal)
    status = models.CharField(max_length=9, choices=Status, default=Status.GEPLAND, editable=False)
    gepland_op = models.DateTimeField("wanneer")
    duur = models.PositiveSmallIntegerField("duur in minuten", default=40)
    plaats = models.CharField("waar", max_length=200, blank=True)
    volgorde = models.PositiveSmallIntegerField(default=0, editable=False)  # iCalendar SEQUENCE
    gevoerd_op = models.DateTimeField(null=True, editable=False)

    objects = GesprekQuerySet.as_manager()

    class Meta:
        ordering = ["gepland_op", "pk"]
        verbose_name_plural = "gesprekken"
        constraints = [
            models.CheckConstraint(
                name="gesprek_gevoerd_has_moment",
                condition=~Q(status="gevoerd") | Q(gevoerd_op__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"gesprek {self.pk}"


class Gespreksnotitie(models.Model):
    """What was said in confidence. Encrypted; read only by whom the process settings allow; never shown in lists."""

    gesprek = models.OneToOneField(Gesprek, models.CASCADE, related_name="notitie")
    versleuteld = models.BinaryField()
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "gespreksnotities"

    def __str__(self) -> str:
        return f"notitie {self.pk}"


class NotitieLezing(models.Model):
    """That a note was opened: who and when."""

    notitie = models.ForeignKey(Gespreksnotitie, models.CASCADE, related_name="lezingen")
    user = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at"]
        verbose_name_plural = "notitielezingen"

    def __str__(self) -> str:
        return f"lezing {self.pk}"


class BehoefteQuerySet(models.QuerySet["Behoefte"]):
    def unanswered_condition(self) -> Self:
        """The *anders kom ik niet* that still waits for an answer."""
        return self.filter(anders_kom_ik_niet=True, antwoord="")


class Behoefte(models.Model):
    """What someone needs to take part, safely and well. Never shown to others by name."""

    class Soort(models.TextChoices):
        TOEGANG = "toegang", _("toegankelijkheid")
        ETEN = "eten", _("eten en drinken")
        VERVOER = "vervoer", _("vervoer")
        TOLK = "tolk", _("tolk of taal")
        OPPAS = "oppas", _("oppas")
        STEUN = "steun", _("iemand die meekomt")
        VEILIG = "veilig", _("veiligheid")
        ANDERS = "anders", _("iets anders")

    person = models.ForeignKey(Person, models.CASCADE, related_name="behoeften")
    process = models.ForeignKey(Process, models.CASCADE, related_name="behoeften")
    soort = models.CharField("waarover", max_length=8, choices=Soort)
    text = models.CharField("wat heb je nodig?", max_length=300)
    anders_kom_ik_niet = models.BooleanField("zonder dit kom ik niet", default=False)
    antwoord = models.CharField("wat regelen we?", max_length=300, blank=True)
    beantwoord_op = models.DateTimeField(null=True, editable=False)
    at = models.DateTimeField(editable=False)

    objects = BehoefteQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "behoeften"

    def __str__(self) -> str:
        return f"behoefte {self.pk}"
