"""Inviting people to the day, and their answer."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from herstel.lib import clock
from herstel.lib.canon import clean
from herstel.lib.refused import Refused
from participants.actions.behoeften import noteer_behoefte
from plandag.models import Aanmelding, Plandag
from plandag.rules import dag as rules
from processes import journal, outbox
from processes.actions.moving import hold
from processes.actions.people import how_it_came
from processes.models import Person, User

ANSWERS = (Aanmelding.Antwoord.JA, Aanmelding.Antwoord.NEE, Aanmelding.Antwoord.MISSCHIEN)


@transaction.atomic
def nodig_uit(plandag: Plandag, *, by: User, people: Iterable[Person]) -> int:
    """Invite each of these people once; returns how many are invited now for the first time.

    Refused before the kaders are laid down, after the day, and for who has no place in the kring.
    """
    hold(plandag.process)
    if not rules.kaders_are_laid_down(plandag.process):
        raise Refused("Leg eerst de kaders vast. Mensen moeten weten wat vaststaat voordat ze ja zeggen.")
    if plandag.eind < clock.now():
        raise Refused(_("Deze plandag is al geweest."))
    wanted = {person.pk for person in people}
    if not wanted:
        raise Refused("Kies wie je uitnodigt.")
    open_to = rules.deelnemers(plandag.process).filter(person__in=wanted).select_related("person")
    able = {betrokkene.person_id: betrokkene.person for betrokkene in open_to}
    if len(able) < len(wanted):
        raise Refused("Iemand uit deze lijst doet niet mee, of zit niet in de kring. Kijk de lijst opnieuw na.")
    invited = set(plandag.aanmeldingen.filter(person__in=wanted).values_list("person_id", flat=True))
    new = [person for pk, person in able.items() if pk not in invited]
    Aanmelding.objects.bulk_create(
        Aanmelding(plandag=plandag, person=person, uitgenodigd_op=clock.now()) for person in new
    )
    if new:
        outbox.put_all("uitnodiging", new, process=plandag.process, about=f"{plandag.pk}")
        journal.note(plandag.process, "uitgenodigd", by=by, plandag=plandag.nummer, aantal=len(new))
    return len(new)


@transaction.atomic
def meld_aan(
    aanmelding: Aanmelding,
    *,
    by: Person | User,
    antwoord: str,
    meegeven: str = "",
    kanaal: str = "link",
    nodig: Iterable[tuple[str, str]] = (),
    anders_kom_ik_niet: bool = False,
) -> Aanmelding:
    """Say whether you come, and what you need: (kind, words). The last answer counts, until the date in the invitation.

    After that date only a begeleider can type it in. Saying the same twice changes nothing and mails nothing.
    """
    plandag = aanmelding.plandag
    hold(plandag.process)
    aanmelding.refresh_from_db(fields=["antwoord", "meegeven", "beantwoord_op"])
    channel, typed_by = how_it_came(by, kanaal, person=aanmelding.person)
    if antwoord not in ANSWERS:
        raise Refused(_("Kies of je komt."))
    if typed_by is None and not rules.may_still_answer(plandag):
        raise Refused(_("Antwoorden kan niet meer via deze pagina. Bel je begeleider, dan regelen we het samen."))
    if plandag.eind < clock.now():
        raise Refused(_("Deze plandag is al geweest."))
    for soort, text in nodig:
        noteer_behoefte(aanmelding.person, by=by, soort=soort, text=text, anders_kom_ik_niet=anders_kom_ik_niet)
    meegeven = clean(meegeven)
    if (aanmelding.antwoord, aanmelding.meegeven) == (antwoord, meegeven):
        return aanmelding
    other = aanmelding.antwoord != antwoord
    aanmelding.antwoord, aanmelding.meegeven, aanmelding.beantwoord_op = antwoord, meegeven, clock.now()
    aanmelding.kanaal, aanmelding.ingevoerd_door = channel, typed_by
    aanmelding.save(update_fields=["antwoord", "meegeven", "beantwoord_op", "kanaal", "ingevoerd_door"])
    if other:
        _confirm(aanmelding, by)
    return aanmelding


def _confirm(aanmelding: Aanmelding, by: Person | User) -> None:
    """A mail for each answer, with its moment in the key: changing one's mind is confirmed as well."""
    plandag, moment = aanmelding.plandag, aanmelding.beantwoord_op
    about = f"{plandag.pk}.{int(moment.timestamp() * 1000) if moment else 0}"
    outbox.put("bevestiging", aanmelding.person, process=plandag.process, about=about)
    journal.note(plandag.process, "aangemeld", by=by, about=aanmelding.person, plandag=plandag.nummer)
