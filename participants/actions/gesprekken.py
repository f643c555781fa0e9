"""The preparatory talks: planned, moved, held, and the note that stays between a few people."""

from datetime import datetime

from django.db import transaction

from herstel.lib import clock, crypto
from herstel.lib.canon import clean
from herstel.lib.refused import Overtaken, Refused
from participants.models import Betrokkene, Gesprek, Gespreksnotitie
from participants.rules import may_read_note, note_of, note_place, note_version
from processes import journal, outbox
from processes.actions.moving import hold
from processes.models import User

Status = Betrokkene.Status
MOST_MINUTES = 480


@transaction.atomic
def plan_gesprek(
    betrokkene: Betrokkene,
    *,
    by: User,
    begeleider: User,
    kanaal: str,
    gepland_op: datetime,
    plaats: str = "",
    duur: int = 40,
) -> Gesprek:
    """Make an appointment. Who has an e-mail address gets it with the moment for the own calendar.

    In the voorbereidingshoek it is the short talk: for who comes to the plandag unprepared.
    """
    process = betrokkene.process
    hold(process)
    betrokkene.refresh_from_db()
    _check(betrokkene, begeleider=begeleider, duur=duur)
    soort = Gesprek.Soort.KORT if kanaal == Gesprek.Kanaal.HOEK else Gesprek.Soort.VOORBEREIDEND
    if same := betrokkene.gesprekken.gepland().filter(gepland_op=gepland_op, begeleider=begeleider).first():
        return same
    gesprek = betrokkene.gesprekken.create(
        begeleider=begeleider,
        soort=soort,
        kanaal=kanaal,
        gepland_op=gepland_op,
        plaats=clean(plaats),
        duur=duur,
    )
    if not betrokkene.gesprekken.gevoerd().exists():
        _set_status(betrokkene, Status.AFSPRAAK)
    if gepland_op > clock.now():
        outbox.put("gesprek", betrokkene.person, about=_about(gesprek))
    journal.note(process, "gesprek_gepland", by=by, about=betrokkene.person, gesprek=gesprek.pk)
    return gesprek


@transaction.atomic
def verzet_gesprek(
    gesprek: Gesprek,
    *,
    by: User,
    volgorde: int,
    gepland_op: datetime,
    plaats: str = "",
    duur: int = 40,
    begeleider: User | None = None,
    kanaal: str = "",
) -> Gesprek:
    """Move an appointment. `volgorde`: the one on the screen, so that a colleague's move is not undone."""
    betrokkene = _planned(gesprek)
    if gesprek.volgorde != volgorde:
        raise Overtaken("Een collega heeft dit gesprek intussen verzet. Kijk eerst naar de nieuwe tijd.")
    begeleider, kanaal = begeleider or gesprek.begeleider, kanaal or gesprek.kanaal
    _check(betrokkene, begeleider=begeleider, duur=duur)
    new = {
        "gepland_op": gepland_op,
        "plaats": clean(plaats),
        "duur": duur,
        "begeleider": begeleider,
        "kanaal": kanaal,
    }
    if all(getattr(gesprek, name) == value for name, value in new.items()):
        return gesprek
    for name, value in new.items():
        setattr(gesprek, name, value)
    gesprek.volgorde += 1
    gesprek.save(update_fields=[*new, "volgorde"])
    outbox.put("gesprek_gewijzigd", betrokkene.person, about=_about(gesprek))
    journal.note(betrokkene.process, "gesprek_verzet", by=by, about=betrokkene.person, gesprek=gesprek.pk)
    return gesprek


@transaction.atomic
def zeg_gesprek_af(gesprek: Gesprek, *, by: User) -> Gesprek:
    """Take an appointment out of the calendars. Nobody has to say why."""
    hold(gesprek.betrokkene.process)
    gesprek.refresh_from_db()
    if gesprek.status == Gesprek.Status.AFGEZEGD:
        return gesprek
    betrokkene = _planned(gesprek)
    gesprek.status = Gesprek.Status.AFGEZEGD
    gesprek.volgorde += 1
    gesprek.save(update_fields=["status", "volgorde"])
    if betrokkene.status == Status.AFSPRAAK and not betrokkene.gesprekken.gepland().exists():
        _set_status(betrokkene, Status.BENADERD)
    outbox.put("gesprek_gewijzigd", betrokkene.person, about=_about(gesprek))
    journal.note(betrokkene.process, "gesprek_afgezegd", by=by, about=betrokkene.person, gesprek=gesprek.pk)
    return gesprek


@transaction.atomic
def rond_gesprek_af(gesprek: Gesprek, *, by: User, notitie: str = "", voorbereid: bool = True) -> Gesprek:
    """The talk was held. `voorbereid`: this person knows enough to come to the plandag."""
    hold(gesprek.betrokkene.process)
    gesprek.refresh_from_db()
    if clean(notitie):
        _write_note(gesprek, by=by, text=notitie, vorige="")
    if gesprek.status == Gesprek.Status.GEVOERD:
        return gesprek
    betrokkene = _planned(gesprek)
    _held(gesprek)
    if betrokkene.status != Status.VOORBEREID:
        _set_status(betrokkene, Status.VOORBEREID if voorbereid else Status.GESPROKEN)
    kind = "korte_voorbereiding" if gesprek.soort == Gesprek.Soort.KORT else "gesprek_gevoerd"
    journal.note(betrokkene.process, kind, by=by, about=betrokkene.person, gesprek=gesprek.pk)
    return gesprek


