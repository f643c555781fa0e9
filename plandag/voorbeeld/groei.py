"""The talks and the growth, in the order of their moments, until the plandag."""

from datetime import date, timedelta
from functools import cache, partial

from participants.actions import behoeften, betrokkenen, gesprekken, informatie
from participants.models import Betrokkene, Informatievraag
from plandag.actions import aanmelden, dag
from plandag.voorbeeld import data
from plandag.voorbeeld.cast import Agenda, Cast
from plandag.voorbeeld.mensen import GROEPEN, KERNGROEP, Mens, mensen
from plandag.voorbeeld.verhaal import k6_uitleggen

PEILDAG = "2026-09-02"  # 88 named, 79 approached, 61 spoken, 52 prepared
GENOEMD, GESPROKEN, VOORBEREID, JA, NEE = 88, 61, 52, 33, 5
BENADERD = 79


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
    """Until 2 September: 88 named, 79 approached, 61 spoken, 52 prepared."""
    with cast.at("2026-07-13", "09.00"):
        for key, name in GROEPEN.items():
            cast.groepen[key] = betrokkenen.maak_groep(cast.process, by=cast.noor, name=name)
    spoken = [mens for mens in genoemd() if mens.gesproken]
    agenda = Agenda(cast)
    for index, mens in enumerate(genoemd()[:GENOEMD]):
        agenda.add(_day(index).isoformat(), "09.00", partial(_noem, cast, mens, index))
    for rank, mens in enumerate(spoken[:GESPROKEN]):
        _spreek(agenda, mens, rank, voorbereid=rank < VOORBEREID)
    later = [mens for mens in genoemd()[:GENOEMD] if mens not in spoken[:GESPROKEN]]
    for mens in later[: BENADERD - GESPROKEN]:
        agenda.add("2026-09-01", "08.30", partial(_benader, cast, mens))
    agenda.add("2026-08-24", "15.10", partial(k6_uitleggen, cast))
    _informant(agenda, "femke", "2026-08-27")
    agenda.add("2026-08-25", "10.00", partial(_plan_dag, cast))
    agenda.add("2026-09-01", "21.00", partial(_nodig_uit, cast, spoken[:VOORBEREID]))
    ja = [mens for mens in spoken[:VOORBEREID] if mens.rsvp == "ja"][:JA]
    nee = [mens for mens in spoken[:VOORBEREID] if mens.rsvp == "nee"][:NEE]
    for number, mens in enumerate(ja + nee):
        agenda.add("2026-09-02", f"{8 + number // 8:02}.{number % 8 * 7:02}", partial(_meld, cast, mens))
    for number, mens in enumerate(spoken[GESPROKEN : GESPROKEN + 6]):
        agenda.add("2026-09-01", "16.00", partial(_spreek_af, cast, mens, number))
    agenda.run()


def gesprekken_daarna(cast: Cast) -> None:
    """From 3 September until the plandag: the talks, the informanten, the answers."""
    spoken = [mens for mens in genoemd() if mens.gesproken]
    agenda = Agenda(cast)
    for index, mens in enumerate(genoemd()[GENOEMD:], start=GENOEMD):
        agenda.add(_day(index).isoformat(), "09.00", partial(_noem, cast, mens, index))
    for mens in spoken[VOORBEREID:GESPROKEN]:
        agenda.add("2026-09-10", "09.00", partial(_voorbereid, cast, mens))
    for rank, mens in enumerate(spoken[GESPROKEN:], start=GESPROKEN):
        _spreek(agenda, mens, rank, voorbereid=True)
    for key, day in (("stefan", "2026-09-14"), ("elif", "2026-09-15"), ("bas", "2026-09-16")):
        _informant(agenda, key, day)
    agenda.run()
    cast.verder("2026-09-26", "09.00")
    _afronden(cast)


def _noem(cast: Cast, mens: Mens, index: int) -> None:
    door = cast.betrokkenen.get(mens.via)
    user = cast.team[index % 3]
    betrokkene = betrokkenen.voeg_betrokkene_toe(
        cast.process,
        by=user,
        name=mens.name,
        groep=cast.groepen[mens.groep],
        via="persoon" if door else mens.via,
        door=door,
        email=mens.email,
        phone=mens.phone,
        kanaal="mail" if mens.email else "bezoek",
        language=mens.language,
        bijzonder=mens.let_op,
        jonger_dan_18=mens.jonger_dan_18,
        toestemming_ouder=mens.jonger_dan_18,
        geen_telefoon=mens.geen_telefoon,
        begeleider=user,
        person=cast.people.get(mens.id),
    )
    cast.betrokkenen[mens.id] = betrokkene
    cast.people[mens.id] = betrokkene.person


def _benader(cast: Cast, mens: Mens) -> None:
    status = "wil_niet" if mens.gesprek == "wil niet" else "benaderd"
    betrokkenen.zet_status(cast.betrokkenen[mens.id], by=cast.idris, status=status)


def _voorbereid(cast: Cast, mens: Mens) -> None:
    betrokkenen.zet_status(cast.betrokkenen[mens.id], by=cast.wietske, status="voorbereid")


