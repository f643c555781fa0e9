"""Who counts, what consent is, and which plan everyone carries (Decisions 3 and 4, §4.5)."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from herstel.lib import canon
from herstel.lib.refused import Refused
from plandag.models import Aanmelding, Antwoord, Bezwaar, ConsentRonde, Plan, Plandag, Uitslag, Voorstel, VoorstelVersie
from plandag.models.consent import BezwaarQuerySet
from plandag.rules import dag, voorstellen
from processes.models import Person, Process, User
from processes.rules import PRIVACY_LOCKS

START = "0" * 64
OFF_THE_TABLE = (Voorstel.Status.GEPARKEERD, Voorstel.Status.INGETROKKEN)


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


def voorstellen_with_bezwaar(process: Process) -> set[int]:
    """Against which voorstellen an objection stands, also by what went up in them."""
    rows = process.bezwaren.standing().exclude(voorstel=None).values_list("voorstel_id", "voorstel__opgegaan_in_id")
    return {pk for row in rows for pk in row if pk is not None}


def standing_bezwaren(process: Process) -> BezwaarQuerySet:
    """What stands in the way of the plan.

    What was said against a parked voorstel does not, nor against one that went up in a parked one.
    """
    parked = Q(voorstel__status__in=OFF_THE_TABLE) | Q(voorstel__opgegaan_in__status__in=OFF_THE_TABLE)
    on_the_table = process.bezwaren.standing().exclude(ronde__soort=ConsentRonde.Soort.DOORGAAN)
    return on_the_table.filter(Q(voorstel=None) | ~parked)


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
    return "Slotronde over het hele plan" if ronde.soort == ConsentRonde.Soort.SLOT else "Gaan we vandaag door?"


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
    ronde = last_slotronde(process)
    if ronde is None or ronde.plan is None or not consent_reached(ronde):
        return None
    adopted = voorstellen.newest(process, [Voorstel.Status.AANGENOMEN])
    if not same_words(ronde.plan, adopted) or standing_bezwaren(process).exists():
        return None
    return ronde.plan


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
    in_plan = list(plan.onderdelen.values_list("versie_id", flat=True))
    return in_plan == [versie.pk for versie in versies] and canon.digest(plan.text) == plan.sha256


def kring_size(plan: Plan) -> int:
    """How many people said that they can live with this plan."""
    ronde = plan.rondes.with_consent().select_related("uitslag").order_by("-pk").first()
    return ronde.uitslag.kring - ronde.uitslag.vertrokken if ronde else 0


def floor_missing(plandag: Plandag) -> str:
    """What is short of the agreed floor at the first round of the day; nothing is ""."""
    first = plandag.rondes.exclude(geopend_op=None).order_by("geopend_op").first()
    kring = kring_at(plandag, first.geopend_op) if first and first.geopend_op else kring_nu(plandag)
    confirmed = plandag.aanmeldingen.filter(antwoord=Aanmelding.Antwoord.JA)
    wanted = -(-confirmed.count() * plandag.process.vloer // 100)
    came = kring.filter(pk__in=confirmed.values("person")).count()
    if came < wanted:
        return f"Van de mensen die ja zeiden waren er {came}. Afgesproken was {wanted}."
    groups = set(kring.values_list("betrokkene__groep", flat=True))
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
