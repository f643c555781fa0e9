"""Words that are not sent yet. No version, not in the journal, and nobody else opens them."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from herstel.lib import clock, crypto
from herstel.lib.refused import Refused
from processes.models import Concept, Process, User

KEPT_FOR = timedelta(days=30)
LONGEST = 200_000

Typed = Mapping[str, list[str]]


class Kept(NamedTuple):
    """What was typed in each field, and when."""

    typed: Typed
    at: datetime


@transaction.atomic
def bewaar(user: User, *, process: Process | None, sleutel: str, typed: Typed) -> datetime:
    """Keep what is typed so far, encrypted, in place of what was kept before."""
    if process is not None and process.has_ended:
        raise Refused(_("Dit proces is klaar. Je kunt alleen nog lezen."))
    text = json.dumps(typed)
    if len(text) > LONGEST:
        raise Refused(_("Deze tekst is te lang om als concept te bewaren."))
    at = clock.now()
    sealed = crypto.seal(text, place=_place(user, sleutel))
    new = {"process": process, "versleuteld": sealed, "at": at}
    Concept.objects.update_or_create(user=user, sleutel=sleutel, defaults=new)
    return at


def lees(user: User, sleutel: str) -> Kept | None:
    """The own concept of this form, if there is one that opens."""
    concept = Concept.objects.filter(user=user, sleutel=sleutel).first()
    if concept is None:
        return None
    try:
        text = crypto.unseal(bytes(concept.versleuteld), place=_place(user, sleutel))
    except crypto.Unreadable:
        return None
    return Kept(json.loads(text), concept.at)


@transaction.atomic
def vergeet(user: User, sleutel: str) -> None:
    Concept.objects.filter(user=user, sleutel=sleutel).delete()


def vergeet_alle(process: Process) -> None:
    """Nothing is written in it any more, so nothing that is half written is kept."""
    process.concepten.all().delete()


@transaction.atomic
def ruim_op() -> int:
    """Throw away what is too old, and what nobody may send any more; returns how many."""
    old = Q(at__lt=clock.now() - KEPT_FOR)
    return Concept.objects.filter(old | Q(user__is_active=False)).delete()[0]


def _place(user: User, sleutel: str) -> str:
    return f"concept:{user.ref}:{sleutel}"
