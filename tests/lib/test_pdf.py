import hashlib
import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from threading import Thread

import pikepdf
import pytest

from herstel.lib import pdf, pdf_fonts
from herstel.lib.pdf import Attachment
from tests.lib import paper
from tests.pdf import findings

pytestmark = pytest.mark.slow

CREATED = datetime(2026, 10, 3, 19, 41, tzinfo=UTC)
TEXT = "Onderdeel 1\r\nStraße, Łódź, Привіт, 👩‍👩‍👧\n".encode() + b"\xff\x00 "
PLAN = Attachment("plan.txt", TEXT, "De tekst van het plan")


def render(html, **options):
    options = {"title": "Plan: Na de brand", "created": CREATED, **options}
    return pdf.render(html, **options)


def page_of(body):
    return f'<!doctype html><html lang="nl"><head></head><body><h1>Kop</h1>{body}</body></html>'


@cache
def booklet():
    return render(paper.booklet(), attachments=[PLAN])


def text_of(data, *options):
    done = subprocess.run(["/usr/bin/pdftotext", *options, "-", "-"], input=data, capture_output=True, check=True)
    return done.stdout.decode().replace("\f", "\n\f\n")


def fonts_of(data):
    with pikepdf.Pdf.open(BytesIO(data)) as document:
        return {
            re.sub(r"^/[A-Z]{6}\+", "", str(each.BaseFont))
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font"
        }


def test_booklet_passes_both_standards():
    assert findings(booklet()) == []


def test_booklet_claims_both_standards_in_readable_metadata():
    with pikepdf.Pdf.open(BytesIO(booklet())) as document:
        metadata = document.Root.Metadata
        claims = dict(document.open_metadata())

    assert "/Filter" not in metadata
    assert claims["{http://www.aiim.org/pdfa/ns/id/}part"] == "3"
    assert claims["{http://www.aiim.org/pdfa/ns/id/}conformance"] == "A"
    assert claims["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"


def test_validator_finds_a_fault_when_there_is_one():
    without_alt = render(page_of(f'<img src="{paper.SCENE}">'))

    assert [line.split(":")[0] for line in findings(without_alt, "ua1")] == ["ua1 PDFUA1-FIGURE-ALTERNATIVE-TEXT-001"]


def test_booklet_holds_all_items_in_order():
    text = text_of(booklet())

    heads = re.findall(r"^Onderdeel (\d+)$", text, re.MULTILINE)

    assert heads == [str(number) for number in range(1, 17)]


def test_rare_parts_pass_both_standards():
    rows = "".join(f'<tr><th scope="row">{n}</th><td>past</td></tr>' for n in range(60))
    made = render(
        page_of(
            "<ol><li>een<ul><li>twee<ul><li>drie</li></ul></li></ul></li></ol>"
            '<table class="paper-table paper-table--long"><caption>Past het?</caption><thead><tr>'
            f"<th>Onderdeel</th><th>Oordeel</th></tr></thead><tbody>{rows}</tbody></table>"
            f'<p><a href="https://herstel.example/">Link</a> <ins>nieuw</ins></p><p>{"x" * 3000}</p>'
        )
    )

    assert findings(made) == []


def test_booklet_is_made_without_a_word_in_the_log(caplog):
    pdf._stylesheets.cache_clear()

    render(paper.booklet())

    assert [each.message for each in caplog.records if each.levelname != "INFO"] == []


def test_contents_name_the_page_each_item_stands_on():
    pages = text_of(booklet()).split("\f")
    listed = re.findall(r"Onderdeel (\d+): .* — pagina (\d+)", pages[1])

    found = [
        (number, str(index))
        for number, _ in listed
        for index, text in enumerate(pages, start=1)
        if re.search(rf"^Onderdeel {number}$", text, re.MULTILINE)
    ]

    assert len(listed) == 16
    assert listed == found


def test_no_page_ends_with_a_heading():
    pages = [page.strip().splitlines() for page in text_of(booklet(), "-layout").split("\f")]
    last = [lines[-2].strip() or lines[-3].strip() for lines in pages[1:] if len(lines) > 2]

    assert not [line for line in last if re.fullmatch(r"Onderdeel \d+|Kaders|Wat we.*", line)]


def test_every_page_but_the_cover_has_its_number_and_the_check_code():
    pages = text_of(booklet(), "-layout").split("\f")[:-1]

    assert "pagina" not in pages[0]
    for number, page in enumerate(pages[1:], start=2):
        assert re.search(rf"controlecode {paper.CODE} +pagina {number} van {len(pages)}\n", page)


def test_header_cells_say_what_they_head():
    with pikepdf.Pdf.open(BytesIO(booklet())) as document:
        scopes = [
            str(each.A.Scope)
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/TH"
        ]

    assert sorted(scopes) == ["/Column"] * 3 + ["/Row"] * 4


def test_same_paper_has_the_same_bytes():
    assert render(paper.booklet(), attachments=[PLAN]) == booklet()


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_same_paper_has_the_same_bytes_in_another_process(seed):
    program = "import hashlib; from tests.lib import test_pdf;print(hashlib.sha256(test_pdf.booklet()).hexdigest())"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo", "LC_ALL": "C"}

    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == hashlib.sha256(booklet()).hexdigest()


def test_moment_of_the_act_is_the_only_moment_in_the_file():
    with pikepdf.Pdf.open(BytesIO(booklet())) as document:
        moments = {str(document.docinfo[key]) for key in ("/CreationDate", "/ModDate")}
        params = document.attachments["plan.txt"].get_file().obj.Params

    moments |= {str(params.CreationDate), str(params.ModDate)}
    assert moments == {"D:20261003194100Z"}


def test_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="tijdzone"):
        render(page_of(""), created=CREATED.replace(tzinfo=None))


