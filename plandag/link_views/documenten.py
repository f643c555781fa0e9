"""The plan on the phone of everyone who belongs to the process."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from herstel.lib import canon
from plandag.exports import files
from plandag.exports.bron import onderdelen
from plandag.rules import consent
from plandag.rules import documenten as rules
from processes import access
from processes.access import PersonRequest
from processes.models import Person
from processes.pages import person_context


@require_safe
@access.persoon
def mijn_plan(request: PersonRequest, person: Person) -> HttpResponse:
    """The text to read here, and the papers to keep. Says so when the group works on a newer text."""
    process = person.process
    ronde = rules.consent_rounds(process).first()
    if ronde is None or ronde.plan is None or not rules.person_may_read(person):
        raise Http404
    context = person_context(process) | {
        "plan": ronde.plan,
        "code": canon.check_code(ronde.plan.sha256),
        "mensen": rules.can_live(ronde),
        "kring": ronde.uitslag.kring,
        "changing": consent.gedragen_plan(process) != ronde.plan,
        "onderdelen": onderdelen(ronde.plan),
        "papers": rules.newest_of_each(rules.for_readers(process)),
    }
    return render(request, "plandag/mijn_plan.html", context)


@require_safe
@access.persoon
def mijn_document(request: PersonRequest, person: Person, pk: int) -> HttpResponse:
    if not rules.person_may_read(person):
        raise Http404
    return files.hand_out(get_object_or_404(rules.for_readers(person.process).select_related("process"), pk=pk))
