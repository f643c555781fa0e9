"""The stations of a method, as data. Nothing else knows their count or order (Decision 1)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Station:
    """A stop on the road of a process. `key` is stored and never reused."""

    key: str
    name: str
    lead: str  # one sentence: why this step exists
    number: int | None = None  # None: before or after the numbered steps


@dataclass(frozen=True)
class WayBack:
    """A way back that the method knows. `for_overmacht`: only for a new law or court order."""

    from_key: str
    to_key: str
    for_overmacht: bool = False


@dataclass(frozen=True)
class Road:
    """The stations of one method, in order, and the ways back."""

    method: str
    name: str
    stations: tuple[Station, ...]
    ways_back: tuple[WayBack, ...]
    beside: tuple[tuple[str, str], ...] = ()  # (station, the one that is open along with it)

    @property
    def first(self) -> Station:
        return self.stations[0]

    @property
    def last(self) -> Station:
        return self.stations[-1]

    @property
    def numbered(self) -> tuple[Station, ...]:
        return tuple(station for station in self.stations if station.number is not None)

    def station(self, key: str) -> Station:
        return self.stations[self.index(key)]

    def index(self, key: str) -> int:
        return [station.key for station in self.stations].index(key)

    def after(self, key: str) -> Station | None:
        index = self.index(key) + 1
        return self.stations[index] if index < len(self.stations) else None

    def backs(self, key: str) -> tuple[WayBack, ...]:
        return tuple(way for way in self.ways_back if way.from_key == key)

    def runs_beside(self, here: str) -> tuple[str, ...]:
        """What is open along with the station where a process stands."""
        return tuple(key for at, key in self.beside if at == here)

    def reached(self, key: str, here: str) -> bool:
        """Whether a process that stands at `here` has come to station `key`, or runs along with it."""
        return self.index(key) <= self.index(here) or (here, key) in self.beside


VERKENNING = "verkenning"
KERNGROEP = "kerngroep"
KWESTIE = "kwestie"
KADERS = "kaders"
GESPREKKEN = "gesprekken"
VERBREDING = "verbreding"
PLANDAG = "plandag"
TOETSING = "toetsing"
NAZORG = "nazorg"
AFGESLOTEN = "afgesloten"

NIEUWE_ROUTE = Road(
    "nieuwe-route",
    "Nieuwe Route",
    (
        Station(VERKENNING, "Verkenning", "Kan dit proces hier, en nu? Dat zoeken we eerst eerlijk uit."),
        Station(KERNGROEP, "Kerngroep", "Alle kanten zitten vanaf het begin aan tafel.", 1),
        Station(
            KWESTIE,
            "Waar gaat het over?",
            "Eén tekst waarin iedereen zich herkent, zonder schuld en zonder oplossing.",
            2,
        ),
        Station(
            KADERS,
            "Kaders",
            "Wie beslist, legt de grenzen vooraf vast. Past het plan erin, dan gaat het ongewijzigd door.",
            3,
        ),
        Station(
            GESPREKKEN,
            "Voorbereidende gesprekken",
            "Iedereen krijgt hetzelfde gesprek, met dezelfde drie vragen. Zo komt iedereen voorbereid naar de plandag.",
            4,
        ),
        Station(
            VERBREDING,
            "Groei en informatie",
            "De groep groeit, en we zoeken mensen die uitleg geven over wat iedereen wil weten.",
            5,
        ),
        Station(
            PLANDAG,
            "Plandag",
            "Samen horen, samen weten, samen een plan. Het is klaar als iedereen ermee kan leven.",
            6,
        ),
        Station(
            TOETSING,
            "Toets aan de kaders",
            "Wie de kaders vastlegde, kijkt of het plan past. Past het, dan gaat het ongewijzigd door.",
            7,
        ),
        Station(NAZORG, "Nazorg", "Wat is afgesproken, gebeurt ook. We blijven elkaar zien."),
        Station(AFGESLOTEN, "Afgesloten", "Het proces is klaar. De afspraken staan."),
    ),
    ways_back=(
        WayBack(KADERS, KWESTIE),
        WayBack(TOETSING, PLANDAG),
        WayBack(PLANDAG, VERBREDING),
        *(WayBack(key, KADERS, for_overmacht=True) for key in (GESPREKKEN, VERBREDING, PLANDAG, TOETSING)),
    ),
    beside=((GESPREKKEN, VERBREDING),),
)

ROADS = {road.method: road for road in (NIEUWE_ROUTE,)}
