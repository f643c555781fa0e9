"""After the day: who does what before when, coming back together, and the honest account (§2.8)."""

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from herstel.lib import canon, clock, crypto
from herstel.lib.canon import clean
from herstel.lib.refused import Refused
from plandag.actions import documenten
from plandag.models import (
    Document,
    Evaluatiemoment,
    Nazorgcontact,
    Standmelding,
    Verantwoording,
    Vervolgafspraak,
    Voorstel,
    VoorstelVersie,
)
from plandag.rules import consent, lezers
from plandag.rules import toets as toets_rules
from plandag.rules import vervolg as rules
from plandag.rules.cijfers import cijfers
from processes import journal, outbox
from processes.actions.moving import hold
from processes.models import Kadersteller, Partij, Person, Process, User
from processes.road import NAZORG, TOETSING

Stand = Vervolgafspraak.Stand
STATIONS = (TOETSING, NAZORG)  # where promises are made, and days to come back
NEEDS_WORDS = {
    Stand.VAST: gettext_noop("Vertel waarom het vastloopt."),
    Stand.OVERGEDRAGEN: gettext_noop("Vertel aan wie het is overgedragen."),
    Stand.GESTOPT: gettext_noop("Vertel waarom het niet meer kan."),
}


@transaction.atomic
def maak_afspraken_uit_plan(process: Process, *, by: User) -> list[Vervolgafspraak]:
    """One promise per onderdeel of the plan, with its day. Doing it again adds what is missing.

    As long as nobody reported on it: a promise about an onderdeel that is no longer in the plan goes, and one that
    still says what an earlier version of its onderdeel said, now says what the plan says.
    """
    _hold(process, by)
    toets = toets_rules.standing(process)
    if toets is None:
        raise Refused("Er is nog geen plan in de toets. Daarna maken we er afspraken van.")
    versies = [row.versie for row in toets.plan.onderdelen.select_related("versie__voorstel").order_by("volgorde")]
    in_plan = [versie.voorstel_id for versie in versies]
    gone = process.vervolgafspraken.filter(voorstel__isnull=False, meldingen=None).exclude(voorstel__in=in_plan)
    gone.delete()
    _follow_the_plan(process, versies)
    known = set(process.vervolgafspraken.values_list("voorstel_id", flat=True))
    new = [
        process.vervolgafspraken.create(voorstel=versie.voorstel, wat=versie.titel, klaar_op=rules.klaar_op(versie))
        for versie in versies
        if versie.voorstel_id not in known
    ]
    if new:
        journal.note(process, "afspraken_uit_plan", by=by, aantal=len(new))
    return new


@transaction.atomic
def maak_afspraak(
    process: Process,
    *,
    by: User,
    wat: str,
    eigenaar: Person | None,
    klaar_op: date | None,
    partij: Partij | None = None,
    voorstel: Voorstel | None = None,
) -> Vervolgafspraak:
    """A promise beside those of the plan: who does what before when."""
    _hold(process, by)
    afspraak = Vervolgafspraak(process=process, voorstel=voorstel)
    _fill(afspraak, wat=wat, eigenaar=eigenaar, klaar_op=klaar_op, partij=partij)
    afspraak.save()
    journal.note(process, "afspraak", by=by, about=eigenaar, afspraak=afspraak.pk)
    _tell_owner(afspraak)
    return afspraak


@transaction.atomic
def verander_afspraak(
    afspraak: Vervolgafspraak,
    *,
    by: User,
    eigenaar: Person | None,
    klaar_op: date | None,
    wat: str = "",
    partij: Partij | None = None,
) -> Vervolgafspraak:
    """Who does it and before when; the words of the plan itself stay as they are."""
    _hold(afspraak.process, by)
    before = (afspraak.wat, afspraak.eigenaar_id, afspraak.klaar_op, afspraak.partij_id)
    _fill(afspraak, wat=wat or afspraak.wat, eigenaar=eigenaar, klaar_op=klaar_op, partij=partij)
    if before == (afspraak.wat, afspraak.eigenaar_id, afspraak.klaar_op, afspraak.partij_id):
        return afspraak
    afspraak.save(update_fields=["wat", "eigenaar", "klaar_op", "partij"])
    journal.note(afspraak.process, "afspraak_veranderd", by=by, about=eigenaar, afspraak=afspraak.pk)
    _tell_owner(afspraak)
    return afspraak


@transaction.atomic
def verwijder_afspraak(afspraak: Vervolgafspraak, *, by: User) -> None:
    """Take back a promise that was written down by mistake; one from the plan stays, and so does one with a story."""
    _hold(afspraak.process, by)
    if afspraak.voorstel_id is not None or afspraak.meldingen.exists():
        raise Refused("Deze afspraak blijft staan. Meld dat hij niet meer kan, en waarom.")
    journal.note(afspraak.process, "afspraak_weg", by=by, afspraak=afspraak.pk)
    afspraak.delete()


