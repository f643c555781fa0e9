"""The board: what people want to know, how often, who answers it, and whether that is done."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from participants.actions import informatie as actions
from participants.forms.informatie import AntwoordForm, KanNietForm, SamenForm, VraagForm
from participants.models import Informatievraag
from participants.views.opened import begeleider
from processes.access import UserRequest
from processes.models import Process
from processes.pages import process_context
from processes.road import VERBREDING
from processes.views.concept import bewaart_concept
from processes.views.formulier import done, form_page


@require_safe
@begeleider
def informatie(request: UserRequest, process: Process) -> HttpResponse:
    """Most asked first. What came by link and was not read yet stands on top."""
    rows = process.informatievragen.standing().with_counts().prefetch_related("informanten__person")
    vragen = list(rows)
    context = process_context(process, title="Informatie", lead=process.road.station(VERBREDING).lead) | {
        "new": [vraag for vraag in vragen if not vraag.op_bord],
        "vragen": [vraag for vraag in vragen if vraag.op_bord],
        "open": set(process.informatievragen.open().values_list("pk", flat=True)),
    }
    return render(request, "participants/informatie.html", context)


@require_http_methods(["GET", "POST"])
@begeleider
def vraag_toevoegen(request: UserRequest, process: Process) -> HttpResponse:
    form = VraagForm(request.POST or None)
    if form.is_valid():
        actions.stel_vraag(process, by=request.user, **form.cleaned_data)
        return done(request, "De vraag staat op het bord.", to=_home(process))
    context = process_context(
        process,
        title="Zet een vraag op het bord",
        lead="Schrijf de vraag op zoals iemand hem stelde.",
        crumbs=_crumbs(process),
    )
    return form_page(request, form, context, button="Zet op het bord", back=_home(process))


@require_http_methods(["GET", "POST"])
@begeleider
@bewaart_concept
def vraag_beantwoorden(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    vraag = _of(process, pk)
    form = AntwoordForm(request.POST or None, initial={"antwoord": vraag.antwoord})
    if form.is_valid():
        actions.beantwoord_vraag(vraag, by=request.user, **form.cleaned_data)
        return done(request, "Het antwoord staat op het bord.", to=_home(process))
    context = process_context(
        process,
        title="Schrijf het antwoord",
        lead="Wie de vraag stelde, leest dit antwoord op de eigen pagina.",
        crumbs=_crumbs(process),
    )
    return form_page(request, form, context, button="Bewaar het antwoord", back=_home(process), quote=vraag.text)


@require_http_methods(["GET", "POST"])
@begeleider
def vraag_kan_niet(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    vraag = _of(process, pk)
    form = KanNietForm(request.POST or None, initial={"omdat": vraag.kan_niet_omdat})
    if form.is_valid():
        actions.kan_niet(vraag, by=request.user, **form.cleaned_data)
        return done(request, "Op het bord staat nu waarom dit niet kan.", to=_home(process))
    context = process_context(
        process,
        title="Dit kan niet, omdat…",
        lead="Zeg eerlijk waarom er geen antwoord komt. Dat is ook een antwoord.",
        crumbs=_crumbs(process),
    )
    return form_page(request, form, context, button="Zet de reden op het bord", back=_home(process), quote=vraag.text)


@require_http_methods(["GET", "POST"])
@begeleider
def vraag_samenvoegen(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    vraag = _of(process, pk)
    form = SamenForm(request.POST or None, vraag=vraag)
    if form.is_valid():
        actions.voeg_samen(vraag, by=request.user, **form.cleaned_data)
        return done(request, "De vragen zijn samengevoegd.", to=_home(process))
    lead = "Wie deze vraag stelde, telt mee bij de andere. Iedereen telt één keer."
    context = process_context(process, title="Voeg samen", lead=lead, crumbs=_crumbs(process))
    return form_page(request, form, context, button="Voeg de vragen samen", back=_home(process), quote=vraag.text)


@require_http_methods(["GET", "POST"])
@begeleider
def vraag_op_bord(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    """A question that came by link: take out names and blame, and let everyone read it."""
    vraag = _of(process, pk)
    form = VraagForm(request.POST or None, initial={"text": vraag.text})
    if form.is_valid():
        actions.zet_op_bord(vraag, by=request.user, **form.cleaned_data)
        return done(request, "Iedereen kan deze vraag nu lezen.", to=_home(process))
    lead = "Haal namen en schuld eruit. Verander niet wat iemand wil weten."
    context = process_context(process, title="Lees de vraag na", lead=lead, crumbs=_crumbs(process))
    return form_page(request, form, context, button="Zet op het bord", back=_home(process))


def _of(process: Process, pk: int) -> Informatievraag:
    return get_object_or_404(process.informatievragen.standing().select_related("process"), pk=pk)


def _home(process: Process) -> str:
    return reverse("participants:informatie", args=[process.slug])


def _crumbs(process: Process) -> list[tuple[str, str]]:
    return [("Informatie", _home(process))]
