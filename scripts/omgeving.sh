#!/usr/bin/env bash
# Makes .venv what requirements/run.txt or test.txt says: omgeving.sh run|test
set -euo pipefail
cd "$(dirname "$0")/.."
group="$1"

scripts/systeem.sh "$group"

python=.venv/bin/python
"$python" -c '' 2>/dev/null || python3 -m venv --clear .venv

# Nothing to do while the stamp is the hash of what was installed. `run` never removes
# what `test` added: installing only adds, and both lists hold the same versions.
wanted="$(sha256sum <"requirements/$group.txt")"
stamp=".venv/herstel-$group.sha256"
[[ -f "$stamp" && "$(cat "$stamp")" == "$wanted" ]] && exit 0

echo "Python-pakketten ($group) worden klaargezet in .venv; dit duurt even."
"$python" -m pip install --quiet --disable-pip-version-check --no-input --require-hashes -r requirements/uv.txt ||
  { echo "Python-pakketten ophalen lukte niet: is er netwerk?" >&2; exit 1; }
# The certificates of this machine, where it has them: offices read along with their own.
certs=()
if [[ -s /etc/ssl/certs/ca-certificates.crt ]]; then certs=(--system-certs); fi
.venv/bin/uv pip install --quiet "${certs[@]}" --python "$python" --require-hashes -r "requirements/$group.txt" ||
  { echo "Python-pakketten ophalen lukte niet: is er netwerk?" >&2; exit 1; }
echo "$wanted" >"$stamp"
if [[ "$group" == test ]]; then sha256sum <requirements/run.txt >.venv/herstel-run.sha256; fi
