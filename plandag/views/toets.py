"""The toets: the whole matrix for begeleiders, and the own columns to fill for kaderstellers."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from herstel.lib import canon, clock
from herstel.lib.htmx import page_or_part, redirect_or_part
from plandag.actions import toets as actions
from plandag.actions.toets import Uitkomst
from plandag.exports.bron import onderdelen
from plandag.forms.toets import AntwoordForm, BesluitForm, OordeelForm, RestForm
from plandag.models import Oordeel, Toets
from plandag.rules import toets as rules
from plandag.rules import vervolg
from plandag.rules.toets import Cel, Matrix
from processes import access
from processes.access import UserRequest
from processes.models import Kadersteller, Process
from processes.pages import process_context
from processes.road import TOETSING

TOTAAL = 0  # in the address: the sums instead of an onderdeel


@require_safe
@access.begeleider
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
def oordelen(request: UserRequest, role: Kadersteller) -> HttpResponse:
    """The own columns to fill, beside those of the others to read."""
    standing = _standing(role)
    matrix = rules.matrix(standing, user=request.user)
    own = matrix.of(role.partij)
    context = _about(standing, matrix) | {
        "role": role,
        "todo": sum(cel.wacht_op_partij for cel in own),
        "own_count": len({cel.kolom.versie.pk for cel in own}),
        "may_decide": _running(role.partij.process)
        and own
        and all(cel.past for cel in own)
        and not standing.besluiten.filter(partij=role.partij).exists(),
    }
    return render(request, "plandag/oordelen.html", context)


@require_http_methods(["GET", "POST"])
@access.kadersteller
def oordeel(request: UserRequest, role: Kadersteller, nummer: int) -> HttpResponse:
    """One onderdeel beside all the own kaders, in one form."""
    standing = _standing(role)
    matrix = rules.matrix(standing, user=request.user)
    own = [cel for cel in matrix.of(role.partij) if _nummer(cel) == nummer]
    if not own:
        raise Http404
    forms = [OordeelForm(request.POST or None, cel=cel) for cel in own]
    if request.method == "POST" and not any(form.errors for form in forms):
        if chosen := [_uitkomst(form) for form in forms if form.cleaned_data["uitspraak"]]:
            actions.geef_oordelen(standing, by=request.user, partij=role.partij, uitkomsten=chosen)
            messages.success(request, "Je oordeel is bewaard.")
        return redirect_or_part(request, to=_next(role, matrix, nummer))
    about = [item for item in onderdelen(standing.plan) if item.versie.voorstel.nummer == nummer]
    context = _about(standing, matrix) | {"role": role, "forms": forms, "onderdelen": about, "form": forms[0]}
    context["wrong"] = [form for form in forms if form.errors]
    status = 422 if context["wrong"] else 200
    return page_or_part(request, "plandag/oordeel.html", context, status=status)


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
    context["besluiten"] = standing.besluiten.filter(partij=role.partij)
    return page_or_part(request, "plandag/besluit.html", context)


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
        "kring_vragen": rules.vragen_uit_de_kring(standing.process),
        "help_phone": standing.process.organisatie.phone,
        "help_name": standing.process.organisatie.name,
    }


def _running(process: Process) -> bool:
    """Whether verdicts and decisions can be given; else there is only something to read."""
    return process.step == TOETSING and process.is_moving


def _nummer(cel: Cel) -> int:
    return cel.versie.voorstel.nummer if cel.versie else TOTAAL


def _empty(matrix: Matrix, role: Kadersteller) -> list[Cel]:
    return [cel for cel in matrix.of(role.partij) if cel.versie is not None and cel.oordeel is None]


def _uitkomst(form: OordeelForm) -> Uitkomst:
    given = form.cleaned_data
    words = {name: given[name] for name in ("uitspraak", "motivering", "wat_past_wel", "opmerking")}
    return Uitkomst(form.cel.versie, form.cel.kolom.versie, vorige=given["was"], **words)


def _next(role: Kadersteller, matrix: Matrix, nummer: int) -> str:
    """The next onderdeel that waits for this partij, else the matrix."""
    slug = role.partij.process.slug
    waiting = {_nummer(cel) for cel in matrix.of(role.partij) if cel.wacht_op_partij} - {nummer}
    later = sorted(waiting, key=lambda number: (number == TOTAAL, number <= nummer, number))
    if not later:
        return reverse("plandag:oordelen", args=[slug])
    return reverse("plandag:oordeel", args=[slug, later[0]])
