#!/bin/sh
# Fuzzes the language engine under the address sanitizer, beginning with the recorded programs:
#   scripts/fuzz.sh [RUNS]        (2 000 000 unless said)
# What a machine still holds is no leak, so none are looked for.
# A crash leaves its input in .build-fuzz/crashes; it becomes a program of the tests once it is understood.
set -eu
cd "$(dirname "$0")/.."
runs=${1:-2000000}
OCTAVO_FUZZ=1 swift build -c release --scratch-path .build-fuzz --product octavo-fuzz
mkdir -p .build-fuzz/corpus .build-fuzz/seeds .build-fuzz/crashes
for program in Tests/OctavoLanguageTests/Programs/*/*.py; do
  cp "$program" ".build-fuzz/seeds/$(echo "$program" | cksum | cut -d' ' -f1).py"
done
# Weighing rare features takes libFuzzer longer than running a small text.
exec .build-fuzz/release/octavo-fuzz .build-fuzz/corpus .build-fuzz/seeds -runs="$runs" -max_len=600 -timeout=60 \
  -entropic=0 -rss_limit_mb=4096 -artifact_prefix=.build-fuzz/crashes/ -print_final_stats=1 -detect_leaks=0
