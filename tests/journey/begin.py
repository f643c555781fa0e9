"""Verkenning, kerngroep, kwestie and kaders."""

from io import StringIO

from django.core.management import call_command

from processes.models import Process
from tests.browser import Browser
from tests.journey.case import PERSONAL, post, press
from tests.journey.cast import KADERS, KANTEN, MENSEN, ONDER_VOORBEHOUD, PARTIJEN, VRAAG

ANNA, BAS, BEA = "anna@debrug.example", "bas@debrug.example", "bea@debrug.example"
KERNGROEP = [mens for mens in MENSEN if mens.seat == "kerngroep"]
MEELEZERS = [mens for mens in MENSEN if mens.seat == "meelezer"]


def accounts(case):
    """The two first accounts by command, as on a new installation; the rest by the beheerder's page."""
    said = StringIO()
    bureau = ["--organisatie=Bureau De Brug", "--telefoon=0344 12 34 56"]
    call_command("maak_account", ANNA, "Anna Bakker", "--begeleider", *bureau, stdout=said)
    call_command("maak_account", BEA, "Bea Beheer", "--beheerder", stdout=said)
    case.begeleiders["Anna Bakker"] = case.sign_in(ANNA)
    bea = case.sign_in(BEA)
    bea.fill("/beheer/", name="Bas Vermeer", email=BAS, is_begeleider=True)
    case.begeleiders["Bas Vermeer"] = case.sign_in(BAS)


def verkenning(case):
    anna = case.anna
    began = anna.fill("/begin-een-proces/", title="De haven van Lingebroek", place="Lingebroek", aanleiding="Ruzie.")
    case.slug = began.url.split("/")[2]
    assert case.process.step == "verkenning"
    assert case.bas.open(case.at("processes:process")).status == 404
    anna.fill(case.at("processes:begeleiders"), email="niemand@debrug.example", status=422)
    anna.fill(case.at("processes:begeleiders"), email=BAS)
    case.refuse("partij_bereid", "onafhankelijk_verklaard", "veiligheid_elders", "kanten_bereid", "besluit_laat_ruimte")
    for partij in PARTIJEN:
        anna.fill(case.at("processes:partij_toevoegen"), name=partij.name, kaderstellend=True)
    anna.fill(case.at("processes:partij_peilen", "P1"), bereid_vooraf="ja", toelichting="Vooraf, niet achteraf.")
    anna.fill(case.at("processes:onafhankelijk_verklaren"), text="Ik heb geen belang bij de uitkomst.")
    anna.fill(case.at("processes:criterium", "veiligheid"), oordeel="ja", reden="De wijkagent is er elke avond.")
    case.refuse("onafhankelijk_verklaard")  # the second begeleider has yet to declare
    case.bas.fill(case.at("processes:onafhankelijk_verklaren"), text="Ik woon niet in Lingebroek.")
    for name in KANTEN:
        anna.fill(case.at("processes:kant_toevoegen"), name=name)
    case.ask_reasons("kanten_bereid", "besluit_laat_ruimte")
    for kant in case.process.kanten.all():
        anna.fill(case.at("processes:kant_peilen", kant.pk), bereid="ja_mits")
    stale = case.bas.open(case.at("processes:process_verder"))
    case.go_on(besluit_laat_ruimte="De raad besluit pas na de zomer over de haven.")
    again = case.bas.send(stale, stale.form_with("stap"), {"reden_besluit_laat_ruimte": "Ik was later."})
    assert (again.status, case.process.step) == (409, "kerngroep")
    assert "intussen" in again.text


def kerngroep(case):
    anna = case.anna
    case.refuse("partij_met_mandaat", "leden_aanvaardden", "vijf_leden", "elke_kant_heeft_lid")
    for partij in PARTIJEN:
        fields = {"name": partij.kadersteller, "email": partij.email, "functie": "voor de partij"}
        anna.fill(case.at("processes:kadersteller_aanwijzen", partij.code), **fields)
        anna.fill(case.at("processes:partij_mandaat", partij.code), stand="in_aanvraag")
    anna.fill(case.at("processes:spelregels"), text="We luisteren. Wat hier gezegd is, blijft hier.")
    for mens in KERNGROEP[:4]:
        _seat(case, mens)
    case.refuse("leden_aanvaardden")
    for mens in KERNGROEP[:4]:
        _accept(case, mens)
    case.ask_reasons("vijf_leden", "elke_kant_heeft_lid")
    _seat(case, KERNGROEP[4])
    _accept(case, KERNGROEP[4])
    case.go_on()


