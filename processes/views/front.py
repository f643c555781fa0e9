"""The front doors: where somebody who signed in starts."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from processes import access, panels
from processes.access import UserRequest
from processes.models import Kadersteller, Process, User
from processes.pages import here_label, rail


@require_safe
@never_cache
@login_required
def home(request: UserRequest) -> HttpResponse:
    """Each role has its own start page."""
    if request.user.is_begeleider:
        return redirect("processes:list")
    tested = list(Process.objects.tested_by(request.user)[:2])
    if len(tested) == 1 and not request.user.is_beheerder:
        return redirect("processes:kadersteller", tested[0].slug)
    if request.user.is_beheerder:
        return redirect("processes:beheer")
    return redirect("processes:kadersteller_list")


@require_safe
@never_cache
@login_required
def kadersteller_list(request: UserRequest) -> HttpResponse:
    """For who acts for a partij in more than one process, or in none any more; what waits for them first."""
    roles = Kadersteller.objects.filter(user=request.user, partij__kaderstellend=True)
    roles = roles.select_related("partij__process").order_by("-pk")
    rows = [(role, here_label(role.partij.process), _is_asked(role.partij.process, request.user)) for role in roles]
    rows.sort(key=lambda row: (row[0].partij.process.is_closed, not row[2]))
    return render(request, "processes/kadersteller_list.html", {"rows": rows})


@require_safe
@access.kadersteller
def kadersteller(request: UserRequest, role: Kadersteller) -> HttpResponse:
    """What is asked of a kadersteller, before when; the panels know."""
    process = role.partij.process
    context = {
        "process": process,
        "partij": role.partij,
        "role": role,
        "steps": rail(process),
        "panels": panels.for_kadersteller(process, request.user),
        "help_phone": process.organisatie.phone,
        "help_name": process.organisatie.name,
    }
    return render(request, "processes/kadersteller.html", context)


def _is_asked(process: Process, user: User) -> bool:
    return any(panel.asks for panel in panels.for_kadersteller(process, user))
