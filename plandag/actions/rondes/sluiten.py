"""Closing a round: one transaction that counts, keeps, and says what follows (Decisions 3, 4 and 9)."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from herstel.lib import clock
from herstel.lib.refused import Refused
from plandag.actions.gedragen import na_slotronde
from plandag.actions.rondes.ronde import Soort, Status, about, lock, set_voorstel
from plandag.models import Antwoord, Bezwaar, ConsentRonde, LosAntwoord, Uitslag, Voorstel, Zorg
from plandag.rules import consent as rules
from processes import journal
from processes.models import Person, Process, User

Keuze = Antwoord.Keuze
# What answering again does to an earlier objection of the same person: their own act, said on the answer screen.
GONE = {
    Keuze.AKKOORD: Bezwaar.Status.OPGELOST,
    Keuze.ZORG: Bezwaar.Status.ZORG,
    Keuze.GROEP: Bezwaar.Status.INGETROKKEN,
}


@dataclass(frozen=True)
class Said:
    """One given answer, of a known person or cut loose from whoever gave it."""

    keuze: str
    reden: str
    wat_helpt: str
    kanaal: str
    person: Person | None = None
    naam: str = ""
    mag_terugvragen: bool = False


@transaction.atomic
def sluit_ronde(ronde: ConsentRonde, *, by: User) -> Uitslag:
    """Close, and count. Refused while anyone in the kring has not answered: silence blocks."""
    lock(ronde)
    rules.require_begeleider(ronde.process, by)
    if ronde.status == Status.GESLOTEN:
        return ronde.uitslag
    if ronde.status != Status.OPEN:
        raise Refused("Deze ronde is niet open.")
    ronde.kring.filter(final=False).update(final=True)  # from here nobody's answer changes any more
    if count := ronde.still_open().count():
        raise Refused(unanswered(count))
    said = _said(ronde)
    if not said:
        raise Refused("Niemand heeft geantwoord. Breek de ronde af.")
    uitslag = _count(ronde, said)
    _keep_bezwaren_and_zorgen(ronde, said)
    gone = _close_earlier(ronde, uitslag)
    ronde.status, ronde.gesloten_op, ronde.gesloten_door = Status.GESLOTEN, uitslag.at, by
    ronde.save(update_fields=["status", "gesloten_op", "gesloten_door"])
    _settle(ronde)
    journal.note(ronde.process, "ronde_gesloten", by=by, **about(ronde), **_numbers(uitslag), bezwaren_weg=gone)
    if ronde.soort == Soort.SLOT:
        na_slotronde(ronde)
    return uitslag


def unanswered(count: int) -> str:
    return f"Nog {count} mensen hebben niet geantwoord." if count != 1 else "Nog 1 persoon heeft niet geantwoord."


def _said(ronde: ConsentRonde) -> list[Said]:
    if ronde.privacy == Process.Privacy.ANONIEM:
        loose = LosAntwoord.objects.filter(ronde=ronde).order_by("pk")  # random: not the order they came in
        return [Said(one.keuze, one.reden, one.wat_helpt, one.kanaal) for one in loose]
    return [
        Said(one.keuze, one.reden, one.wat_helpt, one.kanaal, one.person, one.naam, one.mag_terugvragen)
        for one in ronde.kring.filter(keuze__in=Antwoord.GIVEN).select_related("person").order_by("pk")
    ]


def _count(ronde: ConsentRonde, said: list[Said]) -> Uitslag:
    counts = Counter(one.keuze for one in said)
    last = ronde.process.uitslagen.order_by("-pk").first()
    uitslag = Uitslag(
        process=ronde.process,
        ronde=ronde,
        tekst_sha256=ronde.sha256,
        kring=ronde.kring.count(),
        akkoord=counts[Keuze.AKKOORD],
        zorg=counts[Keuze.ZORG],
        groep=counts[Keuze.GROEP],
        bezwaar=counts[Keuze.BEZWAAR],
        vertrokken=ronde.kring.filter(keuze=Keuze.VERTROKKEN).count(),
        kanalen=dict(sorted(Counter(one.kanaal for one in said).items())),
        at=clock.now(),
    )
    uitslag.sha256 = rules.uitslag_fingerprint(uitslag, last.sha256 if last else rules.START)
    uitslag.save(force_insert=True)
    return uitslag


def _keep_bezwaren_and_zorgen(ronde: ConsentRonde, said: list[Said]) -> None:
    subject = {"process": ronde.process, "ronde": ronde, "voorstel": ronde.versie.voorstel if ronde.versie else None}
    Bezwaar.objects.bulk_create(
        Bezwaar(**subject, person=one.person, text=one.reden, wat_helpt=one.wat_helpt, naam=one.naam)
        for one in said
        if one.keuze == Keuze.BEZWAAR
    )
    Zorg.objects.bulk_create(
        Zorg(**subject, person=one.person, text=one.reden, mag_terugvragen=one.mag_terugvragen)
        for one in said
        if one.keuze == Keuze.ZORG
    )


def _close_earlier(ronde: ConsentRonde, uitslag: Uitslag) -> int:
    """Earlier objections of people who now can live with it. Returns how many."""
    earlier = rules.bezwaren_about(ronde).standing().exclude(ronde=ronde)
    given = {answer.person_id: answer for answer in ronde.kring.filter(keuze__in=GONE) if answer.person_id}
    count = 0
    for bezwaar in earlier.select_related("ronde"):
        if bezwaar.person_id in given:
            _close(bezwaar, ronde, given[bezwaar.person_id].keuze, given[bezwaar.person_id].kanaal)
        elif bezwaar.person_id is None and uitslag.bezwaar == 0 and _all_answered_again(bezwaar, ronde):
            _close(bezwaar, ronde, Keuze.AKKOORD, "")
        else:
            continue
        count += 1
    return count


def _close(bezwaar: Bezwaar, ronde: ConsentRonde, keuze: str, kanaal: str) -> None:
    status = GONE[Keuze(keuze)]
    if status == Bezwaar.Status.OPGELOST and bezwaar.ronde.sha256 == ronde.sha256:
        status = Bezwaar.Status.INGETROKKEN  # the words are the same: it was taken back, not solved
    bezwaar.status, bezwaar.afgesloten_op, bezwaar.kanaal = status, ronde.uitslag.at, kanaal
    bezwaar.opgelost_in = ronde.versie if status == Bezwaar.Status.OPGELOST else None
    bezwaar.save(update_fields=["status", "afgesloten_op", "kanaal", "opgelost_in"])


def _all_answered_again(bezwaar: Bezwaar, ronde: ConsentRonde) -> bool:
    """Whose it was, is not known; but everyone who can have made it has now answered without objecting."""
    then = bezwaar.ronde.kring.exclude(keuze=Keuze.VERTROKKEN)
    now = ronde.kring.exclude(keuze=Keuze.VERTROKKEN).exclude(person=None).values("person")
    return not then.exclude(person__in=now).exists()


def _settle(ronde: ConsentRonde) -> None:
    if ronde.versie is None:
        return
    carried = rules.is_carried(ronde.versie.voorstel)
    set_voorstel(ronde, Voorstel.Status.AANGENOMEN if carried else Voorstel.Status.UITGEWERKT)


def _numbers(uitslag: Uitslag) -> dict[str, Any]:
    names = ("kring", "akkoord", "zorg", "groep", "bezwaar", "vertrokken", "kanalen")
    return {name: getattr(uitslag, name) for name in names} | {"uitslag": uitslag.sha256}
