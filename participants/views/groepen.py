"""Groups, and whether somebody of each was spoken."""

from typing import Any

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from herstel.lib.htmx import page_or_part
from participants.actions import betrokkenen as actions
from participants.forms.betrokkenen import GroepForm
from participants.models import Gesprek
from participants.views.opened import begeleider
from processes.access import UserRequest
from processes.models import Process
from processes.pages import process_context
from processes.views.formulier import done, form_page

BAR = 58


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
        "rows": with_counts(process),
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
    context = process_context(process, title="Verander de naam", crumbs=crumbs)
    return form_page(request, form, context, button="Bewaar de naam", back=_home(process))


@require_POST
@begeleider
def groep_weg(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    actions.verwijder_groep(get_object_or_404(process.groepen, pk=pk), by=request.user)
    return done(request, "De groep is weg.", to=_home(process))


def with_counts(process: Process) -> list[Any]:
    """Groups with how many are named and how many were spoken, in one query."""
    spoken = Q(betrokkenen__gesprekken__status=Gesprek.Status.GEVOERD)
    return list(
        process.groepen.annotate(
            genoemd=Count("betrokkenen", distinct=True),
            gesproken=Count("betrokkenen", filter=spoken, distinct=True),
        )
    )


def bars(rows: list[Any]) -> dict[str, Any]:
    """The coverage as a picture: a bar as long as the group is large, filled as far as was spoken."""
    most = max((row.genoemd for row in rows), default=0) or 1
    drawn = [
        {
            "name": row.name,
            "count": f"{row.gesproken} van {row.genoemd}",
            "text_y": 18 + BAR * place,
            "bar_y": 27 + BAR * place,
            "track": f"{99.6 * row.genoemd / most:.2f}%",
            "fill": f"{99.6 * row.gesproken / most:.2f}%",
        }
        for place, row in enumerate(rows)
    ]
    return {"rows": drawn, "height": BAR * len(rows)}


def _home(process: Process) -> str:
    return reverse("participants:groepen", args=[process.slug])
