"""Rounds that were put ready together go together: explained, opened, left and closed in one go."""

from django.db import transaction

from plandag.actions.rondes.antwoorden import meld_vertrokken
from plandag.actions.rondes.klaarzetten import naar_fase, open_ronde
from plandag.actions.rondes.ronde import Status
from plandag.actions.rondes.sluiten import sluit_ronde
from plandag.models import Antwoord, ConsentRonde
from processes.models import Person, User


@transaction.atomic
def naar_fase_samen(ronde: ConsentRonde, *, by: User, fase: str) -> None:
    for one in together(ronde):
        if one.status in ConsentRonde.BEFORE:
            naar_fase(one, by=by, fase=fase)


@transaction.atomic
def open_samen(ronde: ConsentRonde, *, by: User) -> None:
    for one in together(ronde):
        if one.status in ConsentRonde.BEFORE:
            open_ronde(one, by=by)


@transaction.atomic
def sluit_samen(ronde: ConsentRonde, *, by: User) -> None:
    """All of them, or none: one unanswered onderdeel keeps the whole bundel open."""
    for one in together(ronde):
        if one.status in (Status.OPEN, Status.GESLOTEN):
            sluit_ronde(one, by=by)


@transaction.atomic
def meld_vertrokken_samen(ronde: ConsentRonde, *, person: Person, by: User, reden: str = "") -> None:
    """For every question this person left open. Refused when there is none: they answered after all."""
    open_places = Antwoord.objects.filter(ronde__in=together(ronde), person=person, keuze=Antwoord.Keuze.OPEN)
    silent = set(open_places.values_list("ronde_id", flat=True)) or {ronde.pk}
    for one in together(ronde):
        if one.pk in silent:
            meld_vertrokken(one, person=person, by=by, reden=reden)


def together(ronde: ConsentRonde) -> list[ConsentRonde]:
    """The round itself, or all rounds of its bundel, in order."""
    same = {"pk": ronde.pk} if ronde.bundel_id is None else {"bundel": ronde.bundel_id}
    rondes = ConsentRonde.objects.filter(**same)
    return list(rondes.select_related("process", "plandag", "versie__voorstel", "plan"))
