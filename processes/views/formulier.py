"""A page with one form and one button; most acts of the first stations need no more."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse

from herstel.lib.htmx import page_or_part, redirect_or_part


def form_page(
    request: HttpRequest, form: Form, context: dict[str, Any], *, button: str, back: str, **extra: str
) -> HttpResponse:
    """Show the form; what was typed stays when something is missing. `extra`: notice, quote."""
    whole = context | extra | {"form": form, "button": button, "back": back}
    return page_or_part(request, "processes/formulier.html", whole)


def done(request: HttpRequest, message: str, *, to: str) -> HttpResponse:
    messages.success(request, message)
    return redirect_or_part(request, to=to)
