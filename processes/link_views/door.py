"""The personal link: in through the door, and the page behind it."""

from typing import Any

from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from herstel.lib.htmx import HtmxRequest, page_or_part
from herstel.lib.live import live
from processes import access, panels
from processes.access import PersonRequest
from processes.forms.people import NaamForm
from processes.models import KaderVersie, Person
from processes.pages import here_label, person_context

TRIES, WINDOW = 5, 15 * 60


@require_safe
@never_cache
def personal(request: HtmxRequest, key: str) -> HttpResponse:
    """Keep whose link this is and go on to a clean address. Nothing is written: mail scanners open links."""
    person = access.person_by_key(key)
    if person is None:
        return access.link_ongeldig(request)
    response = HttpResponse(status=303, headers={"Location": "/mijn/", "Referrer-Policy": "no-referrer"})
    held, named = access.person_of(request)
    access.remember(response, person, named=named and held == person)
    return response


@require_http_methods(["GET", "POST"])
@never_cache
def link_naam(request: HtmxRequest) -> HttpResponse:
    """A *gevoelig* process asks the first name, so that a found link shows nothing (Decision 18)."""
    person, named = access.person_of(request)
    if person is None:
        return access.link_ongeldig(request, opened=False)
    if named or not person.process.gevoelig:
        return redirect("mijn")
    if request.method == "POST" and _too_often(person):
        response = render(request, "processes/link_naam_wacht.html", _help(person), status=429)
        response["Retry-After"] = str(WINDOW)
        return response
    form = NaamForm(request.POST or None, person=person)
    if form.is_valid():
        cache.delete(_tries(person))
        response = redirect("mijn")
        access.remember(response, person, named=True)
        return response
    return page_or_part(request, "processes/link_naam.html", _help(person) | {"form": form})


@require_safe
@access.persoon
@live(panels.seen_by_person)
def mijn(request: PersonRequest, person: Person) -> HttpResponse:
    """One page per person, whatever the roles: the one thing that is asked now, and below it calmly the rest."""
    process, shown = person.process, panels.for_person(person)
    asked = next((panel for panel in shown if panel.asks and process.is_moving), None)
    calm = [panel for panel in shown if panel is not asked]
    context = person_context(process) | {
        "person": person,
        "here": here_label(process),
        "asked": asked,
        "lead": next((panel.lead for panel in shown if panel.lead), ""),
        "kwestie": process.kwesties.last(),
        "kaders": KaderVersie.objects.holding(process),
        "open_punten": process.open_punten.all(),
        "above": [panel for panel in calm if panel.order < panels.ABOUT],
        "below": [panel for panel in calm if panel.order > panels.ABOUT],
    }
    return render(request, "processes/mijn.html", context)


def _help(person: Person) -> dict[str, Any]:
    """Who to call, and nothing about the process."""
    return {"help_phone": person.process.organisatie.phone}


def _too_often(person: Person) -> bool:
    cache.add(_tries(person), 0, WINDOW)
    return cache.incr(_tries(person)) > TRIES


def _tries(person: Person) -> str:
    return f"link-naam:{person.pk}"
