#!/usr/bin/env bash
# Installs only the system packages that are missing: systeem.sh run|test
set -euo pipefail

stop() { echo "$1" >&2; exit 1; }

PATH="$PATH:/sbin:/usr/sbin"
libraries="$(ldconfig -p 2>/dev/null || true)"
missing=()
need_library() { [[ "$libraries" == *"$1"* ]] || missing+=("$2"); }
need_command() { command -v "$1" >/dev/null || missing+=("$2"); }

command -v python3 >/dev/null || stop "Er is geen python3 gevonden: installeer Python 3.11 of nieuwer."
python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
  stop "$(python3 --version) is te oud: herstel heeft Python 3.11 of nieuwer nodig."
python3 -c 'import ensurepip, venv' 2>/dev/null || missing+=(python3-venv)
need_library libpango-1.0.so.0 libpango-1.0-0
need_library libpangoft2-1.0.so.0 libpangoft2-1.0-0
need_library libharfbuzz-subset.so.0 libharfbuzz-subset0
need_command fc-list fontconfig
if [[ "${1:-run}" == test ]]; then
  need_command chromium chromium
  need_command pdftotext poppler-utils
  need_command qpdf qpdf
  need_command xgettext gettext
fi
[[ ${#missing[@]} -eq 0 ]] && exit 0

command -v apt-get >/dev/null ||
  stop "Er is geen apt-get op deze machine: installeer zelf ${missing[*]} en probeer het opnieuw."
as_root=()
if [[ $EUID -ne 0 ]]; then
  command -v sudo >/dev/null ||
    stop "Je mag hier geen pakketten installeren: vraag je beheerder om ${missing[*]}."
  as_root=(sudo)
fi
echo "Systeempakketten die nog ontbreken: ${missing[*]}"
install=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y install --no-install-recommends)
"${install[@]}" "${missing[@]}" >/dev/null 2>&1 && exit 0
# A machine that never ran an update has no list of packages yet.
"${as_root[@]}" apt-get -qq update && "${install[@]}" "${missing[@]}" >/dev/null ||
  stop "Installeren lukte niet (geen recht of geen netwerk): installeer zelf ${missing[*]}."
