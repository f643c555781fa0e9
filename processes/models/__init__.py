from processes.models.concept import Concept
from processes.models.kader import Kader, KaderReactie, KaderVersie, OpenPunt, Vaststelling
from processes.models.kwestie import Herkenning, Kwestieomschrijving, Neutraliteit
from processes.models.partij import (
    Kadersteller,
    Kerngroeplid,
    Mandaat,
    Meelezer,
    Partij,
    Spelregels,
)
from processes.models.people import Organisatie, Person, User
from processes.models.process import Begeleiding, Criterium, Kant, Process, StepChange
from processes.models.record import Bericht, Gebeurtenis

__all__ = [
    "Begeleiding",
    "Bericht",
    "Concept",
    "Criterium",
    "Gebeurtenis",
    "Herkenning",
    "Kader",
    "KaderReactie",
    "KaderVersie",
    "Kadersteller",
    "Kant",
    "Kerngroeplid",
    "Kwestieomschrijving",
    "Mandaat",
    "Meelezer",
    "Neutraliteit",
    "OpenPunt",
    "Organisatie",
    "Partij",
    "Person",
    "Process",
    "Spelregels",
    "StepChange",
    "User",
    "Vaststelling",
]
