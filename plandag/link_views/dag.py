"""What a person does with the personal link: say whether they come, and read the proposals on the day."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from herstel.lib import clock, ics
from herstel.lib.htmx import page_or_part, redirect_or_part
from herstel.lib.live import live
from plandag import seen
from plandag.actions import aanmelden as actions
from plandag.forms.aanmelden import AanmeldForm
from plandag.mails.dag import calendar
from plandag.models import Aanmelding, Plandag
from plandag.panels.rondes import open_ronde
from plandag.plantekst import wanneer_text
from plandag.rules import dag as rules
from plandag.rules import programma, voorstellen
from processes import access
from processes.access import PersonRequest
from processes.models import Person
from processes.pages import person_context


@require_http_methods(["GET", "POST"])
@access.persoon
def mijn_aanmelding(request: PersonRequest, person: Person) -> HttpResponse:
    """Ja, nee or weet nog niet; changeable until the date in the invitation."""
    row = _mine(person)
    answered = row.antwoord if row.beantwoord_op else ""
    form = AanmeldForm(request.POST or None, initial={"antwoord": answered, "meegeven": row.meegeven})
    if form.is_valid():
        given = form.cleaned_data
        actions.meld_aan(
            row,
            by=person,
            antwoord=given["antwoord"],
            meegeven=given["meegeven"],
            nodig=form.behoeften(),
            anders_kom_ik_niet=given["anders_kom_ik_niet"],
        )
        return redirect_or_part(request, to=reverse("plandag:mijn_aanmelding_bewaard"))
    context = _context(person, row) | {"form": form, "needs": person.behoeften.all()}
    return page_or_part(request, "plandag/mijn_aanmelding.html", context)


@require_safe
@access.persoon
def mijn_aanmelding_bewaard(request: PersonRequest, person: Person) -> HttpResponse:
    """Shown after it was kept, and made from what was kept."""
    row = _mine(person)
    if row.beantwoord_op is None:
        raise Http404
    return render(
        request, "plandag/mijn_aanmelding_bewaard.html", _context(person, row) | {"needs": person.behoeften.all()}
    )


@require_safe
@access.persoon
def mijn_agenda(request: PersonRequest, person: Person) -> HttpResponse:
    """The day as a file for the own calendar."""
    entry = calendar(_mine(person).plandag, stamp=clock.now())
    return HttpResponse(
        entry, content_type=ics.MIME, headers={"Content-Disposition": 'attachment; filename="plandag.ics"'}
    )


@require_safe
@access.persoon
@live(seen.voorstellen)
def mijn_voorstellen(request: PersonRequest, person: Person) -> HttpResponse:
    """The proposals as they are now, for who is in the kring: kaderstellers never see them being made."""
    plandag = rules.nu(person.process)
    if plandag is None or not is_in_the_hall(person, plandag):
        raise Http404
    rows = voorstellen.current(person.process, voorstellen.IN_PLAN)
    shown = [(versie, wanneer_text(versie.wanneer, versie.wanneer_op)) for versie in rows]
    context = person_context(person.process) | {"person": person, "rows": shown, "ronde": open_ronde(person)}
    return render(request, "plandag/mijn_voorstellen.html", context)


def is_in_the_hall(person: Person, plandag: Plandag) -> bool:
    roles = (f"person__{role}" for role in ("kadersteller", "informant", "steunfiguur", "betrokkene"))
    here = plandag.aanwezigheid.nu().filter(person=person).select_related(*roles).first()
    return here is not None and not rules.not_in_the_kring(here.person)


def _mine(person: Person) -> Aanmelding:
    """The invitation to the day that counts now; who has none sees a page that does not exist."""
    rows = Aanmelding.objects.select_related("plandag__process", "person").order_by("-plandag__nummer")
    return get_object_or_404(rows.filter(person=person)[:1])


def _context(person: Person, row: Aanmelding) -> dict[str, object]:
    return person_context(person.process) | {
        "person": person,
        "aanmelding": row,
        "plandag": row.plandag,
        "tijdlijn": programma.tijdlijn(row.plandag, row.plandag.programma.all()),
        "mag": rules.may_still_answer(row.plandag) and person.process.is_moving,
    }
