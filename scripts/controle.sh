#!/usr/bin/env bash
# Everything that can be checked without running a test. Goes on after a failure, to show all.
set -uo pipefail
cd "$(dirname "$0")/.."
var="$(mktemp -d)"
trap 'rm -rf "$var"' EXIT
unset DATABASE_URL REDIS_URL
export PATH="$PWD/.venv/bin:$PATH"

failed=()
step() {
  echo "== $*"
  "$@" || failed+=("$*")
}
demo() { env HERSTEL_DEMO=1 HERSTEL_VAR="$var" "$@"; }
production() {
  local key='import base64, secrets; print(base64.urlsafe_b64encode(secrets.token_bytes(32)).decode())'
  env HERSTEL_SECRET_KEY="$(python -c "$key")$(python -c "$key")" HERSTEL_LINK_KEY="$(python -c "$key")" \
    HERSTEL_NOTE_KEYS="$(python -c "$key")" HERSTEL_SITE_URL=https://herstel.example \
    HERSTEL_MAIL_URL=smtp+tls://localhost HERSTEL_VAR="$var" "$@"
}

step ruff check .
step ruff format --check .
step demo mypy
step lint-imports
step djlint --lint --quiet templates
mapfile -t pages < <(git ls-files 'templates/*.html')
step djade --check --target-version 5.2 "${pages[@]}"
step demo python manage.py makemigrations --check --dry-run
step production python manage.py check --deploy --fail-level WARNING

if [[ ${#failed[@]} -gt 0 ]]; then
  printf 'Niet in orde: %s\n' "${failed[@]}" >&2
  exit 1
fi
