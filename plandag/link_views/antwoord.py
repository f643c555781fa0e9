"""Answering, closing the own objection, and asking to look again: all by personal link."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from herstel.lib import clock
from herstel.lib.htmx import page_or_part, redirect_or_part
from herstel.lib.live import live
from herstel.lib.templatetags.herstel import datum, nl, tijd
from plandag import overview, seen
from plandag.actions import bezwaren, rondes
from plandag.forms.rondes import EigenBezwaarForm, HeropenForm, answers_for, reason_form
from plandag.models import Antwoord, Bezwaar, ConsentRonde
from plandag.rules.consent import ronde_title
from processes import access
from processes.access import PersonRequest
from processes.models import KaderVersie, Person, Process
from processes.pages import person_context

Keuze = Antwoord.Keuze
NEEDS_REASON = (Keuze.ZORG, Keuze.BEZWAAR)
WORDS = ("reden", "wat_helpt", "naam", "mag_terugvragen")  # what goes with a zorg or a nee
Typed = dict[str, str]


@require_http_methods(["GET", "POST"])
@access.persoon
@live(seen.antwoord)
def mijn_antwoord(request: PersonRequest, person: Person) -> HttpResponse:
    """The exact words, and four answers that weigh the same. Of up to six questions the next open one comes first."""
    if request.method == "POST":
        ronde, keuze = _ronde(person, request.POST.get("ronde", "")), request.POST.get("keuze", "")
        if keuze in NEEDS_REASON:
            return _ask_reason(request, person, ronde, keuze)
        rondes.geef_antwoord(ronde, person=person, keuze=keuze)
        return _kept(request, person, ronde)
    return _questions(request, person, request.GET.get("vraag", ""))


@require_http_methods(["GET", "POST"])
@access.persoon
def mijn_antwoord_reden(request: PersonRequest, person: Person, pk: int, keuze: str) -> HttpResponse:
    """A zorg or a nee comes with its reason: that is what helps the group. Going back keeps what was typed."""
    ronde = _ronde(person, str(pk))
    if keuze not in NEEDS_REASON:
        raise Http404
    if request.POST.get("doe") == "terug":
        return _questions(request, person, str(pk), typed=_typed(request))
    if request.method == "GET" and ronde.status != ConsentRonde.Status.OPEN:
        messages.info(request, _(rondes.JUST_CLOSED))
        return redirect("plandag:mijn_antwoord")
    form = reason_form(ronde, keuze)(request.POST or None, initial=_said_before(ronde, person, keuze))
    if form.is_valid():
        rondes.geef_antwoord(ronde, person=person, keuze=keuze, **form.cleaned_data)
        return _kept(request, person, ronde)
    return _reason(request, person, ronde, keuze, form)


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
    context = {"form": form, "title": _("Jouw bezwaar"), "name": ronde_title(bezwaar.ronde), "quote": bezwaar.text}
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
    context = {"form": form, "title": _("Bespreek een onderdeel opnieuw"), "name": nl(person.process.title)}
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
    return {name: getattr(place, name) for name in WORDS} if place.keuze == keuze else {}


def _questions(request: PersonRequest, person: Person, wanted: str, *, typed: Typed | None = None) -> HttpResponse:
    """One question at a time: the one that is asked for, else the first without an answer, else what was answered."""
    vragen = overview.vragen(person)
    vraag = next((each for each in vragen if str(each.ronde.pk) == wanted and each.may_answer), None)
    vraag = vraag or next((each for each in vragen if not each.given), None)
    context = person_context(person.process) | {
        "person": person,
        "vragen": vragen,
        "vraag": vraag,
        "ronde": vraag.ronde if vraag else None,
        "antwoorden": answers_for(vraag.ronde) if vraag else [],
        "nog": sum(not each.given for each in vragen),
        "typed": typed or {},
        "kaders": KaderVersie.objects.holding(person.process) if vraag else [],
        "eerst": any(each.naam == Antwoord.Naam.EERST for each in vragen),
        "groep_hoort": any(each.keuze == Keuze.BEZWAAR and each.naam != Antwoord.Naam.EERST for each in vragen),
        "results": overview.results(person),
    }
    return render(request, "plandag/mijn_antwoord.html", context)


def _ask_reason(request: PersonRequest, person: Person, ronde: ConsentRonde, keuze: str) -> HttpResponse:
    """Who came back from the reason and chooses again, finds the words that were typed."""
    if not (typed := _typed(request)):
        return redirect("plandag:mijn_antwoord_reden", ronde.pk, keuze)
    return _reason(request, person, ronde, keuze, reason_form(ronde, keuze)(initial=typed))


def _reason(request: PersonRequest, person: Person, ronde: ConsentRonde, keuze: str, form: Form) -> HttpResponse:
    context = {"person": person, "form": form, "ronde": ronde, "keuze": keuze, "name": ronde_title(ronde)}
    return page_or_part(request, "plandag/mijn_antwoord_reden.html", person_context(person.process) | context)


def _typed(request: PersonRequest) -> Typed:
    return {name: request.POST[name] for name in WORDS if request.POST.get(name, "").strip()}


def _kept(request: PersonRequest, person: Person, ronde: ConsentRonde) -> HttpResponse:
    """On to the next question; after the last one the page itself says what was kept. Of an anonymous answer nothing
    is repeated, not even when it was."""
    names = {"name": overview.name(ronde), "day": datum(clock.now()), "time": tijd(clock.now())}
    vragen = overview.vragen(person)
    at_the_end = bool(vragen) and all(each.given for each in vragen)
    if ronde.privacy == Process.Privacy.ANONIEM:
        words = "" if at_the_end else _("%(name)s: je antwoord is verstuurd.")
    else:
        words = (
            _("Bewaard op %(day)s om %(time)s.") if at_the_end else _("%(name)s: je antwoord is bewaard, om %(time)s.")
        )
    if words:
        messages.success(request, words % names)
    return redirect_or_part(request, to=reverse("plandag:mijn_antwoord"))


def _form(request: PersonRequest, person: Person, context: dict[str, Any]) -> HttpResponse:
    return page_or_part(
        request, "plandag/mijn_formulier.html", person_context(person.process) | {"person": person} | context
    )
