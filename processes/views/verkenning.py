"""Verkenning: the go/no-go sheet, and the sides with their willingness."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from processes import access
from processes.access import UserRequest
from processes.actions import verkenning as actions
from processes.forms.verkenning import CriteriumForm, KantForm, PeilKantForm
from processes.models import Process
from processes.pages import Crumb, process_context
from processes.road import VERKENNING
from processes.texts.verkenning import CRITERIA
from processes.views.formulier import done, form_page

TITLE = "Verkenning"


@require_safe
@access.begeleider
def verkenning(request: UserRequest, process: Process) -> HttpResponse:
    """Ten questions, each with its answer so far; the sides, and who has power."""
    answers = {row.key: row for row in process.criteria.all()}
    context = process_context(process, title=TITLE, lead=process.road.station(VERKENNING).lead) | {
        "rows": [(item, answers.get(item.key)) for item in CRITERIA],
        "answered": len(answers),
        "kanten": process.kanten.all(),
        "partijen": process.partijen.kaderstellend(),
        "open": process.step == VERKENNING,
    }
    return render(request, "processes/verkenning.html", context)


@require_http_methods(["GET", "POST"])
@access.begeleider
def criterium(request: UserRequest, process: Process, key: str) -> HttpResponse:
    vraag = next((item for item in CRITERIA if item.key == key), None)
    if vraag is None:
        raise Http404
    row = process.criteria.filter(key=key).first()
    form = CriteriumForm(request.POST or None, initial={"oordeel": row.oordeel, "reden": row.reden} if row else None)
    if form.is_valid():
        actions.zet_criterium(process, by=request.user, key=key, **form.cleaned_data)
        return done(request, "Je antwoord staat op het blad.", to=_home(process))
    context = process_context(process, title=vraag.question, lead=vraag.explanation, crumbs=_crumbs(process))
    return form_page(request, form, context, button="Zet dit op het blad", back=_home(process))


@require_http_methods(["GET", "POST"])
@access.begeleider
def kant_toevoegen(request: UserRequest, process: Process) -> HttpResponse:
    form = KantForm(request.POST or None)
    if form.is_valid():
        kant = actions.voeg_kant_toe(process, by=request.user, **form.cleaned_data)
        return done(request, f"{kant.name} staat erbij.", to=_home(process))
    context = process_context(
        process,
        title="Voeg een kant toe",
        lead="Geef elke kant de naam die mensen er zelf aan geven.",
        crumbs=_crumbs(process),
    )
    return form_page(request, form, context, button="Voeg deze kant toe", back=_home(process))


@require_http_methods(["GET", "POST"])
@access.begeleider
def kant_peilen(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    kant = get_object_or_404(process.kanten, pk=pk)
    form = PeilKantForm(request.POST or None, initial={"bereid": kant.bereid, "toelichting": kant.toelichting})
    if form.is_valid():
        actions.peil_kant(kant, by=request.user, **form.cleaned_data)
        return done(request, f"Het antwoord van {kant.name} is bewaard.", to=_home(process))
    context = process_context(process, title=kant.name, lead="Wil deze kant praten?", crumbs=_crumbs(process))
    return form_page(request, form, context, button="Bewaar dit antwoord", back=_home(process))


@require_POST
@access.begeleider
def kant_verwijderen(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    kant = get_object_or_404(process.kanten, pk=pk)
    actions.verwijder_kant(kant, by=request.user)
    return done(request, f"{kant.name} is weggehaald.", to=_home(process))


def _home(process: Process) -> str:
    return reverse("processes:verkenning", args=[process.slug])


def _crumbs(process: Process) -> list[Crumb]:
    return [(TITLE, _home(process))]
