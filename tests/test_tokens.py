"""The colours of herstel.css keep the contrast that people who see less well need, by day and by night."""

import re

import pytest

from herstel.stijl import tokens
from herstel.stijl.tokens import contrast

CSS = tokens.css()
SCHEMES = tokens.schemes(CSS)
LIGHT, DARK = SCHEMES.values()
MORE = dict(
    re.findall(r"--herstel-color-([\w-]+): var\(--herstel-color-([\w-]+)\)", CSS.split("prefers-contrast: more")[1])
)

TEXT, EDGE = 4.5, 3.0
GROUNDS = ("paper", "surface", "sunken")
PAIRS = [
    *((word, ground, TEXT) for word in ("ink", "muted", "brand", "accent") for ground in GROUNDS),
    *((word, f"{word}-tint", TEXT) for word in ("consent", "concern", "objection", "accent", "brand")),
    *((word, ground, TEXT) for word in ("consent", "concern", "objection") for ground in ("paper", "surface")),
    *(("ink", f"{tint}-tint", TEXT) for tint in ("brand", "accent", "consent", "concern", "objection")),
    ("on-brand", "brand", TEXT),
    ("on-brand", "brand-deep", TEXT),
    *((edge, ground, EDGE) for edge in ("control", "focus") for ground in GROUNDS),
]
# ui.md names these by number; a change of a colour may not make one of them worse.
PROMISED = [
    ("ink", "paper", 13.8),
    ("muted", "paper", 5.8),
    ("brand", "paper", 7.2),
    ("on-brand", "brand", 7.7),
    ("accent", "paper", 5.4),
    ("consent", "consent-tint", 5.6),
    ("concern", "concern-tint", 6.3),
    ("objection", "objection-tint", 8.2),
]


def test_contrast_is_what_everybody_calls_it():
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("word", "ground", "least"), PAIRS)
def test_contrast(scheme, word, ground, least):
    colours = SCHEMES[scheme]

    assert contrast(colours[word], colours[ground]) >= least


@pytest.mark.parametrize(("word", "ground", "least"), PROMISED)
def test_contrast_that_is_promised(word, ground, least):
    assert contrast(LIGHT[word], LIGHT[ground]) >= least


def test_both_schemes_name_the_same_colours():
    assert set(LIGHT) == set(DARK)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_who_asks_for_more_contrast_gets_it(scheme):
    colours = SCHEMES[scheme]

    assert MORE["control"] == MORE["muted"] == "ink"
    assert all(contrast(colours[MORE[token]], colours[ground]) >= 7 for token in MORE for ground in GROUNDS)