def test_embedded_text_comes_back_byte_for_byte():
    assert pdf.embedded(booklet(), "plan.txt") == TEXT
    assert pdf.embedded(booklet(), "toets.txt") is None


def test_attachment_says_what_it_is_to_the_document():
    html = page_of("<p>Tekst</p>")
    same = Attachment("a.json", TEXT, "Dezelfde bytes", "application/json", "Data")

    with pikepdf.Pdf.open(BytesIO(render(html, attachments=[PLAN, same]))) as document:
        related = {str(each.UF): str(each.AFRelationship) for each in document.Root.AF}
        kind = document.attachments["a.json"].get_file().mime_type

    assert related == {"a.json": "/Data", "plan.txt": "/Source"}
    assert kind == "application/json"


def test_file_saved_again_by_another_program_still_gives_its_text():
    saved = BytesIO()
    with pikepdf.Pdf.open(BytesIO(booklet())) as document:
        document.save(saved, compress_streams=True, recompress_flate=True)

    assert saved.getvalue() != booklet()
    assert pdf.embedded(saved.getvalue(), "plan.txt") == TEXT


@pytest.mark.parametrize(
    "garbage",
    [b"", b"%PDF-1.7\n", b"\x00" * 5000, b"<html>", booklet()[:9000], booklet()[9000:]],
    ids=["empty", "head", "zeros", "html", "first half", "second half"],
)
def test_garbage_is_refused_with_a_sentence(garbage):
    with pytest.raises(ValueError, match="Dit bestand is geen PDF die wij kunnen lezen"):
        pdf.embedded(garbage, "plan.txt")


def test_any_changed_byte_of_the_embedded_text_is_noticed():
    start = booklet().index(TEXT)
    for at in range(start, start + len(TEXT)):
        changed = bytearray(booklet())
        changed[at] ^= 1

        assert pdf.embedded(bytes(changed), "plan.txt") != TEXT


def test_attachment_that_unfolds_into_too_much_is_refused():
    bomb = BytesIO()
    with pikepdf.Pdf.open(BytesIO(booklet())) as document:
        document.attachments["plan.txt"] = b"0" * 6_000_000
        document.save(bomb, compress_streams=True)

    assert len(bomb.getvalue()) < 100_000
    with pytest.raises(ValueError, match="te groot"):
        pdf.embedded(bomb.getvalue(), "plan.txt")


@pytest.fixture
def probe():
    """A server that notes who calls."""
    calls = []

    class Note(BaseHTTPRequestHandler):
        def do_GET(self):
            calls.append(self.path)
            self.send_error(404)

        def log_message(self, *args):
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Note) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", calls
        server.shutdown()


