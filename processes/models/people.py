import secrets
from typing import Any, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from herstel.lib import keys


def new_ref() -> str:
    """A reference that says nothing about a person; forgetting it cuts the journal loose from them."""
    return secrets.token_hex(8)


class Organisatie(models.Model):
    """Who guides processes and keeps the confidential data: an independent bureau, never the gemeente."""

    name = models.CharField("naam", max_length=120)
    phone = models.CharField("telefoon", max_length=30, blank=True)
    email = models.EmailField("e-mailadres", blank=True)

    class Meta:
        verbose_name_plural = "organisaties"

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **extra: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """Someone with an account: a begeleider, a kadersteller or a beheerder. Deelnemers have a link."""

    email = models.EmailField("e-mailadres", unique=True)
    name = models.CharField("naam", max_length=120)
    phone = models.CharField("telefoon", max_length=30, blank=True)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, blank=True, related_name="users")
    is_begeleider = models.BooleanField("is begeleider", default=False)
    is_beheerder = models.BooleanField("is beheerder", default=False)
    is_active = models.BooleanField("actief", default=True)
    ref = models.CharField(max_length=32, unique=True, default=new_ref, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_once")]

    def __str__(self) -> str:
        return f"account {self.pk}"

    def get_full_name(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:
        """How the page greets, and how a list names a colleague."""
        return self.name.partition(" ")[0]


class PersonQuerySet(models.QuerySet["Person"]):
    def reachable_by_mail(self) -> Self:
        return self.exclude(email="").exclude(forgotten_at__isnull=False)


class Person(models.Model):
    """One human being in one process, whatever the roles: one link, one page, one inzage (Decision 11)."""

    class Kanaal(models.TextChoices):
        MAIL = "mail", _("e-mail")
        TELEFOON = "telefoon", _("telefoon")
        BRIEF = "brief", _("brief")
        BEZOEK = "bezoek", _("bezoek")
        VIA = "via", _("via iemand anders")

    class Language(models.TextChoices):
        NL = "nl", _("Nederlands")
        EN = "en", _("Engels")
        DE = "de", _("Duits")
        PL = "pl", _("Pools")
        TR = "tr", _("Turks")
        UK = "uk", _("Oekraïens")
        AR = "ar", _("Arabisch")

    process = models.ForeignKey("processes.Process", models.CASCADE, related_name="people")
    name = models.CharField("naam", max_length=120)
    email = models.EmailField("e-mailadres", blank=True)
    phone = models.CharField("telefoon", max_length=30, blank=True)
    address = models.CharField("adres", max_length=200, blank=True)
    kanaal = models.CharField("het liefst via", max_length=10, choices=Kanaal, default=Kanaal.MAIL)
    language = models.CharField("taal", max_length=2, choices=Language, default=Language.NL)
    kant = models.ForeignKey("processes.Kant", models.SET_NULL, null=True, blank=True, related_name="people")
    public_id = models.CharField(max_length=32, unique=True, default=new_ref, editable=False)
    link_version = models.PositiveIntegerField(default=1, editable=False)
    ref = models.CharField(  # noqa: DJ001 - nothing once forgotten, and unique until then
        max_length=32, unique=True, null=True, default=new_ref, editable=False
    )
    created_at = models.DateTimeField(editable=False)
    forgotten_at = models.DateTimeField(null=True, editable=False)

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = "persoon"
        verbose_name_plural = "personen"
        indexes = [models.Index(fields=["process", "name"])]

    def __str__(self) -> str:
        return f"persoon {self.pk}"

    @property
    def first_name(self) -> str:
        """How the page greets: titles such as *Meester* are not a first name."""
        words = [word for word in self.name.split() if word not in TITLES]
        return words[0] if words else self.name

    @property
    def link_key(self) -> str:
        return keys.make(self.public_id, self.link_version)


TITLES = {"Meester", "Juf", "Dokter", "Dr.", "Mevrouw", "Meneer"}
