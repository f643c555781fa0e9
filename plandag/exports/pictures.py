"""The pictures of the papers: the same numbers as on the pages, outside the text that is hashed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string

from herstel.lib import pictures
from herstel.lib.pictures import bars
from herstel.lib.templatetags.herstel import euro, minder_dan_5
from participants.models import Betrokkene, Gesprek, Groep
from plandag.exports.bron import Bron
from plandag.models import Oordeel
from plandag.rules import geld, raster
from plandag.rules.geld import Grens
from plandag.rules.raster import NO_LIMIT, OPEN, Raster, Regel

SMALL = 4  # whatever is below five is drawn alike (Decision 14)


@dataclass(frozen=True)
class Plaatje:
    """A picture with its words. `tekst`: what stands above it, for everyone."""

    src: str
    alt: str
    tekst: str = ""


def money(bron: Bron) -> list[Plaatje]:
    """What the plan asks beside each limit, as the kaders held then."""
    paid = {bedrag.partij.pk: bedrag for bedrag in bron.kosten}
    found = []
    for kader in bron.kaders:
        owners = [each.partij for each in kader.vaststellingen]
        mine = [paid[partij.pk] for partij in owners if partij.pk in paid]
        found += geld.grenzen(
            kader.code,
            " en ".join(partij.name for partij in owners),
            once=(sum((each.eenmalig for each in mine), geld.NIETS), kader.versie.max_eenmalig),
            yearly=(sum((each.per_jaar for each in mine), geld.NIETS), kader.versie.max_per_jaar),
        )
    return [_money(grens) for grens in found]


def squares(bron: Bron, said: Iterable[Oordeel]) -> tuple[Raster, Plaatje] | None:
    """Every onderdeel beside every kader: the last word of each owner. Nothing while nobody said anything."""
    last = {(each.versie_id, each.kader_versie_id, each.partij_id): each.uitspraak for each in said}
    columns = [(kader, each.partij) for kader in bron.kaders for each in kader.vaststellingen]
    regels = [
        Regel(
            onderdeel.code,
            onderdeel.versie.titel,
            [last.get((onderdeel.versie.pk, kader.versie.pk, partij.pk), OPEN) for kader, partij in columns],
        )
        for onderdeel in bron.onderdelen
    ]
    if any(kader.grens for kader in bron.kaders):
        kinds = [
            last.get((None, kader.versie.pk, partij.pk), OPEN) if kader.grens else NO_LIMIT for kader, partij in columns
        ]
        regels.append(Regel("Som", "", kinds))
    if not columns or all(kind in (OPEN, NO_LIMIT) for regel in regels for kind in regel.kinds):
        return None
    found = raster.place(regels, [(kader.code, partij.name) for kader, partij in columns])
    svg = _svg("raster", {"raster": found})
    return found, Plaatje(
        svg, f"Elk onderdeel naast elk kader: {found.kort}. De tabellen hierna zeggen het in woorden."
    )


def key(found: Raster) -> list[tuple[str, str, int]]:
    """Each sign of the picture with its word, and how often it is there."""
    return [(_svg("vakje", {"kind": kind}), word, count) for kind, word, count in found.counts]


def groups(bron: Bron) -> list[tuple[str, str, Plaatje]]:
    """How many were spoken per group: below five only that, in words and in the bar."""
    rows = Betrokkene.objects.filter(process=bron.process, at__lte=bron.moment)
    spoken = set(
        Gesprek.objects.gevoerd()
        .filter(betrokkene__process=bron.process, gevoerd_op__lte=bron.moment)
        .values_list("betrokkene_id", flat=True)
    )
    counts: dict[int, int] = {}
    for pk, groep in rows.values_list("pk", "groep_id"):
        counts[groep] = counts.get(groep, 0) + (pk in spoken)
    shown = [(groep.name, counts[groep.pk]) for groep in Groep.objects.filter(pk__in=counts).order_by("pk")]
    drawn = bars.parts([(max(count, SMALL), max(count, SMALL)) for _, count in shown])
    return [
        (name, minder_dan_5(count), Plaatje(_svg("balk", {"bar": bar}), f"Balk: {minder_dan_5(count)}"))
        for (name, count), bar in zip(shown, drawn, strict=True)
    ]


def _money(grens: Grens) -> Plaatje:
    what = f"{grens.kader}, {'per jaar' if grens.jaar else 'eenmalig'}"
    if grens.over:
        fits, words = f"{euro(grens.over)} meer dan de grens", "de balk gaat over de grens"
    else:
        fits, words = f"er blijft {euro(grens.rest)} over", "de balk blijft binnen de grens"
    text = f"{what}: {euro(grens.bedrag)}. De grens is {euro(grens.grens)}: {fits}."
    return Plaatje(_svg("geld", {"grens": grens}), f"{what}: {words}", text)


def _svg(name: str, context: dict[str, Any]) -> str:
    return pictures.data_uri(render_to_string(f"pdf/plaatjes/{name}.svg", context))
