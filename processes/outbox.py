"""Mail that an act asks for: a row in the act's transaction, sent by the worker after the commit.

One mail per kind, receiver and subject, ever: the key is unique, so asking twice sends once. Sending is
at-least-once with a stable Message-ID, because a mail that never arrives is worse than one that comes twice.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.utils import translation

from herstel.lib import clock
from processes.models import Bericht, Person, Process, User

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
MOST_TRIES = 8

Render = Callable[[Bericht], EmailMessage | None]
MAILS: dict[str, Render] = {}
_pokes: list[Callable[[], None]] = []


def mail(kind: str) -> Callable[[Render], Render]:
    """Register how a kind of mail is made, at the moment it is sent. None: no longer needed, send nothing."""

    def register(render: Render) -> Render:
        if kind in MAILS:
            raise ValueError(f"The outbox already has a mail {kind!r}.")
        MAILS[kind] = render
        return render

    return register


def when_waiting(tell: Callable[[], None]) -> None:
    """Who is told, after the commit, that mail is waiting (the task module registers itself)."""
    _pokes.append(tell)


def put(kind: str, to: Person | User, *, process: Process | None = None, about: str = "") -> None:
    """Ask for one mail. Nothing happens for a person without an address: they are reached another way."""
    put_all(kind, [to], process=process, about=about)


def put_all(kind: str, to: Iterable[Person | User], *, process: Process | None = None, about: str = "") -> int:
    """Ask for one mail to each; returns to how many people it goes."""
    if kind not in MAILS:
        raise KeyError(kind)
    rows = [_row(kind, receiver, process, about) for receiver in to if receiver.email]
    Bericht.objects.bulk_create(rows, ignore_conflicts=True)
    poke()
    return len(rows)


def poke() -> None:
    """Tell the worker, after the commit, that mail is waiting."""
    for tell in _pokes:
        transaction.on_commit(tell, robust=True)


@dataclass(frozen=True)
class Onderweg:
    """How far the mails of one act are: counted, never guessed."""

    verstuurd: int
    totaal: int
    mislukt: list[str]  # to whom it did not go, after every try
    hapert: int  # failed for now, and tried again

    @property
    def bezig(self) -> bool:
        return self.verstuurd + len(self.mislukt) < self.totaal


def how_far(process: Process, kind: str, about: str) -> Onderweg:
    """In one query: the mails of this kind and subject."""
    rows = process.berichten.filter(kind=kind, about=about).order_by("pk")
    found = list(rows.values_list("verzonden_op", "mislukt_op", "pogingen", "person__name", "user__name"))
    waiting = [tries for sent, failed, tries, *_ in found if not sent and not failed]
    return Onderweg(
        verstuurd=sum(sent is not None for sent, *_ in found),
        totaal=len(found),
        mislukt=[person or user for _sent, failed, _tries, person, user in found if failed],
        hapert=sum(tries > 0 for tries in waiting),
    )


def _row(kind: str, to: Person | User, process: Process | None, about: str) -> Bericht:
    return Bericht(
        process=process or (to.process if isinstance(to, Person) else None),
        kind=kind,
        person=to if isinstance(to, Person) else None,
        user=to if isinstance(to, User) else None,
        about=about,
        sleutel=f"{kind}:{'p' if isinstance(to, Person) else 'u'}{to.pk}:{about}",
        at=clock.now(),
    )


def send_waiting() -> int:
    """Send what waits, one transaction per mail; returns how many left. Safe to run in several workers."""
    sent = 0
    for pk in Bericht.objects.waiting().values_list("pk", flat=True)[:500]:
        sent += _send(pk)
    return sent


def _claim(pk: int) -> Bericht | None:
    now = clock.now()
    free = Bericht.objects.waiting().filter(Q(bezig_tot=None) | Q(bezig_tot__lt=now), pk=pk)
    if not free.update(bezig_tot=now + LEASE):
        return None
    return Bericht.objects.select_related("person", "user", "process__organisatie").get(pk=pk)


def _send(pk: int) -> int:
    if (bericht := _claim(pk)) is None:
        return 0
    tries = bericht.pogingen + 1
    done = Bericht.objects.filter(pk=pk)
    try:
        with translation.override(bericht.language):
            message = MAILS[bericht.kind](bericht)
        if message is not None:
            message.extra_headers["Message-ID"] = f"<herstel-{bericht.pk}-{bericht.kind}@herstel>"
            message.send()
    except Exception as error:  # the post office is away, or this one mail cannot be made: the others go on
        if not isinstance(error, OSError):
            logger.error("Mail %s (%s) could not be made: %s", pk, bericht.kind, type(error).__name__)
        wait = clock.now() + timedelta(minutes=2**tries)
        failed = clock.now() if tries >= MOST_TRIES else None
        done.update(pogingen=tries, bezig_tot=wait, mislukt_op=failed)
        return 0
    done.update(pogingen=tries, bezig_tot=None, verzonden_op=clock.now())
    return 1
