"""The plan as a text with real headings, for who has to work on with it: a raadsvoorstel, a letter."""

from functools import partial

from herstel.lib import docx
from herstel.lib.templatetags.herstel import datum, euro
from plandag.exports import bron as source
from plandag.exports.bron import Bron, Onderdeel
from plandag.models import Document
from plandag.papieren import Render, paper


@paper(Document.Soort.PLAN_DOCX)
def plan_docx(document: Document) -> Render:
    return partial(_write, source.read(document))


def _write(bron: Bron) -> bytes:
    writer = docx.Writer(title=bron.process.title, created=bron.moment)
    kring = bron.slotronde.uitslag.kring
    writer.paragraph(f"Plan van {datum(bron.dag)}, {bron.slotronde.plandag.plaats}")
    writer.paragraph(f"{bron.mensen} van de {kring} mensen in de kring kunnen ermee leven.", bold=True)
    _kwestie(writer, bron)
    writer.heading("Wat vooraf vaststond")
    for kader in bron.kaders:
        writer.heading(kader.code, level=2)
        writer.paragraph(kader.versie.text)
        if kader.versie.toetsvraag:
            writer.labelled("Toetsvraag", kader.versie.toetsvraag)
        writer.labelled("Vastgelegd door", kader.eigenaren)
    writer.heading("Wat we afspreken")
    for onderdeel in bron.onderdelen:
        _onderdeel(writer, onderdeel)
    writer.heading("Wat het samen kost")
    rows = [(each.partij.name, euro(each.eenmalig), euro(each.per_jaar)) for each in bron.kosten]
    writer.table(("Wie", "Eenmalig", "Per jaar"), rows)
    writer.heading("Controlecode")
    writer.paragraph("Een tekstbestand kun je veranderen. Het plan zelf staat in de PDF en heeft deze code:")
    writer.paragraph(bron.code, bold=True)
    writer.paragraph(bron.plan.sha256)
    return writer.save()


def _kwestie(writer: docx.Writer, bron: Bron) -> None:
    if bron.kwestie is None:
        return
    writer.heading("Waar gaat het over?")
    writer.paragraph(bron.kwestie.centrale_vraag, bold=True)
    for text in bron.kwestie.text.split("\n\n"):
        writer.paragraph(text)


def _onderdeel(writer: docx.Writer, onderdeel: Onderdeel) -> None:
    versie = onderdeel.versie
    writer.heading(f"{onderdeel.code}. {versie.titel}", level=2)
    writer.paragraph(versie.text)
    betaalt = [f"{each.partij.name} {each.text}" for each in onderdeel.kosten]
    parts = [
        ("Wie", versie.wie),
        ("Wie helpt", versie.wie_helpt),
        ("Wanneer", onderdeel.wanneer),
        ("Kosten", "; ".join(betaalt)),
        ("Kosten in woorden", versie.kosten_uitleg),
        ("Hieraan merken we dat het lukt", versie.meetpunt),
    ]
    for label, text in parts:
        if text:
            writer.labelled(label, text)
