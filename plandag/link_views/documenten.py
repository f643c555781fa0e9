"""The plan on the phone of everyone who belongs to the process."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from plandag.exports import files
from plandag.exports.bron import onderdelen
from plandag.exports.paper import zegel
from plandag.rules import consent, geld
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
    changing = consent.gedragen_plan(process) != ronde.plan
    context = person_context(process) | {
        "grenzen": geld.of_plan(ronde.plan),
        "plan": ronde.plan,
        "kwestie": process.kwesties.order_by("-nummer").first(),
        "zegel": None if changing else zegel(ronde, ronde.plan),
        "mensen": rules.can_live(ronde),
        "kring": ronde.uitslag.kring,
        "changing": changing,
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
