from django.db import transaction
from django.utils.translation import gettext as _

from herstel.lib import canon, clock
from herstel.lib.canon import clean
from herstel.lib.refused import Overtaken, Refused
from processes import journal, outbox
from processes.actions.moving import hold
from processes.actions.people import how_it_came, person_for, put_on, require_own_kant
from processes.models import Kant, Kerngroeplid, Partij, Person, Process, Spelregels, User


@transaction.atomic
def voeg_lid_toe(
    process: Process,
    *,
    by: User,
    name: str,
    kant: Kant,
    hoedanigheid: str,
    email: str = "",
    phone: str = "",
    kanaal: str = "mail",
    language: str = "nl",
    partij: Partij | None = None,
) -> Kerngroeplid:
    """Give somebody a seat on one side. Nobody is a member before they say so themselves.

    Who also speaks for a kaderstellende partij may join: that is warned about and recorded (Decision 14).
    """
    hold(process)
    require_own_kant(process, kant)
    if partij is not None and partij.process_id != process.pk:
        raise Refused("Deze partij hoort bij een ander proces.")
    person = person_for(process, name=name, email=email, phone=phone, kanaal=kanaal, language=language, kant=kant)
    seat = Kerngroeplid.objects.filter(person=person).first()
    if seat is not None and seat.gestopt_op is None and seat.afgezegd_op is None:
        raise Refused(f"{person.name} zit al in de kerngroep.")
    put_on(person, kant)
    seat = seat or Kerngroeplid(person=person, process=process)
    seat.hoedanigheid, seat.partij = clean(hoedanigheid), partij
    seat.uitgenodigd_op = seat.aanvaard_op = seat.spelregels = seat.ingevoerd_door = None
    seat.afgezegd_op = seat.gestopt_op = None
    seat.save()
    journal.note(process, "lid_erbij", by=by, about=person, kant=kant.pk, dubbele_rol=has_double_role(seat))
    return seat


def has_double_role(lid: Kerngroeplid) -> bool:
    """Whether this member also has a hand in what the plan must fit in."""
    speaks_for = lid.partij is not None and lid.partij.kaderstellend
    return speaks_for or getattr(lid.person, "kadersteller", None) is not None


@transaction.atomic
def schrijf_spelregels(process: Process, *, by: User, text: str, vorige: int | None = None) -> Spelregels:
    """Write the next version of the spelregels: everyone who was invited is asked again.

    `vorige`: the number on the screen (0 for none), so that nobody writes over what a colleague just wrote.
    """
    hold(process)
    if not (text := clean(text)):
        raise Refused("Schrijf de spelregels op.")
    last = process.spelregels.last()
    if last is not None and last.text == text:
        return last
    nummer = last.nummer + 1 if last else 1
    if last is not None and vorige is not None and vorige != last.nummer:
        base = process.spelregels.filter(nummer=vorige).first()
        raise Overtaken(f"Iemand anders schreef intussen versie {last.nummer}.", at=last.at, base=base, versioned=True)
    rules = process.spelregels.create(nummer=nummer, text=text, sha256=canon.digest(text), at=clock.now())
    journal.note(process, "spelregels", by=by, versie=nummer, sha256=rules.sha256)
    invited = Person.objects.filter(kerngroeplid__in=process.kerngroep.lid().exclude(uitgenodigd_op=None))
    outbox.put_all("spelregels", invited.reachable_by_mail(), process=process, about=f"versie{nummer}")
    return rules


@transaction.atomic
def nodig_lid_uit(lid: Kerngroeplid, *, by: User) -> Kerngroeplid:
    """Ask somebody to join, by mail where there is an address. Asking twice sends no second mail."""
    hold(lid.process)
    _lock(lid)
    if not lid.process.spelregels.exists():
        raise Refused("Schrijf eerst de spelregels. Een lid aanvaardt die meteen.")
    if lid.gestopt_op or lid.afgezegd_op:
        raise Refused("Deze persoon heeft nee gezegd of is gestopt. Voeg deze persoon opnieuw toe.")
    if lid.uitgenodigd_op is not None:
        return lid
    lid.uitgenodigd_op = clock.now()
    lid.save(update_fields=["uitgenodigd_op"])
    outbox.put("kerngroep", lid.person, about=f"{lid.uitgenodigd_op:%Y%m%d%H%M%S}")
    journal.note(lid.process, "lid_uitgenodigd", by=by, about=lid.person)
    return lid


@transaction.atomic
def aanvaard_lidmaatschap(
    lid: Kerngroeplid, *, by: Person | User, spelregels: Spelregels, kanaal: str = "link"
) -> Kerngroeplid:
    """Say yes to the seat and to exactly these spelregels: by link, or told to a begeleider who types it in."""
    hold(lid.process)
    _lock(lid)
    kanaal, typed_by = how_it_came(by, kanaal, person=lid.person)
    if spelregels != lid.process.spelregels.last():
        raise Refused(_("De spelregels zijn intussen veranderd. Lees eerst de nieuwe versie."))
    if lid.gestopt_op is not None:
        raise Refused(_("Dit lid is gestopt. Voeg deze persoon opnieuw toe."))
    if lid.aanvaard_op is not None and lid.spelregels_id == spelregels.pk:
        return lid
    lid.aanvaard_op, lid.spelregels, lid.afgezegd_op = clock.now(), spelregels, None
    lid.kanaal, lid.ingevoerd_door = kanaal, typed_by
    lid.save(update_fields=["aanvaard_op", "spelregels", "afgezegd_op", "kanaal", "ingevoerd_door"])
    journal.note(lid.process, "lid_aanvaard", by=by, about=lid.person, spelregels=spelregels.nummer, kanaal=kanaal)
    return lid


@transaction.atomic
def zeg_lidmaatschap_af(lid: Kerngroeplid, *, by: Person | User) -> Kerngroeplid:
    """Say no to the seat. Nobody has to give a reason."""
    hold(lid.process)
    _lock(lid)
    how_it_came(by, "", person=lid.person)
    if lid.aanvaard_op is not None:
        raise Refused(_("Je bent al lid. Wil je stoppen? Bel dan je begeleider."))
    if lid.afgezegd_op is None:
        lid.afgezegd_op = clock.now()
        lid.save(update_fields=["afgezegd_op"])
        journal.note(lid.process, "lid_afgezegd", by=by, about=lid.person)
    return lid


@transaction.atomic
def lid_stopt(lid: Kerngroeplid, *, by: Person | User) -> Kerngroeplid:
    """Leave the kerngroep. What this member said before stays said."""
    hold(lid.process)
    _lock(lid)
    how_it_came(by, "", person=lid.person)
    if lid.gestopt_op is None:
        lid.gestopt_op = clock.now()
        lid.save(update_fields=["gestopt_op"])
        journal.note(lid.process, "lid_gestopt", by=by, about=lid.person)
    return lid


def _lock(lid: Kerngroeplid) -> None:
    """What a colleague wrote meanwhile counts; the locked process keeps it so."""
    lid.refresh_from_db(from_queryset=Kerngroeplid.objects.select_related("process", "person"))
