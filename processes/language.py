"""In which language a page speaks: that of the person behind a personal link; for an account always Dutch."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from processes import access

LINK_PAGES = ("/mijn/", "/p/", "/gegevens/", "/toegankelijkheid/", "/demo/fouten/")


class LanguageMiddleware:
    """Around everything a person can meet behind the link: the page, a refusal, an error, a form that came too late."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(LINK_PAGES):
            with translation.override(settings.LANGUAGE_CODE):
                return self.get_response(request)
        with translation.override(_of_reader(request)):
            response = self.get_response(request)
        patch_vary_headers(response, ["Accept-Language"])
        return response


def _of_reader(request: HttpRequest) -> str:
    """Without a link that works nobody is known: then what the browser asks for."""
    person, _named = access.person_of(request)
    if not person and SESSION_KEY in request.session:
        return settings.LANGUAGE_CODE  # an account
    return person.language if person else translation.get_language_from_request(request)
