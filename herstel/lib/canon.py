"""Canonical form and fingerprint: the same words always give the same SHA-256 (Decision 7)."""

import hashlib
import json
import unicodedata
from typing import Any


def clean(text: str) -> str:
    """Text as it is kept: NFC, one kind of line end, no spaces at the ends of lines."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line.rstrip() for line in lines.split("\n")).strip()


def canonical(data: Any) -> bytes:
    """JSON with one spelling: sorted keys, no spaces, UTF-8."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def digest(data: bytes | str) -> str:
    """SHA-256 in hexadecimal, of bytes or of text as UTF-8."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def digest_of(data: Any) -> str:
    return digest(canonical(data))


def check_code(sha256: str) -> str:
    """The first 16 characters in groups of four, to read aloud and compare by eye."""
    return " ".join(sha256[i : i + 4] for i in range(0, 16, 4))