@transaction.atomic
def meld_stand(afspraak: Vervolgafspraak, *, by: Person | User, stand: str, toelichting: str = "") -> Standmelding:
    """How it stands, in one tap: by its owner, or typed in by a begeleider. Trouble needs words."""
    process = afspraak.process
    hold(process)
    if process.step not in STATIONS:
        raise Refused(_("Het proces is niet meer bij de nazorg. Je kunt alleen nog lezen."))
    afspraak.refresh_from_db()
    typed_by = _reporter(afspraak, by)
    toelichting = clean(toelichting)
    if stand not in Stand.values:
        raise Refused(_("Kies hoe het ervoor staat."))
    if not toelichting and (missing := NEEDS_WORDS.get(Stand(stand))):
        raise Refused(_(missing))
    last = afspraak.meldingen.order_by("-pk").first()
    if last is not None and (last.stand, last.toelichting) == (stand, toelichting):
        return last
    melding = afspraak.meldingen.create(
        process=process,
        stand=stand,
        toelichting=toelichting,
        person=afspraak.eigenaar if typed_by is None else None,
        ingevoerd_door=typed_by,
        at=clock.now(),
    )
    afspraak.stand = stand
    afspraak.save(update_fields=["stand"])
    journal.note(process, "stand_gemeld", by=by, afspraak=afspraak.pk, stand=stand)
    return melding


@transaction.atomic
def plan_evaluatie(process: Process, *, by: User, datum: date, plaats: str = "") -> Evaluatiemoment:
    """A day to come back together. Personal links live until three months after the last one."""
    _hold(process, by)
    plaats = clean(plaats)
    if datum < clock.today():
        raise Refused("Deze dag is al voorbij. Kies een dag die nog komt.")
    known = process.evaluaties.filter(datum=datum).first()
    if known is not None:
        return known if known.plaats == plaats else _place(known, plaats)
    evaluatie = process.evaluaties.create(datum=datum, plaats=plaats)
    _links_live(process)
    journal.note(process, "evaluatie_gepland", by=by, evaluatie=evaluatie.pk, datum=datum.isoformat())
    return evaluatie


@transaction.atomic
def verzet_evaluatie(evaluatie: Evaluatiemoment, *, by: User, datum: date, plaats: str = "") -> Evaluatiemoment:
    _hold(evaluatie.process, by)
    if evaluatie.gehouden_op is not None:
        raise Refused("Deze dag is al geweest.")
    if datum < clock.today():
        raise Refused("Deze dag is al voorbij. Kies een dag die nog komt.")
    evaluatie.datum, evaluatie.plaats = datum, clean(plaats)
    evaluatie.save(update_fields=["datum", "plaats"])
    _links_live(evaluatie.process)
    journal.note(evaluatie.process, "evaluatie_verzet", by=by, evaluatie=evaluatie.pk, datum=datum.isoformat())
    return evaluatie


@transaction.atomic
def verwijder_evaluatie(evaluatie: Evaluatiemoment, *, by: User) -> None:
    process = evaluatie.process
    _hold(process, by)
    if evaluatie.gehouden_op is not None:
        raise Refused("Deze dag is al geweest. Het verslag blijft.")
    journal.note(process, "evaluatie_weg", by=by, evaluatie=evaluatie.pk)
    evaluatie.delete()
    _links_live(process)


@transaction.atomic
def houd_evaluatie(
    evaluatie: Evaluatiemoment, *, by: User, gehouden_op: date, aanwezig: int, verslag: str
) -> Evaluatiemoment:
    """Write down that people came back: when, how many, and what came out of it."""
    process = evaluatie.process
    _hold(process, by)
    if not (verslag := clean(verslag)):
        raise Refused("Schrijf op wat eruit kwam.")
    if gehouden_op > clock.today():
        raise Refused("Deze dag moet nog komen. Schrijf het verslag daarna.")
    if aanwezig < 0:
        raise Refused("Schrijf op hoeveel mensen er kwamen.")
    if (evaluatie.gehouden_op, evaluatie.aanwezig, evaluatie.verslag) == (gehouden_op, aanwezig, verslag):
        return evaluatie
    evaluatie.gehouden_op, evaluatie.aanwezig, evaluatie.verslag = gehouden_op, aanwezig, verslag
    evaluatie.save(update_fields=["gehouden_op", "aanwezig", "verslag"])
    _links_live(process)
    journal.note(process, "evaluatie_gehouden", by=by, evaluatie=evaluatie.pk, aanwezig=aanwezig)
    documenten.vraag_document(process, soort=Document.Soort.DOSSIER, aanleiding=f"evaluatie {evaluatie.pk}")
    return evaluatie


@transaction.atomic
def noteer_nazorg(person: Person, *, by: User, text: str) -> Nazorgcontact:
    """A call or a visit afterwards. What was said is encrypted, like a note of a talk."""
    hold(person.process)
    consent.require_begeleider(person.process, by)
    if not (text := clean(text)):
        raise Refused("Schrijf op hoe het gaat.")
    contact = person.nazorgcontacten.create(
        process=person.process, versleuteld=crypto.seal(text, place=place_of(person)), by=by, at=clock.now()
    )
    journal.note(person.process, "nazorg", by=by, about=person, contact=contact.pk)
    return contact


