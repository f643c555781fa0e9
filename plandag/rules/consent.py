"""Who counts, what consent is, and which plan everyone carries (Decisions 3 and 4, §4.5)."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Min, Q, QuerySet
from django.utils.translation import gettext as _

from herstel.lib import canon
from herstel.lib.refused import Refused
from herstel.lib.templatetags.herstel import nl
from plandag.models import Antwoord, Bezwaar, ConsentRonde, Plan, Plandag, Uitslag, Voorstel, VoorstelVersie
from plandag.models.consent import BezwaarQuerySet
from plandag.rules import dag, voorstellen
from processes.models import Person, Process, User
from processes.rules import PRIVACY_LOCKS

START = "0" * 64
OFF_THE_TABLE = (Voorstel.Status.GEPARKEERD, Voorstel.Status.INGETROKKEN)
PARKED = Q(voorstel__status__in=OFF_THE_TABLE) | Q(voorstel__opgegaan_in__status__in=OFF_THE_TABLE)
IN_THE_WAY = ~Q(ronde__soort=ConsentRonde.Soort.DOORGAAN) & (Q(voorstel=None) | ~PARKED)  # of the plan


def require_begeleider(process: Process, by: User) -> None:
    if not process.begeleidingen.of(by).exists():
        raise Refused("Alleen een begeleider van dit proces kan dit doen.")


def require_hoofd(process: Process, by: User) -> None:
    if not process.begeleidingen.of(by).filter(hoofd=True).exists():
        raise Refused("Alleen de hoofdbegeleider kan dit doen.")


def in_the_kring(process: Process) -> QuerySet[Person]:
    """Who may ever be in the kring: never a begeleider, kadersteller, informant, steunfiguur or tolk."""
    return process.people.filter(betrokkene__in=dag.deelnemers(process))


def kring_nu(plandag: Plandag) -> QuerySet[Person]:
    """The deelnemers who are in the hall now. A round that opens freezes them."""
    return in_the_kring(plandag.process).filter(aanwezigheid__plandag=plandag, aanwezigheid__uit_op=None)


def kring_at(plandag: Plandag, moment: datetime) -> QuerySet[Person]:
    """The deelnemers who were in the hall at that moment."""
    here = Q(aanwezigheid__plandag=plandag, aanwezigheid__in_op__lte=moment)
    still = Q(aanwezigheid__uit_op=None) | Q(aanwezigheid__uit_op__gt=moment)
    return in_the_kring(plandag.process).filter(here & still).distinct()


def is_present(person: Person) -> bool:
    plandag = dag.nu(person.process)
    return plandag is not None and plandag.aanwezigheid.nu().filter(person=person).exists()


def adopted_versions(process: Process) -> list[VoorstelVersie]:
    return voorstellen.current(process, [Voorstel.Status.AANGENOMEN])


def bezwaren_about(ronde: ConsentRonde) -> BezwaarQuerySet:
    """Every objection against what this round asks: the same voorstel, the whole plan, or going on."""
    if ronde.versie is not None:
        return bezwaren_of(ronde.versie.voorstel)
    return ronde.process.bezwaren.filter(ronde__soort=ronde.soort)


def bezwaren_of(voorstel: Voorstel) -> BezwaarQuerySet:
    """Also what was said against a voorstel that went up in this one."""
    return Bezwaar.objects.filter(Q(voorstel=voorstel) | Q(voorstel__opgegaan_in=voorstel))


def voorstellen_of(bezwaren: Iterable[Bezwaar]) -> set[int]:
    """Against which voorstellen these objections are, also by what went up in them."""
    against = [bezwaar.voorstel for bezwaar in bezwaren if bezwaar.voorstel is not None]
    return {pk for voorstel in against for pk in (voorstel.pk, voorstel.opgegaan_in_id) if pk is not None}


def standing_bezwaren(process: Process) -> BezwaarQuerySet:
    """What stands in the way of the plan.

    What was said against a parked voorstel does not, nor against one that went up in a parked one.
    """
    return process.bezwaren.standing().filter(IN_THE_WAY)


def objected(process: Process) -> set[int]:
    """The voorstellen against which an objection stands, by key; one query."""
    return voorstellen_of(process.bezwaren.standing().select_related("voorstel"))


def consent_reached(ronde: ConsentRonde) -> bool:
    """Everyone in the kring answered, and nobody objected. Silence is no consent: such a round cannot close."""
    return ronde.status == ConsentRonde.Status.GESLOTEN and ronde.uitslag.bezwaar == 0


def last_closed(versie: VoorstelVersie) -> ConsentRonde | None:
    return versie.rondes.gesloten().select_related("uitslag").order_by("-pk").first()


def is_carried(voorstel: Voorstel) -> bool:
    """Consent on exactly the words that stand now, and no objection against them stands."""
    ronde = last_closed(voorstel.versies.latest())
    return ronde is not None and consent_reached(ronde) and not bezwaren_of(voorstel).standing().exists()


def may_be_asked_again(versie: VoorstelVersie) -> bool:
    """The same words are asked again only when something else changed.

    That is: no round about them was closed, the voorstel was reopened after consent, or every objection that was
    made has gone (taken back by its owner, or answered by the kaders).
    """
    return last_closed(versie) is None or not bezwaren_of(versie.voorstel).standing().exists()


def open_words(process: Process) -> str:
    """Which round is open now and how many answers it waits for; none is open: ""."""
    rondes = list(process.rondes.open().select_related("versie__voorstel"))
    if not rondes:
        return ""
    left = Antwoord.objects.filter(ronde__in=rondes, keuze=Antwoord.Keuze.OPEN).count()
    waits = f"Nog {left} {'antwoord' if left == 1 else 'antwoorden'}." if left else "Iedereen heeft geantwoord."
    if len(rondes) > 1:
        return f"Er zijn {len(rondes)} rondes open. {waits}"
    return f"{_which(rondes[0])} is open. {waits}"


def ronde_name(ronde: ConsentRonde) -> str:
    """What is asked, in the words of every screen and of the own page."""
    if ronde.versie is not None:
        return f"{ronde.versie.voorstel.code} {ronde.versie.titel}"
    return _("Slotronde over het hele plan") if ronde.soort == ConsentRonde.Soort.SLOT else _("Gaan we vandaag door?")


def ronde_title(ronde: ConsentRonde) -> str:
    """Its name on a personal page: in another language the words of the group are marked as Dutch."""
    return str(nl(ronde_name(ronde))) if ronde.versie else ronde_name(ronde)


def _which(ronde: ConsentRonde) -> str:
    if ronde.versie is not None:
        return f"Ronde {ronde.nummer} over {ronde.versie.voorstel.code}"
    return "De slotronde" if ronde.soort == ConsentRonde.Soort.SLOT else "De ronde over doorgaan"


def last_slotronde(process: Process) -> ConsentRonde | None:
    slot = process.rondes.gesloten().filter(soort=ConsentRonde.Soort.SLOT)
    return slot.select_related("plan", "uitslag").order_by("-pk").first()


def gedragen_plan(process: Process) -> Plan | None:
    """The plan that everyone can live with: the last slotronde carried exactly what is adopted now.

    A new version of any onderdeel, a reopened one or a standing objection voids it (Decision 7).
    """
    adopted = voorstellen.newest(process, [Voorstel.Status.AANGENOMEN])
    return carried_by(last_slotronde(process), adopted=adopted, standing=standing_bezwaren(process))


def carried_by(
    slotronde: ConsentRonde | None, *, adopted: Iterable[VoorstelVersie], standing: Iterable[Bezwaar]
) -> Plan | None:
    """The plan of this slotronde, when it is what is adopted now and nothing stands in its way."""
    if slotronde is None or slotronde.plan is None or not consent_reached(slotronde):
        return None
    return slotronde.plan if same_words(slotronde.plan, adopted) and not any(standing) else None


def would_void(voorstel: Voorstel) -> bool:
    """Whether touching this onderdeel voids a plan that everyone can live with.

    Going back from the toets already said, with a reason, that this plan will change.
    """
    if voorstel.status != Voorstel.Status.AANGENOMEN:
        return False
    plan = gedragen_plan(voorstel.process)
    return plan is not None and not plan.toetsen.exclude(vervallen_op=None).exists()


def same_words(plan: Plan, versies: Iterable[VoorstelVersie]) -> bool:
    """Versions never change, so the same versions are the same words; the text must still fit its own hash."""
    in_plan = [part.versie_id for part in plan.onderdelen.all()]
    return in_plan == [versie.pk for versie in versies] and canon.digest(plan.text) == plan.sha256


def kring_size(plan: Plan) -> int:
    """How many people said that they can live with this plan."""
    ronde = plan.rondes.with_consent().select_related("uitslag").order_by("-pk").first()
    return ronde.uitslag.kring - ronde.uitslag.vertrokken if ronde else 0


def first_round_at(plandag: Plandag) -> datetime | None:
    """When the first question of the day was put; nothing was asked yet: None."""
    asked = plandag.rondes.exclude(status=ConsentRonde.Status.AFGEBROKEN)  # what was broken off is as if never asked
    return asked.aggregate(at=Min("geopend_op"))["at"]


def floor_missing(plandag: Plandag, begun: datetime | None) -> str:
    """What is short of the agreed floor at the first round of the day, or now before it has `begun`; nothing is ""."""
    kring = kring_at(plandag, begun) if begun else kring_nu(plandag)
    here = dict(kring.values_list("pk", "betrokkene__groep"))
    confirmed = list(plandag.aanmeldingen.ja().values_list("person", flat=True))
    wanted = -(-len(confirmed) * plandag.process.vloer // 100)
    came = len(here.keys() & set(confirmed))
    if came < wanted:
        return f"Van de mensen die ja zeiden waren er {came}. Afgesproken was {wanted}."
    groups = set(here.values())
    missing = [groep.name for groep in plandag.vloer_groepen.all() if groep.pk not in groups]
    return f"Niemand was er uit de groep: {', '.join(missing)}." if missing else ""


def kring_goes_on(plandag: Plandag) -> bool:
    """Whether the kring decided by consent to go on below the floor."""
    return plandag.rondes.with_consent().filter(soort=ConsentRonde.Soort.DOORGAAN).exists()


def uitslag_fingerprint(uitslag: Uitslag, previous: str) -> str:
    """The tally, the text it is about and the tally before it, in one hash. No person is in it."""
    ronde = uitslag.ronde
    counts = ("kring", "akkoord", "zorg", "groep", "bezwaar", "vertrokken", "kanalen")
    return canon.digest_of(
        {
            "process": uitslag.process.public_id,
            "soort": ronde.soort,
            "nummer": ronde.nummer,
            "tekst": uitslag.tekst_sha256,
            "at": int(uitslag.at.timestamp() * 1000),
            "previous": previous,
        }
        | {name: getattr(uitslag, name) for name in counts}
    )


def check_uitslagen(process: Process) -> list[str]:
    """Which tallies no longer fit their hash, in Dutch; all fit is an empty list."""
    wrong, previous = [], START
    for uitslag in process.uitslagen.select_related("ronde", "process").order_by("pk"):
        if uitslag.sha256 != uitslag_fingerprint(uitslag, previous):
            wrong.append(f"De uitslag van ronde {uitslag.ronde_id} is veranderd.")
        previous = uitslag.sha256
    return wrong


def privacy_chosen(process: Process) -> bool:
    """The privacy of answers is chosen before the first round; after that it stays (Decision 5)."""
    return process.rondes.exclude(geopend_op=None).exists()


PRIVACY_LOCKS.append(privacy_chosen)
