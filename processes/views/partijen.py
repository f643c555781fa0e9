"""Partijen: who has power, who speaks for them, and with which mandaat."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from processes import access
from processes.access import UserRequest
from processes.actions import partijen as actions
from processes.forms.partijen import KaderstellerForm, MandaatForm, PartijForm, PeilPartijForm
from processes.models import Partij, Process
from processes.pages import Crumb, process_context
from processes.views.formulier import done, form_page

TITLE = "Partijen"
LEAD = "Wie mag beslissen, zegt dat vooraf: dit zijn de grenzen. Daarna blijft deze partij van het plan af."


@require_safe
@access.begeleider
def partijen(request: UserRequest, process: Process) -> HttpResponse:
    found = process.partijen.prefetch_related("kaderstellers__person", "mandaten", "kaders")
    rows = [(item, item.mandaten.all()[::-1][:1]) for item in found]
    context = process_context(process, title=TITLE, lead=LEAD) | {"rows": rows}
    return render(request, "processes/partijen.html", context)


@require_safe
@access.begeleider
def partij(request: UserRequest, process: Process, code: str) -> HttpResponse:
    partij = _partij(process, code)
    context = process_context(process, title=partij.name, crumbs=_crumbs(process)) | {
        "partij": partij,
        "mandaten": partij.mandaten.order_by("-pk"),
        "kaderstellers": partij.kaderstellers.select_related("person", "user"),
        "kaders": partij.kaders.standing(),
    }
    return render(request, "processes/partij.html", context)


@require_http_methods(["GET", "POST"])
@access.begeleider
def partij_toevoegen(request: UserRequest, process: Process) -> HttpResponse:
    form = PartijForm(request.POST or None, initial={"kaderstellend": True})
    if form.is_valid():
        partij = actions.voeg_partij_toe(process, by=request.user, **form.cleaned_data)
        return done(request, f"{partij.name} doet mee.", to=_page(partij))
    context = process_context(process, title="Voeg een partij toe", lead=LEAD, crumbs=_crumbs(process))
    return form_page(request, form, context, button="Voeg deze partij toe", back=_list(process))


@require_http_methods(["GET", "POST"])
@access.begeleider
def partij_veranderen(request: UserRequest, process: Process, code: str) -> HttpResponse:
    partij = _partij(process, code)
    form = PartijForm(
        request.POST or None, initial={key: getattr(partij, key) for key in PartijForm.base_fields if key != "gezien"}
    )
    if form.is_valid():
        actions.verander_partij(partij, by=request.user, **form.cleaned_data)
        return done(request, "De gegevens zijn bewaard.", to=_page(partij))
    context = process_context(
        process,
        title=f"Verander {partij.name}",
        lead="Houd bij wie er spreekt, en waarover deze partij beslist.",
        crumbs=_crumbs(process, partij),
    )
    return form_page(request, form, context, button="Bewaar de gegevens", back=_page(partij))


@require_http_methods(["GET", "POST"])
@access.begeleider
def partij_peilen(request: UserRequest, process: Process, code: str) -> HttpResponse:
    partij = _partij(process, code)
    initial = {"bereid_vooraf": partij.bereid_vooraf, "toelichting": partij.bereid_toelichting}
    form = PeilPartijForm(request.POST or None, initial=initial)
    if form.is_valid():
        actions.peil_partij(partij, by=request.user, **form.cleaned_data)
        return done(request, "Het antwoord is bewaard.", to=_page(partij))
    context = process_context(
        process,
        title=f"Wat zegt {partij.name}?",
        lead="Een partij zegt vooraf of zij wil meedoen, niet achteraf.",
        crumbs=_crumbs(process, partij),
    )
    return form_page(request, form, context, button="Bewaar dit antwoord", back=_page(partij))


@require_http_methods(["GET", "POST"])
@access.begeleider
def partij_mandaat(request: UserRequest, process: Process, code: str) -> HttpResponse:
    partij = _partij(process, code)
    last = partij.mandaten.last()
    initial = {key: getattr(last, key) for key in MandaatForm.base_fields} if last else None
    form = MandaatForm(request.POST or None, initial=initial)
    if form.is_valid():
        actions.leg_mandaat_vast(partij, by=request.user, **form.cleaned_data)
        return done(request, "Het mandaat is opgeschreven.", to=_page(partij))
    lead = "Het besluit waarmee deze partij kaders mag vastleggen. Wat hier eerder stond, blijft bewaard."
    context = process_context(process, title=f"Mandaat van {partij.name}", lead=lead, crumbs=_crumbs(process, partij))
    return form_page(request, form, context, button="Schrijf het mandaat op", back=_page(partij))


@require_http_methods(["GET", "POST"])
@access.begeleider
def kadersteller_aanwijzen(request: UserRequest, process: Process, code: str) -> HttpResponse:
    partij = _partij(process, code)
    form = KaderstellerForm(request.POST or None)
    if form.is_valid():
        role = actions.wijs_kadersteller_aan(partij, by=request.user, **form.cleaned_data)
        name = role.person.name
        return done(request, f"{name} spreekt nu namens {partij.name} en krijgt een mail.", to=_page(partij))
    lead = "Deze persoon logt in, leest de kaders en legt ze vast. Dat kan niet met een link."
    context = process_context(
        process, title=f"Wie spreekt namens {partij.name}?", lead=lead, crumbs=_crumbs(process, partij)
    )
    return form_page(request, form, context, button="Wijs deze persoon aan", back=_page(partij))


@require_POST
@access.begeleider
def kadersteller_verwijderen(request: UserRequest, process: Process, code: str, pk: int) -> HttpResponse:
    partij = _partij(process, code)
    role = get_object_or_404(partij.kaderstellers, pk=pk)
    actions.verwijder_kadersteller(role, by=request.user)
    return done(request, "Deze persoon spreekt niet meer namens de partij.", to=_page(partij))


@require_POST
@access.begeleider
def partij_verwijderen(request: UserRequest, process: Process, code: str) -> HttpResponse:
    partij = _partij(process, code)
    actions.verwijder_partij(partij, by=request.user)
    return done(request, f"{partij.name} is weggehaald.", to=_list(process))


def _partij(process: Process, code: str) -> Partij:
    return get_object_or_404(process.partijen, code=code)


def _list(process: Process) -> str:
    return reverse("processes:partijen", args=[process.slug])


def _page(partij: Partij) -> str:
    return reverse("processes:partij", args=[partij.process.slug, partij.code])


def _crumbs(process: Process, partij: Partij | None = None) -> list[Crumb]:
    return [(TITLE, _list(process)), *([(partij.name, _page(partij))] if partij else [])]
