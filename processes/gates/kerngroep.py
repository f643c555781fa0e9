from django.db.models import Exists, OuterRef

from processes.flow import gate
from processes.models import Kerngroeplid, Process
from processes.road import KERNGROEP

MEMBERS = 5


@gate(KERNGROEP, "Een partij die kaders vastlegt, heeft een contact en een mandaat.", "processes:partijen")
def partij_met_mandaat(process: Process) -> str:
    with_contact = process.partijen.kaderstellend().exclude(contact="", kaderstellers=None)
    if with_contact.filter(mandaten__isnull=False).exists():
        return ""
    return "Nog geen partij heeft een contact en een mandaat. Een mandaat in aanvraag is genoeg."


@gate(KERNGROEP, "Elk lid aanvaardde het lidmaatschap en de spelregels.", "processes:kerngroep")
def leden_aanvaardden(process: Process) -> str:
    members, rules = process.kerngroep.lid(), process.spelregels.last()
    if not members.exists():
        return "Er zit nog niemand in de kerngroep."
    if rules is None:
        return "Er zijn nog geen spelregels."
    waiting = members.exclude(aanvaard_op__isnull=False, spelregels=rules).count()
    return f"Nog {waiting} van de {members.count()} leden zonder ja op versie {rules.nummer}." if waiting else ""


@gate(KERNGROEP, "De kerngroep heeft minstens vijf leden.", "processes:kerngroep", soft=True)
def vijf_leden(process: Process) -> str:
    count = process.kerngroep.lid().count()
    return "" if count >= MEMBERS else f"De kerngroep heeft {count} van de {MEMBERS} leden."


@gate(KERNGROEP, "Elke kant heeft minstens één lid.", "processes:kerngroep", soft=True)
def elke_kant_heeft_lid(process: Process) -> str:
    seats = Kerngroeplid.objects.lid().filter(process=process, person__kant=OuterRef("pk"))
    if not process.kanten.exists():
        return "Er staan nog geen kanten op het blad van de verkenning."
    empty = process.kanten.exclude(Exists(seats)).values_list("name", flat=True)
    return f"Nog geen lid van: {', '.join(empty)}." if empty else ""
