"""Read back what a paper carries, from a file that anyone may have sent."""

import re
import zlib
from io import BytesIO

import pikepdf
from pikepdf import settings

MAX_FILE = 20_000_000
MAX_ATTACHMENT = 5_000_000

TOO_BIG = "Dit bestand is te groot om te controleren."
NOT_READABLE = "Dit bestand is geen PDF die wij kunnen lezen."

# Guards against a small file that unfolds into gigabytes; for the whole process, set once.
settings.set_qpdf_limits(flate_max_memory=64_000_000, doc_max_warnings=100)


def embedded(data: bytes, name: str) -> bytes | None:
    """The attachment called `name`, byte for byte; None when the file has none.

    Anything that is not a sound PDF of a reasonable size is a ValueError with a sentence.
    """
    if len(data) > MAX_FILE:
        raise ValueError(TOO_BIG)
    try:
        with pikepdf.Pdf.open(BytesIO(data), attempt_recovery=False) as pdf:
            if name not in pdf.attachments:
                return None
            return _bytes(pdf.attachments[name].get_file().obj)
    except (pikepdf.PdfError, zlib.error, RuntimeError, KeyError, TypeError, AttributeError) as e:
        raise ValueError(NOT_READABLE) from e


def _bytes(stream: pikepdf.Object) -> bytes:
    raw = stream.read_raw_bytes()
    filters = stream.get("/Filter", pikepdf.Array())
    if not isinstance(filters, pikepdf.Array):
        filters = pikepdf.Array([filters])
    if not len(filters):
        content = raw
    elif list(filters) == ["/FlateDecode"] and "/DecodeParms" not in stream:
        inflate = zlib.decompressobj()
        content = inflate.decompress(raw, MAX_ATTACHMENT + 1)
        if len(content) <= MAX_ATTACHMENT and not inflate.eof:
            raise ValueError(NOT_READABLE)
    else:
        raise ValueError(NOT_READABLE)
    if len(content) > MAX_ATTACHMENT:
        raise ValueError(TOO_BIG)
    return content


def printed(data: bytes) -> str:
    """What stands on the pages, as a reader would copy it: enough to find a code, not to compare a layout."""
    if len(data) > MAX_FILE:
        raise ValueError(TOO_BIG)
    try:
        with pikepdf.Pdf.open(BytesIO(data), attempt_recovery=False) as pdf:
            maps: dict[tuple[int, int], dict[bytes, str]] = {}
            return "\n".join(_page_text(page, maps) for page in pdf.pages)
    except (pikepdf.PdfError, zlib.error, RuntimeError, KeyError, TypeError, AttributeError, ValueError) as e:
        raise ValueError(NOT_READABLE) from e


def _page_text(page: pikepdf.Page, maps: dict[tuple[int, int], dict[bytes, str]]) -> str:
    fonts = page.resources.get("/Font", pikepdf.Dictionary())
    shown: list[str] = []
    glyphs: dict[bytes, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        name, operands = str(instruction.operator), instruction.operands
        if name == "Tf":
            font = fonts[str(operands[0])]
            if font.objgen not in maps:
                maps[font.objgen] = _unicode_of(font)
            glyphs = maps[font.objgen]
        elif name in ("Tj", "TJ"):
            pieces = operands[0] if name == "TJ" else [operands[0]]
            strings = [bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String)]
            shown.append("".join(_decode(string, glyphs) for string in strings))
        elif name == "ET":
            shown.append("\n")
    return "".join(shown)


def _decode(string: bytes, glyphs: dict[bytes, str]) -> str:
    return "".join(glyphs.get(string[at : at + 2], "") for at in range(0, len(string), 2))


def _unicode_of(font: pikepdf.Object) -> dict[bytes, str]:
    """Two-byte glyph → text, from the map that makes copying from a PDF possible."""
    if "/ToUnicode" not in font:
        return {}
    lines = font.ToUnicode.read_bytes().decode("ascii", errors="replace")
    pairs = [
        pair
        for block in re.findall(r"beginbfchar(.*?)endbfchar", lines, re.DOTALL)
        for pair in re.findall(r"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>", block)
    ]
    return {bytes.fromhex(glyph): bytes.fromhex(text).decode("utf-16-be", errors="replace") for glyph, text in pairs}