def test_hostile_document_asks_nothing_and_takes_nothing(probe, tmp_path):
    site, calls = probe
    secret = tmp_path / "geheim.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text>KANARIE</text></svg>')
    svg = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E"
    inner = f"{svg}%3Cimage href='{site}/i'/%3E%3C/svg%3E"
    html = f"""<!doctype html><html lang="nl"><head><base href="{site}/">
        <link rel="stylesheet" href="{site}/a.css"><link rel="stylesheet" href="b.css">
        <link rel="attachment" href="{secret.as_uri()}"><link rel="attachment" href="data:,bijlage">
        <style>@import "{site}/c.css"; @font-face {{ font-family: x; src: url("{site}/x.woff2") }}
        body {{ font-family: x; background: url("{site}/bg.png") }}</style></head><body><h1>Kop</h1>
        <img src="{site}/d.png" alt="d"><img src="{secret.as_uri()}" alt="e"><img src="{inner}" alt="f">
        <img src="static:../../etc/passwd" alt="g"><img src="static:/etc/passwd" alt="h">
        <svg width="9" height="9"><image href="{site}/k.png"/><use href="{secret.as_uri()}#a"/></svg>
        <embed src="{site}/l"><object data="{secret.as_uri()}"></object><iframe src="{site}/m"></iframe>
        <a rel="attachment" href="{secret.as_uri()}">n</a><a rel="attachment" href="data:,bijlage">o</a>
        </body></html>"""

    made = render(html)

    assert calls == []
    assert "KANARIE" not in text_of(made)
    with pikepdf.Pdf.open(BytesIO(made)) as document:
        assert len(document.attachments) == 0
        assert b"KANARIE" not in b"".join(
            each.read_bytes() for each in document.objects if isinstance(each, pikepdf.Stream)
        )


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Zażółć gęślą jaźń, Łódź, Şişli, ĳ", "Atkinson-Extended"),
        ("Що потрібно, щоб усі знову", "Noto-Sans-Cyrillic"),
        ("Ελληνικά", "Noto-Sans-Greek"),
        ("ما الذي نحتاجه حتى يشعر الجميع", "Noto-Sans-Arabic"),
        ("Aẓul, ḥemmu", "Noto-Sans-Extended"),
    ],
    ids=["polish", "ukrainian", "greek", "arabic", "tamazight"],
)
def test_other_scripts_are_drawn_by_our_own_fonts(text, family):
    made = render(page_of(f"<p>{text}</p>"))

    ours = {"Atkinson-Hyperlegible-Next", "Atkinson-Hyperlegible-Next-Bold"}
    assert family in fonts_of(made)
    assert fonts_of(made) - ours <= {family, "Noto-Sans"}
    assert findings(made) == []


def test_sign_that_no_font_has_is_visibly_replaced():
    made = render(page_of("<p>Vier👩‍👩‍👧 漢 \u202eomgekeerd\u202c n\u2010b ✔\ufe0f\u0007.</p>"))

    assert text_of(made, "-raw").splitlines()[1] == "Vier��� � omgekeerd n-b �."
    assert findings(made) == []


def test_dutch_text_stays_out_of_the_fallbacks():
    made = render(page_of("<p>Één coöperatie, ’s avonds – €&nbsp;14.000… “zo”</p>"))

    assert fonts_of(made) == {"Atkinson-Hyperlegible-Next", "Atkinson-Hyperlegible-Next-Bold"}


def test_no_font_of_the_machine_slips_in():
    made = render(page_of("<style>p::after { content: '◦ 漢 →' }</style><p>Tekst</p>"))

    assert fonts_of(made) == {"Atkinson-Hyperlegible-Next", "Atkinson-Hyperlegible-Next-Bold"}


def test_stylesheet_names_every_font_we_bring():
    css = (pdf_fonts.STATIC / "css/pdf.css").read_text()
    named = re.search(r"--herstel-font: (.+);", css)[1]

    families = [script.family for script in (*pdf_fonts.OURS, *pdf_fonts.FALLBACKS)]

    assert named.split(", ") == [f'"{family}"' for family in families]


def test_paper_has_the_colours_of_the_screen():
    tokens = [
        dict(re.findall(r"(--herstel-color-[a-z-]+): (#[0-9A-F]{6});", css.split("@media")[0]))
        for css in ((pdf_fonts.STATIC / f"css/{name}.css").read_text() for name in ("pdf", "herstel"))
    ]

    assert tokens[0].items() <= tokens[1].items()


def test_too_long_a_document_is_refused():
    with pytest.raises(pdf.PdfError, match="te lang"):
        render("x" * (pdf.MAX_HTML + 1))


@pytest.mark.parametrize("name", ["../plan.txt", "", "plan\n.txt", "é.txt"])
def test_attachment_with_a_strange_name_is_refused(name):
    with pytest.raises(ValueError, match="bestandsnaam"):
        Attachment(name, b"", "")
