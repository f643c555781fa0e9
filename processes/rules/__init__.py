"""What a higher floor knows about settings of a process: registries that it fills in `ready()`."""

from collections.abc import Callable

from django.db.models import QuerySet

from processes.models import Person, Process
from processes.models.people import PersonQuerySet

# Whether the privacy of answers may no longer change, because somebody has already answered under it.
PRIVACY_LOCKS: list[Callable[[Process], bool]] = []

# Whether something confidential was already told under a promise of who reads it.
NOTES_WERE_MADE: list[Callable[[Process], bool]] = []

# Who is written down in a process without being in it: only named, or said no.
NOT_IN_IT: list[Callable[[Process], QuerySet[Person]]] = []


def everyone(process: Process) -> PersonQuerySet:
    """To whom news of the whole process goes. A notice to all is never the first that somebody hears of it."""
    people = process.people.filter(forgotten_at=None)
    for outside in NOT_IN_IT:
        people = people.exclude(pk__in=outside(process))
    return people


def privacy_is_locked(process: Process) -> bool:
    return any(locked(process) for locked in PRIVACY_LOCKS)


def notes_were_made(process: Process) -> bool:
    return any(made(process) for made in NOTES_WERE_MADE)
