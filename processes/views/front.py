"""The front doors: where somebody who signed in starts."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from processes import access, panels
from processes.access import UserRequest
from processes.models import Kadersteller, Process, User
from processes.pages import here_label, rail
from processes.road import KADERS, NAZORG, TOETSING


@require_safe
@never_cache
def home(request: UserRequest) -> HttpResponse:
    """Where each one starts: who opened a personal link on this device at the own page, the others by role."""
    person, _ = access.person_of(request)
    return redirect("mijn") if person and not request.user.is_authenticated else _by_role(request)


@login_required
def _by_role(request: UserRequest) -> HttpResponse:
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
    found = panels.for_kadersteller(process, request.user)
    context = {
        "process": process,
        "partij": role.partij,
        "role": role,
        "steps": rail(process),
        "panels": found,
        "asks": any(panel.asks for panel in found),
        "later": _later(process),
        "help_phone": process.organisatie.phone,
        "help_name": process.organisatie.name,
    }
    return render(request, "processes/kadersteller.html", context)


def _later(process: Process) -> list[str]:
    """What a kadersteller will be asked for at the stations ahead."""
    ahead = {
        KADERS: "Je legt de kaders vast, namens je partij.",
        TOETSING: "Je kijkt of elk onderdeel van het plan binnen je kaders past.",
        NAZORG: "Je tekent de overeenkomst.",
    }
    return [line for key, line in ahead.items() if process.is_moving and not process.has_reached(key)]


@require_safe
def gegevens(request: HttpRequest) -> HttpResponse:
    """How we handle what people tell us; for anyone."""
    return render(request, "gegevens.html")


@require_safe
def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    """What was tested, what never was, and where to say that something does not work; for anyone."""
    return render(request, "toegankelijkheid.html")


def _is_asked(process: Process, user: User) -> bool:
    return any(panel.asks for panel in panels.for_kadersteller(process, user))
