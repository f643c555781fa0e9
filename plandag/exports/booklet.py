"""The plan booklet: made when everyone can live with the plan, for everyone who was there."""

from plandag.exports import bron as source
from plandag.exports import paper, pictures
from plandag.exports.verantwoording import account
from plandag.models import Document
from plandag.papieren import Render
from plandag.papieren import paper as makes


@makes(Document.Soort.PLANBOEK)
def planboek(document: Document) -> Render:
    bron = source.read(document)
    return paper.prepare(
        "pdf/planboek.html",
        bron,
        soort=document.soort,
        title=f"Plan: {bron.process.title}",
        context={
            "verantwoording": account(bron),
            "geldbalken": pictures.money(bron),
            "groepen": pictures.groups(bron),
        },
    )
