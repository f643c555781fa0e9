"""For the beheerder: accounts, mail and the chain. Blind to content: no titles, no people, no texts."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from herstel.lib.htmx import page_or_part, redirect_or_part
from processes import access, overview
from processes.access import UserRequest
from processes.actions import accounts
from processes.forms.accounts import AccountForm
from processes.models import User

PER_PAGE = 100


@require_http_methods(["GET", "POST"])
@access.beheerder
def beheer(request: UserRequest) -> HttpResponse:
    form = AccountForm(request.POST or None)
    if form.is_valid():
        user = accounts.maak_account(organisatie=request.user.organisatie, **form.cleaned_data)
        messages.success(request, f"Het account van {user.name} is er. De mail met de link gaat nu weg.")
        return redirect_or_part(request, to=reverse("processes:beheer"))
    page = Paginator(User.objects.all(), PER_PAGE).get_page(request.GET.get("pagina"))
    context = overview.machine() | {"form": form, "page": page}
    return page_or_part(request, "processes/beheer.html", context)


@require_POST
@access.beheerder
def account_uit(request: UserRequest, pk: int) -> HttpResponse:
    user = accounts.zet_account_uit(get_object_or_404(User, pk=pk), by=request.user)
    messages.success(request, f"{user.name} kan niet meer inloggen.")
    return redirect("processes:beheer")


@require_POST
@access.beheerder
def account_aan(request: UserRequest, pk: int) -> HttpResponse:
    user = accounts.zet_account_aan(get_object_or_404(User, pk=pk))
    messages.success(request, f"{user.name} kan weer inloggen.")
    return redirect("processes:beheer")


@require_POST
@access.beheerder
def post_opnieuw(request: UserRequest) -> HttpResponse:
    count = accounts.probeer_opnieuw()
    messages.success(request, f"We proberen {count} {'mail' if count == 1 else 'mails'} opnieuw.")
    return redirect("processes:beheer")
