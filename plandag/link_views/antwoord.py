"""Answering, closing the own objection, and asking to look again: all by personal link."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from herstel.lib.htmx import page_or_part, redirect_or_part
from plandag import overview
from plandag.actions import bezwaren, rondes
from plandag.forms.rondes import EigenBezwaarForm, HeropenForm, answers_for, reason_form
from plandag.models import Antwoord, Bezwaar, ConsentRonde
from processes import access
from processes.access import PersonRequest
from processes.models import KaderVersie, Person, Process
from processes.pages import person_context

Keuze = Antwoord.Keuze
NEEDS_REASON = (Keuze.ZORG, Keuze.BEZWAAR)


@require_http_methods(["GET", "POST"])
@access.persoon
def mijn_antwoord(request: PersonRequest, person: Person) -> HttpResponse:
    """The exact words, and four answers that weigh the same. Up to six at once, each with its own answer."""
    if request.method == "POST":
        ronde, keuze = _ronde(person, request.POST.get("ronde", "")), request.POST.get("keuze", "")
        if keuze in NEEDS_REASON:
            return redirect("plandag:mijn_antwoord_reden", ronde.pk, keuze)
        rondes.geef_antwoord(ronde, person=person, keuze=keuze)
        messages.success(request, _saved(ronde))
        return redirect("plandag:mijn_antwoord")
    vragen = overview.vragen(person)
    context = person_context(person.process) | {
        "person": person,
        "vragen": [(vraag, answers_for(vraag.ronde)) for vraag in vragen],
        "kaders": KaderVersie.objects.holding(person.process) if vragen else [],
        "results": overview.results(person),
        "stand": overview.fingerprint([vraag.ronde.pk for vraag in vragen]),
    }
    return render(request, "plandag/mijn_antwoord.html", context)


@require_safe
@access.persoon
def mijn_antwoord_nu(request: PersonRequest, person: Person) -> HttpResponse:
    """Whether another question is open by now. It says nothing about what anybody answered."""
    now = overview.fingerprint(overview.open_questions(person))
    if request.GET.get("stand") == now:
        return HttpResponse(status=204)
    return redirect_or_part(request, to=reverse("plandag:mijn_antwoord"))


@require_http_methods(["GET", "POST"])
@access.persoon
def mijn_antwoord_reden(request: PersonRequest, person: Person, pk: int, keuze: str) -> HttpResponse:
    """A zorg or a nee comes with its reason: that is what helps the group."""
    ronde = _ronde(person, str(pk))
    if keuze not in NEEDS_REASON:
        raise Http404
    form = reason_form(ronde, keuze)(request.POST or None, initial=_said_before(ronde, person, keuze))
    if form.is_valid():
        rondes.geef_antwoord(ronde, person=person, keuze=keuze, **form.cleaned_data)
        messages.success(request, _saved(ronde))
        return redirect_or_part(request, to=reverse("plandag:mijn_antwoord"))
    context = {"form": form, "title": Keuze(keuze).label, "ronde": ronde, "name": overview.name(ronde)}
    context |= {"button": _("Verstuur mijn antwoord"), "back": reverse("plandag:mijn_antwoord")}
    return _form(request, person, context)


@require_http_methods(["GET", "POST"])
@access.persoon
def mijn_bezwaar(request: PersonRequest, person: Person, pk: int) -> HttpResponse:
    """Only its owner says how an objection ended."""
    own = Bezwaar.objects.select_related("process", "ronde__versie", "voorstel")
    bezwaar = get_object_or_404(own, pk=pk, person=person)
    form = EigenBezwaarForm(request.POST or None)
    if form.is_valid():
        bezwaren.sluit_eigen_bezwaar(bezwaar, by=person, status=form.cleaned_data["status"])
        messages.success(request, _("Dank je wel. Het is bewaard."))
        return redirect_or_part(request, to=reverse("mijn"))
    context = {"form": form, "title": _("Jouw bezwaar"), "name": overview.name(bezwaar.ronde), "quote": bezwaar.text}
    return _form(request, person, context | {"button": _("Bewaar"), "back": reverse("mijn")})


@require_http_methods(["GET", "POST"])
@access.persoon
def mijn_heropenen(request: PersonRequest, person: Person) -> HttpResponse:
    """Before the toets anyone of the kring may ask to look at an onderdeel again."""
    form = HeropenForm(request.POST or None, person=person)
    if form.is_valid():
        bezwaren.vraag_heropening(form.cleaned_data["voorstel"], person=person, reden=form.cleaned_data["reden"])
        messages.success(request, _("Dank je wel. De begeleider bespreekt het met de groep."))
        return redirect_or_part(request, to=reverse("mijn"))
    context = {"form": form, "title": _("Bespreek een onderdeel opnieuw"), "name": person.process.title}
    return _form(request, person, context | {"button": _("Vraag het aan de groep"), "back": reverse("mijn")})


def _ronde(person: Person, pk: str) -> ConsentRonde:
    """A round this person is in the kring of. To anyone else its text does not exist (Decision 6)."""
    if not pk.isdecimal():
        raise Http404
    rows = ConsentRonde.objects.filter(process=person.process, kring__person=person)
    return get_object_or_404(rows.select_related("process", "versie__voorstel", "plan"), pk=int(pk))


def _said_before(ronde: ConsentRonde, person: Person, keuze: str) -> dict[str, Any]:
    """Who gave this answer before, changes the words instead of writing them again."""
    place = ronde.kring.get(person=person)
    words = ("reden", "wat_helpt", "naam", "mag_terugvragen")
    return {name: getattr(place, name) for name in words} if place.keuze == keuze else {}


def _saved(ronde: ConsentRonde) -> str:
    if ronde.privacy == Process.Privacy.ANONIEM:
        return _("Je antwoord is verstuurd. Het is anoniem, en daarom staat het vast.")
    return _("Je antwoord is bewaard. Je kunt het veranderen zolang de ronde open is.")


def _form(request: PersonRequest, person: Person, context: dict[str, Any]) -> HttpResponse:
    return page_or_part(
        request, "plandag/mijn_formulier.html", person_context(person.process) | {"person": person} | context
    )
