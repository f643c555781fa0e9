"""Who is touched by the matter, who named whom, and how far each of them is."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from herstel.lib import clock
from herstel.lib.canon import clean
from herstel.lib.refused import Refused
from participants.models import Aandraging, Betrokkene, Groep, Steunfiguur
from participants.rules import KERNGROEP_GROEP, has_answered, is_fixed, kerngroep_not_listed
from processes import journal
from processes.actions.moving import hold
from processes.actions.people import person_for
from processes.models import Person, Process, User

Status = Betrokkene.Status
SETTABLE = (Status.BENADERD, Status.WIL_NIET, Status.NIET_BEREIKT, Status.VOORBEREID)
CHANGES_PERSON = ("name", "email", "phone", "address", "kanaal", "language")
CHANGES_ROW = ("groep", "begeleider", "bijzonder", "jonger_dan_18", "toestemming_ouder", "geen_telefoon")
ALWAYS = ("begeleider", "bijzonder", "toestemming_ouder", "geen_telefoon")


@transaction.atomic
def maak_groep(process: Process, *, by: User, name: str) -> Groep:
    """Name a group of people whom the matter touches in the same way. The same name again gives the same group."""
    hold(process)
    if not (name := clean(name)):
        raise Refused("Schrijf de naam van de groep op.")
    if found := process.groepen.filter(name__iexact=name).first():
        return found
    groep = process.groepen.create(name=name)
    journal.note(process, "groep_erbij", by=by, groep=groep.pk)
    return groep


@transaction.atomic
def hernoem_groep(groep: Groep, *, by: User, name: str) -> Groep:
    hold(groep.process)
    if not (name := clean(name)):
        raise Refused("Schrijf de naam van de groep op.")
    if groep.process.groepen.filter(name__iexact=name).exclude(pk=groep.pk).exists():
        raise Refused("Er is al een groep met deze naam.")
    if groep.name != name:
        groep.name = name
        groep.save(update_fields=["name"])
        journal.note(groep.process, "groep_veranderd", by=by, groep=groep.pk)
    return groep


@transaction.atomic
def verwijder_groep(groep: Groep, *, by: User) -> None:
    """Take away a group without people."""
    process = groep.process
    hold(process)
    if groep.betrokkenen.exists():
        raise Refused("In deze groep zitten nog mensen. Zet hen eerst in een andere groep.")
    journal.note(process, "groep_weg", by=by, groep=groep.pk)
    groep.delete()


@transaction.atomic
def voeg_betrokkene_toe(
    process: Process,
    *,
    by: User | Person,
    name: str,
    groep: Groep,
    via: str,
    door: Betrokkene | None = None,
    email: str = "",
    phone: str = "",
    address: str = "",
    kanaal: str = "mail",
    language: str = "nl",
    bijzonder: str = "",
    jonger_dan_18: bool = False,
    toestemming_ouder: bool = False,
    geen_telefoon: bool = False,
    begeleider: User | None = None,
    person: Person | None = None,
) -> Betrokkene:
    """Put somebody on the list. Who is on it already is named once more: four people may name the same one."""
    hold(process)
    _check(process, groep=groep, door=door, begeleider=begeleider, person=person)
    details = {"phone": phone, "address": address, "kanaal": kanaal, "language": language}
    by_link = isinstance(by, Person)
    person = person or _named_before(door, name, email=email, phone=phone)
    person = person or person_for(process, name=name, email=email, complete=not by_link, **details)
    known = Betrokkene.objects.filter(person=person).first()
    if known is not None:
        if not by_link:
            _leave_kerngroep_groep(known, groep)
        return noem(known, by=by, door=door, via=via)
    betrokkene = process.betrokkenen.create(
        person=person,
        groep=groep,
        begeleider=begeleider,
        bijzonder=clean(bijzonder),
        jonger_dan_18=jonger_dan_18,
        toestemming_ouder=toestemming_ouder,
        geen_telefoon=geen_telefoon,
        at=clock.now(),
    )
    journal.note(process, "betrokkene_erbij", by=by, about=person, groep=groep.pk, dubbele_rol=_double(person))
    _name(betrokkene, door=door, via=via)
    return betrokkene


@transaction.atomic
def noem(betrokkene: Betrokkene, *, by: User | Person, door: Betrokkene | None, via: str) -> Betrokkene:
    """Record that this person was named again. By the same one twice: nothing changes."""
    hold(betrokkene.process)
    _check(betrokkene.process, door=door)
    if door == betrokkene:
        raise Refused(gettext("Niemand kan zichzelf noemen. Kies dan “meldde zichzelf”."))
    if _name(betrokkene, door=door, via=via):
        journal.note(betrokkene.process, "opnieuw_genoemd", by=by, about=betrokkene.person)
    return betrokkene


@transaction.atomic
def zet_status(betrokkene: Betrokkene, *, by: User, status: str) -> Betrokkene:
    """Say how far contact is. *Gesproken* comes from a talk, never from here; *voorbereid* needs one."""
    hold(betrokkene.process)
    _lock(betrokkene)
    if status not in SETTABLE:
        raise Refused("Deze stand volgt vanzelf uit een afspraak of een gesprek.")
    spoken = betrokkene.gesprekken.gevoerd().exists()
    if status == Status.VOORBEREID and not spoken:
        raise Refused("Eerst het gesprek. Daarna is iemand voorbereid.")
    if status == Status.BENADERD:
        status = Status.GESPROKEN if spoken else _approached(betrokkene)
    if betrokkene.status != status:
        betrokkene.status = status
        betrokkene.save(update_fields=["status"])
        journal.note(betrokkene.process, "betrokkene_status", by=by, about=betrokkene.person, status=status)
    return betrokkene


@transaction.atomic
def verander_betrokkene(betrokkene: Betrokkene, *, by: User, **fields: Any) -> Betrokkene:
    """Change who this is and how to reach them. Name, group and age stay once this person spoke or answered."""
    hold(betrokkene.process)
    _lock(betrokkene)
    _check(betrokkene.process, groep=fields.get("groep"), begeleider=fields.get("begeleider"))
    person = betrokkene.person
    new_person = _differing(person, CHANGES_PERSON, fields)
    new_row = _differing(betrokkene, CHANGES_ROW, fields)
    held = (new_row.keys() - set(ALWAYS)) | (new_person.keys() & {"name"})
    if held and is_fixed(betrokkene):
        raise Refused("Deze persoon sprak al of gaf al antwoord. De naam, de groep en de leeftijd staan vast.")
    if "name" in new_person and not new_person["name"]:
        raise Refused("Schrijf de naam op.")
    _write(person, new_person)
    _write(betrokkene, new_row)
    if new_person or new_row:
        velden = sorted(new_person.keys() | new_row.keys())
        journal.note(betrokkene.process, "betrokkene_veranderd", by=by, about=person, velden=velden)
    return betrokkene


@transaction.atomic
def verwijder_betrokkene(betrokkene: Betrokkene, *, by: User) -> None:
    """Take somebody off the list who should not be on it. Refused once this person spoke or answered."""
    process, person = betrokkene.process, betrokkene.person
    hold(process)
    if is_fixed(betrokkene):
        raise Refused("Deze persoon sprak al of gaf al antwoord. Kies dan de stand “doet niet mee”.")
    if betrokkene.aandragingen.exists():
        raise Refused("Deze persoon noemde iemand anders. Kies dan de stand “doet niet mee”.")
    if betrokkene.gesprekken.gepland().exists():
        raise Refused("Er staat nog een gesprek. Zeg dat eerst af.")
    journal.note(process, "betrokkene_weg", by=by)
    along = list(process.people.filter(steunfiguur__voor=betrokkene))
    betrokkene.delete()
    for left in (person, *along):
        _drop_without_role(left)


@transaction.atomic
def voeg_steunfiguur_toe(
    betrokkene: Betrokkene, *, by: User, name: str, rol: str, email: str = "", phone: str = "", language: str = "nl"
) -> Steunfiguur:
    """Somebody comes along for support or to interpret: with a link, without an answer in the kring."""
    process = betrokkene.process
    hold(process)
    person = person_for(process, name=name, email=email, phone=phone, language=language)
    if Betrokkene.objects.filter(person=person).exists():
        raise Refused(f"{person.name} staat zelf op de lijst van betrokkenen. Dat gaat niet samen.")
    found = Steunfiguur.objects.filter(person=person).first()
    if found is not None and found.voor_id != betrokkene.pk:
        raise Refused(f"{person.name} komt al mee met iemand anders.")
    if found is not None:
        return found
    steun = process.steunfiguren.create(person=person, voor=betrokkene, rol=rol)
    journal.note(process, "steunfiguur_erbij", by=by, about=person, rol=rol)
    return steun


@transaction.atomic
def verwijder_steunfiguur(steun: Steunfiguur, *, by: User) -> None:
    process, person = steun.process, steun.person
    hold(process)
    journal.note(process, "steunfiguur_weg", by=by)
    steun.delete()
    _drop_without_role(person)


@transaction.atomic
def neem_kerngroep_over(process: Process, *, by: User | None, groep: Groep | None = None) -> list[Betrokkene]:
    """Members of the kerngroep are deelnemers too. Doing it again takes over only who came later."""
    hold(process)
    if groep is not None and groep.process_id != process.pk:
        raise Refused("Deze groep hoort bij een ander proces.")
    members = list(kerngroep_not_listed(process))
    if not members:
        return []
    groep = groep or process.groepen.get_or_create(name=KERNGROEP_GROEP)[0]
    taken = []
    for lid in members:
        betrokkene = process.betrokkenen.create(person=lid.person, groep=groep, at=clock.now())
        _name(betrokkene, door=None, via=Aandraging.Via.KERNGROEP)
        taken.append(betrokkene)
    journal.note(process, "kerngroep_overgenomen", by=by, aantal=len(taken))
    return taken


def _check(
    process: Process,
    *,
    groep: Groep | None = None,
    door: Betrokkene | None = None,
    begeleider: User | None = None,
    person: Person | None = None,
) -> None:
    if any(row is not None and row.process_id != process.pk for row in (groep, door, person)):
        raise Refused(gettext("Dit hoort bij een ander proces."))
    if begeleider is not None and not process.begeleidingen.of(begeleider).exists():
        raise Refused("Deze begeleider doet niet mee in dit proces.")


def _name(betrokkene: Betrokkene, *, door: Betrokkene | None, via: str) -> bool:
    if via == Aandraging.Via.PERSOON and door is None:
        raise Refused(gettext("Schrijf op wie deze persoon noemde."))
    known = betrokkene.aangedragen_door.filter(door=door) if door else betrokkene.aangedragen_door.filter(via=via)
    if known.exists():
        return False
    betrokkene.aangedragen_door.create(door=door, via=via, at=clock.now())
    return True


def _named_before(door: Betrokkene | None, name: str, *, email: str, phone: str) -> Person | None:
    """The same name from the same mouth, without an address: a second click, not a second human being."""
    if door is None or clean(email) or clean(phone):
        return None
    same = door.process.people.filter(betrokkene__aangedragen_door__door=door, name__iexact=clean(name))
    return same.filter(forgotten_at=None).first()


def _leave_kerngroep_groep(betrokkene: Betrokkene, groep: Groep) -> None:
    """Who was taken over from the kerngroep gets the group they really belong to."""
    old = betrokkene.groep
    if old.name != KERNGROEP_GROEP or old == groep or is_fixed(betrokkene):
        return
    betrokkene.groep = groep
    betrokkene.save(update_fields=["groep"])
    if not old.betrokkenen.exists():
        old.delete()


def _approached(betrokkene: Betrokkene) -> Status:
    return Status.AFSPRAAK if betrokkene.gesprekken.gepland().exists() else Status.BENADERD


def _double(person: Person) -> bool:
    return any(hasattr(person, role) for role in ("kadersteller", "informant", "steunfiguur"))


def _drop_without_role(person: Person) -> None:
    """A person without any role left has no reason to be kept, unless what was counted rests on them."""
    roles = ("betrokkene", "kerngroeplid", "kadersteller", "informant", "steunfiguur", "meelezer")
    fresh = Person.objects.get(pk=person.pk)
    if not any(hasattr(fresh, role) for role in roles) and not has_answered(fresh):
        fresh.delete()


def _differing(row: Person | Betrokkene, allowed: tuple[str, ...], fields: dict[str, Any]) -> dict[str, Any]:
    if unknown := fields.keys() - set(CHANGES_PERSON) - set(CHANGES_ROW):
        raise TypeError(f"Not to be changed here: {', '.join(sorted(unknown))}")
    new = {key: clean(value) if isinstance(value, str) else value for key, value in fields.items() if key in allowed}
    return {key: value for key, value in new.items() if getattr(row, key) != value}


def _write(row: Person | Betrokkene, new: dict[str, Any]) -> None:
    for key, value in new.items():
        setattr(row, key, value)
    if new:
        row.save(update_fields=list(new))


def _lock(betrokkene: Betrokkene) -> None:
    """What a colleague wrote meanwhile counts; the locked process keeps it so."""
    betrokkene.refresh_from_db(from_queryset=Betrokkene.objects.select_related("person", "groep", "process"))
