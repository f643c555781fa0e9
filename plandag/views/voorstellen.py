"""Proposals: the list with what is still missing, the words and their versions."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from herstel.lib import diff
from herstel.lib.htmx import page_or_part, redirect_or_part
from herstel.lib.live import live
from plandag.actions import voorstellen as actions
from plandag.forms.voorstellen import HeropenForm, HerschrijfForm, OpzijForm, VoorstelForm
from plandag.models import Voorstel, VoorstelVersie
from plandag.plantekst import wanneer_text
from plandag.rules import consent, geld
from plandag.rules import voorstellen as rules
from plandag.views.dag import FORM
from processes import access, ook_hier
from processes.access import UserRequest
from processes.models import Process
from processes.pages import process_context
from processes.road import PLANDAG
from processes.views.concept import bewaart_concept

WRITE = "plandag/voorstel_schrijven.html"


@require_safe
@access.begeleider
def voorstellen(request: UserRequest, process: Process) -> HttpResponse:
    """Every proposal with what it still has to say, and the sums against the money kaders."""
    versies = rules.current(process)
    in_plan = [versie for versie in versies if versie.voorstel.status in rules.IN_PLAN]
    sommen = rules.sommen(process, in_plan)
    context = process_context(process, title="Voorstellen", crumbs=_crumbs(process)[:1]) | {
        "rows": [(versie, rules.compleet(versie)) for versie in in_plan],
        "bezwaar": consent.objected(process),
        "opzij": [versie for versie in versies if versie.voorstel.status not in rules.IN_PLAN],
        "sommen": sommen,
        "grenzen": geld.of_sommen(sommen),
        "mag": _may_write(process),
    }
    return render(request, "plandag/voorstellen.html", context)


@require_safe
@access.begeleider
def voorstel(request: UserRequest, process: Process, nummer: int) -> HttpResponse:
    """The words that count, how they came about, and what can be done with them."""
    item = get_object_or_404(process.voorstellen.select_related("opgegaan_in"), nummer=nummer)
    versies = list(item.versies.select_related("by").prefetch_related("kosten__partij").order_by("-nummer"))
    context = process_context(process, title=item.code, crumbs=_crumbs(process)) | {
        "voorstel": item,
        "versie": versies[0],
        "wanneer": wanneer_text(versies[0].wanneer, versies[0].wanneer_op),
        "delen": rules.compleet(versies[0]),
        "changes": _changes(versies),
        "mag": _may_write(process),
        "bezwaar": item.pk in consent.objected(process),
        "in_plan": item.status in rules.IN_PLAN,
        "ronde": rules.unfinished_round(item),
        "verzoeken": item.heropenverzoeken.filter(heropend_op=None),
    }
    return render(request, "plandag/voorstel.html", context)


@require_http_methods(["GET", "POST"])
@access.begeleider
@bewaart_concept
def voorstel_schrijven(request: UserRequest, process: Process) -> HttpResponse:
    form = VoorstelForm(request.POST or None, process=process)
    if form.is_valid():
        written = actions.schrijf_voorstel(process, by=request.user, **form.words())
        messages.success(request, f"{written.code} is bewaard.")
        return redirect_or_part(request, to=_home(process, written))
    context = process_context(process, title="Schrijf een voorstel", crumbs=_crumbs(process)) | _money(process)
    return page_or_part(
        request,
        WRITE,
        context
        | {
            "form": form,
            "submit": "Bewaar dit voorstel",
            "back": reverse("plandag:voorstellen", args=[process.slug]),
        },
    )


@require_http_methods(["GET", "POST"])
@access.begeleider
@live(ook_hier.at("voorstel"))
@bewaart_concept
def voorstel_herschrijven(request: UserRequest, process: Process, nummer: int) -> HttpResponse:
    """A next version; says before it is saved what falls away."""
    item = get_object_or_404(process.voorstellen, nummer=nummer)
    versie = item.versies.latest()
    gedragen = consent.would_void(item)
    form = HerschrijfForm(request.POST or None, process=process, gedragen=gedragen, initial=_initial(versie))
    if form.is_valid():
        given = form.cleaned_data
        actions.herschrijf_voorstel(
            item,
            by=request.user,
            vorige=given["vorige"],
            wijziging=given["wijziging"],
            bevestigd=given.get("bevestigd", False),
            **form.words(),
        )
        messages.success(request, f"De nieuwe versie van {item.code} is bewaard.")
        return redirect_or_part(request, to=_home(process, item))
    context = process_context(process, title=f"Herschrijf {item.code}", crumbs=_crumbs(process)) | _money(process)
    context |= {"form": form, "voorstel": item, "gedragen": gedragen}
    context |= {"submit": "Bewaar de nieuwe versie", "back": _home(process, item)}
    return page_or_part(request, WRITE, context)


@require_http_methods(["GET", "POST"])
@access.begeleider
def voorstel_opzij(request: UserRequest, process: Process, nummer: int) -> HttpResponse:
    """Park it, take it back, or let it go on inside another one."""
    item = get_object_or_404(process.voorstellen, nummer=nummer)
    choices = process.voorstellen.filter(status__in=rules.IN_PLAN).exclude(pk=item.pk)
    gedragen = consent.would_void(item)
    form = OpzijForm(request.POST or None, voorstel=item, choices=choices, gedragen=gedragen)
    if form.is_valid():
        _put_aside(item, request, form.cleaned_data)
        messages.success(request, f"{item.code} is {item.get_status_display()}.")
        return redirect_or_part(request, to=_home(process, item))
    context = process_context(
        process,
        title=f"{item.code} opzij leggen",
        lead="De tekst blijft bewaard. Iedereen kan lezen waarom het opzij ligt.",
        crumbs=_crumbs(process),
    )
    return page_or_part(
        request, FORM, context | {"form": form, "submit": "Leg dit opzij", "back": _home(process, item)}
    )


@require_http_methods(["GET", "POST"])
@access.begeleider
def voorstel_heropenen(request: UserRequest, process: Process, nummer: int) -> HttpResponse:
    """Because someone of the kring asked, or because the group wants to."""
    item = get_object_or_404(process.voorstellen, nummer=nummer)
    verzoek = item.heropenverzoeken.filter(heropend_op=None).first()
    gedragen = consent.would_void(item)
    initial = {"reden": verzoek.reden[:300]} if verzoek else {}
    form = HeropenForm(request.POST or None, gedragen=gedragen, initial=initial)
    if form.is_valid():
        actions.heropen(verzoek or item, by=request.user, **form.cleaned_data)
        messages.success(request, f"Jullie bespreken {item.code} opnieuw.")
        return redirect_or_part(request, to=_home(process, item))
    context = process_context(
        process,
        title=f"Heropen {item.code}",
        lead="Daarna praat de groep er opnieuw over, en volgt er een nieuwe ronde.",
        crumbs=_crumbs(process),
    )
    return page_or_part(
        request, FORM, context | {"form": form, "submit": "Heropen dit voorstel", "back": _home(process, item)}
    )


def _put_aside(item: Voorstel, request: UserRequest, given: dict[str, Any]) -> None:
    how = {"by": request.user, "reden": given["reden"], "bevestigd": given.get("bevestigd", False)}
    if given["hoe"] == "samen":
        actions.voeg_voorstellen_samen(item, in_voorstel=given["in_voorstel"], **how)
    elif given["hoe"] == "trek_in":
        actions.trek_in(item, **how)
    else:
        actions.parkeer(item, **how)


def _changes(versies: list[VoorstelVersie]) -> list[tuple[VoorstelVersie, list[diff.Piece]]]:
    """Newest first: what each version changed in the words of the one before."""
    pairs = zip(versies, [*versies[1:], None], strict=True)
    return [(new, diff.words(old.text, new.text) if old else []) for new, old in pairs]


def _initial(versie: VoorstelVersie) -> dict[str, Any]:
    words = ("titel", "text", "wie", "wie_helpt", "wanneer", "wanneer_op", "kosten_uitleg", "meetpunt")
    initial: dict[str, Any] = {key: getattr(versie, key) for key in words} | {"vorige": versie.nummer}
    for post in versie.kosten.all():
        initial |= {f"eenmalig_{post.partij_id}": post.eenmalig, f"per_jaar_{post.partij_id}": post.per_jaar}
    return initial


def _money(process: Process) -> dict[str, Any]:
    """While writing: what all proposals together ask, against what the money kaders allow."""
    return {"sommen": rules.sommen(process, rules.current(process, rules.IN_PLAN))}


def _may_write(process: Process) -> bool:
    return process.step == PLANDAG and process.is_moving


def _home(process: Process, item: Voorstel) -> str:
    return reverse("plandag:voorstel", args=[process.slug, item.nummer])


def _crumbs(process: Process) -> list[tuple[str, str]]:
    return [
        ("Plandag", reverse("plandag:plandag", args=[process.slug])),
        ("Voorstellen", reverse("plandag:voorstellen", args=[process.slug])),
    ]
