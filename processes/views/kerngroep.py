"""Kerngroep: seats per side, spelregels, who was asked and who said yes."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from herstel.lib.live import live
from herstel.lib.refused import Refused
from processes import access, ook_hier, seen
from processes.access import UserRequest
from processes.actions import kerngroep as actions
from processes.forms.kerngroep import AanvaardVoorForm, LidForm, SpelregelsForm
from processes.models import Kant, Kerngroeplid, Process, Spelregels
from processes.pages import Crumb, process_context
from processes.road import KERNGROEP
from processes.views.concept import bewaart_concept
from processes.views.formulier import done, form_page

TITLE = "Kerngroep"


@require_safe
@access.begeleider
@live(seen.kerngroep)
def kerngroep(request: UserRequest, process: Process) -> HttpResponse:
    """Who sits where: per side the seats that are taken, and one empty chair where nobody sits."""
    seats = list(process.kerngroep.select_related("person__kant", "person__kadersteller", "partij", "spelregels"))
    here = [seat for seat in seats if seat.gestopt_op is None and seat.afgezegd_op is None]
    sides: list[tuple[Kant | None, list[Kerngroeplid]]] = [
        (kant, [seat for seat in here if seat.person.kant_id == kant.pk]) for kant in process.kanten.all()
    ]
    if homeless := [seat for seat in here if seat.person.kant_id is None]:
        sides.append((None, homeless))
    rules = process.spelregels.last()
    context = process_context(process, title=TITLE, lead=process.road.station(KERNGROEP).lead) | {
        "sides": sides,
        "members": len(here),
        "accepted": sum(seat.aanvaard_op is not None and seat.spelregels == rules for seat in here),
        "gone": [seat for seat in seats if seat not in here],
        "rules": rules,
        "double": [seat for seat in here if actions.has_double_role(seat)],
    }
    return render(request, "processes/kerngroep.html", context)


@require_http_methods(["GET", "POST"])
@access.begeleider
def lid_toevoegen(request: UserRequest, process: Process) -> HttpResponse:
    form = LidForm(request.POST or None, process=process, initial={"kant": request.GET.get("kant")})
    if form.is_valid():
        lid = actions.voeg_lid_toe(process, by=request.user, **form.cleaned_data)
        warning = " Let op: deze persoon spreekt ook voor een partij die kaders vastlegt. Dat staat nu in het journaal."
        message = f"{lid.person.name} heeft een plek.{warning if actions.has_double_role(lid) else ''}"
        return done(request, message, to=_home(process))
    lead = "Iemand is pas lid als deze persoon dat zelf zegt, en ja zegt tegen de spelregels."
    context = process_context(process, title="Voeg een lid toe", lead=lead, crumbs=_crumbs(process))
    return form_page(request, form, context, button="Geef deze persoon een plek", back=_home(process))


@require_http_methods(["GET", "POST"])
@access.begeleider
@live(ook_hier.at("spelregels"))
@bewaart_concept
def spelregels(request: UserRequest, process: Process) -> HttpResponse:
    last = process.spelregels.last()
    initial = {"text": last.text, "vorige": last.nummer} if last else {"vorige": 0}
    form = SpelregelsForm(request.POST or None, initial=initial)
    if form.is_valid():
        rules = actions.schrijf_spelregels(process, by=request.user, **form.cleaned_data)
        return done(request, f"Versie {rules.nummer} van de spelregels is bewaard.", to=_home(process))
    asked = process.kerngroep.lid().exclude(uitgenodigd_op=None).exclude(person__email="").count()
    notice = f"Een nieuwe versie vraagt iedereen opnieuw om ja. Dit gaat naar {asked} mensen met een mailadres."
    context = process_context(
        process,
        title="Spelregels",
        lead="Wie in de kerngroep zit, zegt ja tegen precies deze tekst.",
        crumbs=_crumbs(process),
    )
    return form_page(
        request, form, context, button="Bewaar de spelregels", back=_home(process), notice=notice if last else ""
    )


@require_POST
@access.begeleider
def lid_uitnodigen(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    lid = actions.nodig_lid_uit(_lid(process, pk), by=request.user)
    how = "krijgt een mail" if lid.person.email else "heeft geen mailadres: geef de link zelf"
    return done(request, f"{lid.person.name} is gevraagd en {how}.", to=_home(process))


@require_http_methods(["GET", "POST"])
@access.begeleider
def lid_aanvaarden(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    """Type in a yes that somebody gave aloud, after hearing exactly these spelregels."""
    lid, rules = _lid(process, pk), _rules(process)
    form = AanvaardVoorForm(request.POST or None, initial={"versie": rules.sha256})
    if form.is_valid():
        shown = process.spelregels.filter(sha256=form.cleaned_data["versie"]).last() or rules
        kanaal = form.cleaned_data["kanaal"]
        actions.aanvaard_lidmaatschap(lid, by=request.user, spelregels=shown, kanaal=kanaal)
        return done(request, f"Het ja van {lid.person.name} is opgeschreven, met jouw naam erbij.", to=_home(process))
    lead = "Lees de spelregels voor. Schrijf alleen op wat deze persoon zelf zei."
    context = process_context(process, title=f"Zei {lid.person.name} ja?", lead=lead, crumbs=_crumbs(process))
    return form_page(request, form, context, button="Schrijf dit ja op", back=_home(process), quote=rules.text)


@require_POST
@access.begeleider
def lid_afzeggen(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    lid = actions.zeg_lidmaatschap_af(_lid(process, pk), by=request.user)
    return done(request, f"{lid.person.name} doet niet mee.", to=_home(process))


@require_POST
@access.begeleider
def lid_stoppen(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    lid = actions.lid_stopt(_lid(process, pk), by=request.user)
    return done(request, f"{lid.person.name} is gestopt. Wat deze persoon zei, blijft staan.", to=_home(process))


def _lid(process: Process, pk: int) -> Kerngroeplid:
    return get_object_or_404(process.kerngroep.select_related("person"), pk=pk)


def _rules(process: Process) -> Spelregels:
    rules = process.spelregels.last()
    if rules is None:
        raise Refused("Schrijf eerst de spelregels. Een lid aanvaardt die meteen.")
    return rules


def _home(process: Process) -> str:
    return reverse("processes:kerngroep", args=[process.slug])


def _crumbs(process: Process) -> list[Crumb]:
    return [(TITLE, _home(process))]
