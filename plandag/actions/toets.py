"""The toets: who laid down the kaders says whether the plan fits in them. No word of the plan changes (§4.7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from herstel.lib import clock
from herstel.lib.canon import clean
from herstel.lib.refused import Refused
from plandag.actions import documenten
from plandag.models import Besluit, Document, Groepsantwoord, Oordeel, Plan, Toets, VoorstelVersie
from plandag.rules import consent
from plandag.rules import toets as rules
from plandag.rules.toets import Cel, Matrix, Stand
from processes import journal, outbox
from processes.actions.moving import hold
from processes.models import Kadersteller, KaderVersie, Partij, Process, User
from processes.road import TOETSING
from processes.rules import everyone

Uitspraak = Oordeel.Uitspraak
NIET_MEER = "Deze toets geldt niet meer. Kijk eerst welk plan er nu ligt."


@dataclass(frozen=True)
class Uitkomst:
    """What somebody says about one cell."""

    versie: VoorstelVersie | None
    kader_versie: KaderVersie
    uitspraak: str
    motivering: str = ""
    wat_past_wel: str = ""
    opmerking: str = ""
    vorige: int | None = None  # the verdict that was on the screen; 0: there was none


@transaction.atomic
def begin_toets(process: Process, *, by: User | None) -> Toets:
    """Begin the test of the plan that everyone can live with. Verdicts on words that did not change still count."""
    hold(process)
    if process.step != TOETSING:
        raise Refused("De toets begint als het proces bij de toets aan de kaders is.")
    plan = _gedragen(process)
    toets = rules.standing(process)
    if toets is not None and toets.plan_id == plan.pk:
        return toets
    laat_vervallen(process, by=by)
    toets = process.toetsen.create(plan=plan, sha256=plan.sha256, begonnen_op=clock.now())
    journal.note(process, "toets_begonnen", by=by, toets=toets.pk, plan=plan.nummer, tekst=plan.sha256)
    owners = Partij.objects.filter(kaders__in=process.kaders.standing())
    users = User.objects.filter(is_active=True, kaderstellers__partij__in=owners).distinct()
    outbox.put_all("toets_gevraagd", users, process=process, about=f"toets{toets.pk}")
    return toets


@transaction.atomic
def laat_vervallen(process: Process, *, by: User | None) -> None:
    """The road went back: this test is over. Its rows stay, as history."""
    for toets in process.toetsen.standing():
        toets.vervallen_op = clock.now()
        toets.save(update_fields=["vervallen_op"])
        journal.note(process, "toets_vervallen", by=by, toets=toets.pk)


@transaction.atomic
def geef_oordeel(
    toets: Toets,
    *,
    by: User,
    partij: Partij,
    versie: VoorstelVersie | None,
    kader_versie: KaderVersie,
    uitspraak: str,
    motivering: str = "",
    wat_past_wel: str = "",
    opmerking: str = "",
) -> Oordeel:
    """Say whether one onderdeel fits in one own kader; without an onderdeel: whether the sum does.

    Saying the same again changes nothing; saying something else adds a row, and the last one counts.
    """
    uitkomst = Uitkomst(versie, kader_versie, uitspraak, motivering, wat_past_wel, opmerking)
    return geef_oordelen(toets, by=by, partij=partij, uitkomsten=[uitkomst])[0]


@transaction.atomic
def geef_oordelen(
    toets: Toets, *, by: User, partij: Partij, uitkomsten: Sequence[Uitkomst], only_empty: bool = False
) -> list[Oordeel]:
    """Several cells of the own kaders in one act. `only_empty`: leaves alone what was judged in between."""
    role = _role(toets, by, partij)
    before = rules.matrix(toets)
    todo = [(_cel(before, uitkomst, partij), uitkomst) for uitkomst in uitkomsten]
    if only_empty:
        todo = [(cel, uitkomst) for cel, uitkomst in todo if cel.oordeel is None]
    if not todo:
        raise Refused("Er is niets meer te kiezen. Alles is al beoordeeld.")
    rows = [_write(toets, role, cel, uitkomst) for cel, uitkomst in todo]
    new = [row for row, (cel, _) in zip(rows, todo, strict=True) if row != cel.oordeel]
    if len(new) == 1:
        journal.note(toets.process, "oordeel", by=by, **_about(new[0]))
    elif new:
        journal.note(toets.process, "oordelen", by=by, partij=partij.code, aantal=len(new))
    if new:
        _tell(toets, before.stand, by=by)
    return rows


@transaction.atomic
def beantwoord_vraag(oordeel: Oordeel, *, by: User, text: str) -> Groepsantwoord:
    """Write down what the group answers to a question of a kadersteller: once, and it changes no word."""
    hold(oordeel.process)
    consent.require_begeleider(oordeel.process, by)
    text = clean(text)
    if oordeel.uitspraak != Uitspraak.VRAAG:
        raise Refused("Dit is geen vraag aan de groep.")
    if not text:
        raise Refused("Schrijf op wat de groep antwoordt.")
    known = Groepsantwoord.objects.filter(oordeel=oordeel).first()
    if known is not None and known.text == text:
        return known
    if known is not None:
        raise Refused("De groep heeft deze vraag al beantwoord.")
    answer = Groepsantwoord.objects.create(process=oordeel.process, oordeel=oordeel, text=text, by=by, at=clock.now())
    journal.note(oordeel.process, "toetsvraag_beantwoord", by=by, **_about(oordeel))
    asker = User.objects.filter(is_active=True, kaderstellers__partij=oordeel.partij)
    outbox.put_all("vraag_beantwoord", asker, process=oordeel.process, about=f"oordeel{oordeel.pk}")
    return answer


@transaction.atomic
def leg_besluit_vast(toets: Toets, *, by: User, partij: Partij, nummer: str, datum: date, sha256: str) -> Besluit:
    """Write down the dated decision of a partij about exactly this plan. Provisional verdicts become final."""
    role = _role(toets, by, partij)
    if sha256 != toets.sha256:
        raise Refused("Dit besluit gaat over een andere tekst dan het plan dat nu getoetst wordt.")
    if not (nummer := clean(nummer)):
        raise Refused("Schrijf het nummer van het besluit op.")
    if datum > clock.today():
        raise Refused("De datum van het besluit ligt in de toekomst.")
    known = toets.besluiten.filter(partij=partij).first()
    if known is not None and (known.nummer, known.datum) == (nummer, datum):
        return known
    if known is not None:
        raise Refused(f"Er is al een besluit vastgelegd: {known.nummer}.")
    before = rules.matrix(toets)
    if not all(cel.past for cel in before.of(partij)):
        raise Refused("Nog niet alles past. Geef eerst op elk onderdeel een oordeel.")
    besluit = toets.besluiten.create(
        process=toets.process,
        partij=partij,
        nummer=nummer,
        datum=datum,
        sha256=sha256,
        person=role.person,
        at=clock.now(),
    )
    journal.note(toets.process, "besluit", by=by, partij=partij.code, besluit=besluit.pk, tekst=sha256)
    _tell(toets, before.stand, by=by)
    documenten.vraag_document(toets.process, soort=Document.Soort.DOSSIER, aanleiding=f"besluit {besluit.pk}")
    return besluit


def _gedragen(process: Process) -> Plan:
    plan = consent.gedragen_plan(process)
    if plan is None:
        raise Refused("Er is geen plan waar iedereen mee kan leven. Doe eerst de slotronde.")
    return plan


def _role(toets: Toets, by: User, partij: Partij) -> Kadersteller:
    """The right to judge: for the own partij, on the plan that everyone carries, while the toets runs."""
    hold(toets.process)
    toets.refresh_from_db()
    if toets.vervallen_op is not None or toets.process.step != TOETSING or _gedragen(toets.process) != toets.plan:
        raise Refused(NIET_MEER)
    role = Kadersteller.objects.filter(partij=partij, user=by, partij__process=toets.process).first()
    if role is None or not by.is_active or not partij.kaderstellend:
        raise Refused("Alleen wie voor deze partij de kaders vastlegde, geeft dit oordeel.")
    return role


def _cel(matrix: Matrix, uitkomst: Uitkomst, partij: Partij) -> Cel:
    versie_id = uitkomst.versie.pk if uitkomst.versie else None
    cel = matrix.find(versie_id, uitkomst.kader_versie.pk, partij.pk)
    if cel is None:
        raise Refused("Dit onderdeel of dit kader is veranderd, of het is niet van jouw partij.")
    return cel


def _write(toets: Toets, role: Kadersteller, cel: Cel, uitkomst: Uitkomst) -> Oordeel:
    fields = _checked(cel, uitkomst)
    last = cel.oordeel
    if last is not None and all(getattr(last, name) == value for name, value in fields.items()):
        return last
    if uitkomst.vorige is not None and uitkomst.vorige != (last.pk if last else 0):
        raise Refused("Intussen gaf iemand van jouw partij hier een ander oordeel. Kijk eerst wat er nu staat.")
    if fields["uitspraak"] == Uitspraak.VRAAG and _answered(cel):
        raise Refused("De groep heeft al geantwoord. Kies nu of het past.")
    return Oordeel.objects.create(
        process=toets.process,
        toets=toets,
        versie=cel.versie,
        kader_versie=cel.kolom.versie,
        partij=cel.kolom.partij,
        som_eenmalig=cel.som.eenmalig if cel.som else None,
        som_per_jaar=cel.som.per_jaar if cel.som else None,
        voorlopig=cel.voorlopig,
        person=role.person,
        at=clock.now(),
        **fields,
    )


def _checked(cel: Cel, uitkomst: Uitkomst) -> dict[str, str]:
    uitspraak, motivering, wel = uitkomst.uitspraak, clean(uitkomst.motivering), clean(uitkomst.wat_past_wel)
    if uitspraak not in Uitspraak.values:
        raise Refused("Kies een oordeel.")
    if uitspraak == Uitspraak.PAST_NIET and not (motivering and wel):
        raise Refused("Schrijf op welke woorden niet passen en waarom, en wat wel zou passen.")
    if uitspraak == Uitspraak.VRAAG and not motivering:
        raise Refused("Schrijf je vraag aan de groep op.")
    if cel.som is not None and uitspraak == Uitspraak.NVT:
        raise Refused("Over het totaal kies je of het past of niet.")
    if cel.te_veel and uitspraak == Uitspraak.PAST:
        raise Refused("Het totaal is meer dan de grens van dit kader. Het past dus niet.")
    return {
        "uitspraak": uitspraak,
        "motivering": motivering if uitspraak in (Uitspraak.PAST_NIET, Uitspraak.VRAAG) else "",
        "wat_past_wel": wel if uitspraak == Uitspraak.PAST_NIET else "",
        "opmerking": clean(uitkomst.opmerking),
    }


def _answered(cel: Cel) -> bool:
    """Whether the group has answered a question about exactly this cell before."""
    return Groepsantwoord.objects.filter(
        oordeel__versie=cel.versie, oordeel__kader_versie=cel.kolom.versie, oordeel__partij=cel.kolom.partij
    ).exists()


def _about(oordeel: Oordeel) -> dict[str, Any]:
    return {
        "oordeel": oordeel.pk,
        "onderdeel": oordeel.versie.voorstel.code if oordeel.versie else "",
        "kader": oordeel.kader_versie.kader.code,
        "partij": oordeel.partij.code,
        "uitspraak": oordeel.uitspraak,
    }


def _tell(toets: Toets, before: Stand, *, by: User) -> None:
    """At each change of the outcome everyone hears it: once per outcome."""
    after = rules.matrix(toets).stand
    if after == before:
        return
    journal.note(toets.process, "toets_uitslag", by=by, toets=toets.pk, stand=str(after))
    if after == Stand.OPEN:
        return
    people = everyone(toets.process).reachable_by_mail()
    outbox.put_all("toets_uitslag", people, process=toets.process, about=f"toets{toets.pk}.{after}")
    documenten.vraag_document(toets.process, soort=Document.Soort.DOSSIER, aanleiding=f"toets {after}")
