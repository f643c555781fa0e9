"""What a member of the kerngroep or a meelezer answers on the own page."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from herstel.lib import diff
from herstel.lib.htmx import page_or_part, redirect_or_part
from herstel.lib.refused import Refused
from processes import access, kader_cards, recognition
from processes.access import PersonRequest
from processes.actions import kaders as kader_actions
from processes.actions import kerngroep as actions
from processes.actions import kwestie as kwestie_actions
from processes.forms.kaders import ReactieForm
from processes.forms.kerngroep import AanvaardForm
from processes.forms.kwestie import HerkenningForm
from processes.models import KaderVersie, Kerngroeplid, Person
from processes.pages import person_context
from processes.road import KADERS


@require_http_methods(["GET", "POST"])
@access.persoon
def mijn_kerngroep(request: PersonRequest, person: Person) -> HttpResponse:
    """Yes to the seat and to exactly these spelregels, or no; nobody has to say why."""
    lid = get_object_or_404(Kerngroeplid, person=person, gestopt_op=None, uitgenodigd_op__isnull=False)
    rules = person.process.spelregels.last()
    if rules is None:
        raise Http404
    if request.POST.get("antwoord") == "nee":
        actions.zeg_lidmaatschap_af(lid, by=person)
        return _done(request, _("Dank je wel dat je het zegt. Je doet niet mee in de kerngroep."))
    form = AanvaardForm(request.POST or None, initial={"versie": rules.sha256})
    if form.is_valid():
        shown = person.process.spelregels.filter(sha256=form.cleaned_data["versie"]).last()
        if shown is None:
            raise Refused(_("De spelregels zijn intussen veranderd. Lees eerst de nieuwe versie."))
        actions.aanvaard_lidmaatschap(lid, by=person, spelregels=shown)
        return _done(request, _("Fijn dat je meedoet. Je bent lid van de kerngroep."))
    context = person_context(person.process) | {"person": person, "lid": lid, "rules": rules, "form": form}
    return page_or_part(request, "processes/mijn_kerngroep.html", context)


@require_http_methods(["GET", "POST"])
@access.persoon
def mijn_kwestie(request: PersonRequest, person: Person) -> HttpResponse:
    """The newest text, what changed in it, and the own answer."""
    process = person.process
    kwestie = process.kwesties.last()
    if kwestie is None or not kwestie_actions.readers(process).filter(pk=person.pk).exists():
        raise Http404
    own = kwestie.herkenningen.filter(person=person).first()
    initial = {"versie": kwestie.sha256} | ({"antwoord": own.antwoord, "reden": own.reden} if own else {})
    form = HerkenningForm(request.POST or None, initial=initial)
    if form.is_valid():
        given = form.cleaned_data
        shown = process.kwesties.filter(sha256=given.pop("versie")).last()
        if shown is None:
            raise Refused(_("Er is intussen een nieuwe versie. Lees die eerst."))
        kwestie_actions.geef_herkenning(shown, person=person, by=person, **given)
        return _done(request, _("Dank je wel. Je antwoord is bewaard."))
    before = process.kwesties.filter(nummer=kwestie.nummer - 1).first()
    member = Kerngroeplid.objects.lid().filter(person=person).exists()
    context = person_context(process) | {
        "person": person,
        "kwestie": kwestie,
        "own": own,
        "form": form,
        "changed": diff.words(before.text, kwestie.text) if before else [],
        "counts": recognition.counts(process, kwestie) if member else None,
        "open": not process.has_reached(KADERS),
    }
    return page_or_part(request, "processes/mijn_kwestie.html", context)


@require_safe
@access.persoon
def mijn_kaders(request: PersonRequest, person: Person) -> HttpResponse:
    """The kaders as they stand, drafts among them, and what lies open."""
    _require_member(person)
    context = person_context(person.process) | {
        "person": person,
        "cards": kader_cards.cards(person.process),
        "open_punten": person.process.open_punten.all(),
    }
    return render(request, "processes/mijn_kaders.html", context)


@require_http_methods(["GET", "POST"])
@access.persoon
def mijn_kader(request: PersonRequest, person: Person, nummer: int) -> HttpResponse:
    """Say something about one draft."""
    _require_member(person)
    versie = get_object_or_404(KaderVersie.objects.newest(person.process), kader__nummer=nummer)
    form = ReactieForm(request.POST or None, initial={"versie": versie.sha256})
    if form.is_valid():
        shown = person.process.kader_versies.filter(sha256=form.cleaned_data["versie"]).last()
        if shown is None:
            raise Refused(_("Er is intussen een nieuwe versie van dit kader. Lees die eerst."))
        kader_actions.reageer_op_kader(shown, person=person, text=form.cleaned_data["text"])
        return _done(request, _("Dank je wel. De begeleiders lezen wat je schreef."), to="processes:mijn_kaders")
    context = person_context(person.process) | {
        "person": person,
        "versie": versie,
        "form": form,
        "own": versie.reacties.filter(person=person),
        "open": person.process.is_moving and not KaderVersie.objects.laid_down().filter(pk=versie.pk).exists(),
    }
    return page_or_part(request, "processes/mijn_kader.html", context)


def _require_member(person: Person) -> None:
    if not Kerngroeplid.objects.aanvaard().filter(person=person).exists():
        raise Http404


def _done(request: PersonRequest, message: str, *, to: str = "mijn") -> HttpResponse:
    messages.success(request, message)
    return redirect_or_part(request, to=reverse(to))
