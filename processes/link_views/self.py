"""What a person may see and change about themselves."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from herstel.lib.htmx import HtmxRequest, page_or_part, redirect_or_part
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
        messages.success(request, "Je gegevens zijn bewaard.")
        return redirect_or_part(request, to=reverse("processes:mijn_gegevens"))
    context = person_context(person.process) | {"person": person, "form": form}
    return page_or_part(request, "processes/mijn_gegevens.html", context)


@require_http_methods(["GET", "POST"])
@never_cache
def niet_ik(request: HtmxRequest) -> HttpResponse:
    """*Ben jij dit niet?* Forgets the link on this device; nothing of the person is shown or changed."""
    if request.method == "POST":
        response = render(request, "processes/niet_ik.html", {"gone": True})
        response.delete_cookie(access.COOKIE, samesite="Lax")
        return response
    return render(request, "processes/niet_ik.html", {"gone": False})
