"""Who is in the example: the 48 of the file, and 48 more from a pool of names, so that the totals hold."""

import csv
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

GROEPEN = {
    "ontruimd": "Ontruimde bewoners Dijkstraat e.o.",
    "bewoner": "Overige bewoners dorp",
    "medewerker": "Medewerkers Restoplast en gezinnen",
    "hulpverlener": "Hulpverleners",
    "boer": "Boeren en tuinders",
    "ondernemer": "Ondernemers en verenigingen",
    "school": "School, ouders, jongeren",
}
SAME_GROEP = {"vereniging": "ondernemer", "jongere": "school", "ouder": "school"}

# named, spoken, says yes, present
TOTALS = {
    "ontruimd": (26, 23, 19, 17),
    "bewoner": (21, 18, 14, 12),
    "medewerker": (14, 12, 11, 10),
    "hulpverlener": (8, 8, 7, 6),
    "boer": (6, 6, 5, 5),
    "ondernemer": (9, 8, 6, 5),
    "school": (12, 10, 10, 9),
}
FIRST = [
    "Aaltje",
    "Bart",
    "Carla",
    "Driss",
    "Elly",
    "Freek",
    "Gea",
    "Hamza",
    "Ineke",
    "Joris",
    "Karin",
    "Leen",
    "Mirjam",
    "Nico",
    "Olga",
    "Pim",
    "Quinten",
    "Rianne",
    "Stef",
    "Tineke",
    "Umit",
    "Vera",
    "Wout",
    "Zeynep",
]
LAST = [
    "Achterberg",
    "Bolhuis",
    "Ceylan",
    "Doornbos",
    "Eikelenboom",
    "Foppen",
    "Geluk",
    "Hartkamp",
    "Jager",
    "Kuiper",
    "Lubbers",
    "Mulder",
]
MORE_WITHOUT_PHONE = 6  # eleven in all
KERNGROEP = ("B01", "B13", "B25", "B21", "B27", "B15", "B35", "B32")


@dataclass(frozen=True)
class Mens:
    """One row of the example: how this person was found, spoken, came and went."""

    id: str
    name: str
    groep: str
    via: str
    kanaal: str
    gesprek: str
    rsvp: str
    dag: str
    bijzonder: str = ""

    @property
    def gesproken(self) -> bool:
        return self.gesprek == "gevoerd"

    @property
    def kwam(self) -> bool:
        return self.dag != "afwezig"

    @property
    def geen_telefoon(self) -> bool:
        return "geen telefoon" in self.bijzonder

    @property
    def jonger_dan_18(self) -> bool:
        return " jaar" in self.bijzonder

    @property
    def let_op(self) -> str:
        """What is good to know on the day, without what has a place of its own."""
        apart = ("geen telefoon", " jaar", "toestemming ouder", "tolk ")
        return "; ".join(part for part in self.bijzonder.split("; ") if not any(word in part for word in apart))

    @property
    def email(self) -> str:
        return "" if self.geen_telefoon else f"{self.id.lower()}@voorbeeld.example"

    @property
    def phone(self) -> str:
        return "" if self.geen_telefoon else f"06 0000 01{self.id[1:]}"

    @property
    def language(self) -> str:
        if "tolk Pools" in self.bijzonder:
            return "pl"
        return "uk" if "tolk Oekra" in self.bijzonder else "nl"


@cache
def mensen() -> tuple[Mens, ...]:
    """All 96, in the order in which they were named."""
    known = _from_file()
    return (*known, *_from_pool(known))


def _from_file() -> list[Mens]:
    with (Path(__file__).parent / "betrokkenen.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [
        Mens(
            id=row["id"],
            name=row["naam"],
            groep=SAME_GROEP.get(row["groep"], row["groep"]),
            via=row["via"],
            kanaal=row["kanaal"],
            gesprek=row["gesprek"],
            rsvp=row["rsvp"],
            dag=row["dag"],
            bijzonder=row["bijzonder"],
        )
        for row in rows
    ]


def _from_pool(known: list[Mens]) -> list[Mens]:
    more: list[Mens] = []
    without_phone = MORE_WITHOUT_PHONE
    for groep, totals in TOTALS.items():
        have = [mens for mens in known if mens.groep == groep]
        counts = Counter(
            named=len(have),
            spoken=sum(mens.gesproken for mens in have),
            yes=sum(mens.rsvp == "ja" for mens in have),
            came=sum(mens.kwam for mens in have),
        )
        named, spoken, yes, came = (
            total - counts[key] for total, key in zip(totals, ("named", "spoken", "yes", "came"), strict=True)
        )
        for place in range(named):
            number = len(known) + len(more) + 1
            index = number - 49
            here = place < came
            extra = ""
            if here and without_phone and place == 0:
                extra, without_phone = "geen telefoon; antwoordt op een kaart", without_phone - 1
            elif here and groep == "school" and place == 1:
                extra = "16 jaar; toestemming ouder"
            more.append(
                Mens(
                    id=f"B{number:02}",
                    name=f"{FIRST[index % 24]} {LAST[(index * 5 + index // 24) % 12]}",
                    groep=groep,
                    via=known[(number * 7) % len(known)].id if number % 3 else "optrommel",
                    kanaal=("bezoek", "telefoon", "deur")[number % 3],
                    gesprek="gevoerd" if place < spoken else "niet bereikt",
                    rsvp="ja" if place < yes else ("nee" if place < spoken else ""),
                    dag="aanwezig" if here else "afwezig",
                    bijzonder=extra,
                )
            )
    return more
