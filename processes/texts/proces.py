"""How the acts about the process itself read in the journal."""

from typing import Any

from processes.journal import Audience, Names, kind
from processes.road import ROADS


def _station(key: str) -> str:
    roads = (road for road in ROADS.values() if any(station.key == key for station in road.stations))
    road = next(roads, None)
    return road.station(key).name if road else key


def _verder(names: Names, data: dict[str, Any]) -> str:
    sentence = f"Het proces ging van “{_station(data['van'])}” naar “{_station(data['naar'])}”."
    if count := len(data.get("met_reden", [])):
        return f"{sentence} Bij {count} {'punt' if count == 1 else 'punten'} schreef de begeleider een reden op."
    return sentence


def _terug(names: Names, data: dict[str, Any]) -> str:
    sentence = f"Het proces ging terug van “{_station(data['van'])}” naar “{_station(data['naar'])}”."
    return f"{sentence} Dat was overmacht. Iedereen kreeg bericht." if data.get("overmacht") else sentence


kind("begonnen", Audience.ALL, "Het proces is begonnen.")
kind("proces_veranderd", Audience.KERNGROEP, "De titel, de plaats of de aanleiding is veranderd.")
kind("stap_verder", Audience.ALL, _verder)
kind("stap_terug", Audience.ALL, _terug)
kind("opgeschort", Audience.ALL, "Het proces rust even.")
kind("hervat", Audience.ALL, "Het proces gaat weer verder.")
kind("gestopt", Audience.ALL, "Het proces is gestopt.")
kind("begeleider_erbij", Audience.KERNGROEP, "Er kwam een begeleider bij.")
kind("hoofd_gewisseld", Audience.KERNGROEP, "Iemand anders werd hoofdbegeleider.")
kind("onafhankelijk_verklaard", Audience.ALL, "Een begeleider verklaarde onafhankelijk te zijn.")
kind("instellingen_veranderd", Audience.KERNGROEP, "De instellingen zijn veranderd.")
kind("link_vernieuwd", Audience.BEGELEIDERS, "{person} kreeg een nieuwe link. De oude werkt niet meer.")
kind("gegevens_veranderd", Audience.BEGELEIDERS, "De gegevens van {person} zijn veranderd.")
