"""The onderdelen of the plan with all their versions, and what stood in the way of them."""

from dataclasses import dataclass, field


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
        "Spijt uitspreken",
        "Hessel Brandsma en Marleen Dijksterhuis",
        "P3",
        ("op", "2026-10-03"),
        (
            VersieData(
                "Restoplast en de gemeente zeggen in de kring hardop dat het hen spijt wat mensen hebben meegemaakt. "
                "Dit komt op papier."
            ),
        ),
        meetpunt="Het is gezegd, en het staat op papier.",
        past=(7,),
    ),
    OnderdeelData(
        "Samen soep eten",
        "Beatrix Olde Heuvel",
        "B27",
        ("op", "2027-03-09"),
        (
            VersieData(
                "Elk jaar op [2026-03-09:kort] eten we samen soep in De Wetering. "
                "Bewoners, medewerkers en brandweer koken om de beurt."
            ),
        ),
        ((1, 0, 600),),
        "De gemeente betaalt de zaal en de boodschappen.",
        "Iedereen weet wie er kookt.",
    ),
    OnderdeelData(
        "Belboom en sirene",
        "Jorrit Wiersma en Ria Spruit",
        "B21",
        ("op", "2027-02-01"),
        (
            VersieData(
                "Er komt een sirene op het dorpshuis, met elke maand een proefalarm.",
                bezwaren=(("B41", "Van een sirene schrik ik zo, dan slaap ik weer weken niet."),),
            ),
            VersieData(
                "Er komt een belboom en een sirene op het dorpshuis. "
                "Twintig vrijwilligers bellen mensen zonder mobiel.",
                "Geen maandelijks proefalarm, wel een belboom.",
            ),
        ),
        ((1, 14000, 0),),
        "De gemeente betaalt de sirene.",
        "Bij de oefening is iedereen binnen een uur gebeld.",
    ),
    OnderdeelData(
        "Meetpunten voor lucht",
        "Samira Aydin en de Omgevingsdienst",
        "B25",
        ("op", "2027-04-01"),
        (
            VersieData(
                "Het dorp krijgt meetpunten voor lucht. Iedereen kan de cijfers zien, ook op papier bij de bakker."
            ),
        ),
        ((1, 22000, 0), (3, 30000, 0)),
        "Gemeente en Restoplast betalen samen.",
        "De cijfers hangen elke week bij de bakker.",
    ),
    OnderdeelData(
        "Dorpscommissie op het terrein",
        "Truus van Maanen en Kees Holleman",
        "B01",
        ("op", "2027-03-01"),
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
        ((3, 0, 2000),),
        "Restoplast betaalt de onkosten.",
        "Na elke ronde staat er een verslag in de dorpskrant.",
    ),
    OnderdeelData(
        "Herbouw met wand",
        "Hessel Brandsma",
        "P3",
        ("in", "2027-10-01"),
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
        (),
        "Restoplast betaalt dit zelf, buiten kader K5.",
        "De wand staat voordat er iets buiten ligt.",
        past=(3, 4, 5),
    ),
    OnderdeelData(
        "Strook met bomen",
        "Gerrit-Jan Posthumus",
        "B32",
        ("in", "2028-03-01"),
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
        ((1, 45000, 0), (3, 20000, 0)),
        "Gemeente en Restoplast betalen samen.",
        "De bomen staan en groeien.",
        past=(3, 6),
    ),
    OnderdeelData(
        "Noodpotje",
        "Fatma Yildiz",
        "B30",
        ("op", "2026-12-01"),
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
        ((3, 60000, 0), (1, 20000, 0)),
        "Restoplast en gemeente vullen het potje.",
        "Iedereen krijgt binnen vier weken antwoord.",
        past=(7,),
    ),
    OnderdeelData(
        "Geen vrachtwagens in de nacht",
        "Kees Holleman",
        "B13",
        ("op", "2027-01-01"),
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
        ((3, 4000, 0),),
        "Restoplast betaalt het omrijden.",
        "We tellen de vrachtwagens voor en na.",
    ),
    OnderdeelData(
        "Gesprekken met hulp",
        "Nynke Faber",
        "B26",
        ("op", "2026-11-01"),
        (VersieData("Wie dat wil krijgt zes gesprekken met een hulpverlener. Ook medewerkers en brandweer."),),
        ((1, 35000, 0),),
        "De gemeente betaalt.",
        "Iedereen kan binnen twee weken terecht.",
    ),
    OnderdeelData(
        "Grond twee keer meten",
        "de Omgevingsdienst en Bram Nijboer",
        "P2",
        ("in", "2027-05-01"),
        (
            VersieData(
                "Grond van tuinen en weiland wordt nog twee keer gemeten. "
                "De uitslag komt binnen tien dagen bij de bewoner zelf."
            ),
        ),
        ((3, 18000, 0),),
        "Restoplast betaalt de metingen.",
        "Iedereen heeft de uitslag op papier.",
    ),
    OnderdeelData(
        "Les over brand en rook",
        "Sjoerd Hiemstra en Melvin Haan",
        "B38",
        ("in", "2027-01-01"),
        (VersieData("Kinderen van de school maken met de brandweer een les over brand en rook."),),
        ((1, 1500, 0),),
        "De gemeente betaalt het materiaal.",
        "Groep 7 en 8 hebben de les gehad.",
    ),
    OnderdeelData(
        "Eén telefoonnummer",
        "Elif Demir",
        "elif",
        ("op", "2026-11-01"),
        (
            VersieData(
                "Gemeente en bedrijf hebben één telefoonnummer. Iedere vraag krijgt binnen vijf werkdagen antwoord."
            ),
        ),
        ((1, 0, 8000),),
        "De gemeente betaalt.",
        "Iedereen kreeg binnen vijf werkdagen antwoord.",
    ),
    OnderdeelData(
        "Geen namen in de dorpsapp",
        "Lotte Brouwer en Cor Spruit",
        "B35",
        ("direct", ""),
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
        meetpunt="De vier vertrouwde dorpsgenoten zijn bekend.",
        past=(7,),
    ),
    OnderdeelData(
        "Nieuwe medewerkers welkom",
        "Piotr Zawadzki",
        "B15",
        ("doorlopend", ""),
        (VersieData("Nieuwe medewerkers krijgen een rondleiding door het dorp en worden welkom geheten."),),
        ((3, 0, 500),),
        "Restoplast betaalt koffie en gebak.",
        "Elke nieuwe medewerker kent het dorp.",
    ),
    OnderdeelData(
        "Terugkomen",
        "Truus van Maanen",
        "B01",
        ("op", "2027-01-16"),
        (
            VersieData(
                "Op [2027-01-16:kort] en [2027-06-05] komen we terug. Loopt iets vast, dan bellen we eerst elkaar, "
                "dan de begeleider, dan komt de kring binnen drie weken bij elkaar."
            ),
        ),
        ((1, 5000, 0),),
        "De gemeente betaalt zaal en begeleiding.",
        "We zijn er allemaal weer.",
        past=(7,),
    ),
)
ZAAL = (  # parked: title, text, why
    (
        "Bedrijf weg uit het dorp",
        "Restoplast komt niet terug in Wilgendam.",
        "14 mensen konden hier niet mee leven. Het werd een pakket: V04 tot en met V07.",
    ),
    ("Standbeeld", "Er komt een standbeeld voor de brandweer.", "De brandweer wil dit zelf niet."),
    ("Zwembad op het terrein", "Op het terrein komt een zwembad.", "Past niet binnen K2: te duur."),
    ("Schuldige aanwijzen", "Er komt op papier wie schuld heeft.", "Past niet binnen K7."),
)
