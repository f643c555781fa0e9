"""Which letters stand in a document, and which of our own fonts draws them.

Atkinson Hyperlegible Next draws Dutch and its neighbours. The named fallbacks below draw the
rest; a fallback is only loaded for a document that needs it. No font of the machine may slip
in: then the same plan would look different, and have another hash, on another machine.
"""

import os
import string
import threading
import unicodedata
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile

from fontTools.ttLib import TTFont

STATIC = Path(__file__).resolve().parents[2] / "static"
UNKNOWN = "\N{REPLACEMENT CHARACTER}"
STAND_INS = {
    "\N{HYPHEN}": "-",
    "\N{NON-BREAKING HYPHEN}": "-",
    "\N{NARROW NO-BREAK SPACE}": "\N{NO-BREAK SPACE}",
}
NEVER_DRAWN = frozenset(map(ord, STAND_INS))
# Letters of Persian and Urdu join or part with these; all other invisible signs (direction
# overrides, variation selectors) are left out.
JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{SOFT HYPHEN}"

_environment = threading.Lock()


@dataclass(frozen=True)
class Face:
    """One font file: the letters it has decide whether a document needs it."""

    family: str
    stem: str
    weight: int
    style: str = "normal"

    @property
    def file(self) -> str:
        return f"fonts/{self.stem}-{self.weight}-{self.style}.woff2"

    @property
    def rule(self) -> str:
        return (
            f'@font-face {{ font-family: "{self.family}"; font-weight: {self.weight};'
            f' font-style: {self.style}; src: url("static:{self.file}") }}'
        )


@dataclass(frozen=True)
class Script:
    """The faces that draw one group of letters, light and bold."""

    family: str
    stem: str
    italic: bool = False

    @property
    def faces(self) -> tuple[Face, ...]:
        upright = (Face(self.family, self.stem, 400), Face(self.family, self.stem, 700))
        return (*upright, Face(self.family, self.stem, 400, "italic")) if self.italic else upright


# Every file has a family name of its own: WeasyPrint mixes up the glyphs of two files that
# share one. The stylesheet names them all, in this order.
OURS = (
    Script("Atkinson Hyperlegible Next", "atkinson-hyperlegible-next-latin", italic=True),
    Script("Atkinson Extended", "atkinson-hyperlegible-next-latin-ext", italic=True),
)
FALLBACKS = (
    Script("Noto Sans", "noto-sans-latin"),
    Script("Noto Sans Extended", "noto-sans-latin-ext"),
    Script("Noto Sans Cyrillic", "noto-sans-cyrillic"),
    Script("Noto Sans Cyrillic Extended", "noto-sans-cyrillic-ext"),
    Script("Noto Sans Greek", "noto-sans-greek"),
    Script("Noto Sans Arabic", "noto-sans-arabic-arabic"),
)


@dataclass(frozen=True)
class Text:
    """A piece of a document's text, and how to replace it."""

    value: str
    replace: Callable[[str], None]


@cache
def letters(script: Script) -> frozenset[int]:
    """What every face of this group can draw."""
    maps = [set(TTFont(STATIC / face.file).getBestCmap()) for face in script.faces]
    return frozenset(set.intersection(*maps))


def cover(texts: Iterable[Text]) -> tuple[Face, ...]:
    """The faces these texts need. A sign that none of our fonts has becomes �, visibly."""
    pieces = list(texts)
    wanted = {ord(char) for piece in pieces for char in piece.value}
    wanted -= set(map(ord, string.printable))
    table = {code: _stand_in(chr(code)) for code in wanted & NEVER_DRAWN}
    needed, missing = _choose(wanted - NEVER_DRAWN)
    table |= {code: _stand_in(chr(code)) for code in missing}
    if UNKNOWN in table.values():
        needed = _choose(wanted | {ord(UNKNOWN)})[0]
    for piece in pieces:
        if (changed := piece.value.translate(table)) != piece.value:
            piece.replace(changed)
    return tuple(face for script in needed for face in script.faces)


def _choose(wanted: set[int]) -> tuple[list[Script], set[int]]:
    needed = [OURS[0]]
    missing = wanted - letters(OURS[0])
    for script in (*OURS[1:], *FALLBACKS):
        if missing & letters(script):
            needed.append(script)
            missing = missing - letters(script)
    return needed, missing


def _stand_in(char: str) -> str:
    if char in JOINERS:
        return char
    if unicodedata.category(char) in ("Cf", "Cc") or unicodedata.name(char, "").startswith("VARIATION SELECTOR"):
        return ""
    return STAND_INS.get(char, UNKNOWN)


@contextmanager
def no_fonts_of_the_machine() -> Iterator[None]:
    """Fontconfig reads its settings from the environment; give it an empty list of fonts."""
    with _environment, NamedTemporaryFile("w", suffix=".conf") as settings:
        settings.write('<?xml version="1.0"?><fontconfig></fontconfig>')
        settings.flush()
        before = os.environ.get("FONTCONFIG_FILE")
        os.environ["FONTCONFIG_FILE"] = settings.name
        try:
            with warnings.catch_warnings():
                warnings.filterwarnings("ignore", message="No fonts configured in FontConfig")
                yield
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before
