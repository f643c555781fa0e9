"""Boundaries are laid down beforehand, on exact words, and never become narrower (Decision 6)."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from herstel.lib import canon, clock
from herstel.lib.canon import clean
from herstel.lib.refused import Overtaken, Refused
from processes import journal, outbox
from processes.actions.moving import hold
from processes.models import (
    Kader,
    KaderReactie,
    Kadersteller,
    KaderVersie,
    Mandaat,
    OpenPunt,
    Partij,
    Person,
    Process,
    User,
    Vaststelling,
)
from processes.road import GESPREKKEN, KADERS, NAZORG
from processes.rules import everyone
from processes.rules import kaders as rules
from processes.rules.kaders import VERSMALLING
from processes.texts.kaders import TOEZEGGING

Aard = KaderVersie.Aard
WORDS = ("text", "toetsvraag", "bron", "uitleg")
LIMITS = ("max_eenmalig", "max_per_jaar")


class Words(TypedDict, total=False):
    """The parts of a kader that have words or amounts."""

    text: str
    toetsvraag: str
    bron: str
    uitleg: str
    max_eenmalig: Decimal | None
    max_per_jaar: Decimal | None


@transaction.atomic
def schrijf_kader(
    process: Process,
    *,
    by: User,
    soort: str,
    owners: Sequence[Partij],
    **words: Unpack[Words],
) -> Kader:
    """Write a draft kader. From the voorbereidende gesprekken on no kader may be added, unless for overmacht."""
    hold(process)
    if process.has_reached(GESPREKKEN):
        raise Refused(
            "Er komt geen kader meer bij. Mensen bereiden zich voor op de grenzen die er nu liggen.",
            "Alleen bij overmacht kan het proces terug naar de kaders.",
        )
    if soort not in Kader.Soort.values:
        raise Refused("Kies wat voor kader dit is.")
    if not owners or any(item.process_id != process.pk or not item.kaderstellend for item in owners):
        raise Refused("Kies van welke partij dit kader is. Die partij moet kaders mogen vastleggen.")
    last = process.kaders.last()
    kader = process.kaders.create(nummer=last.nummer + 1 if last else 1, soort=soort)
    kader.owners.set(owners)
    _write(kader, 1, by=by, aard=Aard.CONCEPT, wijziging="", words=_complete(words, None))
    return kader


@transaction.atomic
def herschrijf_kader(
    kader: Kader, *, by: User, vorige: int, aard: str, wijziging: str, **words: Unpack[Words]
) -> KaderVersie:
    """Write the next version; what is not given stays as it was.

    A draft changes freely. Once every owner laid it down it may only become wider or clearer, or give way to a
    new law: that version holds when every owner has laid it down as well. `vorige`: the number on the screen.
    """
    hold(kader.process)
    last = _newest(kader)
    new = _complete(words, last)
    same = all(getattr(last, key) == value for key, value in new.items())
    if vorige != last.nummer:
        if same and vorige == last.nummer - 1:
            return last  # the same click twice
        raise Overtaken(
            f"Iemand anders schreef intussen versie {last.nummer} van {kader.code}. Lees die eerst.",
            by=last.by,
            at=last.at,
            base=kader.versies.filter(nummer=vorige).first(),
            versioned=True,
        )
    if same:
        raise Refused("Er is niets veranderd.")
    holds = kader.versies.laid_down().last()
    if holds is None and aard != Aard.CONCEPT:
        raise Refused(f"{kader.code} is nog een concept. Je kunt de tekst gewoon veranderen.")
    if holds is not None:
        _may_change(kader, holds, aard=aard, new=new)
        if not clean(wijziging):
            raise Refused("Schrijf op wat er verandert, en waarom. Iedereen leest dit.")
    return _write(kader, last.nummer + 1, by=by, aard=aard, wijziging=clean(wijziging), words=new)


@transaction.atomic
def trek_kader_in(kader: Kader, *, by: User) -> None:
    """Take back a draft. Its number is not used again; a kader that was laid down stays."""
    hold(kader.process)
    kader.refresh_from_db(fields=["ingetrokken_op"])
    if kader.versies.laid_down().exists():
        raise Refused(f"{kader.code} ligt al vast en kan niet meer weg.")
    if kader.ingetrokken_op is None:
        kader.ingetrokken_op = clock.now()
        kader.save(update_fields=["ingetrokken_op"])
        journal.note(kader.process, "kader_weg", by=by, kader=kader.code)


@transaction.atomic
def leg_kaders_vast(
    partij: Partij, *, by: User, versies: list[KaderVersie], mandaat: Mandaat, voorlopig: set[int]
) -> list[Vaststelling]:
    """Put the name of a partij under exactly these versions, with the promise that follows from it.

    `voorlopig`: numbers of the kaders that still wait for a decision; with a provisional mandaat all of them do.
    Refused when a version or the mandaat is no longer the last one. What was laid down already stays as it is.
    """
    hold(partij.process)
    role = _role(partij, by)
    _may_lay_down(partij, versies, mandaat)
    done = set(Vaststelling.objects.filter(partij=partij, versie__in=versies).values_list("versie_id", flat=True))
    always = mandaat.stand != Mandaat.Stand.DEFINITIEF
    new = [
        Vaststelling.objects.create(
            process=partij.process,
            versie=versie,
            partij=partij,
            mandaat=mandaat,
            voorlopig=always or versie.kader.nummer in voorlopig,
            toezegging=TOEZEGGING,
            sha256=versie.sha256,
            person=role.person,
            at=clock.now(),
        )
        for versie in versies
        if versie.pk not in done
    ]
    if new:
        _tell(partij, new, by=by)
    return list(Vaststelling.objects.filter(partij=partij, versie__in=versies))


def hears_of_it(partij: Partij) -> int:
    """To how many people a notice goes when this partij lays down what waits for it."""
    waiting = rules.to_lay_down(partij)
    if any(versie.aard != KaderVersie.Aard.CONCEPT for versie in waiting):
        return everyone(partij.process).reachable_by_mail().count()
    kerngroep = Person.objects.filter(kerngroeplid__in=partij.process.kerngroep.lid())
    return kerngroep.reachable_by_mail().count()


@transaction.atomic
def zet_open_punt(process: Process, *, by: User, text: str) -> OpenPunt:
    """Write down what the kaders leave open: the room for the plan."""
    hold(process)
    if not (text := clean(text)):
        raise Refused("Schrijf op wat er open ligt.")
    if (known := process.open_punten.filter(text__iexact=text).first()) is not None:
        return known
    punt = process.open_punten.create(text=text, at=clock.now())
    journal.note(process, "open_punt", by=by, punt=punt.pk)
    return punt


@transaction.atomic
def verwijder_open_punt(punt: OpenPunt, *, by: User) -> None:
    """Take back what was said to be open; not any more once people prepare themselves for it."""
    hold(punt.process)
    if punt.process.has_reached(GESPREKKEN) or rules.reopened_for_overmacht(punt.process):
        raise Refused("Mensen rekenen erop dat dit open ligt. Dit punt kan niet meer weg.")
    journal.note(punt.process, "open_punt_weg", by=by, punt=punt.pk)
    punt.delete()


@transaction.atomic
def reageer_op_kader(versie: KaderVersie, *, person: Person, text: str) -> KaderReactie:
    """What a member of the kerngroep says about a draft. Saying the same twice keeps it once."""
    hold(versie.process)
    if not versie.process.kerngroep.aanvaard().filter(person=person).exists():
        raise Refused(_("Alleen de kerngroep reageert op een concept."))
    if versie != _newest(versie.kader):
        raise Refused(_("Er is intussen een nieuwe versie van dit kader. Lees die eerst."))
    if KaderVersie.objects.laid_down().filter(pk=versie.pk).exists():
        raise Refused(_("%(kader)s ligt al vast.") % {"kader": versie.kader.code})
    if not (text := clean(text)):
        raise Refused(_("Schrijf op wat je wilt zeggen."))
    reaction, new = versie.reacties.get_or_create(person=person, text=text, defaults={"at": clock.now()})
    if new:
        journal.note(versie.process, "kader_reactie", by=person, kader=versie.kader.code, versie=versie.nummer)
    return reaction


def _may_change(kader: Kader, holds: KaderVersie, *, aard: str, new: dict[str, str | Decimal | None]) -> None:
    """What may happen to a kader that lies fast. An amount can be compared; of words the owner says what they do."""
    if kader.process.has_reached(NAZORG):
        raise Refused("Het plan is al getoetst. De kaders veranderen niet meer.")
    if aard == Aard.OVERMACHT:
        if not rules.reopened_for_overmacht(kader.process):
            raise Refused("Voor overmacht gaat het proces eerst terug naar de kaders. De hoofdbegeleider kan dat doen.")
        return
    if aard in (VERSMALLING, Aard.CONCEPT):
        raise Refused(*rules.WHY_NOT_NARROWER)
    if aard not in Aard.values:
        raise Refused("Kies wat er verandert.")
    limits = [rules.compare(getattr(holds, key), new[key]) for key in LIMITS]
    if "smaller" in limits:
        raise Refused("Een lager bedrag maakt het kader smaller.", *rules.WHY_NOT_NARROWER)
    if aard == Aard.VERDUIDELIJKING and "ruimer" in limits:
        raise Refused("Een hoger bedrag is een verruiming. Kies “verruiming”.")


def _complete(words: Words, last: KaderVersie | None) -> dict[str, str | Decimal | None]:
    """All parts, cleaned: what is not given comes from the version before."""
    before = {key: getattr(last, key) if last else "" for key in WORDS} | {
        key: getattr(last, key) if last else None for key in LIMITS
    }
    given = before | {key: value for key, value in words.items() if key in before}
    new = {key: clean(value) if isinstance(value, str) else value for key, value in given.items()}
    if not new["text"]:
        raise Refused("Schrijf het kader op, in één zin die je kunt toetsen.")
    return new


def _write(
    kader: Kader, nummer: int, *, by: User, aard: str, wijziging: str, words: dict[str, str | Decimal | None]
) -> KaderVersie:
    plain = {
        key: str(value.quantize(Decimal("0.01"))) if isinstance(value, Decimal) else value
        for key, value in words.items()
    }
    versie = kader.versies.create(
        process=kader.process,
        nummer=nummer,
        aard=aard,
        wijziging=wijziging,
        sha256=canon.digest_of({"kader": kader.code, "versie": nummer, **plain}),
        by=by,
        at=clock.now(),
        **words,
    )
    journal.note(kader.process, "kader", by=by, kader=kader.code, versie=nummer, aard=str(aard), sha256=versie.sha256)
    return versie


def _newest(kader: Kader) -> KaderVersie:
    versie = kader.versies.last()
    if versie is None or kader.ingetrokken_op is not None:
        raise Refused(f"{kader.code} is ingetrokken.")
    return versie


def _role(partij: Partij, by: User) -> Kadersteller:
    role = partij.kaderstellers.filter(user=by).select_related("person").first()
    if role is None or not partij.kaderstellend:
        raise Refused("Alleen wie namens deze partij is aangewezen, kan haar kaders vastleggen.")
    return role


def _may_lay_down(partij: Partij, versies: list[KaderVersie], mandaat: Mandaat) -> None:
    process = partij.process
    if not process.has_reached(KADERS):
        raise Refused("De kaders zijn nog niet aan de beurt.")
    if process.has_reached(NAZORG):
        raise Refused("Het plan is al getoetst. De kaders veranderen niet meer.")
    if mandaat != partij.mandaten.last():
        raise Refused("Het mandaat is intussen veranderd. Kijk eerst wat er nu staat.")
    if mandaat.stand == Mandaat.Stand.IN_AANVRAAG:
        raise Refused("Het mandaat is nog in aanvraag. Leg vast zodra het er is, al is het voorlopig.")
    if not versies:
        raise Refused("Er is geen kader om vast te leggen.")
    own = KaderVersie.objects.newest(process).filter(kader__owners=partij)
    if len(versies) != own.filter(pk__in=[versie.pk for versie in versies]).count():
        raise Refused("Een kader is intussen veranderd. Lees eerst de nieuwe woorden. Er is niets vastgelegd.")


def _tell(partij: Partij, new: list[Vaststelling], *, by: User) -> None:
    """First time: the kerngroep hears it. A version after that: everyone in the process, once it holds."""
    process = partij.process
    journal.note(
        process,
        "kaders_vastgelegd",
        by=by,
        partij=partij.code,
        kaders=[row.versie.kader.code for row in new],
        voorlopig=[row.versie.kader.code for row in new if row.voorlopig],
        sha256=[row.sha256 for row in new],
    )
    if any(row.versie.aard == KaderVersie.Aard.CONCEPT for row in new):
        kerngroep = Person.objects.filter(kerngroeplid__in=process.kerngroep.lid())
        outbox.put_all("kaders_vastgelegd", kerngroep.reachable_by_mail(), process=process, about=f"vast{new[0].pk}")
    later = KaderVersie.objects.laid_down().exclude(aard=KaderVersie.Aard.CONCEPT)
    for versie in later.filter(pk__in=[row.versie_id for row in new]).select_related("kader"):
        journal.note(process, "kader_veranderd", by=by, kader=versie.kader.code, aard=versie.aard)
        people = everyone(process).reachable_by_mail()
        outbox.put_all("kader_veranderd", people, process=process, about=f"kaderversie{versie.pk}")
