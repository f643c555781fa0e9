"""The plandag: coming in, proposals, rounds, an objection whose owner leaves, and the slotronde."""

from tests.journey import rounds
from tests.journey.case import post, press
from tests.journey.cast import AFWEZIG, IDEEEN, INLOPER, MENSEN, WINKELS
from tests.journey.rounds import latest, status

NOT_YET = {"keuze": "bezwaar", "naam": "noem"}


def come_in(case):
    """Everyone who said yes. Who is unprepared gets a short talk at the door first."""
    case.refuse("slotronde_consent", "vloer_gehaald")
    for mens in MENSEN:
        if mens.name != AFWEZIG:
            _in(case, mens.name)
    assert case.process.plandagen.get().aanwezigheid.nu().count() == len(MENSEN) - 1
    ina = case.person("Ina Meter")
    page = post(case.anna, case.at("plandag:aankomst_in", ina.pk))
    assert (page.status, "geeft uitleg" in page.text) == (409, True)  # an informant is never in the kring


def _in(case, name):
    person = case.person(name)
    found = f"{case.at('plandag:aankomst')}?zoek={name.split()[0]}"
    page = press(case.anna, found, case.at("plandag:aankomst_in", person.pk))
    if person.betrokkene.status != "voorbereid":
        case.anna.send(page, page.form_with("notitie"), {"notitie": ""})


def walk_in(case):
    """Somebody on nobody's list: a name, a group, a quarter of an hour; and counts from the next round."""
    page = case.anna.fill(case.at("plandag:aankomst_erbij"), name=INLOPER.name, groep=WINKELS, phone=INLOPER.phone)
    case.anna.send(page, page.form_with("notitie"), {"notitie": "Hoorde het op straat."})
    assert case.process.plandagen.get().aanwezigheid.nu().filter(person__name=INLOPER.name).exists()


def leave(case, name, **said):
    row = case.process.plandagen.get().aanwezigheid.nu().get(person__name=name)
    case.anna.fill(case.at("plandag:aankomst_uit", row.pk), **{"kan_leven": "", "meegeven": ""} | said)


def write(case):
    """Seven proposals; one is taken back, one goes up in another."""
    for idee in IDEEEN:
        money = {f"eenmalig_{case.process.partijen.get(code=code).pk}": euro for code, euro in idee.kosten}
        case.anna.fill(
            case.at("plandag:voorstel_schrijven"),
            titel=idee.titel,
            text=idee.text,
            wie=idee.wie,
            wanneer="op",
            wanneer_op="1 september 2027",
            kosten_uitleg=idee.kosten_uitleg,
            **money,
        )
    kept = case.anna.fill(case.at("plandag:voorstel_schrijven"), titel="Te lang", text="o" * 2001, status=422)
    assert kept.form_with("titel").defaults()["text"] == ["o" * 2001]
    case.refuse("voorstellen_af")
    case.anna.fill(case.at("plandag:voorstel_opzij", 6), hoe="trek_in", reden="Te gevaarlijk.")
    case.anna.fill(case.at("plandag:voorstel_opzij", 7), hoe="samen", in_voorstel="V05", reden="Hoort bij de steiger.")
    assert [row.status for row in case.process.voorstellen.order_by("nummer")][5:] == ["ingetrokken", "samengevoegd"]


def rewrite(case, code, *, status=200, **fields):
    url = case.at("plandag:voorstel_herschrijven", int(code[1:]))
    return case.anna.fill(url, wijziging="Zoals de groep het wil.", status=status, **fields)


def first_round(case):
    """Three onderdelen at once. Silence keeps it open; who left without a word is recorded as such."""
    three = rounds.ready(case, "V01", "V02", "V05")
    again = post(case.anna, case.at("plandag:rondes_klaarzetten"), versie=str(latest(case, "V01").pk))
    assert (again.status, case.process.rondes.count()) == (409, 3)
    early = post(case.anna, case.at("plandag:ronde_openen", three[0].pk))
    assert (early.status, "informatieve deel" in early.text) == (409, True)
    case.anna.fill(case.at("plandag:informatie_klaar", 1), zonder_reden="")
    rounds.put(case, three[0])
    assert three[0].kring.count() == len(MENSEN) - 1
    _no_paper_card_alone(case, three[0])
    leave(case, "Sam Jansen")
    refused = post(case.anna, case.at("plandag:ronde_sluiten", three[0].pk))
    assert refused.status == 409
    assert "hebben niet geantwoord" in refused.text
    case.anna.fill(case.at("plandag:vertrokken", three[0].pk, case.person("Sam Jansen").pk), reden="")
    worry = {"keuze": "akkoord_met_zorg", "reden": "Schijnt het niet in huis?", "mag_terugvragen": True}
    rounds.everyone(case, three, V01=("Pim Hoek", worry))
    rounds.close(case, three[0])
    tally = case.process.rondes.get(pk=three[0].pk).uitslag
    counted = (tally.kring, tally.akkoord, tally.zorg, tally.bezwaar, tally.vertrokken)
    assert counted == (13, 11, 1, 0, 1)
    assert tally.kanalen == {"link": 8, "mondeling": 1, "papier": 1, "tablet": 2}
    late = post(case.visit("Mo El Amrani"), "/mijn/antwoord/", ik=_ik(case), ronde=three[0].pk, keuze="akkoord")
    assert (late.status, "net gesloten" in late.text) == (409, True)


def _no_paper_card_alone(case, ronde):
    url = case.at("plandag:antwoord_invoeren", ronde.pk, case.person("Truus van Maanen").pk)
    page = case.anna.fill(url, keuze="akkoord", kanaal="papier", status=422)
    assert "Kies wie er meekijkt" in page.text
    assert ronde.kring.get(person__name="Truus van Maanen").keuze == "open"


