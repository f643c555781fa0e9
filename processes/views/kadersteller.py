"""The own work of a kadersteller: read all kaders, draft the own ones, and lay them down."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from herstel.lib.htmx import page_or_part
from herstel.lib.live import live
from processes import access, kader_cards, ook_hier
from processes.access import UserRequest
from processes.actions import kaders as actions
from processes.forms.kaders import KaderForm, VastleggenForm
from processes.models import Kader, Kadersteller, KaderVersie, Process
from processes.road import GESPREKKEN
from processes.rules import kaders as rules
from processes.texts.kaders import TOEZEGGING
from processes.views.concept import bewaart_concept
from processes.views.formulier import done, form_page
from processes.views.kaders import paper, rewrite_form, rewrite_lead

Page = dict[str, object]


@require_safe
@access.kadersteller
def mijn_kaders(request: UserRequest, role: Kadersteller) -> HttpResponse:
    """What it is about, the own kaders, those of the others, and what lies open. No names of people."""
    process = role.partij.process
    cards = kader_cards.cards(process)
    context = _page(role, "Kaders") | {
        "kwestie": process.kwesties.last(),
        "parties": kader_cards.parties(process, cards),
        "own": [card for card in cards if role.partij in card.owners],
        "others": [card for card in cards if role.partij not in card.owners],
        "open_punten": process.open_punten.all(),
        "to_do": rules.to_lay_down(role.partij),
        "may_add": not process.has_reached(GESPREKKEN),
    }
    return render(request, "processes/kadersteller_kaders.html", context)


@require_http_methods(["GET", "POST"])
@access.kadersteller
@bewaart_concept
def kadersteller_schrijven(request: UserRequest, role: Kadersteller) -> HttpResponse:
    process = role.partij.process
    form = KaderForm(request.POST or None, process=process, partij=role.partij)
    if form.is_valid():
        given = form.cleaned_data
        kader = actions.schrijf_kader(
            process, by=request.user, soort=given["soort"], owners=given["owners"], **form.words()
        )
        return done(request, f"{kader.code} staat er, als concept.", to=_home(process))
    context = _page(role, "Schrijf een kader") | {"lead": "Een kader is een harde grens. Een wens is geen kader."}
    return form_page(request, form, context, button="Bewaar dit concept", back=_home(process))


@require_http_methods(["GET", "POST"])
@access.kadersteller
@live(ook_hier.at("kader"))
@bewaart_concept
def kadersteller_herschrijven(request: UserRequest, role: Kadersteller, nummer: int) -> HttpResponse:
    process = role.partij.process
    kader = get_object_or_404(Kader.objects.standing(), process=process, nummer=nummer, owners=role.partij)
    form = rewrite_form(request, kader)
    if form.is_valid():
        given = form.cleaned_data
        versie = actions.herschrijf_kader(
            kader,
            by=request.user,
            vorige=given["vorige"],
            aard=given["aard"],
            wijziging=given["wijziging"],
            **form.words(),
        )
        return done(request, f"Versie {versie.nummer} van {kader.code} is bewaard.", to=_home(process))
    context = _page(role, f"Verander {kader.code}") | {"lead": rewrite_lead(kader)}
    return form_page(request, form, context, button="Bewaar deze versie", back=_home(process))


@require_http_methods(["GET", "POST"])
@access.kadersteller
def kaders_vastleggen(request: UserRequest, role: Kadersteller) -> HttpResponse:
    """The exact words, the promise, and one button. What was on the screen travels along."""
    partij = role.partij
    versies, mandaat = rules.to_lay_down(partij), rules.valid_mandaat(partij)
    initial = {"versies": ",".join(str(item.pk) for item in versies), "mandaat": mandaat.pk if mandaat else None}
    # A second click finds nothing left to lay down, and still has to be understood.
    known = versies or list(KaderVersie.objects.newest(partij.process).filter(kader__owners=partij))
    form = VastleggenForm(request.POST or None, initial=initial, versies=known, partij=partij, toezegging=TOEZEGGING)
    if form.is_valid():
        return _lay_down(request, role, form)
    context = _page(role, "Leg de kaders vast") | {
        "form": form,
        "cards": [card for card in kader_cards.cards(partij.process, partij) if card.versie in versies],
        "mandaat": mandaat,
        "toezegging": TOEZEGGING,
        "reach": actions.hears_of_it(partij),
        "changes": any(item.aard != KaderVersie.Aard.CONCEPT for item in versies),
    }
    return page_or_part(request, "processes/kaders_vastleggen.html", context)


@require_safe
@access.kadersteller
def kadersteller_kaarten(request: UserRequest, role: Kadersteller) -> HttpResponse:
    return render(request, "processes/kaderkaarten.html", paper(role.partij.process))


def _lay_down(request: UserRequest, role: Kadersteller, form: VastleggenForm) -> HttpResponse:
    partij, given = role.partij, form.cleaned_data
    pks = [int(pk) for pk in given["versies"].split(",") if pk.isdecimal()]
    on_screen = list(partij.process.kader_versies.filter(pk__in=pks).select_related("kader"))
    mandaat = partij.mandaten.filter(pk=given["mandaat"]).first()
    if mandaat is None or len(on_screen) != len(pks):
        raise Http404
    voorlopig = {int(nummer) for nummer in given["voorlopig"]}
    rows = actions.leg_kaders_vast(partij, by=request.user, versies=on_screen, mandaat=mandaat, voorlopig=voorlopig)
    codes = ", ".join(row.versie.kader.code for row in rows)
    return done(request, f"Vastgelegd namens {partij.name}: {codes}.", to=_home(partij.process))


def _page(role: Kadersteller, title: str) -> Page:
    process = role.partij.process
    start = reverse("processes:kadersteller", args=[process.slug])
    trail = [(process.title, start), (title, "")]
    if title != "Kaders":
        trail.insert(1, ("Kaders", _home(process)))
    return {
        "process": process,
        "partij": role.partij,
        "title": title,
        "crumbs": trail,
        "help_phone": process.organisatie.phone,
        "help_name": process.organisatie.name,
    }


def _home(process: Process) -> str:
    return reverse("processes:mijn_eigen_kaders", args=[process.slug])
