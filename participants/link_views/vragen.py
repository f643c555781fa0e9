"""What a deelnemer sees and says by the personal link: the board, who is missing, what is needed."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from herstel.lib.htmx import page_or_part, redirect_or_part
from participants import rules
from participants.actions import behoeften, betrokkenen, informatie
from participants.forms.betrokkenen import BehoefteForm
from participants.forms.informatie import MijnVraagForm, WieMistForm
from participants.models import Aandraging, Betrokkene, Gesprek
from processes import access
from processes.access import PersonRequest
from processes.models import Person
from processes.pages import person_context
from processes.road import GESPREKKEN


@require_http_methods(["GET", "POST"])
@access.persoon
def mijn_vraag(request: PersonRequest, person: Person) -> HttpResponse:
    """The board without names, and a question of one's own."""
    mine = _mine(person)
    form = MijnVraagForm(request.POST or None)
    if form.is_valid():
        informatie.stel_vraag(person.process, by=person, betrokkene=mine, **form.cleaned_data)
        return _done(request, _("Je vraag is bewaard. Je begeleider leest hem eerst."), "participants:mijn_vraag")
    vragen = list(person.process.informatievragen.standing().with_counts().prefetch_related("informanten"))
    asked = set(mine.gevraagd.values_list("vraag_id", flat=True))
    context = person_context(person.process) | {
        "person": person,
        "vragen": [(vraag, vraag.pk in asked) for vraag in vragen if vraag.op_bord],
        "waiting": [vraag for vraag in vragen if not vraag.op_bord and vraag.pk in asked],
        "form": form,
    }
    return page_or_part(request, "participants/mijn_vraag.html", context)


@require_POST
@access.persoon
def mijn_vraag_ook(request: PersonRequest, person: Person, pk: int) -> HttpResponse:
    vraag = get_object_or_404(person.process.informatievragen.on_board().select_related("process"), pk=pk)
    informatie.vraag_ook(vraag, by=person, betrokkene=_mine(person))
    return _done(request, _("Je wilt dit ook weten. Dat is bewaard."), "participants:mijn_vraag")


@require_http_methods(["GET", "POST"])
@access.persoon
def mijn_wie_mist(request: PersonRequest, person: Person) -> HttpResponse:
    """Name somebody. The answer is the same whether this person is on the list already or not."""
    mine = _mine(person)
    form = WieMistForm(request.POST or None, process=person.process)
    if form.is_valid():
        given = form.cleaned_data | {"groep": form.cleaned_data["groep"] or mine.groep}
        via = Aandraging.Via.PERSOON
        betrokkenen.voeg_betrokkene_toe(person.process, by=person, via=via, door=mine, **given)
        return _done(request, _("Dank je. Je begeleider leest dit. Niemand hoort dat jij dit zei."), "mijn")
    context = person_context(person.process) | {"person": person, "form": form}
    return page_or_part(request, "participants/mijn_wie_mist.html", context)


@require_http_methods(["GET", "POST"])
@access.persoon
def mijn_nodig(request: PersonRequest, person: Person) -> HttpResponse:
    """What I need to be there, and what is arranged."""
    _mine(person)
    form = BehoefteForm(request.POST or None)
    if form.is_valid():
        behoeften.noteer_behoefte(person, by=person, **form.cleaned_data)
        return _done(request, _("Bewaard. Je begeleider kijkt wat er kan."), "participants:mijn_nodig")
    context = person_context(person.process) | {"person": person, "form": form, "needs": person.behoeften.all()}
    return page_or_part(request, "participants/mijn_nodig.html", context)


@require_POST
@access.persoon
def mijn_nodig_weg(request: PersonRequest, person: Person, pk: int) -> HttpResponse:
    behoeften.verwijder_behoefte(get_object_or_404(person.behoeften.select_related("process"), pk=pk), by=person)
    return _done(request, _("Dat hoeft niet meer. Het is weg."), "participants:mijn_nodig")


@require_safe
@access.persoon
def mijn_agenda(request: PersonRequest, person: Person, pk: int) -> HttpResponse:
    """The own talk as a file for the own calendar."""
    talks = Gesprek.objects.select_related("begeleider", "betrokkene__process")
    talk = get_object_or_404(talks.gepland(), pk=pk, betrokkene__person=person)
    response = HttpResponse(rules.in_calendar(talk), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="afspraak.ics"'
    return response


def _mine(person: Person) -> Betrokkene:
    """For deelnemers, from the talks on; for anybody else these pages are not there."""
    row = Betrokkene.objects.filter(person=person).select_related("groep", "process").first()
    if row is None or not person.process.has_reached(GESPREKKEN):
        raise Http404
    return row


def _done(request: PersonRequest, message: str, to: str) -> HttpResponse:
    messages.success(request, message)
    return redirect_or_part(request, to=reverse(to))
