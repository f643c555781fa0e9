"""How the acts about the kwestieomschrijving read in the journal."""

from processes.journal import Audience, kind

kind("kwestie", Audience.KERNGROEP, "Versie {versie} van “Waar gaat het over?” is geschreven.")
kind("meelezer", Audience.BEGELEIDERS, "{person} is gevraagd om mee te lezen.")
kind("herkenning_gevraagd", Audience.BEGELEIDERS, "Versie {versie} ging naar lezers. Aantal: {aantal}.")
kind(
    "herkenning",
    Audience.BEGELEIDERS,
    "{person} gaf antwoord op versie {versie}.",
    many="{count} mensen gaven antwoord op een versie.",
)
kind("neutraliteit", Audience.BEGELEIDERS, "Versie {versie} is nagelezen op schuld en oplossingen.")
