from processes.flow import gate
from processes.models import Herkenning, Process
from processes.road import KWESTIE

Antwoord = Herkenning.Antwoord
OUTSIDERS = 3
NO_TEXT = "Er is nog geen tekst."


@gate(KWESTIE, "Iedereen in de kerngroep herkent zich in dezelfde versie.", "processes:kwestie")
def kerngroep_herkent_zich(process: Process) -> str:
    newest, members = process.kwesties.last(), process.kerngroep.lid()
    if newest is None:
        return NO_TEXT
    if not members.exists():
        return "Er zit niemand in de kerngroep."
    said_yes = newest.herkenningen.filter(antwoord=Antwoord.JA, person__kerngroeplid__in=members).count()
    if said_yes == members.count():
        return ""
    says = "zegt" if said_yes == 1 else "zeggen"
    return f"{said_yes} van de {members.count()} leden {says} ja tegen versie {newest.nummer}."


@gate(KWESTIE, "Drie meelezers van verschillende kanten herkennen zich, of bijna.", "processes:kwestie", soft=True)
def meelezers_herkennen_zich(process: Process) -> str:
    newest = process.kwesties.last()
    if newest is None:
        return NO_TEXT
    answers = newest.herkenningen.filter(antwoord__in=(Antwoord.JA, Antwoord.BIJNA), person__meelezer__isnull=False)
    sides = answers.exclude(person__kant=None).values("person__kant").distinct().count()
    count, wanted = answers.count(), min(OUTSIDERS, process.kanten.count())
    if count >= OUTSIDERS and sides >= wanted:
        return ""
    return f"{count} van de {OUTSIDERS} meelezers zeggen ja of bijna, van {sides} van de {wanted} kanten."


@gate(KWESTIE, "In de tekst staat geen schuldige en geen oplossing.", "processes:kwestie", soft=True)
def tekst_is_neutraal(process: Process) -> str:
    newest = process.kwesties.last()
    if newest is None:
        return NO_TEXT
    reading = getattr(newest, "neutraliteit", None)
    if reading is None:
        return f"Versie {newest.nummer} is nog niet nagelezen op schuld en oplossingen."
    if reading.schuld or reading.oplossing:
        return f"In versie {newest.nummer} staat nog een schuldige of een oplossing."
    return ""
