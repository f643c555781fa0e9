"""What people need: counts to plan with, and the list with names for begeleiders."""

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from participants.actions import behoeften as actions
from participants.forms.betrokkenen import BehoefteForm, RegelForm
from participants.models import Behoefte
from participants.views import mensen
from participants.views.opened import begeleider
from processes.access import UserRequest
from processes.models import Process
from processes.pages import process_context
from processes.views.formulier import done, form_page


@require_safe
@begeleider
def behoeften(request: UserRequest, process: Process) -> HttpResponse:
    """*Anders kom ik niet* without an answer comes first."""
    needs = process.behoeften.select_related("person__betrokkene")
    words = dict(Behoefte.Soort.choices)
    counts = (
        process.behoeften.order_by()
        .values("soort")
        .annotate(aantal=Count("pk"), moet=Count("pk", filter=Q(anders_kom_ik_niet=True)))
    )
    lead = "Wat mensen nodig hebben om mee te doen. De namen zien alleen begeleiders."
    context = process_context(process, title="Wat is er nodig?", lead=lead) | {
        "counts": [row | {"word": words[row["soort"]]} for row in counts.order_by("soort")],
        "urgent": needs.unanswered_condition(),
        "rest": needs.exclude(anders_kom_ik_niet=True, antwoord="").order_by("antwoord", "pk"),
    }
    return render(request, "participants/behoeften.html", context)


@require_http_methods(["GET", "POST"])
@begeleider
def behoefte(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    need = get_object_or_404(process.behoeften.select_related("person"), pk=pk)
    form = RegelForm(request.POST or None, initial={"antwoord": need.antwoord})
    if form.is_valid():
        actions.beantwoord_behoefte(need, by=request.user, **form.cleaned_data)
        return done(request, "Bewaard wat jullie regelen.", to=_home(process))
    quote = f"{need.person.name}: {need.text}"
    context = process_context(
        process,
        title="Wat regelen we?",
        lead="Zo weet deze persoon op tijd of komen kan.",
        crumbs=[("Wat is er nodig?", _home(process))],
    )
    return form_page(request, form, context, button="Bewaar wat we regelen", back=_home(process), quote=quote)


@require_http_methods(["GET", "POST"])
@begeleider
def behoefte_toevoegen(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    row = mensen.of(process, pk)
    form = BehoefteForm(request.POST or None)
    if form.is_valid():
        actions.noteer_behoefte(row.person, by=request.user, **form.cleaned_data)
        return done(request, "Bewaard wat er nodig is.", to=mensen.page(row))
    crumbs = [(row.person.name, mensen.page(row))]
    context = process_context(
        process, title="Wat is er nodig?", lead="Vraag het aan de persoon zelf, en schrijf het zo op.", crumbs=crumbs
    )
    return form_page(request, form, context, button="Bewaar wat nodig is", back=mensen.page(row))


def _home(process: Process) -> str:
    return reverse("participants:behoeften", args=[process.slug])
