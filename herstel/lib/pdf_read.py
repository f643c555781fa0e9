"""Read back what a paper carries, from a file that anyone may have sent."""

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
