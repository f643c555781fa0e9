"""Each page works twice: whole for a browser, as its part for htmx (house rule, snippet 4)."""

from collections.abc import Iterator
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails


class HtmxRequest(HttpRequest):
    """A request after `HtmxMiddleware`."""

    htmx: HtmxDetails


def part_of(page: str) -> str:
    """`processes/kader.html` has its part in `processes/_kader.html`."""
    folder, slash, name = page.rpartition("/")
    return f"{folder}{slash}_{name}"


def wants_part(request: HttpRequest) -> bool:
    """Going back in the history, or a boosted link, needs the whole page."""
    htmx: HtmxDetails | None = getattr(request, "htmx", None)
    if not htmx:
        return False
    return not (htmx.boosted or htmx.history_restore_request)


def page_or_part(request: HttpRequest, page: str, context: dict[str, Any], status: int | None = None) -> HttpResponse:
    """To show something: the whole page, or for htmx only its part.

    A posted form with errors answers 422, in both ways, unless `status` says otherwise.
    """
    if concept := getattr(request, "concept", None):
        for form in _forms(context):
            concept.offer_to(form)
    template = part_of(page) if wants_part(request) else page
    response = render(request, template, context, status=status or _status(request, context))
    patch_vary_headers(response, ["HX-Request"])
    return response


def redirect_or_part(
    request: HttpRequest,
    *,
    to: str,
    part: str = "",
    context: dict[str, Any] | None = None,
) -> HttpResponse:
    """After success: go to `to`, or for htmx show `part`. Without a part htmx goes there too."""
    if not wants_part(request):
        return redirect(to)
    if not part:
        return HttpResponseClientRedirect(to)
    response = render(request, part, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _status(request: HttpRequest, context: dict[str, Any]) -> int:
    wrong = request.method == "POST" and any(form.is_bound and not form.is_valid() for form in _forms(context))
    return 422 if wrong else 200


def _forms(context: dict[str, Any]) -> "Iterator[BaseForm]":
    for value in context.values():
        if isinstance(value, BaseForm):
            yield value
