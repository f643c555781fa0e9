"""Objections: what stands, whose it is, and how it ends."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from herstel.lib.htmx import page_or_part, redirect_or_part
from plandag import overview
from plandag.actions import bezwaren as actions
from plandag.forms.rondes import GehoordBezwaarForm, GroepDeedForm, KaderVraagForm
from plandag.models import Bezwaar
from processes import access
from processes.access import UserRequest
from processes.models import Process
from processes.pages import process_context

FORM = "processes/formulier.html"


@require_safe
@access.begeleider
def bezwaren(request: UserRequest, process: Process) -> HttpResponse:
    """Welcome information: which subjects, what stands, and in a fold what was closed and how."""
    lead = "Een bezwaar is welkome informatie. Alleen de indiener kan zeggen dat het klaar is."
    onderwerpen = overview.onderwerpen(process)
    context = process_context(process, title="Bezwaren", lead=lead, crumbs=[("Regie", _regie(process))]) | {
        "onderwerpen": onderwerpen,
        "standing": [(onderwerp, row) for onderwerp in onderwerpen for row in onderwerp.standing],
        "told": [onderwerp for onderwerp in onderwerpen if onderwerp.closed or onderwerp.zorgen],
    }
    return render(request, "plandag/bezwaren.html", context)


@require_POST
@access.begeleider
def bezwaar_in_gesprek(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    actions.in_gesprek(_bezwaar(process, pk), by=request.user)
    return redirect("plandag:bezwaren", process.slug)


@require_http_methods(["GET", "POST"])
@access.begeleider
def bezwaar_gehoord(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    """The owner said how it ended; a begeleider types it in."""
    form = GehoordBezwaarForm(request.POST or None)
    if form.is_valid():
        actions.sluit_eigen_bezwaar(_bezwaar(process, pk), by=request.user, **form.cleaned_data)
        return _done(request, process)
    return _form(request, process, pk, "Wat zei de indiener?", form, "Bewaar wat de indiener zei")


@require_http_methods(["GET", "POST"])
@access.begeleider
def bezwaar_naar_kader(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    form = KaderVraagForm(request.POST or None)
    if form.is_valid():
        actions.naar_kader(_bezwaar(process, pk), by=request.user, **form.cleaned_data)
        return _done(request, process)
    return _form(request, process, pk, "Dit gaat over een kader", form, "Stuur naar de kaders")


@require_http_methods(["GET", "POST"])
@access.hoofdbegeleider
def bezwaar_vertrokken(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    form = GroepDeedForm(request.POST or None)
    if form.is_valid():
        actions.indiener_vertrokken(_bezwaar(process, pk), by=request.user, **form.cleaned_data)
        return _done(request, process)
    return _form(request, process, pk, "De indiener is vertrokken", form, "Sluit dit bezwaar")


def _bezwaar(process: Process, pk: int) -> Bezwaar:
    return get_object_or_404(process.bezwaren.select_related("process", "ronde__versie", "voorstel", "person"), pk=pk)


def _done(request: UserRequest, process: Process) -> HttpResponse:
    messages.success(request, "Bewaard.")
    return redirect_or_part(request, to=reverse("plandag:bezwaren", args=[process.slug]))


def _form(request: UserRequest, process: Process, pk: int, title: str, form: Any, button: str) -> HttpResponse:
    back = reverse("plandag:bezwaren", args=[process.slug])
    bezwaar = _bezwaar(process, pk)
    context = process_context(process, title=title, lead=overview.name(bezwaar.ronde), crumbs=[("Bezwaren", back)])
    return page_or_part(request, FORM, context | {"form": form, "button": button, "back": back, "quote": bezwaar.text})


def _regie(process: Process) -> str:
    return reverse("plandag:regie", args=[process.slug])
