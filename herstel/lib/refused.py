"""Saying no: an action raises `Refused`, one middleware shows it, and nothing typed is lost."""

import re
import traceback
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.forms import BaseForm, Textarea, TextInput
from django.forms.utils import pretty_name
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from herstel.lib.htmx import wants_part

_NOT_TYPED = re.compile(
    r"(^csrfmiddlewaretoken$|^(ik|doe|stap|stand|vorige|volgorde)$|_FORMS$|password|wachtwoord"
    r"|(^|[_-])(id|pk|version|versie|step|token|sleutel|key|hash|sha256|next|DELETE)$)"
)


class Refused(Exception):
    """An act that may not happen now; `reasons` are Dutch sentences for the person who tried."""

    def __init__(self, *reasons: str) -> None:
        if not reasons:
            raise ValueError("Refused needs at least one reason")
        super().__init__(*reasons)
        self.reasons = reasons


class Typed(NamedTuple):
    """A text that somebody typed, with the label it was typed under."""

    label: str
    text: str

    @property
    def rows(self) -> int:
        return min(12, 2 + self.text.count("\n") + len(self.text) // 60)


class RefusedMiddleware:
    """Shows a refusal as a page (or a part), with the reasons and all that was typed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, Refused):
            return None
        context = {"reasons": error.reasons, "typed": _typed(request, _labels(error))}
        return _show(request, "409.html", context, status=409)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's own page would throw away what was typed (setting CSRF_FAILURE_VIEW)."""
    return _show(request, "403_csrf.html", {"typed": _typed(request, {})}, status=403)


def _show(request: HttpRequest, page: str, context: dict[str, Any], *, status: int) -> HttpResponse:
    context["back"] = way_back(request)
    if not wants_part(request):
        return render(request, page, context, status=status)
    response = render(request, f"_{page}", context, status=status)
    response["HX-Retarget"] = "#melding"
    response["HX-Reswap"] = "innerHTML"
    return response


def way_back(request: HttpRequest) -> str:
    """The page somebody came from, when it is one of ours; else the front door."""
    referer = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(referer, {request.get_host()}, require_https=request.is_secure()):
        return reverse("home")
    parts = urlsplit(referer)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path or reverse("home")


def _typed(request: HttpRequest, labels: dict[str, str | None]) -> list[Typed]:
    return [
        Typed(label, text)
        for name, texts in request.POST.lists()
        if (label := labels.get(name, _fallback(name)))
        for text in texts
        if text.strip()
    ]


def _fallback(name: str) -> str | None:
    return None if _NOT_TYPED.search(name) else pretty_name(name)


def _labels(error: Exception) -> dict[str, str | None]:
    """What each posted name was called on the page; None for what nobody typed.

    Only the form knows its Dutch labels, and the view that was refused was still holding it.
    """
    return {form.add_prefix(name): _label(form, name) for form in _forms_in_hand(error) for name in form.fields}


def _label(form: BaseForm, name: str) -> str | None:
    widget = form.fields[name].widget
    typed = isinstance(widget, TextInput | Textarea) and not widget.is_hidden
    return str(form[name].label) if typed and not _NOT_TYPED.search(name) else None


def _forms_in_hand(error: Exception) -> Iterator[BaseForm]:
    for frame, _line in traceback.walk_tb(error.__traceback__):
        for value in frame.f_locals.values():
            if isinstance(value, BaseForm) and value.is_bound:
                yield value
