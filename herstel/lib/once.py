"""A form that is sent again because the line dropped is done once: the second time only says where it led.

Somebody may have written on meanwhile. Then the browser hears that the first words were kept, and these were not.
"""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve
from django_htmx.http import HttpResponseClientRedirect

from herstel.lib import canon
from herstel.lib.htmx import wants_part

HEADER = "Herstel-Keer"  # a number of the browser's own, the same for every try of one sending
OTHER_WORDS = "Herstel-Eerder"  # what was kept is what an earlier try said
BUSY_SECONDS, KEPT_SECONDS = 60, 600
ASKS_FIRST = (settings.LOGIN_URL, "processes:link_naam")  # nothing was done yet
_NUMBER = re.compile(r"[0-9a-f]{32}")


class OnceMiddleware:
    """Only what went well is remembered: what was refused, or asked to sign in first, may be tried again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        number = request.headers.get(HEADER, "")
        if request.method != "POST" or not _NUMBER.fullmatch(number):
            return self.get_response(request)
        key = f"keer:{canon.digest(request.path + number)}"
        if not cache.add(key, "", BUSY_SECONDS):
            return _again(request, number, cache.get(key))
        response = self.get_response(request)
        if (led_to := _leads_to(response)) and _view_name(led_to) not in ASKS_FIRST:
            cache.set(key, (led_to, _said(request, number)), KEPT_SECONDS)
        else:
            cache.delete(key)
        return response


def _leads_to(response: HttpResponse) -> str:
    return response.get("HX-Redirect") or (response.get("Location", "") if 300 <= response.status_code < 400 else "")


def _view_name(address: str) -> str:
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""


def _said(request: HttpRequest, number: str) -> str:
    """A fingerprint of what was sent. Nobody can guess the words from it: the number is kept nowhere."""
    words = {name: texts for name, texts in request.POST.lists() if name != "csrfmiddlewaretoken"}
    return canon.digest_of([number, words])


def _again(request: HttpRequest, number: str, done: tuple[str, str] | None) -> HttpResponse:
    if not done:
        return HttpResponse(status=503, headers={"Retry-After": "2"})  # the first try is still being done
    led_to, said = done
    if wants_part(request):
        return HttpResponseClientRedirect(led_to)
    if said != _said(request, number):
        return HttpResponse(headers={OTHER_WORDS: "ja"})
    return HttpResponseRedirect(led_to)
