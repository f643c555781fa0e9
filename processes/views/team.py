"""Who guides a process, under which settings, and the links of the people in it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from herstel.lib import mail, qr
from herstel.lib.htmx import page_or_part, redirect_or_part
from herstel.lib.refused import Refused
from processes import access
from processes.access import UserRequest
from processes.actions import process as actions
from processes.forms.people import GegevensForm
from processes.forms.process import BegeleiderForm, BeschrijvingForm, HoofdForm, InstellingenForm, VerklaringForm
from processes.models import Process
from processes.pages import process_context
from processes.rules import privacy_is_locked
from processes.views.concept import bewaart_concept

PER_PAGE = 100


@require_http_methods(["GET", "POST"])
@access.begeleider
def instellingen(request: UserRequest, process: Process) -> HttpResponse:
    """All settings there are (Decision 18)."""
    locked = privacy_is_locked(process)
    shown = Process.objects.get(pk=process.pk)
    form = InstellingenForm(request.POST or None, instance=shown, locked=locked)
    if form.is_valid():
        actions.verander_instellingen(process, by=request.user, **form.cleaned_data)
        messages.success(request, "De instellingen zijn bewaard.")
        return redirect_or_part(request, to=reverse("processes:instellingen", args=[process.slug]))
    context = process_context(process, title="Instellingen") | {
        "form": form,
        "locked": locked,
        "leads": _leads(request, process),
    }
    return page_or_part(request, "processes/instellingen.html", context)


@require_http_methods(["GET", "POST"])
@access.hoofdbegeleider
@bewaart_concept
def process_veranderen(request: UserRequest, process: Process) -> HttpResponse:
    """Title, place and what happened."""
    shown = Process.objects.get(pk=process.pk)
    form = BeschrijvingForm(request.POST or None, instance=shown)
    if form.is_valid():
        actions.verander_process(process, by=request.user, **form.cleaned_data)
        messages.success(request, "De beschrijving is bewaard.")
        return redirect_or_part(request, to=reverse("processes:process", args=[process.slug]))
    context = process_context(process, title="Beschrijving") | {"form": form}
    return page_or_part(request, "processes/process_veranderen.html", context)


@require_http_methods(["GET", "POST"])
@access.begeleider
def begeleiders(request: UserRequest, process: Process) -> HttpResponse:
    """Who guides, and the declaration of independence: each one makes her own."""
    form = BegeleiderForm(request.POST or None)
    if form.is_valid() and form.user is not None:
        actions.voeg_begeleider_toe(process, by=request.user, user=form.user)
        messages.success(request, f"{form.user.name} begeleidt nu mee.")
        return redirect_or_part(request, to=reverse("processes:begeleiders", args=[process.slug]))
    rows = list(process.begeleidingen.select_related("user"))
    context = process_context(process, title="Begeleiders") | {
        "rows": rows,
        "mine": next(row for row in rows if row.user_id == request.user.pk),
        "form": form,
    }
    return page_or_part(request, "processes/begeleiders.html", context)


@require_http_methods(["GET", "POST"])
@access.hoofdbegeleider
def hoofd_wisselen(request: UserRequest, process: Process) -> HttpResponse:
    form = HoofdForm(request.POST or None, process=process)
    if form.is_valid():
        new = form.cleaned_data["begeleider"].user
        actions.wissel_hoofd(process, by=request.user, user=new)
        messages.success(request, f"{new.name} is nu hoofdbegeleider.")
        return redirect_or_part(request, to=reverse("processes:begeleiders", args=[process.slug]))
    crumbs = [("Begeleiders", reverse("processes:begeleiders", args=[process.slug]))]
    context = process_context(process, title="Wissel van hoofdbegeleider", crumbs=crumbs) | {"form": form}
    return page_or_part(request, "processes/hoofd_wisselen.html", context)


@require_http_methods(["GET", "POST"])
@access.begeleider
@bewaart_concept
def onafhankelijk_verklaren(request: UserRequest, process: Process) -> HttpResponse:
    mine = process.begeleidingen.of(request.user).get()
    form = VerklaringForm(request.POST or None, initial={"text": mine.onafhankelijk_tekst})
    if form.is_valid():
        actions.verklaar_onafhankelijk(process, by=request.user, text=form.cleaned_data["text"])
        messages.success(request, "Je verklaring is bewaard.")
        return redirect_or_part(request, to=reverse("processes:begeleiders", args=[process.slug]))
    crumbs = [("Begeleiders", reverse("processes:begeleiders", args=[process.slug]))]
    context = process_context(process, title="Mijn onafhankelijkheid", crumbs=crumbs) | {"form": form}
    return page_or_part(request, "processes/onafhankelijk_verklaren.html", context)


@require_safe
@access.begeleider
def personen(request: UserRequest, process: Process) -> HttpResponse:
    """Everyone with a link, by name."""
    found = process.people.filter(forgotten_at=None).select_related("kant")
    if asked := request.GET.get("zoek", "").strip():
        found = found.filter(name__icontains=asked)
    if failed := request.GET.get("post") == "mislukt":
        found = found.filter(berichten__mislukt_op__isnull=False).distinct()
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("pagina"))
    shown = {"page": page, "asked": asked, "failed": failed}
    context = process_context(process, title="Mensen en hun links") | shown
    return render(request, "processes/personen.html", context)


@require_http_methods(["GET", "POST"])
@access.begeleider
def persoon(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    """How to reach one person, and the personal link to show, print or renew."""
    person = get_object_or_404(process.people.filter(forgotten_at=None), pk=pk)
    shown = process.people.get(pk=person.pk)
    form = GegevensForm(request.POST or None, instance=shown)
    if form.is_valid():
        actions.verander_gegevens(person, by=request.user, **form.cleaned_data)
        messages.success(request, "De gegevens zijn bewaard.")
        return redirect_or_part(request, to=reverse("processes:persoon", args=[process.slug, person.pk]))
    link = mail.absolute(reverse("processes:personal", args=[person.link_key]))
    crumbs = [("Mensen en hun links", reverse("processes:personen", args=[process.slug]))]
    context = process_context(process, title=person.name, crumbs=crumbs) | {
        "person": person,
        "link": link,
        "qr": qr.data_uri(link),
        "form": form,
    }
    return page_or_part(request, "processes/persoon.html", context)


@require_POST
@access.begeleider
def link_vernieuwen(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    person = get_object_or_404(process.people.filter(forgotten_at=None), pk=pk)
    vorige = request.POST.get("link_version", "")
    if not vorige.isdecimal():
        raise Refused("Open de pagina opnieuw en probeer het nog eens.")
    actions.trek_link_in(person, by=request.user, vorige=int(vorige))
    messages.success(request, "De oude link werkt niet meer. Hieronder staat de nieuwe.")
    return redirect("processes:persoon", process.slug, person.pk)


def _leads(request: UserRequest, process: Process) -> bool:
    return process.begeleidingen.of(request.user).filter(hoofd=True).exists()