@transaction.atomic
def voer_kort_gesprek(betrokkene: Betrokkene, *, by: User, notitie: str = "") -> Gesprek:
    """The fifteen minutes in the voorbereidingshoek, for who walks in unprepared. Twice gives the same talk."""
    process = betrokkene.process
    hold(process)
    betrokkene.refresh_from_db()
    _check(betrokkene, begeleider=by, duur=15)
    short = betrokkene.gesprekken.filter(soort=Gesprek.Soort.KORT).exclude(status=Gesprek.Status.AFGEZEGD)
    gesprek = short.gevoerd().last() or short.gepland().first()
    if gesprek is None:
        gesprek = betrokkene.gesprekken.create(
            begeleider=by,
            soort=Gesprek.Soort.KORT,
            kanaal=Gesprek.Kanaal.HOEK,
            gepland_op=clock.now(),
            duur=15,
        )
    rond_gesprek_af(gesprek, by=by, notitie=notitie, voorbereid=True)
    betrokkene.refresh_from_db()
    return gesprek


@transaction.atomic
def schrijf_notitie(gesprek: Gesprek, *, by: User, text: str, vorige: str | None = None) -> Gespreksnotitie:
    """Keep what was said in confidence, encrypted. `vorige`: the version on the screen; "" when there was none.

    Refused: who may not read it either, an empty text, and a note that a colleague changed meanwhile.
    """
    hold(gesprek.betrokkene.process)
    return _write_note(gesprek, by=by, text=text, vorige=vorige)


@transaction.atomic
def lees_notitie(notitie: Gespreksnotitie, *, by: User) -> str:
    """Open a note. Each reading is kept: who and when. Also possible when the process rests or has stopped."""
    gesprek = notitie.gesprek
    if not may_read_note(by, gesprek):
        raise Refused("Deze notitie is niet voor jou.")
    try:
        text = crypto.unseal(bytes(notitie.versleuteld), place=note_place(gesprek))
    except crypto.Unreadable:
        raise Refused("Deze notitie gaat niet open. Vertel het de beheerder.") from None
    notitie.lezingen.create(user=by, at=clock.now())
    journal.note(gesprek.betrokkene.process, "notitie_gelezen", by=by, gesprek=gesprek.pk)
    return text


def _check(betrokkene: Betrokkene, *, begeleider: User, duur: int) -> None:
    if not betrokkene.process.begeleidingen.of(begeleider).exists():
        raise Refused("Deze begeleider doet niet mee in dit proces.")
    if not 0 < duur <= MOST_MINUTES:
        raise Refused("Een gesprek duurt minstens één minuut en hooguit acht uur.")


def _planned(gesprek: Gesprek) -> Betrokkene:
    betrokkene = gesprek.betrokkene
    hold(betrokkene.process)
    gesprek.refresh_from_db()
    betrokkene = gesprek.betrokkene
    if gesprek.status == Gesprek.Status.AFGEZEGD:
        raise Refused("Dit gesprek is afgezegd. Plan een nieuw gesprek.")
    if gesprek.status == Gesprek.Status.GEVOERD:
        raise Refused("Dit gesprek is al gevoerd.")
    return betrokkene


def _held(gesprek: Gesprek) -> None:
    gesprek.status, gesprek.gevoerd_op = Gesprek.Status.GEVOERD, clock.now()
    gesprek.save(update_fields=["status", "gevoerd_op"])


def _set_status(betrokkene: Betrokkene, status: Status) -> None:
    betrokkene.status = status
    betrokkene.save(update_fields=["status"])


def _about(gesprek: Gesprek) -> str:
    return f"gesprek{gesprek.pk}-{gesprek.volgorde}"


def _write_note(gesprek: Gesprek, *, by: User, text: str, vorige: str | None) -> Gespreksnotitie:
    if not (text := clean(text)):
        raise Refused("Schrijf de notitie op.")
    if not may_read_note(by, gesprek):
        raise Refused("Deze notitie is niet voor jou.")
    notitie = note_of(gesprek)
    if notitie is not None and _says(notitie, text):
        return notitie
    if vorige is not None and note_version(notitie) != vorige:
        raise Overtaken(
            "Een collega heeft de notitie intussen veranderd. Lees eerst wat er nu staat.",
            by=notitie.by if notitie else None,
            at=notitie.at if notitie else None,
        )
    sealed = crypto.seal(text, place=note_place(gesprek))
    if notitie is None:
        notitie = Gespreksnotitie(gesprek=gesprek)
    notitie.versleuteld, notitie.by, notitie.at = sealed, by, clock.now()
    notitie.save()
    journal.note(gesprek.betrokkene.process, "notitie_geschreven", by=by, gesprek=gesprek.pk)
    return notitie


def _says(notitie: Gespreksnotitie, text: str) -> bool:
    """A second click brings the same words: nothing to change, and nothing was lost."""
    try:
        return crypto.unseal(bytes(notitie.versleuteld), place=note_place(notitie.gesprek)) == text
    except crypto.Unreadable:
        return False
