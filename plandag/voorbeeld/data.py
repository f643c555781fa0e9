"""What people in the example say and decide. Slots such as `[2026-03-09:kort]` are filled when it is loaded."""

from dataclasses import dataclass
from decimal import Decimal

TITEL = "Na de brand in Wilgendam"
PLAATS = "Wilgendam, gemeente Lingebroek"
AANLEIDING = (
    "In de nacht van [2026-03-08:kort] op [2026-03-09:kort] was er een grote brand bij Restoplast Wilgendam BV. "
    "Het rookte 26 uur. 61 woningen zijn ontruimd. Twee vrijwillige brandweerlieden raakten gewond. Een "
    "inwonersavond liep uit de hand. Het bedrijf wil herbouwen; 34 dorpsgenoten werken er."
)

ONAFHANKELIJK = (
    "Ik heb geen belang bij de uitkomst. Ik woon niet in Wilgendam en werk niet voor een van de partijen. "
    "De gemeente betaalt mijn uren, maar beslist niet mee over hoe ik begeleid."
)

REDENEN = {  # gate → why the process goes on while it is not open
    "kanten_bereid": "De medewerkers doen mee zolang niemand wordt uitgescholden. Dat is de afspraak.",
    "elke_kant_heeft_lid": "De overige bewoners praten mee via dorpsbelang.",
}

CRITERIA_REDEN = "Besproken in de verkennende gesprekken van [2026-04-20:kort] en daarna."

KANTEN = (
    ("Ontruimde bewoners", "ja", "Wil dat er eindelijk geluisterd wordt."),
    ("Overige bewoners", "ja", ""),
    ("Medewerkers van Restoplast", "ja_mits", "Niemand wordt uitgescholden."),
    ("Hulpverleners", "ja", ""),
    ("Boeren", "ja", ""),
    ("Ondernemers en verenigingen", "ja", ""),
    ("School en jongeren", "ja", ""),
)


@dataclass(frozen=True)
class PartijData:
    """A kaderstellende partij with who acts for it."""

    name: str
    contact: str
    kadersteller: str
    functie: str
    besluit: str


PARTIJEN = (
    PartijData("Gemeente Lingebroek", "06 0000 0011", "Marleen Dijksterhuis", "wethouder", "raadsbesluit 2026-071"),
    PartijData("Omgevingsdienst Rivierdal", "06 0000 0012", "Ruud Pelgrim", "teamleider", "mandaatbesluit OD 44"),
    PartijData("Restoplast Wilgendam BV", "06 0000 0013", "Hessel Brandsma", "directeur", "directiebesluit 2026-3"),
    PartijData(
        "Waterschap De Lage Wetering", "06 0000 0014", "Anouk Terpstra", "gebiedsbeheerder", "dagelijks bestuur 19"
    ),
)
BEREID = "Legt vooraf vast wat niet kan, en past het plan daarin, dan gaat het ongewijzigd door."

SPELREGELS = """We laten elkaar uitpraten.
Wat hier gezegd wordt, blijft hier. Antwoorden in de kring zijn vertrouwelijk op naam.
Wie er niet bij kan zijn, geeft vooraf iets mee. Niemand antwoordt namens een ander.
We gaan door als 60 van de 100 mensen die ja zeiden er zijn, en uit elke groep iemand."""

KERNGROEP = (  # id, side, hoedanigheid
    ("B01", 0, "ontruimd, begon de actiegroep Wilgendam Ademt"),
    ("B13", 2, "voorman bij Restoplast en dorpsgenoot"),
    ("B25", 3, "huisarts, bezorgd over kinderen"),
    ("B21", 3, "vrijwillige brandweer"),
    ("B27", 5, "dorpsbelang"),
    ("B15", 2, "medewerker Restoplast, huurt in de Kersengaard"),
    ("B35", 6, "scholier, jongerenraad"),
    ("B32", 4, "melkveehouder naast het terrein, gras afgekeurd"),
)
MEELEZERS = (("B03", 0), ("B43", 1), ("B17", 2), ("B30", 5))

