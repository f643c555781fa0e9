"""The go/no-go sheet of the verkenning, and how its acts read in the journal."""

from dataclasses import dataclass

from processes.journal import Audience, kind


@dataclass(frozen=True)
class Vraag:
    """One criterium: *ja* always means that the process can go on. `key` is stored and never reused."""

    key: str
    question: str
    explanation: str


VEILIGHEID = "veiligheid"
BESLUIT = "besluit"

CRITERIA = (
    Vraag(
        "macht",
        "Wil wie mag beslissen vooraf grenzen vastleggen?",
        "En daarna van het plan afblijven? Zonder dat wordt het plan een advies.",
    ),
    Vraag(
        "ruimte",
        "Is er echt nog iets te beslissen?",
        "Steun zoeken voor een plan dat al klaar is, is geen herstelproces.",
    ),
    Vraag(
        "kanten",
        "Kennen we alle kanten, en willen ze praten?",
        "Vraag in elk gesprek wie je nog meer moet spreken.",
    ),
    Vraag(
        VEILIGHEID,
        "Is voor acute veiligheid al gezorgd, ergens anders?",
        "Gevaar, geweld of dreiging hoort bij politie, hulpdiensten of zorg. Dat gaat altijd voor.",
    ),
    Vraag(
        BESLUIT,
        "Blijft er ruimte, ook na besluiten die al gepland zijn?",
        "Denk aan een raadsbesluit, een vergunning, een rechtszaak of verkiezingen in deze maanden.",
    ),
    Vraag(
        "onafhankelijk",
        "Kan de begeleider onafhankelijk werken?",
        "Ook van wie betaalt. Alle kanten moeten dat kunnen geloven.",
    ),
    Vraag(
        "opdracht",
        "Accepteert de opdrachtgever een open uitkomst?",
        "Ook een uitkomst die hem niet goed uitkomt, of eerlijk stoppen zonder plan.",
    ),
    Vraag(
        "recht",
        "Kan dit naast lopende zaken bij politie of rechter?",
        "Het proces oordeelt niet over schuld en geeft niets door aan een zaak.",
    ),
    Vraag(
        "middelen",
        "Zijn er genoeg tijd, geld en mensen?",
        "Voor alle gesprekken, voor de plandag, en voor wat er daarna gebeurt.",
    ),
    Vraag(
        "bereik",
        "Kunnen we alle groepen bereiken?",
        "Ook wie geen Nederlands leest, geen telefoon heeft of nooit naar een avond komt.",
    ),
)

QUESTIONS = {item.key: item.question for item in CRITERIA}

kind(
    "criterium",
    Audience.BEGELEIDERS,
    lambda names, data: f"Verkenning: “{QUESTIONS.get(data['criterium'], 'een vraag')}” Antwoord: {data['oordeel']}.",
)
kind("kant_erbij", Audience.BEGELEIDERS, "Er kwam een kant bij.")
kind("kant_gepeild", Audience.BEGELEIDERS, "Een kant is gevraagd of zij wil praten.")
kind("kant_weg", Audience.BEGELEIDERS, "Een kant is weer weggehaald.")
