"""Confidential text at rest: Fernet, with keys outside the database (first encrypts, all decrypt)."""

import json
from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class Unreadable(Exception):
    """The text cannot be opened: another key, changed bytes, or moved to another row."""


def seal(text: str, *, place: str) -> bytes:
    """Encrypt `text`; `place` (table and row) is bound in, so bytes moved elsewhere do not open."""
    return _fernet(tuple(settings.NOTE_KEYS)).encrypt(json.dumps([place, text]).encode())


def unseal(sealed: bytes, *, place: str) -> str:
    try:
        where, text = json.loads(_fernet(tuple(settings.NOTE_KEYS)).decrypt(bytes(sealed)))
    except InvalidToken:
        raise Unreadable from None
    if where != place:
        raise Unreadable
    return str(text)


@cache
def _fernet(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])
