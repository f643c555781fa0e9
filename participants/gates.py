"""What must be true before the talks, and before growing and finding out, are left (Decision 2)."""

from django.db.models import Exists, OuterRef

from participants.models import Aandraging, Betrokkene, Gesprek, Informant
from processes.flow import SCREENS, gate
from processes.models import Process
from processes.road import GESPREKKEN, VERBREDING

LAST_TALKS = 5

SCREENS.update(
    {
        "participants:gesprekken": "de gesprekken",
        "participants:groepen": "de groepen",
        "participants:betrokkenen": "de betrokkenen",
        "participants:informatie": "de vragen",
        "participants:informanten": "de informanten",
        "participants:behoeften": "wat er nodig is",
    }
)


@gate(GESPREKKEN, "Er is een gesprek gevoerd.", "participants:gesprekken")
def gesprek_gevoerd(process: Process) -> str:
    held = Gesprek.objects.gevoerd().filter(betrokkene__process=process)
    return "" if held.exists() else "Er is nog met niemand gesproken."


@gate(GESPREKKEN, "In elke groep is met iemand gesproken.", "participants:groepen", soft=True)
def elke_groep_gesproken(process: Process) -> str:
    if not process.groepen.exists():
        return "Er zijn nog geen groepen."
    spoken = Betrokkene.objects.gesproken().filter(groep=OuterRef("pk"))
    silent = process.groepen.exclude(Exists(spoken)).values_list("name", flat=True)
    return f"Nog met niemand gesproken in: {', '.join(silent)}." if silent else ""


@gate(VERBREDING, "Elke vraag heeft een antwoord, een informant, of “kan niet, omdat”.", "participants:informatie")
def vragen_hebben_antwoord(process: Process) -> str:
    waiting = process.informatievragen.open().count()
    if not waiting:
        return ""
    return f"Nog {waiting} {'vraag' if waiting == 1 else 'vragen'} zonder antwoord en zonder informant die komt."


@gate(VERBREDING, "Elke informant zei ja en weet wat de rol is.", "participants:informanten")
def informanten_gebrieft(process: Process) -> str:
    asked = Informant.objects.still_asked().filter(process=process)
    if silent := asked.filter(aanvaard_op=None).count():
        return f"Nog {silent} {'informant' if silent == 1 else 'informanten'} zonder ja."
    if unbriefed := asked.filter(gebrieft_op=None).count():
        return f"Nog {unbriefed} {'informant' if unbriefed == 1 else 'informanten'} zonder gesprek over de rol."
    return ""


@gate(VERBREDING, "Elk “anders kom ik niet” heeft een antwoord.", "participants:behoeften")
def anders_kom_ik_niet_beantwoord(process: Process) -> str:
    waiting = process.behoeften.unanswered_condition().count()
    return f"Nog {waiting} keer “anders kom ik niet” zonder antwoord." if waiting else ""


@gate(VERBREDING, "De laatste vijf gesprekken brachten geen nieuwe groep.", "participants:betrokkenen", soft=True)
def geen_nieuwe_groepen(process: Process) -> str:
    """Growing is done when talks name nobody from a group that was not known yet."""
    held = Gesprek.objects.gevoerd().filter(betrokkene__process=process)
    last = list(held.order_by("-gevoerd_op", "-pk").values_list("betrokkene_id", flat=True)[:LAST_TALKS])
    if len(last) < LAST_TALKS:
        held_words = "Er is 1 gesprek" if len(last) == 1 else f"Er zijn {len(last)} gesprekken"
        return f"{held_words} gevoerd. Na {LAST_TALKS} zie je of er nog groepen bijkomen."
    namings = Aandraging.objects.filter(betrokkene__process=process).order_by("at", "pk")
    first: dict[int, int | None] = {}
    for groep, door in namings.values_list("betrokkene__groep_id", "door_id"):
        first.setdefault(groep, door)
    new = sum(door in last for door in first.values())
    words = f"{new} nieuwe {'groep' if new == 1 else 'groepen'}"
    return f"De laatste {LAST_TALKS} gesprekken brachten nog {words}." if new else ""
