"""A Word document with real headings, for whoever has to work on with the text."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FONT = "Atkinson Hyperlegible Next"
LANGUAGE = "nl-NL"
# XML has no place for these; a text pasted from elsewhere may hold them.
NOT_IN_XML = {code: None for code in (*range(0x20), 0xFFFE, 0xFFFF) if chr(code) not in "\t\n"}


class Writer:
    """Builds one document from top to bottom; the same calls give the same bytes."""

    def __init__(self, *, title: str, created: datetime, author: str = "") -> None:
        self._document: Document = docx.Document()
        moment = created.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        properties = self._document.core_properties
        properties.title, properties.author, properties.comments = _clean(title), author, ""
        properties.created = properties.modified = moment
        properties.last_modified_by, properties.revision = author, 1
        properties.language = LANGUAGE
        self._speak_dutch()
        self._document.add_heading(_clean(title), level=0)

    def heading(self, text: str, level: int = 1) -> None:
        self._document.add_heading(_clean(text), level=level)

    def paragraph(self, text: str, *, bold: bool = False) -> None:
        self._document.add_paragraph().add_run(_clean(text)).bold = bold or None

    def labelled(self, label: str, text: str) -> None:
        """One line with its label in front: *Wie: Truus van Maanen*."""
        paragraph = self._document.add_paragraph()
        paragraph.add_run(f"{_clean(label)}: ").bold = True
        paragraph.add_run(_clean(text))

    def bullets(self, texts: Iterable[str]) -> None:
        for text in texts:
            self._document.add_paragraph(_clean(text), style="List Bullet")

    def table(self, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """The header row comes back on each page and is known as one."""
        table = self._document.add_table(rows=1, cols=len(header), style="Table Grid")
        mark = OxmlElement("w:tblHeader")
        mark.set(qn("w:val"), "true")
        table.rows[0]._tr.get_or_add_trPr().append(mark)
        for cell, text in zip(table.rows[0].cells, header, strict=True):
            cell.paragraphs[0].add_run(_clean(text)).bold = True
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = _clean(text)

    def page_break(self) -> None:
        self._document.add_page_break()

    def save(self) -> bytes:
        made = BytesIO()
        self._document.save(made)
        return _without_clock(made)

    def _speak_dutch(self) -> None:
        """Set language and font once, in the styles, so that everything inherits them."""
        self._document.styles["Normal"].font.size = Pt(11)
        styles = self._document.styles.element
        for language in styles.iter(qn("w:lang")):
            language.set(qn("w:val"), LANGUAGE)
        for fonts in styles.iter(qn("w:rFonts")):
            fonts.attrib.clear()  # the theme would win over the name
            fonts.set(qn("w:ascii"), FONT)
            fonts.set(qn("w:hAnsi"), FONT)


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").translate(NOT_IN_XML)


def _without_clock(made: BytesIO) -> bytes:
    """The same zip again, with one fixed moment on every file in it."""
    fixed = BytesIO()
    with ZipFile(made) as source, ZipFile(fixed, "w", ZIP_DEFLATED) as target:
        for info in source.infolist():
            entry = ZipInfo(info.filename, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o600 << 16
            target.writestr(entry, source.read(info))
    return fixed.getvalue()
