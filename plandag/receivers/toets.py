"""What goes together with a move on the road: the toets begins, and going back ends it (Decision 2)."""

from typing import Any

from django.dispatch import receiver

from plandag.actions import overeenkomst, toets
from processes.models import Process, StepChange
from processes.road import TOETSING
from processes.signals import step_moving


@receiver(step_moving, dispatch_uid="toets_begint")
def toets_begint(sender: type[Process], process: Process, change: StepChange, **kwargs: Any) -> None:
    if change.to_step == TOETSING and change.kind == StepChange.Kind.VERDER:
        toets.begin_toets(process, by=change.by)


@receiver(step_moving, dispatch_uid="toets_vervalt")
def toets_vervalt(sender: type[Process], process: Process, change: StepChange, **kwargs: Any) -> None:
    if change.from_step == TOETSING and change.kind == StepChange.Kind.TERUG:
        toets.laat_vervallen(process, by=change.by)
        overeenkomst.laat_vervallen(process, by=change.by)
