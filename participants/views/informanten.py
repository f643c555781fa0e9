"""Who comes to bring facts: asked, accepted, briefed."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from participants.actions import informatie as actions
from participants.forms.informatie import BriefingForm, InformantForm, VragenForm
from participants.models import Informant
from participants.views.opened import begeleider
from processes.access import UserRequest
from processes.models import Process
from processes.pages import process_context
from processes.views.formulier import done, form_page

DOUBLE = " Let op: deze persoon heeft nog een rol in dit proces. Dat staat nu in het journaal."


@require_safe
@begeleider
def informanten(request: UserRequest, process: Process) -> HttpResponse:
    rows = process.informanten.select_related("person__kadersteller", "person__betrokkene", "person__kerngroeplid")
    lead = "Zij brengen feiten waar mensen om vroegen. Ze beslissen niet mee en gaan daarna weg."
    context = process_context(process, title="Informanten", lead=lead, crumbs=_board(process)) | {
        "rows": [(row, _has_more_roles(row)) for row in rows.prefetch_related("vragen")],
    }
    return render(request, "participants/informanten.html", context)


@require_http_methods(["GET", "POST"])
@begeleider
def informant_toevoegen(request: UserRequest, process: Process) -> HttpResponse:
    form = InformantForm(request.POST or None, process=process, initial={"vragen": request.GET.getlist("vraag")})
    if form.is_valid():
        row = actions.voeg_informant_toe(process, by=request.user, **form.cleaned_data)
        warning = DOUBLE if actions.has_double_role(row) else ""
        return done(request, f"{row.person.name} is toegevoegd.{warning}", to=_home(process))
    lead = "Zoek iemand die geen belang heeft bij het antwoord."
    context = process_context(process, title="Voeg een informant toe", lead=lead, crumbs=_crumbs(process))
    return form_page(request, form, context, button="Voeg deze informant toe", back=_home(process))


@require_http_methods(["GET", "POST"])
@begeleider
def informant(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    """Which questions, and how long."""
    row = _of(process, pk)
    shown = {"vragen": row.vragen.all(), "minuten": row.minuten}
    form = VragenForm(request.POST or None, process=process, initial=shown)
    if form.is_valid():
        actions.verander_informant(row, by=request.user, **form.cleaned_data)
        return done(request, "Bewaard.", to=_home(process))
    context = process_context(
        process,
        title=row.person.name,
        lead="Kies de vragen waar deze persoon feiten over heeft.",
        crumbs=_crumbs(process),
    )
    return form_page(request, form, context, button="Bewaar de vragen", back=_home(process))


@require_POST
@begeleider
def informant_uitnodigen(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    row = actions.nodig_informant_uit(_of(process, pk), by=request.user)
    way = "Er gaat een mail heen." if row.person.email else "Geef de persoonlijke link zelf, of bel."
    return done(request, f"{row.person.name} is gevraagd. {way}", to=_home(process))


@require_POST
@begeleider
def informant_ja(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    row = actions.aanvaard_informant(_of(process, pk), by=request.user, kanaal="mondeling")
    return done(request, f"{row.person.name} komt.", to=_home(process))


@require_POST
@begeleider
def informant_nee(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    row = actions.zeg_informant_af(_of(process, pk), by=request.user)
    return done(request, f"{row.person.name} komt niet.", to=_home(process))


@require_http_methods(["GET", "POST"])
@begeleider
def informant_briefen(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    row = _of(process, pk)
    form = BriefingForm(request.POST or None, initial={"briefing": row.briefing})
    if form.is_valid():
        actions.brief_informant(row, by=request.user, **form.cleaned_data)
        return done(request, "Bewaard wat jullie bespraken.", to=_home(process))
    lead = "Feiten, gewone taal, de minuten, geen advies, en weg na de uitleg."
    context = process_context(process, title="Bespreek de rol", lead=lead, crumbs=_crumbs(process))
    return form_page(request, form, context, button="Bewaar wat jullie bespraken", back=_home(process))


def _has_more_roles(row: Informant) -> bool:
    return any(hasattr(row.person, role) for role in ("kadersteller", "betrokkene", "kerngroeplid"))


def _of(process: Process, pk: int) -> Informant:
    return get_object_or_404(process.informanten.select_related("person", "process"), pk=pk)


def _home(process: Process) -> str:
    return reverse("participants:informanten", args=[process.slug])


def _board(process: Process) -> list[tuple[str, str]]:
    return [("Informatie", reverse("participants:informatie", args=[process.slug]))]


def _crumbs(process: Process) -> list[tuple[str, str]]:
    return [*_board(process), ("Informanten", _home(process))]
