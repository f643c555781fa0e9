"""The story up to the plandag: verkenning, kerngroep, kwestie, kaders, gesprekken, verbreding."""

from datetime import date, timedelta
from functools import cache

from participants.actions import behoeften, betrokkenen, gesprekken, informatie
from participants.models import Betrokkene, Informatievraag
from plandag.actions import aanmelden, dag
from plandag.voorbeeld import data
from plandag.voorbeeld.cast import Cast, kadersteller_account
from plandag.voorbeeld.mensen import GROEPEN, KERNGROEP, Mens, mensen
from processes.actions import kaders, kerngroep, kwestie, partijen, process, verkenning
from processes.models import Kwestieomschrijving
from processes.texts.verkenning import CRITERIA

PEILDAG = "2026-09-02"  # 88 named, 79 approached, 61 spoken, 52 prepared
GENOEMD, GESPROKEN, VOORBEREID, JA, NEE = 88, 61, 52, 33, 5
BENADERD = 79


def verkennen(cast: Cast) -> None:
    with cast.at("2026-04-20", "10.00"):
        for user in cast.process.begeleiders.all():
            process.verklaar_onafhankelijk(cast.process, by=user, text=data.ONAFHANKELIJK)
        for name, bereid, toelichting in data.KANTEN:
            kant = verkenning.voeg_kant_toe(cast.process, by=cast.noor, name=name)
            verkenning.peil_kant(kant, by=cast.noor, bereid=bereid, toelichting=toelichting)
            cast.kanten.append(kant)
        for item in data.PARTIJEN:
            partij = partijen.voeg_partij_toe(cast.process, by=cast.noor, name=item.name, contact=item.contact)
            partijen.peil_partij(partij, by=cast.noor, bereid_vooraf="ja", toelichting=data.BEREID)
            cast.partijen.append(partij)
    with cast.at("2026-05-06", "16.00"):
        for criterium in CRITERIA:
            verkenning.zet_criterium(
                cast.process, by=cast.noor, key=criterium.key, oordeel="ja", reden=cast.text(data.CRITERIA_REDEN)
            )
    cast.verder("2026-05-07", "09.00")


def kerngroep_vormen(cast: Cast) -> None:
    by_id = {mens.id: mens for mens in mensen()}
    with cast.at("2026-05-11", "10.00"):
        for number, item in enumerate(data.PARTIJEN, start=1):
            partij = cast.partijen[number - 1]
            partijen.leg_mandaat_vast(partij, by=cast.noor, stand="in_aanvraag")
            role = partijen.wijs_kadersteller_aan(
                partij, by=cast.noor, name=item.kadersteller, functie=item.functie, phone=item.contact,
                email=kadersteller_account(number, item.kadersteller),
            )
            cast.kaderstellers.append(role)
        spelregels = kerngroep.schrijf_spelregels(cast.process, by=cast.noor, text=data.SPELREGELS)
        for id, kant, hoedanigheid in data.KERNGROEP:
            mens = by_id[id]
            lid = kerngroep.voeg_lid_toe(
                cast.process, by=cast.noor, name=mens.name, kant=cast.kanten[kant], hoedanigheid=hoedanigheid,
                email=mens.email, phone=mens.phone, language=mens.language,
            )
            cast.people[id] = lid.person
            kerngroep.nodig_lid_uit(lid, by=cast.noor)
    with cast.at("2026-05-18", "20.00"):
        for id in KERNGROEP:
            person = cast.people[id]
            kerngroep.aanvaard_lidmaatschap(person.kerngroeplid, by=person, spelregels=spelregels)
    cast.verder("2026-05-19", "09.00")


def kwestie_beginnen(cast: Cast) -> None:
    """The first version, and half of what the kerngroep says about it: where *step 2* stands."""
    _versie(cast, 0, leden=KERNGROEP[:3])


