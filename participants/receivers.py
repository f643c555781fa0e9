"""What happens once the road moved."""

from typing import Any

from django.dispatch import receiver

from participants.actions.betrokkenen import neem_kerngroep_over
from processes.models import Process, StepChange
from processes.road import GESPREKKEN
from processes.signals import step_changed


@receiver(step_changed, dispatch_uid="participants.kerngroep_over")
def kerngroep_over(process: Process, change: StepChange, **kwargs: Any) -> None:
    """At the talks the members of the kerngroep come on the list: they are deelnemers too."""
    process.refresh_from_db()
    if change.to_step == GESPREKKEN and process.is_moving:
        neem_kerngroep_over(process, by=None)
