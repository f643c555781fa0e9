"""When something does not go: one friendly page per status, and for htmx the part that goes on top of the page."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from herstel.lib.htmx import wants_part

TOO_BIG = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def show(request: HttpRequest, page: str, context: dict[str, Any] | None = None, *, status: int) -> HttpResponse:
    """The whole page for a browser; for htmx its part, above what is on the screen, so that nothing typed is lost."""
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
    path = "/" + parts.path.lstrip("/")  # two slashes would be another host
    return f"{path}?{parts.query}" if parts.query else path


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django calls a body that is too big a bad request as well (handler400)."""
    if isinstance(exception, TOO_BIG):
        return show(request, "413.html", status=413)
    return show(request, "400.html", status=400)


def denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return show(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return show(request, "404.html", status=404)


def too_often(request: HttpRequest, *, minutes: int = 1) -> HttpResponse:
    """The limits on signing in count per minute (handler429 of allauth)."""
    response = show(request, "429.html", {"minutes": minutes}, status=429)
    response["Retry-After"] = str(minutes * 60)
    return response
