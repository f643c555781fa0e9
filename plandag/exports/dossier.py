"""The dossier: the plan with its toets, decisions, overeenkomst and signatures, and the page that proves it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from plandag.exports import bron as source
from plandag.exports import paper, pictures
from plandag.exports.bron import Bron, Onderdeel
from plandag.exports.verantwoording import closed_rounds, per_onderdeel
from plandag.models import (
    Besluit,
    Document,
    Evaluatiemoment,
    Handtekening,
    Oordeel,
    Overeenkomst,
    Toets,
    Verantwoording,
)
from plandag.papieren import Render
from plandag.papieren import paper as makes

PAST_NIET, NVT, VRAAG = Oordeel.Uitspraak.PAST_NIET, Oordeel.Uitspraak.NVT, Oordeel.Uitspraak.VRAAG


@dataclass(frozen=True)
class Getoetst:
    """What every owner says about one onderdeel, or about the sum (then `onderdeel` is None)."""

    onderdeel: Onderdeel | None
    oordelen: list[Oordeel]
    nvt: str  # the kaders it has nothing to do with
    vragen: list[Oordeel]  # each with what the group answered; that explains, it changes no word

    @property
    def is_short(self) -> bool:
        """Short enough to stay on one sheet, heading and all."""
        return len(self.oordelen) + 2 * len(self.vragen) <= 10


@dataclass(frozen=True)
class Naam:
    """A name under the overeenkomst."""

    handtekening: Handtekening
    naam: str
    functie: str


@makes(Document.Soort.DOSSIER)
def dossier(document: Document) -> Render:
    bron = source.read(document)
    title = f"Dossier: {bron.process.title}"
    context = {"document": document} | _toets_context(bron) | _overeenkomst_context(bron) | _evidence(bron)
    return paper.prepare("pdf/dossier.html", bron, soort=document.soort, title=title, context=context)


def _toets_context(bron: Bron) -> dict[str, Any]:
    toets = Toets.objects.filter(process=bron.process, plan=bron.plan, begonnen_op__lte=bron.moment).last()
    said = list(
        Oordeel.objects.filter(process=bron.process, at__lte=bron.moment)
        .select_related("partij", "kader_versie__kader", "versie__voorstel", "groepsantwoord")
        .order_by("pk")
    )
    besluiten = Besluit.objects.filter(toets=toets, at__lte=bron.moment).select_related("partij", "person")
    return _pictures(bron, said) | {
        "toets": toets,
        "getoetst": [_tested(onderdeel, said) for onderdeel in bron.onderdelen],
        "som": _tested(None, said),
        "paste_niet": _did_not_fit(bron, said),
        "besluiten": list(besluiten) if toets else [],
    }


def _pictures(bron: Bron, said: Iterable[Oordeel]) -> dict[str, Any]:
    drawn = pictures.squares(bron, said)
    return {
        "geldbalken": pictures.money(bron),
        "raster": drawn and drawn[1],
        "raster_key": pictures.key(drawn[0]) if drawn else [],
    }


def _tested(onderdeel: Onderdeel | None, said: Iterable[Oordeel]) -> Getoetst:
    """The last word per kader and owner counts: it is bound to the exact version, also in a later toets."""
    mine = [each for each in said if each.versie_id == (onderdeel.versie.pk if onderdeel else None)]
    last = {(each.kader_versie_id, each.partij_id): each for each in mine}
    rows = sorted(last.values(), key=lambda each: (each.kader_versie.kader.nummer, each.partij_id))
    nvt = sorted({each.kader_versie.kader.nummer for each in rows if each.uitspraak == NVT})
    return Getoetst(
        onderdeel=onderdeel,
        oordelen=[each for each in rows if each.uitspraak != NVT],
        nvt=", ".join(f"K{nummer}" for nummer in nvt),
        vragen=[each for each in mine if each.uitspraak == VRAAG],
    )


def _did_not_fit(bron: Bron, said: Iterable[Oordeel]) -> list[Oordeel]:
    """What an owner turned down on the way to this plan, with what would fit: power explains itself."""
    return [each for each in said if each.uitspraak == PAST_NIET]


def _overeenkomst_context(bron: Bron) -> dict[str, Any]:
    found = Overeenkomst.objects.filter(
        process=bron.process, plan_sha256=bron.plan.sha256, at__lte=bron.moment
    ).order_by("nummer")
    overeenkomst = found.last()
    names = _names(bron, overeenkomst)
    return {
        "overeenkomst": overeenkomst,
        "partijen": [name for name in names if name.handtekening.partij_id],
        "mensen": sorted((name for name in names if not name.handtekening.partij_id), key=lambda name: name.naam),
    }


def _names(bron: Bron, overeenkomst: Overeenkomst | None) -> list[Naam]:
    """Who signed gave that name; whoever did not sign is nowhere in this paper."""
    rows: QuerySet[Handtekening] = Handtekening.objects.filter(overeenkomst=overeenkomst, at__lte=bron.moment)
    rows = rows.select_related("person__kadersteller", "partij").order_by("pk")
    return [_name(row) for row in rows] if overeenkomst else []


def _name(row: Handtekening) -> Naam:
    person = row.person
    if person is None:
        return Naam(row, "", "")
    role = getattr(person, "kadersteller", None) if row.partij_id else None
    return Naam(row, person.name, role.functie if role else "")


def _evidence(bron: Bron) -> dict[str, Any]:
    closed = closed_rounds(bron)
    return {
        "rondes": per_onderdeel(bron, closed),
        "slotrondes": [ronde for ronde in closed if ronde.plan_id],
        "evaluaties": list(
            Evaluatiemoment.objects.filter(
                process=bron.process, gehouden_op__lte=timezone.localtime(bron.moment).date()
            ).order_by("gehouden_op", "pk")
        ),
        "verslag": Verantwoording.objects.filter(process=bron.process, at__lte=bron.moment).last(),
    }