VRAAG = (
    "Wat is er nodig, zodat iedereen in Wilgendam zich weer veilig en thuis kan voelen, "
    "en hoe gaan we verder met de plek van het bedrijf?"
)
_BEGIN = "In de nacht van [2026-03-08:kort] op [2026-03-09] brandde Restoplast in Wilgendam af."
_ROOK = "De rook trok over het dorp. Mensen moesten hun huis uit. Brandweermensen raakten gewond."
_ROET = "In tuinen en sloten kwam roet en vuil water. Er is veel gebeurd, ook daarna."
_SLAAP = "Sommige mensen slapen nog slecht."
_BAAN = "Sommige mensen zijn bang voor hun baan."
_LAAT = "Veel mensen voelden zich niet op tijd gewaarschuwd."
_AANGEWEZEN = "Anderen voelen zich aangewezen als schuldige."
_BUREN = "Buren die elkaar vroeger groetten, doen dat nu niet meer."
_VERDER = "Het bedrijf wil verder. De gemeente moet besluiten nemen."
_SAMEN = "Wij willen samen praten over wat er is gebeurd, wat dat met ons deed, en hoe we verder gaan."
_RAMP = "Op [2026-03-09] was er een ramp in Wilgendam. Restoplast brandde af."


@dataclass(frozen=True)
class KwestieData:
    """A version of the kwestieomschrijving, and what the kerngroep says about it."""

    day: str
    text: str
    wijziging: str
    bijna: tuple[tuple[str, str], ...] = ()
    nee: tuple[tuple[str, str], ...] = ()


KWESTIES = (
    KwestieData(
        "2026-05-26",
        f"{_RAMP} {_ROOK} {_ROET} {_SLAAP} {_LAAT} {_BUREN} {_VERDER} {_SAMEN}",
        "",
        bijna=(("B25", "Het gaat ook om nu."), ("B35", "Te lang."), ("B32", "De sloten staan er niet echt in.")),
        nee=(("B13", "Er staat ramp, dat wil ik niet."), ("B15", "Ons werk wordt niet genoemd.")),
    ),
    KwestieData(
        "2026-06-02",
        f"{_BEGIN} {_ROOK} {_ROET} {_SLAAP} {_LAAT} {_BUREN} {_VERDER} {_SAMEN}",
        "Het woord ramp is weg: zo voelt niet iedereen het.",
        bijna=(("B25", "Mensen die zich aangewezen voelen, staan er niet in."), ("B35", "Bijna goed.")),
        nee=(("B15", "Ons werk wordt nog steeds niet genoemd."),),
    ),
    KwestieData(
        "2026-06-09",
        f"{_BEGIN} {_ROOK} {_ROET} {_SLAAP} {_BAAN} {_LAAT} {_BUREN} {_VERDER} {_SAMEN}",
        "De angst om het werk staat er nu in.",
        bijna=(("B13", "Wij voelen ons aangewezen. Dat mist nog."),),
    ),
    KwestieData(
        "2026-06-12",
        f"{_BEGIN} {_ROOK} {_ROET} {_SLAAP} {_BAAN} {_LAAT} {_AANGEWEZEN} {_BUREN} {_VERDER} {_SAMEN}",
        "Dat mensen zich aangewezen voelen, staat er nu ook in.",
    ),
)
FEITEN_EENS = "Het NL-Alert kwam om 03.40 uur. 61 woningen zijn ontruimd. Het rookte 26 uur."
FEITEN_ONEENS = "Hoe laat de eerste melding was. Hoeveel er buiten lag opgeslagen."


@dataclass(frozen=True)
class KaderData:
    """A kader with its owners (numbers of the partijen)."""

    owners: tuple[int, ...]
    soort: str
    text: str
    toetsvraag: str
    bron: str
    uitleg: str = ""
    eenmalig: Decimal | None = None
    per_jaar: Decimal | None = None


