"""What happened, append-only and chained (Decision 9).

A row holds a kind, ids, references and hashes; never a name, never free text. The Dutch sentence is made
when it is read, for who reads it. Apps register their kinds in `texts.py`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum
from typing import Any

from django.db.models import QuerySet

from herstel.lib import canon, clock
from processes.models import Gebeurtenis, Person, Process, User

START = "0" * 64


class Audience(IntEnum):
    """For whom a sentence is: each wider circle sees less."""

    BEGELEIDERS = 0
    KERNGROEP = 1
    ALL = 2


@dataclass(frozen=True)
class Kind:
    """One kind of act: who may read about it, and how it reads."""

    key: str
    audience: Audience
    sentence: Callable[["Names", dict[str, Any]], str]


@dataclass(frozen=True)
class Line:
    """A sentence of the journal, with its moment and who did it."""

    at: datetime
    text: str
    by: str


KINDS: dict[str, Kind] = {}


def kind(key: str, audience: Audience, sentence: str | Callable[["Names", dict[str, Any]], str]) -> None:
    """Register how `key` reads. A plain sentence may use {fields} of the data, and {person} for a reference.

    A key means one thing: a second app that takes it would break how earlier rows read.
    """
    if key in KINDS:
        raise ValueError(f"The journal already has a kind {key!r}.")
    if isinstance(sentence, str):
        pattern = sentence

        def sentence(names: "Names", data: dict[str, Any]) -> str:
            return pattern.format(**{**data, "person": names.person(data.get("person", ""))})

    KINDS[key] = Kind(key, audience, sentence)


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
    return [Line(row.at, _sentence(row, names), names.actor(row.actor)) for row in rows]


def _sentence(row: Gebeurtenis, names: "Names") -> str:
    text = KINDS[row.kind].sentence(names, row.data)
    return text[:1].upper() + text[1:]


@dataclass(frozen=True)
class Names:
    """The names behind references, for who may read them; others read *iemand*."""

    people: dict[str, str]
    users: dict[str, str]

    @classmethod
    def of(cls, process: Process, rows: Iterable[Gebeurtenis], audience: Audience) -> "Names":
        people: dict[str, str] = {}
        if audience == Audience.BEGELEIDERS:
            refs = {row.data["person"] for row in rows if "person" in row.data}
            refs |= {row.actor[2:] for row in rows if row.actor.startswith("p:")}
            people = {str(ref): name for ref, name in process.people.filter(ref__in=refs).values_list("ref", "name")}
        actors = {row.actor[2:] for row in rows if row.actor.startswith("u:")}
        users = dict(User.objects.filter(ref__in=actors).values_list("ref", "name"))
        return cls(people, users)

    def person(self, ref: str) -> str:
        return self.people.get(ref, "iemand")

    def actor(self, actor: str) -> str:
        if actor.startswith("u:"):
            return self.users.get(actor[2:], "iemand")
        return self.people.get(actor[2:], "") if actor else ""
