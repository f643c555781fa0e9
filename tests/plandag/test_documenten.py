"""The papers: asked for in the act, made once, true to the frozen text, and handed out to who may have them."""

import subprocess
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from herstel.lib import canon, clock
from herstel.lib.pdf_read import embedded
from plandag import papieren
from plandag.actions import bezwaren, documenten, voorstellen
from plandag.exports import bron
from plandag.exports.verantwoording import account
from plandag.models import Document
from tests.factories.participants import BetrokkeneFactory
from tests.factories.plandag import VoorstelVersieFactory
from tests.pdf import findings
from tests.plandag import papier
from tests.plandag.kring import gather

pytestmark = pytest.mark.slow


@pytest.fixture
def hall(at_step, anna):
    return gather(at_step("plandag"), anna, size=6)


@pytest.fixture
def plan(hall, gemeente):
    return papier.carried(hall, gemeente)


@pytest.fixture
def overeenkomst(hall, plan, gemeente, wethouder):
    papier.tested(hall, gemeente, wethouder)
    return papier.signed(hall, gemeente, wethouder)


def text_of(document):
    done = subprocess.run(
        ["/usr/bin/pdftotext", "-layout", "-", "-"], input=bytes(document.bytes), capture_output=True, check=True
    )
    return done.stdout.decode()


def soorten(process):
    return list(process.documenten.order_by("pk").values_list("soort", "nummer", "gemaakt_op"))


def test_slotronde_with_consent_asks_for_booklet_and_text_file(process, plan):
    assert soorten(process) == [("planboek", 1, None), ("plan_docx", 1, None)]


def test_the_account_tells_how_each_objection_ended(hall, gemeente):
    papier.kwestie_and_kaders(hall.process, gemeente)
    asked, parked = (hall.close(hall.ask(), hall.people[0]).bezwaren.get() for _ in range(2))
    bezwaren.naar_kader(asked, by=hall.by, uitleg="Telt K1 hier?")
    hall.adopt(asked.voorstel.versies.latest())
    voorstellen.parkeer(parked.voorstel, by=hall.by, reden="Later.")
    papier.slot(hall)

    told = account(bron.read(hall.process.documenten.get(soort="planboek")))

    assert told.vertrokken == []
    assert [(each.aantal, each.wat) for each in told.afgesloten] == [
        ("1", "voorgelegd aan wie het kader vastlegde"),
        ("1", "over een voorstel dat niet in dit plan staat"),
    ]


def test_round_with_an_objection_asks_for_nothing(hall, gemeente):
    papier.kwestie_and_kaders(hall.process, gemeente)
    hall.adopt()

    hall.close(hall.slot(), hall.people[0])

    assert soorten(hall.process) == []


def test_no_plan_no_document(process):
    with pytest.raises(Exception, match="nog geen plan"):
        documenten.vraag_document(process, soort="dossier", aanleiding="toets")


def test_later_acts_move_the_waiting_dossier_along(process, overeenkomst):
    (dossier,) = process.documenten.filter(soort="dossier")

    assert (dossier.nummer, dossier.aanleiding) == (1, "handtekening")


def test_made_dossier_stays_and_the_next_act_asks_for_another(process, overeenkomst):
    first = papier.made(process, "dossier")

    documenten.vraag_document(process, soort="dossier", aanleiding="besluit 1")

    assert [nummer for _, nummer, _ in soorten(process)[2:]] == [1, 2]
    assert Document.objects.get(pk=first.pk).sha256 == canon.digest(bytes(first.bytes))


def test_asking_again_about_the_same_plan_gives_the_same_booklet(process, plan):
    first = papier.made(process, "planboek")

    again = documenten.vraag_document(process, soort="planboek", aanleiding="nog eens")

    assert again == first


def test_made_document_is_never_made_again(process, plan):
    document = papier.made(process, "plan_docx")

    assert papieren.make(document) is False
    assert papieren.make_waiting() == 1  # the booklet, which still waited
    assert Document.objects.get(pk=document.pk).sha256 == document.sha256


