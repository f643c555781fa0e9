import os
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from herstel import celery_app
from herstel.lib.env import SettingError

BASE = Path(__file__).resolve().parent.parent
GOOD = {
    "HERSTEL_SECRET_KEY": "a-secret-of-our-own-0123456789-abcdefghijklmnop",
    "HERSTEL_LINK_KEY": "b-secret-of-our-own-0123456789-abcdefghijklmnop",
    "HERSTEL_NOTE_KEYS": "b25seS1mb3ItdGVzdHMtb25seS1mb3ItdGVzdHMtMzI=",
    "HERSTEL_SITE_URL": "https://herstel.example",
    "HERSTEL_MAIL_URL": "smtp+tls://mail.example",
}


@pytest.fixture
def read(tmp_path, monkeypatch):
    """The settings as a start with these variables, and no others, reads them."""

    def read(**values):
        monkeypatch.setattr(os, "environ", {"HERSTEL_VAR": str(tmp_path)} | values)
        return runpy.run_path(str(BASE / "herstel" / "settings.py"))

    return read


@pytest.mark.parametrize("command", [["manage.py", "migrate"], ["-c", "import herstel.wsgi"]])
def test_start_without_keys_ends_with_one_sentence(tmp_path, command):
    env = {"PATH": os.environ["PATH"], "HERSTEL_VAR": str(tmp_path)}

    result = subprocess.run([sys.executable, *command], cwd=BASE, env=env, capture_output=True, text=True)

    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr == "HERSTEL_SECRET_KEY moet een eigen geheim zijn van minstens 32 tekens.\n"


def test_starts_with_keys_of_its_own(read):
    settings = read(**GOOD)

    assert settings["SITE_URL"] == "https://herstel.example"
    assert settings["ALLOWED_HOSTS"] == ["herstel.example"]
    assert settings["NOTE_KEYS"] == [GOOD["HERSTEL_NOTE_KEYS"]]


@pytest.mark.parametrize("name", GOOD)
def test_refuses_to_start_without(read, name):
    with pytest.raises(SettingError, match=rf"^{name} moet .+\.$"):
        read(**GOOD | {name: ""})


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
def test_wrong_value_stops_the_start_and_names_the_variable(read, name, value):
    with pytest.raises(SettingError, match=rf"^{name}[: ].+\.$"):
        read(**GOOD | {name: value})


def test_demo_has_a_database_file_of_its_own(read, tmp_path):
    real = read(**GOOD)["DATABASES"]["default"]["NAME"]
    demo = read(HERSTEL_DEMO="1")["DATABASES"]["default"]["NAME"]

    assert real == str(tmp_path / "herstel.sqlite3")
    assert demo == str(tmp_path / "demo.sqlite3")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "sqlite:////srv/herstel.sqlite3"),
        ("REDIS_URL", "redis://localhost/0"),
        ("HERSTEL_MAIL_URL", GOOD["HERSTEL_MAIL_URL"]),
        ("HERSTEL_NOTE_KEYS", GOOD["HERSTEL_NOTE_KEYS"]),
    ],
)
def test_demo_refuses_what_belongs_to_a_real_installation(read, name, value):
    with pytest.raises(SettingError, match=rf"^{name} kan hier niet: "):
        read(HERSTEL_DEMO="1", **{name: value})


def test_demo_makes_its_keys_once(read, tmp_path):
    first = read(HERSTEL_DEMO="1")
    second = read(HERSTEL_DEMO="1")

    for name in ("SECRET_KEY", "LINK_KEY", "NOTE_KEYS"):
        assert first[name] == second[name]
    assert first["SECRET_KEY"] != first["LINK_KEY"]
    assert (tmp_path / "demo-sleutels.json").stat().st_mode & 0o777 == 0o600


def test_demo_mail_stays_on_this_machine(read, tmp_path):
    settings = read(HERSTEL_DEMO="1")

    assert settings["EMAIL_BACKEND"] == "django.core.mail.backends.filebased.EmailBackend"
    assert settings["EMAIL_FILE_PATH"] == tmp_path / "post"


def test_database_url_decides_the_database(read):
    database = read(**GOOD, DATABASE_URL="postgres://jan:p%40s@db:5433/zaak?sslmode=require")["DATABASES"]["default"]

    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert [database[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        "jan",
        "p@s",
        "db",
        "5433",
        "zaak",
    ]
    assert database["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.parametrize(("version", "journal"), [((3, 51, 2), "TRUNCATE"), ((3, 51, 3), "WAL")])
def test_sqlite_journal_avoids_the_versions_that_can_corrupt_it(read, monkeypatch, version, journal):
    monkeypatch.setattr("sqlite3.sqlite_version_info", version)

    options = read(**GOOD)["DATABASES"]["default"]["OPTIONS"]

    assert f"PRAGMA journal_mode={journal};" in options["init_command"]
    assert "PRAGMA synchronous=FULL;" in options["init_command"]
    assert options["transaction_mode"] == "IMMEDIATE"


@pytest.mark.parametrize(("values", "https"), [(GOOD, True), ({"HERSTEL_DEMO": "1"}, False)])
def test_cookies_travel_over_https_only(read, values, https):
    settings = read(**values)

    assert settings["SESSION_COOKIE_SECURE"] is https
    assert settings["CSRF_COOKIE_SECURE"] is https
    assert settings["SECURE_SSL_REDIRECT"] is https


def test_every_setting_is_in_the_example_file(read):
    listed = re.findall(r"^(\w+)=", (BASE / ".env.example").read_text(), re.MULTILINE)

    assert sorted(listed) == sorted(read(HERSTEL_DEMO="1")["env"].known)
    assert sorted(listed) == sorted(read(**GOOD)["env"].known)


def test_settings_are_read_in_one_place():
    reads = re.compile(r"(environ|getenv)\W+(get\W+)?(HERSTEL_|DATABASE_URL|REDIS_URL)")
    elsewhere = [
        path.relative_to(BASE).as_posix()
        for app in ("herstel", "processes", "participants", "plandag")
        for path in (BASE / app).rglob("*.py")
        if reads.search(path.read_text())
    ]

    assert elsewhere == []


def test_schedule_names_tasks_that_exist(settings):
    celery_app.loader.import_default_modules()

    planned = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}

    assert planned - celery_app.tasks.keys() == set()
