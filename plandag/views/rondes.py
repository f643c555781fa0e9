"""Regie: what runs, who is still to answer, and every act on a round."""

from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from herstel.lib import clock
from herstel.lib.htmx import page_or_part, redirect_or_part
from herstel.lib.live import live
from herstel.lib.refused import Refused
from plandag import overview, screen, seen
from plandag.actions import rondes
from plandag.forms.rondes import DoorgaanForm, InvoerForm, RedenForm, VertrokkenForm
from plandag.models import Antwoord, ConsentRonde, VoorstelVersie
from plandag.rules import consent as rules
from plandag.rules import dag, tempo
from plandag.rules.stand import Stand
from processes import access
from processes.access import ProcessView, UserRequest
from processes.models import Person, Process
from processes.pages import process_context
from processes.road import PLANDAG

FORM = "processes/formulier.html"
REGIE = "plandag/regie.html"


@require_safe
@access.begeleider
@live(seen.regie)
def regie(request: UserRequest, process: Process) -> HttpResponse:
    """The whole evening on one screen, for begeleiders only."""
    return render(request, REGIE, _regie(process))


def refused_on_regie(view: ProcessView) -> ProcessView:
    """For an act with a button on the regie: a no is said above the regie itself, which stays in view."""

    @wraps(view)
    def wrapped(request: UserRequest, process: Process, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, process, *args, **kwargs)
        except Refused as no:
            request.seen = seen.regie(request, process)  # type: ignore[attr-defined]  # it goes on following the hall
            return render(request, REGIE, _regie(process) | {"refused": no.reasons}, status=409)

    return wrapped


def _regie(process: Process) -> dict[str, Any]:
    stand = Stand(process)
    plandag, gedragen, groups = stand.plandag, stand.gedragen, overview.running(stand)
    rows = overview.regie_rows(stand)
    found, groepen = tempo.tempo(stand), dag.per_groep(plandag) if plandag else []
    return process_context(process, title="Regie", with_rail=False) | {
        "groups": [_shown(group, stand) for group in groups],
        "zaal": overview.zaal(stand, groups),
        "now": localtime(clock.now()),
        "bezwaren": stand.in_the_way,
        "phases": [(phase.value, phase.label) for phase in ConsentRonde.BEFORE[1:]],
        "plandag": plandag,
        "tempo": found,
        "programma": tempo.nu_en_straks(stand, found),
        "rows": rows,
        "open_rows": [row for row in rows if row["undecided"]],
        "may_ask": any(row["may"] for row in rows),
        "done_rows": [row for row in rows if not row["undecided"]],
        "klaar": len(stand.adopted),
        "in_plan": len(stand.adopted) + len(stand.undecided),
        "groepen": groepen,
        "binnen": {"nu": sum(groep.nu for groep in groepen), "kwam": sum(groep.kwam for groep in groepen)},
        "slot_blocks": [] if gedragen else rondes.slot_blocks(stand),
        "floor": _floor(stand),
        "scherm": screen.path(process),
        "gedragen": gedragen,
        "verzoeken": stand.verzoeken,
    }


@require_POST
@access.begeleider
@refused_on_regie
def rondes_klaarzetten(request: UserRequest, process: Process) -> HttpResponse:
    """The onderdelen that were ticked, as the versions that were on the screen."""
    chosen = [value for value in request.POST.getlist("versie") if value.isdecimal()]
    versies = VoorstelVersie.objects.filter(process=process, pk__in=chosen).select_related("voorstel")
    made = rondes.zet_klaar(process, by=request.user, versies=list(versies.order_by("voorstel__nummer")))
    messages.success(request, "De ronde staat klaar." if len(made) == 1 else f"{len(made)} rondes staan klaar.")
    return redirect("plandag:regie", process.slug)


@require_POST
@access.begeleider
@refused_on_regie
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
@refused_on_regie
def ronde_fase(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    rondes.naar_fase_samen(_ronde(process, pk), by=request.user, fase=request.POST.get("fase", ""))
    return redirect("plandag:regie", process.slug)


@require_POST
@access.begeleider
@refused_on_regie
def ronde_openen(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    rondes.open_samen(_ronde(process, pk), by=request.user)
    messages.success(request, "De ronde is open.")
    return redirect("plandag:regie", process.slug)


@require_POST
@access.begeleider
@refused_on_regie
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
        more = reverse("plandag:antwoorden_invoeren", args=[process.slug, pk, person_pk])
        return redirect_or_part(request, to=more) if _open_for(person, ronde) else _to_regie(request, process)
    lead = f"{overview.name(ronde)}. Laat niemand meekijken."
    if rules.bezwaren_about(ronde).standing().filter(person=person).exists():
        lead += " Deze persoon heeft een bezwaar. Bij een ander antwoord is dat klaar als de ronde sluit."
    return _form(request, process, f"Het antwoord van {person.name}", form, "Bewaar het antwoord", lead=lead)


@require_safe
@access.begeleider
def antwoorden_invoeren(request: UserRequest, process: Process, pk: int, person_pk: int) -> HttpResponse:
    """Which questions are still open for one person, of those that are asked at once; each has its own form."""
    ronde, person = _ronde(process, pk), get_object_or_404(process.people, pk=person_pk)
    get_object_or_404(ronde.kring, person=person)
    if not (vragen := _open_for(person, ronde)):
        return redirect("plandag:regie", process.slug)
    title, back = f"De antwoorden van {person.name}", reverse("plandag:regie", args=[process.slug])
    context = process_context(process, title=title, crumbs=[("Regie", back)])
    return render(request, "plandag/antwoorden_invoeren.html", context | {"person": person, "vragen": vragen})


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


def _floor(stand: Stand) -> str:
    """Too few people, while the day is going on and the kring did not say yet that it goes on."""
    if stand.plandag is None or stand.process.step != PLANDAG or stand.goes_on:
        return ""
    return rules.floor_missing(stand.plandag, stand.begun())


def _shown(group: overview.Group, stand: Stand) -> dict[str, object]:
    return {
        "group": group,
        "waiting": group.waiting,
        "blocks": [] if group.is_open else rondes.open_blocks(group.first, stand),
    }


def _ronde(process: Process, pk: int) -> ConsentRonde:
    return get_object_or_404(process.rondes.select_related("process", "plandag", "versie__voorstel", "plan"), pk=pk)


def _open_for(person: Person, ronde: ConsentRonde) -> list[tuple[ConsentRonde, str]]:
    """The open rounds asked together with this one that this person has not answered, with their names."""
    asked = [one for one in rondes.together(ronde) if one.status == ConsentRonde.Status.OPEN]
    silent = Antwoord.objects.filter(ronde__in=asked, person=person, keuze=Antwoord.Keuze.OPEN)
    left = set(silent.values_list("ronde_id", flat=True))
    return [(one, overview.name(one)) for one in asked if one.pk in left]


def _to_regie(request: UserRequest, process: Process) -> HttpResponse:
    return redirect_or_part(request, to=reverse("plandag:regie", args=[process.slug]))


def _form(
    request: UserRequest, process: Process, title: str, form: object, button: str, *, lead: str = ""
) -> HttpResponse:
    back = reverse("plandag:regie", args=[process.slug])
    context = process_context(process, title=title, lead=lead, crumbs=[("Regie", back)])
    return page_or_part(request, FORM, context | {"form": form, "button": button, "back": back})
