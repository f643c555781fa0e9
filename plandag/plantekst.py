"""The canonical text of a plan: what people agree on, and nothing else (Decision 7).

*Ongewijzigd* is one SHA-256 over this text as UTF-8. It is read aloud, printed and embedded in the PDF, so it is
plain Dutch. What somebody typed always stands indented, so that no words can pass for a heading.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from herstel.lib.canon import clean
from herstel.lib.dates import MONTHS
from plandag.models import VoorstelVersie
from processes.models import Partij, Process

Kosten = Iterable[tuple[Partij, Decimal, Decimal]]  # partij, once, per year


def plan_text(process: Process, versies: Iterable[VoorstelVersie]) -> str:
    """The whole plan, its onderdelen by number. The same versions always give the same bytes."""
    ordered = sorted(versies, key=lambda versie: versie.voorstel.nummer)
    head = f"Plan: {_one_line(process.title)}\nProces: {process.public_id}\nAantal onderdelen: {len(ordered)}\n"
    return "\n".join([head, *(version_text(versie) for versie in ordered)])


def version_text(versie: VoorstelVersie, kosten: Kosten | None = None) -> str:
    """One onderdeel. `kosten`: for a version that is not saved yet, and so has no rows of its own."""
    if kosten is None:
        kosten = [(post.partij, post.eenmalig, post.per_jaar) for post in versie.kosten.select_related("partij")]
    parts = [
        ("Wat spreken we af?", versie.text),
        ("Wie trekt dit?", versie.wie),
        ("Wie helpt mee?", versie.wie_helpt),
        ("Wanneer klaar?", wanneer_text(versie.wanneer, versie.wanneer_op)),
        ("Kosten", "\n".join(_kosten_lines(kosten))),
        ("Kosten en dekking in woorden", versie.kosten_uitleg),
        ("Waaraan merken we dat het lukt?", versie.meetpunt),
    ]
    lines = [f"{versie.voorstel.code}. {_one_line(versie.titel)}"]
    lines += [line for label, text in parts if clean(text) for line in (label, *_indented(text))]
    return "\n".join(lines) + "\n"


def wanneer_text(wanneer: str, op: date | None) -> str:
    """When it is done, in words: a date, a month, *direct* or *doorlopend*."""
    if op is None:
        return wanneer
    month = f"{MONTHS[op.month - 1]} {op.year}"
    return f"in {month}" if wanneer == VoorstelVersie.Wanneer.IN else f"{op.day} {month}"


def _kosten_lines(kosten: Kosten) -> list[str]:
    paid = [row for row in kosten if row[1] or row[2]]
    return [
        f"{partij.code} {_one_line(partij.name)}: {_euro(eenmalig)} eenmalig, {_euro(per_jaar)} per jaar"
        for partij, eenmalig, per_jaar in sorted(paid, key=_by_code)
    ]


def _by_code(row: tuple[Partij, Decimal, Decimal]) -> tuple[int, str]:
    return len(row[0].code), row[0].code


def _euro(amount: Decimal) -> str:
    return f"€ {Decimal(amount):,.2f}".translate(str.maketrans(",.", ".,"))


def _indented(text: str) -> list[str]:
    return [f"  {line}".rstrip() for line in clean(text).split("\n")]


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())
