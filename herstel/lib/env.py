import base64
import json
import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

SECRET_LENGTH = 32
YES_NO = {"1": True, "true": True, "ja": True, "0": False, "false": False, "nee": False, "": False}


class SettingError(SystemExit):
    """Ends the start with one sentence, without a traceback around it."""


class Env:
    """The one place that reads the environment; it remembers which names it was asked for."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self.values = values
        self.known: set[str] = set()

    def text(self, name: str, default: str = "") -> str:
        self.known.add(name)
        return self.values.get(name, "").strip() or default

    def flag(self, name: str) -> bool:
        value = self.text(name)
        if value.lower() not in YES_NO:
            raise SettingError(f"{name} moet 1 of 0 zijn, niet {value!r}.")
        return YES_NO[value.lower()]

    def choice(self, name: str, options: tuple[str, ...], default: str) -> str:
        value = self.text(name, default)
        if value not in options:
            raise SettingError(f"{name} moet een van {', '.join(options)} zijn, niet {value!r}.")
        return value

    def words(self, name: str) -> list[str]:
        return [word.strip() for word in self.text(name).split(",") if word.strip()]

    def folder(self, name: str, default: Path) -> Path:
        folder = Path(self.text(name, str(default))).resolve()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            raise SettingError(f"{name}: de map {folder} bestaat niet en kan niet worden gemaakt.") from None
        return folder

    def secret(self, name: str) -> str:
        """A secret has no default: a guessable one is worse than no start."""
        value = self.text(name)
        if len(value) < SECRET_LENGTH or len(set(value)) < 8 or "insecure" in value:
            raise SettingError(f"{name} moet een eigen geheim zijn van minstens {SECRET_LENGTH} tekens.")
        return value

    def fernet_keys(self, name: str) -> list[str]:
        keys = self.words(name)
        if not keys or not all(_is_fernet_key(key) for key in keys):
            raise SettingError(f"{name} moet een of meer Fernet-sleutels bevatten, met komma's.")
        return keys

    def site_url(self, name: str, default: str) -> SplitResult:
        value = self.text(name, default).rstrip("/")
        url = _split(name, value)
        if url.scheme not in {"http", "https"} or not url.hostname or url.path:
            raise SettingError(f"{name} moet een adres zijn zoals https://herstel.example.")
        local = url.hostname in {"localhost", "127.0.0.1", "::1"}
        if url.scheme == "http" and not local:
            raise SettingError(f"{name} moet met https:// beginnen: links zijn persoonlijk.")
        return url

    def database(self, name: str, default: str, journal: str) -> dict[str, Any]:
        url = _split(name, self.text(name, default))
        if url.scheme == "sqlite" and len(url.path) > 1:
            return sqlite(unquote(url.path[1:]), journal)
        if url.scheme in {"postgres", "postgresql"} and len(url.path) > 1:
            return {
                "ENGINE": "django.db.backends.postgresql",
                "NAME": unquote(url.path[1:]),
                "USER": unquote(url.username or ""),
                "PASSWORD": unquote(url.password or ""),
                "HOST": url.hostname or "",
                "PORT": str(url.port or ""),
                "OPTIONS": dict(parse_qsl(url.query)),
                "CONN_MAX_AGE": 60,
                "CONN_HEALTH_CHECKS": True,
            }
        raise SettingError(f"{name} moet beginnen met sqlite:/// of postgres:// en een naam hebben.")

    def mail(self, name: str) -> dict[str, Any]:
        """Django's EMAIL_ settings, from smtp://name:password@host:port or console://."""
        url = _split(name, self.text(name))
        if url.scheme == "console":
            return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
        if url.scheme not in {"smtp", "smtps", "smtp+tls"} or not url.hostname:
            raise SettingError(f"{name} moet beginnen met smtp+tls://, smtps://, smtp:// of console://.")
        ports = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "EMAIL_HOST": url.hostname,
            "EMAIL_PORT": url.port or ports[url.scheme],
            "EMAIL_HOST_USER": unquote(url.username or ""),
            "EMAIL_HOST_PASSWORD": unquote(url.password or ""),
            "EMAIL_USE_TLS": url.scheme == "smtp+tls",
            "EMAIL_USE_SSL": url.scheme == "smtps",
            "EMAIL_TIMEOUT": 10,
        }

    def redis(self, name: str) -> str:
        value = self.text(name)
        if value and _split(name, value).scheme not in {"redis", "rediss"}:
            raise SettingError(f"{name} moet beginnen met redis:// of rediss://.")
        return value

    def refuse(self, names: tuple[str, ...], because: str) -> None:
        for name in names:
            if self.text(name):
                raise SettingError(f"{name} kan hier niet: {because}")

    def refuse_unknown(self, prefix: str) -> None:
        """A setting with a typing error in its name would otherwise silently do nothing."""
        for name in sorted(self.values):
            if name.startswith(prefix) and name not in self.known:
                raise SettingError(f"{name} is geen instelling van herstel; zie .env.example.")


def sqlite(path: str, journal: str) -> dict[str, Any]:
    """IMMEDIATE and FULL: no voice is lost when many answer at once or the power fails."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": f"PRAGMA journal_mode={journal.upper()};PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }


def demo_keys(var: Path) -> dict[str, str]:
    """Keys of this checkout's demo alone, made once: links on paper stay valid."""
    path = var / "demo-sleutels.json"
    made = {
        "HERSTEL_SECRET_KEY": secrets.token_urlsafe(48),
        "HERSTEL_LINK_KEY": secrets.token_urlsafe(48),
        "HERSTEL_NOTE_KEYS": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
    }
    if not path.exists():
        draft = path.with_suffix(f".{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(json.dumps(made))
        # link() refuses to replace: of two processes that start at once, one wins.
        with suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    keys: dict[str, str] = json.loads(path.read_text())
    return keys


def _split(name: str, value: str) -> SplitResult:
    try:
        url = urlsplit(value)
        _ = url.port
    except ValueError:
        raise SettingError(f"{name} is geen geldig adres.") from None
    return url


def _is_fernet_key(key: str) -> bool:
    try:
        return len(base64.urlsafe_b64decode(key)) == 32
    except ValueError:
        return False
