"""The overeenkomst: made by a begeleider, signed by the parties and by who wants."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from herstel.lib.htmx import page_or_part, redirect_or_part
from plandag.actions import overeenkomst as actions
from plandag.exports.paper import zegel
from plandag.forms.vervolg import OvereenkomstForm, PapierForm, TekenForm
from plandag.models import Overeenkomst
from plandag.rules import toets as toets_rules
from plandag.rules import vervolg as rules
from processes import access
from processes.access import UserRequest
from processes.models import Kadersteller, Process
from processes.pages import process_context
from processes.views.concept import bewaart_concept


@require_http_methods(["GET", "POST"])
@access.begeleider
def overeenkomst(request: UserRequest, process: Process) -> HttpResponse:
    """The text as it stands, or the two parts to write; and who signed."""
    paper = rules.overeenkomst(process)
    if paper is None or "opnieuw" in request.GET:
        return _write(request, process, paper)
    form = PapierForm(request.POST or None, initial={"sha256": paper.sha256}, people=rules.may_still_sign(paper))
    if form.is_valid():
        actions.teken(paper, by=request.user, **form.cleaned_data)
        messages.success(request, "De naam staat eronder.")
        return redirect_or_part(request, to=request.path)
    context = process_context(process, title="Overeenkomst") | _to_read(paper)
    names = paper.handtekeningen.filter(partij=None).select_related("person", "ingevoerd_door")
    return page_or_part(request, "plandag/overeenkomst.html", context | {"form": form, "namen": names})


@require_http_methods(["GET", "POST"])
@access.kadersteller
def kadersteller_overeenkomst(request: UserRequest, role: Kadersteller) -> HttpResponse:
    """Read it whole, and sign for the own partij."""
    process = role.partij.process
    paper = rules.overeenkomst(process)
    if paper is None:
        raise Http404
    form = TekenForm(request.POST or None, initial={"sha256": paper.sha256})
    if form.is_valid():
        actions.teken_voor_partij(paper, by=request.user, partij=role.partij, **form.cleaned_data)
        messages.success(request, "Je tekende de overeenkomst.")
        return redirect_or_part(request, to=request.path)
    mine = paper.handtekeningen.filter(partij=role.partij).first()
    start = reverse("processes:kadersteller", args=[process.slug])
    context = _to_read(paper) | {"crumbs": [(process.title, start), ("Overeenkomst", "")]}
    context |= {"role": role, "form": form, "mine": mine, "process": process}
    return page_or_part(request, "plandag/kadersteller_overeenkomst.html", context)


def _to_read(paper: Overeenkomst) -> dict[str, Any]:
    """The text, who signed, and the seal of the plan that is in it."""
    plan = paper.toets.plan
    ronde = rules.slotronde_of(plan)
    return rules.to_read(paper) | {"zegel": zegel(ronde, plan) if ronde else None}


@bewaart_concept
def _write(request: UserRequest, process: Process, paper: Overeenkomst | None) -> HttpResponse:
    home = reverse("plandag:overeenkomst", args=[process.slug])
    toets = toets_rules.standing(process)
    initial = {"intenties": paper.intenties, "geschillen": paper.geschillen} if paper else {}
    form = OvereenkomstForm(request.POST or None, initial=initial)
    if form.is_valid():
        actions.maak_overeenkomst(process, by=request.user, **form.cleaned_data)
        messages.success(request, "De overeenkomst staat. Nu kan er getekend worden.")
        return redirect_or_part(request, to=home)
    context = process_context(process, title="Overeenkomst") | {
        "form": form,
        "ready": toets is not None and toets_rules.matrix(toets).fits,
        "home": home,
    }
    return page_or_part(request, "plandag/overeenkomst_maken.html", context)
