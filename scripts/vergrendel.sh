#!/usr/bin/env bash
# Writes requirements/*.txt from pyproject.toml: exact versions, hashes, no host names.
set -euo pipefail
cd "$(dirname "$0")/.."

lock=(.venv/bin/uv pip compile --quiet --python-version 3.11 --generate-hashes
  --no-emit-index-url --no-emit-find-links --no-annotate --no-header)
"${lock[@]}" pyproject.toml --group run -o requirements/run.txt "$@"
# Under the versions of run.txt, so that both lists can be installed after each other.
"${lock[@]}" pyproject.toml --group dev -c requirements/run.txt -o requirements/test.txt "$@"
"${lock[@]}" - -o requirements/uv.txt "$@" <<<'uv>=0.13,<0.14'
