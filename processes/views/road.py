"""On, back, rest and out: each shows what will happen, and asks once."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from herstel.lib.htmx import page_or_part, redirect_or_part
from processes import access, flow
from processes.access import UserRequest
from processes.forms.process import RedenForm, StopForm, VerderForm
from processes.models import Process
from processes.pages import process_context
from processes.rules import everyone
from processes.views.concept import bewaart_concept


@require_http_methods(["GET", "POST"])
@access.begeleider
def process_verder(request: UserRequest, process: Process) -> HttpResponse:
    """Says what is still missing, asks a reason for what may be passed, and goes on."""
    station = process.road.after(process.step)
    if station is None:
        raise Http404
    shut = [todo for todo in flow.checklist(process) if not todo.open]
    hard = [todo for todo in shut if not todo.gate.soft]
    stale = request.POST.get("stap", process.step) != process.step
    # Reasons are asked once they are all that is missing; the flow says no to the rest.
    soft = {} if hard or stale else {todo.gate.key: (todo.gate.label, todo.missing) for todo in shut}
    form = VerderForm(request.POST or None, initial={"stap": process.step}, soft=soft)
    if form.is_valid():
        flow.advance(process, from_step=form.cleaned_data["stap"], by=request.user, reasons=form.reasons)
        messages.success(request, f"Jullie zijn nu bij “{process.station.name}”.")
        return redirect_or_part(request, to=_home(process))
    context = process_context(process, title=f"Naar {station.name.lower()}") | {
        "nu_te_doen": "",  # the page itself says what is missing
        "station": station,
        "hard": hard,
        "form": form,
    }
    return page_or_part(request, "processes/process_verder.html", context)


@require_http_methods(["GET", "POST"])
@access.hoofdbegeleider
def process_terug(request: UserRequest, process: Process, to_step: str) -> HttpResponse:
    way = next((way for way in process.road.backs(process.step) if way.to_key == to_step), None)
    if way is None and request.method == "GET":
        raise Http404
    form = RedenForm(request.POST or None, initial={"stap": process.step})
    if form.is_valid():
        given = form.cleaned_data
        flow.go_back(process, from_step=given["stap"], to_step=to_step, by=request.user, reason=given["reden"])
        messages.success(request, f"Jullie zijn terug bij “{process.station.name}”.")
        return redirect_or_part(request, to=_home(process))
    station = process.road.station(to_step) if way else process.station
    context = process_context(process, title=f"Terug naar {station.name.lower()}") | {
        "station": station,
        "way": way,
        "reach": everyone(process).reachable_by_mail().count(),
        "form": form,
    }
    return page_or_part(request, "processes/process_terug.html", context)


@require_http_methods(["GET", "POST"])
@access.begeleider
def process_opschorten(request: UserRequest, process: Process) -> HttpResponse:
    form = RedenForm(request.POST or None, initial={"stap": process.step})
    if form.is_valid():
        flow.schort_op(process, from_step=form.cleaned_data["stap"], by=request.user, reason=form.cleaned_data["reden"])
        messages.success(request, "Het proces rust.")
        return redirect_or_part(request, to=_home(process))
    context = process_context(process, title="Laat het proces rusten") | {"form": form}
    return page_or_part(request, "processes/process_opschorten.html", context)


@require_POST
@access.begeleider
def process_hervatten(request: UserRequest, process: Process) -> HttpResponse:
    flow.hervat(process, by=request.user)
    messages.success(request, "Het proces gaat weer verder.")
    return redirect("processes:process", process.slug)


@require_http_methods(["GET", "POST"])
@access.hoofdbegeleider
@bewaart_concept
def process_stoppen(request: UserRequest, process: Process) -> HttpResponse:
    """The honest end without a plan: what it means, to how many people it goes, and only then the button."""
    form = StopForm(request.POST or None, initial={"stap": process.step})
    if form.is_valid():
        given = form.cleaned_data
        flow.stop(process, from_step=given["stap"], by=request.user, reason=given["reden"], openbaar=given["openbaar"])
        messages.success(request, "Het proces is gestopt. Iedereen met een mailadres krijgt bericht.")
        return redirect_or_part(request, to=_home(process))
    people = everyone(process)
    reach = people.reachable_by_mail().count()
    context = process_context(process, title="Stop zonder plan") | {
        "reach": reach,
        "others": people.count() - reach,
        "form": form,
    }
    return page_or_part(request, "processes/process_stoppen.html", context)


def _home(process: Process) -> str:
    return reverse("processes:process", args=[process.slug])
