"""Loading the six processes of the example, each as far as its moment."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from herstel.lib import clock
from plandag.voorbeeld import afloop, avond, data, groei, verhaal
from plandag.voorbeeld.cast import Cast, accounts, bureau
from plandag.voorbeeld.tijd import Kalender, weeks_until
from processes.actions import process as proces
from processes.models import Bericht, Process

Chapter = Callable[[Cast], None]

TOT_KWESTIE = (verhaal.verkennen, verhaal.kerngroep_vormen)
TOT_KADERS = (*TOT_KWESTIE, verhaal.kwestie_omschrijven, verhaal.kaders_schrijven)
TOT_PEILDAG = (*TOT_KADERS, verhaal.kaders_vastleggen, groei.gesprekken_tot_peildag)
TOT_AVOND = (
    *TOT_PEILDAG,
    groei.gesprekken_daarna,
    avond.aankomen,
    avond.voorstellen_schrijven,
    avond.tot_half_negen,
)
TOT_TOETS = (*TOT_AVOND, avond.tot_slotronde, afloop.papieren_maken)
TOT_SLOT = (
    *TOT_TOETS,
    afloop.toetsen,
    afloop.papieren_maken,
    afloop.afspreken,
    afloop.papieren_maken,
    afloop.nazorg,
    afloop.papieren_maken,
)


@dataclass(frozen=True)
class Voorbeeld:
    """One process of the example: how far it is told, and the day it stands at."""

    slug: str
    title: str
    peildag: date
    chapters: tuple[Chapter, ...]
    met_tweede: bool = False  # begeleider2@ guides this one too


VOORBEELDEN = (
    Voorbeeld(
        "wilgendam-begin",
        f"{data.TITEL}: het begin",
        date(2026, 5, 26),
        (*TOT_KWESTIE, verhaal.kwestie_beginnen),
        met_tweede=True,
    ),
    Voorbeeld("wilgendam-kaders", f"{data.TITEL}: de kaders", date(2026, 7, 9), (*TOT_KADERS, verhaal.kaders_half)),
    Voorbeeld("wilgendam-gesprekken", f"{data.TITEL}: de gesprekken", date(2026, 9, 2), TOT_PEILDAG),
    Voorbeeld("wilgendam-avond", f"{data.TITEL}: de avond", date(2026, 10, 3), TOT_AVOND),
    Voorbeeld("wilgendam-toets", f"{data.TITEL}: de toets", date(2026, 10, 3), (*TOT_TOETS, afloop.toets_half)),
    Voorbeeld("wilgendam", data.TITEL, date(2027, 6, 14), TOT_SLOT),
)


def het_voorbeeld(slug: str) -> Voorbeeld:
    return next(voorbeeld for voorbeeld in VOORBEELDEN if voorbeeld.slug == slug)


def laad(voorbeeld: Voorbeeld, *, shift: bool = True, papieren: bool = True) -> Process:
    """Tell one process by calling the actions with their own moments, all of it or nothing.

    `shift`: move the calendar by whole weeks so that its last day is past; tests load it unshifted.
    `papieren`: also make the files that the acts asked for.
    """
    weken = weeks_until(voorbeeld.peildag, clock.today()) if shift else 0
    with transaction.atomic():
        cast = _begin(voorbeeld, Kalender(weken))
        for chapter in voorbeeld.chapters:
            if papieren or chapter is not afloop.papieren_maken:
                chapter(cast)
        # What was told happened in the past: its mail left then, and none of it leaves now.
        Bericht.objects.filter(process=cast.process, verzonden_op=None).update(verzonden_op=clock.now())
    return cast.process


def _begin(voorbeeld: Voorbeeld, kalender: Kalender) -> Cast:
    users = accounts()
    noor, idris, wietske = (users[f"{name}@voorbeeld.example"] for name in ("begeleider", "idris", "wietske"))
    with clock.at(kalender.moment("2026-04-13", "09.00")):
        process = proces.begin_process(
            by=noor,
            organisatie=bureau(),
            title=voorbeeld.title,
            place=data.PLAATS,
            slug=voorbeeld.slug,
            aanleiding=kalender.text(data.AANLEIDING),
        )
        for user in (idris, wietske, *([users["begeleider2@voorbeeld.example"]] if voorbeeld.met_tweede else [])):
            proces.voeg_begeleider_toe(process, by=noor, user=user)
    return Cast(kalender, process, noor, idris, wietske)
