"""The toets that fails and is repaired, the overeenkomst, the promises, and the honest end."""

from django.core.files.uploadedfile import SimpleUploadedFile

from herstel.lib import canon
from herstel.lib.pdf_read import embedded
from plandag.rules import toets as rules
from plandag.rules.toets import Stand
from plandag.tasks import maak_documenten
from processes import flow, journal
from tests.browser import Browser, Page
from tests.journey import rounds
from tests.journey.case import PERSONAL, post, press
from tests.journey.cast import AFWEZIG, IN_PLAN, ONDER_VOORBEHOUD, PARTIJEN
from tests.journey.day import rewrite
from tests.journey.rounds import latest

SUM = 0  # in the address: the whole plan instead of one onderdeel


def matrix(case):
    return rules.matrix(rules.standing(case.process))


def waiting(case):
    return {
        (cel.code, cel.kolom.versie.kader.code, cel.kolom.partij.code) for cel in matrix(case).cellen if not cel.past
    }


def toets(case):
    """Everything fits but the playground, and with it the sum of the two parties that pay."""
    case.refuse("alles_past", "dezelfde_tekst", "afspraken_compleet", "evaluatie_gekozen", "partijen_getekend")
    assert len(waiting(case)) == len(IN_PLAN) * 8 + 3
    _question(case)
    for partij in PARTIJEN:
        _the_rest_fits(case, partij.code)
    _too_much(case)
    assert matrix(case).stand == Stand.PAST_NIET
    assert waiting(case) == {("V02", "K2", "P2"), ("totaal", "K2", "P1"), ("totaal", "K2", "P2")}
    case.refuse("alles_past")
    early = {"intenties": "Wij groeten elkaar.", "geschillen": "Wij bellen eerst."}
    case.anna.open(case.at("plandag:overeenkomst"))
    assert post(case.anna, case.at("plandag:overeenkomst"), **early).status == 409


def _question(case):
    """The gemeente asks, the group answers once, and then the gemeente judges."""
    cell = f"v4-k{_kader(case, 1).pk}"
    wil, url = case.kaderstellers["P1"], case.at("plandag:oordeel", 4)
    empty = wil.fill(url, **{f"{cell}-uitspraak": "vraag", f"{cell}-vraag": ""}, status=422)
    assert "Schrijf hier op wat je vraag is." in empty.text
    wil.fill(url, **{f"{cell}-uitspraak": "vraag", f"{cell}-vraag": "Geldt dit ook voor de brandweer?"})
    asked = case.process.oordelen.get(uitspraak="vraag")
    case.anna.fill(case.at("plandag:toets_vraag", asked.pk), text="Nee, die mag altijd.")
    wil.fill(url, **{f"{cell}-uitspraak": "past"})


def _kader(case, nummer):
    return case.process.kaders.get(nummer=nummer).versies.latest()


def _columns(case, code):
    """The kaders of one partij, as they stand in its matrix."""
    return [kolom for kolom in matrix(case).kolommen if kolom.partij.code == code]


def _the_rest_fits(case, code):
    """Beside each own kader in one go, but for the playground of the woningstichting, which is said apart."""
    browser, url = case.kaderstellers[code], case.at("plandag:oordelen_rest")
    if code == "P2":
        cell = f"v2-k{_kader(case, 2).pk}"
        words = {f"{cell}-motivering": "45.000 is te veel, naast de steiger en de lantaarns."}
        no_way_out = words | {f"{cell}-uitspraak": "past_niet", f"{cell}-wat_past_wel": ""}
        browser.fill(case.at("plandag:oordeel", 2), **no_way_out, status=422)
        browser.fill(case.at("plandag:oordeel", 2), **no_way_out | {f"{cell}-wat_past_wel": "Hoogstens 35.000."})
    for kolom in _columns(case, code):
        page = browser.open(
            f"{url}?kader={kolom.versie.pk}&uitspraak={'nvt' if kolom.versie.kader.nummer == 6 else 'past'}"
        )
        assert browser.send(page, page.form_with("cel"), {}).status == 200


