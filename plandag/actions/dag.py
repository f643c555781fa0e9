"""The day itself: when, where, and what happens when."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils import timezone

from herstel.lib import clock
from herstel.lib.canon import clean
from herstel.lib.refused import Overtaken, Refused
from participants.models import Groep, Informant
from plandag.models import Aanmelding, Plandag, Programmaonderdeel
from plandag.rules import dag as rules
from processes import journal, outbox
from processes.actions.moving import hold
from processes.models import Process, User

TOLD = ("begin", "eind", "plaats", "adres")  # what people must hear about
IN_AGENDA = (*TOLD, "uitleg")  # what stands in the calendar of people
FIELDS = (*IN_AGENDA, "antwoord_tot")


@transaction.atomic
def plan_plandag(
    process: Process,
    *,
    by: User,
    begin: datetime,
    eind: datetime,
    plaats: str,
    adres: str = "",
    uitleg: str = "",
    antwoord_tot: date | datetime,
    vloer_groepen: Iterable[Groep] = (),
) -> Plandag:
    """Plan the day, or a next one once the last has come. Planning the same day twice gives the first."""
    hold(process)
    last = rules.latest(process)
    if last and (last.begin, last.eind, last.plaats) == (begin, eind, clean(plaats)):
        return last
    if last and not rules.is_today_or_past(last):
        raise Refused("Er staat al een plandag gepland. Verander die, of wacht tot die geweest is.")
    plandag = Plandag(process=process, nummer=last.nummer + 1 if last else 1, begin=begin, eind=eind)
    plandag.plaats, plandag.adres, plandag.uitleg = clean(plaats), clean(adres), clean(uitleg)
    plandag.antwoord_tot = rules.end_of_day(antwoord_tot)
    if timezone.localtime(begin).date() < clock.today():
        raise Refused("Deze dag is al voorbij. Kies een dag die nog komt.")
    _require_right(plandag)
    plandag.save(force_insert=True)
    _set_vloer(plandag, vloer_groepen)
    journal.note(process, "plandag_gepland", by=by, plandag=plandag.nummer)
    return plandag


@transaction.atomic
def verander_plandag(plandag: Plandag, *, by: User, volgorde: int | None = None, **fields: Any) -> Plandag:
    """Change the day. Who is invited and did not say no gets the new facts and a new calendar entry.

    `volgorde`: the number that was on the screen, so that nobody changes what a colleague just changed.
    """
    _hold(plandag)
    if volgorde is not None and volgorde != plandag.volgorde:
        raise Overtaken("Iemand anders heeft de plandag net veranderd. Kijk eerst wat er nu staat.")
    changed = _fill(plandag, fields)
    if {"begin", "plaats", "adres"} & changed and plandag.aanwezigheid.exists():
        raise Refused("De dag is al begonnen. Begin en plaats kunnen niet meer veranderen.")
    _require_right(plandag)
    if "vloer_groepen" in fields:
        _set_vloer(plandag, fields["vloer_groepen"])
    if not changed:
        return plandag
    if changed & set(IN_AGENDA):
        plandag.volgorde += 1
    plandag.save(update_fields=[*changed, "volgorde"])
    journal.note(plandag.process, "plandag_veranderd", by=by, plandag=plandag.nummer, volgorde=plandag.volgorde)
    if changed & set(TOLD):
        rows = plandag.aanmeldingen.exclude(antwoord=Aanmelding.Antwoord.NEE).select_related("person")
        outbox.put_all(
            "plandag_gewijzigd",
            [row.person for row in rows],
            process=plandag.process,
            about=f"{plandag.pk}.{plandag.volgorde}",
        )
    return plandag


@transaction.atomic
def zet_programma(
    plandag: Plandag, *, by: User, begin: time, titel: str, soort: str, informanten: Iterable[Informant] = ()
) -> Programmaonderdeel:
    """Put a part on the programme. The same part at the same time twice is one part."""
    _hold_programma(plandag)
    _require_part(titel, soort)
    part, made = plandag.programma.update_or_create(begin=begin, titel=clean(titel), defaults={"soort": soort})
    _set_informanten(part, informanten)
    if made:
        journal.note(plandag.process, "programma_veranderd", by=by, plandag=plandag.nummer)
    return part


@transaction.atomic
def verander_programma(
    onderdeel: Programmaonderdeel,
    *,
    by: User,
    begin: time,
    titel: str,
    soort: str,
    informanten: Iterable[Informant] = (),
) -> Programmaonderdeel:
    _hold_programma(onderdeel.plandag)
    _require_part(titel, soort)
    onderdeel.begin, onderdeel.titel, onderdeel.soort = begin, clean(titel), soort
    onderdeel.save(update_fields=["begin", "titel", "soort"])
    _set_informanten(onderdeel, informanten)
    journal.note(onderdeel.plandag.process, "programma_veranderd", by=by, plandag=onderdeel.plandag.nummer)
    return onderdeel


@transaction.atomic
def verwijder_programma(onderdeel: Programmaonderdeel, *, by: User) -> None:
    """Take a part off the programme; twice is harmless."""
    _hold_programma(onderdeel.plandag)
    deleted, _rows = Programmaonderdeel.objects.filter(pk=onderdeel.pk).delete()
    if deleted:
        journal.note(onderdeel.plandag.process, "programma_veranderd", by=by, plandag=onderdeel.plandag.nummer)


@transaction.atomic
def rond_informatie_af(plandag: Plandag, *, by: User, zonder_reden: str = "") -> Plandag:
    """Mark the informative part done, before the first round; or say why there was none (Decision 2)."""
    _hold(plandag)
    if plandag.informatie_klaar_op is not None:
        return plandag
    if not rules.is_today_or_past(plandag):
        raise Refused("De plandag is nog niet begonnen.")
    zonder_reden = clean(zonder_reden)
    explained = plandag.programma.filter(soort=Programmaonderdeel.Soort.INFORMATIEF).exists()
    if not explained and not zonder_reden:
        raise Refused("Er staat geen informatief deel op het programma. Schrijf op waarom niet.")
    plandag.informatie_klaar_op, plandag.informatie_overgeslagen = clock.now(), zonder_reden
    plandag.save(update_fields=["informatie_klaar_op", "informatie_overgeslagen"])
    journal.note(plandag.process, "informatie_klaar", by=by, plandag=plandag.nummer, overgeslagen=bool(zonder_reden))
    return plandag


def _hold(plandag: Plandag) -> None:
    hold(plandag.process)
    plandag.refresh_from_db(fields=[*FIELDS, "volgorde", "informatie_klaar_op", "informatie_overgeslagen"])


def _hold_programma(plandag: Plandag) -> None:
    """Refused once the day was held: then the programme is what happened."""
    _hold(plandag)
    if rules.has_been_held(plandag):
        raise Refused("De plandag is geweest. Het programma blijft zoals het was.")


def _fill(plandag: Plandag, fields: dict[str, Any]) -> set[str]:
    """Put what was given on the day; returns what is really different."""
    changed = set()
    for key in FIELDS:
        if key not in fields:
            continue
        value = rules.end_of_day(fields[key]) if key == "antwoord_tot" else fields[key]
        value = clean(value) if isinstance(value, str) else value
        if getattr(plandag, key) != value:
            setattr(plandag, key, value)
            changed.add(key)
    return changed


def _require_right(plandag: Plandag) -> None:
    if not plandag.plaats:
        raise Refused("Schrijf op waar de plandag is.")
    if plandag.eind <= plandag.begin:
        raise Refused("De plandag eindigt na het begin. Kijk de tijden na.")
    if plandag.antwoord_tot > rules.end_of_day(plandag.begin):
        raise Refused("Antwoorden kan tot en met de plandag zelf, niet daarna.")


def _require_part(titel: str, soort: str) -> None:
    if not clean(titel):
        raise Refused("Schrijf op wat er dan gebeurt.")
    if soort not in Programmaonderdeel.Soort.values:
        raise Refused("Kies wat voor onderdeel dit is.")


def _set_vloer(plandag: Plandag, groepen: Iterable[Groep]) -> None:
    groepen = list(groepen)
    if any(groep.process_id != plandag.process_id for groep in groepen):
        raise Refused("Deze groep hoort bij een ander proces.")
    plandag.vloer_groepen.set(groepen)


def _set_informanten(part: Programmaonderdeel, informanten: Iterable[Informant]) -> None:
    informanten = list(informanten)
    if any(informant.process_id != part.plandag.process_id for informant in informanten):
        raise Refused("Deze informant hoort bij een ander proces.")
    part.informanten.set(informanten)
