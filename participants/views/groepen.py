"""Groups, and whether somebody of each was spoken."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from herstel.lib.htmx import page_or_part
from participants import overview
from participants.actions import betrokkenen as actions
from participants.forms.betrokkenen import GroepForm
from participants.views.opened import begeleider
from processes.access import UserRequest
from processes.models import Process
from processes.pages import process_context
from processes.views.formulier import done, form_page


@require_http_methods(["GET", "POST"])
@begeleider
def groepen(request: UserRequest, process: Process) -> HttpResponse:
    """Every group with its counts; a new one in one line."""
    form = GroepForm(request.POST or None)
    if form.is_valid():
        actions.maak_groep(process, by=request.user, **form.cleaned_data)
        return done(request, "De groep is bewaard.", to=_home(process))
    lead = "Zo zie je welke groep je nog niet sprak."
    crumbs = [("Betrokkenen", reverse("participants:betrokkenen", args=[process.slug]))]
    context = process_context(process, title="Groepen", lead=lead, crumbs=crumbs) | {
        "rows": overview.with_counts(process),
        "form": form,
    }
    return page_or_part(request, "participants/groepen.html", context)


@require_http_methods(["GET", "POST"])
@begeleider
def groep(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    row = get_object_or_404(process.groepen, pk=pk)
    form = GroepForm(request.POST or None, initial={"name": row.name})
    if form.is_valid():
        actions.hernoem_groep(row, by=request.user, **form.cleaned_data)
        return done(request, "De groep is bewaard.", to=_home(process))
    crumbs = [("Groepen", _home(process))]
    context = process_context(
        process, title="Verander de naam", lead="Kies een naam waarin de mensen zelf zich herkennen.", crumbs=crumbs
    )
    return form_page(request, form, context, button="Bewaar de naam", back=_home(process))


@require_POST
@begeleider
def groep_weg(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    actions.verwijder_groep(get_object_or_404(process.groepen, pk=pk), by=request.user)
    return done(request, "De groep is weg.", to=_home(process))


def _home(process: Process) -> str:
    return reverse("participants:groepen", args=[process.slug])
