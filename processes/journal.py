"""What happened, append-only and chained (Decision 9).

A row holds a kind, ids, references and hashes; never a name, never free text. The Dutch sentence is made
when it is read, for who reads it. Apps register their kinds in `texts.py`.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum
from itertools import groupby, islice
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from herstel.lib import canon, clock
from processes.models import Gebeurtenis, Person, Process, User

START = "0" * 64
OFTEN = 25  # how many rows are read for each line that is shown: 120 people who all come in are one line


class Audience(IntEnum):
    """For whom a sentence is: each wider circle sees less."""

    BEGELEIDERS = 0
    KERNGROEP = 1
    ALL = 2


@dataclass(frozen=True)
class Kind:
    """One kind of act: who may read about it, how it reads, and how those of one day read together.

    `many` counts what differs in `per`, a field of the data: somebody who answered three times is one person.
    """

    key: str
    audience: Audience
    sentence: Callable[["Names", dict[str, Any]], str]
    many: str = ""
    per: str = "person"


@dataclass(frozen=True)
class Line:
    """A sentence of the journal, with its moment and who did it."""

    at: datetime
    text: str
    by: str


KINDS: dict[str, Kind] = {}


def kind(
    key: str,
    audience: Audience,
    sentence: str | Callable[["Names", dict[str, Any]], str],
    *,
    many: str = "",
    per: str = "person",
) -> None:
    """Register how `key` reads. A plain sentence may use {fields} of the data, {person} for who it is about,
    {actor} for who did it and {naam} for the partij of the data. `many` has the {count} of a day:
    of what differs in `per`.

    A key means one thing: a second app that takes it would break how earlier rows read.
    """
    if key in KINDS:
        raise ValueError(f"The journal already has a kind {key!r}.")
    if isinstance(sentence, str):
        pattern = sentence

        def sentence(names: "Names", data: dict[str, Any]) -> str:
            who = {"person": names.person(data.get("person", "")), "naam": names.partij(data.get("partij", ""))}
            return pattern.format(**{**data, **who, "actor": names.actor(data["actor"]) or "iemand"})

    KINDS[key] = Kind(key, audience, sentence, many, per)


def actor_of(by: User | Person | None) -> str:
    """The reference of who acts: an account, a person with a link, or nobody (the software)."""
    if by is None:
        return ""
    return f"{'u' if isinstance(by, User) else 'p'}:{by.ref}"


def note(
    process: Process,
    key: str,
    *,
    by: User | Person | None,
    about: Person | None = None,
    **data: Any,
) -> None:
    """Chain one act, in the act's own transaction. `data`: ids, numbers and hashes only."""
    if key not in KINDS:
        raise KeyError(key)
    if about is not None:
        data["person"] = about.ref
    Process.objects.select_for_update().get(pk=process.pk)  # one writer at a time per chain
    last = process.gebeurtenissen.order_by("-seq").values("seq", "sha256").first()
    row = Gebeurtenis(
        process=process,
        seq=last["seq"] + 1 if last else 1,
        kind=key,
        actor=actor_of(by),
        data=data,
        at=clock.now(),
        previous=last["sha256"] if last else START,
    )
    row.sha256 = fingerprint(row, process.public_id)
    row.save(force_insert=True)


def fingerprint(row: Gebeurtenis, public_id: str) -> str:
    return canon.digest_of(
        {
            "process": public_id,
            "seq": row.seq,
            "kind": row.kind,
            "actor": row.actor,
            "data": row.data,
            "at": row.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "previous": row.previous,
        }
    )


def check(process: Process, *, head: str = "", length: int | None = None) -> list[str]:
    """What is wrong with the chain, in Dutch; nothing wrong is an empty list.

    `head` and `length`: published earlier (in the dossier), so that a cut-off end is found as well.
    """
    wrong: list[str] = []
    previous, seq, seen = START, 0, set[str]()
    for row in process.gebeurtenissen.order_by("seq").iterator():
        seq += 1
        if row.seq != seq:
            wrong.append(f"Rij {seq} ontbreekt of staat op een andere plaats.")
            seq = row.seq
        if row.previous != previous:
            wrong.append(f"Rij {row.seq} sluit niet aan op de rij ervoor.")
        if row.sha256 != fingerprint(row, process.public_id):
            wrong.append(f"Rij {row.seq} is veranderd.")
        previous = row.sha256
        seen.add(row.sha256)
    if head and head not in seen | {START}:
        wrong.append("Het einde dat eerder is gepubliceerd, staat niet in het journaal.")
    if length is not None and seq < length:
        wrong.append(f"Er zijn {seq} rijen; eerder waren het er {length}.")
    return wrong


