"""What stands in the style guide, in which order."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from herstel.stijl import dag, formulieren, mensen, tokens, zaak


@dataclass(frozen=True)
class Deel:
    """One part of the guide: a template under `demo/stijl/`, with the same name as its place on the page."""

    key: str
    title: str
    lead: str

    @property
    def template(self) -> str:
        return f"demo/stijl/{self.key}.html"


DELEN = (
    Deel(
        "kleuren",
        "Kleuren",
        "Elke kleur heeft een naam en een taak. Kleur zegt nooit alleen iets: er staat een woord bij.",
    ),
    Deel("letters", "Letters en koppen", "Eén letter, zeven maten. Regels zijn kort, zodat je ze volhoudt."),
    Deel("ruimte", "Ruimte en vorm", "Alles staat op stappen van 4 px."),
    Deel("knoppen", "Knoppen en links", "Hooguit één hoofdknop per pagina. Een knop is een werkwoord."),
    Deel("velden", "Velden", "Eerst de vraag, dan de uitleg, dan de fout, dan het veld."),
    Deel("fouten", "Fouten in een formulier", "Bovenaan staat wat er mis is, met een link naar elk veld."),
    Deel("meldingen", "Meldingen", "Wat bewaard is, zegt het zacht. Een bezwaar is welkom en nooit rood."),
    Deel("standen", "Standen", "Altijd een teken én een woord."),
    Deel("nu-te-doen", "Wat nu moet", "Alleen het eerste is vet. Wat klaar is, staat onderaan."),
    Deel("route", "De route", "Zeven stations op een lijn: klaar, nu en later."),
    Deel("processen", "Processen", "Een kaart per proces: waar het is, wat stilstaat en wat eraan komt."),
    Deel("kaders-en-partijen", "Kaders en partijen", "De grens in één zin, met de vraag waarmee je een plan toetst."),
    Deel("mensen", "Mensen en feiten", "Stoelen, rijen met mensen, en korte lijsten van een woord met een waarde."),
    Deel("tijd", "Wat was en wat komt", "Het journaal in zinnen, de gesprekken en het programma van een dag."),
    Deel(
        "lijsten",
        "Zoeken in een lijst",
        "Eerst hoeveel, dan zoeken, dan de lijst. Op een telefoon wordt een rij een kaartje.",
    ),
    Deel("plaatjes", "Plaatjes", "Achter elk plaatje staat dezelfde inhoud als tabel."),
    Deel("brief", "De brief", "Zo ziet een pagina van een deelnemer eruit: één smalle kolom."),
    Deel(
        "verschil",
        "Verschil tussen teksten",
        "Nieuw en weg staan er als woord bij. Twee mensen aan één tekst raken niets kwijt.",
    ),
    Deel("regie", "Regie", "Alleen de ronde die open is, heeft een gekleurde rand."),
    Deel("toets", "Toets aan de kaders", "Elk onderdeel naast elk kader. Eigen kolommen zijn links."),
    Deel("geld", "Geld", "De balk is het bedrag, de streep de grens."),
    Deel("papier", "Papier", "Dezelfde delen staan in de PDF. Papier blijft licht, ook als je scherm donker is."),
    Deel(
        "verbinding",
        "Bezig, bewaard en geen verbinding",
        "Wat je typt gaat nooit verloren, en de pagina zegt hoe het staat.",
    ),
    Deel(
        "vouwen", "Vouwen en lege schermen", "Wat niet iedereen nodig heeft, zit in een vouw. Leeg zegt wat hier komt."
    ),
    Deel("foutpagina", "Foutpagina", "Wat er is, dat het niet aan jou ligt, en hoe je verder kunt."),
    Deel("iconen", "Iconen", "Elk teken dat er is, met zijn naam."),
    Deel("raam", "Het raam om de pagina", "Deze delen staan om elke pagina heen, ook om deze."),
)


def context(now: datetime) -> dict[str, Any]:
    """Every part in every state. All of it is made up: nothing is read from the database."""
    source = tokens.css()
    case = zaak.examples(now)
    return {
        "delen": DELEN,
        "kruimels": [("Mijn processen", "#raam"), ("Wilgendam", "#raam"), ("Kaders", "")],
        "kleuren": list(tokens.colours(source)),
        "maten": tokens.letters(source),
        "stappen": tokens.lengths(source, "space"),
        "hoeken": tokens.lengths(source, "radius"),
        "iconen": tokens.icons(),
        **formulieren.examples(now),
        **case,
        **mensen.examples(now, case["process"]),
        **dag.examples(now, case["process"]),
    }
