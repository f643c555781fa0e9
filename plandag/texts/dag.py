"""How the acts around the day and the proposals read in the journal."""

from typing import Any

from processes.journal import Audience, Names, kind


def _uitgenodigd(names: Names, data: dict[str, Any]) -> str:
    count = data["aantal"]
    return f"{count} {'mens kreeg' if count == 1 else 'mensen kregen'} een uitnodiging voor de plandag."


def _informatie(names: Names, data: dict[str, Any]) -> str:
    if data.get("overgeslagen"):
        return "De plandag ging verder zonder informatief deel. De reden is opgeschreven."
    return "Het informatieve deel van de plandag is klaar."


def _binnen(names: Names, data: dict[str, Any]) -> str:
    person = names.person(data.get("person", ""))
    if data.get("zonder_toestemming"):
        return f"{person} kwam binnen, jonger dan 18. De toestemming van een ouder of voogd stond nog niet genoteerd."
    return f"{person} kwam binnen."


def _opzij(names: Names, data: dict[str, Any]) -> str:
    return f"Voorstel {data['voorstel']} is {data['status']}."


kind("plandag_gepland", Audience.ALL, "De plandag is gepland.")
kind("plandag_veranderd", Audience.ALL, "De gegevens van de plandag zijn veranderd.")
kind("programma_veranderd", Audience.KERNGROEP, "Het programma van de plandag is veranderd.")
kind("informatie_klaar", Audience.ALL, _informatie)
kind("uitgenodigd", Audience.KERNGROEP, _uitgenodigd)
kind(
    "aangemeld",
    Audience.BEGELEIDERS,
    "{person} gaf antwoord op de uitnodiging.",
    many="{count} mensen gaven antwoord op de uitnodiging.",
)
kind("binnengekomen", Audience.BEGELEIDERS, _binnen, many="{count} mensen kwamen binnen.")
kind("weggegaan", Audience.BEGELEIDERS, "{person} ging weg.", many="{count} mensen gingen weg.")
kind("aanwezigheid_hersteld", Audience.BEGELEIDERS, "De aankomst van {person} is hersteld.")
kind("voorstel_geschreven", Audience.KERNGROEP, "Voorstel {voorstel} is geschreven.")
kind("voorstel_herschreven", Audience.KERNGROEP, "Van voorstel {voorstel} kwam versie {versie}.")
kind("voorstel_opzij", Audience.KERNGROEP, _opzij)
kind("voorstel_heropend", Audience.KERNGROEP, "Voorstel {voorstel} wordt opnieuw besproken.")
