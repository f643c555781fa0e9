"""Who else has this text open now: kept ten seconds in the cache, and nowhere else."""

from collections.abc import Callable
from datetime import timedelta

from django.core.cache import cache

from herstel.lib import canon, clock
from processes.access import UserRequest
from processes.models import Kadersteller, Process

LIFE = timedelta(seconds=10)
BEAT = timedelta(seconds=4)  # how often somebody who stays is written down again

There = dict[int, tuple[str, float]]  # account: its name, and when it was last seen


def at(text: str) -> Callable[..., str]:
    """For `live`, on the page where a text is written; the template shows `request.ook_hier`."""

    def seen(request: UserRequest, where: Process | Kadersteller, **which: int) -> str:
        process = where if isinstance(where, Process) else where.partij.process
        names = _others(request, ":".join(map(str, ("ook", process.pk, text, *which.values()))))
        request.ook_hier = names  # type: ignore[attr-defined]
        return canon.digest(repr(names))[:16]

    return seen


def _others(request: UserRequest, key: str) -> list[str]:
    now, me = clock.now().timestamp(), request.user.pk
    known: There = cache.get(key, {})
    here = {pk: entry for pk, entry in known.items() if now - entry[1] < LIFE.total_seconds()}
    if me not in here or now - here[me][1] >= BEAT.total_seconds():
        cache.set(key, here | {me: (request.user.name, now)}, LIFE.total_seconds())
    return sorted(name for pk, (name, _at) in here.items() if pk != me)
