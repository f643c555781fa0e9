"""What every answer tells the browser, beside what Django and django-csp say."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

NOTHING = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
OURS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in NOTHING),
    "Cache-Control": "private, no-store",  # whoever may be kept says so: the static files do
}


class HeadersMiddleware:
    """Deny by default: no other site uses our answers, no page asks for a camera, no cache keeps what is personal."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in OURS.items():
            response.headers.setdefault(name, value)
        return response
