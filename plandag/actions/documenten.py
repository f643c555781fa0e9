"""Asking for a file in the act it belongs to. Making it is the worker's."""

from django.db import transaction
from django.db.models import Max

from herstel.lib import clock
from herstel.lib.refused import Refused
from plandag import papieren
from plandag.models import Document
from plandag.rules import documenten as rules
from processes.models import Process, User


@transaction.atomic
def vraag_document(process: Process, *, soort: str, aanleiding: str) -> Document:
    """Ask for a file about the plan as it is carried, in the transaction of the act that adds to it.

    A request that waits moves along to this act instead of piling up; a file that was made stays as it is. The
    booklet and the text file say nothing new about the same plan, so those are asked for once.
    """
    Process.objects.select_for_update(no_key=True).get(pk=process.pk)  # one number at a time
    plan = rules.carried_plan(process)
    if plan is None:
        raise Refused("Er is nog geen plan waar iedereen mee kan leven.")
    kind = process.documenten.filter(soort=soort).defer("bytes")
    if soort != Document.Soort.DOSSIER and (known := kind.filter(plan=plan).last()):
        return known
    waiting = kind.filter(gemaakt_op=None).last() or Document(
        process=process, soort=soort, nummer=(kind.aggregate(last=Max("nummer"))["last"] or 0) + 1
    )
    waiting.plan, waiting.aanleiding, waiting.gevraagd_op = plan, aanleiding, clock.now()
    waiting.bezig_tot, waiting.stap, waiting.pogingen = None, 0, 0
    fields = ["plan", "aanleiding", "gevraagd_op", "bezig_tot", "stap", "pogingen"]
    waiting.save(update_fields=fields if waiting.pk else None)
    papieren.poke()
    return waiting


@transaction.atomic
def probeer_opnieuw(document: Document, *, by: User) -> Document:
    """After the worker gave up: let it try again. Harmless for a file that was made."""
    if not document.process.begeleidingen.of(by).exists():
        raise Refused("Alleen een begeleider van dit proces kan dit doen.")
    Document.objects.filter(pk=document.pk, gemaakt_op=None).update(pogingen=0, bezig_tot=None)
    papieren.poke()
    return document


def maak(document: Document) -> bool:
    """The work of the worker, for one file. False: somebody else makes it, or it was made."""
    return papieren.make(document)
