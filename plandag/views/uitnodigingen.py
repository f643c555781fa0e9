"""Inviting, what people answered, and the letters for who has no e-mail."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from herstel.lib import mail, qr
from herstel.lib.htmx import page_or_part, redirect_or_part
from herstel.lib.live import live
from participants.actions import gesprekken
from participants.models import Betrokkene, Gesprek
from plandag import seen
from plandag.actions import aanmelden as actions
from plandag.forms.aanmelden import AanmeldingInvoerenForm, UitnodigenForm
from plandag.models import Aanmelding, Plandag
from plandag.rules import dag as rules
from plandag.views.dag import FORM, get_day
from processes import access, outbox
from processes.access import UserRequest
from processes.models import Person, Process
from processes.pages import process_context


@require_http_methods(["GET", "POST"])
@access.begeleider
@live(seen.uitnodigingen)
def uitnodigingen(request: UserRequest, process: Process) -> HttpResponse:
    """Says to how many people it goes and how many of them need a letter, before anything is sent."""
    plandag = rules.latest(process)
    if plandag is None:
        return redirect("plandag:plandag", process.slug)
    to_invite = list(rules.uit_te_nodigen(plandag))
    everyone = {"wie": [betrokkene.pk for betrokkene in to_invite]}
    form = UitnodigenForm(request.POST or None, plandag=plandag, initial=everyone)
    if form.is_valid():
        chosen = [betrokkene.person for betrokkene in form.cleaned_data["wie"]]
        count = actions.nodig_uit(plandag, by=request.user, people=chosen)
        messages.success(request, f"{count} {'mens is' if count == 1 else 'mensen zijn'} uitgenodigd.")
        return redirect_or_part(request, to=_home(process))
    context = process_context(process, title="Uitnodigingen", crumbs=_crumbs(process)) | {
        "plandag": plandag,
        "form": form,
        "aantal": len(to_invite),
        "brieven": sum(not betrokkene.person.email for betrokkene in to_invite),
        "mag": rules.kaders_are_laid_down(process) and process.is_moving,
        "groepen": rules.per_groep(plandag),
        "answers": rules.answers(plandag),
        "aanmeldingen": _invited(plandag),
        "onvoorbereid": rules.zonder_voorbereiding(plandag),
        "post": outbox.how_far(process, "uitnodiging", f"{plandag.pk}"),
        "letters": plandag.aanmeldingen.filter(person__email="").count(),
    }
    return page_or_part(request, "plandag/uitnodigingen.html", context)


@require_http_methods(["GET", "POST"])
@access.begeleider
def aanmelding(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    """Type in what somebody said."""
    row = get_object_or_404(Aanmelding.objects.select_related("person", "plandag"), pk=pk, plandag__process=process)
    answered = "" if row.antwoord == Aanmelding.Antwoord.OPEN else row.antwoord
    form = AanmeldingInvoerenForm(request.POST or None, initial={"antwoord": answered, "meegeven": row.meegeven})
    if form.is_valid():
        actions.meld_aan(row, by=request.user, **form.cleaned_data)
        messages.success(request, f"Het antwoord van {row.person.name} is bewaard.")
        return redirect_or_part(request, to=_home(process))
    context = process_context(
        process,
        title=f"Antwoord van {row.person.name}",
        lead="Wat iemand je vertelt, schrijf je hier op zoals het gezegd is.",
        crumbs=_crumbs(process),
    )
    return page_or_part(
        request, FORM, context | {"form": form, "submit": "Bewaar dit antwoord", "back": _home(process)}
    )


@require_POST
@access.begeleider
def plek_in_hoek(request: UserRequest, process: Process, pk: int) -> HttpResponse:
    """A place in the voorbereidingshoek, at the beginning of the day."""
    plandag = get_day(process)
    betrokkene = get_object_or_404(Betrokkene.objects.select_related("person"), pk=pk, process=process)
    gesprekken.plan_gesprek(
        betrokkene,
        by=request.user,
        begeleider=request.user,
        kanaal=Gesprek.Kanaal.HOEK,
        gepland_op=plandag.begin,
        plaats=plandag.plaats,
        duur=15,
    )
    messages.success(request, f"{betrokkene.person.name} heeft een plek in de voorbereidingshoek.")
    return redirect(_home(process))


@require_safe
@access.begeleider
def brieven(request: UserRequest, process: Process) -> HttpResponse:
    """A page per person without e-mail, to print: the invitation, the own link and a QR code of it."""
    plandag = get_day(process)
    rows = plandag.aanmeldingen.filter(person__email="", person__forgotten_at=None).select_related("person")
    people = [row.person for row in rows.order_by("person__name")]
    context = process_context(process, title="Brieven", crumbs=_crumbs(process)) | {
        "plandag": plandag,
        "programma": list(plandag.programma.all()),
        "letters": [(person, *_link(person)) for person in people],
    }
    return render(request, "plandag/brieven.html", context)


def _link(person: Person) -> tuple[str, str]:
    address = mail.absolute(reverse("processes:personal", args=[person.link_key]))
    return address, qr.data_uri(address)


def _invited(plandag: Plandag) -> list[Aanmelding]:
    rows = plandag.aanmeldingen.select_related("person__betrokkene__groep", "ingevoerd_door")
    return list(rows.order_by("person__name", "pk"))


def _home(process: Process) -> str:
    return reverse("plandag:uitnodigingen", args=[process.slug])


def _crumbs(process: Process) -> list[tuple[str, str]]:
    return [("Plandag", reverse("plandag:plandag", args=[process.slug]))]
