"""How the toets, the overeenkomst and what follows read in the journal."""

from typing import Any

from processes.journal import Audience, Names, kind

ZEGT = {"past": "past", "past_niet": "past niet", "nvt": "niet van toepassing", "vraag": "een vraag aan de groep"}
UITSLAG = {
    "open": "Bij de toets is er weer iets open.",
    "past_niet": "Bij de toets past nog niet alles.",
    "voorlopig": "Het plan past binnen de kaders. Er volgt nog een besluit.",
    "past": "Het plan past binnen de kaders. Het gaat ongewijzigd door.",
}
STAND = {
    "gepland": "gepland",
    "bezig": "bezig",
    "klaar": "klaar",
    "vast": "het loopt vast",
    "overgedragen": "overgedragen",
    "gestopt": "het kan niet meer",
}


def _oordeel(names: Names, data: dict[str, Any]) -> str:
    what = data["onderdeel"] or "het totaal"
    said = ZEGT.get(data["uitspraak"], data["uitspraak"])
    return f"{names.partij(data['partij'])} over {what} naast {data['kader']}: {said}."


def _oordelen(names: Names, data: dict[str, Any]) -> str:
    return f"{names.partij(data['partij'])} gaf {data['aantal']} oordelen."


def _uitslag(names: Names, data: dict[str, Any]) -> str:
    return UITSLAG.get(data["stand"], "De uitslag van de toets veranderde.")


def _getekend(names: Names, data: dict[str, Any]) -> str:
    if partij := data.get("partij"):
        return f"{names.partij(partij)} tekende de overeenkomst."
    return f"{names.person(data.get('person', ''))} tekende de overeenkomst."


def _uit_plan(names: Names, data: dict[str, Any]) -> str:
    count = data["aantal"]
    return f"Uit het plan {'kwam 1 afspraak' if count == 1 else f'kwamen {count} afspraken'}."


def _stand(names: Names, data: dict[str, Any]) -> str:
    return f"Over een afspraak is gemeld: {STAND.get(data['stand'], data['stand'])}."


def _gehouden(names: Names, data: dict[str, Any]) -> str:
    count = data["aanwezig"]
    return f"Er was een evaluatie. Er {'kwam 1 mens' if count == 1 else f'kwamen {count} mensen'}."


kind("toets_begonnen", Audience.ALL, "De toets aan de kaders is begonnen.")
kind("toets_vervallen", Audience.ALL, "De toets geldt niet meer. Er komt een nieuwe tekst.")
kind("oordeel", Audience.ALL, _oordeel)
kind("oordelen", Audience.ALL, _oordelen)
kind("toetsvraag_beantwoord", Audience.ALL, "De groep beantwoordde een vraag over {onderdeel} naast {kader}.")
kind("toets_uitslag", Audience.ALL, _uitslag)
kind("besluit", Audience.ALL, "{naam} legde een besluit over het plan vast.")
kind("overeenkomst", Audience.ALL, "De overeenkomst is gemaakt. De woorden staan vast.")
kind("overeenkomst_vervallen", Audience.ALL, "De overeenkomst geldt niet meer.")
kind("getekend", Audience.ALL, _getekend)
kind("afspraken_uit_plan", Audience.ALL, _uit_plan)
kind("afspraak", Audience.KERNGROEP, "Er is een vervolgafspraak gemaakt.")
kind("afspraak_veranderd", Audience.KERNGROEP, "Bij een vervolgafspraak is veranderd wie het doet, of wanneer.")
kind("afspraak_weg", Audience.KERNGROEP, "Een vervolgafspraak is weer weggehaald.")
kind("stand_gemeld", Audience.ALL, _stand, many="Over {count} afspraken is gemeld hoe het staat.", per="afspraak")
kind("evaluatie_gepland", Audience.ALL, "Er is een dag gekozen om terug te komen.")
kind("evaluatie_verzet", Audience.ALL, "De dag om terug te komen is verzet.")
kind("evaluatie_weg", Audience.ALL, "Een dag om terug te komen gaat niet door.")
kind("evaluatie_gehouden", Audience.ALL, _gehouden)
kind("nazorg", Audience.BEGELEIDERS, "Met {person} is er contact geweest over hoe het gaat.")
kind("nazorg_gelezen", Audience.BEGELEIDERS, "Een notitie van de nazorg bij {person} is geopend.")
kind("verantwoording", Audience.ALL, "De verantwoording is gemaakt.")
