"""Files that an act asked for: made once, by the worker, and kept as they are (Decision 7).

`exports` says how each kind is made; here is only who makes it when. A request stands in the database before the
worker is told, so one that was missed is found by the scan.
"""

import logging
from collections.abc import Callable
from datetime import timedelta

from celery.exceptions import SoftTimeLimitExceeded
from django.db import transaction
from django.db.models import Q, QuerySet

from herstel.lib import canon, clock
from plandag.models import Document

LEASE = timedelta(minutes=3)
MOST_TRIES = 5
GATHERED, RENDERED = 1, 2  # steps of Document.STEPS

Render = Callable[[], bytes]
Prepare = Callable[[Document], Render]
PAPERS: dict[str, Prepare] = {}
_pokes: list[Callable[[], None]] = []
log = logging.getLogger(__name__)


def paper(soort: str) -> Callable[[Prepare], Prepare]:
    """Register how a kind of file is made: first read everything, then (without the database) render it."""

    def register(prepare: Prepare) -> Prepare:
        PAPERS[soort] = prepare
        return prepare

    return register


def when_waiting(tell: Callable[[], None]) -> None:
    """Who is told, after the commit, that a file is waiting (the task module registers itself)."""
    _pokes.append(tell)


def poke() -> None:
    for tell in _pokes:
        transaction.on_commit(tell, robust=True)


def make_waiting() -> int:
    """Make what waits; returns how many were made. One that fails does not stop the others."""
    made = 0
    for document in Document.objects.filter(gemaakt_op=None, pogingen__lt=MOST_TRIES).order_by("pk"):
        try:
            made += make(document)
        except SoftTimeLimitExceeded:
            raise
        except Exception:
            log.exception("document %s could not be made", document.pk)
    return made


def make(document: Document) -> bool:
    """Claim, read, render outside any transaction of ours, and keep the bytes if nobody else did.

    A request that moved on while it was rendered stays unmade: the next turn makes it as it is then.
    """
    claimed = _claim(document)
    if claimed is None:
        return False
    render = PAPERS[claimed.soort](claimed)
    _reached(claimed, GATHERED)
    data = render()
    _reached(claimed, RENDERED)
    kept = _same_request(claimed).update(
        bytes=data,
        sha256=canon.digest(data),
        gemaakt_op=clock.now(),
        stap=Document.STEPS,
        bezig_tot=None,
    )
    return bool(kept)


def _claim(document: Document) -> Document | None:
    now = clock.now()
    waiting = Document.objects.filter(pk=document.pk, gemaakt_op=None)
    free = waiting.filter(Q(bezig_tot=None) | Q(bezig_tot__lt=now))
    if not free.update(bezig_tot=now + LEASE, stap=0, pogingen=document.pogingen + 1):
        return None
    return Document.objects.select_related("process", "plan").defer("bytes").get(pk=document.pk)


def _same_request(claimed: Document) -> QuerySet[Document]:
    return Document.objects.filter(
        pk=claimed.pk, gemaakt_op=None, gevraagd_op=claimed.gevraagd_op, plan=claimed.plan_id
    )


def _reached(claimed: Document, stap: int) -> None:
    _same_request(claimed).update(stap=stap)
