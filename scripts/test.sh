#!/usr/bin/env bash
# test.sh snel: without the slow ones and without a browser. test.sh alles: everything, the browser in a
# process of its own, because its event loop upsets tests that are not async.
set -uo pipefail
cd "$(dirname "$0")/.."
# Always on SQLite and without Redis; .ci/run does the other databases.
unset DATABASE_URL REDIS_URL

failed=0
# Two at a time: a file (of a browser: a file or a class) stays with one of them, so that what it loads once is loaded
# once.
which=()
if [[ "$1" == snel ]]; then which=(-m "not slow"); fi
.venv/bin/python -m pytest -q -n 2 --dist loadfile --ignore=tests/e2e "${which[@]}" || failed=1
if [[ "$1" == alles ]] && compgen -G 'tests/e2e/test_*.py' >/dev/null; then
  .venv/bin/python -m pytest -q -n 2 --dist loadscope tests/e2e || failed=1
fi
exit "$failed"
