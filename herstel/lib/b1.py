"""Hints for plain Dutch, made on this machine: no text leaves it. A hint never blocks anything."""

import re
from dataclasses import dataclass

LONG = 15  # words; from there a sentence gets hard to follow
SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
PASSIVE = re.compile(r"\b(?:werd(?:en)?|wordt|worden)\b(?:\W+\w+){0,6}?\W+(?:ge|be|ver|ont|her)\w+(?:d|t|en)\b", re.I)
BLAME = re.compile(
    r"\b(?:schuld\w*|dader\w*|veroorza\w+|verwijt\w*|nalatig\w*|gefaald|liegt|loog|gelogen|expres)\b", re.I
)
SOLUTION = re.compile(
    r"\b(?:moet(?:en)? er komen|de oplossing|in plaats daarvan komt|daarom komt er|wij eisen)\b", re.I
)
# Words that belong to one side of a quarrel, or to a policy paper.
SIDED = re.compile(r"\b(?:ramp|overlast|gelukszoekers?|tuig|slachtoffers?|onzin|hysterisch\w*|zogenaamd\w*)\b", re.I)
JARGON = {
    "draagvlak": "steun",
    "stakeholders": "mensen die erbij betrokken zijn",
    "participatie": "meedoen",
    "faciliteren": "helpen",
    "implementeren": "uitvoeren",
    "realiseren": "maken",
    "conform": "volgens",
    "middels": "met",
    "teneinde": "om",
    "inzake": "over",
    "betreffende": "over",
    "aangaande": "over",
    "indien": "als",
    "tevens": "ook",
    "echter": "maar",
    "derhalve": "daarom",
    "ten behoeve van": "voor",
    "met betrekking tot": "over",
    "in het kader van": "voor",
    "problematiek": "probleem",
    "proactief": "op tijd",
    "integraal": "samen",
}


@dataclass(frozen=True)
class Hint:
    """One thing to look at again: where, and what may help."""

    where: str
    advice: str


def hints(text: str) -> list[Hint]:
    """What could be plainer or more neutral, in the order of the text; at most one of a kind per sentence."""
    return [hint for match in SENTENCE.finditer(text) for hint in _of(match.group().strip())]


def _of(sentence: str) -> list[Hint]:
    found: list[Hint] = []
    if (count := len(WORD.findall(sentence))) > LONG:
        found.append(Hint(sentence, f"Deze zin heeft {count} woorden. Maak er twee van."))
    for pattern, advice in (
        (PASSIVE, "Wie deed dit? Zet die persoon of groep vooraan."),
        (BLAME, "Hier lees je misschien een schuldige. Schrijf op wat er gebeurde."),
        (SOLUTION, "Hier lees je misschien al een oplossing. Die komt pas op de plandag."),
        (SIDED, "Dit woord hoort misschien bij één kant. Kan elke kant het zo zeggen?"),
    ):
        if match := pattern.search(sentence):
            found.append(Hint(match.group(), advice))
    lower = f" {sentence.lower()} "
    found += [
        Hint(word, f"Zeg liever: {plain}.")
        for word, plain in JARGON.items()
        if re.search(rf"\b{re.escape(word)}\b", lower)
    ]
    return found
