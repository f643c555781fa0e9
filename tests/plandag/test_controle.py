"""Is it word for word the plan? Asked of nothing but the file, and of the hash that was published."""

from datetime import UTC, datetime
from functools import cache
from io import BytesIO

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from herstel.lib import canon, pdf
from herstel.lib.pdf import Attachment
from herstel.lib.pdf_read import MAX_FILE, embedded
from plandag.models import Document
from plandag.rules import controle
from tests.factories.plandag import ConsentRondeFactory, PlandagFactory, PlanFactory, UitslagFactory
from tests.plandag import papier
from tests.plandag.kring import gather

pytestmark = pytest.mark.slow

TEXT = "Plan: Het plein\n\nV01. Soep\nWat spreken we af?\n  Elk jaar koken we samen. € 25,00 voor José.\n".encode()
OTHER = b"Plan: heel iets anders\n"
SAME = "Dit is woord voor woord het plan waar 3 mensen mee konden leven."
PAGE = "/controle/"


def claim(text=TEXT, **changed):
    said = {"plan": canon.digest(text), "kring": 3, "akkoord": 2, "zorg": 1} | changed
    return canon.canonical(said)


def code(text=TEXT):
    return {canon.check_code(canon.digest(text))}


def with_file(data, name, content):
    """The same PDF with other bytes in one attachment, or without it."""
    with pikepdf.Pdf.open(BytesIO(data)) as pdf:
        del pdf.attachments[name]
        if content is not None:
            pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, content, filename=name)
        made = BytesIO()
        pdf.save(made)
    return made.getvalue()


@cache
def paper(text=TEXT):
    """A whole PDF around this text that agrees with itself: anyone could make one."""
    (printed,) = code(text)
    return pdf.render(
        f'<html><body><p class="paper-footer">Plan</p><h1>Plan</h1><p>Controlecode {printed}</p></body></html>',
        title="Plan",
        created=datetime(2026, 10, 3, 19, 41, tzinfo=UTC),
        attachments=[
            Attachment("plan.txt", text, "De tekst"),
            Attachment("verklaring.json", claim(text), "Wat het bestand zegt", "application/json", "Data"),
        ],
    )


def carry(process, text):
    """A plan with these words that three people can live with."""
    plan = PlanFactory(process=process, text=text.decode())
    plandag = process.plandagen.first() or PlandagFactory(process=process)
    ronde = ConsentRondeFactory(slot=True, gesloten=True, plan=plan, plandag=plandag, nummer=plan.nummer)
    UitslagFactory(ronde=ronde, akkoord=2, zorg=1)
    return plan


@pytest.fixture
def plan(process):
    return carry(process, TEXT)


def upload(client, data, name="plan.pdf"):
    return client.post(PAGE, {"bestand": SimpleUploadedFile(name, data, "application/pdf")})


def test_untouched_text_is_the_same():
    assert controle.compare(TEXT, claim(), code()).sentence == SAME


def test_every_changed_byte_is_seen():
    said, printed = claim(), code()

    passed = [
        place
        for place in range(len(TEXT))
        if controle.compare(TEXT[:place] + bytes([TEXT[place] ^ 1]) + TEXT[place + 1 :], said, printed).same
    ]

    assert passed == []


@pytest.mark.parametrize("text", [TEXT + b" ", TEXT[:-1], TEXT.replace(b"\n", b"\r\n"), b""])
def test_added_and_removed_bytes_are_seen(text):
    assert controle.compare(text, claim(), code()).sentence == controle.OTHER_TEXT


@pytest.mark.parametrize(
    ("text", "said", "printed", "sentence"),
    [
        (None, claim(), code(), controle.NOT_OURS),
        (TEXT, None, code(), controle.NO_CLAIM),
        (TEXT, b"[]", code(), controle.NO_CLAIM),
        (TEXT, b" " + claim(), code(), controle.NO_CLAIM),
        (TEXT, claim(plan="abc"), code(), controle.NO_CLAIM),
        (TEXT, claim(akkoord="61"), code(), controle.NO_CLAIM),
        (TEXT, claim(), set(), controle.NO_CODE),
        (TEXT, claim(), code(b"anders"), controle.OTHER_CODE),
        (TEXT, claim(), code() | code(b"anders"), controle.OTHER_CODE),
    ],
)
def test_each_place_must_agree(text, said, printed, sentence):
    answer = controle.compare(text, said, printed)

    assert (answer.same, answer.sentence) == (False, sentence)


def test_published_hash_of_another_plan():
    assert controle.compare(TEXT, claim(), code(), "0" * 64).sentence == controle.OTHER_PLAN


def test_real_booklet_is_the_same(at_step, anna, gemeente):
    hall = gather(at_step("plandag"), anna)
    papier.carried(hall, gemeente, count=1)

    answer = controle.check_file(bytes(papier.made(hall.process, "planboek").bytes))

    assert answer.sentence == SAME


@pytest.mark.parametrize("place", [0, 1, 50, -2, -1])
def test_changed_byte_in_a_whole_booklet(place):
    text = bytearray(embedded(paper(), "plan.txt"))
    text[place] ^= 1

    assert controle.check_file(with_file(paper(), "plan.txt", bytes(text))).sentence == controle.OTHER_TEXT


def test_other_plan_with_a_fitting_statement_is_betrayed_by_the_printed_code():
    forged = with_file(paper(), "plan.txt", OTHER)
    forged = with_file(forged, "verklaring.json", claim(OTHER))

    assert controle.check_file(forged).sentence == controle.OTHER_CODE


