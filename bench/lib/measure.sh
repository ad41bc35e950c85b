# SPDX-License-Identifier: GPL-3.0-or-later
# What the scripts of bench/ share. $scratch is a directory of the caller's.
# shellcheck shell=sh disable=SC2154

# measure NAME COMMAND...: wall, CPU and peak memory of a command. Needs GNU time.
measure() {
  name=$1
  shift
  /usr/bin/time -o "$scratch/time" -f '%e %U %S %M' "$@"
  awk -v name="$name" '{ printf "%-28s %7.2f s, CPU %7.2f s, peak %4d MB\n", name, $1, $2 + $3, $4 / 1024 }' "$scratch/time"
}

# median and longest of the numbers on standard input, in ms
middle() { sort -n | awk '{ value[NR] = $1 } END { printf "%.1f ms, longest %.1f", value[int((NR + 1) / 2)], value[NR] }'; }

# now, in ms
now() { date +%s%N | awk '{ printf "%.3f", $1 / 1e6 }'; }

# took COMMAND...: what it took, in ms
took() {
  start=$(now)
  "$@"
  awk -v start="$start" -v end="$(now)" 'BEGIN { print end - start }'
}

# corpus_in DIRECTORY [CORPUS]: the file of articles, generated where none is given: $ARTICLES (10000) of them
corpus_in() {
  if [ -n "${2:-}" ]; then
    echo "$2"
  else
    awk -v articles="${ARTICLES:-10000}" -f "$root/bench/corpus.awk" >"$1/corpus.jsonl"
    echo "$1/corpus.jsonl"
  fi
}
