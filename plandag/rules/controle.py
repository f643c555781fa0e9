"""Is this woord voor woord the plan that people could live with? Only the file itself is asked.

The plan text is embedded in the PDF. Its hash is computed again and compared with everything the file says about
itself: the statement beside it and the code printed on its pages. Whoever knows the published hash compares that too.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

from herstel.lib import canon, pdf_read

PLAN, VERKLARING = "plan.txt", "verklaring.json"
PRINTED = re.compile(r"[Cc]ontrolecode\s*((?:[0-9a-f]\s*){16})")
CODE_LENGTHS = (16, 64)  # as on paper, and the whole hash
HEX = re.compile(r"[0-9a-f]{64}")

NOT_OURS = "Dit bestand is geen plan of dossier van Herstel. Er zit geen plantekst in."
NO_CLAIM = "In dit bestand staat niet meer wat het over zichzelf zegt. Het is dus veranderd."
OTHER_TEXT = "Dit is niet woord voor woord het plan. De tekst in dit bestand is veranderd."
OTHER_CODE = "Dit is niet woord voor woord het plan. De controlecode op het papier hoort bij een andere tekst."
NO_CODE = "Op het papier in dit bestand staat geen controlecode. Het is dus veranderd."
OTHER_PLAN = "Dit is niet woord voor woord dit plan. De tekst hoort bij een andere code dan de gepubliceerde."
NOT_PUBLISHED = "De tekst past bij de code in het bestand. Maar deze code is hier niet bekend."


@dataclass(frozen=True)
class Controle:
    """The answer, with the sentence that says it."""

    same: bool
    sentence: str
    sha256: str = ""
    mensen: int = 0
    text: str = ""


def check_file(data: bytes, published: str = "") -> Controle:
    """The whole answer for the bytes of a PDF. `published`: the hash that the plan should have, when it is known."""
    try:
        text = pdf_read.embedded(data, PLAN)
        claim = pdf_read.embedded(data, VERKLARING)
        printed = set(PRINTED.findall(pdf_read.printed(data))) if text is not None else set()
    except ValueError as error:
        return Controle(False, str(error))
    return compare(text, claim, printed, published)


def compare(text: bytes | None, claim: bytes | None, printed: set[str], published: str = "") -> Controle:
    """Every place that names the hash must name the hash of exactly this text."""
    if text is None:
        return Controle(False, NOT_OURS)
    sha256 = canon.digest(text)
    said = _read(claim)
    if said is None:
        return Controle(False, NO_CLAIM, sha256)
    if differs := _what_differs(sha256, said["plan"], printed, published):
        return Controle(False, differs, sha256)
    mensen = said["akkoord"] + said["zorg"]
    return Controle(True, word_for_word(mensen), sha256, mensen, text.decode(errors="replace"))


def _what_differs(sha256: str, claimed: str, printed: set[str], published: str) -> str:
    """In plain words; nothing differs is ""."""
    if claimed != sha256:
        return OTHER_TEXT
    if not printed:
        return NO_CODE
    if {"".join(code.split()) for code in printed} != {sha256[:16]}:
        return OTHER_CODE
    return OTHER_PLAN if published and published != sha256 else ""


def word_for_word(mensen: int) -> str:
    who = f"{mensen} mensen mee konden" if mensen != 1 else "1 persoon mee kon"
    return f"Dit is woord voor woord het plan waar {who} leven."


def _read(claim: bytes | None) -> dict[str, Any] | None:
    """The statement in its one spelling, or None when it is not one of ours."""
    try:
        said = json.loads(claim or b"")
    except ValueError:
        return None
    if not isinstance(said, dict) or canon.canonical(said) != claim:
        return None
    numbers = all(type(said.get(key)) is int and said[key] >= 0 for key in ("kring", "akkoord", "zorg"))
    return said if numbers and isinstance(said.get("plan"), str) and HEX.fullmatch(said["plan"]) else None
