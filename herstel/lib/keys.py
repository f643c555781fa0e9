"""The personal key of a link (Decision 11): public id + MAC, made with a key outside the database.

Nothing to steal in the database, printable again in a letter, withdrawn by raising the version.
"""

import base64
import hashlib
import hmac

from django.conf import settings

MAC_BYTES = 16  # 128 bits


def make(public_id: str, version: int) -> str:
    return f"{public_id}.{_mac(public_id, version)}"


def split(key: str) -> tuple[str, str]:
    """The two halves of a key; anything else gives halves that fit nobody."""
    public_id, _, mac = key.partition(".")
    return public_id, mac


def fits(mac: str, public_id: str, version: int) -> bool:
    """Whether this MAC belongs to this id and version; takes the same time either way."""
    return hmac.compare_digest(mac.encode(), _mac(public_id, version).encode())


def _mac(public_id: str, version: int) -> str:
    message = f"herstel-link:{public_id}:{version}".encode()
    raw = hmac.new(settings.LINK_KEY.encode(), message, hashlib.sha256).digest()[:MAC_BYTES]
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
