"""Saying no: an action raises `Refused`, one middleware shows it, and nothing typed is lost."""

import re
import traceback
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.forms import BaseForm, Textarea, TextInput
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from herstel.lib import errors
from herstel.lib.htmx import wants_part

_NOT_TYPED = re.compile(
    r"(^csrfmiddlewaretoken$|^(ik|doe|stap|stand|gezien|vorige|volgorde)$|_FORMS$|password|wachtwoord"
    r"|(^|[_-])(id|pk|version|versie|step|token|sleutel|key|hash|sha256|next|DELETE)$)"
)
_BUTTONS = ("antwoord", "keuze", "uitspraak", "status")
_OUR_WORD = re.compile(r"[a-z_]+")


class Refused(Exception):
    """An act that may not happen now; `reasons` are Dutch sentences for the person who tried.

    `then`: the address of the page to go to first, and what that link says; without it there is a way back.
    """

    def __init__(self, *reasons: str, then: tuple[str, str] | None = None) -> None:
        if not reasons:
            raise ValueError("Refused needs at least one reason")
        super().__init__(*reasons)
        self.reasons = reasons
        self.then = then


class Overtaken(Refused):
    """Somebody else wrote first. `base`: what both began with, when it was kept; `versioned`: nothing is replaced."""

    def __init__(
        self,
        reason: str,
        *,
        by: object = None,
        at: datetime | None = None,
        base: object = None,
        versioned: bool = False,
    ) -> None:
        super().__init__(reason)
        self.by, self.at, self.base, self.versioned = by, at, base, versioned


class Typed(NamedTuple):
    """A text that somebody typed, with the label it was typed under."""

    label: str
    text: str

    @property
    def rows(self) -> int:
        return min(12, 2 + self.text.count("\n") + len(self.text) // 60)


class RefusedMiddleware:
    """Shows a refusal as a page (or a part), with the reasons and all that was typed; also when signed out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method != "POST" or _stays(request) or not _asks_to_sign_in(response):
            return response
        context = {"typed": _typed(request, {}), "back": errors.way_back(request)}
        return errors.show(request, "uitgelogd.html", context, status=403) if context["typed"] else response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, Refused):
            return None
        typed = _typed(request, _labels(error))
        context = {"reasons": error.reasons, "typed": typed, "back": errors.way_back(request), "then": error.then}
        return errors.show(request, "409.html", context, status=409)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's own page would throw away what was typed (setting CSRF_FAILURE_VIEW)."""
    context = {"typed": _typed(request, {}), "back": errors.way_back(request)}
    return errors.show(request, "403_csrf.html", context, status=403)


def _stays(request: HttpRequest) -> bool:
    """Sent from the page, which keeps its form until the answer is good (htmx, versturen.js)."""
    return wants_part(request) or "Herstel-Keer" in request.headers


def _asks_to_sign_in(response: HttpResponse) -> bool:
    """Signed out meanwhile: signing in would lead to an empty form."""
    return response.status_code == 302 and urlsplit(response["Location"]).path == reverse(settings.LOGIN_URL)


def _typed(request: HttpRequest, labels: dict[str, str | None]) -> list[Typed]:
    return [
        Typed(label, text)
        for name, texts in request.POST.lists()
        for text in texts
        if text.strip() and (label := labels.get(name, _fallback(name, text)))
    ]


def _fallback(name: str, text: str) -> str | None:
    """Without its form nobody knows what a field was called, nor what was a button: a button says one of our words."""
    pressed = name in _BUTTONS and _OUR_WORD.fullmatch(text)
    return None if pressed or _NOT_TYPED.search(name) else _("Wat je schreef")


def _labels(error: Exception) -> dict[str, str | None]:
    """What each posted name was called on the page; None for what nobody typed.

    Only the form knows its Dutch labels, and the view that was refused was still holding it.
    """
    return {form.add_prefix(name): _label(form, name) for form in forms_in_hand(error) for name in form.fields}


def _label(form: BaseForm, name: str) -> str | None:
    widget = form.fields[name].widget
    typed = isinstance(widget, TextInput | Textarea) and not widget.is_hidden
    return str(form[name].label) if typed and not _NOT_TYPED.search(name) else None


def forms_in_hand(error: Exception) -> Iterator[BaseForm]:
    for frame, _line in traceback.walk_tb(error.__traceback__):
        for value in frame.f_locals.values():
            if isinstance(value, BaseForm) and value.is_bound:
                yield value
