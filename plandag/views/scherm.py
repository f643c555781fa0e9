"""The screen of the hall, and what the lead puts on it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from herstel.lib.htmx import HtmxRequest
from herstel.lib.live import live
from plandag import overview, screen, seen
from plandag.actions import scherm as actions
from plandag.rules.stand import Stand
from plandag.views.rondes import refused_on_regie
from processes import access
from processes.access import UserRequest
from processes.models import Process


@require_safe
@never_cache
@live(seen.scherm)
def scherm(request: HtmxRequest, key: str) -> HttpResponse:
    process = screen.process_of(key)
    if process is None:
        raise Http404
    return render(request, "plandag/scherm.html", overview.zaal(Stand(process)))


@require_POST
@access.begeleider
@refused_on_regie
def scherm_kiezen(request: UserRequest, process: Process) -> HttpResponse:
    """One of the choices, or the number of a voorstel behind `voorstel-`."""
    wat, _, nummer = request.POST.get("wat", "").partition("-")
    plandag = actions.toon_op_scherm(process, wat=wat, nummer=int(nummer) if nummer.isdecimal() else None)
    messages.success(request, f"De zaal ziet nu: {plandag.get_scherm_display()}.")
    return redirect("plandag:regie", process.slug)