def _fits(case, code, nummer, kolommen):
    """One place after the other."""
    for kolom in kolommen:
        place = {f"v{nummer}-k{kolom.versie.pk}-uitspraak": "past"}
        case.kaderstellers[code].fill(case.at("plandag:oordeel", nummer), **place)


def _sums(case, code):
    return [kolom for kolom in _columns(case, code) if kolom.has_sum]


def _too_much(case):
    """77.000 of two parties together against 70.000: whatever somebody chooses, the sum does not fit."""
    shared = _kader(case, 2)
    cell, url = f"v{SUM}-k{shared.pk}", case.at("plandag:oordeel", SUM)
    why = {f"{cell}-motivering": "Samen 77.000.", f"{cell}-wat_past_wel": "Samen 70.000."}
    for code in ("P1", "P2"):
        browser = case.kaderstellers[code]
        assert "meer dan de grens" in browser.fill(url, **{f"{cell}-uitspraak": "past"}, status=422).text
        browser.fill(url, **{f"{cell}-uitspraak": "past_niet"} | why)
        _fits(case, code, SUM, [kolom for kolom in _sums(case, code) if kolom.versie != shared])


def repair(case):
    """Back, other words, their round, a new slotronde; and only what changed is judged again."""
    anna = case.anna
    failed, kept = rules.standing(case.process), case.process.oordelen.count()
    denied = case.bas.open(case.at("processes:process_terug", "plandag"))
    assert (denied.status, "hoofdbegeleider" in denied.text) == (409, True)
    anna.fill(case.at("processes:process_terug", "plandag"), reden="", status=422)
    anna.fill(case.at("processes:process_terug", "plandag"), reden="De speelplek is te duur.")
    failed.refresh_from_db()
    assert failed.vervallen_op is not None
    woningstichting = case.process.partijen.get(code="P2").pk
    rewrite(case, "V02", **{f"eenmalig_{woningstichting}": "35.000"})
    rounds.whole(case, rounds.ready(case, "V02"))
    rounds.whole(case, [rounds.ready_slot(case)])
    case.go_on(kosten_en_dekking="De boten betalen zelf.")
    assert case.process.oordelen.count() == kept
    changed = {("V02", kolom.versie.kader.code, kolom.partij.code) for kolom in matrix(case).kolommen}
    assert waiting(case) == changed | {("totaal", "K2", "P1"), ("totaal", "K2", "P2"), ("totaal", "K3", "P2")}
    for partij in PARTIJEN:
        _fits(case, partij.code, 2, _columns(case, partij.code))
    for code in ("P1", "P2"):
        _fits(case, code, SUM, _sums(case, code))
    assert (waiting(case), matrix(case).stand) == (set(), Stand.VOORLOPIG)
    provisional = {cel.kolom.versie.kader.nummer for cel in matrix(case).cellen if cel.voorlopig}
    assert provisional == {ONDER_VOORBEHOUD}
    case.refuse("alles_past")


def overeenkomst(case):
    """Made on the words that fit, signed by whoever wants; the decision of the raad comes later."""
    anna = case.anna
    whole = {"intenties": "Wij groeten elkaar.", "geschillen": "Wij bellen eerst, dan komt de kring."}
    missing = anna.fill(case.at("plandag:overeenkomst"), **whole | {"geschillen": ""}, status=422)
    assert missing.form_with("intenties").defaults()["intenties"] == [whole["intenties"]]
    anna.fill(case.at("plandag:overeenkomst"), **whole)
    for partij in PARTIJEN[:3]:
        case.kaderstellers[partij.code].fill(case.at("plandag:kadersteller_overeenkomst"), sha256=_paper(case).sha256)
    for name in ("Mo El Amrani", "Nel Visser", "Roos de Wit"):
        case.visit(name).fill("/mijn/overeenkomst/", sha256=_paper(case).sha256)
    anna.fill(case.at("plandag:overeenkomst"), person="Truus van Maanen", kanaal="papier")
    away = case.visit(AFWEZIG)
    away.open("/mijn/overeenkomst/")
    fields = {"ik": case.person(AFWEZIG).public_id, "sha256": _paper(case).sha256}
    assert post(away, "/mijn/overeenkomst/", **fields).status == 409  # who was not in the kring does not sign
    stale = post(case.visit("Pim Hoek"), "/mijn/overeenkomst/", ik=case.person("Pim Hoek").public_id, sha256="0" * 64)
    assert (stale.status, _paper(case).handtekeningen.count()) == (409, 7)


