"""The toets: the whole matrix for begeleiders, and the own columns to fill for kaderstellers."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from herstel.lib import canon, clock
from herstel.lib.htmx import page_or_part, redirect_or_part
from herstel.lib.live import live
from herstel.lib.refused import Refused
from plandag import seen
from plandag.actions import toets as actions
from plandag.actions.toets import Uitkomst
from plandag.forms.toets import AntwoordForm, BesluitForm, OordeelForm, RestForm
from plandag.models import Oordeel, Toets
from plandag.rules import geld, raster, vervolg
from plandag.rules import toets as rules
from plandag.rules.toets import Cel, Matrix
from plandag.toetsblad import Blad, bladen, wachtend
from processes import access
from processes.access import UserRequest
from processes.models import Kadersteller, Process
from processes.pages import Crumb, process_context
from processes.road import TOETSING
from processes.views.concept import bewaart_concept

PLEK = "plek"  # in the address: which place of the page comes first


@require_safe
@access.begeleider
@live(seen.toets)
def toets(request: UserRequest, process: Process) -> HttpResponse:
    """Everything that was said, what does not fit first; who is waited for."""
    context = process_context(process, title="Toets aan de kaders")
    if (standing := rules.standing(process)) is not None:
        matrix = rules.matrix(standing)
        context |= _about(standing, matrix) | {
            "rijen": sorted(matrix.rijen, key=lambda rij: rij.rank),
            "vragen": [cel for cel in matrix.cellen if cel.vraag],
            "niet": [cel for cel in matrix.cellen if cel.past_niet],
            "besluiten": standing.besluiten.select_related("partij"),
        }
    return render(request, "plandag/toets.html", context)


@require_http_methods(["GET", "POST"])
@access.begeleider
@bewaart_concept
def toets_vraag(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    """The group answers a kadersteller, once."""
    asked = process.oordelen.filter(uitspraak=Oordeel.Uitspraak.VRAAG)
    oordeel = get_object_or_404(asked.select_related("versie__voorstel", "partij", "kader_versie__kader"), pk=pk)
    form = AntwoordForm(request.POST or None)
    home = reverse("plandag:toets", args=[process.slug])
    if form.is_valid():
        actions.beantwoord_vraag(oordeel, by=request.user, **form.cleaned_data)
        messages.success(request, "Het antwoord is bewaard. De kadersteller krijgt bericht.")
        return redirect_or_part(request, to=home)
    title = f"Vraag van {oordeel.partij.name}"
    crumbs = [("Toets aan de kaders", home)]
    context = process_context(process, title=title, lead=oordeel.motivering, crumbs=crumbs)
    context |= {"form": form, "submit": "Bewaar het antwoord", "back": home}
    return page_or_part(request, "plandag/formulier.html", context)


@require_safe
@access.kadersteller
@live(seen.oordelen)
def oordelen(request: UserRequest, role: Kadersteller) -> HttpResponse:
    """Each onderdeel with a place to judge per own kader, and the whole matrix beside it to read."""
    standing = _standing(role)
    matrix = rules.matrix(standing, user=request.user)
    return render(
        request, "plandag/oordelen.html", _blad(role, matrix, bladen(matrix, role.partij), at=request.GET.get(PLEK, ""))
    )


@require_http_methods(["GET", "POST"])
@access.kadersteller
def oordeel(request: UserRequest, role: Kadersteller, nummer: int) -> HttpResponse:
    """What is said about one onderdeel. It is said on the page of `oordelen`, and goes on there at what still waits."""
    matrix = rules.matrix(standing := _standing(role), user=request.user)
    found = bladen(matrix, role.partij, request.POST or None)
    vakken = [vak for blad in found for vak in blad.vakken if vak.cel.nummer == nummer]
    if not vakken:
        raise Http404
    home = reverse("plandag:oordelen", args=[role.partij.process.slug])
    if request.method != "POST":
        return redirect(_place(home, vakken[0].cel.anchor))
    sent = [vak for vak in vakken if vak.form.is_bound]
    if any(vak.fout for vak in sent):
        return render(request, "plandag/oordelen.html", _blad(role, matrix, found), status=422)
    chosen = [_uitkomst(vak.form) for vak in sent if vak.form.cleaned_data["uitspraak"]]
    if not chosen:
        raise Refused("Dit kader is intussen veranderd. Lees het opnieuw." if not sent else "Kies een oordeel.")
    actions.geef_oordelen(standing, by=request.user, partij=role.partij, uitkomsten=chosen)
    messages.success(request, "Je oordeel is bewaard.")
    return redirect(_place(home, sent[-1].volgende) if sent[-1].volgende else home)


@require_http_methods(["GET", "POST"])
@access.kadersteller
def oordelen_rest(request: UserRequest, role: Kadersteller) -> HttpResponse:
    """One verdict for everything that is still empty beside one own kader; first a look at what that is."""
    standing = _standing(role)
    matrix = rules.matrix(standing, user=request.user)
    home = reverse("plandag:oordelen", args=[role.partij.process.slug])
    kolommen = [kolom for kolom in matrix.kolommen if kolom.partij == role.partij]
    form = RestForm(request.POST or request.GET or None, kolommen=kolommen)
    empty: list[Cel] = []
    if form.is_valid():
        empty = [cel for cel in _empty(matrix, role) if cel.kolom.versie.pk == form.cleaned_data["kader"]]
    if request.method == "POST" and form.is_valid():
        seen = set(request.POST.getlist("cel"))
        chosen = [
            Uitkomst(cel.versie, cel.kolom.versie, form.cleaned_data["uitspraak"]) for cel in empty if cel.key in seen
        ]
        actions.geef_oordelen(standing, by=request.user, partij=role.partij, uitkomsten=chosen, only_empty=True)
        messages.success(request, f"{len(chosen)} oordelen zijn bewaard.")
        return redirect_or_part(request, to=home)
    context = _about(standing, matrix) | {
        "crumbs": _trail(standing.process, "De rest in één keer"),
        "role": role,
        "form": form,
        "empty": empty,
        "shown": form.is_bound,
        "home": home,
    }
    return render(request, "plandag/oordelen_rest.html", context)


@require_http_methods(["GET", "POST"])
@access.kadersteller
def besluit(request: UserRequest, role: Kadersteller) -> HttpResponse:
    """The decision that makes the provisional verdicts of this partij final."""
    standing = _standing(role)
    home = reverse("processes:kadersteller", args=[role.partij.process.slug])
    form = BesluitForm(request.POST or None, initial={"sha256": standing.sha256})
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("nummer", "datum", "sha256")}
        actions.leg_besluit_vast(standing, by=request.user, partij=role.partij, **given)
        messages.success(request, "Het besluit is vastgelegd. Iedereen krijgt bericht.")
        return redirect_or_part(request, to=home)
    context = _about(standing, rules.matrix(standing)) | {"role": role, "form": form, "home": home}
    context["crumbs"] = _trail(standing.process, "Leg het besluit vast")
    context["besluiten"] = standing.besluiten.filter(partij=role.partij)
    return page_or_part(request, "plandag/besluit.html", context)


def _place(home: str, anchor: str) -> str:
    """To one place of the page. In the query too, because a form that the page sends by itself loses the rest."""
    return f"{home}?{PLEK}={anchor}#{anchor}"


def _blad(role: Kadersteller, matrix: Matrix, found: list[Blad], at: str = "") -> dict[str, Any]:
    """One onderdeel after the other, how far this partij is, and where it goes on. `at`: what was asked for."""
    standing, own, waiting = matrix.toets, matrix.of(role.partij), wachtend(matrix, role.partij)
    about, asked = _about(standing, matrix), [cel.anchor for cel in own if cel.anchor == at]
    wrong = [vak.cel.anchor for blad in found for vak in blad.vakken if vak.fout]
    return about | {
        "crumbs": _trail(standing.process),
        "role": role,
        "bladen": found,
        "beoordeeld": sum(blad.beoordeeld for blad in found if blad.onderdeel),
        "todo": len(waiting),
        "nu": next(iter([*wrong, *asked, *(cel.anchor for cel in [*waiting, *own])]), ""),
        "plek": next(iter(asked), ""),
        "eerste": waiting[0].anchor if waiting else "",
        "own_count": len({cel.kolom.versie.pk for cel in own}),
        "may_decide": about["running"]
        and own
        and all(cel.past for cel in own)
        and not standing.besluiten.filter(partij=role.partij).exists(),
    }


def _trail(process: Process, *deeper: str) -> list[Crumb]:
    """Back to the start of a kadersteller, and from deeper pages to the toets."""
    here = ("Toets aan de kaders", reverse("plandag:oordelen", args=[process.slug]) if deeper else "")
    start = reverse("processes:kadersteller", args=[process.slug])
    return [(process.title, start), here, *((name, "") for name in deeper)]


def _standing(role: Kadersteller) -> Toets:
    standing = rules.standing(role.partij.process)
    if standing is None:
        raise Http404
    return standing


def _about(standing: Toets, matrix: Matrix) -> dict[str, Any]:
    """Which plan it is: since when the same, and how many can live with it."""
    ronde = vervolg.slotronde_of(standing.plan)
    return {
        "process": standing.process,
        "toets": standing,
        "matrix": matrix,
        "running": _running(standing.process),
        "ronde": ronde,
        "same_day": ronde is not None
        and ronde.gesloten_op is not None
        and localdate(ronde.gesloten_op) == clock.today(),
        "code": canon.check_code(standing.sha256),
        "grenzen": geld.of_matrix(matrix),
        "raster": raster.of_matrix(matrix),
        "kring_vragen": rules.vragen_uit_de_kring(standing.process),
        "help_phone": standing.process.organisatie.phone,
        "help_name": standing.process.organisatie.name,
    }


def _running(process: Process) -> bool:
    """Whether verdicts and decisions can be given; else there is only something to read."""
    return process.step == TOETSING and process.is_moving


def _uitkomst(form: OordeelForm) -> Uitkomst:
    given = form.cleaned_data
    words = {name: given[name] for name in ("uitspraak", "motivering", "wat_past_wel", "opmerking")}
    return Uitkomst(form.cel.versie, form.cel.kolom.versie, vorige=given["was"], **words)


def _empty(matrix: Matrix, role: Kadersteller) -> list[Cel]:
    return [cel for cel in matrix.of(role.partij) if cel.versie is not None and cel.oordeel is None]
