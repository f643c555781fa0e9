"""How far the day is from its programme: only what was kept says so, and the page says on what it rests.

Not every part leaves a trace. These do: the informative part was said to be done, the first round was opened, the
slotronde was opened, the toets began. Between two of them the distance of the last one counts.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from herstel.lib import clock
from herstel.lib.templatetags.herstel import tijd
from plandag.models import ConsentRonde, Programmaonderdeel
from plandag.rules import programma
from plandag.rules.programma import Deel
from plandag.rules.stand import Stand

Soort = Programmaonderdeel.Soort
MINUTE = timedelta(minutes=1)
MOMENT = timedelta.resolution
NOT_LATE = 2  # minutes that nobody notices
AFTER = timedelta(hours=3)  # a day that runs late is still that day


@dataclass(frozen=True)
class Punt:
    """Something in the programme whose real moment is kept. `echt`: when it happened; not yet: None."""

    wat: str
    gepland: datetime
    echt: datetime | None
    woord: str = "begonnen"

    @property
    def waarop(self) -> str:
        return f"{self.wat}: gepland {tijd(self.gepland)}, " + (
            f"{self.woord} {tijd(self.echt)}." if self.echt else f"nog niet {self.woord}."
        )


@dataclass(frozen=True)
class Tempo:
    """`minuten`: later than planned; below zero: earlier. `wacht_op`: the planned moment of what has not begun yet."""

    minuten: int
    waarop: str
    wacht_op: datetime | None = None

    @property
    def is_late(self) -> bool:
        return self.minuten >= NOT_LATE

    @property
    def zin(self) -> str:
        if abs(self.minuten) < NOT_LATE:
            return "We lopen gelijk met het programma."
        return f"We lopen {_duur(abs(self.minuten))} {'achter' if self.is_late else 'voor'} op het programma."


@dataclass(frozen=True)
class Straks:
    """A part as it is expected now. `was`: the planned moment, when that is another one."""

    titel: str
    begin: datetime
    was: datetime | None
    nu: bool


def tempo(stand: Stand) -> Tempo | None:
    """Only while the day goes on, and once there is something to go by."""
    now, plandag = clock.now(), stand.plandag
    if plandag is None or not plandag.begin <= now < plandag.eind + AFTER:
        return None
    punten = _punten(stand)
    known = [place for place, punt in enumerate(punten) if punt.echt]
    last = punten[known[-1]] if known else None
    coming = next(iter(punten[known[-1] + 1 if known else 0 :]), None)
    late = int((last.echt - last.gepland) / MINUTE) if last and last.echt else 0
    waits = int((now - coming.gepland) / MINUTE) if coming else 0
    wacht_op = coming.gepland if coming else None
    if coming and waits > max(late, 0):
        return Tempo(waits, coming.waarop, wacht_op)
    return Tempo(late, last.waarop, wacht_op) if last else None


def nu_en_straks(stand: Stand, found: Tempo | None) -> list[Straks]:
    """What goes on and what follows, with the moments that are to be expected.

    Nothing begins earlier by itself, and what has not begun does not go on: what came before it still does.
    """
    late = timedelta(minutes=found.minuten) if found and found.is_late else timedelta()
    then = clock.now() - late
    if found and found.wacht_op:
        then = min(then, found.wacht_op - MOMENT)
    parts = programma.nu_en_straks(stand.programma, then)
    return [_straks(deel, late, nu=deel.begin <= then < deel.eind) for deel in parts]


def _straks(deel: Deel, late: timedelta, *, nu: bool) -> Straks:
    moved = bool(late) and not nu
    return Straks(deel.part.titel, deel.begin + late if moved else deel.begin, deel.begin if moved else None, nu)


def _punten(stand: Stand) -> list[Punt]:
    """In the order of the programme."""
    of = {soort: [deel for deel in stand.programma if deel.part.soort == soort] for soort in Soort}
    found = []
    if of[Soort.INFORMATIEF] and stand.plandag and not stand.plandag.informatie_overgeslagen:
        end, done = of[Soort.INFORMATIEF][-1].eind, stand.plandag.informatie_klaar_op
        found.append(Punt("Het informatieve deel", end, done, "klaar"))
    onderdeel, slot = ConsentRonde.Soort.ONDERDEEL, ConsentRonde.Soort.SLOT
    if rounds := of[Soort.CONSENT]:
        found.append(Punt("De eerste ronde", rounds[0].begin, stand.begun(onderdeel)))
    if rounds[1:]:
        found.append(Punt("De slotronde", rounds[-1].begin, stand.begun(slot)))
    if of[Soort.TOETS]:
        found.append(Punt("De toets", of[Soort.TOETS][0].begin, stand.toets_begonnen))
    return sorted(found, key=lambda punt: punt.gepland)


def _duur(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    words = [f"{hours} uur"] if hours else []
    if rest:
        words.append("1 minuut" if rest == 1 else f"{rest} minuten")
    return " en ".join(words)
