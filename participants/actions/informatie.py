"""What people want to know before they make a plan, and who comes to tell it."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext

from herstel.lib import clock
from herstel.lib.canon import clean
from herstel.lib.refused import Refused
from participants.models import Betrokkene, Informant, Informatievraag
from processes import journal, outbox
from processes.actions.moving import hold
from processes.actions.people import how_it_came, person_for
from processes.models import Person, Process, User

MOST_MINUTES = 60


@transaction.atomic
def stel_vraag(
    process: Process, *, by: User | Person, text: str, betrokkene: Betrokkene | None = None
) -> Informatievraag:
    """Put a question on the board; one that comes by link passes a begeleider first.

    In the same words as one that stands, it is that one, asked once more.
    """
    hold(process)
    if not (text := clean(text)):
        raise Refused(gettext("Schrijf de vraag op."))
    vraag = process.informatievragen.filter(text__iexact=text).first()
    if vraag is None:
        vraag = process.informatievragen.create(text=text, op_bord=isinstance(by, User), at=clock.now())
        journal.note(process, "informatievraag", by=None, vraag=vraag.pk)
    vraag = _standing(vraag)
    if isinstance(by, User) and not vraag.op_bord:
        zet_op_bord(vraag, by=by, text=text)
    if betrokkene is not None:
        vraag_ook(vraag, by=by, betrokkene=betrokkene)
    return vraag


@transaction.atomic
def zet_op_bord(vraag: Informatievraag, *, by: User, text: str) -> Informatievraag:
    """Let everyone read a question that came by link; a begeleider takes names and blame out first."""
    hold(vraag.process)
    vraag.refresh_from_db()
    _require_standing(vraag)
    if not (text := clean(text)):
        raise Refused(gettext("Schrijf de vraag op."))
    if vraag.op_bord and vraag.text == text:
        return vraag
    vraag.text, vraag.op_bord = text, True
    vraag.save(update_fields=["text", "op_bord"])
    journal.note(vraag.process, "vraag_op_bord", by=by, vraag=vraag.pk)
    return vraag


@transaction.atomic
def vraag_ook(vraag: Informatievraag, *, by: User | Person, betrokkene: Betrokkene) -> Informatievraag:
    """One more who wants to know. Each asker counts once; nobody sees who asked."""
    hold(vraag.process)
    if betrokkene.process_id != vraag.process_id:
        raise Refused(gettext("Deze vraag hoort bij een ander proces."))
    if isinstance(by, Person) and by.pk != betrokkene.person_id:
        raise Refused(gettext("Deze vraag is aan iemand anders gesteld."))
    vraag = _standing(vraag)
    _, new = vraag.vragers.get_or_create(betrokkene=betrokkene, defaults={"at": clock.now()})
    if new:
        journal.note(vraag.process, "vraag_ook", by=None, vraag=vraag.pk)
    return vraag


@transaction.atomic
def voeg_samen(vraag: Informatievraag, *, by: User, in_vraag: Informatievraag) -> Informatievraag:
    """Two questions are one: whoever asked either is counted once, and who answers comes along."""
    hold(vraag.process)
    vraag.refresh_from_db()
    in_vraag.refresh_from_db()
    if in_vraag.process_id != vraag.process_id:
        raise Refused(gettext("Deze vraag hoort bij een ander proces."))
    if vraag.opgegaan_in_id == in_vraag.pk:
        return in_vraag
    if vraag.pk == in_vraag.pk or in_vraag.opgegaan_in_id is not None:
        raise Refused("Kies een andere vraag, die zelf nog op het bord staat.")
    if vraag.opgegaan_in_id is not None:
        raise Refused("Deze vraag is intussen al samengevoegd met een andere.")
    already = in_vraag.vragers.values("betrokkene")
    vraag.vragers.exclude(betrokkene__in=already).update(vraag=in_vraag)
    vraag.vragers.all().delete()
    in_vraag.informanten.add(*vraag.informanten.all())
    vraag.informanten.clear()
    vraag.samengevoegd.update(opgegaan_in=in_vraag)
    vraag.opgegaan_in = in_vraag
    vraag.save(update_fields=["opgegaan_in"])
    journal.note(vraag.process, "vragen_samengevoegd", by=by, vraag=vraag.pk, in_vraag=in_vraag.pk)
    return in_vraag


@transaction.atomic
def beantwoord_vraag(vraag: Informatievraag, *, by: User, antwoord: str) -> Informatievraag:
    """Write the answer where everyone can read it. It takes the place of *kan niet, omdat*."""
    hold(vraag.process)
    if not (antwoord := clean(antwoord)):
        raise Refused("Schrijf het antwoord op.")
    vraag.refresh_from_db()
    _require_standing(vraag)
    if vraag.antwoord != antwoord:
        vraag.antwoord, vraag.kan_niet_omdat = antwoord, ""
        vraag.save(update_fields=["antwoord", "kan_niet_omdat"])
        journal.note(vraag.process, "vraag_beantwoord", by=by, vraag=vraag.pk)
    return vraag


@transaction.atomic
def kan_niet(vraag: Informatievraag, *, by: User, omdat: str) -> Informatievraag:
    """Say honestly that nobody can answer this, and why."""
    hold(vraag.process)
    if not (omdat := clean(omdat)):
        raise Refused("Schrijf op waarom het antwoord er niet komt.")
    vraag.refresh_from_db()
    _require_standing(vraag)
    if vraag.antwoord:
        raise Refused("Deze vraag heeft al een antwoord.")
    if vraag.kan_niet_omdat != omdat:
        vraag.kan_niet_omdat = omdat
        vraag.save(update_fields=["kan_niet_omdat"])
        journal.note(vraag.process, "vraag_kan_niet", by=by, vraag=vraag.pk)
    return vraag


@transaction.atomic
def voeg_informant_toe(
    process: Process,
    *,
    by: User,
    name: str,
    organisatie: str,
    vragen: Iterable[Informatievraag],
    email: str = "",
    phone: str = "",
    minuten: int = 10,
) -> Informant:
    """Find somebody for questions on the board. A second role is warned about and recorded (Decision 14)."""
    hold(process)
    vragen = _own_questions(process, vragen)
    if not 0 < minuten <= MOST_MINUTES:
        raise Refused("Een informant krijgt minstens één minuut en hooguit een uur.")
    person = person_for(process, name=name, email=email, phone=phone)
    if found := Informant.objects.filter(person=person, afgezegd_op=None).first():
        return verander_informant(found, by=by, vragen=[*found.vragen.all(), *vragen], minuten=minuten)
    informant, _ = Informant.objects.update_or_create(
        person=person,
        defaults={
            "process": process,
            "organisatie": clean(organisatie),
            "minuten": minuten,
            "gevraagd_op": None,
            "aanvaard_op": None,
            "afgezegd_op": None,
        },
    )
    informant.vragen.set(vragen)
    journal.note(process, "informant_erbij", by=by, about=person, dubbele_rol=has_double_role(informant))
    return informant


def has_double_role(informant: Informant) -> bool:
    """Who also takes part, or lays down kaders, has a stake in the facts; the kring does not include them."""
    person = Person.objects.get(pk=informant.person_id)
    return any(hasattr(person, role) for role in ("kadersteller", "betrokkene", "kerngroeplid"))


@transaction.atomic
def verander_informant(informant: Informant, *, by: User, vragen: Iterable[Informatievraag], minuten: int) -> Informant:
    """Change which questions and how long. Who said yes is not asked again; the briefing tells it."""
    hold(informant.process)
    vragen = _own_questions(informant.process, vragen)
    if not 0 < minuten <= MOST_MINUTES:
        raise Refused("Een informant krijgt minstens één minuut en hooguit een uur.")
    if set(informant.vragen.all()) != set(vragen) or informant.minuten != minuten:
        informant.vragen.set(vragen)
        informant.minuten = minuten
        informant.save(update_fields=["minuten"])
        journal.note(informant.process, "informant_veranderd", by=by, about=informant.person)
    return informant


@transaction.atomic
def nodig_informant_uit(informant: Informant, *, by: User) -> Informant:
    """Ask to come, by mail where there is an address, else by link or phone. Asking twice sends no second mail."""
    _lock(informant)
    if informant.afgezegd_op is not None:
        raise Refused("Deze informant heeft nee gezegd.")
    if informant.gevraagd_op is not None:
        return informant
    if not informant.vragen.exists():
        raise Refused("Kies eerst op welke vragen deze informant antwoord geeft.")
    informant.gevraagd_op = clock.now()
    informant.save(update_fields=["gevraagd_op"])
    outbox.put("informant_uitnodiging", informant.person, about=f"{informant.gevraagd_op:%Y%m%d%H%M%S}")
    journal.note(informant.process, "informant_gevraagd", by=by, about=informant.person)
    return informant


@transaction.atomic
def aanvaard_informant(informant: Informant, *, by: User | Person, kanaal: str = "link") -> Informant:
    """Say yes: to facts, plain language, the minutes, no part in the decision, and leaving after."""
    _lock(informant)
    kanaal, _ = how_it_came(by, kanaal, person=informant.person)
    if informant.gevraagd_op is None:
        raise Refused(gettext("Deze informant is nog niet uitgenodigd."))
    if informant.aanvaard_op is not None:
        return informant
    informant.aanvaard_op, informant.afgezegd_op = clock.now(), None
    informant.save(update_fields=["aanvaard_op", "afgezegd_op"])
    journal.note(informant.process, "informant_ja", by=by, about=informant.person, kanaal=kanaal)
    return informant


@transaction.atomic
def zeg_informant_af(informant: Informant, *, by: User | Person) -> Informant:
    """Say no, or not any more. The questions need somebody else again; nobody has to say why."""
    _lock(informant)
    how_it_came(by, "", person=informant.person)
    if informant.afgezegd_op is None:
        informant.afgezegd_op, informant.aanvaard_op = clock.now(), None
        informant.save(update_fields=["afgezegd_op", "aanvaard_op"])
        journal.note(informant.process, "informant_nee", by=by, about=informant.person)
    return informant


@transaction.atomic
def brief_informant(informant: Informant, *, by: User, briefing: str) -> Informant:
    """Record what was agreed about the role: facts, plain language, ten minutes, no advice, leaves after."""
    _lock(informant)
    if not (briefing := clean(briefing)):
        raise Refused("Schrijf op wat jullie bespraken.")
    if informant.aanvaard_op is None:
        raise Refused("Deze informant heeft nog geen ja gezegd.")
    if informant.briefing != briefing or informant.gebrieft_op is None:
        informant.briefing, informant.gebrieft_op = briefing, clock.now()
        informant.save(update_fields=["briefing", "gebrieft_op"])
        journal.note(informant.process, "informant_gebrieft", by=by, about=informant.person)
    return informant


def _standing(vraag: Informatievraag) -> Informatievraag:
    """The question in which this one is counted now."""
    return vraag.opgegaan_in or vraag


def _require_standing(vraag: Informatievraag) -> None:
    if vraag.opgegaan_in_id is not None:
        raise Refused("Deze vraag is intussen samengevoegd met een andere.")


def _own_questions(process: Process, vragen: Iterable[Informatievraag]) -> list[Informatievraag]:
    found = list(dict.fromkeys(_standing(vraag) for vraag in vragen))
    if any(vraag.process_id != process.pk for vraag in found):
        raise Refused(gettext("Deze vraag hoort bij een ander proces."))
    return found


def _lock(informant: Informant) -> None:
    hold(informant.process)
    informant.refresh_from_db(from_queryset=Informant.objects.select_related("process", "person"))
