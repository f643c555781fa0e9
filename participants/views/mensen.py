"""One betrokkene: contact, how far, who named whom, talks, needs and who comes along."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from participants import rules
from participants.actions import betrokkenen as actions
from participants.forms.betrokkenen import BereikForm, NoemForm, SteunfiguurForm
from participants.models import Betrokkene
from participants.views.opened import begeleider
from processes.access import UserRequest
from processes.models import Process
from processes.pages import process_context
from processes.views.formulier import done, form_page


@require_safe
@begeleider
def betrokkene(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    row = of(process, pk)
    person = row.person
    alike = rules.look_alikes(process, name=person.name, email=person.email, phone=person.phone)
    crumbs = [("Betrokkenen", reverse("participants:betrokkenen", args=[process.slug]))]
    lead = "Zo bereik je deze persoon, en zo ver is het contact."
    context = process_context(process, title=person.name, lead=lead, crumbs=crumbs) | {
        "row": row,
        "fixed": rules.is_fixed(row),
        "alike": alike.exclude(pk=person.pk).select_related("betrokkene"),
        "named_by": row.aangedragen_door.select_related("door__person"),
        "names": row.aandragingen.select_related("betrokkene__person"),
        "talks": row.gesprekken.select_related("begeleider"),
        "needs": person.behoeften.all(),
        "along": row.steunfiguren.select_related("person"),
        "settable": _settable(row),
    }
    return render(request, "participants/betrokkene.html", context)


@require_http_methods(["GET", "POST"])
@begeleider
def betrokkene_veranderen(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    row = of(process, pk)
    initial = {name: getattr(row.person, name) for name in actions.CHANGES_PERSON}
    initial |= {name: getattr(row, name) for name in actions.CHANGES_ROW}
    form = BereikForm(request.POST or None, process=process, initial=initial)
    if form.is_valid():
        actions.verander_betrokkene(row, by=request.user, **form.cleaned_data)
        return done(request, "De gegevens zijn bewaard.", to=page(row))
    notice = "De naam, de groep en de leeftijd staan nu vast." if rules.is_fixed(row) else ""
    context = process_context(
        process,
        title="Verander de gegevens",
        lead="Schrijf alleen op wat je nodig hebt om deze persoon te bereiken.",
        crumbs=_crumbs(row),
    )
    return form_page(request, form, context, button="Bewaar de gegevens", back=page(row), notice=notice)


@require_POST
@begeleider
def betrokkene_stand(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    row = actions.zet_status(of(process, pk), by=request.user, status=request.POST.get("stand", ""))
    return done(request, f"De stand is nu: {row.get_status_display()}.", to=page(row))


@require_POST
@begeleider
def betrokkene_weg(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    actions.verwijder_betrokkene(of(process, pk), by=request.user)
    to = reverse("participants:betrokkenen", args=[process.slug])
    return done(request, "Deze persoon staat niet meer op de lijst.", to=to)


@require_http_methods(["GET", "POST"])
@begeleider
def betrokkene_noemen(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    row = of(process, pk)
    form = NoemForm(request.POST or None, betrokkene=row)
    if form.is_valid():
        actions.noem(row, by=request.user, **form.cleaned_data)
        return done(request, "Bewaard wie deze persoon noemde.", to=page(row))
    lead = "Alleen begeleiders zien wie wie noemde."
    context = process_context(process, title="Nog een keer genoemd", lead=lead, crumbs=_crumbs(row))
    return form_page(request, form, context, button="Bewaar wie dit zei", back=page(row))


@require_http_methods(["GET", "POST"])
@begeleider
def steunfiguur_toevoegen(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    row = of(process, pk)
    form = SteunfiguurForm(request.POST or None)
    if form.is_valid():
        steun = actions.voeg_steunfiguur_toe(row, by=request.user, **form.cleaned_data)
        return done(request, f"{steun.person.name} komt mee.", to=page(row))
    lead = "Wie meekomt krijgt een eigen link, en geeft geen antwoord in de kring."
    context = process_context(process, title="Iemand komt mee", lead=lead, crumbs=_crumbs(row))
    return form_page(request, form, context, button="Laat deze persoon meekomen", back=page(row))


@require_POST
@begeleider
def steunfiguur_weg(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    steun = get_object_or_404(process.steunfiguren.select_related("voor", "person"), pk=pk)
    to = reverse("participants:betrokkene", args=[process.slug, steun.voor_id])
    actions.verwijder_steunfiguur(steun, by=request.user)
    return done(request, "Deze persoon komt toch niet mee.", to=to)


def of(process: Process, pk: int) -> Betrokkene:
    rows = process.betrokkenen.select_related("person", "groep", "begeleider", "process")
    return get_object_or_404(rows, pk=pk)


def page(row: Betrokkene) -> str:
    return reverse("participants:betrokkene", args=[row.process.slug, row.pk])


def _crumbs(row: Betrokkene) -> list[tuple[str, str]]:
    return [("Betrokkenen", reverse("participants:betrokkenen", args=[row.process.slug])), (row.person.name, page(row))]


def _settable(row: Betrokkene) -> list[tuple[str, str]]:
    """What can be said about contact now; the rest follows from talks."""
    labels = {
        "benaderd": "Benaderd",
        "voorbereid": "Voorbereid",
        "wil_niet": "Doet niet mee",
        "niet_bereikt": "Niet bereikt",
    }
    spoken = row.gesprekken.gevoerd().exists()
    hidden = {row.status} | (set() if spoken else {"voorbereid"})
    if row.status not in (*Betrokkene.NOT_COMING, Betrokkene.Status.GENOEMD):
        hidden |= {"benaderd"}
    return [(key, word) for key, word in labels.items() if key not in hidden]
