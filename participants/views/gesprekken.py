"""Talks: today, planned, held; and the note that is opened only by a button."""

from datetime import timedelta

from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from herstel.lib import clock, ics, merge
from herstel.lib.htmx import page_or_part
from herstel.lib.live import live
from herstel.lib.refused import Overtaken, Refused
from participants import rules
from participants.actions import gesprekken as actions
from participants.actions.vastleggen import Gezegd, leg_gesprek_vast
from participants.forms.gesprekken import GesprekForm, KortForm, NotitieForm, PlanForm, VerzetForm
from participants.models import Aandraging, Gesprek, Vrager
from participants.views import mensen
from participants.views.opened import begeleider
from processes import ook_hier
from processes.access import UserRequest
from processes.models import Process
from processes.pages import process_context
from processes.road import GESPREKKEN
from processes.views.concept import bewaart_concept, offer
from processes.views.formulier import done, form_page

COMING = 50


@require_safe
@begeleider
def gesprekken(request: UserRequest, process: Process) -> HttpResponse:
    """Today per begeleider, then what waits for an ending, then what comes."""
    planned = list(_talks(process).filter(status=Gesprek.Status.GEPLAND).order_by("gepland_op", "pk")[: COMING * 4])
    today, now = clock.today(), clock.now()
    days = [(talk, timezone.localtime(talk.gepland_op).date()) for talk in planned]
    mine = [talk for talk, day in days if day == today and talk.begeleider_id == request.user.pk]
    context = process_context(process, title="Gesprekken", lead=process.road.station(GESPREKKEN).lead) | {
        "today": today,
        "mine": mine,
        "others": [talk for talk, day in days if day == today and talk not in mine],
        "late": [talk for talk, day in days if day < today],
        "coming": [talk for talk, day in days if day > today][:COMING],
        "now": now,
    }
    return render(request, "participants/gesprekken.html", context)


