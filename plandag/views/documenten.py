"""The papers of a process: how far they are, and handing them out to who may have them."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from herstel.lib.live import live
from plandag import seen
from plandag.actions import documenten as actions
from plandag.exports import files
from plandag.exports.bron import onderdelen
from plandag.exports.paper import zegel
from plandag.papieren import MOST_TRIES
from plandag.rules import consent, geld, vervolg
from plandag.rules import documenten as rules
from processes import access
from processes.access import UserRequest
from processes.models import Kadersteller, Process
from processes.pages import process_context


@require_safe
@access.begeleider
@live(seen.documenten)
def documenten(request: UserRequest, process: Process) -> HttpResponse:
    """Every paper that was asked for; the page follows while one is being made."""
    papers = list(process.documenten.select_related("plan").defer("bytes").order_by("-gevraagd_op", "-pk"))
    context = process_context(process, title="Documenten") | {
        "papers": papers,
        "busy": any(each.gemaakt_op is None and each.pogingen < MOST_TRIES for each in papers),
        "most_tries": MOST_TRIES,
    }
    return render(request, "plandag/documenten.html", context)


@require_safe
@access.begeleider
def document(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    return files.hand_out(get_object_or_404(process.documenten.select_related("process"), pk=pk))


@require_POST
@access.begeleider
def document_opnieuw(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    """After the worker gave up."""
    actions.probeer_opnieuw(get_object_or_404(process.documenten.defer("bytes"), pk=pk), by=request.user)
    messages.success(request, "We proberen het opnieuw.")
    return redirect("plandag:documenten", process.slug)


@require_safe
@access.kadersteller
def kadersteller_plan(request: UserRequest, role: Kadersteller) -> HttpResponse:
    """The plan for who tests it: word for word, from the toets on."""
    process = role.partij.process
    plan = rules.carried_plan(process)
    if plan is None or not rules.kadersteller_may_read(process):
        raise Http404
    ronde, changing = vervolg.slotronde_of(plan), consent.gedragen_plan(process) != plan
    context = {
        "process": process,
        "crumbs": [(process.title, reverse("processes:kadersteller", args=[process.slug])), ("Het plan", "")],
        "plan": plan,
        "kwestie": process.kwesties.order_by("-nummer").first(),
        "grenzen": geld.of_plan(plan),
        "zegel": zegel(ronde, plan) if ronde and not changing else None,
        "changing": changing,
        "onderdelen": onderdelen(plan),
        "papers": rules.newest_of_each(rules.for_readers(process)),
    }
    return render(request, "plandag/kadersteller_plan.html", context)


@require_safe
@access.kadersteller
def kadersteller_document(request: UserRequest, role: Kadersteller, pk: int) -> HttpResponse:
    if not rules.kadersteller_may_read(role.partij.process):
        raise Http404
    return files.hand_out(get_object_or_404(rules.for_readers(role.partij.process).select_related("process"), pk=pk))