KADERS = (
    KaderData(
        (1,),
        "wet",
        "Alles in het plan past binnen de wet, ook de Omgevingswet en de regels voor privacy.",
        "Is er een wet die dit verbiedt?",
        "Omgevingswet, AVG",
    ),
    KaderData(
        (1,),
        "geld",
        "Het plan kost de gemeente samen niet meer dan € 180.000 eenmalig en € 20.000 per jaar.",
        "Blijft het totaal onder deze bedragen?",
        "raadsbesluit 2026-071",
        eenmalig=Decimal(180000),
        per_jaar=Decimal(20000),
    ),
    KaderData(
        (1,),
        "ruimte",
        "Op het terrein komen geen woningen. Of het bedrijf mag herbouwen ligt open.",
        "Staan er woningen in het onderdeel?",
        "omgevingsplan; de raad beslist",
    ),
    KaderData(
        (2,),
        "veiligheid",
        "Als er weer een bedrijf komt, blijft buiten opgeslagen kunststof onder 150 ton "
        "en op minstens 100 meter van woningen.",
        "Blijft de opslag binnen deze maten?",
        "regels voor opslag, Omgevingsdienst",
    ),
    KaderData(
        (3,),
        "geld",
        "Restoplast draagt niet meer bij dan € 250.000, en er verdwijnen door het plan geen vaste banen.",
        "Blijft het onder dit bedrag en blijven de banen?",
        "directiebesluit 2026-3",
        eenmalig=Decimal(250000),
    ),
    KaderData(
        (4,),
        "tijd",
        "De Wetering wordt schoongemaakt volgens het saneringsplan; "
        "er komt niets in of boven het water dat dit hindert vóór [2027-05-01].",
        "Hindert dit het schoonmaken?",
        "saneringsplan Wetering",
    ),
    KaderData(
        (1, 3),
        "overig",
        "Het plan bevat geen uitspraak over schuld of over lopende verzekerings- en strafzaken.",
        "Staat er een oordeel over schuld in?",
        "lopende zaken",
    ),
)
K6_UITLEG = "Zolang er baggerschepen varen, mag er niets in de weg staan. Daarna mag er van alles."
OPEN = (
    "Of het bedrijf mag herbouwen, ja of nee.",
    "Hoe het dorp wordt gewaarschuwd.",
    "Hoe het dorp toezicht houdt.",
    "Hoe we de brand herdenken.",
    "Schade die niemand vergoedt.",
    "Waar het terrein voor gebruikt wordt.",
    "Hoe bedrijf en dorp contact houden.",
)
NOTITIE_B17 = (
    "Danny durft de bakker niet meer in. Iemand riep 'brandstichter'. Hij was die nacht vrij. "
    "Wil dat iemand hardop zegt dat het personeel ook geschrokken is."
)


@dataclass(frozen=True)
class InformantData:
    """Who explains something on the day."""

    name: str
    organisatie: str
    minuten: int = 10


INFORMANTEN = {
    "femke": InformantData("Femke Oosting", "toxicoloog, GGD"),
    "stefan": InformantData("Stefan Groenhof", "veiligheidsregio"),
    "elif": InformantData("Elif Demir", "jurist en grondzaken, gemeente Lingebroek"),
    "bas": InformantData("Bas Wolthuis", "schaderegelaar"),
}


@dataclass(frozen=True)
class VraagData:
    """A merged information question: how often it was asked, and who answers it."""

    text: str
    keer: int
    wie: tuple[str, ...] = ()
    antwoord: str = ""


