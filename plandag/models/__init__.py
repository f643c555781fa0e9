from plandag.models.consent import (
    Antwoord,
    Bezwaar,
    Bundel,
    ConsentRonde,
    Heropenverzoek,
    LosAntwoord,
    Uitslag,
    Zorg,
)
from plandag.models.dag import Aanmelding, Aanwezigheid, Plandag, Programmaonderdeel
from plandag.models.plan import Kostenpost, Plan, Planonderdeel, Voorstel, VoorstelVersie
from plandag.models.toets import Besluit, Groepsantwoord, Handtekening, Oordeel, Overeenkomst, Toets
from plandag.models.vervolg import (
    Document,
    Evaluatiemoment,
    Nazorgcontact,
    Standmelding,
    Verantwoording,
    Vervolgafspraak,
)

__all__ = [
    "Aanmelding",
    "Aanwezigheid",
    "Antwoord",
    "Besluit",
    "Bezwaar",
    "Bundel",
    "ConsentRonde",
    "Document",
    "Evaluatiemoment",
    "Groepsantwoord",
    "Handtekening",
    "Heropenverzoek",
    "Kostenpost",
    "LosAntwoord",
    "Nazorgcontact",
    "Oordeel",
    "Overeenkomst",
    "Plan",
    "Plandag",
    "Planonderdeel",
    "Programmaonderdeel",
    "Standmelding",
    "Toets",
    "Uitslag",
    "Verantwoording",
    "Vervolgafspraak",
    "Voorstel",
    "VoorstelVersie",
    "Zorg",
]
