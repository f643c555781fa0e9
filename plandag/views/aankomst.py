"""The door: search on two letters, one tap in, one tap out. The list of everyone is never on the screen."""

from typing import Any

from django.contrib import messages
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from herstel.lib import clock
from herstel.lib.htmx import page_or_part, redirect_or_part
from herstel.lib.live import live
from participants.actions import betrokkenen, gesprekken
from participants.models import Aandraging, Betrokkene
from plandag import seen
from plandag.actions import aankomst as actions
from plandag.forms.aankomst import BinnenloperForm, KortGesprekForm, VertrekForm, ZoekForm
from plandag.models import Aanwezigheid, Plandag
from plandag.rules import dag as rules
from plandag.views.dag import FORM
from processes import access
from processes.access import UserRequest
from processes.models import Person, Process
from processes.pages import process_context

MOST = 20


@require_safe
@access.begeleider
@live(seen.aankomst)
def aankomst(request: UserRequest, process: Process) -> HttpResponse:
    """Who comes in now; the numbers per group beside it. Before the day and at rest there is only something to read."""
    plandag = rules.nu(process)
    if plandag is None:
        return redirect("plandag:plandag", process.slug)
    form = ZoekForm(request.GET or None)
    found = _found(plandag, form.cleaned_data["zoek"]) if form.is_valid() else None
    groepen = rules.per_groep(plandag)
    deur_open = rules.door_is_open(plandag)
    context = process_context(process, title="Aankomst", crumbs=_crumbs(process)) | {
        "plandag": plandag,
        "deur_open": deur_open,
        "begun": rules.is_today_or_past(plandag),
        "held": rules.has_been_held(plandag) and not deur_open,
        "vandaag": localdate(plandag.begin) == clock.today(),
        "zoek": request.GET.get("zoek", ""),
        "too_short": form.is_bound and not form.is_valid(),
        "found": found,
        "groepen": groepen,
        "nu": sum(groep.nu for groep in groepen),
        "kwam": sum(groep.kwam for groep in groepen),
        "last": plandag.aanwezigheid.last_taps().select_related("person")[:5],
    }
    return render(request, "plandag/aankomst.html", context)


@require_POST
@access.begeleider
def aankomst_in(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    """Who is not prepared yet goes to the korte voorbereiding instead."""
    person = get_object_or_404(process.people, pk=pk)
    betrokkene = Betrokkene.objects.filter(person=person).first()
    unprepared = betrokkene is not None and betrokkene.status != Betrokkene.Status.VOORBEREID
    if unprepared and not rules.not_in_the_kring(person):
        return redirect("plandag:aankomst_voorbereiden", process.slug, pk)
    actions.check_in(_day(process), person=person, by=request.user)
    _say_inside(request, person, "is binnen")
    return redirect(_home(process))


@require_http_methods(["GET", "POST"])
@access.begeleider
def aankomst_uit(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    row = get_object_or_404(Aanwezigheid.objects.select_related("person", "plandag"), pk=pk, plandag__process=process)
    form = VertrekForm(request.POST or None)
    if form.is_valid():
        actions.check_uit(row, by=request.user, **form.cleaned_data)
        messages.success(request, f"{row.person.name} is weg.")
        return redirect_or_part(request, to=_home(process))
    lead = "Dit is geen antwoord in een ronde. We bewaren het voor de begeleiders."
    return _form(request, process, form, f"{row.person.name} gaat weg", "Meld dat deze persoon weggaat", lead)


@require_POST
@access.begeleider
def aankomst_ongedaan(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    row = Aanwezigheid.objects.filter(pk=pk, plandag__process=process).select_related("plandag__process", "person")
    if (there := row.first()) is not None:
        actions.maak_ongedaan(there, by=request.user)
        messages.success(request, f"Teruggedraaid voor {there.person.name}.")
    return redirect(_home(process))


@require_http_methods(["GET", "POST"])
@access.begeleider
def aankomst_voorbereiden(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    """The korte voorbereiding was held, and the person comes in."""
    betrokkene = get_object_or_404(Betrokkene.objects.select_related("person"), person=pk, process=process)
    form = KortGesprekForm(request.POST or None)
    if form.is_valid():
        gesprekken.voer_kort_gesprek(betrokkene, by=request.user, **form.cleaned_data)
        actions.check_in(_day(process), person=Person.objects.get(pk=pk), by=request.user)
        _say_inside(request, betrokkene.person, "is voorbereid en binnen")
        return redirect_or_part(request, to=_home(process))
    lead = "Vertel in een kwartier waar het over gaat, wat vaststaat en hoe een ronde gaat. Stel de drie vragen."
    title = f"Korte voorbereiding van {betrokkene.person.name}"
    return _form(request, process, form, title, "Voorbereid, en naar binnen", lead)


@require_http_methods(["GET", "POST"])
@access.begeleider
def aankomst_erbij(request: UserRequest, process: Process) -> HttpResponse:
    """Who walks in gets a name, a group and the korte voorbereiding."""
    _day(process)
    form = BinnenloperForm(request.POST or None, process=process, initial={"name": request.GET.get("naam", "")})
    if form.is_valid():
        betrokkene = betrokkenen.voeg_betrokkene_toe(
            process, by=request.user, via=Aandraging.Via.ZELF, **form.cleaned_data
        )
        return redirect_or_part(
            request, to=reverse("plandag:aankomst_voorbereiden", args=[process.slug, betrokkene.person_id])
        )
    lead = "Iedereen die geraakt is, mag meedoen. Eerst volgt een korte voorbereiding."
    return _form(request, process, form, "Iemand loopt binnen", "Naar de korte voorbereiding", lead)


def _found(plandag: Plandag, text: str) -> list[dict[str, Any]]:
    """At most twenty people of this process whose name has these letters, and how each of them stands."""
    people = plandag.process.people.filter(name__icontains=text, forgotten_at=None)
    here = plandag.aanwezigheid.nu().filter(person=OuterRef("pk")).values("pk")[:1]
    answer = plandag.aanmeldingen.filter(person=OuterRef("pk")).values("antwoord")[:1]
    rows: QuerySet[Person] = people.annotate(hier=Subquery(here), antwoord=Subquery(answer)).select_related(
        "betrokkene__groep", "kadersteller", "informant", "steunfiguur"
    )[:MOST]
    guides = rules.guides_of(plandag.process_id)
    return [
        {
            "person": person,
            "waarom_niet": rules.not_in_the_kring(person, guides),
            "betrokkene": getattr(person, "betrokkene", None),
        }
        for person in rows
    ]


def _say_inside(request: UserRequest, person: Person, how: str) -> None:
    """Somebody under age is not sent away; that nobody said yes for them yet is said, and was written down."""
    messages.success(request, f"{person.name} {how}.")
    if person.betrokkene.mist_toestemming:
        messages.warning(request, f"{person.name} is jonger dan 18. Vraag nu een ouder of voogd, en noteer het.")


def _day(process: Process) -> Plandag:
    plandag = rules.nu(process)
    if plandag is None:
        raise Http404
    return plandag


def _home(process: Process) -> str:
    return reverse("plandag:aankomst", args=[process.slug])


def _crumbs(process: Process) -> list[tuple[str, str]]:
    return [("Plandag", reverse("plandag:plandag", args=[process.slug]))]


def _form(request: UserRequest, process: Process, form: object, title: str, submit: str, lead: str) -> HttpResponse:
    crumbs = [*_crumbs(process), ("Aankomst", _home(process))]
    context = process_context(process, title=title, lead=lead, crumbs=crumbs)
    return page_or_part(request, FORM, context | {"form": form, "submit": submit, "back": _home(process)})
