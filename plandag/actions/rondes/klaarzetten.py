"""Before the question is put: put ready, explained, opened; or broken off."""

from django.db import transaction
from django.db.models import Max

from herstel.lib import canon, clock
from herstel.lib.canon import clean
from herstel.lib.refused import Refused
from plandag.actions.rondes.ronde import ON_THE_DAY, Soort, Status, about, hold_on_the_day, lock, set_voorstel
from plandag.models import Antwoord, Bundel, ConsentRonde, Plan, Plandag, Planonderdeel, Voorstel, VoorstelVersie
from plandag.plantekst import plan_text
from plandag.rules import consent as rules
from plandag.rules import dag, voorstellen
from plandag.rules.stand import Stand
from processes import journal, road
from processes.models import Process, User

MOST = 6  # onderdelen that are asked at once


@transaction.atomic
def zet_klaar(process: Process, *, by: User, versies: list[VoorstelVersie]) -> list[ConsentRonde]:
    """Put one onderdeel ready to be asked, or up to six at once, each with its own answer.

    Refused: words that are not the latest, an onderdeel that is decided, the same words again.
    """
    hold_on_the_day(process)
    rules.require_begeleider(process, by)
    if not 1 <= len(versies) <= MOST or len({versie.voorstel_id for versie in versies}) != len(versies):
        raise Refused("Kies een tot zes verschillende onderdelen.")
    if process.rondes.unfinished().filter(soort=Soort.SLOT).exists():
        raise Refused("De slotronde staat klaar of is open. Sluit die eerst, of breek hem af.")
    for versie in versies:
        _may_be_asked(process, versie)
    bundel = Bundel.objects.create(process=process, at=clock.now()) if len(versies) > 1 else None
    return [_put(process, by=by, soort=Soort.ONDERDEEL, versie=versie, bundel=bundel) for versie in versies]


@transaction.atomic
def zet_slotronde_klaar(process: Process, *, by: User) -> ConsentRonde:
    """Freeze the adopted onderdelen as one plan, and put the question about the whole ready."""
    hold_on_the_day(process)
    rules.require_begeleider(process, by)
    if blocks := slot_blocks(Stand(process)):
        raise Refused(*blocks)
    return _put(process, by=by, soort=Soort.SLOT, plan=_freeze(process))


@transaction.atomic
def zet_doorgaan_klaar(process: Process, *, by: User, vraag: str) -> ConsentRonde:
    """Below the agreed floor the kring itself decides, by consent, to go on today."""
    hold_on_the_day(process)
    rules.require_begeleider(process, by)
    if not (vraag := clean(vraag)):
        raise Refused("Schrijf de vraag op die je aan de kring stelt.")
    if process.rondes.unfinished().filter(soort=Soort.DOORGAAN).exists():
        raise Refused("Deze vraag staat al klaar.")
    return _put(process, by=by, soort=Soort.DOORGAAN, vraag=vraag)


@transaction.atomic
def naar_fase(ronde: ConsentRonde, *, by: User, fase: str) -> ConsentRonde:
    """Toelichting, verhelderende vragen, reacties: before the question is put."""
    lock(ronde)
    rules.require_begeleider(ronde.process, by)
    if ronde.status not in ConsentRonde.BEFORE or fase not in ConsentRonde.BEFORE:
        raise Refused("Deze ronde is al begonnen of voorbij.")
    ronde.status = fase
    ronde.save(update_fields=["status"])
    return ronde


