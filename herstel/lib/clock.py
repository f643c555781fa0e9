"""The one clock (Decision 19): acts take their moment from here, never from the system."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_moment: ContextVar[datetime | None] = ContextVar("moment", default=None)


def now() -> datetime:
    """The moment of this act, aware, in UTC unless `at` says otherwise."""
    return _moment.get() or timezone.now()


def today() -> date:
    """The day of this act where the people are: Europe/Amsterdam."""
    return timezone.localtime(now()).date()


@contextmanager
def at(moment: datetime) -> Iterator[datetime]:
    """Let everything inside happen at `moment` (aware). For the worked example and for tests."""
    token = _moment.set(moment)
    try:
        yield moment
    finally:
        _moment.reset(token)
