"""Regie: what runs, who is still to answer, and every act on a round."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from herstel.lib import clock
from herstel.lib.htmx import page_or_part, redirect_or_part
from plandag import overview, screen
from plandag.actions import rondes
from plandag.forms.rondes import DoorgaanForm, InvoerForm, RedenForm, VertrokkenForm
from plandag.models import ConsentRonde, VoorstelVersie
from plandag.rules import consent as rules
from plandag.rules import dag
from processes import access
from processes.access import UserRequest
from processes.models import Process
from processes.pages import process_context
from processes.road import PLANDAG

FORM = "processes/formulier.html"


@require_safe
@access.begeleider
def regie(request: UserRequest, process: Process) -> HttpResponse:
    """The whole evening on one screen, for begeleiders only."""
    plandag, gedragen = dag.nu(process), rules.gedragen_plan(process)
    asks = plandag is not None and process.step == PLANDAG and not rules.kring_goes_on(plandag)
    context = _live(process) | {
        "plandag": plandag,
        "programma": plandag.programma.all() if plandag else [],
        "rows": overview.regie_rows(process),
        "groepen": dag.per_groep(plandag) if plandag else [],
        "slot_blocks": [] if gedragen else rondes.slot_blocks(process),
        "floor": rules.floor_missing(plandag) if plandag and asks else "",
        "scherm": screen.path(process),
        "gedragen": gedragen,
        "verzoeken": process.heropenverzoeken.filter(heropend_op=None).select_related("voorstel"),
    }
    return render(request, "plandag/regie.html", process_context(process, title="Regie", with_rail=False) | context)


@require_safe
@access.begeleider
def regie_nu(request: UserRequest, process: Process) -> HttpResponse:
    """The part that changes by itself; nothing new is 204."""
    context = _live(process)
    if request.GET.get("stand") == context["stand"]:
        return HttpResponse(status=204)
    return render(request, "plandag/_regie_nu.html", context | {"process": process})


@require_POST
@access.begeleider
def rondes_klaarzetten(request: UserRequest, process: Process) -> HttpResponse:
    """The onderdelen that were ticked, as the versions that were on the screen."""
    chosen = [value for value in request.POST.getlist("versie") if value.isdecimal()]
    versies = VoorstelVersie.objects.filter(process=process, pk__in=chosen).select_related("voorstel")
    made = rondes.zet_klaar(process, by=request.user, versies=list(versies.order_by("voorstel__nummer")))
    messages.success(request, "De ronde staat klaar." if len(made) == 1 else f"{len(made)} rondes staan klaar.")
    return redirect("plandag:regie", process.slug)


@require_POST
@access.begeleider
def slotronde_klaarzetten(request: UserRequest, process: Process) -> HttpResponse:
    rondes.zet_slotronde_klaar(process, by=request.user)
    messages.success(request, "De slotronde staat klaar.")
    return redirect("plandag:regie", process.slug)


@require_http_methods(["GET", "POST"])
@access.begeleider
def doorgaan_klaarzetten(request: UserRequest, process: Process) -> HttpResponse:
    form = DoorgaanForm(request.POST or None)
    if form.is_valid():
        rondes.zet_doorgaan_klaar(process, by=request.user, vraag=form.cleaned_data["vraag"])
        return _to_regie(request, process)
    lead = "Onder de afgesproken vloer beslist de kring zelf, in een ronde, of jullie doorgaan."
    return _form(request, process, "Vraag of jullie doorgaan", form, "Zet de vraag klaar", lead=lead)


@require_POST
@access.begeleider
def ronde_fase(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    rondes.naar_fase_samen(_ronde(process, pk), by=request.user, fase=request.POST.get("fase", ""))
    return redirect("plandag:regie", process.slug)


@require_POST
@access.begeleider
def ronde_openen(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    rondes.open_samen(_ronde(process, pk), by=request.user)
    messages.success(request, "De ronde is open.")
    return redirect("plandag:regie", process.slug)


@require_POST
@access.begeleider
def ronde_sluiten(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    ronde = _ronde(process, pk)
    rondes.sluit_samen(ronde, by=request.user)
    for one in rondes.together(ronde):
        if one.status == ConsentRonde.Status.GESLOTEN:
            messages.success(request, f"{overview.name(one)}: {overview.result_words(one)}")
    return redirect("plandag:regie", process.slug)


@require_http_methods(["GET", "POST"])
@access.begeleider
def ronde_afbreken(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    ronde = _ronde(process, pk)
    form = RedenForm(request.POST or None)
    if form.is_valid():
        rondes.breek_af(ronde, by=request.user, reden=form.cleaned_data["reden"])
        messages.success(request, "De ronde is afgebroken.")
        return _to_regie(request, process)
    lead = f"{overview.name(ronde)}. Wat al geantwoord is, telt dan niet."
    return _form(request, process, "Breek de ronde af", form, "Breek af", lead=lead)


@require_http_methods(["GET", "POST"])
@access.begeleider
def antwoord_invoeren(request: UserRequest, process: Process, pk: int, person_pk: int) -> HttpResponse:
    """Typed in for somebody who has no phone, or cannot use it now."""
    ronde, person = _ronde(process, pk), get_object_or_404(process.people, pk=person_pk)
    get_object_or_404(ronde.kring, person=person)
    form = InvoerForm(request.POST or None, ronde=ronde, by=request.user)
    if form.is_valid():
        rondes.geef_antwoord(ronde, person=person, ingevoerd_door=request.user, **form.cleaned_data)
        messages.success(request, f"Het antwoord van {person.name} is bewaard.")
        return _to_regie(request, process)
    lead = f"{overview.name(ronde)}. Laat niemand meekijken."
    if rules.bezwaren_about(ronde).standing().filter(person=person).exists():
        lead += " Deze persoon heeft een bezwaar. Bij een ander antwoord is dat klaar als de ronde sluit."
    return _form(request, process, f"Het antwoord van {person.name}", form, "Bewaar het antwoord", lead=lead)


@require_http_methods(["GET", "POST"])
@access.begeleider
def vertrokken(request: UserRequest, process: Process, pk: int, person_pk: int) -> HttpResponse:
    ronde, person = _ronde(process, pk), get_object_or_404(process.people, pk=person_pk)
    form = VertrokkenForm(request.POST or None)
    if form.is_valid():
        rondes.meld_vertrokken_samen(ronde, person=person, by=request.user, reden=form.cleaned_data["reden"])
        messages.success(request, f"{person.name} telt in deze ronde als vertrokken.")
        return _to_regie(request, process)
    lead = "Deze persoon ging weg zonder antwoord. De ronde kan dan toch sluiten."
    return _form(request, process, f"{person.name} is vertrokken", form, "Meld vertrokken", lead=lead)


def _live(process: Process) -> dict[str, object]:
    groups = overview.running(process)
    return {
        "groups": [_shown(group) for group in groups],
        "on_screen": overview.on_screen(groups),
        "stand": overview.regie_state(process, groups),
        "now": localtime(clock.now()),
        "bezwaren": rules.standing_bezwaren(process).select_related("voorstel", "person"),
        "phases": [(phase.value, phase.label) for phase in ConsentRonde.BEFORE[1:]],
    }


def _shown(group: overview.Group) -> dict[str, object]:
    return {
        "group": group,
        "waiting": group.waiting,
        "blocks": [] if group.is_open else rondes.open_blocks(group.first),
    }


def _ronde(process: Process, pk: int) -> ConsentRonde:
    return get_object_or_404(process.rondes.select_related("process", "plandag", "versie__voorstel", "plan"), pk=pk)


def _to_regie(request: UserRequest, process: Process) -> HttpResponse:
    return redirect_or_part(request, to=reverse("plandag:regie", args=[process.slug]))


def _form(
    request: UserRequest, process: Process, title: str, form: object, button: str, *, lead: str = ""
) -> HttpResponse:
    back = reverse("plandag:regie", args=[process.slug])
    context = process_context(process, title=title, lead=lead, crumbs=[("Regie", back)])
    return page_or_part(request, FORM, context | {"form": form, "button": button, "back": back})
