"""Gesprekken and verbreding: who is touched, what they ask, and the invitation to the day."""

from tests.browser import Browser
from tests.journey.case import PERSONAL, press
from tests.journey.cast import AFWEZIG, BY_NAME, DIJK, HAVEN, KANTEN, MENSEN, WINKELS

VISSERS = "vissers"  # a group that is named late, and of which nobody comes
BEGIN, EIND = "24 april 2027 om 12.30", "24 april 2027 om 22.00"
PROGRAMMA = (("12.30", "Inloop", "ontvangst"), ("13.00", "Uitleg", "informatief"), ("20.00", "Rondes", "consent"))
TALKS = ("Mo El Amrani", "Yusuf Kaya", "Piet Smit")


def gesprekken(case):
    anna = case.anna
    case.refuse("gesprek_gevoerd", "elke_groep_gesproken")
    for name in KANTEN:
        anna.fill(case.at("participants:groepen"), name=name)
    press(anna, case.at("participants:betrokkenen"), case.at("participants:kerngroep_overnemen"))
    for mens in MENSEN:
        _list(case, mens)
    leftover = case.process.groepen.get(name="Kerngroep")
    press(anna, case.at("participants:groepen"), case.at("participants:groep_weg", leftover.pk))
    _talk(
        case, "Mo El Amrani", vraag="Hoe diep is de haven?", soort="vervoer", nodig="Een lift", anders_kom_ik_niet=True
    )
    case.ask_reasons("elke_groep_gesproken")
    _talk(case, "Yusuf Kaya", vraag="Wat kost een steiger?", notitie="Slaapt al maanden slecht.")
    _talk(case, "Piet Smit")
    _note_is_sealed(case)
    case.go_on()


def _list(case, mens):
    """Put somebody on the list; a member of the kerngroep is on it and gets the own group; a meelezer is known."""
    if mens.seat == "kerngroep":
        row = case.process.betrokkenen.get(person__name=mens.name)
        case.anna.fill(case.at("participants:betrokkene_veranderen", row.pk), groep=mens.groep)
        return
    fields = {"name": mens.name, "groep": mens.groep, "phone": mens.phone, "email": mens.email, "via": "flyer"}
    url = case.at("participants:betrokkene_toevoegen")
    answer = case.anna.fill(url, **fields, geen_telefoon=mens.kanaal != "link")
    if mens.seat == "meelezer":
        assert "lijkt op iemand die je al kent" in answer.text
        case.anna.send(answer, answer.form_with("name"), {"toch": True})
    assert case.process.people.filter(name=mens.name).count() == 1
    assert case.process.betrokkenen.filter(person__name=mens.name).count() == 1


def _talk(case, name, **said):
    """Plan it, hold it, and keep what was said."""
    row = case.process.betrokkenen.get(person__name=name)
    day = "12 maart 2027 om 14.00"
    case.anna.fill(case.at("participants:gesprek_plannen", row.pk), gepland_op=day, kanaal="bezoek", plaats="thuis")
    talk = row.gesprekken.get()
    said = {"naam": "", "voorbereid": True} | said
    case.anna.fill(case.at("participants:gesprek", talk.pk), **said, button=("doe", "rond_af"))
    row.refresh_from_db()
    assert row.status == "voorbereid"


def _note_is_sealed(case):
    talk = case.process.betrokkenen.get(person__name="Yusuf Kaya").gesprekken.get()
    page = press(case.bas, case.at("participants:gesprek", talk.pk), case.at("participants:notitie_lezen", talk.pk))
    assert "Slaapt al maanden slecht." in page.html
    assert b"maanden" not in bytes(talk.notitie.versleuteld)


def verbreding(case):
    anna = case.anna
    case.refuse("vragen_hebben_antwoord", "anders_kom_ik_niet_beantwoord", "plandag_staat", "geen_nieuwe_groepen")
    _who_is_missing(case)
    _questions(case)
    need = case.process.behoeften.get(anders_kom_ik_niet=True)
    anna.fill(case.at("participants:behoefte", need.pk), antwoord="Piet haalt Mo op.")
    _informant(case)
    case.refuse("plandag_staat")
    _plan(case)
    _invite(case)
    case.refuse("wie_komt_is_voorbereid")
    _prepare(case)
    case.ask_reasons("geen_nieuwe_groepen")
    case.go_on(geen_nieuwe_groepen="De vissers zijn gevraagd. Zij komen niet en lezen mee.")


def _who_is_missing(case):
    """By the own link, for somebody new; and for somebody who is on the list, with the same answer."""
    mo = case.visit("Mo El Amrani")
    first = mo.fill("/mijn/wie-mist/", name="Zeno Visser", groep=HAVEN, phone="0344 77 00 01")
    again = mo.fill("/mijn/wie-mist/", name="Vera Bos", groep=WINKELS, phone=BY_NAME["Vera Bos"].phone)
    assert first.text == again.text
    row = case.process.betrokkenen.get(person__name="Zeno Visser")
    press(
        case.anna,
        case.at("participants:betrokkene", row.pk),
        case.at("participants:betrokkene_stand", row.pk),
        button=("stand", "wil_niet"),
    )


