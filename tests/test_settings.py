import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

BASE = Path(__file__).resolve().parent.parent
GOOD = {
    "HERSTEL_SECRET_KEY": "a-secret-of-our-own-0123456789-abcdefghijklmnop",
    "HERSTEL_LINK_KEY": "b-secret-of-our-own-0123456789-abcdefghijklmnop",
    "HERSTEL_NOTE_KEYS": "b25seS1mb3ItdGVzdHMtb25seS1mb3ItdGVzdHMtMzI=",
    "HERSTEL_SITE_URL": "https://herstel.example",
    "HERSTEL_MAIL_URL": "smtp+tls://mail.example",
}


@pytest.fixture
def start(tmp_path):
    """Read the settings in a process of its own, and print one of them."""

    def start(setting="SITE_URL", **values):
        code = f"from herstel import settings; print(settings.{setting})"
        env = {"PATH": os.environ["PATH"], "HERSTEL_VAR": str(tmp_path)} | values
        return subprocess.run([sys.executable, "-c", code], cwd=BASE, env=env, capture_output=True, text=True)

    return start


def test_starts_with_keys_of_its_own(start):
    result = start(**GOOD)

    assert (result.returncode, result.stdout, result.stderr) == (0, "https://herstel.example\n", "")


@pytest.mark.parametrize("name", GOOD)
def test_refuses_to_start_without(start, name):
    result = start(**GOOD | {name: ""})

    assert result.returncode == 1
    assert result.stdout == ""
    assert re.fullmatch(rf"{name} moet [^\n]+\.\n", result.stderr)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HERSTEL_SECRET_KEY", "django-insecure-0123456789-abcdefghijklmnopqrstuv"),
        ("HERSTEL_SECRET_KEY", "x" * 60),
        ("HERSTEL_LINK_KEY", "too-short"),
        ("HERSTEL_LINK_KEY", GOOD["HERSTEL_SECRET_KEY"]),
        ("HERSTEL_NOTE_KEYS", "not-a-fernet-key"),
        ("HERSTEL_SITE_URL", "http://herstel.example"),
        ("HERSTEL_SITE_URL", "herstel.example"),
        ("HERSTEL_MAIL_URL", "mail.example"),
        ("HERSTEL_DEBUG", "maybe"),
        ("HERSTEL_LOG_LEVEL", "LOUD"),
        ("HERSTEL_SQLITE_JOURNAL", "memory"),
        ("HERSTEL_VAR", "/dev/null/var"),
        ("HERSTEL_SIET_URL", "https://herstel.example"),
        ("DATABASE_URL", "mysql://localhost/herstel"),
        ("DATABASE_URL", "postgres://localhost:port/herstel"),
        ("REDIS_URL", "localhost"),
    ],
)
def test_wrong_value_stops_the_start_with_one_sentence_that_names_it(start, name, value):
    result = start(**GOOD | {name: value})

    assert (result.returncode, result.stdout) == (1, "")
    assert re.fullmatch(rf"{name}[: ][^\n]+\.\n", result.stderr)


def test_demo_has_a_database_file_of_its_own(start, tmp_path):
    real = start("DATABASES['default']['NAME']", **GOOD).stdout.strip()
    demo = start("DATABASES['default']['NAME']", HERSTEL_DEMO="1").stdout.strip()

    assert real == str(tmp_path / "herstel.sqlite3")
    assert demo == str(tmp_path / "demo.sqlite3")


@pytest.mark.parametrize(
    ("name", "value"),
    [("DATABASE_URL", "sqlite:////srv/herstel.sqlite3"), ("REDIS_URL", "redis://localhost/0")],
)
def test_demo_refuses_what_belongs_to_a_real_installation(start, name, value):
    result = start(HERSTEL_DEMO="1", **{name: value})

    assert result.returncode == 1
    assert result.stderr.startswith(f"{name} kan hier niet: ")


def test_demo_makes_its_keys_once(start, tmp_path):
    first = start("SECRET_KEY, settings.LINK_KEY, settings.NOTE_KEYS", HERSTEL_DEMO="1")
    second = start("SECRET_KEY, settings.LINK_KEY, settings.NOTE_KEYS", HERSTEL_DEMO="1")

    assert first.stdout == second.stdout != ""
    assert (tmp_path / "demo-sleutels.json").stat().st_mode & 0o777 == 0o600


def test_demo_mail_stays_on_this_machine(start):
    assert "filebased" in start("EMAIL_BACKEND", HERSTEL_DEMO="1").stdout


def test_cookies_travel_over_https_only(start):
    flags = "SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE, settings.SECURE_SSL_REDIRECT"

    assert start(flags, **GOOD).stdout == "True True True\n"
    assert start(flags, HERSTEL_DEMO="1").stdout == "False False False\n"


def test_every_setting_is_in_the_example_file(start):
    read = start("env.known", HERSTEL_DEMO="1").stdout
    listed = re.findall(r"^(\w+)=", (BASE / ".env.example").read_text(), re.MULTILINE)

    assert sorted(listed) == sorted(set(re.findall(r"\w+", read)))


def test_settings_are_read_in_one_place():
    reads = re.compile(r"(environ|getenv)\W+(get\W+)?(HERSTEL_|DATABASE_URL|REDIS_URL)")
    elsewhere = [
        path.relative_to(BASE).as_posix()
        for app in ("herstel", "processes", "participants", "plandag")
        for path in (BASE / app).rglob("*.py")
        if reads.search(path.read_text())
    ]

    assert elsewhere == []
