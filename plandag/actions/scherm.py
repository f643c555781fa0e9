"""What the hall sees: the lead chooses."""

from django.db import transaction

from herstel.lib.refused import Refused
from plandag.models import Plandag, Voorstel
from plandag.rules import dag
from processes.actions.moving import hold
from processes.models import Process


@transaction.atomic
def toon_op_scherm(process: Process, *, wat: str, nummer: int | None = None) -> Plandag:
    """Not in the journal: it says nothing about the road, and changes many times a day."""
    hold(process)
    plandag = dag.nu(process)
    if plandag is None:
        raise Refused("Er is nog geen plandag gepland.")
    if wat not in Plandag.Scherm.values:
        raise Refused("Kies wat de zaal ziet.")
    plandag.scherm, plandag.scherm_voorstel = wat, None
    if wat == Plandag.Scherm.VOORSTEL:
        plandag.scherm_voorstel = _voorstel(process, nummer)
    plandag.save(update_fields=["scherm", "scherm_voorstel"])
    return plandag


def _voorstel(process: Process, nummer: int | None) -> Voorstel:
    found = process.voorstellen.filter(nummer=nummer).first() if nummer is not None else None
    if found is None:
        raise Refused("Kies welk voorstel de zaal ziet.")
    return found
