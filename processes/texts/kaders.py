"""The promise behind the kaders, and how the acts about them read in the journal."""

from typing import Any

from django.utils.translation import gettext_noop as _

from processes.journal import Audience, Names, kind

TOEZEGGING = _("Past het plan hierbinnen, dan gaat het ongewijzigd door.")

AARD = {
    "concept": _("een concept"),
    "verruiming": _("een verruiming"),
    "verduidelijking": _("een verduidelijking"),
    "overmacht": _("een verandering door overmacht"),
}


def _and(words: list[str]) -> str:
    return " en ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _vastgelegd(names: Names, data: dict[str, Any]) -> str:
    sentence = f"{names.partij(data['partij'])} legde vast: {_and(data['kaders'])}."
    return f"{sentence} Onder voorbehoud: {_and(data['voorlopig'])}." if data.get("voorlopig") else sentence


kind(
    "kader",
    Audience.KERNGROEP,
    lambda names, data: f"Van {data['kader']} is versie {data['versie']} geschreven: {AARD[data['aard']]}.",
)
kind("kader_weg", Audience.KERNGROEP, "{kader} is ingetrokken. Het was nog een concept.")
kind("kaders_vastgelegd", Audience.ALL, _vastgelegd)
kind(
    "kader_veranderd",
    Audience.ALL,
    lambda names, data: f"{data['kader']} is veranderd: {AARD[data['aard']]}. Iedereen kreeg bericht.",
)
kind("open_punt", Audience.KERNGROEP, "Er kwam iets bij wat open ligt.")
kind("open_punt_weg", Audience.KERNGROEP, "Iets wat open lag, is weer weggehaald.")
kind("kader_reactie", Audience.KERNGROEP, "Iemand uit de kerngroep reageerde op versie {versie} van {kader}.")
