"""The overeenkomst: what people want, what they do, and what they do when it goes wrong. Signed by who wants."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from herstel.lib import canon, clock
from herstel.lib.canon import clean
from herstel.lib.refused import Refused
from plandag.actions import documenten
from plandag.models import Document, Handtekening, Overeenkomst
from plandag.overeenkomsttekst import overeenkomst_text
from plandag.rules import consent
from plandag.rules import toets as toets_rules
from plandag.rules import vervolg as rules
from processes import journal
from processes.actions.moving import hold
from processes.actions.people import how_it_came
from processes.models import Kadersteller, Partij, Person, Process, User
from processes.road import NAZORG, TOETSING

OTHER_TEXT = gettext_noop("De tekst op je scherm is niet de tekst die nu geldt. Lees hem opnieuw.")


@transaction.atomic
def maak_overeenkomst(process: Process, *, by: User, intenties: str, geschillen: str) -> Overeenkomst:
    """Freeze the three parts, once every verdict fits. Other words replace it only while nobody has signed."""
    hold(process)
    consent.require_begeleider(process, by)
    intenties, geschillen = clean(intenties), clean(geschillen)
    toets = toets_rules.standing(process)
    if process.step != TOETSING or toets is None or consent.gedragen_plan(process) != toets.plan:
        raise Refused("Een overeenkomst maak je bij de toets, over het plan waar iedereen mee kan leven.")
    if not toets_rules.matrix(toets).fits:
        raise Refused("Nog niet elk onderdeel past binnen de kaders. Rond eerst de toets af.")
    if not (intenties and geschillen):
        raise Refused("Schrijf op wat jullie willen, en wat jullie doen als jullie er niet uit komen.")
    sha256 = canon.digest(overeenkomst_text(process, toets.plan, intenties=intenties, geschillen=geschillen))
    standing = rules.overeenkomst(process)
    if standing is not None and standing.sha256 == sha256 and standing.toets_id == toets.pk:
        return standing
    if standing is not None and standing.handtekeningen.exists():
        raise Refused("Er is al getekend. De woorden van de overeenkomst veranderen niet meer.")
    laat_vervallen(process, by=by)
    last = process.overeenkomsten.aggregate(last=Max("nummer"))["last"] or 0
    paper = process.overeenkomsten.create(
        toets=toets,
        nummer=last + 1,
        intenties=intenties,
        geschillen=geschillen,
        plan_sha256=toets.sha256,
        sha256=sha256,
        by=by,
        at=clock.now(),
    )
    journal.note(process, "overeenkomst", by=by, nummer=paper.nummer, tekst=sha256, plan=toets.sha256)
    documenten.vraag_document(process, soort=Document.Soort.DOSSIER, aanleiding=f"overeenkomst {paper.nummer}")
    return paper


@transaction.atomic
def laat_vervallen(process: Process, *, by: User | None) -> None:
    """Another plan or other words: what was signed under the old ones no longer counts, and stays as history."""
    for paper in process.overeenkomsten.filter(vervallen_op=None):
        paper.vervallen_op = clock.now()
        paper.save(update_fields=["vervallen_op"])
        journal.note(process, "overeenkomst_vervallen", by=by, nummer=paper.nummer)


@transaction.atomic
def teken_voor_partij(overeenkomst: Overeenkomst, *, by: User, partij: Partij, sha256: str) -> Handtekening:
    """Sign in the name of a partij, as the one who acts for it. Signing twice is one signature."""
    _check(overeenkomst, sha256)
    role = Kadersteller.objects.filter(partij=partij, user=by, partij__process=overeenkomst.process).first()
    if role is None or not by.is_active or not partij.kaderstellend:
        raise Refused("Alleen wie voor deze partij de kaders vastlegde, tekent voor haar.")
    known = overeenkomst.handtekeningen.filter(partij=partij).first()
    if known is not None:
        return known
    signature = overeenkomst.handtekeningen.create(
        process=overeenkomst.process, partij=partij, person=role.person, sha256=sha256, kanaal="account", at=clock.now()
    )
    return _signed(signature, by=by, partij=partij.code)


@transaction.atomic
def teken(
    overeenkomst: Overeenkomst, *, by: Person | User, person: Person, sha256: str, kanaal: str = "link"
) -> Handtekening:
    """Someone of the kring puts the own name under it, by link; or a begeleider types it in, and says how."""
    _check(overeenkomst, sha256)
    kanaal, typed_by = how_it_came(by, kanaal, person=person)
    if typed_by is not None:
        consent.require_begeleider(overeenkomst.process, typed_by)
    if not rules.may_sign(overeenkomst, person):
        raise Refused(_("Tekenen doen de mensen die in de kring zaten bij de slotronde."))
    known = overeenkomst.handtekeningen.filter(partij=None, person=person).first()
    if known is not None:
        return known
    signature = overeenkomst.handtekeningen.create(
        process=overeenkomst.process,
        person=person,
        sha256=sha256,
        kanaal=kanaal,
        ingevoerd_door=typed_by,
        at=clock.now(),
    )
    return _signed(signature, by=by, kanaal=kanaal)


def _check(overeenkomst: Overeenkomst, sha256: str) -> None:
    process = overeenkomst.process
    hold(process)
    overeenkomst.refresh_from_db()
    if overeenkomst.vervallen_op is not None:
        raise Refused(_("Deze overeenkomst geldt niet meer. Er ligt een andere tekst."))
    if sha256 != overeenkomst.sha256:
        raise Refused(_(OTHER_TEXT))
    if process.step not in (TOETSING, NAZORG):
        raise Refused(_("Tekenen kan nu niet meer."))


def _signed(signature: Handtekening, *, by: Person | User, **about: str) -> Handtekening:
    process = signature.process
    person = signature.person if signature.partij_id is None else None
    journal.note(process, "getekend", by=by, about=person, handtekening=signature.pk, tekst=signature.sha256, **about)
    documenten.vraag_document(process, soort=Document.Soort.DOSSIER, aanleiding="handtekening")
    return signature
