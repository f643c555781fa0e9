"""What changed between two texts, word by word, readable without colour."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

WORDS = re.compile(r"\d+(?:[.,]\d+)*|\w+|\s+|[^\w\s]")  # € 180.000 is one word


@dataclass(frozen=True)
class Piece:
    """A run of words that stayed (`=`), came (`+`) or went (`-`)."""

    op: str
    text: str


def words(old: str, new: str) -> list[Piece]:
    """The way from `old` to `new` in whole words; a replacement is first `-`, then `+`."""
    before, after = WORDS.findall(old), WORDS.findall(new)
    pieces: list[Piece] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for op, i1, i2, j1, j2 in matcher.get_opcodes():
        if op == "equal":
            pieces.append(Piece("=", "".join(before[i1:i2])))
            continue
        if i2 > i1:
            pieces.append(Piece("-", "".join(before[i1:i2])))
        if j2 > j1:
            pieces.append(Piece("+", "".join(after[j1:j2])))
    return pieces
