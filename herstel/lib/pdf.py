"""Paper: HTML in, one file out that is at once PDF/A-3a and PDF/UA-1.

The same input gives the same bytes, on every machine: no clock, no network, no font that we
did not bring along. What a file carries (its attachments) is read back with `embedded`.
"""

import atexit
import mimetypes
import re
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, lru_cache, partial
from typing import Any
from urllib.parse import unquote

import pydyf

from herstel.lib import pdf_fonts, pdf_tags
from herstel.lib.pdf_fonts import STATIC
from herstel.lib.pdf_read import embedded

__all__ = ["Attachment", "PdfError", "embedded", "render"]

STYLESHEET = "css/pdf.css"
MAX_HTML = 1_500_000  # a million characters of text already takes half a minute
FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
MIME_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+")
RELATIONSHIPS = {"Source", "Data", "Alternative", "Supplement", "Unspecified"}

# The font configuration is shared between renders, and Pango does not share well.
_rendering = threading.Lock()


class PdfError(Exception):
    """The paper could not be made; nothing half-done is left behind."""


@dataclass(frozen=True)
class Attachment:
    """A file inside the paper, so that the text can be checked without us."""

    name: str
    data: bytes
    description: str
    mime: str = "text/plain"
    relationship: str = "Source"

    def __post_init__(self) -> None:
        if not FILE_NAME.fullmatch(self.name):
            raise ValueError(f"Geen bruikbare bestandsnaam: {self.name!r}")
        if not MIME_TYPE.fullmatch(self.mime):
            raise ValueError(f"Geen bestandstype: {self.mime!r}")
        if self.relationship not in RELATIONSHIPS:
            raise ValueError(f"Geen relatie van PDF/A-3: {self.relationship!r}")


def render(
    html: str,
    *,
    title: str,
    created: datetime,
    lang: str = "nl",
    attachments: Sequence[Attachment] = (),
    stylesheet: str = STYLESHEET,
) -> bytes:
    """Make the paper. `created` is the moment of the act it belongs to, never "now".

    Loads nothing but `static:` (our own static folder) and `data:`; anything else is left out.
    """
    if created.tzinfo is None:
        raise ValueError("Een moment zonder tijdzone kan niet op papier.")
    if len(html) > MAX_HTML:
        raise PdfError("Dit document is te lang om er een PDF van te maken.")
    if len({attachment.name for attachment in attachments}) < len(attachments):
        raise ValueError("Twee bijlagen hebben dezelfde naam.")
    engine = _engine()
    with _rendering:
        try:
            return _render(engine, html, title, created, lang, attachments, stylesheet)
        except engine.fatal as error:  # a BaseException: `except Exception` misses it
            raise PdfError("Een deel van dit document kon niet worden geladen.") from error


def _render(
    engine: "Engine",
    html: str,
    title: str,
    created: datetime,
    lang: str,
    attachments: Sequence[Attachment],
    stylesheet: str,
) -> bytes:
    source = engine.html(string=html, base_url="static:", url_fetcher=engine.fetcher())
    _disarm(source.etree_element, lang)
    fonts = pdf_fonts.cover(_texts(source.etree_element))
    styles, font_config = _stylesheets(stylesheet, fonts)
    document = source.render(font_config=font_config, stylesheets=styles)

    moment = created.astimezone(UTC)
    metadata = document.metadata
    metadata.title, metadata.lang, metadata.generator = title, lang, "Herstel"
    metadata.authors, metadata.description, metadata.keywords = [], None, []
    metadata.created = metadata.modified = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    metadata.attachments = [
        engine.attachment(
            string=attachment.data,
            name=attachment.name,
            description=attachment.description,
            created=moment,
            modified=moment,
            relationship=attachment.relationship,
        )
        for attachment in sorted(attachments, key=lambda each: each.name)
    ]
    with warnings.catch_warnings():  # WeasyPrint forgets to close its colour profile
        warnings.filterwarnings("ignore", category=ResourceWarning)
        return document.write_pdf(pdf_variant="pdf/a-3a", finisher=partial(_finish, attachments=attachments))


def _finish(document: Any, pdf: pydyf.PDF, attachments: Sequence[Attachment]) -> None:
    pdf_tags.scope_headers(pdf)
    pdf_tags.describe_links(pdf)
    pdf_tags.name_every_glyph(pdf)
    pdf_tags.claim_both_standards(pdf, document.metadata)
    pdf_tags.relate_attachments(pdf, {each.name: each for each in attachments})


def _disarm(root: Any, lang: str) -> None:
    """A document brings no files of its own: only `attachments` puts something inside."""
    root.set("lang", root.get("lang") or lang)
    for element in root.iter():
        if "attachment" in (element.get("rel") or "").lower():
            del element.attrib["rel"]


def _texts(root: Any) -> Iterator[pdf_fonts.Text]:
    """Every piece of text that can be painted, with a way to write it back."""
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag not in ("style", "script", "title"):
            yield pdf_fonts.Text(element.text or "", partial(setattr, element, "text"))
        yield pdf_fonts.Text(element.tail or "", partial(setattr, element, "tail"))
        for name in ("alt", "title"):
            if value := element.get(name):
                yield pdf_fonts.Text(value, partial(element.set, name))


@dataclass(frozen=True)
class Engine:
    """The parts of WeasyPrint that we use; loading it takes two seconds, once."""

    html: Callable[..., Any]
    css: Callable[..., Any]
    attachment: Callable[..., Any]
    fetcher: Callable[[], Any]
    font_configuration: Callable[[], Any]
    fatal: type[BaseException]


@cache
def _engine() -> Engine:
    with pdf_fonts.no_fonts_of_the_machine():
        import weasyprint  # late: two seconds, and only the worker needs it
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import (
            FatalURLFetchingError,
            URLFetcher,
            URLFetcherResponse,
        )

    class StaticFetcher(URLFetcher):
        """Deny all, but our own static folder and what the page itself holds."""

        def __init__(self) -> None:
            super().__init__(allowed_protocols=("static", "data"), allow_redirects=False)

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            scheme, _, rest = url.partition(":")
            if scheme.lower() == "data":
                return super().fetch(url, headers)
            if scheme != "static":
                raise ValueError("Alleen eigen bestanden.")
            path = (STATIC / unquote(rest)).resolve()
            if not path.is_relative_to(STATIC):
                raise ValueError("Alleen eigen bestanden.")
            mime = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": mime})

    return Engine(
        html=weasyprint.HTML,
        css=weasyprint.CSS,
        attachment=weasyprint.Attachment,
        fetcher=StaticFetcher,
        font_configuration=FontConfiguration,
        fatal=FatalURLFetchingError,
    )


@lru_cache(maxsize=8)
def _stylesheets(name: str, fonts: Iterable[pdf_fonts.Face]) -> tuple[list[Any], Any]:
    """Parsed once per set of fonts: reading fonts is most of the work of a short document."""
    engine = _engine()
    with pdf_fonts.no_fonts_of_the_machine():
        font_config = engine.font_configuration()
    options = {"font_config": font_config, "url_fetcher": engine.fetcher()}
    rules = "\n".join(face.rule for face in fonts)
    styles = [engine.css(url=f"static:{name}", **options), engine.css(string=rules, **options)]
    return styles, font_config


# A font configuration keeps unpacked fonts in a folder that it removes while Python still can.
atexit.register(_stylesheets.cache_clear)
