#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# How long queries of three words take inside one process, ten hits with their snippets each.
# latency.sh CORPUS.jsonl [QUERIES]; the words are drawn from the beginnings of articles, the same for the same corpus.
# Without a corpus, the sample articles. Needs jq.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
archive=$root/build/release/src/cli/archive
corpus=${1:-$root/data/samples/breves.jsonl}
queries=${2:-1000}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export ARCHIVE_DIR="$scratch/archive"

"$archive" import --quiet --type jsonl "$corpus"
"$archive" compact --quiet
jq -r '.body // "" | .[0:600] | [scan("\\p{Ll}{4,}")] | unique | select(length >= 20) | join(" ")' "$corpus" |
  awk -v most="$queries" '
    BEGIN { srand(1) }
    { lines[NR] = $0 }
    END {
      for (i = 0; i < most && NR > 0; ++i) {
        count = split(lines[1 + int(rand() * NR)], words, " ")
        first = 1 + int(rand() * count); step = 1 + int(rand() * int((count - 1) / 3))
        print "q" i "\t" words[first], words[1 + (first + step) % count], words[1 + (first + 2 * step) % count]
      }
    }' >"$scratch/queries"
for mode in "" --any; do
  # Once to warm the caches of files.
  "$archive" search $mode --batch "$scratch/queries" --format jsonl >/dev/null 2>&1 || true
  printf 'search %s: ' "$mode"
  "$archive" search $mode --batch "$scratch/queries" --format jsonl --timing 2>&1 >/dev/null | tail -n 1
done
