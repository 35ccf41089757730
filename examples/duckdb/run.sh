#!/bin/sh
# A thousand made-up reports, exported and asked. Needs kpr on the path (or KPR) and Python with duckdb, which is installed where it is not there.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
kpr=${KPR:-kpr}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

python=python3
if ! python3 -c 'import duckdb' 2>/dev/null; then
    python3 -m venv "$dir/venv"
    "$dir/venv/bin/pip" install --quiet -r "$here/requirements.txt"
    python=$dir/venv/bin/python
fi

cd "$dir"
python3 "$here/../reports.py" reports 1000
"$kpr" export reports --to jsonl -o reports.jsonl --quiet
"$kpr" export reports --to csv -o lists/ --quiet
"$python" "$here/run.py" . "$@"