def _questions(case):
    """One is answered, one cannot be, one comes by link and goes up in another, one is for an informant."""
    anna, roos = case.anna, case.visit("Roos de Wit")
    roos.fill("/mijn/vragen/", text="Hoe diep is de haven, weet Piet dat?")
    loose = case.process.informatievragen.get(op_bord=False)
    anna.fill(case.at("participants:vraag_op_bord", loose.pk), text="Hoe diep is het water?")
    deep = case.process.informatievragen.get(text="Hoe diep is de haven?")
    anna.fill(case.at("participants:vraag_samenvoegen", loose.pk), in_vraag=deep.text)
    press(case.visit("Tine Mulder"), "/mijn/vragen/", f"/mijn/vragen/{deep.pk}/")
    assert deep.vragers.count() == 3
    anna.fill(case.at("participants:vraag_toevoegen"), text="Wie gooide de steen?")
    stone = case.process.informatievragen.get(text="Wie gooide de steen?")
    anna.fill(case.at("participants:vraag_kan_niet", stone.pk), omdat="Daar gaat de politie over.")
    anna.fill(case.at("participants:vraag_toevoegen"), text="Hoe laat gaan de lantaarns uit?")
    light = case.process.informatievragen.get(text="Hoe laat gaan de lantaarns uit?")
    anna.fill(case.at("participants:vraag_beantwoorden", light.pk), antwoord="Om één uur.")


def _informant(case):
    waiting = list(case.process.informatievragen.open().values_list("pk", flat=True))
    email = "ina@meetdienst.example"
    case.anna.fill(
        case.at("participants:informant_toevoegen"),
        name="Ina Meter",
        organisatie="Meetdienst",
        email=email,
        vragen=waiting,
    )
    row = case.process.informanten.get()
    case.refuse("informanten_gebrieft", "vragen_hebben_antwoord")
    press(case.anna, case.at("participants:informanten"), case.at("participants:informant_uitnodigen", row.pk))
    ina = Browser.of_link(case.mailed(email, PERSONAL))
    press(ina, "/mijn/uitleg/", "/mijn/uitleg/", button=("antwoord", "ja"))
    case.refuse("informanten_gebrieft")
    case.anna.fill(case.at("participants:informant_briefen", row.pk), briefing="Feiten, tien minuten, geen advies.")
    assert "informanten_gebrieft" not in case.shut()


def _plan(case):
    anna = case.anna
    facts = {"begin": BEGIN, "eind": EIND, "plaats": "De Loods", "antwoord_tot": "17 april 2027"}
    wrong = anna.fill(case.at("plandag:plandag_plannen"), **facts | {"eind": "24 april 2027 om 9.00"}, status=422)
    assert wrong.form_with("plaats").defaults()["plaats"] == ["De Loods"]
    anna.fill(case.at("participants:groepen"), name=VISSERS)
    floor = [str(groep.pk) for groep in case.process.groepen.filter(name__in=[DIJK, VISSERS])]
    anna.fill(case.at("plandag:plandag_plannen"), **facts, vloer_groepen=floor)
    case.refuse("plandag_staat")  # a day without a programme
    for begin, titel, soort in (
        ("12.30", "Inloop", "ontvangst"),
        ("13.00", "Uitleg", "informatief"),
        ("20.00", "Rondes", "consent"),
    ):
        anna.fill(case.at("plandag:programma_toevoegen", 1), begin=begin, titel=titel, soort=soort)


def _invite(case):
    """Everyone at once; each answers in the own way."""
    page = case.anna.open(case.at("plandag:uitnodigingen"))
    answer = case.anna.send(page, page.form_with("wie"), {})
    assert answer.status == 200
    assert case.process.plandagen.get().aanmeldingen.count() == len(MENSEN)
    for mens in MENSEN:
        _answer_invitation(case, mens)


def _answer_invitation(case, mens):
    if mens.name == AFWEZIG:
        page = case.visit(mens.name).fill("/mijn/plandag/", antwoord="nee", meegeven="Vergeet de zwemmers niet.")
    elif mens.email:
        page = case.visit(mens.name).fill("/mijn/plandag/", antwoord="ja", nodig=["stoel"])
    else:
        row = case.process.plandagen.get().aanmeldingen.get(person__name=mens.name)
        page = case.anna.fill(case.at("plandag:aanmelding", row.pk), antwoord="ja", kanaal="telefoon")
    assert page.status == 200


def _prepare(case):
    """A place in the voorbereidingshoek for one; a short talk for the rest, of whom the last names a new group."""
    anna = case.anna
    coming = [mens.name for mens in MENSEN if mens.name not in (*TALKS, AFWEZIG)]
    first = case.process.betrokkenen.get(person__name=coming[0])
    press(anna, case.at("plandag:uitnodigingen"), case.at("plandag:plek_in_hoek", first.pk))
    for name in coming[1:-1]:
        row = case.process.betrokkenen.get(person__name=name)
        anna.fill(case.at("participants:gesprek_kort", row.pk), notitie="")
    _talk(case, coming[-1], naam="Zita Snoek", groep=VISSERS, phone="0344 77 00 02")
