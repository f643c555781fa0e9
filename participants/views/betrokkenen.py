"""The list: who is touched, how far each of them is, and which groups are still missing."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from participants import rules
from participants.actions import betrokkenen as actions
from participants.forms.betrokkenen import BetrokkeneForm, ZoekForm
from participants.models import Betrokkene, Gesprek
from participants.views.groepen import bars, with_counts
from participants.views.opened import begeleider
from processes.access import UserRequest
from processes.models import Process
from processes.pages import process_context
from processes.views.formulier import done, form_page

PER_PAGE = 50
Status = Betrokkene.Status
NOT_SPOKEN, TOO_LONG = "niet_gesproken", "wacht_lang"


@require_safe
@begeleider
def betrokkenen(request: UserRequest, process: Process) -> HttpResponse:
    """The whole list with its funnel, in a fixed number of queries."""
    form = ZoekForm(request.GET, process=process)
    asked = form.cleaned_data if form.is_valid() else {}
    page = Paginator(_found(process, asked), PER_PAGE).get_page(request.GET.get("pagina"))
    groepen = with_counts(process)
    kept = request.GET.copy()
    kept.pop("pagina", None)
    lead = "Iedereen die hierdoor geraakt is, mag meedoen. Ook wie er anders over denkt."
    context = process_context(process, title="Betrokkenen", lead=lead) | {
        "form": form,
        "page": page,
        "kept": kept.urlencode(),
        "asked": any(asked.values()),
        "stand": asked.get("stand", ""),
        "chips": [("", "Iedereen"), (NOT_SPOKEN, "Nog niet gesproken"), (TOO_LONG, "Wacht te lang"), *Status.choices],
        "funnel": funnel(process),
        "groepen": groepen,
        "bars": bars(groepen),
        "kerngroep": rules.kerngroep_not_listed(process).count(),
    }
    return render(request, "participants/betrokkenen.html", context)


@require_http_methods(["GET", "POST"])
@begeleider
def betrokkene_toevoegen(request: UserRequest, process: Process) -> HttpResponse:
    """Somebody new. Who looks like somebody on the list is shown first, so that nobody is on it twice."""
    form = BetrokkeneForm(request.POST or None, process=process, initial={"begeleider": request.user.pk})
    notice = ""
    if form.is_valid():
        given = dict(form.cleaned_data)
        sure = given.pop("toch")
        alike = rules.look_alikes(process, **{key: given[key] for key in ("name", "email", "phone")})
        names = ", ".join(alike.values_list("name", flat=True)[:5])
        if sure or not names:
            row = actions.voeg_betrokkene_toe(process, by=request.user, **given)
            return done(request, f"{row.person.name} staat op de lijst.", to=_page(row))
        form.ask_whether_other()
        notice = f"Dit lijkt op iemand die je al kent: {names}. Kijk eerst of het dezelfde persoon is."
    lead = "Schrijf alleen op wat je nodig hebt om deze persoon te bereiken."
    crumbs = [("Betrokkenen", _home(process))]
    context = process_context(process, title="Voeg iemand toe", lead=lead, crumbs=crumbs)
    return form_page(request, form, context, button="Voeg deze persoon toe", back=_home(process), notice=notice)


@require_POST
@begeleider
def kerngroep_overnemen(request: UserRequest, process: Process) -> HttpResponse:
    taken = actions.neem_kerngroep_over(process, by=request.user)
    return done(request, f"Van de kerngroep op de lijst gezet: {len(taken)}.", to=_home(process))


def funnel(process: Process) -> dict[str, int]:
    """From named to prepared; in one query."""
    held = Exists(Gesprek.objects.gevoerd().filter(betrokkene=OuterRef("pk")))
    rows = process.betrokkenen.annotate(held=held)
    return rows.aggregate(
        genoemd=Count("pk"),
        benaderd=Count("pk", filter=~Q(status=Status.GENOEMD)),
        gesproken=Count("pk", filter=Q(held=True)),
        voorbereid=Count("pk", filter=Q(status=Status.VOORBEREID)),
    )


def _found(process: Process, asked: dict[str, Any]) -> QuerySet[Betrokkene]:
    rows = (
        process.betrokkenen.order_by("person__name", "pk")
        .select_related("person", "groep", "begeleider")
        .annotate(
            afspraak=Min("gesprekken__gepland_op", filter=Q(gesprekken__status=Gesprek.Status.GEPLAND)),
            keer=Count("aangedragen_door", distinct=True),
        )
    )
    if asked.get("zoek"):
        rows = rows.filter(person__name__icontains=asked["zoek"].strip())
    if asked.get("groep"):
        rows = rows.filter(groep=asked["groep"])
    if asked.get("begeleider"):
        rows = rows.filter(begeleider=asked["begeleider"])
    return _with_stand(rows, process, asked.get("stand", ""))


def _with_stand(rows: QuerySet[Betrokkene], process: Process, stand: str) -> QuerySet[Betrokkene]:
    if stand == NOT_SPOKEN:
        held = Gesprek.objects.gevoerd().filter(betrokkene=OuterRef("pk"))
        return rows.exclude(status__in=Betrokkene.NOT_COMING).exclude(Exists(held)).order_by("at", "pk")
    if stand == TOO_LONG:
        return rows.filter(pk__in=rules.too_long_named([process.pk])).order_by("at", "pk")
    return rows.filter(status=stand) if stand in Status.values else rows


def _home(process: Process) -> str:
    return reverse("participants:betrokkenen", args=[process.slug])


def _page(row: Betrokkene) -> str:
    return reverse("participants:betrokkene", args=[row.process.slug, row.pk])
