"""The tokens as the stylesheet has them now, so that the guide can never say something else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings

STATIC = settings.BASE_DIR / "static"
COLOUR = re.compile(r"--herstel-color-([\w-]+):\s*(#[0-9A-Fa-f]{6});")
NIGHT = re.compile(r"prefers-color-scheme: dark\) \{\s*:root \{(.*?)\}", re.DOTALL)
LENGTH = re.compile(r"--herstel-(space|radius|target)(?:-(\w+))?: (\d+)px;")
LETTERS = re.compile(r"--herstel-text-(\w+): ([\d.]+)rem;")
BLOCK = re.compile(r"\.(herstel-[a-z]+)(?![a-z])")
ROOT_PX = 18

USES = {  # colour → where it stands, and the colour it must be read with
    "paper": ("Achtergrond van elke pagina", "ink"),
    "surface": ("Kaarten, velden: iets waar je iets mee doet", "ink"),
    "sunken": ("Uitleg naast het werk, de voet van een kaart", "ink"),
    "ink": ("Tekst", "paper"),
    "muted": ("Tekst die erbij hoort: datums, bronnen, uitleg", "paper"),
    "line": ("De rand van een kaart", "paper"),
    "line-soft": ("De lijn tussen twee rijen", "paper"),
    "control": ("De rand van velden en gewone knoppen", "paper"),
    "brand": ("Links, de hoofdknop, de stap van nu", "paper"),
    "brand-deep": ("De hoofdknop onder de muis", "on-brand"),
    "brand-tint": ("Wat gekozen is, wat op slot zit", "ink"),
    "on-brand": ("Tekst op de hoofdknop", "brand"),
    "accent": ("Het ene dat nu aandacht vraagt, en fouten", "paper"),
    "accent-tint": ("De grond onder dat ene", "accent"),
    "consent": ("Klaar, ermee kunnen leven", "consent-tint"),
    "consent-tint": ("De grond daaronder", "ink"),
    "concern": ("Zorg, bijna, wachten", "concern-tint"),
    "concern-tint": ("De grond daaronder", "ink"),
    "objection": ("Er nog niet mee kunnen leven", "objection-tint"),
    "objection-tint": ("De grond daaronder", "ink"),
    "focus": ("De rand om wat je met het toetsenbord kiest", "paper"),
}


@dataclass(frozen=True)
class Kleur:
    """A colour by day and by night, and how well it can be read with the one beside it."""

    name: str
    use: str
    beside: str
    light: str
    dark: str
    light_contrast: float
    dark_contrast: float


def css() -> str:
    return str((STATIC / "css/herstel.css").read_text())


def schemes(source: str) -> dict[str, dict[str, str]]:
    """The colours by day and by night."""
    day = source.split(":root {")[1].split("}")[0]
    night = NIGHT.search(source)
    return {"light": dict(COLOUR.findall(day)), "dark": dict(COLOUR.findall(night[1] if night else ""))}


def colours(source: str) -> Iterator[Kleur]:
    light, dark = schemes(source).values()
    for name, colour in light.items():
        use, beside = USES[name]
        yield Kleur(
            name, use, beside, colour, dark[name], contrast(colour, light[beside]), contrast(dark[name], dark[beside])
        )


def letters(source: str) -> list[tuple[str, float]]:
    """Each size of the scale, in px as long as nobody asks for larger letters."""
    return [(name, round(float(size) * ROOT_PX, 1)) for name, size in LETTERS.findall(source)]


def lengths(source: str, kind: str) -> list[tuple[str, int]]:
    return [
        (f"{found}-{step}" if step else found, int(px)) for found, step, px in LENGTH.findall(source) if found == kind
    ]


def icons() -> list[str]:
    return re.findall(r'<symbol id="i-([\w-]+)"', (STATIC / "icons/herstel-icons.svg").read_text())


def blocks(source: str) -> set[str]:
    """Every part that the stylesheet knows: the block of each class name."""
    return set(BLOCK.findall(source))


def contrast(one: str, other: str) -> float:
    """As WCAG counts it: 1 is the same, 21 is black on white."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
