"""What an informant reads and answers by the personal link."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from herstel.lib.htmx import redirect_or_part
from herstel.lib.refused import Refused
from participants.actions import informatie as actions
from participants.models import Informant
from processes import access, panels
from processes.access import PersonRequest
from processes.models import Person
from processes.pages import person_context
from processes.road import TOETSING


@require_http_methods(["GET", "POST"])
@access.persoon
def mijn_informant(request: PersonRequest, person: Person) -> HttpResponse:
    """The questions, the minutes, and what an informant does not do: then yes or no. After the day: thanks."""
    row = Informant.objects.filter(person=person).exclude(gevraagd_op=None).select_related("process", "person").first()
    if row is None:
        raise Http404
    if request.method == "POST":
        answers = {"ja": actions.aanvaard_informant, "nee": actions.zeg_informant_af}
        answer = answers.get(request.POST.get("antwoord", ""))
        if answer is None:
            raise Refused(_("Kies een van de antwoorden."))
        answer(row, by=person)
        messages.success(request, _("Dank je. Je antwoord is bewaard."))
        return redirect_or_part(request, to=reverse("participants:mijn_informant"))
    context = person_context(person.process) | {"person": person, "row": row, "vragen": row.vragen.standing()}
    context["after"] = person.process.has_reached(TOETSING)
    context["panels"] = panels.for_informant(person)
    return render(request, "participants/mijn_informant.html", context)
