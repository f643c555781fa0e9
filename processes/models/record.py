"""What was done, and what must still be sent."""

from typing import Self

from django.conf import settings
from django.db import models

from herstel.lib.frozen import Frozen
from processes.models.people import Person, User
from processes.models.process import DESTROYED, Process


class Gebeurtenis(models.Model):
    """An act, chained to the one before it. No names, no free text: the sentence is made when it is read."""

    process = models.ForeignKey(Process, models.CASCADE, related_name="gebeurtenissen")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    actor = models.CharField(max_length=40, blank=True)  # u:<ref> an account, p:<ref> a person, "" the software
    data = models.JSONField(default=dict)  # ids, numbers, references and hashes only
    at = models.DateTimeField()
    previous = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)

    frozen = Frozen(unless=DESTROYED)

    class Meta:
        ordering = ["seq"]
        get_latest_by = "seq"
        verbose_name_plural = "gebeurtenissen"
        constraints = [models.UniqueConstraint(fields=["process", "seq"], name="gebeurtenis_seq_once")]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"


class BerichtQuerySet(models.QuerySet["Bericht"]):
    def waiting(self) -> Self:
        return self.filter(verzonden_op=None, mislukt_op=None)


class Bericht(models.Model):
    """A mail that an act asked for: written in the act's transaction, rendered and sent by the worker."""

    process = models.ForeignKey(Process, models.CASCADE, null=True, related_name="berichten")
    kind = models.CharField(max_length=40)
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="berichten")
    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="berichten")
    about = models.CharField(max_length=60, blank=True)  # what the mail is about, e.g. a pk and its version
    sleutel = models.CharField(max_length=160, unique=True)  # kind, receiver and about: one mail, ever
    at = models.DateTimeField()
    pogingen = models.PositiveSmallIntegerField(default=0)
    bezig_tot = models.DateTimeField(null=True)
    verzonden_op = models.DateTimeField(null=True)
    mislukt_op = models.DateTimeField(null=True)

    objects = BerichtQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "berichten"
        constraints = [
            models.CheckConstraint(
                name="bericht_one_receiver",
                condition=models.Q(person=None, user__isnull=False) | models.Q(person__isnull=False, user=None),
            )
        ]
        indexes = [models.Index(fields=["verzonden_op", "mislukt_op"], name="bericht_waiting")]

    def __str__(self) -> str:
        return f"bericht {self.pk} {self.kind}"

    @property
    def language(self) -> str:
        """A person is written to in the own language, an account in Dutch."""
        return self.person.language if self.person else settings.LANGUAGE_CODE