def kwestie_omschrijven(cast: Cast) -> None:
    for number in range(len(data.KWESTIES)):
        laatste = _versie(cast, number)
    by_id = {mens.id: mens for mens in mensen()}
    with cast.at("2026-06-13", "11.00"):
        for id, kant in data.MEELEZERS:
            mens = by_id[id]
            lezer = kwestie.vraag_meelezer(
                cast.process, by=cast.idris, name=mens.name, kant=cast.kanten[kant],
                email=mens.email, phone=mens.phone,
            )
            cast.people[id] = lezer.person
            kwestie.geef_herkenning(laatste, person=lezer.person, antwoord="ja", by=lezer.person)
        kwestie.toets_neutraliteit(
            laatste, by=cast.wietske, schuld=False, oplossing=False,
            toelichting="Er staat niet wie schuld heeft, en niet wat er moet gebeuren.",
        )
    cast.verder("2026-06-15", "09.00")


def _versie(cast: Cast, number: int, leden: tuple[str, ...] = KERNGROEP) -> Kwestieomschrijving:
    item = data.KWESTIES[number]
    with cast.at(item.day, "10.00"):
        versie = kwestie.schrijf_kwestie(
            cast.process, by=cast.noor, text=cast.text(item.text), centrale_vraag=data.VRAAG,
            feiten_eens=data.FEITEN_EENS, feiten_oneens=data.FEITEN_ONEENS, wijziging=item.wijziging, vorige=number,
        )
    nee, bijna = dict(item.nee), dict(item.bijna)
    with cast.at(item.day, "19.30"):
        for id in leden:
            person = cast.people[id]
            antwoord = "nee" if id in nee else "bijna" if id in bijna else "ja"
            kwestie.geef_herkenning(
                versie, person=person, antwoord=antwoord, reden=nee.get(id) or bijna.get(id, ""), by=person
            )
    return versie


def kaders_leggen(cast: Cast) -> None:
    with cast.at("2026-06-18", "10.00"):
        for item in data.KADERS:
            kaders.schrijf_kader(
                cast.process, by=cast.noor, soort=item.soort, owners=[cast.partijen[n - 1] for n in item.owners],
                text=cast.text(item.text), toetsvraag=item.toetsvraag, bron=item.bron, uitleg=item.uitleg,
                max_eenmalig=item.eenmalig, max_per_jaar=item.per_jaar,
            )
        for text in data.OPEN:
            kaders.zet_open_punt(cast.process, by=cast.noor, text=text)
    with cast.at("2026-07-09", "20.00"):
        for number, item in enumerate(data.PARTIJEN):
            partijen.leg_mandaat_vast(
                cast.partijen[number], by=cast.noor, stand="definitief", besluit=item.besluit,
                besluit_op=cast.kalender.dag("2026-07-09"), grenzen="De eigen kaders, en de toets daaraan.",
            )
            _leg_vast(cast, number, voorlopig={3} if number == 0 else set())
    cast.verder("2026-07-10", "09.00")


def _leg_vast(cast: Cast, number: int, voorlopig: set[int]) -> None:
    partij, role = cast.partijen[number], cast.kaderstellers[number]
    versies = [kader.versies.latest() for kader in cast.process.kaders.filter(owners=partij)]
    kaders.leg_kaders_vast(
        partij, by=role.user, versies=versies, mandaat=partij.mandaten.latest(), voorlopig=voorlopig
    )


def k6_uitleggen(cast: Cast) -> None:
    """24 August: the waterschap explains K6 better; the boundary stays what it was."""
    with cast.at("2026-08-24", "15.10"):
        kader = cast.process.kaders.get(nummer=6)
        versie = kader.versies.latest()
        kaders.herschrijf_kader(
            kader, by=cast.kaderstellers[3].user, vorige=versie.nummer, aard="verduidelijking",
            wijziging="Uitgelegd waarom dit zo is. De grens bleef gelijk.", text=versie.text,
            toetsvraag=versie.toetsvraag, bron=versie.bron, uitleg=data.K6_UITLEG,
        )
        _leg_vast_opnieuw(cast, kader.versies.latest())