@transaction.atomic
def open_ronde(ronde: ConsentRonde, *, by: User) -> ConsentRonde:
    """Put the question, to everyone who is in the hall at this moment. That kring stays as it is."""
    lock(ronde)
    rules.require_begeleider(ronde.process, by)
    if ronde.status == Status.OPEN:
        return ronde
    if ronde.status not in ConsentRonde.BEFORE:
        raise Refused("Deze ronde is al voorbij.")
    if blocks := open_blocks(ronde, Stand(ronde.process)):
        raise Refused(*blocks)
    kring = rules.kring_nu(ronde.plandag)
    Antwoord.objects.bulk_create(Antwoord(process=ronde.process, ronde=ronde, person=person) for person in kring)
    ronde.status, ronde.geopend_op, ronde.geopend_door = Status.OPEN, clock.now(), by
    ronde.privacy = ronde.process.privacy
    ronde.save(update_fields=["status", "geopend_op", "geopend_door", "privacy"])
    set_voorstel(ronde, Voorstel.Status.IN_RONDE)
    ronde.process.plandagen.update(scherm=Plandag.Scherm.RONDES, scherm_voorstel=None)  # the hall sees what is asked
    journal.note(ronde.process, "ronde_geopend", by=by, **about(ronde), kring=len(kring))
    return ronde


@transaction.atomic
def breek_af(ronde: ConsentRonde, *, by: User, reden: str) -> ConsentRonde:
    """Stop a round that runs or stands ready, with a reason. What was answered is not counted."""
    lock(ronde)
    rules.require_begeleider(ronde.process, by)
    if ronde.status == Status.AFGEBROKEN:
        return ronde
    if ronde.status not in ConsentRonde.UNFINISHED:
        raise Refused("Deze ronde is al gesloten.")
    if not (reden := clean(reden)):
        raise Refused("Schrijf op waarom je de ronde afbreekt.")
    if ronde.status == Status.OPEN:
        ronde.kring.filter(final=False).update(final=True)
        set_voorstel(ronde, Voorstel.Status.UITGEWERKT)
    ronde.status, ronde.afbreek_reden = Status.AFGEBROKEN, reden[:300]
    ronde.gesloten_op, ronde.gesloten_door = clock.now(), by
    ronde.save(update_fields=["status", "afbreek_reden", "gesloten_op", "gesloten_door"])
    journal.note(ronde.process, "ronde_afgebroken", by=by, **about(ronde))
    return ronde


def slot_blocks(stand: Stand) -> list[str]:
    """What stands in the way of a slotronde, in sentences; nothing is an empty list.

    An objection against an earlier plan does not: its owner answers again, about the new one.
    """
    running = {ronde.soort for ronde in stand.unfinished}
    blocks = []
    if Soort.SLOT in running:
        blocks.append("Er staat al een slotronde klaar, of hij is open.")
    if Soort.ONDERDEEL in running:
        blocks.append("Er staat nog een ronde klaar, of hij is open.")
    if undecided := [voorstel.code for voorstel in stand.undecided]:
        blocks.append(f"Nog niet besloten: {', '.join(undecided)}.")
    if not stand.adopted:
        blocks.append("Er is nog geen onderdeel aangenomen.")
    if count := sum(bezwaar.voorstel_id is not None for bezwaar in stand.in_the_way):
        blocks.append(f"Er {'staat nog 1 bezwaar' if count == 1 else f'staan nog {count} bezwaren'}.")
    if stand.verzoeken:
        blocks.append("Iemand vroeg om een onderdeel opnieuw te bespreken. Doe dat eerst.")
    return blocks or _same_plan_again(stand)


def open_blocks(ronde: ConsentRonde, stand: Stand) -> list[str]:
    """What stands in the way of putting the question now."""
    blocks = []
    voorstel = ronde.versie.voorstel if ronde.versie else None
    if stand.process.step != road.PLANDAG:
        blocks.append(ON_THE_DAY)
    if stand.plandag is None or ronde.plandag_id != stand.plandag.pk:
        blocks.append("Deze ronde hoort bij een eerdere plandag. Breek hem af en zet hem opnieuw klaar.")
    if _text_changed(ronde, stand):
        blocks.append("De tekst is intussen veranderd. Breek deze ronde af en zet de nieuwe tekst klaar.")
    if voorstel is not None and voorstel.status != Voorstel.Status.UITGEWERKT:
        blocks.append(f"{voorstel.code} is {voorstel.get_status_display()}. Breek deze ronde af.")
    if ronde.soort == Soort.ONDERDEEL and not _informed(stand):
        blocks.append("Het informatieve deel is nog niet klaar. Rond dat eerst af, of schrijf op waarom het niet kan.")
    if not stand.has_kring:
        blocks.append("Er is nog niemand in de kring. Meld eerst mensen aan bij binnenkomst.")
    return blocks


