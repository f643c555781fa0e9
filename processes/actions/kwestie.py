from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from herstel.lib import canon, clock
from herstel.lib.canon import clean
from herstel.lib.refused import Overtaken, Refused
from processes import journal, outbox
from processes.actions.moving import hold
from processes.actions.people import how_it_came, person_for, require_own_kant
from processes.models import (
    Herkenning,
    Kant,
    Kerngroeplid,
    Kwestieomschrijving,
    Meelezer,
    Neutraliteit,
    Person,
    Process,
    User,
)
from processes.models.people import PersonQuerySet
from processes.road import KADERS

TEXTS = ("text", "centrale_vraag", "feiten_eens", "feiten_oneens")


@transaction.atomic
def schrijf_kwestie(
    process: Process,
    *,
    by: User,
    text: str,
    centrale_vraag: str,
    feiten_eens: str = "",
    feiten_oneens: str = "",
    wijziging: str = "",
    vorige: int,
) -> Kwestieomschrijving:
    """Write the next version of the text. Earlier ones stay, word for word.

    `vorige`: the number on the screen (0 for none). When a colleague was faster nothing is written, and both
    texts are shown.
    """
    hold(process)
    _still_open(process)
    last = process.kwesties.last()
    nummer = last.nummer if last else 0
    new = dict(zip(TEXTS, map(clean, (text, centrale_vraag, feiten_eens, feiten_oneens)), strict=True))
    if last is None and vorige != nummer:
        raise Refused("Er is nog geen tekst. Begin opnieuw.")
    if last is not None and vorige != nummer:
        if vorige == nummer - 1 and _same(last, new):
            return last  # the same click twice
        raise Overtaken(
            f"Iemand anders bewaarde intussen versie {nummer}. Lees die eerst. Jouw tekst staat hieronder.",
            by=last.by,
            at=last.at,
            base=process.kwesties.filter(nummer=vorige).first(),
            versioned=True,
        )
    if not (new["text"] and new["centrale_vraag"]):
        raise Refused("Schrijf de tekst en de centrale vraag op.")
    if last is not None and _same(last, new):
        raise Refused("Er is niets veranderd.")
    if last is not None and not (wijziging := clean(wijziging)):
        raise Refused("Schrijf op wat er is veranderd, en waarom.")
    kwestie = process.kwesties.create(
        nummer=nummer + 1, wijziging=clean(wijziging), sha256=canon.digest_of(new), by=by, at=clock.now(), **new
    )
    journal.note(process, "kwestie", by=by, versie=kwestie.nummer, sha256=kwestie.sha256)
    return kwestie


def _same(kwestie: Kwestieomschrijving, new: dict[str, str]) -> bool:
    return all(getattr(kwestie, key) == value for key, value in new.items())


@transaction.atomic
def vraag_meelezer(
    process: Process,
    *,
    by: User,
    name: str,
    kant: Kant,
    email: str = "",
    phone: str = "",
    kanaal: str = "mail",
) -> Meelezer:
    """Ask an outsider of one side whether the text is recognisable."""
    hold(process)
    _still_open(process)
    require_own_kant(process, kant)
    person = person_for(process, name=name, email=email, phone=phone, kanaal=kanaal, kant=kant)
    if Kerngroeplid.objects.lid().filter(person=person).exists():
        raise Refused(f"{person.name} zit in de kerngroep en leest de tekst al.")
    known = Meelezer.objects.filter(person=person).first()
    if known is not None:
        return known
    meelezer = process.meelezers.create(person=person, gevraagd_op=clock.now())
    journal.note(process, "meelezer", by=by, about=person, kant=kant.pk)
    return meelezer


@transaction.atomic
def vraag_herkenning(kwestie: Kwestieomschrijving, *, by: User) -> int:
    """Mail the newest version to the readers who have not answered it; returns to how many people."""
    hold(kwestie.process)
    _still_open(kwestie.process)
    _is_newest(kwestie)
    waiting = readers(kwestie.process).exclude(herkenningen__kwestie=kwestie).reachable_by_mail()
    count = outbox.put_all("herkenning", waiting, process=kwestie.process, about=f"versie{kwestie.nummer}")
    if count:
        journal.note(kwestie.process, "herkenning_gevraagd", by=by, versie=kwestie.nummer, aantal=count)
    return count


@transaction.atomic
def geef_herkenning(
    kwestie: Kwestieomschrijving,
    *,
    person: Person,
    antwoord: str,
    reden: str = "",
    by: Person | User,
    kanaal: str = "link",
) -> Herkenning:
    """Say whether somebody recognises themselves in this version; saying it again replaces it.

    Refused once there is a newer version, and for who is not asked to read along.
    """
    hold(kwestie.process)
    _still_open(kwestie.process)
    _is_newest(kwestie)
    kanaal, typed_by = how_it_came(by, kanaal, person=person)
    if not readers(kwestie.process).filter(pk=person.pk).exists():
        raise Refused(_("Alleen de kerngroep en de meelezers geven hier antwoord."))
    if antwoord not in Herkenning.Antwoord.values:
        raise Refused(_("Kies een van de antwoorden."))
    if antwoord == Herkenning.Antwoord.NEE and not clean(reden):
        raise Refused(_("Vertel erbij wat er mist, of wat er niet klopt."))
    answer = {"antwoord": antwoord, "reden": clean(reden), "kanaal": kanaal, "ingevoerd_door": typed_by}
    herkenning, _created = kwestie.herkenningen.update_or_create(person=person, defaults={**answer, "at": clock.now()})
    journal.note(kwestie.process, "herkenning", by=by, about=person, versie=kwestie.nummer)
    return herkenning


@transaction.atomic
def toets_neutraliteit(
    kwestie: Kwestieomschrijving, *, by: User, schuld: bool, oplossing: bool, toelichting: str
) -> Neutraliteit:
    """Record what reading for blame and for solutions found in the newest version."""
    hold(kwestie.process)
    _still_open(kwestie.process)
    _is_newest(kwestie)
    found = {"schuld": schuld, "oplossing": oplossing, "toelichting": clean(toelichting)}
    if (schuld or oplossing) and not found["toelichting"]:
        raise Refused("Schrijf op waar je het zag.")
    reading, _ = Neutraliteit.objects.update_or_create(kwestie=kwestie, defaults={**found, "by": by, "at": clock.now()})
    journal.note(kwestie.process, "neutraliteit", by=by, versie=kwestie.nummer, schuld=schuld, oplossing=oplossing)
    return reading


def readers(process: Process) -> PersonQuerySet:
    """Who is asked: the kerngroep as it is now, and the meelezers."""
    return process.people.filter(
        Q(kerngroeplid__in=process.kerngroep.lid()) | Q(meelezer__isnull=False), forgotten_at=None
    )


def _still_open(process: Process) -> None:
    if process.has_reached(KADERS):
        raise Refused(_("De tekst staat vast. Ga terug naar “Waar gaat het over?” om hem te veranderen."))


def _is_newest(kwestie: Kwestieomschrijving) -> None:
    if kwestie != kwestie.process.kwesties.last():
        raise Refused(_("Er is intussen een nieuwe versie. Lees die eerst."))
