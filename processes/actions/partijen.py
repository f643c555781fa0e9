from datetime import date

from django.db import transaction

from herstel.lib import clock
from herstel.lib.canon import clean
from herstel.lib.refused import Refused
from processes import journal, outbox
from processes.actions import accounts
from processes.actions.moving import hold
from processes.actions.people import person_for
from processes.models import Kadersteller, Mandaat, Partij, Process, User


@transaction.atomic
def voeg_partij_toe(
    process: Process,
    *,
    by: User,
    name: str,
    kaderstellend: bool = True,
    contact: str = "",
    vastleggen_voor: date | None = None,
) -> Partij:
    """Give an organisation a place in the process; the software gives it its code (P1, P2)."""
    hold(process)
    name = _free_name(process, name)
    numbers = [int(code[1:]) for code in process.partijen.values_list("code", flat=True)]
    partij = process.partijen.create(
        code=f"P{max(numbers, default=0) + 1}",
        name=name,
        kaderstellend=kaderstellend,
        contact=clean(contact),
        vastleggen_voor=vastleggen_voor,
    )
    journal.note(process, "partij_erbij", by=by, partij=partij.code)
    return partij


@transaction.atomic
def verander_partij(
    partij: Partij,
    *,
    by: User,
    name: str,
    kaderstellend: bool,
    contact: str = "",
    vastleggen_voor: date | None = None,
) -> Partij:
    hold(partij.process)
    if not kaderstellend and partij.kaders.standing().exists():
        raise Refused("Deze partij heeft kaders. Trek die eerst in.")
    partij.name = _free_name(partij.process, name, but=partij)
    partij.kaderstellend, partij.contact = kaderstellend, clean(contact)
    partij.vastleggen_voor = vastleggen_voor
    partij.save(update_fields=["name", "kaderstellend", "contact", "vastleggen_voor"])
    journal.note(partij.process, "partij_veranderd", by=by, partij=partij.code)
    return partij


@transaction.atomic
def verwijder_partij(partij: Partij, *, by: User) -> None:
    """Take back a partij that was written down by mistake; one that did something stays."""
    hold(partij.process)
    if partij.kaders.exists() or partij.mandaten.exists() or partij.kaderstellers.exists():
        raise Refused("Deze partij heeft al een mandaat, een kadersteller of een kader. Zij kan niet meer weg.")
    journal.note(partij.process, "partij_weg", by=by, partij=partij.code)
    partij.delete()


@transaction.atomic
def peil_partij(partij: Partij, *, by: User, bereid_vooraf: str, toelichting: str) -> Partij:
    """Write down whether a partij with power will lay down kaders beforehand, and not afterwards."""
    hold(partij.process)
    if bereid_vooraf not in Partij.Bereid.values:
        raise Refused("Kies een van de antwoorden.")
    partij.bereid_vooraf, partij.bereid_toelichting = bereid_vooraf, clean(toelichting)
    partij.save(update_fields=["bereid_vooraf", "bereid_toelichting"])
    journal.note(partij.process, "partij_gepeild", by=by, partij=partij.code, bereid=bereid_vooraf)
    return partij


@transaction.atomic
def leg_mandaat_vast(
    partij: Partij,
    *,
    by: User,
    stand: str,
    besluit: str = "",
    besluit_op: date | None = None,
    grenzen: str = "",
) -> Mandaat:
    """Write down how far the decision is that lets this partij speak. A later row replaces an earlier one."""
    hold(partij.process)
    besluit, grenzen = clean(besluit), clean(grenzen)
    if stand not in Mandaat.Stand.values:
        raise Refused("Kies hoe het mandaat ervoor staat.")
    if stand == Mandaat.Stand.DEFINITIEF and not (besluit and besluit_op):
        raise Refused("Een definitief mandaat heeft een besluit, een nummer en een datum.")
    new = {"stand": stand, "besluit": besluit, "besluit_op": besluit_op, "grenzen": grenzen}
    last = partij.mandaten.last()
    if last is not None and all(getattr(last, key) == value for key, value in new.items()):
        return last
    mandaat = partij.mandaten.create(process=partij.process, at=clock.now(), **new)
    journal.note(partij.process, "mandaat", by=by, partij=partij.code, stand=stand, mandaat=mandaat.pk)
    return mandaat


@transaction.atomic
def wijs_kadersteller_aan(
    partij: Partij, *, by: User, name: str, email: str, functie: str = "", phone: str = ""
) -> Kadersteller:
    """Name the human being who acts for a partij: with an account of their own, never by link.

    Refused for a begeleider of this process, and for who already acts for another partij in it.
    """
    hold(partij.process)
    if not partij.kaderstellend:
        raise Refused("Deze partij legt geen kaders vast.")
    if not (email := clean(email).lower()):
        raise Refused("Een kadersteller heeft een e-mailadres nodig om in te loggen.")
    user = _account(email, name)
    known = Kadersteller.objects.filter(user=user, partij__process=partij.process).first()
    if known is not None and known.partij_id == partij.pk:
        return known
    if known is not None:
        raise Refused("Deze persoon legt al kaders vast voor een andere partij.")
    if partij.process.begeleidingen.of(user).exists():
        raise Refused("Een begeleider van dit proces legt geen kaders vast.")
    person = person_for(partij.process, name=name, email=email, phone=phone)
    if Kadersteller.objects.filter(person=person).exists():
        raise Refused("Deze persoon is al kadersteller, met een ander e-mailadres.")
    role = partij.kaderstellers.create(person=person, user=user, functie=clean(functie))
    journal.note(partij.process, "kadersteller", by=by, about=person, partij=partij.code)
    outbox.put("kadersteller", user, process=partij.process, about=f"partij{partij.pk}")
    return role


@transaction.atomic
def verwijder_kadersteller(kadersteller: Kadersteller, *, by: User) -> None:
    """End the role of who acted for a partij. What was laid down stays laid down, by the partij."""
    partij = kadersteller.partij
    hold(partij.process)
    journal.note(partij.process, "kadersteller_weg", by=by, about=kadersteller.person, partij=partij.code)
    kadersteller.delete()


def _account(email: str, name: str) -> User:
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        return accounts.maak_account(email=email, name=clean(name))
    if not user.is_active:
        raise Refused("Dit account staat uit. Vraag de beheerder om het weer aan te zetten.")
    return user


def _free_name(process: Process, name: str, *, but: Partij | None = None) -> str:
    if not (name := clean(name)):
        raise Refused("Schrijf de naam van de partij op.")
    others = process.partijen.filter(name__iexact=name)
    if any(other != but for other in others):
        raise Refused(f"De partij *{name}* staat er al.")
    return name