VRAGEN = (
    VraagData("Wat zat er in de rook en wat doet dat met mij?", 31, ("femke",)),
    VraagData("Waarom kwam het NL-Alert pas om 03.40 uur?", 27, ("stefan",)),
    VraagData("Mag het bedrijf zomaar herbouwen? Wie beslist?", 24, ("elif",)),
    VraagData("Mag ik groente uit mijn tuin eten? Mag het vee het gras op?", 19, ("femke",)),
    VraagData("Wat deed het personeel die nacht?", 9, (), "Ploegleider Rachid vertelt dit zelf in de kring."),
    VraagData("Welke schade betaalt niemand?", 14, ("bas",)),
    VraagData("Wat kost leegstand of een park?", 6, ("elif",)),
)
BEHOEFTEN = (  # id, soort, text, anders kom ik niet, answer
    ("B01", "toegang", "Slecht ter been, graag een stoel vooraan.", False, "Stoel aan het gangpad."),
    ("B03", "veilig", "Ik wil niet naast medewerkers zitten.", True, "Je zit aan tafel 4, naast Hanneke."),
    ("B06", "toegang", "Zwanger, ik wil kunnen rusten.", False, "Er is een rustruimte."),
    ("B11", "tolk", "Tolk Oekraïens", True, "Er komt een tolk mee."),
    ("B15", "tolk", "Tolk Pools", False, "Er komt een tolk mee."),
    ("B17", "veilig", "Ik ben bang voor verwijten.", True, "Noor haalt je op en blijft in de buurt."),
    ("B39", "oppas", "Oppas nodig voor twee kinderen.", False, "Er is een kinderhoek met begeleiding."),
    ("B41", "toegang", "Slechtziend, grote letters.", False, "De stukken liggen klaar in grote letters."),
    ("B46", "eten", "Vegetarisch", False, "Geregeld."),
)
PROGRAMMA = (
    ("12.30", "Inloop met soep", "ontvangst", ()),
    ("13.00", "Welkom, spelregels en waar het over gaat", "gesprek", ()),
    ("13.20", "De kaders, uitgelegd door wie ze vastlegde", "informatief", ()),
    ("13.40", "Informatiemarkt", "informatief", ("femke", "stefan", "elif", "bas")),
    ("14.45", "Wat is er gebeurd, en wat deed dat met je?", "gesprek", ()),
    ("15.45", "Pauze", "pauze", ()),
    ("16.05", "Ideeën verzamelen, zonder oordeel", "plan", ()),
    ("17.15", "Voorstellen schrijven", "plan", ()),
    ("18.00", "Samen eten", "pauze", ()),
    ("19.00", "Rondes per onderdeel", "consent", ()),
    ("20.45", "Slotronde", "consent", ()),
    ("21.15", "Toets aan de kaders", "toets", ()),
    ("21.45", "Afspraken en ondertekenen", "afsluiting", ()),
)
MEEGEVEN = {
    "B04": "Vergeet de oudere mensen in de Dijkstraat niet.",
    "B24": "Ik schreef een brief. Wij gingen naar binnen omdat we dachten dat er nog iemand was.",
    "B45": "Er moet weer iets leuks komen in het dorp.",
}

O6_GROEP = (
    "De groep maakte de proef korter: drie maanden in plaats van zes. Daarna meten we en praten we opnieuw. "
    "De begeleider belt hem de volgende dag."
)
SLOT_NEE = ("B03", "B05", "B43")
SLOT_NEE_REDEN = "Het gaat mij om de volgorde in onderdeel 6: eerst meten, dan pas bouwen."
ZORGEN = (
    "De commissie bloedt dood.",
    "Het potje is na een maand leeg.",
    "De wand komt later dan beloofd.",
    "Ik durf nog niet langs de Dijkstraat.",
    "Straks komt er niemand meer naar de soep.",
    "Ik ben bang dat de nachtploeg toch krimpt.",
    "Wie kijkt er na een jaar nog naar de cijfers?",
    "De bomen zijn nog lang klein.",
    "Ik hoop dat de telefoon wordt opgenomen.",
    "De dorpsapp blijft een lastig ding.",
    "Ik weet niet of mijn gras goed komt.",
    "Twintig vrijwilligers is veel voor een dorp.",
    "Als het weer stinkt, ben ik weg.",
    "Ik ben bang dat we elkaar weer kwijtraken.",
)
INTENTIES = (
    "Wij groeten elkaar weer.\nWij praten met elkaar en niet over elkaar.\n"
    "Wij houden elkaar aan wat we hebben afgesproken, en vragen eerst hoe het gaat."
)
GESCHILLEN = (
    "Loopt iets vast, dan bellen we eerst elkaar. Lukt dat niet, dan bellen we de begeleider. "
    "Daarna komt de kring binnen drie weken bij elkaar."
)
VERANTWOORDING = (
    "Dit plan is gemaakt door de mensen zelf. Wie wilde, kon meedoen. Eén bezwaar bleef staan toen de indiener "
    "naar huis ging; de groep paste de tekst aan en hij is de volgende dag gebeld."
)
NAZORG_B07 = "Gebeld. Drie maanden vindt hij goed: zo kan ik ermee leven."
