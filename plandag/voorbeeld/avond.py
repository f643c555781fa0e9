"""The plandag of 3 October: arrival, proposals, rounds, slotronde."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import count
from typing import Any

from participants.actions import gesprekken
from plandag.actions import aankomst, bezwaren, dag, rondes, voorstellen
from plandag.models import Aanwezigheid, ConsentRonde, Voorstel, VoorstelVersie
from plandag.voorbeeld import data
from plandag.voorbeeld.cast import Agenda, Cast
from plandag.voorbeeld.mensen import Mens, mensen
from plandag.voorbeeld.onderdelen import ONDERDELEN, ZAAL, OnderdeelData

DAG = "2026-10-03"
LAAT = {"B40": "15.20"}
WEG = {"B07": "20.10", "B08": "20.10", "B34": "20.25"}
NOG_VIER = ("B20", "B11", "B40", "B41")


def aankomen(cast: Cast) -> None:
    here = [mens for mens in mensen() if mens.kwam]
    agenda = Agenda(cast)
    for number, mens in enumerate(here):
        time = LAAT.get(mens.id, f"12.{30 + number * 29 // len(here):02}")
        agenda.add(DAG, time, partial(_kom_binnen, cast, mens))
    agenda.add(DAG, "14.45", lambda: dag.rond_informatie_af(cast.plandag, by=cast.noor))
    agenda.run()


def _kom_binnen(cast: Cast, mens: Mens) -> None:
    if "binnengelopen" in mens.bijzonder:
        gesprekken.voer_kort_gesprek(cast.betrokkenen[mens.id], by=cast.wietske)
    aankomst.check_in(cast.plandag, person=cast.fresh(mens.id), by=cast.idris)


def voorstellen_schrijven(cast: Cast) -> None:
    with cast.at(DAG, "17.30"):
        for item in ONDERDELEN:
            cast.voorstellen.append(
                voorstellen.schrijf_voorstel(cast.process, by=cast.wietske, **_fields(cast, item, 0))
            )
    with cast.at(DAG, "18.50"):
        for titel, text, reden in ZAAL:
            voorstel = voorstellen.schrijf_voorstel(cast.process, by=cast.wietske, titel=titel, text=text)
            voorstellen.parkeer(voorstel, by=cast.noor, reden=reden)


def _fields(cast: Cast, item: OnderdeelData, number: int) -> dict[str, Any]:
    versie = item.versies[number]
    soort, day = versie.wanneer if versie.wanneer[0] else item.wanneer
    return {
        "titel": item.titel,
        "text": cast.text(versie.text),
        "wie": item.wie,
        "wie_helpt": item.wie_helpt,
        "wanneer": soort,
        "wanneer_op": cast.kalender.dag(day) if day else None,
        "kosten": [(cast.partijen[n - 1], eenmalig, per_jaar) for n, eenmalig, per_jaar in item.kosten],
        "kosten_uitleg": item.kosten_uitleg,
        "meetpunt": versie.meetpunt or item.meetpunt,
    }


def _herschrijf(cast: Cast, nummer: int, versie: int, time: str) -> None:
    """Write version `versie` (1 is the first) of onderdeel `nummer`."""
    item, voorstel = ONDERDELEN[nummer - 1], cast.voorstellen[nummer - 1]
    with cast.at(DAG, time):
        voorstellen.herschrijf_voorstel(
            voorstel,
            by=cast.wietske,
            vorige=versie - 1,
            wijziging=item.versies[versie - 1].wijziging,
            **_fields(cast, item, versie - 1),
        )


# ── Answers ───────────────────────────────────────────────────────────────────────────────


def _antwoorden(cast: Cast, ronde: ConsentRonde, *, nee: dict[str, str], zonder: Iterable[str] = ()) -> None:
    """Everyone in the kring answers, except who is in `zonder`. `nee`: who cannot live with it yet, and why."""
    kring = set(ronde.kring.values_list("person_id", flat=True))
    skip = set(zonder)
    zorgen = count()
    for place, mens in enumerate(mens for mens in mensen() if mens.kwam):
        person = cast.people[mens.id]
        if person.pk not in kring or mens.id in skip:
            continue
        rondes.geef_antwoord(ronde, person=person, **_antwoord(cast, ronde, mens, place, nee, zorgen))


def _antwoord(
    cast: Cast, ronde: ConsentRonde, mens: Mens, place: int, nee: dict[str, str], zorgen: Iterator[int]
) -> dict[str, Any]:
    fields: dict[str, Any] = {"keuze": "akkoord"}
    if mens.id in nee:
        fields = {"keuze": "bezwaar", "reden": nee[mens.id], "naam": "noem"}
    elif ronde.soort == ConsentRonde.Soort.SLOT:
        # Of the 61, fourteen live with it and have a worry; four of them may be asked about it again.
        if place % 4 == 1 and (number := next(zorgen)) < len(data.ZORGEN):
            fields = {"keuze": "akkoord_met_zorg", "reden": data.ZORGEN[number], "mag_terugvragen": number < 4}
    elif (place * 7 + ronde.pk) % 19 == 0:
        fields = {"keuze": "laat_aan_groep"}
    elif (place * 5 + ronde.nummer) % 23 == 0:
        fields = {"keuze": "akkoord_met_zorg", "reden": data.ZORGEN[place % len(data.ZORGEN)]}
    if mens.geen_telefoon:
        fields |= {"kanaal": "papier", "ingevoerd_door": cast.idris, "tweede_paar_ogen": cast.wietske}
    return fields


def _ronde(cast: Cast, nummers: tuple[int, ...], open_at: str, close_at: str) -> None:
    """One round, or one bundle, from ready to closed, with the objections that belong to these versions."""
    ready = _open(cast, nummers, open_at)
    with cast.at(DAG, close_at):
        for ronde in ready:
            _antwoorden(cast, ronde, nee=_nee(ronde))
        for ronde in ready:
            rondes.sluit_ronde(ronde, by=cast.noor)


def _open(cast: Cast, nummers: tuple[int, ...], time: str) -> list[ConsentRonde]:
    versies = [_laatste(cast.voorstellen[nummer - 1]) for nummer in nummers]
    with cast.at(DAG, time):
        ready = rondes.zet_klaar(cast.process, by=cast.noor, versies=versies)
        for ronde in ready:
            rondes.open_ronde(ronde, by=cast.noor)
    return ready


def _laatste(voorstel: Voorstel) -> VoorstelVersie:
    return voorstel.versies.latest()


def _nee(ronde: ConsentRonde) -> dict[str, str]:
    versie = ronde.versie
    if versie is None:
        return {}
    return dict(ONDERDELEN[versie.voorstel.nummer - 1].versies[versie.nummer - 1].bezwaren)


def _vertrek(cast: Cast, id: str) -> None:
    with cast.at(DAG, WEG[id]):
        here = Aanwezigheid.objects.nu().get(plandag=cast.plandag, person=cast.people[id])
        aankomst.check_uit(here, by=cast.idris, kan_leven="nee" if id == "B07" else "ja")


# ── The evening ───────────────────────────────────────────────────────────────────────────


def tot_half_negen(cast: Cast) -> None:
    """From the first round to 20.31: V01 to V08 closed, V14 asked once, V09 in its third round with 4 to answer."""
    _ronde(cast, (1, 2, 4), "19.02", "19.04")
    _ronde(cast, (3,), "19.05", "19.06")
    _ronde(cast, (8,), "19.07", "19.08")
    for nummer in (3, 8):
        _herschrijf(cast, nummer, 2, "19.10")
    _ronde(cast, (3, 8), "19.12", "19.14")
    _ronde(cast, (5, 6, 7), "19.16", "19.18")
    for nummer in (5, 6, 7):
        _herschrijf(cast, nummer, 2, "19.24")
    _ronde(cast, (5, 6, 7), "19.26", "19.29")
    for nummer in (5, 6):
        _herschrijf(cast, nummer, 3, "19.38")
    _ronde(cast, (5, 6), "19.40", "19.43")
    _ronde(cast, (9, 14), "19.46", "19.49")
    _herschrijf(cast, 9, 2, "19.55")
    _ronde(cast, (9,), "19.57", "20.00")
    for id in WEG:
        _vertrek(cast, id)
    _herschrijf(cast, 9, 3, "20.26")
    (ronde,) = _open(cast, (9,), "20.28")
    with cast.at(DAG, "20.31"):
        _antwoorden(cast, ronde, nee={}, zonder=NOG_VIER)


def tot_slotronde(cast: Cast) -> None:
    """From 20.31 to 20.58: the rest of the onderdelen, and two slotrondes."""
    ronde = cast.process.rondes.open().get()
    with cast.at(DAG, "20.34"):
        _antwoorden(cast, ronde, nee={}, zonder=[mens.id for mens in mensen() if mens.id not in NOG_VIER])
        rondes.sluit_ronde(ronde, by=cast.noor)
        bezwaar = cast.process.bezwaren.standing().get(person=cast.people["B07"])
        bezwaren.indiener_vertrokken(bezwaar, by=cast.noor, wat_deed_de_groep=data.O6_GROEP)
    _herschrijf(cast, 14, 2, "20.35")
    _ronde(cast, (10, 11, 12, 13), "20.36", "20.38")
    _ronde(cast, (14, 15, 16), "20.39", "20.42")
    _slotronde(cast, "20.45", "20.49", nee=dict.fromkeys(data.SLOT_NEE, data.SLOT_NEE_REDEN))
    _herschrijf(cast, 6, 4, "20.51")
    _ronde(cast, (6,), "20.52", "20.54")
    _bezwaren_weg(cast, "20.54")
    _slotronde(cast, "20.55", "20.58")


def _bezwaren_weg(cast: Cast, time: str) -> None:
    """Who had an objection to the whole says, after the new text, that it is solved."""
    with cast.at(DAG, time):
        for id in data.SLOT_NEE:
            person = cast.people[id]
            bezwaar = cast.process.bezwaren.standing().get(person=person)
            bezwaren.sluit_eigen_bezwaar(bezwaar, by=person, status="opgelost", versie=_laatste(cast.voorstellen[5]))


def _slotronde(cast: Cast, open_at: str, close_at: str, nee: dict[str, str] | None = None) -> None:
    with cast.at(DAG, open_at):
        ronde = rondes.zet_slotronde_klaar(cast.process, by=cast.noor)
        rondes.open_ronde(ronde, by=cast.noor)
    with cast.at(DAG, close_at):
        _antwoorden(cast, ronde, nee=nee or {})
        rondes.sluit_ronde(ronde, by=cast.noor)


def opnieuw_v07(cast: Cast) -> None:
    """After the toets: one date changed, V07 once more, and the third slotronde, closed at 21.41."""
    _herschrijf(cast, 7, 3, "21.30")
    _ronde(cast, (7,), "21.32", "21.35")
    _slotronde(cast, "21.37", "21.41")
