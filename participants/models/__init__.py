from participants.models.betrokkene import (
    Aandraging,
    Behoefte,
    Betrokkene,
    Gesprek,
    Gespreksnotitie,
    Groep,
    NotitieLezing,
    Steunfiguur,
)
from participants.models.informatie import Informant, Informatievraag, Vrager

__all__ = [
    "Aandraging",
    "Behoefte",
    "Betrokkene",
    "Gesprek",
    "Gespreksnotitie",
    "Groep",
    "Informant",
    "Informatievraag",
    "NotitieLezing",
    "Steunfiguur",
    "Vrager",
]
