from django.db import models

from processes.models.people import User
from processes.models.process import Process


class Concept(models.Model):
    """What somebody is still writing in a form: for their eyes only, and gone once it is sent or too old."""

    user = models.ForeignKey(User, models.CASCADE, related_name="concepten")
    process = models.ForeignKey(Process, models.CASCADE, null=True, related_name="concepten")
    sleutel = models.CharField(max_length=255)  # which form, about what: the address it is sent to
    versleuteld = models.BinaryField()  # name of each field, with what was typed in it
    at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name_plural = "concepten"
        constraints = [models.UniqueConstraint(fields=["user", "sleutel"], name="concept_once_per_form")]

    def __str__(self) -> str:
        return f"concept {self.pk}"
