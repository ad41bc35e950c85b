#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What an archive costs as a whole: import with one thread and with all, memory, size, the second import of the same files,
# single adds, and nights of small imports, with queries after them.
# macro.sh [CORPUS.jsonl]; without one a corpus of $ARTICLES (10000) articles is generated. $ARCHIVE names another program
# than the release, $NIGHTS (60) the nights, $NIGHTLY (100) the articles of each. Needs GNU time.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=bench/lib/measure.sh
. "$root/bench/lib/measure.sh"
archive=${ARCHIVE:-$root/build/release/src/cli/archive}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export ARCHIVE_DIR="$scratch/archive"

corpus=$(corpus_in "$scratch" "${1:-}")
text=$(wc -c <"$corpus")
size() { du -sb "$1" | awk -v text="$text" '{ printf "%.1f MB, %.2f of the corpus", $1 / 1e6, $1 / text }'; }

printf 'corpus %s MB, %s articles\n' "$((text / 1000000))" "$(wc -l <"$corpus")"
measure "import, one thread" "$archive" import --quiet --jobs 1 "$corpus"
rm -r "$ARCHIVE_DIR"
measure "import, all processors" "$archive" import --quiet "$corpus"
measure "compact" "$archive" compact --quiet
printf '%-28s %s\n' "size, store and index" "$(size "$ARCHIVE_DIR")" "size of the index" "$(size "$ARCHIVE_DIR/index")"

mkdir "$scratch/files"
awk -v directory="$scratch/files" 'BEGIN {
  for (i = 0; i < 36000; ++i) {
    file = sprintf("%s/%05d.txt", directory, i)
    printf "Titre %d\n\nLe corps du papier %d parle de la ville.\n", i, i >file
    close(file)
  }
}'
find "$scratch/files" -type f -exec touch -d 2024-01-01 {} +
measure "import of 36000 files" "$archive" import --quiet --archive "$scratch/small" "$scratch/files"
measure "the same again" "$archive" import --quiet --archive "$scratch/small" "$scratch/files"

add() {
  awk -v articles=1 -v first="$1" -f "$root/bench/corpus.awk" >"$scratch/one.jsonl"
  took "$archive" add --quiet "$scratch/one.jsonl"
}
number=10000000
while [ "$number" -lt 10000100 ]; do
  add "$number"
  number=$((number + 1))
done >"$scratch/adds"
printf '%-28s %s\n' "add one article, 100 times" "$(middle <"$scratch/adds")"

nights=${NIGHTS:-60}
nightly=${NIGHTLY:-100}
night=0
: >"$scratch/written"
while [ "$night" -lt "$nights" ]; do
  awk -v articles="$nightly" -v first=$((20000000 + night * nightly)) -f "$root/bench/corpus.awk" >"$scratch/night.jsonl"
  # What a process gave the kernel to write, its last line; strace would slow it down.
  sh -c '"$1" import --quiet --archive "$2" "$3"; cat /proc/$$/io' sh "$archive" "$scratch/nights" "$scratch/night.jsonl" |
    awk '/^wchar/ { print $2 }' >>"$scratch/written"
  night=$((night + 1))
done
awk -v nights="$nights" -v index_bytes="$(du -sb "$scratch/nights" | cut -f1)" '{ sum += $1 }
  END { printf "%-28s written %.1f MB, %.1f times what the archive holds then\n", nights " nights", sum / 1e6, sum / index_bytes }' \
  "$scratch/written"
newest=$scratch/nights/index/latest
[ -f "$newest" ] || newest=$scratch/nights/index/current
printf '%-28s %s\n' "segments then" "$(grep -c ^segment "$newest")"

# 200 words of the last night, asked for in one process, three times.
grep -o '[[:lower:]]\{5,\}' "$scratch/night.jsonl" | awk 'NR % 37 == 0' | head -n 200 >"$scratch/words"
for pass in 1 2 3; do awk -v pass="$pass" '{ printf "%d.%d\t%s\n", pass, NR, $1 }' "$scratch/words"; done >"$scratch/batch.tsv"
ask() {
  printf '%-28s %s\n' "$1" "$("$archive" search --archive "$scratch/nights" --batch "$scratch/batch.tsv" --limit 10 --timing 2>&1 >/dev/null | tail -n 1)"
}
ask "queries then"
"$archive" compact --quiet --archive "$scratch/nights"
ask "queries, compacted"
