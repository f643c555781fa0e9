"""What a higher floor knows about settings of a process: registries that it fills in `ready()`."""

from collections.abc import Callable

from processes.models import Process

# Whether the privacy of answers may no longer change, because somebody has already answered under it.
PRIVACY_LOCKS: list[Callable[[Process], bool]] = []


def privacy_is_locked(process: Process) -> bool:
    return any(locked(process) for locked in PRIVACY_LOCKS)
