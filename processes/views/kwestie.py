"""Waar gaat het over: versions, what changed, recognition, and reading for blame."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from herstel.lib import b1, diff
from herstel.lib.live import live
from herstel.lib.refused import Refused
from processes import access, ook_hier, outbox, recognition, seen
from processes.access import UserRequest
from processes.actions import kwestie as actions
from processes.forms.kwestie import HerkenningVoorForm, KwestieForm, MeelezerForm, NeutraliteitForm
from processes.models import Kwestieomschrijving, Process
from processes.pages import Crumb, process_context
from processes.road import KADERS, KWESTIE
from processes.views.concept import bewaart_concept
from processes.views.formulier import done, form_page

TITLE = "Waar gaat het over?"
LABELS = {
    "text": "De tekst",
    "centrale_vraag": "De centrale vraag",
    "feiten_eens": "Hierover zijn we het eens",
    "feiten_oneens": "Hierover denken we verschillend",
}


@require_safe
@access.begeleider
@live(seen.kwestie)
def kwestie(request: UserRequest, process: Process) -> HttpResponse:
    """The newest text with who recognises themselves, hints for plain words, and the versions before."""
    newest = process.kwesties.last()
    waiting = 0
    if newest:
        waiting = actions.readers(process).exclude(herkenningen__kwestie=newest).reachable_by_mail().count()
    context = process_context(process, title=TITLE, lead=process.road.station(KWESTIE).lead) | {
        "kwestie": newest,
        "versies": process.kwesties.order_by("-nummer"),
        "open": not process.has_reached(KADERS),
        "kerngroep": recognition.of_kerngroep(process, newest),
        "meelezers": recognition.of_meelezers(process, newest),
        "counts": recognition.counts(process, newest),
        "reading": getattr(newest, "neutraliteit", None),
        "hints": b1.hints(newest.text) if newest else [],
        "waiting": waiting,
        "post": outbox.how_far(process, "herkenning", f"versie{newest.nummer}") if newest else None,
    }
    return render(request, "processes/kwestie.html", context)


@require_safe
@access.begeleider
def kwestie_verschil(request: UserRequest, process: Process) -> HttpResponse:
    """What changed between any two versions, word by word."""
    versies = {row.nummer: row for row in process.kwesties.all()}
    if len(versies) < 2:
        raise Http404
    last = max(versies)
    old = _number(request.GET.get("van"), versies, last - 1)
    new = _number(request.GET.get("naar"), versies, last)
    before, after = versies[old], versies[new]
    context = process_context(process, title="Wat is er veranderd?", crumbs=_crumbs(process)) | {
        "old": before,
        "new": after,
        "versies": list(versies.values()),
        "parts": [
            (LABELS[key], diff.words(getattr(before, key), getattr(after, key)))
            for key in actions.TEXTS
            if getattr(before, key) or getattr(after, key)
        ],
    }
    return render(request, "processes/kwestie_verschil.html", context)


@require_http_methods(["GET", "POST"])
@access.begeleider
@live(ook_hier.at("kwestie"))
@bewaart_concept
def kwestie_schrijven(request: UserRequest, process: Process) -> HttpResponse:
    last = process.kwesties.last()
    initial = {key: getattr(last, key) for key in actions.TEXTS} if last else {}
    initial["vorige"] = last.nummer if last else 0
    # What was on the screen decides whether a reason is asked: a colleague may have been faster.
    first = request.POST.get("vorige", str(initial["vorige"])) == "0"
    form = KwestieForm(request.POST or None, initial=initial, first=first)
    if form.is_valid():
        written = actions.schrijf_kwestie(process, by=request.user, **form.cleaned_data)
        message = f"Versie {written.nummer} is bewaard. Vraag nu wie zich hierin herkent."
        return done(request, message, to=_home(process))
    title = f"Schrijf versie {initial['vorige'] + 1}"
    context = process_context(process, title=title, lead=process.road.station(KWESTIE).lead, crumbs=_crumbs(process))
    return form_page(request, form, context, button="Bewaar deze versie", back=_home(process))


@require_POST
@access.begeleider
def herkenning_vragen(request: UserRequest, process: Process) -> HttpResponse:
    count = actions.vraag_herkenning(_shown(process, request.POST.get("versie", "")), by=request.user)
    return done(request, f"De tekst ging naar {count} mensen.", to=_home(process))


@require_http_methods(["GET", "POST"])
@access.begeleider
def herkenning_invoeren(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    """Type in what a reader said about the newest version."""
    person = get_object_or_404(actions.readers(process), pk=pk)
    newest = _newest(process)
    form = HerkenningVoorForm(request.POST or None, initial={"versie": newest.sha256})
    if form.is_valid():
        given = form.cleaned_data
        shown = _shown(process, given.pop("versie"))
        actions.geef_herkenning(shown, person=person, by=request.user, **given)
        return done(request, f"Het antwoord van {person.name} is opgeschreven, met jouw naam erbij.", to=_home(process))
    title = f"Wat zei {person.name}?"
    context = process_context(process, title=title, lead=f"Over versie {newest.nummer}.", crumbs=_crumbs(process))
    return form_page(request, form, context, button="Schrijf dit antwoord op", back=_home(process), quote=newest.text)


@require_http_methods(["GET", "POST"])
@access.begeleider
def meelezer_vragen(request: UserRequest, process: Process) -> HttpResponse:
    form = MeelezerForm(request.POST or None, process=process)
    if form.is_valid():
        reader = actions.vraag_meelezer(process, by=request.user, **form.cleaned_data)
        return done(request, f"{reader.person.name} leest mee.", to=_home(process))
    lead = "Een meelezer zit niet in de kerngroep. Vraag er drie, van verschillende kanten."
    context = process_context(process, title="Vraag een meelezer", lead=lead, crumbs=_crumbs(process))
    return form_page(request, form, context, button="Voeg deze meelezer toe", back=_home(process))


@require_http_methods(["GET", "POST"])
@access.begeleider
def neutraliteit(request: UserRequest, process: Process) -> HttpResponse:
    newest = _newest(process)
    form = NeutraliteitForm(request.POST or None, initial={"versie": newest.sha256})
    if form.is_valid():
        given = form.cleaned_data
        actions.toets_neutraliteit(_shown(process, given.pop("versie")), by=request.user, **given)
        return done(request, "Wat je las is bewaard.", to=_home(process))
    lead = "Lees de tekst zin voor zin. Zie je niets? Laat de vakjes dan leeg en bewaar."
    context = process_context(process, title=f"Lees versie {newest.nummer} na", lead=lead, crumbs=_crumbs(process))
    return form_page(request, form, context, button="Bewaar wat ik las", back=_home(process), quote=newest.text)


def _newest(process: Process) -> Kwestieomschrijving:
    newest = process.kwesties.last()
    if newest is None:
        raise Http404
    return newest


def _shown(process: Process, sha256: str) -> Kwestieomschrijving:
    """The version that was on the screen; the act itself says no to an older one."""
    shown = process.kwesties.filter(sha256=sha256).last()
    if shown is None:
        raise Refused("Er is intussen een nieuwe versie. Lees die eerst.")
    return shown


def _number(given: str | None, versies: dict[int, Kwestieomschrijving], default: int) -> int:
    return int(given) if given and given.isdecimal() and int(given) in versies else default


def _home(process: Process) -> str:
    return reverse("processes:kwestie", args=[process.slug])


def _crumbs(process: Process) -> list[Crumb]:
    return [(TITLE, _home(process))]