@require_http_methods(["GET", "POST"])
@begeleider
@live(ook_hier.at("gesprek"))
@bewaart_concept
def gesprek(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    """The talk on one page: three questions and a note. Keep it now and then, and round it off at the end."""
    talk = _talk(process, pk)
    notitie = rules.note_of(talk)
    held = talk.status != Gesprek.Status.GEPLAND
    may_read = rules.may_read_note(request.user, talk)
    # A note that a colleague wrote meanwhile hides the field, never the words that were typed in it.
    typed = request.POST or request.concept.typed
    noted = (bool(notitie) or not may_read) and not typed.get("notitie")
    form = GesprekForm(request.POST or None, process=process, noted=noted, held=held)
    if form.is_valid():
        given = dict(form.cleaned_data)
        voorbereid = given.pop("voorbereid", False)
        ends = request.POST.get("doe") == "rond_af"
        try:
            leg_gesprek_vast(talk, by=request.user, gezegd=Gezegd(**given), afronden=ends, voorbereid=voorbereid)
        except Overtaken as no:
            return _both_notes(request, talk, form, "notitie", no)
        said = "Het gesprek is afgerond." if ends else "Bewaard. Je kunt verder met het gesprek."
        return done(request, said, to=mensen.page(talk.betrokkene) if ends else _page(talk))
    context = _context(talk) | {"form": form, "notitie": notitie, "held": held, "may_read": may_read}
    return page_or_part(request, "participants/gesprek.html", context)


@require_http_methods(["GET", "POST"])
@begeleider
def gesprek_plannen(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    row = mensen.of(process, pk)
    initial = {"begeleider": row.begeleider_id or request.user.pk, "plaats": row.person.address}
    form = PlanForm(request.POST or None, process=process, initial=initial)
    if form.is_valid():
        talk = actions.plan_gesprek(row, by=request.user, **form.cleaned_data)
        mailed = " Er gaat een mail heen met de afspraak." if row.person.email and talk.gepland_op > clock.now() else ""
        return done(request, f"De afspraak staat.{mailed}", to=mensen.page(row))
    lead = "Iedereen krijgt hetzelfde gesprek, met dezelfde drie vragen."
    crumbs = [(row.person.name, mensen.page(row))]
    context = process_context(process, title="Plan een gesprek", lead=lead, crumbs=crumbs)
    return form_page(request, form, context, button="Plan het gesprek", back=mensen.page(row))


@require_http_methods(["GET", "POST"])
@begeleider
def gesprek_verzetten(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    talk = _talk(process, pk)
    names = ("gepland_op", "kanaal", "plaats", "duur", "begeleider", "volgorde")
    form = VerzetForm(request.POST or None, process=process, initial={name: getattr(talk, name) for name in names})
    if form.is_valid():
        actions.verzet_gesprek(talk, by=request.user, **form.cleaned_data)
        return done(request, "De afspraak is verzet.", to=mensen.page(talk.betrokkene))
    context = process_context(
        process,
        title="Verzet het gesprek",
        lead="Wie een mailadres heeft, krijgt de nieuwe tijd meteen.",
        crumbs=_crumbs(talk),
    )
    return form_page(request, form, context, button="Verzet het gesprek", back=_page(talk))


@require_POST
@begeleider
def gesprek_afzeggen(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    talk = actions.zeg_gesprek_af(_talk(process, pk), by=request.user)
    return done(request, "Het gesprek gaat niet door.", to=mensen.page(talk.betrokkene))


@require_http_methods(["GET", "POST"])
@begeleider
@bewaart_concept
def gesprek_kort(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    """Fifteen minutes in the voorbereidingshoek."""
    row = mensen.of(process, pk)
    form = KortForm(request.POST or None)
    if form.is_valid():
        actions.voer_kort_gesprek(row, by=request.user, **form.cleaned_data)
        return done(request, f"{row.person.name} is voorbereid.", to=mensen.page(row))
    lead = "Vijftien minuten: waar gaat het over, wat staat vast, en hoe beslissen we samen."
    crumbs = [(row.person.name, mensen.page(row))]
    context = process_context(process, title="Korte voorbereiding", lead=lead, crumbs=crumbs)
    notice = rules.who_reads_notes(process)
    return form_page(request, form, context, button="Rond de voorbereiding af", back=mensen.page(row), notice=notice)


@require_safe
@begeleider
def gesprek_agenda(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    """The moment as a file, for who gets no mail."""
    return calendar_file(_talk(process, pk))


@require_POST
@begeleider
def notitie_lezen(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    """Show a note on its own page. Only by a button, and each reading is kept."""
    talk = _talk(process, pk)
    notitie = rules.note_of(talk)
    if notitie is None:
        raise Refused("Er is geen notitie bij dit gesprek.")
    text = actions.lees_notitie(notitie, by=request.user)
    form = NotitieForm(initial={"text": text, "vorige": rules.note_version(notitie)})
    written_at = reverse("participants:notitie_veranderen", args=[process.slug, pk])
    offer(request, written_at).offer_to(form)
    return render(request, "participants/notitie.html", _context(talk) | {"form": form, "notitie": notitie})


@require_POST
@begeleider
@bewaart_concept
def notitie_veranderen(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    talk = _talk(process, pk)
    if not rules.may_read_note(request.user, talk):
        raise Refused("Deze notitie is niet voor jou.")
    form = NotitieForm(request.POST)
    if form.is_valid():
        try:
            actions.schrijf_notitie(talk, by=request.user, **form.cleaned_data)
        except Overtaken as no:
            return _both_notes(request, talk, form, "text", no)
        return done(request, "De notitie is bewaard.", to=_page(talk))
    request.concept.offer_to(form)
    return render(request, "participants/notitie.html", _context(talk) | {"form": form}, status=422)


def _both_notes(request: UserRequest, talk: Gesprek, form: Form, field: str, no: Overtaken) -> HttpResponse:
    """The note of a colleague beside the own one. That is reading it: kept like each other reading."""
    notitie = rules.note_of(talk)
    stored = actions.lees_notitie(notitie, by=request.user) if notitie else ""
    form.initial.update({field: stored, "vorige": rules.note_version(notitie)})
    fresh = reverse("participants:notitie_lezen", args=[talk.betrokkene.process.slug, talk.pk])
    return merge.page(request, form, no, fresh=fresh if field == "text" else _page(talk))


def calendar_file(talk: Gesprek) -> HttpResponse:
    response = HttpResponse(rules.in_calendar(talk), content_type=f"{ics.MIME}; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="afspraak.ics"'
    return response


def _context(talk: Gesprek) -> dict[str, object]:
    row = talk.betrokkene
    process = row.process
    named = Aandraging.objects.filter(door=row).select_related("betrokkene__person")
    return process_context(process, title=f"Gesprek met {row.person.name}", crumbs=_crumbs(talk)[:-1]) | {
        "talk": talk,
        "row": row,
        "lock": rules.who_reads_notes(process),
        "named": named,
        "asked": Vrager.objects.filter(betrokkene=row).select_related("vraag"),
        "needs": row.person.behoeften.all(),
        "until": talk.gepland_op + timedelta(minutes=talk.duur),
    }


def _talks(process: Process) -> QuerySet[Gesprek]:
    rows = Gesprek.objects.filter(betrokkene__process=process)
    return rows.select_related("begeleider", "betrokkene__person", "betrokkene__groep", "betrokkene__process")


def _talk(process: Process, pk: int) -> Gesprek:
    return get_object_or_404(_talks(process), pk=pk)


def _page(talk: Gesprek) -> str:
    return reverse("participants:gesprek", args=[talk.betrokkene.process.slug, talk.pk])


def _crumbs(talk: Gesprek) -> list[tuple[str, str]]:
    row = talk.betrokkene
    return [(row.person.name, mensen.page(row)), ("Gesprek", _page(talk))]
