"""Who takes part in the journey, and the words they agree on. Invented, every one."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

PASSWORD = "een brug over stil water"


def moment(day, time="10.00"):
    """`moment("24-4-2027", "12.30")`: a moment where the people are."""
    return datetime.strptime(f"{day} {time}", "%d-%m-%Y %H.%M").replace(tzinfo=ZoneInfo("Europe/Amsterdam"))


DIJK, HAVEN, WINKELS = "bewoners van de Dijk", "huurders aan de Haven", "ondernemers"
KANTEN = (DIJK, HAVEN, WINKELS)


@dataclass(frozen=True)
class Mens:
    """One deelnemer: how the answers in the hall are given decides what else is known of this person."""

    name: str
    groep: str
    kanaal: str  # of the answers in the hall
    seat: str = ""  # kerngroep or meelezer

    @property
    def email(self):
        return f"{self.name.split()[0].lower()}@voorbeeld.example" if self.kanaal == "link" else ""

    @property
    def phone(self):
        return f"0344 55 {sum(map(ord, self.name)):04}"


MENSEN = (
    Mens("Mo El Amrani", DIJK, "link", "kerngroep"),
    Mens("Truus van Maanen", DIJK, "papier", "kerngroep"),
    Mens("Yusuf Kaya", HAVEN, "link", "kerngroep"),
    Mens("Lies Brand", HAVEN, "tablet", "kerngroep"),
    Mens("Piet Smit", WINKELS, "link", "kerngroep"),
    Mens("Nel Visser", DIJK, "link", "meelezer"),
    Mens("Otto Prins", HAVEN, "mondeling", "meelezer"),
    Mens("Pim Hoek", WINKELS, "link", "meelezer"),
    Mens("Roos de Wit", HAVEN, "link"),
    Mens("Sam Jansen", WINKELS, "papier"),
    Mens("Tine Mulder", DIJK, "link"),
    Mens("Umut Demir", HAVEN, "link"),
    Mens("Vera Bos", WINKELS, "tablet"),
    Mens("Xander Pol", DIJK, "link"),  # stays at home, and gives something along
)
AFWEZIG = "Xander Pol"
INLOPER = Mens("Wim Kok", WINKELS, "mondeling")  # walks in on the day, on nobody's list
BY_NAME = {mens.name: mens for mens in (*MENSEN, INLOPER)}


@dataclass(frozen=True)
class Macht:
    """A partij that lays down kaders, and who acts for it."""

    code: str
    name: str
    kadersteller: str
    email: str


PARTIJEN = (
    Macht("P1", "Gemeente Lingebroek", "Wil Wethouder", "wil@gemeente.example"),
    Macht("P2", "Woningstichting Onderdak", "Dirk Directeur", "dirk@onderdak.example"),
    Macht("P3", "Waterschap Linge", "Gerda Dijkgraaf", "gerda@waterschap.example"),
    Macht("P4", "Stroom Samen", "Eef Energie", "eef@stroom.example"),
)


@dataclass(frozen=True)
class Grens:
    """A kader: its number, whose it is, and its words."""

    nummer: int
    owners: tuple[str, ...]
    soort: str
    text: str
    max_eenmalig: str = ""
    max_per_jaar: str = ""


KADERS = (
    Grens(1, ("P1",), "wet", "De weg blijft open voor hulpdiensten."),
    Grens(2, ("P1", "P2"), "geld", "Gemeente en woningstichting betalen samen hoogstens 70.000 euro.", "70.000"),
    Grens(3, ("P2",), "geld", "Het onderhoud kost de woningstichting hoogstens 5.000 euro per jaar.", "", "5.000"),
    Grens(4, ("P3",), "veiligheid", "De dijk wordt nergens lager dan nu."),
    Grens(5, ("P3",), "tijd", "Tussen oktober en april graaft niemand in de dijk."),
    Grens(6, ("P4",), "ruimte", "De strook van twee meter boven de kabels blijft vrij."),
    Grens(7, ("P1",), "eerder", "De bomen langs de haven blijven staan."),
)
ONDER_VOORBEHOUD = 7  # the gemeente lays this one down before the raad has decided
VRAAG = "Kan een buurtgenoot met ja of nee zeggen of dit past?"


@dataclass(frozen=True)
class Idee:
    """A proposal as it is first written down."""

    nummer: int
    titel: str
    text: str
    wie: str = "Mo El Amrani"
    kosten: tuple[tuple[str, str], ...] = ()  # code of the partij, eenmalig
    kosten_uitleg: str = ""


IDEEEN = (
    Idee(1, "Licht op de dijk", "Er komen zes lage lantaarns.", kosten=(("P1", "12.000"),)),
    Idee(2, "Speelplek", "Er komt een speelplek bij de haven.", kosten=(("P2", "45.000"),)),
    Idee(3, "Boten aan de kade", "Boten liggen alleen aan de noordkade."),  # says nothing about money
    Idee(4, "Stil na elf uur", "Na elf uur is het stil op het terras.", kosten_uitleg="Dit kost niets."),
    Idee(5, "Steiger", "Er komt een steiger voor zwemmers.", wie="", kosten=(("P2", "20.000"),)),
    Idee(6, "Vuurwerk", "Er komt een plek voor vuurwerk."),
    Idee(7, "Trapje", "Er komt een trapje in het water."),
)
IN_PLAN = ("V01", "V02", "V03", "V04", "V05")
