"""What a person may see and change about themselves."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from herstel.lib.errors import way_back
from herstel.lib.htmx import HtmxRequest, page_or_part, redirect_or_part
from herstel.lib.refused import Refused
from processes import access
from processes.access import PersonRequest
from processes.actions import process as actions
from processes.forms.people import GegevensForm
from processes.models import Person
from processes.pages import person_context


@require_http_methods(["GET", "POST"])
@access.persoon
def mijn_gegevens(request: PersonRequest, person: Person) -> HttpResponse:
    """What we keep, how long, and how to change it."""
    shown = Person.objects.get(pk=person.pk)
    form = GegevensForm(request.POST or None, instance=shown)
    if form.is_valid():
        actions.verander_gegevens(person, by=person, **form.cleaned_data)
        with translation.override(person.language):  # the next page speaks the language that was chosen just now
            messages.success(request, gettext("Je gegevens zijn bewaard."))
        return redirect_or_part(request, to=reverse("processes:mijn_gegevens"))
    context = person_context(person.process) | {"person": person, "form": form}
    return page_or_part(request, "processes/mijn_gegevens.html", context)


@require_POST
@access.persoon
def mijn_taal(request: PersonRequest, person: Person) -> HttpResponse:
    """Another language, from the foot of any page, and back to that page."""
    language = request.POST.get("language", "")
    if language not in Person.Language.values:
        raise Refused(gettext("Kies een taal uit de lijst."))
    actions.verander_gegevens(person, by=person, language=language)
    return redirect(way_back(request))


@require_http_methods(["GET", "POST"])
@never_cache
def niet_ik(request: HtmxRequest) -> HttpResponse:
    """*Ben jij dit niet?* Forgets the link on this device; nothing of the person is shown or changed."""
    if request.method == "POST":
        access.forget(request)
        response = render(request, "processes/niet_ik.html", {"gone": True})
        response.delete_cookie(access.COOKIE, samesite="Lax")
        return response
    return render(request, "processes/niet_ik.html", {"gone": False})
