"""How an objection ends: by its owner, at the kaders, or honestly when its owner has left (Decision 4)."""

from django.db import transaction
from django.utils.translation import gettext as _

from herstel.lib import clock
from herstel.lib.canon import clean
from herstel.lib.refused import Refused
from plandag.actions.gedragen import reconsider
from plandag.actions.rondes.ronde import Soort, hold
from plandag.models import Antwoord, Bezwaar, ConsentRonde, Heropenverzoek, Voorstel, VoorstelVersie, Zorg
from plandag.rules import consent as rules
from plandag.rules import dag
from processes import journal, road
from processes.models import Person, Process, User

Status = Bezwaar.Status
BY_OWNER = (Status.OPGELOST, Status.ZORG, Status.INGETROKKEN)


@transaction.atomic
def sluit_eigen_bezwaar(
    bezwaar: Bezwaar,
    *,
    by: Person | User,
    status: str,
    kanaal: str = Antwoord.Kanaal.LINK,
    versie: VoorstelVersie | None = None,
) -> Bezwaar:
    """Its owner says that it is solved, has become a zorg, or is taken back. Nobody else can say so.

    A begeleider types it in for an owner who says it aloud, by phone or on paper.
    """
    _lock(bezwaar)
    _is_owner_or_typed_in(bezwaar, by, kanaal)
    if status not in BY_OWNER:
        raise Refused(_("Kies hoe je bezwaar is afgelopen."))
    if bezwaar.status not in Bezwaar.STANDING:
        return _already(bezwaar, status)
    before = rules.gedragen_plan(bezwaar.process)
    bezwaar.opgelost_in = _solved_in(bezwaar, versie) if status == Status.OPGELOST else None
    if status == Status.ZORG:
        Zorg.objects.create(
            process=bezwaar.process,
            ronde=bezwaar.ronde,
            voorstel=bezwaar.voorstel,
            person=bezwaar.person,
            text=bezwaar.text,
        )
    _close(bezwaar, status, by=by, kanaal=kanaal)
    reconsider(bezwaar.process, bezwaar.voorstel, before)
    return bezwaar


@transaction.atomic
def in_gesprek(bezwaar: Bezwaar, *, by: User) -> Bezwaar:
    """The group is talking about it. It still stands."""
    _lock(bezwaar)
    rules.require_begeleider(bezwaar.process, by)
    if bezwaar.status == Status.INGEDIEND:
        bezwaar.status = Status.IN_GESPREK
        bezwaar.save(update_fields=["status"])
        journal.note(bezwaar.process, "bezwaar_in_gesprek", by=by, bezwaar=bezwaar.pk)
    return bezwaar


@transaction.atomic
def naar_kader(bezwaar: Bezwaar, *, by: User, uitleg: str) -> Bezwaar:
    """It is about a boundary: it goes to the kaderstellende partijen as a question; no plan text can solve it."""
    _lock(bezwaar)
    rules.require_begeleider(bezwaar.process, by)
    if bezwaar.status not in Bezwaar.STANDING:
        return _already(bezwaar, Status.NAAR_KADER)
    if not (uitleg := clean(uitleg)):
        raise Refused("Schrijf op om welk kader het gaat, en wat je gaat vragen.")
    before = rules.gedragen_plan(bezwaar.process)
    bezwaar.wat_deed_de_groep = uitleg[:2000]
    _close(bezwaar, Status.NAAR_KADER, by=by)
    reconsider(bezwaar.process, bezwaar.voorstel, before)
    return bezwaar


@transaction.atomic
def indiener_vertrokken(bezwaar: Bezwaar, *, by: User, wat_deed_de_groep: str) -> Bezwaar:
    """Its owner left, and the group dealt with it: new words, a new round without objection, told in own words.

    Only then, and only by the hoofdbegeleider: else pushing somebody out of the door would solve an objection.
    """
    _lock(bezwaar)
    rules.require_hoofd(bezwaar.process, by)
    if bezwaar.status not in Bezwaar.STANDING:
        return _already(bezwaar, Status.VERTROKKEN)
    if not (wat_deed_de_groep := clean(wat_deed_de_groep)):
        raise Refused("Schrijf op wat de groep met dit bezwaar heeft gedaan.")
    if _owner_is_here(bezwaar):
        raise Refused("De indiener is er nog. Alleen de indiener kan dit bezwaar sluiten.")
    if (solved := _asked_anew(bezwaar)) is None:
        raise Refused("Maak eerst een nieuwe tekst, en sluit daarover een ronde zonder bezwaar.")
    before = rules.gedragen_plan(bezwaar.process)
    bezwaar.wat_deed_de_groep, bezwaar.opgelost_in = wat_deed_de_groep[:2000], solved.versie
    _close(bezwaar, Status.VERTROKKEN, by=by)
    reconsider(bezwaar.process, bezwaar.voorstel, before)
    return bezwaar


