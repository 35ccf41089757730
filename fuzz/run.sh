#!/bin/sh
# Runs every fuzz target for some seconds (60 unless said), one after the other, from a corpus of the fixtures.
set -eu
cd "$(dirname "$0")"
seconds=${1:-60}
mkdir -p seeds
find ../fixtures/reports ../fixtures/tables ../fixtures/lists -name '*.txt' 2>/dev/null | while read -r file; do
    split -C 2000 -d -a 3 "$file" "seeds/$(basename "$file" .txt)-"
done
for target in decode figures tables lists whole outputs; do
    mkdir -p "corpus/$target"
    cargo +nightly fuzz run --sanitizer none "$target" "corpus/$target" seeds -- -max_total_time="$seconds" -max_len=4096 -timeout=10 -print_final_stats=1
done