def _paper(case):
    return case.process.overeenkomsten.get(vervallen_op=None)


def promises(case):
    """Who does what, and when people come back."""
    anna = case.anna
    press(anna, case.at("plandag:vervolg"), case.at("plandag:afspraken_uit_plan"))
    owners = {"V01": "Wil Wethouder", "V02": "Dirk Directeur", "V03": "Mo El Amrani", "V04": "Nel Visser"}
    for code, name in owners.items():
        _promise(case, code, name)
    anna.fill(
        case.at("plandag:afspraak_maken"), wat="Een foto van de kade.", eigenaar="Roos de Wit", klaar_op="1-6-2027"
    )
    case.refuse("afspraken_compleet")  # nobody yet for the steiger
    _promise(case, "V05", "Vera Bos")
    case.refuse("evaluatie_gekozen")
    past = anna.fill(case.at("plandag:evaluatie_plannen"), datum="1 januari 2020", plaats="De Loods", status=409)
    assert "1 januari 2020" in past.html
    anna.fill(case.at("plandag:evaluatie_plannen"), datum="2 oktober 2027", plaats="De Loods")


def _promise(case, code, name):
    row = case.process.vervolgafspraken.get(voorstel__nummer=int(code[1:]))
    case.anna.fill(case.at("plandag:afspraak", row.pk), eigenaar=str(case.person(name).pk), klaar_op="1 september 2027")


def besluit(case):
    """The raad decided, on exactly this text; then the last partij signs."""
    wil = case.kaderstellers["P1"]
    case.refuse("alles_past")
    ahead = {"nummer": "raadsbesluit 2027-31", "datum": "1 januari 2030", "ongewijzigd": True}
    kept = wil.fill(case.at("plandag:besluit"), **ahead, status=422)
    assert kept.form_with("nummer").defaults()["nummer"] == ["raadsbesluit 2027-31"]
    wil.fill(case.at("plandag:besluit"), **ahead | {"datum": "20 mei 2027"})
    assert matrix(case).stand == Stand.PAST
    case.ask_reasons("partijen_getekend")
    case.kaderstellers["P4"].fill(case.at("plandag:kadersteller_overeenkomst"), sha256=_paper(case).sha256)
    case.go_on()


def nazorg(case):
    """Each owner reports by the own link; somebody without one is called."""
    case.refuse("afspraken_af", "verantwoording_gemaakt", "evaluatie_gehouden")
    for name in ("Mo El Amrani", "Nel Visser"):
        _report(case, case.visit(name), name, stand="klaar", toelichting="")
    stuck = {"stand": "vast", "toelichting": ""}
    _report(case, case.visit("Roos de Wit"), "Roos de Wit", **stuck, status=422)
    _report(case, case.visit("Roos de Wit"), "Roos de Wit", **stuck | {"toelichting": "De camera is stuk."})
    case.refuse("afspraken_af")
    _report(case, case.visit("Roos de Wit"), "Roos de Wit", stand="gestopt", toelichting="Een tekening is er wel.")
    for partij in PARTIJEN[:2]:
        by_link = Browser.of_link(case.mailed(partij.email, PERSONAL))
        _report(case, by_link, partij.kadersteller, stand="klaar", toelichting="")
    row = case.process.vervolgafspraken.get(eigenaar__name="Vera Bos")
    moved = {"stand": "overgedragen", "toelichting": "De zwemclub bouwt hem."}
    case.anna.fill(case.at("plandag:afspraak_stand", row.pk), **moved)
    case.anna.fill(case.at("plandag:nazorg"), person="Truus van Maanen", text="Slaapt weer.")
    case.refuse("verantwoording_gemaakt", "evaluatie_gehouden")


