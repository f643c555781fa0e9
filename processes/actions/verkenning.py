from django.db import transaction

from herstel.lib import clock
from herstel.lib.canon import clean
from herstel.lib.refused import Refused
from processes import journal
from processes.actions.moving import hold
from processes.models import Criterium, Kant, Process, User
from processes.road import KERNGROEP
from processes.texts.verkenning import CRITERIA


@transaction.atomic
def zet_criterium(process: Process, *, by: User, key: str, oordeel: str, reden: str) -> Criterium:
    """Say how one go/no-go criterion stands, and why. The sheet closes together with the verkenning."""
    hold(process)
    if process.has_reached(KERNGROEP):
        raise Refused("De verkenning is afgerond. Het blad verandert niet meer.")
    if key not in {item.key for item in CRITERIA} or oordeel not in Criterium.Oordeel.values:
        raise Refused("Kies een van de antwoorden op het blad.")
    if not (reden := clean(reden)):
        raise Refused("Schrijf op waarom.")
    same = process.criteria.filter(key=key, oordeel=oordeel, reden=reden).first()
    if same is not None:
        return same
    criterium, _ = process.criteria.update_or_create(
        key=key, defaults={"oordeel": oordeel, "reden": reden, "by": by, "at": clock.now()}
    )
    journal.note(process, "criterium", by=by, criterium=key, oordeel=oordeel)
    return criterium


@transaction.atomic
def voeg_kant_toe(process: Process, *, by: User, name: str) -> Kant:
    """Name a side of the conflict, in words that this side would use for itself."""
    hold(process)
    if not (name := clean(name)):
        raise Refused("Schrijf op hoe deze kant heet.")
    if process.kanten.filter(name__iexact=name).exists():
        raise Refused(f"De kant *{name}* staat er al.")
    kant = process.kanten.create(name=name)
    journal.note(process, "kant_erbij", by=by, kant=kant.pk)
    return kant


@transaction.atomic
def peil_kant(kant: Kant, *, by: User, bereid: str, toelichting: str = "") -> Kant:
    """Write down whether a side is willing to talk, as it stands today."""
    hold(kant.process)
    if bereid not in Kant.Bereid.values:
        raise Refused("Kies een van de antwoorden.")
    kant.bereid, kant.toelichting, kant.gepeild_op = bereid, clean(toelichting), clock.now()
    kant.save(update_fields=["bereid", "toelichting", "gepeild_op"])
    journal.note(kant.process, "kant_gepeild", by=by, kant=kant.pk, bereid=bereid)
    return kant


@transaction.atomic
def verwijder_kant(kant: Kant, *, by: User) -> None:
    """Take back a side that was written down by mistake."""
    hold(kant.process)
    if kant.people.exists():
        raise Refused("Bij deze kant horen al mensen. Deze kant kan niet meer weg.")
    journal.note(kant.process, "kant_weg", by=by, kant=kant.pk)
    kant.delete()
