"""How the acts about rounds and objections read in the journal."""

from typing import Any

from processes.journal import Audience, Names, kind

ENDED = {
    "opgelost": "Een bezwaar is opgelost in een nieuwe tekst.",
    "omgezet_in_zorg": "Een bezwaar werd een zorg.",
    "ingetrokken": "Een bezwaar is ingetrokken.",
    "naar_kader": "Een bezwaar ging naar de kaders.",
    "indiener_vertrokken": "Een bezwaar is afgesloten nadat de indiener vertrok.",
}


def _which(data: dict[str, Any]) -> str:
    if data["soort"] == "slot":
        return f"Slotronde {data['nummer']}"
    if data["soort"] == "doorgaan":
        return "De ronde over doorgaan"
    return f"Ronde {data['nummer']} over {data['code']}"


def _klaargezet(names: Names, data: dict[str, Any]) -> str:
    return f"{_which(data)} staat klaar."


def _geopend(names: Names, data: dict[str, Any]) -> str:
    return f"{_which(data)} is open, met {data['kring']} mensen in de kring."


def _gesloten(names: Names, data: dict[str, Any]) -> str:
    if data["bezwaar"]:
        return f"{_which(data)} is gesloten. Nog niet iedereen kan ermee leven."
    given = data["kring"] - data["vertrokken"]
    return f"{_which(data)} is gesloten. {given} van de {given} kunnen ermee leven."


def _afgebroken(names: Names, data: dict[str, Any]) -> str:
    return f"{_which(data)} is afgebroken."


def _vertrokken(names: Names, data: dict[str, Any]) -> str:
    person = names.person(data.get("person", ""))
    if data["niet_gevonden"]:
        return f"{person} is na twee keer roepen niet gevonden, en telde in een ronde als vertrokken."
    return f"{person} vertrok zonder antwoord."


def _bezwaar(names: Names, data: dict[str, Any]) -> str:
    return ENDED[data["status"]]


kind("ronde_klaargezet", Audience.BEGELEIDERS, _klaargezet)
kind("ronde_geopend", Audience.KERNGROEP, _geopend)
kind("ronde_gesloten", Audience.ALL, _gesloten)
kind("ronde_afgebroken", Audience.KERNGROEP, _afgebroken)
kind("vertrokken", Audience.BEGELEIDERS, _vertrokken)
kind("bezwaar_in_gesprek", Audience.BEGELEIDERS, "De groep praat over een bezwaar.")
kind("bezwaar_gesloten", Audience.BEGELEIDERS, _bezwaar)
kind("heropening_gevraagd", Audience.BEGELEIDERS, "{actor} vroeg om {code} opnieuw te bespreken.")