def _report(case, browser, name, *, status=200, **said):
    row = case.process.vervolgafspraken.get(eigenaar__name=name)
    browser.fill(f"/mijn/afspraken/{row.pk}/", action=f"/{row.pk}/", status=status, **said)


def close(case):
    anna = case.anna
    anna.fill(case.at("plandag:verantwoording"), text="Zestig uur gepraat. De vissers kwamen niet.")
    case.ask_reasons("evaluatie_gehouden")
    day = case.process.evaluaties.get()
    report = {"gehouden_op": "2 oktober 2027", "aanwezig": "11", "verslag": "De lantaarns branden. Het is stiller."}
    anna.fill(case.at("plandag:evaluatie", day.pk), **report)
    case.go_on()
    assert case.process.step == "afgesloten"
    assert anna.open(case.at("processes:process_verder")).status == 404
    late = post(anna, case.at("processes:process_verder"), stap="nazorg")
    assert late.status == 404
    row = case.process.vervolgafspraken.get(eigenaar__name="Mo El Amrani")
    ik = case.person("Mo El Amrani").public_id
    closed = post(case.visit("Mo El Amrani"), f"/mijn/afspraken/{row.pk}/", ik=ik, stand="bezig", toelichting="")
    assert closed.status == 409


def evidence(case):
    """One text: what the kring carried, what was tested, what was signed, and what the PDF holds."""
    process = case.process
    maak_documenten()
    made = process.documenten.exclude(gemaakt_op=None)
    assert not process.documenten.filter(gemaakt_op=None).exists()
    slot = process.rondes.filter(soort="slot").latest("pk")
    booklet, dossier = (made.filter(plan=slot.plan, soort=soort).latest("pk") for soort in ("planboek", "dossier"))
    hashes = {
        slot.sha256,
        slot.uitslag.tekst_sha256,
        slot.plan.sha256,
        canon.digest(slot.plan.text),
        rules.standing(process).sha256,
        process.besluiten.get().sha256,
        _paper(case).plan_sha256,
        canon.digest(embedded(bytes(booklet.bytes), "plan.txt").decode()),
        canon.digest(embedded(bytes(dossier.bytes), "plan.txt").decode()),
    }
    assert hashes == {slot.sha256}
    assert [row.versie for row in slot.plan.onderdelen.order_by("volgorde")] == [latest(case, code) for code in IN_PLAN]
    assert journal.check(process) == []
    _anyone_checks(case, bytes(booklet.bytes), slot.sha256)


def _anyone_checks(case, data, sha256):
    """Without an account: the file itself, and the code that stands on paper."""
    anyone = Browser()
    anyone.open("/controle/")
    token = anyone.client.cookies["csrftoken"].value
    upload = {"bestand": SimpleUploadedFile("plan.pdf", data), "csrfmiddlewaretoken": token, "code": ""}
    page = Page(anyone.client.post("/controle/", upload), "/controle/")
    assert (page.status, "woord voor woord" in page.text) == (200, True), page.text[:500]
    assert anyone.open(f"/controle/{sha256[:16]}/").status == 200


def afterwards(case):
    """Three months after the last evaluation a personal link is as dead as a wrong one."""
    mo, stranger = case.visit("Mo El Amrani"), Browser()
    for expired, wrong in (
        (mo.open("/mijn/"), stranger.open("/mijn/")),
        (mo.open(case.link_of("Mo El Amrani")), stranger.open("/p/dit-is-geen-link/")),
    ):
        assert (expired.status, wrong.status) == (404, 404)
        assert expired.text == wrong.text
    every_gate_was_tried(case)


def every_gate_was_tried(case):
    """Hard ones and soft ones, all that are registered: none is left out, and none that is new stays untested."""
    hard = {gate.key for gate in flow.GATES if not gate.soft}
    soft = {gate.key for gate in flow.GATES if gate.soft}
    assert hard - case.refused == set()
    assert soft - case.reasons_asked == set()