def _ik(case, name="Mo El Amrani"):
    return case.person(name).public_id


def objections(case):
    """V03 takes three rounds; against V04 somebody objects who then leaves."""
    walk_in(case)
    both = rounds.ready(case, "V03", "V04")
    rounds.put(case, both[0])
    _reason_is_asked(case, both[0])
    umut = NOT_YET | {"reden": "Mijn boot past daar niet.", "wat_helpt": "Ook de westkade."}
    tine = NOT_YET | {"reden": "Mijn zoon werkt tot twaalf.", "wat_helpt": "Een uitzondering."}
    rounds.everyone(case, both, V03=("Umut Demir", umut), V04=("Tine Mulder", tine))
    rounds.close(case, both[0])
    assert (status(case, "V03"), status(case, "V04")) == ("uitgewerkt", "uitgewerkt")
    same = post(case.anna, case.at("plandag:rondes_klaarzetten"), versie=str(latest(case, "V03").pk))
    assert (same.status, "Maak eerst een nieuwe tekst" in same.text) == (409, True)
    blocked = post(case.anna, case.at("plandag:slotronde_klaarzetten"))
    assert (blocked.status, "Nog niet besloten" in blocked.text) == (409, True)

    _owner_leaves(case, umut)
    rewrite(case, "V03", text="Boten liggen aan de noordkade en de westkade. Het grootste schip eerst.")
    third = rounds.whole(case, rounds.ready(case, "V03"))
    assert (third[0].nummer, status(case, "V03")) == (3, "aangenomen")
    mine = case.process.bezwaren.filter(person__name="Umut Demir").values_list("status", flat=True)
    assert list(mine) == ["opgelost", "opgelost"]


def _owner_leaves(case, umut):
    """Only new words, a new round and the words of the group close it; and only the hoofdbegeleider."""
    leave(case, "Tine Mulder", kan_leven="nee", meegeven="Denk aan mijn zoon.")
    bezwaar = case.process.bezwaren.get(person__name="Tine Mulder")
    gone = {"wat_deed_de_groep": "Wie na elf uur werkt, mag stil opruimen."}
    case.anna.fill(case.at("plandag:bezwaar_vertrokken", bezwaar.pk), **gone, status=409)  # no new text yet
    rewrite(case, "V03", text="Boten liggen aan de noordkade en de westkade.")
    rewrite(case, "V04", text="Na elf uur is het stil op het terras. Opruimen mag.")
    rounds.whole(case, rounds.ready(case, "V03", "V04"), V03=("Umut Demir", umut))
    assert status(case, "V04") == "uitgewerkt"  # the objection did not walk out of the door
    denied = post(case.bas, case.at("plandag:bezwaar_vertrokken", bezwaar.pk), **gone)
    assert (denied.status, "hoofdbegeleider" in denied.text) == (409, True)
    case.anna.fill(case.at("plandag:bezwaar_vertrokken", bezwaar.pk), **gone)
    assert status(case, "V04") == "aangenomen"


def _reason_is_asked(case, ronde):
    """An objection without a reason: 422 at its field, and what was typed stays."""
    said = NOT_YET | {"reden": "", "wat_helpt": "Ook de westkade."}
    page = rounds.by_link(case, "Umut Demir", ronde, status=422, **said)
    form = page.form_with("reden")
    assert (form.defaults()["wat_helpt"], form.defaults()["naam"]) == (["Ook de westkade."], ["noem"])
    assert ronde.kring.get(person__name="Umut Demir").keuze == "open"


def slotronde(case):
    """On the whole, in exactly these words; an edit afterwards voids it, and is asked again."""
    case.refuse("voorstellen_zeggen_wie_en_wanneer", "slotronde_consent")
    rewrite(case, "V05", wie="Vera Bos", text="Er komt een steiger voor zwemmers, met een trapje.")
    rounds.whole(case, rounds.ready(case, "V05"))
    slot = rounds.ready_slot(case)
    second = post(case.anna, case.at("plandag:slotronde_klaarzetten"))
    rounds.put(case, slot)
    third = post(case.anna, case.at("plandag:slotronde_klaarzetten"))
    assert (second.status, third.status, case.process.rondes.filter(soort="slot").count()) == (409, 409, 1)
    while_open = rewrite(case, "V01", text="Er komen acht lage lantaarns.", status=409)
    assert "acht lage lantaarns" in while_open.html
    rounds.everyone(case, [slot])
    rounds.close(case, slot)
    case.ask_reasons("kosten_en_dekking", "vloer_gehaald")

    rewrite(case, "V01", text="Er komen acht lage lantaarns.", status=409)  # not without knowing what it costs
    rewrite(case, "V01", text="Er komen acht lage lantaarns.", bevestigd=True)
    assert status(case, "V01") == "uitgewerkt"
    case.refuse("slotronde_consent", "voorstellen_af")
    rounds.whole(case, rounds.ready(case, "V01"))
    rounds.whole(case, [rounds.ready_slot(case)])


def below_the_floor(case):
    """From one agreed group nobody came: the kring itself decides to go on."""
    vraag = "Kun je ermee leven dat we vandaag doorgaan?"
    case.regie = case.anna.fill(case.at("plandag:doorgaan_klaarzetten"), vraag=vraag)
    rounds.whole(case, [case.process.rondes.order_by("pk").last()])
    wil = case.kaderstellers["P1"]
    assert {wil.open(case.at(f"plandag:{name}")).status for name in ("kadersteller_plan", "oordelen", "regie")} == {404}
    case.go_on(kosten_en_dekking="De boten betalen zelf. Niemand weet nog hoeveel.")
