import os
import sqlite3
from pathlib import Path

from herstel.lib.env import Env, SettingError, demo_keys

BASE_DIR = Path(__file__).resolve().parent.parent

# --- The environment ---------------------------------------------------------------------

env = Env(os.environ)

DEMO = env.flag("HERSTEL_DEMO")
DEBUG = env.flag("HERSTEL_DEBUG")
VAR = env.folder("HERSTEL_VAR", BASE_DIR / "var")
REDIS_URL = env.redis("REDIS_URL")

REAL = ("HERSTEL_SECRET_KEY", "HERSTEL_LINK_KEY", "HERSTEL_NOTE_KEYS", "HERSTEL_MAIL_URL")
if DEMO:
    env.refuse(
        (*REAL, "DATABASE_URL", "REDIS_URL"),
        "de demo heeft een eigen database, eigen sleutels en eigen post (zie HERSTEL_VAR).",
    )
    keys = Env(demo_keys(VAR))
else:
    keys = env

SECRET_KEY = keys.secret("HERSTEL_SECRET_KEY")
LINK_KEY = keys.secret("HERSTEL_LINK_KEY")
NOTE_KEYS = keys.fernet_keys("HERSTEL_NOTE_KEYS")
if SECRET_KEY == LINK_KEY:
    raise SettingError("HERSTEL_LINK_KEY moet een ander geheim zijn dan HERSTEL_SECRET_KEY.")

site = env.site_url("HERSTEL_SITE_URL", "http://127.0.0.1:8000" if DEMO or DEBUG else "")
SITE_URL = site.geturl()
HTTPS = site.scheme == "https"
BEHIND_PROXY = env.flag("HERSTEL_BEHIND_PROXY")
ALLOWED_HOSTS = env.words("HERSTEL_ALLOWED_HOSTS") or [str(site.hostname)]

journal = env.choice("HERSTEL_SQLITE_JOURNAL", ("auto", "wal", "truncate"), "auto")
if journal == "auto":
    # SQLite before 3.51.3 can corrupt a WAL when two connections checkpoint at once.
    journal = "truncate" if sqlite3.sqlite_version_info < (3, 51, 3) else "wal"
DATABASE_FILE = VAR / ("demo.sqlite3" if DEMO else "herstel.sqlite3")
DATABASES = {"default": env.database("DATABASE_URL", f"sqlite:///{DATABASE_FILE}", journal)}

FILE_MAIL = "django.core.mail.backends.filebased.EmailBackend"
DEMO_MAIL = {"EMAIL_BACKEND": FILE_MAIL, "EMAIL_FILE_PATH": VAR / "post"}
globals().update(DEMO_MAIL if DEMO else env.mail("HERSTEL_MAIL_URL"))
DEFAULT_FROM_EMAIL = env.text("HERSTEL_FROM_EMAIL", f"herstel@{site.hostname}")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

LOG_LEVEL = env.choice("HERSTEL_LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR"), "INFO")

env.refuse_unknown("HERSTEL_")

# --- The application ---------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "crispy_forms",
    "django_htmx",
    "csp",
    "herstel.lib",
    "processes",
    "participants",
    "plandag",
]

MIDDLEWARE = [
    # Above WhiteNoise, so that static files have these headers too.
    "herstel.lib.headers.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # A long list is 60 kB and more: seconds on a bad line. Guessing a secret from the length of an answer (BREACH) does
    # not work here: Django adds a random length, each page masks its CSRF token anew, and a SameSite cookie does not
    # come along with the requests that another site makes in the background.
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "processes.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "herstel.lib.once.OnceMiddleware",
    "herstel.lib.refused.RefusedMiddleware",
    "herstel.lib.merge.OvertakenMiddleware",
]

ROOT_URLCONF = "herstel.urls"
WSGI_APPLICATION = "herstel.wsgi.application"
AUTH_USER_MODEL = "processes.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "herstel.lib.context.site",
                "processes.access.reader",
            ],
        },
    },
]
CRISPY_TEMPLATE_PACK = "herstel"
CRISPY_ALLOWED_TEMPLATE_PACKS = ("herstel",)

LANGUAGE_CODE = "nl"
LANGUAGES = [  # each by its own name: that is how somebody finds it
    ("nl", "Nederlands"),
    ("en", "English"),
    ("de", "Deutsch"),
    ("pl", "Polski"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("ar", "العربية"),
]
CHECKED_LANGUAGES = ["nl"]  # read by a native speaker; of the others the page says that this was not done yet
LOCALE_PATHS = [BASE_DIR / "locale"]
NUMBER_GROUPING = 3  # for a language of which Django does not know it: Arabic
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

# --- Static files ------------------------------------------------------------------------

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = None if DEBUG else (VAR if DEMO else BASE_DIR) / "staticfiles"  # two demos side by side share nothing
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage" if DEBUG else "herstel.lib.static.Storage"
    },
}

# --- Signing in --------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "herstel.lib.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "herstel.lib.passwords.NotCommon"},
    {"NAME": "herstel.lib.passwords.NotYourName", "OPTIONS": {"user_attributes": ("name", "email")}},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "herstel.lib.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # that mail would lead to a page to sign up, which is not there
ACCOUNT_FORMS = {"login": "processes.forms.accounts.LoginForm"}
ACCOUNT_LOGOUT_REDIRECT_URL = "login"
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0

# The database counts: it is shared by every worker and needs no service of its own,
# so signing in still works on the day that Redis does not.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}

# --- What the browser is told ------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"
# Not no-referrer: browsers then send `Origin: null` and every form is refused.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
if HTTPS:  # the prefix: set by this host alone, over https, for the whole of it
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-herstel-sessie", "__Host-herstel-csrf"
CSRF_FAILURE_VIEW = "herstel.lib.refused.csrf_failure"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"

# --- Work outside requests ---------------------------------------------------------------

CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = TIME_ZONE
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
# A poke that fails is found by the scans below: a request never waits for the broker.
CELERY_TASK_PUBLISH_RETRY = False
if REDIS_URL:
    CELERY_BROKER_URL = REDIS_URL
    CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, str | int] = {
        "socket_connect_timeout": 2,
        "socket_timeout": 10,
    }
else:
    BROKER = VAR / "broker"
    CELERY_BROKER_URL = "filesystem://localhost"  # it has no host, but kombu warns without one
    CELERY_BROKER_TRANSPORT = "herstel.lib.folder:Transport"
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(BROKER / "queue"),
        "data_folder_out": str(BROKER / "queue"),
        "control_folder": str(BROKER / "control"),
    }
    for folder in ("queue", "control"):
        (BROKER / folder).mkdir(parents=True, exist_ok=True)
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR / "beat")
CELERY_BEAT_SCHEDULE = {
    "verstuur post": {"task": "processes.tasks.verstuur_post", "schedule": 30},
    "ruim concepten op": {"task": "processes.tasks.ruim_concepten_op", "schedule": 6 * 60 * 60},
    "maak documenten": {"task": "plandag.tasks.maak_documenten", "schedule": 60},
}

# --- Logging: what happened, never who -----------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"mask": {"()": "herstel.lib.logs.MaskPersonalLinks"}},
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["mask"],
        }
    },
    "loggers": {
        "django": {"level": LOG_LEVEL, "handlers": [], "propagate": True},
        "django.request": {"level": "ERROR"},  # not found and refused are answers, not faults of ours
        "weasyprint": {"level": "WARNING"},  # it tells of every page it lays out
        "fontTools": {"level": "WARNING"},
        "pikepdf": {"level": "WARNING"},
    },
    "root": {"level": LOG_LEVEL, "handlers": ["console"]},
}
