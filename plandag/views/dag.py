"""The day: when, where, the run sheet, and the end of the informative part."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from herstel.lib.htmx import page_or_part, redirect_or_part
from plandag.actions import dag as actions
from plandag.forms.dag import InformatieForm, PlandagForm, PlandagVeranderForm, ProgrammaForm
from plandag.models import Plandag, Programmaonderdeel
from plandag.rules import dag as rules
from plandag.rules import programma
from processes import access
from processes.access import UserRequest
from processes.models import Process
from processes.pages import process_context
from processes.road import PLANDAG
from processes.views.concept import bewaart_concept

FORM = "plandag/formulier.html"
PROGRAMMA = "Eerst samen horen en samen weten. Daarna maken jullie een plan."


@require_safe
@access.begeleider
def plandag(request: UserRequest, process: Process) -> HttpResponse:
    """The day as it stands, or the first step to it."""
    day = rules.latest(process)
    context = process_context(process, title="Plandag") | {"plandag": day}
    if day is not None:
        context |= {
            "tijdlijn": programma.tijdlijn(day, day.programma.prefetch_related("informanten__person")),
            "answers": rules.answers(day),
            "present": rules.present(day),
            "begun": rules.is_today_or_past(day),
            "held": rules.has_been_held(day),
            "deur_open": rules.door_is_open(day),
            "vloer": day.vloer_groepen.all(),
            "earlier": process.plandagen.exclude(pk=day.pk),
        }
    return render(request, "plandag/plandag.html", context)


@require_http_methods(["GET", "POST"])
@access.begeleider
@bewaart_concept
def plandag_plannen(request: UserRequest, process: Process) -> HttpResponse:
    form = PlandagForm(request.POST or None, process=process)
    if form.is_valid():
        actions.plan_plandag(process, by=request.user, **form.cleaned_data)
        messages.success(request, "De plandag staat. Zet nu het programma erbij.")
        return redirect_or_part(request, to=_home(process))
    return _form(request, process, form, "Plan de plandag", "Bewaar de plandag", process.road.station(PLANDAG).lead)


@require_http_methods(["GET", "POST"])
@access.begeleider
@bewaart_concept
def plandag_veranderen(request: UserRequest, process: Process, nummer: int) -> HttpResponse:
    """Says beforehand to how many people the change is told."""
    day = get_object_or_404(process.plandagen, nummer=nummer)
    initial = {key: getattr(day, key) for key in (*actions.FIELDS, "volgorde")}
    initial |= {"vloer_groepen": day.vloer_groepen.all(), "antwoord_tot": day.antwoord_tot.date()}
    form = PlandagVeranderForm(request.POST or None, process=process, initial=initial)
    if form.is_valid():
        actions.verander_plandag(day, by=request.user, **form.cleaned_data)
        messages.success(request, "De plandag is veranderd.")
        return redirect_or_part(request, to=_home(process))
    invited = day.aanmeldingen.exclude(antwoord="nee").count()
    lead = f"Een andere tijd of plaats gaat naar {invited} mensen." if invited else process.road.station(PLANDAG).lead
    return _form(request, process, form, "Verander de plandag", "Bewaar de plandag", lead)


@require_http_methods(["GET", "POST"])
@access.begeleider
def programma_toevoegen(request: UserRequest, process: Process, nummer: int) -> HttpResponse:
    day = get_object_or_404(process.plandagen, nummer=nummer)
    form = ProgrammaForm(request.POST or None, plandag=day)
    if form.is_valid():
        actions.zet_programma(day, by=request.user, **form.cleaned_data)
        messages.success(request, "Dit staat op het programma.")
        return redirect_or_part(request, to=_home(process))
    return _form(request, process, form, "Zet iets op het programma", "Zet op het programma", PROGRAMMA)


@require_http_methods(["GET", "POST"])
@access.begeleider
def programma_veranderen(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    part = get_object_or_404(Programmaonderdeel, pk=pk, plandag__process=process)
    initial = {"begin": part.begin, "titel": part.titel, "soort": part.soort, "informanten": part.informanten.all()}
    form = ProgrammaForm(request.POST or None, plandag=part.plandag, initial=initial)
    if form.is_valid():
        actions.verander_programma(part, by=request.user, **form.cleaned_data)
        messages.success(request, "Het programma is veranderd.")
        return redirect_or_part(request, to=_home(process))
    return _form(request, process, form, "Verander dit onderdeel", "Bewaar dit onderdeel", PROGRAMMA)


@require_http_methods(["GET", "POST"])
@access.begeleider
def programma_verwijderen(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    """Asks once: what is taken off, does not come back."""
    parts = Programmaonderdeel.objects.filter(pk=pk, plandag__process=process)
    if (part := parts.select_related("plandag__process").first()) is None:
        return redirect(_home(process))
    if request.method == "POST":
        actions.verwijder_programma(part, by=request.user)
        messages.success(request, f"“{part.titel}” is van het programma.")
        return redirect_or_part(request, to=_home(process))
    title = f"Haal “{part.titel}” van het programma?"
    lead = f"Het staat om {part.begin:%H.%M} uur op het programma. Later kun je het er opnieuw op zetten."
    return _form(request, process, Form(), title, "Haal weg", lead)


@require_http_methods(["GET", "POST"])
@access.begeleider
def informatie_klaar(request: UserRequest, process: Process, nummer: int) -> HttpResponse:
    """The first round can open after this."""
    day = get_object_or_404(process.plandagen, nummer=nummer)
    form = InformatieForm(request.POST or None)
    if form.is_valid():
        actions.rond_informatie_af(day, by=request.user, **form.cleaned_data)
        messages.success(request, "Het informatieve deel is klaar. De rondes kunnen beginnen.")
        return redirect_or_part(request, to=_home(process))
    lead = "Iedereen heeft gehoord wat de groep wilde weten. Daarna kan de eerste ronde open."
    return _form(request, process, form, "Informatief deel klaar", "Het informatieve deel is klaar", lead)


def get_day(process: Process) -> Plandag:
    """The day that counts now, or 404 while nothing is planned."""
    return get_object_or_404(process.plandagen.order_by("-nummer")[:1])


def _home(process: Process) -> str:
    return reverse("plandag:plandag", args=[process.slug])


def _form(
    request: UserRequest, process: Process, form: object, title: str, submit: str, lead: str = ""
) -> HttpResponse:
    crumbs = [("Plandag", _home(process))]
    context = process_context(process, title=title, lead=lead, crumbs=crumbs)
    return page_or_part(request, FORM, context | {"form": form, "submit": submit, "back": _home(process)})