@pytest.mark.parametrize(
    ("name", "sentence"), [("plan.txt", controle.NOT_OURS), ("verklaring.json", controle.NO_CLAIM)]
)
def test_booklet_without_one_of_its_files(name, sentence):
    assert controle.check_file(with_file(paper(), name, None)).sentence == sentence


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 kapot", b"\x00" * 500])
def test_what_is_not_a_pdf(data):
    assert controle.check_file(data).sentence == "Dit bestand is geen PDF die wij kunnen lezen."


# ── The page ──────────────────────────────────────────────────────────────────────────────


def test_page_says_yes_to_what_was_made_here(client, process, plan):
    Document.objects.create(
        process=process,
        plan=plan,
        soort="planboek",
        nummer=1,
        gevraagd_op=plan.at,
        gemaakt_op=plan.at,
        bytes=paper(),
        sha256=canon.digest(paper()),
    )

    answer = upload(client, paper()).context["answer"]

    assert (answer["same"], answer["sentence"], answer["whole_file"]) == (True, SAME, True)


def test_page_says_when_a_program_saved_the_file_again(client, plan):
    answer = upload(client, paper()).context["answer"]

    assert (answer["same"], answer["whole_file"]) == (True, False)


def test_page_says_no_to_a_changed_text(client, plan):
    page = upload(client, with_file(paper(), "plan.txt", TEXT + b"."))

    assert controle.OTHER_TEXT in page.content.decode()


def test_page_says_no_to_a_sound_file_that_was_never_published(client, plan):
    answer = upload(client, paper(OTHER)).context["answer"]

    assert (answer["same"], answer["sentence"]) == (False, controle.NOT_PUBLISHED)


def test_page_says_that_a_newer_plan_exists(client, process, plan):
    carry(process, b"Plan: een nieuwe tekst\n")

    answer = upload(client, paper()).context["answer"]

    assert (answer["same"], answer["replaced"]) == (True, True)


def test_qr_leads_to_what_is_published_and_tells_nothing_of_the_process(client, process, plan):
    page = client.get(reverse("plandag:controle_code", args=[plan.sha256])).content.decode()

    assert canon.check_code(plan.sha256) in page
    assert "3 mensen mee konden" in page
    assert process.title not in page


def test_code_from_paper_is_typed_with_spaces_and_capitals(client, plan):
    short = canon.check_code(plan.sha256).upper()

    page = client.post(PAGE, {"code": short}, follow=True)

    assert page.context["published"].mensen == 3


@pytest.mark.parametrize("typed", ["0" * 64, "0123456789abcdef"])
def test_unknown_code(client, db, typed):
    page = client.get(reverse("plandag:controle_code", args=[typed]))

    assert (page.status_code, page.context["unknown"]) == (404, True)


def test_plan_with_an_objection_is_not_published(client, process):
    plan = PlanFactory(process=process)
    ronde = ConsentRondeFactory(slot=True, gesloten=True, plan=plan, plandag=PlandagFactory(process=process))
    UitslagFactory(ronde=ronde, bezwaar=1)

    page = client.get(reverse("plandag:controle_code", args=[plan.sha256]))

    assert page.status_code == 404


@pytest.mark.parametrize("typed", [{}, {"code": "K7RM 24TD"}, {"code": "g" * 16}])
def test_nothing_or_nonsense_comes_back_with_an_error(client, db, typed):
    page = client.post(PAGE, typed)

    assert (page.status_code, bool(page.context["form"].errors)) == (422, True)


def test_too_big_a_file_gets_a_friendly_page(client, db):
    page = upload(client, b"%PDF" + bytes(MAX_FILE))

    assert (page.status_code, "te groot" in page.content.decode()) == (413, True)


# ── The command ───────────────────────────────────────────────────────────────────────────


def run(capsys, *arguments):
    """What it says, and the exit code. These tests have no database: touching one fails them."""
    try:
        call_command("controleer", *map(str, arguments))
    except SystemExit as stop:
        return capsys.readouterr(), stop.code
    return capsys.readouterr(), 0


def test_command_without_a_database(tmp_path, capsys):
    file, changed = tmp_path / "plan.pdf", tmp_path / "veranderd.pdf"
    file.write_bytes(paper())
    changed.write_bytes(with_file(paper(), "plan.txt", OTHER))
    sha256 = canon.digest(embedded(paper(), "plan.txt"))

    same, same_code = run(capsys, file, "--gepubliceerd", sha256)
    other, other_code = run(capsys, file, "--gepubliceerd", "0" * 64)
    no, no_code = run(capsys, changed)

    assert (same.out, same_code) == (f"{SAME}\n", 0)
    assert (other.out, other_code) == (f"{controle.OTHER_PLAN}\n", 1)
    assert (no.out, no_code) == (f"{controle.OTHER_TEXT}\n", 1)


def test_command_shows_the_text_that_is_inside(tmp_path, capsys):
    file = tmp_path / "plan.pdf"
    file.write_bytes(paper())

    shown, _ = run(capsys, file, "--tekst")

    assert shown.out == f"{SAME}\n\n{TEXT.decode()}"


def test_command_says_what_it_cannot_read(tmp_path, capsys):
    missing, missing_code = run(capsys, tmp_path / "weg.pdf")
    wrong, wrong_code = run(capsys, tmp_path / "weg.pdf", "--gepubliceerd", "abc")

    assert ("niet te lezen" in missing.err, missing_code) == (True, 2)
    assert ("64 tekens" in wrong.err, wrong_code) == (True, 2)