def _seat(case, mens):
    case.anna.fill(
        case.at("processes:lid_toevoegen"),
        name=mens.name,
        kant=mens.groep,
        hoedanigheid="woont of werkt er",
        email=mens.email,
        phone=mens.phone,
        kanaal="mail" if mens.email else "telefoon",
    )
    lid = case.process.kerngroep.get(person__name=mens.name)
    press(case.anna, case.at("processes:kerngroep"), case.at("processes:lid_uitnodigen", lid.pk))


def _accept(case, mens):
    """By the own link; or aloud, typed in."""
    if mens.email:
        case.visit(mens.name).fill("/mijn/kerngroep/", versie=_rules(case), button=("antwoord", "ja"))
    else:
        lid = case.process.kerngroep.get(person__name=mens.name)
        case.anna.fill(case.at("processes:lid_aanvaarden", lid.pk), kanaal="mondeling")


def _rules(case):
    return case.process.spelregels.last().sha256


def kwestie(case):
    anna, mo = case.anna, case.visit("Mo El Amrani")
    case.refuse("kerngroep_herkent_zich", "meelezers_herkennen_zich", "tekst_is_neutraal")
    words = {"text": "De boten maken lawaai door de jongeren.", "centrale_vraag": "Hoe delen we de haven?"}
    anna.fill(case.at("processes:kwestie_schrijven"), **words)
    kept = mo.fill("/mijn/kwestie/", antwoord="nee", reden="", status=422)
    assert kept.form_with("antwoord").defaults()["antwoord"] == ["nee"]
    mo.fill("/mijn/kwestie/", antwoord="nee", reden="Er staat wie de schuld heeft.")
    anna.fill(case.at("processes:neutraliteit"), schuld=True, toelichting="De jongeren.")
    stale = case.bas.open(case.at("processes:kwestie_schrijven"))
    words["text"] = "In de haven is het soms druk en laat. Mensen slapen slecht. Anderen voelen zich niet welkom."
    anna.fill(case.at("processes:kwestie_schrijven"), **words, wijziging="Zonder schuldige.")
    late = {"text": "Bas was later.", "centrale_vraag": "Ook goed?", "wijziging": "Anders."}
    lost = case.bas.send(stale, stale.form_with("text"), late)
    assert (lost.status, case.process.kwesties.count()) == (409, 2)
    assert "Bas was later." in lost.html  # a colleague was faster; what was typed is not lost
    for mens in MEELEZERS:
        anna.fill(
            case.at("processes:meelezer_vragen"),
            name=mens.name,
            kant=mens.groep,
            email=mens.email,
            phone=mens.phone,
        )
    press(anna, case.at("processes:kwestie"), case.at("processes:herkenning_vragen"))
    for mens in KERNGROEP[1:]:
        _recognise(case, mens, "ja")
    mo.fill("/mijn/kwestie/", antwoord="bijna", reden="Bijna goed.")
    case.refuse("kerngroep_herkent_zich")  # almost is not yes
    mo.fill("/mijn/kwestie/", antwoord="ja", reden="")
    case.ask_reasons("meelezers_herkennen_zich", "tekst_is_neutraal")
    for mens in MEELEZERS:
        _recognise(case, mens, "bijna")
    anna.fill(case.at("processes:neutraliteit"), schuld=False, oplossing=False)
    case.go_on()


def _recognise(case, mens, antwoord):
    if mens.email:
        case.visit(mens.name).fill("/mijn/kwestie/", antwoord=antwoord, reden="")
    else:
        pk = case.person(mens.name).pk
        case.anna.fill(case.at("processes:herkenning_invoeren", pk), antwoord=antwoord, kanaal="telefoon")


