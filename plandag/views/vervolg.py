"""What was promised, the days people come back, contact afterwards, and the honest account."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from herstel.lib import clock
from herstel.lib.htmx import page_or_part, redirect_or_part
from participants import overview as people
from plandag.actions import vervolg as actions
from plandag.forms.vervolg import (
    AfspraakForm,
    EvaluatieForm,
    NazorgForm,
    StandForm,
    VerantwoordingForm,
    VerslagForm,
)
from plandag.models import Antwoord, Bezwaar, Vervolgafspraak
from plandag.rules import lezers
from plandag.rules import toets as toets_rules
from plandag.rules import vervolg as rules
from plandag.rules.cijfers import cijfers
from processes import access
from processes.access import UserRequest
from processes.models import Process
from processes.pages import process_context
from processes.views.concept import bewaart_concept

FORM = "plandag/formulier.html"

AFSPRAAK = "Een afspraak telt pas als vaststaat wie het doet, en wanneer."
TERUGKOMEN = "De persoonlijke links blijven werken tot drie maanden na de laatste dag."


@require_safe
@access.begeleider
def vervolg(request: UserRequest, process: Process) -> HttpResponse:
    """Every promise with its stand, what is late first; the days people come back."""
    afspraken = process.vervolgafspraken.select_related("eigenaar", "partij", "voorstel").prefetch_related("meldingen")
    context = process_context(process, title="Vervolgafspraken") | {
        "afspraken": afspraken,
        "late": set(rules.overdue([process.pk]).values_list("pk", flat=True)),
        "evaluaties": process.evaluaties.all(),
        "zorgen": rules.zorgen_terug(process),
        "toets": toets_rules.standing(process),
        "today": clock.today(),
        "running": _runs(process),
    }
    return render(request, "plandag/vervolg.html", context)


@require_POST
@access.begeleider
def afspraken_uit_plan(request: UserRequest, process: Process) -> HttpResponse:
    new = actions.maak_afspraken_uit_plan(process, by=request.user)
    text = (
        f"{len(new)} afspraken staan klaar. Zet erbij wie het doet."
        if new
        else "Alle onderdelen hebben al een afspraak."
    )
    messages.success(request, text)
    return redirect("plandag:vervolg", process.slug)


@require_http_methods(["GET", "POST"])
@access.begeleider
def afspraak_maken(request: UserRequest, process: Process) -> HttpResponse:
    if waits := _waits(request, process, "Maak een afspraak"):
        return waits
    form = AfspraakForm(request.POST or None, process=process)
    if form.is_valid():
        actions.maak_afspraak(process, by=request.user, **form.cleaned_data)
        return _done(request, process, "De afspraak staat.")
    return _form(request, process, form, "Maak een afspraak", "Bewaar de afspraak", AFSPRAAK)


@require_http_methods(["GET", "POST"])
@access.begeleider
def afspraak(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    row = get_object_or_404(process.vervolgafspraken.select_related("eigenaar", "voorstel"), pk=pk)
    initial = {"wat": row.wat, "eigenaar": row.eigenaar, "partij": row.partij, "klaar_op": row.klaar_op}
    form = AfspraakForm(request.POST or None, process=process, initial=initial)
    if form.is_valid():
        actions.verander_afspraak(row, by=request.user, **form.cleaned_data)
        return _done(request, process, "De afspraak is bewaard.")
    return _form(request, process, form, "Wie doet dit, en wanneer?", "Bewaar de afspraak", _where_from(row))


@require_http_methods(["GET", "POST"])
@access.begeleider
def afspraak_stand(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    """Typed in for an owner who calls or comes by."""
    row = get_object_or_404(process.vervolgafspraken, pk=pk)
    form = StandForm(request.POST or None)
    if form.is_valid():
        actions.meld_stand(row, by=request.user, **form.cleaned_data)
        return _done(request, process, "De stand is bewaard.")
    return _form(request, process, form, "Hoe staat het ervoor?", "Bewaar de stand", row.wat)


@require_POST
@access.begeleider
def afspraak_verwijderen(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    actions.verwijder_afspraak(get_object_or_404(process.vervolgafspraken, pk=pk), by=request.user)
    return _done(request, process, "De afspraak is weggehaald.")


@require_http_methods(["GET", "POST"])
@access.begeleider
def evaluatie_plannen(request: UserRequest, process: Process) -> HttpResponse:
    if waits := _waits(request, process, "Kies een dag om terug te komen"):
        return waits
    form = EvaluatieForm(request.POST or None)
    if form.is_valid():
        actions.plan_evaluatie(process, by=request.user, **form.cleaned_data)
        return _done(request, process, "De dag staat. Iedereen leest hem op de eigen pagina.")
    return _form(request, process, form, "Kies een dag om terug te komen", "Bewaar deze dag", TERUGKOMEN)


@require_http_methods(["GET", "POST"])
@access.begeleider
def evaluatie_verzetten(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    row = get_object_or_404(process.evaluaties, pk=pk)
    form = EvaluatieForm(request.POST or None, initial={"datum": row.datum, "plaats": row.plaats})
    if form.is_valid():
        actions.verzet_evaluatie(row, by=request.user, **form.cleaned_data)
        return _done(request, process, "De dag is verzet.")
    return _form(request, process, form, "Verzet deze dag", "Bewaar deze dag", TERUGKOMEN)


@require_POST
@access.begeleider
def evaluatie_verwijderen(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    actions.verwijder_evaluatie(get_object_or_404(process.evaluaties, pk=pk), by=request.user)
    return _done(request, process, "De dag is weggehaald.")


@require_http_methods(["GET", "POST"])
@access.begeleider
@bewaart_concept
def evaluatie(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    """What came out of the day; with the worries that may be asked back."""
    row = get_object_or_404(process.evaluaties, pk=pk)
    initial = {"gehouden_op": row.gehouden_op or row.datum, "aanwezig": row.aanwezig, "verslag": row.verslag}
    form = VerslagForm(request.POST or None, initial=initial)
    if form.is_valid():
        actions.houd_evaluatie(row, by=request.user, **form.cleaned_data)
        return _done(request, process, "Het verslag is bewaard.")
    home = reverse("plandag:vervolg", args=[process.slug])
    context = process_context(process, title="Evaluatie", crumbs=[("Vervolgafspraken", home)]) | {
        "form": form,
        "submit": "Bewaar het verslag",
        "back": home,
        "evaluatie": row,
        "zorgen": rules.zorgen_terug(process),
        "afspraken": process.vervolgafspraken.select_related("eigenaar"),
    }
    return page_or_part(request, "plandag/evaluatie.html", context)


@require_http_methods(["GET", "POST"])
@access.begeleider
@bewaart_concept
def nazorg(request: UserRequest, process: Process) -> HttpResponse:
    """With whom there was contact afterwards. What was said opens one by one, and that is written down."""
    form = NazorgForm(request.POST or None, process=process)
    if form.is_valid():
        actions.noteer_nazorg(form.cleaned_data["person"], by=request.user, text=form.cleaned_data["text"])
        messages.success(request, "Het contact is versleuteld bewaard.")
        return redirect_or_part(request, to=request.path)
    contacts = process.nazorgcontacten.select_related("person__betrokkene", "by", "process").defer("versleuteld")
    rows = lezers.each_readable(process, contacts, request.user)
    context = process_context(process, title="Nazorg") | {"form": form, "rows": rows}
    return page_or_part(request, "plandag/nazorg.html", context)


@require_POST
@access.begeleider
def nazorg_lezen(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    """By a POST, because opening it is written down."""
    contact = get_object_or_404(process.nazorgcontacten.select_related("person", "process"), pk=pk)
    text = actions.lees_nazorg(contact, by=request.user)
    crumbs = [("Nazorg", reverse("plandag:nazorg", args=[process.slug]))]
    context = process_context(process, title="Contact", crumbs=crumbs) | {"contact": contact, "text": text}
    return render(request, "plandag/nazorg_lezen.html", context)


@require_http_methods(["GET", "POST"])
@access.begeleider
@bewaart_concept
def verantwoording(request: UserRequest, process: Process) -> HttpResponse:
    """The counted numbers, and the words beside them; kept, it does not change any more."""
    form = VerantwoordingForm(request.POST or None)
    if form.is_valid():
        actions.maak_verantwoording(process, by=request.user, text=form.cleaned_data["text"])
        messages.success(request, "De verantwoording is bewaard.")
        return redirect_or_part(request, to=request.path)
    last = process.verantwoordingen.order_by("-nummer").first()
    counted = last.cijfers if last else cijfers(process)
    context = process_context(process, title="Verantwoording") | {
        "form": form,
        "last": last,
        "cijfers": counted,
        "bezwaren_hoe": [(Bezwaar.Status(key).label, count) for key, count in counted["bezwaren"]["hoe"].items()],
        "kanalen": [(Antwoord.Kanaal(key).label, count) for key, count in counted["kanalen"].items()],
        "at_nazorg": process.step == "nazorg" and process.is_moving,
        "bars": people.coverage(people.with_counts(process)),
    }
    return page_or_part(request, "plandag/verantwoording.html", context)


def _waits(request: UserRequest, process: Process, title: str) -> HttpResponse | None:
    """Instead of a form that would refuse after sending: why it waits. A form that was sent is refused by its act."""
    if request.method == "POST" or _runs(process):
        return None
    home = reverse("plandag:vervolg", args=[process.slug])
    context = process_context(process, title=title, crumbs=[("Vervolgafspraken", home)]) | {"back": home}
    return render(request, "plandag/vervolg_wacht.html", context)


def _runs(process: Process) -> bool:
    return process.is_moving and process.step in actions.STATIONS


def _done(request: UserRequest, process: Process, text: str) -> HttpResponse:
    messages.success(request, text)
    return redirect_or_part(request, to=reverse("plandag:vervolg", args=[process.slug]))


def _form(request: UserRequest, process: Process, form: Form, title: str, submit: str, lead: str = "") -> HttpResponse:
    home = reverse("plandag:vervolg", args=[process.slug])
    crumbs = [("Vervolgafspraken", home)]
    context: dict[str, Any] = process_context(process, title=title, lead=lead, crumbs=crumbs)
    return page_or_part(request, FORM, context | {"form": form, "submit": submit, "back": home})


def _where_from(afspraak: Vervolgafspraak) -> str:
    """For a promise of the plan: which onderdeel, and whom the plan names."""
    if afspraak.voorstel is None:
        return AFSPRAAK
    wie = afspraak.voorstel.versies.latest().wie.rstrip(".")
    return f"Uit het plan, {afspraak.voorstel.code}." + (f" In het plan staat wie dit trekt: {wie}." if wie else "")
