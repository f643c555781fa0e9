"""What people in the example say and decide. Slots such as `[2026-03-09:kort]` are filled when it is loaded."""

from dataclasses import dataclass, field
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
    PartijData("Waterschap De Lage Wetering", "06 0000 0014", "Anouk Terpstra", "gebiedsbeheerder", "dagelijks bestuur 19"),
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
        (1,), "wet", "Alles in het plan past binnen de wet, ook de Omgevingswet en de regels voor privacy.",
        "Is er een wet die dit verbiedt?", "Omgevingswet, AVG",
    ),
    KaderData(
        (1,), "geld", "Het plan kost de gemeente samen niet meer dan € 180.000 eenmalig en € 20.000 per jaar.",
        "Blijft het totaal onder deze bedragen?", "raadsbesluit 2026-071",
        eenmalig=Decimal(180000), per_jaar=Decimal(20000),
    ),
    KaderData(
        (1,), "ruimte", "Op het terrein komen geen woningen. Of het bedrijf mag herbouwen ligt open.",
        "Staan er woningen in het onderdeel?", "omgevingsplan; de raad beslist",
    ),
    KaderData(
        (2,), "veiligheid",
        "Als er weer een bedrijf komt, blijft buiten opgeslagen kunststof onder 150 ton en op minstens 100 meter van woningen.",
        "Blijft de opslag binnen deze maten?", "regels voor opslag, Omgevingsdienst",
    ),
    KaderData(
        (3,), "geld", "Restoplast draagt niet meer bij dan € 250.000, en er verdwijnen door het plan geen vaste banen.",
        "Blijft het onder dit bedrag en blijven de banen?", "directiebesluit 2026-3", eenmalig=Decimal(250000),
    ),
    KaderData(
        (4,), "tijd",
        "De Wetering wordt schoongemaakt volgens het saneringsplan; er komt niets in of boven het water dat dit hindert vóór [2027-05-01].",
        "Hindert dit het schoonmaken?", "saneringsplan Wetering",
    ),
    KaderData(
        (1, 3), "overig", "Het plan bevat geen uitspraak over schuld of over lopende verzekerings- en strafzaken.",
        "Staat er een oordeel over schuld in?", "lopende zaken",
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


@dataclass(frozen=True)
class VersieData:
    """One version of an onderdeel, and what stood in the way of it."""

    text: str
    wijziging: str = ""
    bezwaren: tuple[tuple[str, str], ...] = ()
    wanneer: tuple[str, str] = ("", "")  # overrules the one of the onderdeel
    meetpunt: str = ""


@dataclass(frozen=True)
class OnderdeelData:
    """An onderdeel of the plan with all its versions; the last is what everyone can live with."""

    titel: str
    wie: str
    eigenaar: str  # id of a betrokkene, informant key, or P1..P4
    wanneer: tuple[str, str]
    versies: tuple[VersieData, ...]
    kosten: tuple[tuple[int, int, int], ...] = ()  # partij, eenmalig, per jaar
    kosten_uitleg: str = "Dit kost geen geld."
    meetpunt: str = ""
    wie_helpt: str = ""
    past: tuple[int, ...] = field(default=())  # kaders that say *past*; the others n.v.t.


NEGEN = ("B02", "B03", "B05", "B06", "B07", "B09", "B12", "B43", "B44")
O3 = "Mijn kinderen slapen naast die bult."

ONDERDELEN = (
    OnderdeelData(
        "Spijt uitspreken", "Hessel Brandsma en Marleen Dijksterhuis", "P3", ("op", "2026-10-03"),
        (
            VersieData(
                "Restoplast en de gemeente zeggen in de kring hardop dat het hen spijt wat mensen hebben meegemaakt. "
                "Dit komt op papier."
            ),
        ),
        meetpunt="Het is gezegd, en het staat op papier.", past=(7,),
    ),
    OnderdeelData(
        "Samen soep eten", "Beatrix Olde Heuvel", "B27", ("op", "2027-03-09"),
        (
            VersieData(
                "Elk jaar op [2026-03-09:kort] eten we samen soep in De Wetering. "
                "Bewoners, medewerkers en brandweer koken om de beurt."
            ),
        ),
        ((1, 0, 600),), "De gemeente betaalt de zaal en de boodschappen.", "Iedereen weet wie er kookt.",
    ),
    OnderdeelData(
        "Belboom en sirene", "Jorrit Wiersma en Ria Spruit", "B21", ("op", "2027-02-01"),
        (
            VersieData(
                "Er komt een sirene op het dorpshuis, met elke maand een proefalarm.",
                bezwaren=(("B41", "Van een sirene schrik ik zo, dan slaap ik weer weken niet."),),
            ),
            VersieData(
                "Er komt een belboom en een sirene op het dorpshuis. Twintig vrijwilligers bellen mensen zonder mobiel.",
                "Geen maandelijks proefalarm, wel een belboom.",
            ),
        ),
        ((1, 14000, 0),), "De gemeente betaalt de sirene.", "Bij de oefening is iedereen binnen een uur gebeld.",
    ),
    OnderdeelData(
        "Meetpunten voor lucht", "Samira Aydin en de Omgevingsdienst", "B25", ("op", "2027-04-01"),
        (
            VersieData(
                "Het dorp krijgt meetpunten voor lucht. Iedereen kan de cijfers zien, ook op papier bij de bakker."
            ),
        ),
        ((1, 22000, 0), (3, 30000, 0)), "Gemeente en Restoplast betalen samen.", "De cijfers hangen elke week bij de bakker.",
    ),
    OnderdeelData(
        "Dorpscommissie op het terrein", "Truus van Maanen en Kees Holleman", "B01", ("op", "2027-03-01"),
        (
            VersieData(
                "Een dorpscommissie van 5 bewoners loopt elke drie maanden over het terrein, zonder bericht vooraf.",
                bezwaren=(("B19", "Dan lopen ze ons te controleren alsof we boeven zijn."),),
            ),
            VersieData(
                "Een dorpscommissie van 7 mensen loopt elke drie maanden over het terrein, met een dag vooraf bericht.",
                "De commissie is gemengd, en er is een dag vooraf bericht.",
                (("B43", "Een dag vooraf is genoeg om alles op te ruimen."),),
            ),
            VersieData(
                "Een dorpscommissie van 7 mensen loopt elke drie maanden over het terrein. "
                "Zij kiest zelf het moment, met een dag vooraf bericht.",
                "De commissie kiest zelf het moment.",
            ),
        ),
        ((3, 0, 2000),), "Restoplast betaalt de onkosten.", "Na elke ronde staat er een verslag in de dorpskrant.",
    ),
    OnderdeelData(
        "Herbouw met wand", "Hessel Brandsma", "P3", ("in", "2027-10-01"),
        (
            VersieData("Restoplast mag herbouwen.", bezwaren=tuple((wie, O3) for wie in NEGEN)),
            VersieData(
                "Restoplast mag herbouwen, met maximaal 120 ton buiten, 110 meter van woningen.",
                "Er ligt minder buiten, en verder weg.",
                (("B07", "Ik geloof die cijfers niet."), ("B03", "Ik geloof die cijfers niet. Wie meet dat?")),
            ),
            VersieData(
                "Restoplast mag herbouwen, met maximaal 120 ton buiten, 110 meter van woningen, met een betonnen wand.",
                "Er komt een wand, en de meetpunten van onderdeel 4 horen erbij.",
                meetpunt="De meetpunten van onderdeel 4 laten zien dat de lucht goed is.",
            ),
            VersieData(
                "Restoplast mag herbouwen, met maximaal 120 ton buiten, 110 meter van woningen, met een betonnen wand. "
                "De bouw begint pas als de meetpunten van onderdeel 4 werken.",
                "De volgorde staat er nu in: eerst meten, dan bouwen.",
                meetpunt="De meetpunten van onderdeel 4 laten zien dat de lucht goed is.",
            ),
        ),
        (), "Restoplast betaalt dit zelf, buiten kader K5.", "De wand staat voordat er iets buiten ligt.",
        past=(3, 4, 5),
    ),
    OnderdeelData(
        "Strook met bomen", "Gerrit-Jan Posthumus", "B32", ("in", "2028-03-01"),
        (
            VersieData(
                "De kant van de Dijkstraat wordt een strook met bomen van 60 meter breed. Het dorp plant mee.",
                bezwaren=(("B34", "Dan ligt mijn land de halve dag in de schaduw."),),
                wanneer=("in", "2027-03-01"),
            ),
            VersieData(
                "De kant van de Dijkstraat wordt een strook met bomen van 40 meter breed. Het dorp plant mee.",
                "De strook is smaller, zodat er geen schaduw op het land valt.",
                wanneer=("in", "2027-03-01"),
            ),
            VersieData(
                "De kant van de Dijkstraat wordt een strook met bomen van 40 meter breed. Het dorp plant mee.",
                "Het planten begint na het schoonmaken van de Wetering.",
            ),
        ),
        ((1, 45000, 0), (3, 20000, 0)), "Gemeente en Restoplast betalen samen.", "De bomen staan en groeien.",
        past=(3, 6),
    ),
    OnderdeelData(
        "Noodpotje", "Fatma Yildiz", "B30", ("op", "2026-12-01"),
        (
            VersieData(
                "Er komt een noodpotje voor schade die niemand vergoedt: tot € 1.500 per huishouden. "
                "Drie dorpsgenoten beslissen.",
                bezwaren=(("B30", "Dan weet het halve dorp wat je tekortkomt."),),
            ),
            VersieData(
                "Er komt een noodpotje voor schade die niemand vergoedt: tot € 1.500 per huishouden. "
                "Drie dorpsgenoten en een buitenstaander beslissen.",
                "Er beslist een buitenstaander mee, en aanvragen gaan zonder naam.",
            ),
        ),
        ((3, 60000, 0), (1, 20000, 0)), "Restoplast en gemeente vullen het potje.", "Iedereen krijgt binnen vier weken antwoord.",
        past=(7,),
    ),
    OnderdeelData(
        "Geen vrachtwagens in de nacht", "Kees Holleman", "B13", ("op", "2027-01-01"),
        (
            VersieData(
                "Vrachtwagens rijden niet meer door de Dijkstraat tussen 22.00 en 6.00 uur.",
                bezwaren=(("B17", "Dan valt de nachtploeg weg."),),
            ),
            VersieData(
                "Vrachtwagens rijden niet meer door de Dijkstraat tussen 22.00 en 6.00 uur. "
                "Proef van zes maanden, daarna meten en opnieuw praten.",
                "Het wordt een proef, zodat de nachtploeg blijft.",
                (("B07", "Een half jaar is te lang wachten."),),
            ),
            VersieData(
                "Vrachtwagens rijden niet meer door de Dijkstraat tussen 22.00 en 6.00 uur. "
                "Proef van drie maanden, daarna meten en opnieuw praten.",
                "De proef duurt korter.",
            ),
        ),
        ((3, 4000, 0),), "Restoplast betaalt het omrijden.", "We tellen de vrachtwagens voor en na.",
    ),
    OnderdeelData(
        "Gesprekken met hulp", "Nynke Faber", "B26", ("op", "2026-11-01"),
        (
            VersieData(
                "Wie dat wil krijgt zes gesprekken met een hulpverlener. Ook medewerkers en brandweer."
            ),
        ),
        ((1, 35000, 0),), "De gemeente betaalt.", "Iedereen kan binnen twee weken terecht.",
    ),
    OnderdeelData(
        "Grond twee keer meten", "de Omgevingsdienst en Bram Nijboer", "P2", ("in", "2027-05-01"),
        (
            VersieData(
                "Grond van tuinen en weiland wordt nog twee keer gemeten. "
                "De uitslag komt binnen tien dagen bij de bewoner zelf."
            ),
        ),
        ((3, 18000, 0),), "Restoplast betaalt de metingen.", "Iedereen heeft de uitslag op papier.",
    ),
    OnderdeelData(
        "Les over brand en rook", "Sjoerd Hiemstra en Melvin Haan", "B38", ("in", "2027-01-01"),
        (VersieData("Kinderen van de school maken met de brandweer een les over brand en rook."),),
        ((1, 1500, 0),), "De gemeente betaalt het materiaal.", "Groep 7 en 8 hebben de les gehad.",
    ),
    OnderdeelData(
        "Eén telefoonnummer", "Elif Demir", "elif", ("op", "2026-11-01"),
        (
            VersieData(
                "Gemeente en bedrijf hebben één telefoonnummer. Iedere vraag krijgt binnen vijf werkdagen antwoord."
            ),
        ),
        ((1, 0, 8000),), "De gemeente betaalt.", "Iedereen kreeg binnen vijf werkdagen antwoord.",
    ),
    OnderdeelData(
        "Geen namen in de dorpsapp", "Lotte Brouwer en Cor Spruit", "B35", ("direct", ""),
        (
            VersieData(
                "We spreken af: geen beschuldigingen in de dorpsapp. "
                "Wie boos is, belt één van vier vertrouwde dorpsgenoten.",
                bezwaren=(("B36", "Wie bepaalt wat een beschuldiging is?"),),
            ),
            VersieData(
                "We spreken af: geen namen en beschuldigingen in de dorpsapp. "
                "Wie boos is, belt één van vier vertrouwde dorpsgenoten.",
                "Geen namen: dat kan iedereen zelf zien.",
            ),
        ),
        meetpunt="De vier vertrouwde dorpsgenoten zijn bekend.", past=(7,),
    ),
    OnderdeelData(
        "Nieuwe medewerkers welkom", "Piotr Zawadzki", "B15", ("doorlopend", ""),
        (VersieData("Nieuwe medewerkers krijgen een rondleiding door het dorp en worden welkom geheten."),),
        ((3, 0, 500),), "Restoplast betaalt koffie en gebak.", "Elke nieuwe medewerker kent het dorp.",
    ),
    OnderdeelData(
        "Terugkomen", "Truus van Maanen", "B01", ("op", "2027-01-16"),
        (
            VersieData(
                "Op [2027-01-16:kort] en [2027-06-05] komen we terug. Loopt iets vast, dan bellen we eerst elkaar, "
                "dan de begeleider, dan komt de kring binnen drie weken bij elkaar."
            ),
        ),
        ((1, 5000, 0),), "De gemeente betaalt zaal en begeleiding.", "We zijn er allemaal weer.", past=(7,),
    ),
)
ZAAL = (  # parked: title, text, why
    ("Bedrijf weg uit het dorp", "Restoplast komt niet terug in Wilgendam.", "14 mensen konden hier niet mee leven. Het werd een pakket: V04 tot en met V07."),
    ("Standbeeld", "Er komt een standbeeld voor de brandweer.", "De brandweer wil dit zelf niet."),
    ("Zwembad op het terrein", "Op het terrein komt een zwembad.", "Past niet binnen K2: te duur."),
    ("Schuldige aanwijzen", "Er komt op papier wie schuld heeft.", "Past niet binnen K7."),
)
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
