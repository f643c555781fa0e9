"""What each template may know about this installation."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """`demo`: every person on the screen is invented, and the page says so. `languages`: what a person can choose."""
    return {
        "demo": settings.DEMO,
        "languages": settings.LANGUAGES,
        "checked_languages": settings.CHECKED_LANGUAGES,
    }
