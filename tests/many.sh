#!/bin/sh
# Ten thousand reports: the same bytes with 1 and 2 threads, and no more memory than for a hundred. Run by .ci/full.
set -eu
cd "$(dirname "$0")/.."
kpr=$PWD/target/release/kpr
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
mkdir "$dir/reports"
i=0
while [ $i -lt 10000 ]; do
    for report in fixtures/reports/*.txt; do
        ln -s "$PWD/$report" "$dir/reports/$i-$(basename "$report")"
        i=$((i + 1))
    done
done
find "$dir/reports" -name '*.txt' | sort >"$dir/all"
head -n 100 "$dir/all" >"$dir/hundred"

# Runs a command of kpr; prints its seconds and its peak memory in kilobytes.
run() {
    list=$1 jobs=$2 out=$3
    shift 3
    /usr/bin/time -f '%e %M' -o "$dir/used" "$kpr" "$@" --files-from "$list" --jobs "$jobs" -o "$out" --force
    cat "$dir/used"
}

# The same bytes with one thread and two; the memory of ten thousand is that of a hundred.
measure() {
    few=$(run "$dir/hundred" 2 "$dir/few" "$@")
    one=$(run "$dir/all" 1 "$dir/one" "$@")
    two=$(run "$dir/all" 2 "$dir/two" "$@")
    cmp "$dir/one" "$dir/two"
    echo "kpr $*: seconds and kilobytes for 100 reports $few, for 10 000 with one thread $one, with two $two"
    echo "$few $one $two" | awk '{
        printf "  memory %.2f times that of 100 (at most 1.3), speed-up %.2f (1.7 on two idle cores)\n", $6 / $2, $3 / $5
        exit $6 > 1.3 * $2
    }'
}

measure export --to jsonl
measure check --exit-zero
