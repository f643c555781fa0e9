"""After the plandag, by the personal link: how the toets stands, sign, and say how a promise stands."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from herstel.lib.htmx import page_or_part, redirect_or_part
from plandag.actions import overeenkomst as signing
from plandag.actions import vervolg as actions
from plandag.forms.vervolg import StandForm, TekenForm
from plandag.rules import geld, raster
from plandag.rules import toets as toets_rules
from plandag.rules import vervolg as rules
from plandag.rules.documenten import person_may_read
from processes import access
from processes.access import PersonRequest
from processes.models import Person
from processes.pages import person_context


@require_safe
@access.persoon
def mijn_toets(request: PersonRequest, person: Person) -> HttpResponse:
    """What the parties said about the plan, in words, per partij."""
    toets = toets_rules.standing(person.process)
    if toets is None or not person_may_read(person):
        raise Http404
    matrix = toets_rules.matrix(toets)
    partijen = [(partij, matrix.of(partij)) for partij in rules.kaderstellend(person.process)]
    context = person_context(person.process) | {
        "person": person,
        "matrix": matrix,
        "raster": raster.of_matrix(matrix),
        "grenzen": geld.of_matrix(matrix),
        "ronde": rules.slotronde_of(toets.plan),
        "partijen": [
            (partij, all(cel.past for cel in cellen), sum(cel.oordeel is not None for cel in cellen), len(cellen))
            for partij, cellen in partijen
        ],
        "niet": [cel for cel in matrix.cellen if cel.past_niet],
        "vragen": [cel for cel in matrix.cellen if cel.vraag],
        "besluiten": toets.besluiten.select_related("partij"),
    }
    return render(request, "plandag/mijn_toets.html", context)


@require_http_methods(["GET", "POST"])
@access.persoon
def mijn_ondertekenen(request: PersonRequest, person: Person) -> HttpResponse:
    """Read the overeenkomst, and put the own name under it. Nobody has to."""
    paper = rules.overeenkomst(person.process)
    if paper is None or not person_may_read(person):
        raise Http404
    form = TekenForm(request.POST or None, initial={"sha256": paper.sha256})
    if form.is_valid():
        signing.teken(paper, by=person, person=person, sha256=form.cleaned_data["sha256"])
        messages.success(request, _("Dank je wel. Het is bewaard."))
        return redirect_or_part(request, to=request.path)
    context = (
        person_context(person.process)
        | rules.to_read(paper)
        | {
            "person": person,
            "form": form,
            "mine": paper.handtekeningen.filter(partij=None, person=person).first(),
            "may": rules.may_sign(paper, person),
        }
    )
    return page_or_part(request, "plandag/mijn_ondertekenen.html", context)


@require_safe
@access.persoon
def mijn_afspraken(request: PersonRequest, person: Person) -> HttpResponse:
    """Every promise with how it stands; the own ones first, to report on."""
    process = person.process
    if not process.vervolgafspraken.exists() or not person_may_read(person):
        raise Http404
    rows = process.vervolgafspraken.select_related("voorstel", "partij").prefetch_related("meldingen")
    context = person_context(process) | {
        "person": person,
        "own": [row for row in rows if row.eigenaar_id == person.pk],
        "others": [row for row in rows if row.eigenaar_id != person.pk],
        "evaluaties": process.evaluaties.all(),
        "verantwoording": process.verantwoordingen.order_by("-nummer").first(),
        "tikken": [("bezig", _("Ik ben bezig")), ("klaar", _("Het is klaar"))],
        "open": process.is_moving and process.step in ("toetsing", "nazorg"),
    }
    return render(request, "plandag/mijn_afspraken.html", context)


@require_http_methods(["GET", "POST"])
@access.persoon
def mijn_afspraak(request: PersonRequest, person: Person, pk: int) -> HttpResponse:
    """One tap for *bezig* and *klaar*; trouble with a few words."""
    afspraak = get_object_or_404(person.vervolgafspraken.filter(process=person.process), pk=pk)
    form = StandForm(request.POST or None)
    if form.is_valid():
        actions.meld_stand(afspraak, by=person, **form.cleaned_data)
        return redirect_or_part(request, to=reverse("plandag:mijn_afspraken"))
    context = person_context(person.process) | {"person": person, "afspraak": afspraak, "form": form}
    return page_or_part(request, "plandag/mijn_afspraak.html", context)
