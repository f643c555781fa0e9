"""What was said in a talk, kept in one go: all of it or nothing."""

from dataclasses import dataclass

from django.db import transaction

from participants.actions.behoeften import noteer_behoefte
from participants.actions.betrokkenen import voeg_betrokkene_toe
from participants.actions.gesprekken import rond_gesprek_af, schrijf_notitie
from participants.actions.informatie import stel_vraag, vraag_ook
from participants.models import Aandraging, Gesprek, Groep, Informatievraag
from processes.models import User


@dataclass(frozen=True)
class Gezegd:
    """The answers to the three questions, and the note. Each may be empty."""

    naam: str = ""
    groep: Groep | None = None
    phone: str = ""
    email: str = ""
    bestaand: Informatievraag | None = None
    vraag: str = ""
    soort: str = ""
    nodig: str = ""
    anders_kom_ik_niet: bool = False
    notitie: str = ""
    vorige: str = ""  # the version of the note that was on the screen


@transaction.atomic
def leg_gesprek_vast(
    gesprek: Gesprek, *, by: User, gezegd: Gezegd, afronden: bool = False, voorbereid: bool = True
) -> Gesprek:
    """Keep who was named, what was asked and what is needed; `afronden`: the talk is over."""
    betrokkene = gesprek.betrokkene
    if gezegd.naam and gezegd.groep:
        voeg_betrokkene_toe(
            betrokkene.process,
            by=by,
            name=gezegd.naam,
            groep=gezegd.groep,
            phone=gezegd.phone,
            email=gezegd.email,
            via=Aandraging.Via.PERSOON,
            door=betrokkene,
        )
    if gezegd.bestaand:
        vraag_ook(gezegd.bestaand, by=by, betrokkene=betrokkene)
    if gezegd.vraag:
        stel_vraag(betrokkene.process, by=by, text=gezegd.vraag, betrokkene=betrokkene)
    if gezegd.nodig:
        noteer_behoefte(
            betrokkene.person,
            by=by,
            soort=gezegd.soort,
            text=gezegd.nodig,
            anders_kom_ik_niet=gezegd.anders_kom_ik_niet,
        )
    if gezegd.notitie:
        schrijf_notitie(gesprek, by=by, text=gezegd.notitie, vorige=gezegd.vorige)
    return rond_gesprek_af(gesprek, by=by, voorbereid=voorbereid) if afronden else gesprek
