#!/usr/bin/env bash
# Gathers what participants read into locale/*/LC_MESSAGES/django.po, and compiles it. Needs gettext.
set -euo pipefail
cd "$(dirname "$0")/.."

command -v xgettext >/dev/null || { echo "xgettext ontbreekt: installeer gettext en probeer het opnieuw." >&2; exit 1; }
HERSTEL_VAR="$(mktemp -d)"
trap 'rm -rf "$HERSTEL_VAR"' EXIT
export HERSTEL_VAR HERSTEL_DEMO=1 DJANGO_SETTINGS_MODULE=herstel.settings

PYTHONPATH=. .venv/bin/python - <<'PY'
import django
from django.conf import settings
from django.core.management import call_command
from django.core.management.commands.makemessages import Command

django.setup()
# A guess at a new text from one that looks like it is worse than an empty place: it says something else.
Command.msgmerge_options = [*Command.msgmerge_options, "--no-fuzzy-matching"]
beside = [f"{folder}/*" for folder in (".venv", "tests", "bench", "scripts", "static", "staticfiles", "var", "docs")]
call_command(
    Command(),
    locale=[code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE],
    extensions=["html", "txt", "svg", "py"],
    ignore_patterns=beside,
    no_location=True,
    no_wrap=True,
    no_obsolete=True,
    verbosity=0,
)
PY
# The date of the extraction would be a change every time.
sed -i '/^"POT-Creation-Date: /d' locale/*/LC_MESSAGES/django.po
.venv/bin/python manage.py compilemessages --verbosity 0
