"""When everyone can live with the plan, its booklet and its text file are asked for in the same transaction."""

from typing import Any

from django.dispatch import receiver

from plandag.actions import documenten
from plandag.models import ConsentRonde, Document
from plandag.signals import slotronde_gesloten


@receiver(slotronde_gesloten, dispatch_uid="plan_op_papier")
def plan_op_papier(sender: type[ConsentRonde], ronde: ConsentRonde, **kwargs: Any) -> None:
    for soort in (Document.Soort.PLANBOEK, Document.Soort.PLAN_DOCX):
        documenten.vraag_document(ronde.process, soort=soort, aanleiding=f"slotronde {ronde.nummer}")