def kaders(case):
    case.refuse("kaders_vastgelegd", "mandaat_vastgelegd", "iets_ligt_open")
    for partij in PARTIJEN:
        case.kaderstellers[partij.code] = case.sign_in(partij.email)
    for grens in KADERS:
        _draft(case, grens, VRAAG if grens.nummer != 6 else "")
    case.refuse("kaders_hebben_toetsvraag")
    _kerngroep_comments(case)
    for partij in PARTIJEN:
        definite = {"stand": "definitief", "besluit": f"besluit {partij.code}-7", "besluit_op": "1 februari 2027"}
        case.anna.fill(case.at("processes:partij_mandaat", partij.code), **definite)
        _lay_down(case, partij.code)
    case.refuse("iets_ligt_open")
    case.anna.fill(case.at("processes:open_punt_toevoegen"), text="Waar de boten liggen.")
    case.ask_reasons("kaders_hebben_toetsvraag")
    widening = {"toetsvraag": VRAAG, "aard": "verduidelijking", "wijziging": "Nu met een toetsvraag."}
    case.kaderstellers["P4"].fill(case.at("processes:kadersteller_herschrijven", 6), **widening)
    case.refuse("kaders_vastgelegd")  # the clearer words have yet to be laid down
    _lay_down(case, "P4")
    _narrowing_is_refused(case)
    case.go_on()


def _draft(case, grens, toetsvraag):
    owners = [case.process.partijen.get(code=code).pk for code in grens.owners]
    case.kaderstellers[grens.owners[0]].fill(
        case.at("processes:kadersteller_schrijven"),
        soort=grens.soort,
        owners=owners,
        text=grens.text,
        toetsvraag=toetsvraag,
        bron="besluit",
        max_eenmalig=grens.max_eenmalig,
        max_per_jaar=grens.max_per_jaar,
    )
    assert case.process.kaders.get(nummer=grens.nummer).owners.count() == len(grens.owners)


def _kerngroep_comments(case):
    mo = case.visit("Mo El Amrani")
    mo.fill("/mijn/kaders/2/", text="Is dit bedrag samen, of elk?")
    gemeente = case.kaderstellers["P1"]
    gemeente.fill(case.at("processes:kadersteller_herschrijven", 2), uitleg="Het is één bedrag, voor beide samen.")


def _lay_down(case, code):
    fields = {"belofte": True} | ({"voorlopig": [ONDER_VOORBEHOUD]} if code == "P1" else {})
    case.kaderstellers[code].fill(case.at("processes:kaders_vastleggen"), **fields)


def _narrowing_is_refused(case):
    before = case.process.kader_versies.count()
    fields = {"aard": "versmalling", "wijziging": "Toch minder.", "max_eenmalig": "10.000"}
    page = case.kaderstellers["P1"].fill(case.at("processes:kadersteller_herschrijven", 2), **fields, status=409)
    assert case.process.kader_versies.count() == before
    assert "Toch minder." in page.html  # what was typed stays on the screen


def links(case):
    """A wrong, a withdrawn and a good link with something else behind it: the first two look the same."""
    old = case.link_of("Mo El Amrani")
    mo = case.person("Mo El Amrani")
    press(case.anna, case.at("processes:persoon", mo.pk), case.at("processes:link_vernieuwen", mo.pk))
    wrong = Browser().open(old[:-2] + ("x/" if old[-2] != "x" else "y/"))
    withdrawn = Browser().open(old)
    assert (wrong.status, withdrawn.status) == (404, 404)
    assert wrong.text == withdrawn.text
    assert case.deelnemers.pop("Mo El Amrani").open("/mijn/").status == 404  # also on a phone that held it
    fresh = case.anna.open(case.at("processes:persoon", mo.pk))
    case.deelnemers["Mo El Amrani"] = Browser.of_link(PERSONAL.findall(fresh.html)[0])
    shared = case.visit("Mo El Amrani").open("/mijn/gegevens/")
    nel = case.visit("Nel Visser")
    page = post(nel, "/mijn/gegevens/", ik=shared.form_with("ik").defaults()["ik"][0], phone="0")
    assert page.status == 409  # the form of another person, on this device
    assert Process.objects.count() == 1