def _may_be_asked(process: Process, versie: VoorstelVersie) -> None:
    voorstel = versie.voorstel
    if voorstel.process_id != process.pk or versie != voorstel.versies.latest():
        raise Refused(f"Van {voorstel.code} is er een nieuwere tekst. Kijk eerst wat er veranderd is.")
    if voorstellen.unfinished_round(voorstel) is not None:
        raise Refused(f"{voorstel.code} staat al klaar, of de ronde is open.")
    if voorstel.status != Voorstel.Status.UITGEWERKT:
        raise Refused(f"{voorstel.code} is {voorstel.get_status_display()}. Heropen het eerst.")
    if not rules.may_be_asked_again(versie):
        raise Refused(f"Over deze tekst van {voorstel.code} is al een ronde geweest. Maak eerst een nieuwe tekst.")


def _put(process: Process, *, by: User, soort: str, vraag: str = "", **text: object) -> ConsentRonde:
    plandag = dag.nu(process)
    if plandag is None:
        raise Refused("Plan eerst de plandag.")
    versie, plan = text.get("versie"), text.get("plan")
    earlier = process.rondes.filter(soort=soort)
    if isinstance(versie, VoorstelVersie):
        earlier = earlier.filter(versie__voorstel=versie.voorstel)
    sha256 = next((item.sha256 for item in (versie, plan) if item is not None), canon.digest(vraag))  # type: ignore[attr-defined]
    ronde = ConsentRonde.objects.create(
        process=process,
        plandag=plandag,
        soort=soort,
        vraag=vraag,
        nummer=(earlier.aggregate(last=Max("nummer"))["last"] or 0) + 1,
        privacy=process.privacy,
        sha256=sha256,
        **text,
    )
    journal.note(process, "ronde_klaargezet", by=by, **about(ronde))
    return ronde


def _freeze(process: Process) -> Plan:
    """The adopted onderdelen as one text. The same text again is the same plan."""
    versies = rules.adopted_versions(process)
    text = plan_text(process, versies)
    last = process.plannen.order_by("-nummer").first()
    if last is not None and last.text == text and rules.same_words(last, versies):
        return last
    plan = process.plannen.create(
        nummer=last.nummer + 1 if last else 1, text=text, sha256=canon.digest(text), at=clock.now()
    )
    Planonderdeel.objects.bulk_create(
        Planonderdeel(process=process, plan=plan, versie=versie, volgorde=place)
        for place, versie in enumerate(versies, 1)
    )
    return plan


def _same_plan_again(stand: Stand) -> list[str]:
    ronde = stand.last_slotronde
    if ronde is None or ronde.plan is None or not rules.same_words(ronde.plan, stand.adopted):
        return []
    if rules.consent_reached(ronde):
        return ["De slotronde over precies dit plan is al gesloten. Iedereen kan ermee leven."]
    if any(bezwaar.ronde_id == ronde.pk for bezwaar in stand.bezwaren):
        return ["Over precies dit plan was er bezwaar. Pas eerst een onderdeel aan."]
    return []


def _text_changed(ronde: ConsentRonde, stand: Stand) -> bool:
    if ronde.versie is not None:
        return ronde.versie != stand.current(ronde.versie.voorstel_id)
    if ronde.plan is not None:
        return not rules.same_words(ronde.plan, stand.adopted)
    return False


def _informed(stand: Stand) -> bool:
    """Soft gate inside the day: only the first round waits for it; a written reason opens it too."""
    plandag = stand.plandag
    if plandag is None or plandag.informatie_klaar_op is not None or plandag.informatie_overgeslagen:
        return True
    return any(ronde.soort == Soort.ONDERDEEL for ronde in stand.opened)
