"""The address of the zaalscherm: for a beamer without an account, signed, and only for these days."""

from datetime import timedelta

from django.core import signing
from django.urls import reverse

from processes.models import Process

SALT = "herstel.zaalscherm"
LIVES = timedelta(days=2)


def path(process: Process) -> str:
    return reverse("plandag:scherm", args=[signing.dumps(process.public_id, salt=SALT)])


def process_of(key: str) -> Process | None:
    """Whose screen this is; None for a wrong or an old address."""
    try:
        public_id = signing.loads(key, salt=SALT, max_age=LIVES)
    except signing.BadSignature:
        return None
    return Process.objects.filter(public_id=public_id).first()
