"""A file that leaves as a file: never shown inside the site, never kept by a cache on the way."""

from django.http import HttpResponse


def attachment(data: bytes, *, name: str, mime: str) -> HttpResponse:
    """`name`: plain letters, figures and hyphens, made by us."""
    response = HttpResponse(data, content_type=mime)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