@transaction.atomic
def lees_nazorg(contact: Nazorgcontact, *, by: User) -> str:
    """Open what was said, for who may read notes of talks; that it was opened is written down."""
    if not lezers.may_read(contact, by):
        raise Refused("Alleen de eigen begeleider en de hoofdbegeleider lezen dit.")
    journal.note(contact.process, "nazorg_gelezen", by=by, about=contact.person, contact=contact.pk)
    return crypto.unseal(bytes(contact.versleuteld), place=place_of(contact.person))


@transaction.atomic
def maak_verantwoording(process: Process, *, by: User, text: str) -> Verantwoording:
    """Freeze the account: the counted numbers of this moment, and what the begeleider tells beside them."""
    _hold(process, by)
    if process.step != NAZORG:
        raise Refused("De verantwoording maak je bij de nazorg.")
    if not (text := clean(text)):
        raise Refused("Schrijf op wat je erbij wilt vertellen.")
    counted = cijfers(process)
    sha256 = canon.digest_of({"process": process.public_id, "text": text, "cijfers": counted})
    last = process.verantwoordingen.order_by("-nummer").first()
    if last is not None and last.sha256 == sha256:
        return last
    number = (process.verantwoordingen.aggregate(last=Max("nummer"))["last"] or 0) + 1
    account = process.verantwoordingen.create(
        nummer=number, text=text, cijfers=counted, sha256=sha256, by=by, at=clock.now()
    )
    journal.note(process, "verantwoording", by=by, nummer=number, tekst=sha256)
    documenten.vraag_document(process, soort=Document.Soort.DOSSIER, aanleiding=f"verantwoording {number}")
    return account


def place_of(person: Person) -> str:
    """Where a nazorgcontact belongs: bytes moved to somebody else do not open."""
    return f"nazorgcontact:{person.public_id}"


def _hold(process: Process, by: User) -> None:
    hold(process)
    consent.require_begeleider(process, by)
    if process.step not in STATIONS:
        raise Refused(_("Afspraken en evaluaties horen bij de toets en bij de nazorg."))


def _follow_the_plan(process: Process, versies: list[VoorstelVersie]) -> None:
    now = {versie.voorstel_id: versie for versie in versies}
    earlier = {(versie.voorstel_id, versie.titel, rules.klaar_op(versie)) for versie in process.voorstel_versies.all()}
    for afspraak in process.vervolgafspraken.filter(voorstel__in=now, meldingen=None):
        versie = now[afspraak.voorstel_id or 0]
        if (afspraak.voorstel_id, afspraak.wat, afspraak.klaar_op) in earlier:
            afspraak.wat, afspraak.klaar_op = versie.titel, rules.klaar_op(versie)
            afspraak.save(update_fields=["wat", "klaar_op"])


def _fill(
    afspraak: Vervolgafspraak, *, wat: str, eigenaar: Person | None, klaar_op: date | None, partij: Partij | None
) -> None:
    if not (wat := " ".join(clean(wat).split())):
        raise Refused("Schrijf op wat er gebeurt.")
    if eigenaar is not None and eigenaar.process_id != afspraak.process_id:
        raise Refused("Deze persoon hoort bij een ander proces.")
    if partij is not None and partij.process_id != afspraak.process_id:
        raise Refused("Deze partij hoort bij een ander proces.")
    afspraak.wat, afspraak.eigenaar, afspraak.klaar_op, afspraak.partij = wat, eigenaar, klaar_op, partij


def _tell_owner(afspraak: Vervolgafspraak) -> None:
    if afspraak.eigenaar is not None and afspraak.klaar_op is not None:
        outbox.put("afspraak", afspraak.eigenaar, process=afspraak.process, about=f"afspraak{afspraak.pk}")


def _reporter(afspraak: Vervolgafspraak, by: Person | User) -> User | None:
    """Nobody for the owner's own link; an account for who types it in, or acts for the partij."""
    if isinstance(by, Person):
        if by.pk != afspraak.eigenaar_id:
            raise Refused(_("Deze afspraak is van iemand anders."))
        return None
    acts = Kadersteller.objects.filter(user=by, partij__process=afspraak.process)
    if acts.filter(person=afspraak.eigenaar_id).exists() or acts.filter(partij=afspraak.partij_id).exists():
        return by
    consent.require_begeleider(afspraak.process, by)
    return by


def _place(evaluatie: Evaluatiemoment, plaats: str) -> Evaluatiemoment:
    evaluatie.plaats = plaats
    evaluatie.save(update_fields=["plaats"])
    return evaluatie


def _links_live(process: Process) -> None:
    process.links_until = rules.links_until(process)
    process.save(update_fields=["links_until"])