def head(process: Process) -> tuple[int, str]:
    """How long the chain is, and its last fingerprint."""
    last = process.gebeurtenissen.order_by("-seq").values("seq", "sha256").first()
    return (last["seq"], last["sha256"]) if last else (0, START)


def rows_for(process: Process, audience: Audience) -> QuerySet[Gebeurtenis]:
    """What this audience may read about, newest first."""
    kinds = [key for key, item in KINDS.items() if item.audience >= audience]
    return process.gebeurtenissen.filter(kind__in=kinds).order_by("-seq")


def read(process: Process, audience: Audience, *, limit: int | None = None) -> list[Line]:
    """The journal for this audience, newest first, in a fixed number of queries."""
    return lines(process, rows_for(process, audience)[:limit], audience)


def lines(process: Process, rows: Iterable[Gebeurtenis], audience: Audience) -> list[Line]:
    """The sentences of these rows, for who reads them."""
    rows = list(rows)
    names = Names.of(process, rows, audience)
    return [_line(row, names) for row in rows]


def latest(process: Process, audience: Audience, *, limit: int) -> list[Line]:
    """What happened last, newest first; of one kind that came often on one day only how often."""
    rows = list(rows_for(process, audience)[: limit * OFTEN])
    names = Names.of(process, rows, audience)
    alike = groupby(rows, key=lambda row: (timezone.localdate(row.at), row.kind))
    read = (line for (_day, key), found in alike for line in _together(KINDS[key], list(found), names))
    return list(islice(read, limit))


def _together(kind: Kind, rows: list[Gebeurtenis], names: "Names") -> list[Line]:
    about = {row.data.get(kind.per) or row.actor for row in rows}
    if kind.many and len(about) > 1:
        return [Line(rows[0].at, kind.many.format(count=len(about)), "")]
    return [_line(row, names) for row in rows]


def _line(row: Gebeurtenis, names: "Names") -> Line:
    text = KINDS[row.kind].sentence(names, row.data | {"actor": row.actor})
    by = names.actor(row.actor)
    named = by and re.search(rf"(?<!\w){re.escape(by)}(?!\w)", text)
    return Line(row.at, text[:1].upper() + text[1:], "" if named else by)


@dataclass(frozen=True)
class Names:
    """The names behind references, for who may read them; others read *iemand*. A partij everybody may know."""

    people: dict[str, str]
    users: dict[str, str]
    partijen: dict[str, str]

    @classmethod
    def of(cls, process: Process, rows: Iterable[Gebeurtenis], audience: Audience) -> "Names":
        people: dict[str, str] = {}
        if audience == Audience.BEGELEIDERS:
            refs = {row.data["person"] for row in rows if "person" in row.data}
            refs |= {row.actor[2:] for row in rows if row.actor.startswith("p:")}
            people = {str(ref): name for ref, name in process.people.filter(ref__in=refs).values_list("ref", "name")}
        actors = {row.actor[2:] for row in rows if row.actor.startswith("u:")}
        users = dict(User.objects.filter(ref__in=actors).values_list("ref", "name"))
        partijen: dict[str, str] = {}
        if any("partij" in row.data for row in rows):
            partijen = {partij.code: partij.name for partij in process.partijen.all()}
        return cls(people, users, partijen)

    def person(self, ref: str) -> str:
        return self.people.get(ref, "iemand")

    def partij(self, code: str) -> str:
        return self.partijen.get(code, f"partij {code}")

    def actor(self, actor: str) -> str:
        if actor.startswith("u:"):
            return self.users.get(actor[2:], "iemand")
        return self.people.get(actor[2:], "") if actor else ""