@transaction.atomic
def vraag_heropening(voorstel: Voorstel, *, person: Person, reden: str) -> Heropenverzoek:
    """Someone of the kring asks to look at an adopted onderdeel again, before the toets."""
    process = voorstel.process
    hold(process)
    voorstel.refresh_from_db()
    if not Antwoord.objects.filter(process=process, person=person).exists():
        raise Refused(_("Dit kan iemand uit de kring vragen."))
    if waiting := voorstel.heropenverzoeken.filter(person=person, heropend_op=None).first():
        return waiting
    if process.step != road.PLANDAG or voorstel.status != Voorstel.Status.AANGENOMEN:
        raise Refused(_("Dit kan alleen voor een aangenomen onderdeel, en voor de toets."))
    if not (reden := clean(reden)):
        raise Refused(_("Schrijf op waarom je dit opnieuw wilt bespreken."))
    verzoek = voorstel.heropenverzoeken.create(process=process, person=person, reden=reden[:1000], at=clock.now())
    journal.note(process, "heropening_gevraagd", by=person, verzoek=verzoek.pk, code=voorstel.code)
    return verzoek


def _lock(bezwaar: Bezwaar) -> None:
    hold(bezwaar.process)
    bezwaar.refresh_from_db(from_queryset=Bezwaar.objects.select_for_update(of=("self",)))


def _is_owner_or_typed_in(bezwaar: Bezwaar, by: Person | User, kanaal: str) -> None:
    if isinstance(by, Person):
        if bezwaar.person_id != by.pk:
            raise Refused(_("Alleen wie een bezwaar indient, kan het sluiten."))
        return
    rules.require_begeleider(bezwaar.process, by)
    if kanaal == Antwoord.Kanaal.LINK:
        raise Refused("Zeg erbij hoe de indiener dit liet weten.")


def _already(bezwaar: Bezwaar, status: str) -> Bezwaar:
    if bezwaar.status == status:
        return bezwaar
    raise Refused(_("Dit bezwaar is al afgesloten: %(status)s.") % {"status": bezwaar.get_status_display()})


def _solved_in(bezwaar: Bezwaar, versie: VoorstelVersie | None) -> VoorstelVersie | None:
    """The new words that solved it. An objection against the whole plan can be solved in any onderdeel."""
    if bezwaar.voorstel is None:
        return versie
    old, latest = bezwaar.ronde.versie, bezwaar.voorstel.versies.latest()
    versie = versie or latest
    newer = versie.voorstel_id == latest.voorstel_id and versie != old and (old is None or versie.pk > old.pk)
    if not newer:
        raise Refused(_("Er is nog geen nieuwe tekst. Kies: omgezet in een zorg, of ingetrokken."))
    return versie


def _owner_is_here(bezwaar: Bezwaar) -> bool:
    """Of an anonymous objection the owner is not known: as long as its whole kring is here, so is its owner."""
    if bezwaar.person is not None:
        return rules.is_present(bezwaar.person)
    if bezwaar.ronde.privacy != Process.Privacy.ANONIEM:
        return False  # its owner asked to be forgotten
    plandag = dag.nu(bezwaar.process)
    here = plandag.aanwezigheid.nu().values_list("person", flat=True) if plandag else []
    return not bezwaar.ronde.kring.exclude(person=None).exclude(person__in=here).exists()


def _asked_anew(bezwaar: Bezwaar) -> ConsentRonde | None:
    """A later round about other words, closed without an objection; for an onderdeel, about the latest words."""
    later = bezwaar.process.rondes.with_consent().filter(pk__gt=bezwaar.ronde_id).exclude(sha256=bezwaar.ronde.sha256)
    if bezwaar.voorstel is None:
        later = later.filter(soort=Soort.SLOT)
    else:
        voorstel = bezwaar.voorstel.opgegaan_in or bezwaar.voorstel
        later = later.filter(versie=voorstel.versies.latest())
    return later.select_related("versie").last()


def _close(bezwaar: Bezwaar, status: str, *, by: Person | User, kanaal: str = "") -> None:
    bezwaar.status, bezwaar.afgesloten_op, bezwaar.kanaal = status, clock.now(), kanaal
    bezwaar.afgesloten_door = by if isinstance(by, User) else None
    fields = ["status", "afgesloten_op", "afgesloten_door", "kanaal", "opgelost_in", "wat_deed_de_groep"]
    bezwaar.save(update_fields=fields)
    about = None if bezwaar.ronde.privacy == Process.Privacy.ANONIEM else bezwaar.person
    journal.note(bezwaar.process, "bezwaar_gesloten", by=by, about=about, bezwaar=bezwaar.pk, status=status)