def test_database_refuses_to_change_a_made_document(process, plan):
    document = papier.made(process, "plan_docx")

    with pytest.raises(DatabaseError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(bytes=b"anders")


def test_somebody_else_makes_it_now(process, plan):
    document = process.documenten.get(soort="plan_docx")
    Document.objects.filter(pk=document.pk).update(bezig_tot=clock.now() + papieren.LEASE)

    assert papieren.make(document) is False


def test_request_that_moved_on_while_it_was_rendered_is_not_kept(process, plan, monkeypatch):
    document = process.documenten.get(soort="plan_docx")

    def slow(claimed):
        def render():
            Document.objects.filter(pk=claimed.pk).update(gevraagd_op=clock.now())
            return b"te laat"

        return render

    monkeypatch.setitem(papieren.PAPERS, "plan_docx", slow)

    assert papieren.make(document) is False
    assert Document.objects.get(pk=document.pk).gemaakt_op is None


def test_worker_gives_up_after_a_few_tries_and_a_begeleider_lets_it_try_again(process, plan, anna):
    process.documenten.update(pogingen=papieren.MOST_TRIES)
    gave_up = papieren.make_waiting()

    documenten.probeer_opnieuw(process.documenten.get(soort="plan_docx"), by=anna)

    assert (gave_up, papieren.make_waiting()) == (0, 1)


def test_booklet_carries_the_plan_and_passes_both_standards(process, plan):
    data = bytes(papier.made(process, "planboek").bytes)

    assert embedded(data, "plan.txt") == plan.text.encode()
    assert canon.digest(embedded(data, "plan.txt")) == plan.sha256
    assert findings(data) == []


def test_dossier_carries_the_plan_and_passes_both_standards(process, plan, overeenkomst):
    data = bytes(papier.made(process, "dossier").bytes)

    assert embedded(data, "plan.txt") == plan.text.encode()
    assert findings(data) == []


def test_booklet_has_every_onderdeel_in_order(process, plan):
    text = text_of(papier.made(process, "planboek"))
    items = text.split("Wat we afspreken")[1]

    places = [items.index(f"V0{number}. Afspraak nummer {number}") for number in range(1, 5)]

    assert places == sorted(places)
    assert "6 van de 6 mensen in de kring kunnen ermee leven." in " ".join(text.split())
    assert canon.check_code(plan.sha256) in text


def test_dossier_names_who_signed_and_one_hash_everywhere(hall, plan, overeenkomst):
    text = " ".join(text_of(papier.made(hall.process, "dossier")).split())

    assert hall.people[2].name in text
    assert "Wil Wethouder" in text
    assert text.replace(" ", "").count(plan.sha256[:12]) >= 4


def test_no_paper_tells_who_objected_or_what_anybody_answered(hall, overeenkomst):
    process = hall.process
    texts = [text_of(papier.made(process, soort)) for soort in ("planboek", "dossier")]
    with ZipFile(BytesIO(bytes(papier.made(process, "plan_docx").bytes))) as docx:
        texts.append(docx.read("word/document.xml").decode())

    for secret in ("KANARIE", hall.people[0].name, hall.people[1].name, hall.people[0].email):
        assert [secret in " ".join(text.split()) for text in texts] == [False, False, False]


def test_same_request_gives_the_same_bytes(process, plan, overeenkomst):
    for soort in Document.Soort.values:
        document = papier.made(process, soort)

        assert papieren.PAPERS[soort](document)() == bytes(document.bytes)


def test_papers_know_nothing_later_than_their_moment(hall, plan, gemeente, wethouder):
    papier.tested(hall, gemeente, wethouder)
    before = hall.process.documenten.get(soort="dossier")
    before = papieren.PAPERS["dossier"](Document.objects.get(pk=before.pk))()

    moment = hall.process.documenten.get(soort="dossier")
    papier.signed(hall, gemeente, wethouder)

    assert papieren.PAPERS["dossier"](moment)() == before


# ── Handing out ───────────────────────────────────────────────────────────────────────────


def download(client, process, soort="plan_docx"):
    pk = papier.made(process, soort).pk
    return client.get(reverse("plandag:document", args=[process.slug, pk]))


def test_begeleider_downloads_what_was_made(client, process, plan, anna):
    client.force_login(anna)

    response = download(client, process)

    assert response.content == bytes(process.documenten.get(soort="plan_docx").bytes)
    assert response["Content-Disposition"] == 'attachment; filename="plan-plein-1.docx"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]


def test_not_made_yet_is_not_there(client, process, plan, anna):
    client.force_login(anna)
    pk = process.documenten.get(soort="planboek").pk

    assert client.get(reverse("plandag:document", args=[process.slug, pk])).status_code == 404


def test_stranger_gets_404_and_nobody_signed_in_is_asked_to(client, process, plan, bas):
    anonymous = download(client, process)
    client.force_login(bas)

    assert anonymous.status_code == 302
    assert download(client, process).status_code == 404
    assert client.get(reverse("plandag:documenten", args=[process.slug])).status_code == 404


def test_kadersteller_reads_the_plan_from_the_toets_on(client, hall, plan, wethouder, at_step):
    client.force_login(wethouder)
    pk = papier.made(hall.process, "plan_docx").pk
    pages = [
        reverse("plandag:kadersteller_plan", args=["plein"]),
        reverse("plandag:kadersteller_document", args=["plein", pk]),
    ]

    early = [client.get(page).status_code for page in pages]
    at_step("toetsing")

    assert early == [404, 404]
    assert [client.get(page).status_code for page in pages] == [200, 200]


def test_everyone_of_the_process_reads_the_plan_by_link(hall, plan, as_person):
    pk = papier.made(hall.process, "plan_docx").pk
    client = as_person(hall.people[3])

    page = client.get(reverse("plandag:mijn_plan"))

    assert "6 van de 6 mensen in de kring kunnen ermee leven." in page.content.decode()
    assert "V04. Afspraak nummer 4" in page.content.decode()
    assert client.get(reverse("plandag:mijn_document", args=[pk])).status_code == 200


def test_the_plan_on_screen_is_read_first_and_sealed_last(hall, plan, as_person):
    page = as_person(hall.people[3]).get(reverse("plandag:mijn_plan")).text

    seal = page.split('class="herstel-seal"')[1]
    assert page.index("V01.") < page.index("V04.") < page.index('class="herstel-seal"') < page.index('id="bewaren"')
    assert "het plan waar 6 mensen mee konden leven" in seal
    assert canon.check_code(plan.sha256) in seal
    assert 'src="data:image/svg+xml' in seal


def test_link_of_another_process_does_not_reach_it(hall, plan, other_process, as_person):
    pk = papier.made(hall.process, "plan_docx").pk
    client = as_person(BetrokkeneFactory(process=other_process).person)

    assert client.get(reverse("plandag:mijn_document", args=[pk])).status_code == 404
    assert client.get(reverse("plandag:mijn_plan")).status_code == 404


def test_link_of_a_kadersteller_waits_for_the_toets(hall, plan, wethouder, as_person):
    client = as_person(wethouder.kaderstellers.get().person)

    assert client.get(reverse("plandag:mijn_plan")).status_code == 404


def test_plan_page_says_that_the_group_works_on_a_newer_text(hall, plan, as_person):
    voorstel = hall.process.voorstellen.first()
    VoorstelVersieFactory(voorstel=voorstel)

    page = as_person(hall.people[3]).get(reverse("plandag:mijn_plan")).text

    assert "werkt aan een nieuwe tekst" in page
    assert "herstel-seal" not in page


@pytest.mark.parametrize(
    ("stap", "tries", "words"),
    [
        (0, 0, "Wacht op zijn beurt"),
        (1, 1, "Stap 2 van 3: we maken de bladzijden"),
        (2, 2, "Dit is poging 2 van 5."),
    ],
)
def test_list_says_how_far_each_paper_is(client, process, plan, anna, stap, tries, words):
    client.force_login(anna)
    Document.objects.filter(gemaakt_op=None).update(stap=stap, pogingen=tries)

    assert words in client.get(reverse("plandag:documenten", args=[process.slug])).text


def test_list_polls_until_everything_is_made(client, process, plan, anna):
    client.force_login(anna)
    page = reverse("plandag:documenten", args=[process.slug])
    busy = client.get(page)
    poll = {"gezien": busy.context["request"].seen}

    unchanged = client.get(page, poll)
    papieren.make_waiting()
    done = client.get(page, poll)

    assert (busy.context["busy"], unchanged.status_code, done.status_code) == (True, 204, 200)
    assert "herstel-gezien" not in done.text


def queries(client, page):
    with CaptureQueriesContext(connection) as seen:
        client.get(page)
    return len(seen)


def test_list_takes_the_same_queries_for_more_documents(client, process, plan, anna):
    client.force_login(anna)
    page = reverse("plandag:documenten", args=[process.slug])
    before = queries(client, page)
    for number in range(2, 5):
        Document.objects.create(
            process=process, plan=plan, soort="dossier", nummer=number, gevraagd_op=clock.now(), aanleiding="besluit"
        )

    assert queries(client, page) == before
