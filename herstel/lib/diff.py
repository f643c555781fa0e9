"""What changed between two texts, word by word, readable without colour."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

WORDS = re.compile(r"\d+(?:[.,]\d+)*|\w+|\s+|[^\w\s]")  # € 180.000 is one word
BETWEEN = re.compile(r"[^\w\n]{1,3}")  # a space, or a comma and a space


@dataclass(frozen=True)
class Piece:
    """A run of words that stayed (`=`), came (`+`) or went (`-`)."""

    op: str
    text: str


def words(old: str, new: str) -> list[Piece]:
    """The way from `old` to `new` in whole words; a replacement is first `-`, then `+`."""
    before, after = WORDS.findall(old), WORDS.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    pieces: list[Piece] = []
    gone = came = between = ""
    for op, i1, i2, j1, j2 in matcher.get_opcodes():
        went, new_run = "".join(before[i1:i2]), "".join(after[j1:j2])
        if op != "equal":
            gone, came, between = gone + between + went, came + between + new_run, ""
        elif (gone or came) and BETWEEN.fullmatch(went):
            between = went  # of a row of changed words: three words are one run, not three
        else:
            pieces += _pieces(gone, came, between + went)
            gone = came = between = ""
    return pieces + _pieces(gone, came, between)


def _pieces(gone: str, came: str, stayed: str) -> list[Piece]:
    return [piece for piece in (Piece("-", gone), Piece("+", came), Piece("=", stayed)) if piece.text]
