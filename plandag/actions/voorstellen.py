"""Proposals: the words, version by version, and what becomes of them outside a round."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, TypedDict, Unpack

from django.db import transaction

from herstel.lib import canon, clock
from herstel.lib.canon import clean
from herstel.lib.refused import Overtaken, Refused
from plandag.models import ConsentRonde, Heropenverzoek, Kostenpost, Voorstel, VoorstelVersie
from plandag.plantekst import version_text
from plandag.rules import consent
from plandag.rules import voorstellen as rules
from processes import journal
from processes.actions.moving import hold
from processes.models import Partij, Process, User
from processes.road import PLANDAG

Kosten = Iterable[tuple[Partij, Decimal | int, Decimal | int]]
VOIDS = (
    "Iedereen kan leven met het hele plan zoals het nu is. Verander je het, dan vervalt dat "
    "en is een nieuwe slotronde nodig. Bevestig dat eerst."
)


class Tekst(TypedDict, total=False):
    """What a version says."""

    titel: str
    text: str
    wie: str
    wie_helpt: str
    wanneer: str
    wanneer_op: date | None
    kosten: Kosten
    kosten_uitleg: str
    meetpunt: str


@transaction.atomic
def schrijf_voorstel(process: Process, *, by: User, **tekst: Unpack[Tekst]) -> Voorstel:
    """Write a new proposal: version 1. The very same words again give the proposal that is there."""
    _hold(process)
    last = process.voorstellen.order_by("-nummer").first()
    number = last.nummer + 1 if last else 1
    if last and _same(last, tekst):
        return last
    voorstel = process.voorstellen.create(nummer=number)
    versie = _write(voorstel, 1, by=by, wijziging="", tekst=tekst)
    journal.note(process, "voorstel_geschreven", by=by, voorstel=voorstel.code, sha256=versie.sha256)
    return voorstel


@transaction.atomic
def herschrijf_voorstel(
    voorstel: Voorstel,
    *,
    by: User,
    vorige: int,
    wijziging: str,
    bevestigd: bool = False,
    **tekst: Unpack[Tekst],
) -> VoorstelVersie:
    """Add a next version, which needs a round of its own; what was aangenomen goes back to uitgewerkt.

    `vorige`: the number of the version that was on the screen. Refused while a round about it, or the slotronde,
    is ready or open; and while everyone can live with the whole plan, unless `bevestigd` (Decision 7).
    """
    _hold(voorstel.process)
    voorstel.refresh_from_db(fields=["status"])
    last = voorstel.versies.latest()
    if last.nummer == vorige + 1 and _fingerprint(voorstel, tekst) == last.sha256:
        return last  # the same click twice
    if last.nummer != vorige:
        raise Overtaken(
            f"Iemand anders schreef intussen versie {last.nummer}. Lees die eerst.",
            by=last.by,
            at=last.at,
            base=voorstel.versies.filter(nummer=vorige).first(),
            versioned=True,
        )
    if voorstel.status not in rules.IN_PLAN:
        raise Refused(f"Dit voorstel is {voorstel.get_status_display()}. Heropen het eerst.")
    _require_still(voorstel, bevestigd=bevestigd)
    if not (wijziging := clean(wijziging)):
        raise Refused("Schrijf op wat er verandert, en waarom.")
    versie = _write(voorstel, last.nummer + 1, by=by, wijziging=wijziging, tekst=tekst)
    if versie.sha256 == last.sha256:
        raise Refused("Er is niets veranderd aan de tekst.")
    _set_status(voorstel, Voorstel.Status.UITGEWERKT)
    journal.note(
        voorstel.process,
        "voorstel_herschreven",
        by=by,
        voorstel=voorstel.code,
        versie=versie.nummer,
        sha256=versie.sha256,
    )
    return versie


@transaction.atomic
def parkeer(voorstel: Voorstel, *, by: User, reden: str, bevestigd: bool = False) -> Voorstel:
    """Leave it out of the plan, and keep it on the record."""
    return _put_aside(voorstel, Voorstel.Status.GEPARKEERD, by=by, reden=reden, bevestigd=bevestigd)


@transaction.atomic
def trek_in(voorstel: Voorstel, *, by: User, reden: str, bevestigd: bool = False) -> Voorstel:
    """Who brought it in takes it back."""
    return _put_aside(voorstel, Voorstel.Status.INGETROKKEN, by=by, reden=reden, bevestigd=bevestigd)


@transaction.atomic
def voeg_voorstellen_samen(
    voorstel: Voorstel, *, by: User, in_voorstel: Voorstel, reden: str, bevestigd: bool = False
) -> Voorstel:
    """This proposal goes on inside another one, whose words say it too."""
    if in_voorstel.pk == voorstel.pk or in_voorstel.process_id != voorstel.process_id:
        raise Refused("Kies een ander voorstel uit dit proces.")
    in_voorstel.refresh_from_db(fields=["status"])
    if in_voorstel.status not in rules.IN_PLAN:
        raise Refused(f"{in_voorstel.code} is {in_voorstel.get_status_display()}. Kies een voorstel dat meedoet.")
    return _put_aside(voorstel, Voorstel.Status.SAMENGEVOEGD, by=by, reden=reden, bevestigd=bevestigd, into=in_voorstel)


@transaction.atomic
def heropen(what: Heropenverzoek | Voorstel, *, by: User, reden: str, bevestigd: bool = False) -> Voorstel:
    """Talk about it again: because someone of the kring asked (before the toets), or the group does."""
    voorstel = what.voorstel if isinstance(what, Heropenverzoek) else what
    _hold(voorstel.process)
    voorstel.refresh_from_db(fields=["status", "opgegaan_in", "status_reden"])
    if voorstel.status not in rules.FINAL:
        return voorstel
    if not (reden := clean(reden)):
        raise Refused("Schrijf op waarom jullie dit opnieuw bespreken.")
    _require_still(voorstel, bevestigd=bevestigd)
    _set_status(voorstel, Voorstel.Status.UITGEWERKT, reden)
    journal.note(voorstel.process, "voorstel_heropend", by=by, voorstel=voorstel.code)
    return voorstel


def _hold(process: Process) -> None:
    hold(process)
    if process.step != PLANDAG:
        raise Refused("Voorstellen schrijven en veranderen kan alleen tijdens de plandag.")


def _require_still(voorstel: Voorstel, *, bevestigd: bool) -> None:
    if (ronde := rules.unfinished_round(voorstel)) is not None:
        is_open = ronde.status == ronde.Status.OPEN
        raise Refused(
            f"Er {'loopt' if is_open else 'staat'} een ronde {'over' if is_open else 'klaar over'} {voorstel.code}. "
            f"{'Sluit die' if is_open else 'Breek die'} eerst{'' if is_open else ' af'}."
        )
    if voorstel.process.rondes.unfinished().filter(soort=ConsentRonde.Soort.SLOT).exists():
        raise Refused("De slotronde over het hele plan staat klaar of is open. Sluit die eerst, of breek die af.")
    if not bevestigd and consent.would_void(voorstel):
        raise Refused(VOIDS)


def _put_aside(
    voorstel: Voorstel, status: str, *, by: User, reden: str, bevestigd: bool, into: Voorstel | None = None
) -> Voorstel:
    _hold(voorstel.process)
    voorstel.refresh_from_db(fields=["status", "opgegaan_in", "status_reden"])
    if voorstel.status == status and voorstel.opgegaan_in == into:
        return voorstel
    if voorstel.status not in rules.IN_PLAN:
        raise Refused(f"Dit voorstel is al {voorstel.get_status_display()}. Heropen het eerst.")
    if not (reden := clean(reden)):
        raise Refused("Schrijf op waarom.")
    _require_still(voorstel, bevestigd=bevestigd)
    _set_status(voorstel, status, reden, into)
    journal.note(voorstel.process, "voorstel_opzij", by=by, voorstel=voorstel.code, status=status)
    return voorstel


def _set_status(voorstel: Voorstel, status: str, reden: str = "", into: Voorstel | None = None) -> None:
    """Whatever happens to a proposal here, it is talked about again: that is what a Heropenverzoek asked for.

    What had gone on inside this one, goes along to the other.
    """
    voorstel.heropenverzoeken.filter(heropend_op=None).update(heropend_op=clock.now())
    if into is not None:
        voorstel.samengevoegd.update(opgegaan_in=into)
    voorstel.status, voorstel.status_reden, voorstel.opgegaan_in = status, reden, into
    voorstel.save(update_fields=["status", "status_reden", "opgegaan_in"])


def _write(voorstel: Voorstel, nummer: int, *, by: User, wijziging: str, tekst: Tekst) -> VoorstelVersie:
    versie, costs = _version(voorstel, tekst)
    _require_right(versie)
    versie.nummer, versie.wijziging, versie.by, versie.at = nummer, wijziging, by, clock.now()
    versie.sha256 = canon.digest(version_text(versie, costs))
    versie.save(force_insert=True)
    Kostenpost.objects.bulk_create(
        Kostenpost(process=voorstel.process, versie=versie, partij=partij, eenmalig=once, per_jaar=yearly)
        for partij, once, yearly in costs
    )
    return versie


def _version(voorstel: Voorstel, tekst: Tekst) -> tuple[VoorstelVersie, list[tuple[Partij, Decimal, Decimal]]]:
    """A version that is not saved yet, cleaned as it will be kept, and its costs."""
    fields: dict[str, Any] = {key: value for key, value in tekst.items() if key != "kosten"}
    fields = {key: clean(value) if isinstance(value, str) else value for key, value in fields.items()}
    versie = VoorstelVersie(process=voorstel.process, voorstel=voorstel, **fields)
    return versie, _costs(voorstel.process, tekst.get("kosten", ()))


def _costs(process: Process, kosten: Kosten) -> list[tuple[Partij, Decimal, Decimal]]:
    rows = [(partij, Decimal(once or 0), Decimal(yearly or 0)) for partij, once, yearly in kosten]
    rows = [row for row in rows if row[1] or row[2]]
    if len({row[0].pk for row in rows}) < len(rows):
        raise Refused("Elke partij staat één keer bij de kosten. Tel de bedragen bij elkaar op.")
    if any(row[0].process_id != process.pk for row in rows):
        raise Refused("Deze partij hoort bij een ander proces.")
    if any(min(row[1], row[2]) < 0 for row in rows):
        raise Refused("Een bedrag is nul of meer.")
    return rows


def _require_right(versie: VoorstelVersie) -> None:
    if not (versie.titel and versie.text):
        raise Refused("Schrijf een titel op, en wat jullie afspreken.")
    dated = versie.wanneer in (VoorstelVersie.Wanneer.OP, VoorstelVersie.Wanneer.IN)
    if dated != (versie.wanneer_op is not None):
        raise Refused("Schrijf een datum op bij een datum of maand, en alleen dan.")
    if versie.wanneer and versie.wanneer not in VoorstelVersie.Wanneer.values:
        raise Refused("Kies wanneer het klaar is.")


def _fingerprint(voorstel: Voorstel, tekst: Tekst) -> str:
    versie, costs = _version(voorstel, tekst)
    return canon.digest(version_text(versie, costs))


def _same(last: Voorstel, tekst: Tekst) -> bool:
    """A double click: the same words as the newest proposal, within a minute."""
    versie = last.versies.latest()
    fresh = clock.now() - versie.at < timedelta(minutes=1)
    return fresh and versie.nummer == 1 and _fingerprint(last, tekst) == versie.sha256
