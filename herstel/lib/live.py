"""Pages that stay true by themselves: the browser asks the page again, and hears nothing while nothing changed.

A view says with `live` what it shows, in a few letters, and its template marks the parts that may change with
`data-live` and an id. `static/js/live.js` asks every two seconds and puts in place only what became different.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.http import HttpRequest, HttpResponse

from herstel.lib import canon

SEEN = "gezien"  # in the address of a poll: the fingerprint of what is on the screen

View = Callable[..., HttpResponse]
Rows = tuple[QuerySet[Any], tuple[str, ...]]


def live(fingerprint: Callable[..., str]) -> Callable[[View], View]:
    """Answer 204 to a poll that has seen it all; `fingerprint` gets what the view gets, and costs one query.

    "": the page does not change now, so the browser need not ask. A poll shows no messages: those are for the page.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in ("GET", "HEAD"):
                return view(request, *args, **kwargs)
            now, seen = fingerprint(request, *args, **kwargs), request.GET.get(SEEN)
            if seen is not None:
                if now and seen == now:
                    return HttpResponse(status=204)
                del request._messages  # type: ignore[attr-defined]  # set by MessageMiddleware
            request.seen = now  # type: ignore[attr-defined]
            return view(request, *args, **kwargs)

        return wrapped

    return decorate


def rows(queryset: QuerySet[Any], *fields: str) -> Rows:
    """What of these rows is on the screen."""
    return queryset, fields


def fingerprint(*shown: Rows, also: object = None) -> str:
    """Everything that is on the screen in a few letters, asked of the database in one query."""
    first, *rest = [_texts(number, *each) for number, each in enumerate(shown)]
    found = sorted(first.union(*rest, all=True) if rest else first)
    return canon.digest(repr((found, also)))[:16]


def _texts(number: int, queryset: QuerySet[Any], fields: tuple[str, ...]) -> QuerySet[Any, str]:
    """Each row as one text, so that rows of different tables fit in one query on every database."""
    parts = [part for field in fields for part in (_word("|"), Coalesce(Cast(F(field), TextField()), _word("")))]
    text = Concat(_word(str(number)), *parts)
    return queryset.order_by().annotate(seen_text=text).values_list("seen_text", flat=True)


def _word(word: str) -> Value:
    return Value(word, output_field=TextField())
