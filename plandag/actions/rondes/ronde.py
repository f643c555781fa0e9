"""What every act on a round shares."""

from typing import Any

from django.utils.translation import gettext, gettext_noop

from herstel.lib.refused import Refused
from plandag.models import ConsentRonde
from processes import flow, road
from processes.models import Process

Soort, Status = ConsentRonde.Soort, ConsentRonde.Status
ON_THE_DAY = gettext_noop("Rondes horen bij de stap Plandag. Daar staat het proces nu niet.")


def hold(process: Process) -> None:
    """One act about rounds at a time; the answers themselves do not wait for it."""
    process.refresh_from_db(from_queryset=Process.objects.select_for_update(no_key=True))
    flow.require_moving(process)


def hold_on_the_day(process: Process) -> None:
    hold(process)
    if process.step != road.PLANDAG:
        raise Refused(gettext(ON_THE_DAY))


def lock(ronde: ConsentRonde) -> None:
    hold(ronde.process)
    ronde.refresh_from_db(from_queryset=ConsentRonde.objects.select_for_update(no_key=True))


def set_voorstel(ronde: ConsentRonde, status: str) -> None:
    if ronde.versie is None:
        return
    voorstel = ronde.versie.voorstel
    voorstel.status = status
    voorstel.save(update_fields=["status"])


def about(ronde: ConsentRonde) -> dict[str, Any]:
    """What the journal keeps of a round: which text, by code and hash."""
    code = ronde.versie.voorstel.code if ronde.versie else ""
    return {"ronde": ronde.pk, "soort": ronde.soort, "nummer": ronde.nummer, "code": code, "tekst": ronde.sha256}
