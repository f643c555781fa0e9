"""The snowball as a picture: for begeleiders only, because naming can be felt as betrayal (Decision 14)."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from participants import overview
from participants.models import Groep
from participants.overview import MOST_IN_TREE
from participants.views.opened import begeleider
from processes.access import UserRequest
from processes.models import Process
from processes.pages import process_context

LEAD = "Mensen noemen anderen die ook mee moeten doen. Zo groeit de groep, tot niemand meer ontbreekt."


@require_safe
@begeleider
def sneeuwbal(request: UserRequest, process: Process) -> HttpResponse:
    """Who named whom, how it grows and who is missing; with `?groep=` one group by name."""
    groep = _asked(process, request.GET.get("groep", ""))
    people = overview.mensen(process)
    parts = overview.sectors(people)
    trees = overview.trees(people)
    weeks = overview.weeks(process, people)
    crumbs = [("Betrokkenen", reverse("participants:betrokkenen", args=[process.slug]))]
    context = process_context(process, title="Sneeuwbal", lead=LEAD, crumbs=crumbs) | {
        "people": people,
        "marks": {mens.mark for mens in people},
        "kerngroep": sum(mens.kerngroep for mens in people),
        "gesproken": sum(mens.state == overview.SPOKEN for mens in people),
        "picture": overview.network(parts),
        "trees": [{"groep": one, "rows": rows, **_counts(rows)} for one, rows in trees],
        "open": groep,
        "by_name": len(people) <= MOST_IN_TREE,
        "weeks": weeks,
        "growth": overview.growth(weeks),
        "says": overview.what_it_says(process, people),
        "gaps": overview.missing(process, people),
    }
    return render(request, "participants/sneeuwbal.html", context)


def _asked(process: Process, pk: str) -> Groep | None:
    if not pk:
        return None
    if not pk.isdecimal():
        raise Http404
    return get_object_or_404(process.groepen, pk=pk)


def _counts(rows: list[overview.Mens]) -> dict[str, Any]:
    return {
        "gesproken": sum(mens.state == overview.SPOKEN for mens in rows),
        "kerngroep": sum(mens.kerngroep for mens in rows),
        "genoemd_door": sum(bool(mens.named_by) for mens in rows),
        "too_many": len(rows) > MOST_IN_TREE,
    }