def _spreek_af(cast: Cast, mens: Mens, number: int) -> None:
    """Talks that are planned for today and tomorrow."""
    day, time = ("2026-09-02", "2026-09-03")[number // 3], ("15.30", "17.15", "19.30")[number % 3]
    gesprekken.plan_gesprek(
        cast.betrokkenen[mens.id],
        by=cast.noor,
        begeleider=cast.team[number % 3],
        kanaal=mens.kanaal,
        gepland_op=cast.kalender.moment(day, time),
        plaats="thuis",
    )


def _spreek(agenda: Agenda, mens: Mens, rank: int, *, voorbereid: bool) -> None:
    """One talk: planned the day before, unless it was already, and held with its three questions."""
    day, hour = _talk_day(rank), ("10.30", "14.00", "19.30")[rank % 3]
    plan = partial(_maak_afspraak, agenda.cast, mens, rank, day.isoformat(), hour)
    agenda.add((day - timedelta(days=1)).isoformat(), "12.00", plan)
    agenda.add(day.isoformat(), hour, partial(_voer, agenda.cast, mens, rank, voorbereid))


def _maak_afspraak(cast: Cast, mens: Mens, rank: int, day: str, hour: str) -> None:
    betrokkene, begeleider = cast.betrokkenen[mens.id], cast.team[rank % 3]
    if not betrokkene.gesprekken.gepland().exists():
        gesprekken.plan_gesprek(
            betrokkene,
            by=begeleider,
            begeleider=begeleider,
            kanaal=mens.kanaal,
            gepland_op=cast.kalender.moment(day, hour),
        )


def _voer(cast: Cast, mens: Mens, rank: int, voorbereid: bool) -> None:
    betrokkene = cast.betrokkenen[mens.id]
    _drie_vragen(cast, mens, betrokkene, rank)
    gesprekken.rond_gesprek_af(
        betrokkene.gesprekken.gepland().get(),
        by=cast.team[rank % 3],
        voorbereid=voorbereid,
        notitie=data.NOTITIE_B17 if mens.id == "B17" else "",
    )


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


def _informant(agenda: Agenda, key: str, day: str) -> None:
    agenda.add(day, "09.20", partial(_vraag_informant, agenda.cast, key))
    agenda.add(day, "16.00", partial(_aanvaard, agenda.cast, key))


def _vraag_informant(cast: Cast, key: str) -> None:
    item = data.INFORMANTEN[key]
    vragen = [
        Informatievraag.objects.get(process=cast.process, text=vraag.text) for vraag in data.VRAGEN if key in vraag.wie
    ]
    informant = informatie.voeg_informant_toe(
        cast.process,
        by=cast.wietske,
        name=item.name,
        organisatie=item.organisatie,
        vragen=vragen,
        email=f"{key}@voorbeeld.example",
        minuten=item.minuten,
    )
    informatie.nodig_informant_uit(informant, by=cast.wietske)
    cast.informanten[key] = informant


def _aanvaard(cast: Cast, key: str) -> None:
    informant = cast.informanten[key]
    informatie.aanvaard_informant(informant, by=informant.person)


def _plan_dag(cast: Cast) -> None:
    dag.plan_plandag(
        cast.process,
        by=cast.noor,
        begin=cast.kalender.moment("2026-10-03", "12.30"),
        eind=cast.kalender.moment("2026-10-03", "22.00"),
        plaats="sporthal De Wetering",
        adres="Weteringkade 2, Wilgendam",
        uitleg="Er is soep bij binnenkomst en warm eten om zes uur.",
        antwoord_tot=cast.kalender.moment("2026-09-30", "23.59"),
        vloer_groepen=list(cast.groepen.values()),
    )


def _nodig_uit(cast: Cast, rows: list[Mens]) -> None:
    aanmelden.nodig_uit(cast.plandag, by=cast.noor, people=[cast.people[mens.id] for mens in rows])


def _meld(cast: Cast, mens: Mens) -> None:
    person = cast.people[mens.id]
    by, kanaal = (cast.idris, "telefoon") if mens.geen_telefoon else (person, "link")
    aanmelden.meld_aan(
        cast.plandag.aanmeldingen.get(person=person),
        by=by,
        antwoord=mens.rsvp,
        meegeven=data.MEEGEVEN.get(mens.id, ""),
        kanaal=kanaal,
    )


def _afronden(cast: Cast) -> None:
    """The last week: informanten, answers to what people need, invitations, the programme."""
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
                cast.plandag,
                by=cast.noor,
                begin=cast.kalender.moment("2026-10-03", begin).time(),
                titel=titel,
                soort=soort,
                informanten=[cast.informanten[key] for key in wie],
            )
    spoken = [mens for mens in genoemd() if mens.gesproken]
    with cast.at("2026-09-26", "15.00"):
        _nodig_uit(cast, spoken)
    open_people = set(cast.plandag.aanmeldingen.filter(antwoord="open").values_list("person_id", flat=True))
    waiting = [mens for mens in spoken if mens.rsvp and cast.people[mens.id].pk in open_people]
    for number, mens in enumerate(waiting):
        with cast.at("2026-09-28", f"{9 + number // 6:02}.{number % 6 * 9:02}"):
            _meld(cast, mens)
    cast.verder("2026-10-02", "16.00")
