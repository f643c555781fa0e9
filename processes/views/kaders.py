"""Kaders, for the begeleiders: cards, drafts, versions, what lies open, and paper."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from herstel.lib import diff
from herstel.lib.live import live
from processes import access, kader_cards, ook_hier
from processes.access import UserRequest
from processes.actions import kaders as actions
from processes.forms.kaders import HerschrijfForm, KaderForm, OpenPuntForm, WoordenForm
from processes.models import Kader, KaderVersie, Process
from processes.pages import Crumb, process_context
from processes.road import GESPREKKEN, KADERS
from processes.rules import kaders as rules
from processes.views.concept import bewaart_concept
from processes.views.formulier import done, form_page

TITLE = "Kaders"


@require_safe
@access.begeleider
def kaders(request: UserRequest, process: Process) -> HttpResponse:
    cards = kader_cards.cards(process)
    context = process_context(process, title=TITLE, lead=process.road.station(KADERS).lead) | {
        "parties": kader_cards.parties(process, cards),
        "cards": cards,
        "open_punten": process.open_punten.all(),
        "may_add": not process.has_reached(GESPREKKEN),
        "guides": True,
    }
    return render(request, "processes/kaders.html", context)


@require_http_methods(["GET", "POST"])
@access.begeleider
@bewaart_concept
def kader_schrijven(request: UserRequest, process: Process) -> HttpResponse:
    form = KaderForm(request.POST or None, process=process)
    if form.is_valid():
        given = form.cleaned_data
        kader = actions.schrijf_kader(
            process, by=request.user, soort=given["soort"], owners=given["owners"], **form.words()
        )
        return done(request, f"{kader.code} staat er, als concept.", to=_home(process))
    lead = "Een kader is een harde grens van wie mag beslissen. Een wens is geen kader."
    context = process_context(process, title="Schrijf een kader", lead=lead, crumbs=_crumbs(process))
    return form_page(request, form, context, button="Bewaar dit concept", back=_home(process))


@require_http_methods(["GET", "POST"])
@access.begeleider
@live(ook_hier.at("kader"))
@bewaart_concept
def kader_herschrijven(request: UserRequest, process: Process, nummer: int) -> HttpResponse:
    kader = _kader(process, nummer)
    form = rewrite_form(request, kader)
    if form.is_valid():
        given = form.cleaned_data
        versie = actions.herschrijf_kader(
            kader,
            by=request.user,
            vorige=given["vorige"],
            aard=given["aard"],
            wijziging=given["wijziging"],
            **form.words(),
        )
        return done(request, f"Versie {versie.nummer} van {kader.code} is bewaard.", to=_home(process))
    context = process_context(
        process, title=f"Verander {kader.code}", lead=rewrite_lead(kader), crumbs=_crumbs(process)
    )
    return form_page(request, form, context, button="Bewaar deze versie", back=_home(process))


@require_safe
@access.begeleider
def kader(request: UserRequest, process: Process, nummer: int) -> HttpResponse:
    """Every version of one kader, what changed each time, who laid it down, and what was said about it."""
    kader = _kader(process, nummer)
    versies = list(kader.versies.prefetch_related("vaststellingen__partij", "reacties__person"))
    steps = [
        (versie, diff.words(before.text, versie.text) if before else [])
        for before, versie in zip([None, *versies], versies, strict=False)
    ]
    context = process_context(process, title=kader.code, crumbs=_crumbs(process)) | {
        "kader": kader,
        "steps": steps[::-1],
        "drop": kader.ingetrokken_op is None and not kader.versies.laid_down().exists(),
    }
    return render(request, "processes/kader.html", context)


@require_POST
@access.begeleider
def kader_intrekken(request: UserRequest, process: Process, nummer: int) -> HttpResponse:
    kader = _kader(process, nummer)
    actions.trek_kader_in(kader, by=request.user)
    return done(request, f"{kader.code} is ingetrokken.", to=_home(process))


@require_http_methods(["GET", "POST"])
@access.begeleider
def open_punt_toevoegen(request: UserRequest, process: Process) -> HttpResponse:
    form = OpenPuntForm(request.POST or None)
    if form.is_valid():
        actions.zet_open_punt(process, by=request.user, **form.cleaned_data)
        return done(request, "Dit punt ligt open.", to=_home(process))
    lead = "Kaders laten ruimte. Schrijf op wat de groep zelf mag bedenken."
    context = process_context(process, title="Wat ligt open?", lead=lead, crumbs=_crumbs(process))
    return form_page(request, form, context, button="Zet dit op de lijst", back=_home(process))


@require_POST
@access.begeleider
def open_punt_verwijderen(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    actions.verwijder_open_punt(get_object_or_404(process.open_punten, pk=pk), by=request.user)
    return done(request, "Dit punt is van de lijst.", to=_home(process))


@require_safe
@access.begeleider
def kaderkaarten(request: UserRequest, process: Process) -> HttpResponse:
    crumbs = process_context(process, title="Kaderkaarten", crumbs=_crumbs(process), with_rail=False)["crumbs"]
    return render(request, "processes/kaderkaarten.html", paper(process) | {"crumbs": crumbs})


def paper(process: Process) -> dict[str, object]:
    """A card on A5 per kader that holds."""
    holding = KaderVersie.objects.holding(process).prefetch_related("kader__owners", "vaststellingen")
    return {"process": process, "versies": holding, "open_punten": process.open_punten.all()}


def rewrite_form(request: UserRequest, kader: Kader) -> HerschrijfForm:
    last = kader.versies.last()
    initial = {key: getattr(last, key) for key in WoordenForm.base_fields} | {"vorige": last.nummer if last else 0}
    return HerschrijfForm(
        request.POST or None,
        initial=initial,
        draft=not kader.versies.laid_down().exists(),
        overmacht=rules.reopened_for_overmacht(kader.process),
    )


def rewrite_lead(kader: Kader) -> str:
    if not kader.versies.laid_down().exists():
        return "Dit kader is nog een concept. De vorige versie blijft te lezen."
    return "Dit kader ligt vast. Het mag ruimer of duidelijker worden, nooit smaller. Iedereen krijgt bericht."


def _kader(process: Process, nummer: int) -> Kader:
    return get_object_or_404(process.kaders.standing(), nummer=nummer)


def _home(process: Process) -> str:
    return reverse("processes:kaders", args=[process.slug])


def _crumbs(process: Process) -> list[Crumb]:
    return [(TITLE, _home(process))]
