from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import docx
from docx.oxml.ns import qn

from herstel.lib.docx import Writer

CREATED = datetime(2026, 10, 3, 19, 41, tzinfo=UTC)


def write(body=lambda writer: None):
    writer = Writer(title="Plan: Na de brand", created=CREATED, author="De kring")
    body(writer)
    return writer.save()


def opened(body):
    return docx.Document(BytesIO(write(body)))


def test_headings_are_real_headings():
    def body(writer):
        writer.heading("Wat we afspreken")
        writer.heading("Onderdeel 1", 2)
        writer.paragraph("Soep op 9 maart.")

    styles = [(each.style.name, each.text) for each in opened(body).paragraphs]

    assert styles == [
        ("Title", "Plan: Na de brand"),
        ("Heading 1", "Wat we afspreken"),
        ("Heading 2", "Onderdeel 1"),
        ("Normal", "Soep op 9 maart."),
    ]


def test_document_is_in_dutch_and_names_its_moment():
    document = opened(lambda writer: None)
    languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
    properties = document.core_properties

    assert languages == {"nl-NL"}
    assert (properties.title, properties.language) == ("Plan: Na de brand", "nl-NL")
    assert properties.created == properties.modified == CREATED


def test_table_has_a_header_row_that_is_known_as_one():
    document = opened(lambda writer: writer.table(["Wie", "Wat"], [["Ria", "Soep"], ["Jo", "Brood"]]))
    table = document.tables[0]

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Wie", "Wat"],
        ["Ria", "Soep"],
        ["Jo", "Brood"],
    ]
    assert len(table._tbl.findall(f".//{qn('w:tblHeader')}")) == 1


def test_same_words_have_the_same_bytes():
    def body(writer):
        writer.labelled("Wie", "Truus van Maanen")
        writer.bullets(["Eén", "Twee"])

    moments = {info.date_time for info in ZipFile(BytesIO(write(body))).infolist()}

    assert write(body) == write(body)
    assert moments == {(1980, 1, 1, 0, 0, 0)}


def test_signs_that_xml_cannot_hold_are_left_out():
    document = opened(lambda writer: writer.paragraph("Eén\x00 regel\x0b\x1f,\r\ntwee <b> & 👩‍👩‍👧"))

    assert document.paragraphs[-1].text == "Eén regel,\ntwee <b> & 👩‍👩‍👧"
