"""The list: who is touched, how far each of them is, and which groups are still missing."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet, Subquery
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from participants import overview, rules
from participants.actions import betrokkenen as actions
from participants.forms.betrokkenen import BetrokkeneForm, ZoekForm
from participants.models import Betrokkene, Gesprek
from participants.views.opened import begeleider
from processes.access import UserRequest
from processes.models import Process
from processes.pages import process_context
from processes.views.formulier import done, form_page

PER_PAGE = 25
Status = Betrokkene.Status
NOT_SPOKEN, TOO_LONG = "niet_gesproken", "wacht_lang"


@dataclass(frozen=True)
class Line:
    """One person on the list: how far, what to mind, and what you can do now."""

    row: Betrokkene
    too_long: bool
    notes: str
    action: str = ""
    url: str = ""


@require_safe
@begeleider
def betrokkenen(request: UserRequest, process: Process) -> HttpResponse:
    """The list with its funnel, in a fixed number of queries. Who asks for nothing sees with whom to talk."""
    counts = count(process)
    kept = request.GET.copy()
    kept.pop("pagina", None)
    if not kept and counts[NOT_SPOKEN]:
        kept["stand"] = NOT_SPOKEN
    form = ZoekForm(kept, process=process)
    asked = form.cleaned_data if form.is_valid() else {}
    page = Paginator(_found(process, asked), PER_PAGE).get_page(request.GET.get("pagina"))
    stand = asked.get("stand", "")
    lead = "Iedereen die hierdoor geraakt is, mag meedoen. Ook wie er anders over denkt."
    context = process_context(process, title="Betrokkenen", lead=lead) | {
        "form": form,
        "page": page,
        "lines": [_line(row, process) for row in page],
        "kept": kept.urlencode(),
        "stand": stand,
        "chips": _chips(counts, stand),
        "counts": counts,
        "funnel": _funnel(counts),
        "bars": overview.coverage(overview.with_counts(process)),
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


def count(process: Process) -> dict[str, int]:
    """How many are at each stage, and how many wait; in one query."""
    held = Exists(Gesprek.objects.gevoerd().filter(betrokkene=OuterRef("pk")))
    coming = ~Q(status__in=Betrokkene.NOT_COMING)
    return process.betrokkenen.annotate(held=held).aggregate(
        iedereen=Count("pk"),
        met_gesprek=Count("pk", filter=Q(held=True)),
        **{NOT_SPOKEN: Count("pk", filter=coming & Q(held=False))},
        **{TOO_LONG: Count("pk", filter=Q(pk__in=rules.wait_too_long([process.pk])))},
        **{status: Count("pk", filter=Q(status=status)) for status in Status.values},
    )


def _funnel(counts: dict[str, int]) -> list[dict[str, Any]]:
    """From named to prepared: how many came so far, and which rows of the list did not yet."""
    steps = [
        ("benaderd", counts["iedereen"] - counts[Status.GENOEMD], Status.GENOEMD.value),
        ("gesproken", counts["met_gesprek"], NOT_SPOKEN),
        ("voorbereid", counts[Status.VOORBEREID], Status.GESPROKEN.value),
    ]
    return [{"name": name, "count": so_far, "key": key, "rest": counts[key]} for name, so_far, key in steps]


def _chips(counts: dict[str, int], chosen: str) -> list[tuple[str, str, int]]:
    """What the list can show: only what there is, or what was chosen."""
    in_funnel = (Status.GENOEMD, Status.GESPROKEN)
    stages = [(key, word) for key, word in Status.choices if key == chosen or key not in in_funnel]
    words = [(NOT_SPOKEN, "Nog niet gesproken"), (TOO_LONG, "Wacht te lang"), *stages]
    found = [(key, word, counts[key]) for key, word in words if counts[key] or key == chosen]
    return [("", "Iedereen", counts["iedereen"]), *found]


def _line(row: Any, process: Process) -> Line:
    notes = [
        row.bijzonder,
        "Geen telefoon" if row.geen_telefoon else "",
        "Jonger dan 18" + (", ouder nog vragen" if row.mist_toestemming else "") if row.jonger_dan_18 else "",
        f"{row.keer} keer genoemd" if row.keer > 1 else "",
    ]
    words = " ".join(f"{note[0].upper()}{note[1:].rstrip('.')}." for note in notes if note)
    action, url = _next(row, process) if process.is_moving else ("", "")
    return Line(row, rules.waits_too_long(row), words, action, url)


def _next(row: Any, process: Process) -> tuple[str, str]:
    """What brings this person further; nothing for who is ready or does not come."""
    if row.status == Status.AFSPRAAK and row.talk:
        return "Voer het gesprek", reverse("participants:gesprek", args=[process.slug, row.talk])
    if row.status in (Status.BENADERD, Status.AFSPRAAK):
        return "Plan een gesprek", reverse("participants:gesprek_plannen", args=[process.slug, row.pk])
    page = reverse("participants:betrokkene", args=[process.slug, row.pk])
    words = {Status.GENOEMD: ("Neem contact op", "#bereik"), Status.GESPROKEN: ("Bereid verder voor", "#gesprekken")}
    action, place = words.get(row.status, ("", ""))
    return action, f"{page}{place}" if action else ""


def _found(process: Process, asked: dict[str, Any]) -> QuerySet[Betrokkene]:
    planned = Gesprek.objects.gepland().filter(betrokkene=OuterRef("pk"))
    rows = (
        process.betrokkenen.order_by("person__name", "pk")
        .select_related("person", "groep", "begeleider")
        .annotate(
            afspraak=Min("gesprekken__gepland_op", filter=Q(gesprekken__status=Gesprek.Status.GEPLAND)),
            talk=Subquery(planned.values("pk")[:1]),
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
        return rows.filter(pk__in=rules.wait_too_long([process.pk])).order_by("at", "pk")
    return rows.filter(status=stand) if stand in Status.values else rows


def _home(process: Process) -> str:
    return reverse("participants:betrokkenen", args=[process.slug])


def _page(row: Betrokkene) -> str:
    return reverse("participants:betrokkene", args=[row.process.slug, row.pk])