def _leg_vast_opnieuw(cast: Cast, versie: object) -> None:
    partij, role = cast.partijen[3], cast.kaderstellers[3]
    kaders.leg_kaders_vast(
        partij, by=role.user, versies=[versie], mandaat=partij.mandaten.latest(), voorlopig=set()
    )


# ── Gesprekken ────────────────────────────────────────────────────────────────────────────


@cache
def genoemd() -> tuple[Mens, ...]:
    """Everyone in the order in which they were named: who names somebody was there first."""
    waiting, named, seen = list(mensen()), [], set[str]()
    waiting.sort(key=lambda mens: mens.id not in KERNGROEP)
    while waiting:
        ready = next(mens for mens in waiting if mens.via not in GROEPEN_OF_IDS or mens.via in seen)
        waiting.remove(ready)
        named.append(ready)
        seen.add(ready.id)
    return tuple(named)


GROEPEN_OF_IDS = {mens.id for mens in mensen()}


def _day(index: int) -> date:
    """When the one with this place in the order was named."""
    if index < GENOEMD:
        return date(2026, 7, 13) + timedelta(days=index * 48 // GENOEMD)
    return date(2026, 9, 3) + timedelta(days=index - GENOEMD)


def _talk_day(rank: int) -> date:
    if rank < GESPROKEN:
        return date(2026, 7, 14) + timedelta(days=rank * 49 // GESPROKEN)
    return date(2026, 9, 3) + timedelta(days=(rank - GESPROKEN) * 22 // 24)


def gesprekken_tot_peildag(cast: Cast) -> None:
    """Everything in the order of its day, until 2 September."""
    with cast.at("2026-07-13", "09.00"):
        for key, name in GROEPEN.items():
            cast.groepen[key] = betrokkenen.maak_groep(cast.process, by=cast.noor, name=name)
    spoken = [mens for mens in genoemd() if mens.gesproken]
    for index, mens in enumerate(genoemd()[:GENOEMD]):
        _noem(cast, mens, _day(index))
    for rank, mens in enumerate(spoken[:GESPROKEN]):
        _spreek(cast, mens, rank, voorbereid=rank < VOORBEREID)
    rest = [mens for mens in genoemd()[:GENOEMD] if mens not in spoken[:GESPROKEN]]
    for mens in rest[: BENADERD - GESPROKEN]:
        _benader(cast, mens, "2026-09-01")
    k6_uitleggen(cast)
    _informant(cast, "femke", "2026-08-27")
    _plan_dag(cast)
    with cast.at("2026-09-01", "09.00"):
        aanmelden.nodig_uit(cast.plandag, by=cast.noor, people=_people(cast, spoken[:VOORBEREID]))
    ja = [mens for mens in spoken[:VOORBEREID] if mens.rsvp == "ja"][:JA]
    nee = [mens for mens in spoken[:VOORBEREID] if mens.rsvp == "nee"][:NEE]
    for mens in ja + nee:
        _meld(cast, mens, "2026-09-02")
    _spreek_af(cast, spoken[GESPROKEN : GESPROKEN + 6])


def gesprekken_daarna(cast: Cast) -> None:
    """From 3 September until the plandag: the talks, the informanten, the answers."""
    spoken = [mens for mens in genoemd() if mens.gesproken]
    for index, mens in enumerate(genoemd()[GENOEMD:], start=GENOEMD):
        _noem(cast, mens, _day(index))
    with cast.at("2026-09-10", "09.00"):
        for mens in spoken[VOORBEREID:GESPROKEN]:
            betrokkenen.zet_status(cast.betrokkenen[mens.id], by=cast.wietske, status="voorbereid")
    for rank, mens in enumerate(spoken[GESPROKEN:], start=GESPROKEN):
        _spreek(cast, mens, rank, voorbereid=True)
    cast.verder("2026-09-26", "09.00")
    _afronden(cast)


def _people(cast: Cast, rows: list[Mens]) -> list[object]:
    return [cast.people[mens.id] for mens in rows]


def _noem(cast: Cast, mens: Mens, day: date) -> None:
    door = cast.betrokkenen.get(mens.via)
    via = "persoon" if door else mens.via
    with cast.at(day.isoformat(), "11.00"):
        betrokkene = betrokkenen.voeg_betrokkene_toe(
            cast.process, by=cast.team[day.day % 3], name=mens.name, groep=cast.groepen[mens.groep], via=via, door=door,
            email=mens.email, phone=mens.phone, kanaal="mail" if mens.email else "bezoek", language=mens.language,
            bijzonder=mens.bijzonder, jonger_dan_18=mens.jonger_dan_18, toestemming_ouder=mens.jonger_dan_18,
            geen_telefoon=mens.geen_telefoon, begeleider=cast.team[day.day % 3], person=cast.people.get(mens.id),
        )
    cast.betrokkenen[mens.id] = betrokkene
    cast.people[mens.id] = betrokkene.person


def _benader(cast: Cast, mens: Mens, day: str) -> None:
    status = {"wil niet": "wil_niet"}.get(mens.gesprek, "benaderd")
    with cast.at(day, "10.00"):
        betrokkenen.zet_status(cast.betrokkenen[mens.id], by=cast.idris, status=status)


def _spreek_af(cast: Cast, rows: list[Mens]) -> None:
    """Talks that are planned for today and the days after."""
    for number, mens in enumerate(rows):
        with cast.at("2026-09-01", "16.00"):
            gesprekken.plan_gesprek(
                cast.betrokkenen[mens.id], by=cast.noor, begeleider=cast.team[number % 3], kanaal=mens.kanaal,
                gepland_op=cast.kalender.moment("2026-09-02" if number < 3 else "2026-09-03", ("15.30", "17.15", "19.30")[number % 3]),
                plaats="thuis",
            )


def _spreek(cast: Cast, mens: Mens, rank: int, *, voorbereid: bool) -> None:
    betrokkene, begeleider = cast.betrokkenen[mens.id], cast.team[rank % 3]
    day = _talk_day(rank).isoformat()
    hour = ("10.30", "14.00", "19.30")[rank % 3]
    open_talk = betrokkene.gesprekken.gepland().first()
    if open_talk is None:
        with cast.at((_talk_day(rank) - timedelta(days=1)).isoformat(), "12.00"):
            open_talk = gesprekken.plan_gesprek(
                betrokkene, by=begeleider, begeleider=begeleider, kanaal=mens.kanaal, plaats="",
                gepland_op=cast.kalender.moment(day, hour),
            )
    with cast.at(day, hour):
        _drie_vragen(cast, mens, betrokkene, rank)
        notitie = data.NOTITIE_B17 if mens.id == "B17" else ""
        gesprekken.rond_gesprek_af(open_talk, by=begeleider, notitie=notitie, voorbereid=voorbereid)


def _drie_vragen(cast: Cast, mens: Mens, betrokkene: Betrokkene, rank: int) -> None:
    for number, item in enumerate(data.VRAGEN):
        if (rank - number * 8) % GESPROKEN < item.keer and rank < GESPROKEN:
            vraag = Informatievraag.objects.filter(process=cast.process, text=item.text).first()
            if vraag is None:
                informatie.stel_vraag(cast.process, by=cast.noor, text=item.text, betrokkene=betrokkene)
            else:
                informatie.vraag_ook(vraag, by=cast.noor, betrokkene=betrokkene)
    for id, soort, text, must, _ in data.BEHOEFTEN:
        if id == mens.id:
            behoefte = behoeften.noteer_behoefte(
                betrokkene.person, by=cast.noor, soort=soort, text=text, anders_kom_ik_niet=must
            )
            if id == "B11":
                behoeften.beantwoord_behoefte(behoefte, by=cast.noor, antwoord="Er komt een tolk mee.")


def _informant(cast: Cast, key: str, day: str) -> None:
    item = data.INFORMANTEN[key]
    vragen = [
        Informatievraag.objects.get(process=cast.process, text=vraag.text) for vraag in data.VRAGEN if key in vraag.wie
    ]
    with cast.at(day, "09.20"):
        informant = informatie.voeg_informant_toe(
            cast.process, by=cast.wietske, name=item.name, organisatie=item.organisatie, vragen=vragen,
            email=f"{key}@voorbeeld.example", minuten=item.minuten,
        )
        informatie.nodig_informant_uit(informant, by=cast.wietske)
    with cast.at(day, "16.00"):
        informatie.aanvaard_informant(informant, by=informant.person)
    cast.informanten[key] = informant


def _plan_dag(cast: Cast) -> None:
    with cast.at("2026-08-25", "10.00"):
        dag.plan_plandag(
            cast.process, by=cast.noor, begin=cast.kalender.moment("2026-10-03", "12.30"),
            eind=cast.kalender.moment("2026-10-03", "22.00"), plaats="sporthal De Wetering",
            adres="Weteringkade 2, Wilgendam", uitleg="Er is soep bij binnenkomst en warm eten om zes uur.",
            antwoord_tot=cast.kalender.moment("2026-09-30", "23.59"), vloer_groepen=list(cast.groepen.values()),
        )


def _meld(cast: Cast, mens: Mens, day: str) -> None:
    person = cast.people[mens.id]
    aanmelding = cast.plandag.aanmeldingen.get(person=person)
    by, kanaal = (cast.idris, "telefoon") if mens.geen_telefoon else (person, "link")
    with cast.at(day, "12.00"):
        aanmelden.meld_aan(
            aanmelding, by=by, antwoord=mens.rsvp, meegeven=data.MEEGEVEN.get(mens.id, ""), kanaal=kanaal
        )


def _afronden(cast: Cast) -> None:
    """The last week: informanten, answers to what people need, invitations, the programme."""
    for key, day in (("stefan", "2026-09-14"), ("elif", "2026-09-15"), ("bas", "2026-09-16")):
        _informant(cast, key, day)
    with cast.at("2026-09-26", "13.00"):
        for informant in cast.informanten.values():
            informatie.brief_informant(
                informant, by=cast.wietske, briefing="Feiten, gewone taal, hoogstens tien minuten. Daarna weg."
            )
        for item in data.VRAGEN:
            if item.antwoord:
                vraag = Informatievraag.objects.get(process=cast.process, text=item.text)
                informatie.beantwoord_vraag(vraag, by=cast.noor, antwoord=item.antwoord)
        answers = {(id, text): antwoord for id, _, text, _, antwoord in data.BEHOEFTEN}
        ids = {person.pk: id for id, person in cast.people.items()}
        for behoefte in cast.process.behoeften.filter(antwoord=""):
            antwoord = answers[ids[behoefte.person_id], behoefte.text]
            behoeften.beantwoord_behoefte(behoefte, by=cast.noor, antwoord=antwoord)
        for begin, titel, soort, wie in data.PROGRAMMA:
            dag.zet_programma(
                cast.plandag, by=cast.noor, begin=cast.kalender.moment("2026-10-03", begin).time(), titel=titel,
                soort=soort, informanten=[cast.informanten[key] for key in wie],
            )
    spoken = [mens for mens in genoemd() if mens.gesproken]
    with cast.at("2026-09-26", "15.00"):
        aanmelden.nodig_uit(cast.plandag, by=cast.noor, people=_people(cast, spoken))
    open_people = set(cast.plandag.aanmeldingen.filter(antwoord="open").values_list("person_id", flat=True))
    for mens in spoken:
        if mens.rsvp and cast.people[mens.id].pk in open_people:
            _meld(cast, mens, "2026-09-28")
    cast.verder("2026-10-02", "16.00")
