#!/bin/sh
# A thousand made-up reports to Parquet. Needs kpr on the path (or KPR), Java 17 and Python with pyspark, which is installed where it is not there.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
export KPR="${KPR:-kpr}" SPARK_LOCAL_IP=127.0.0.1
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

python=python3
if ! python3 -c 'import pyspark' 2>/dev/null; then
    python3 -m venv "$dir/venv"
    "$dir/venv/bin/pip" install --quiet -r "$here/requirements.txt"
    python=$dir/venv/bin/python
fi
export PYSPARK_PYTHON="$python"

cd "$dir"
python3 "$here/../reports.py" reports 1000
head -c 1000 /dev/urandom >reports/picture.txt
"$python" "$here/job.py" reports out.parquet "$@"
