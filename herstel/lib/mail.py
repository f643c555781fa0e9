"""One way to make a mail: three templates, facts only, and links to this installation alone."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string


def build(name: str, *, to: str, context: dict[str, Any]) -> EmailMultiAlternatives:
    """Render `mails/<name>` (`.subject.txt`, `.txt`, `.html`) for one receiver."""
    context = context | {"site_url": settings.SITE_URL, "demo": settings.DEMO}
    subject = " ".join(render_to_string(f"mails/{name}.subject.txt", context).split())
    message = EmailMultiAlternatives(subject, render_to_string(f"mails/{name}.txt", context), to=[to])
    message.attach_alternative(render_to_string(f"mails/{name}.html", context), "text/html")
    return message


def absolute(path: str) -> str:
    """The address of a page for outside the site. Never from the Host of a request: that can be forged."""
    return f"{settings.SITE_URL}{path}"
