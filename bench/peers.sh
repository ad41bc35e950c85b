#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The archive beside SQLite with FTS5, Xapian Omega and Lucene 8: import, size, warm queries, one search, one more article. All
# take the same titles and texts and store them; only the archive dates, names and groups what it is given.
# peers.sh [CORPUS.jsonl]; without one a corpus of $ARTICLES (10000) articles is generated. Rounds by turns: $ROUNDS (1). What
# ./dev bench does not install is left out where it is not there: Omega (xapian-omega, xapian-tools; up to 10,000 articles, since it
# takes ten minutes for 100,000), Lucene (a JDK and the jars of liblucene8-java, in $LUCENE or /usr/share/java).
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=bench/lib/measure.sh
. "$root/bench/lib/measure.sh"
archive=${ARCHIVE:-$root/build/release/src/cli/archive}
sqlite=$root/build/release/bench/sqlite_peer
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export ARCHIVE_DIR="$scratch/archive"
for program in jq hyperfine /usr/bin/time "$sqlite"; do
  command -v "$program" >/dev/null || { echo "peers.sh: no $program; ./dev bench installs and builds what it needs" >&2; exit 2; }
done

corpus=$(corpus_in "$scratch" "${1:-}")
articles=$(wc -l <"$corpus")
# Lines of a title, a tabulator and a text, which has no line breaks then.
to_lines() { jq -r '[.title, .body] | map((. // "") | gsub("[\t\r\n]+"; " ")) | join("\t")' "$1"; }
to_lines "$corpus" >"$scratch/corpus.tsv"
text=$(wc -c <"$scratch/corpus.tsv")

peers='archive sqlite'
if command -v scriptindex >/dev/null && command -v quest >/dev/null && [ "$articles" -le 10000 ]; then
  peers="$peers omega"
  printf 'title : field index\nbody : field index\n' >"$scratch/omega.script"
  jq -r '[.title, .body] | map((. // "") | gsub("\r?\n"; "\n=")) | "title=" + .[0], "body=" + .[1], ""' "$corpus" >"$scratch/omega.dump"
fi
jars=$(find "${LUCENE:-/usr/share/java}" -name 'lucene-*.jar' 2>/dev/null | tr '\n' ':')
if [ -n "$jars" ] && command -v javac >/dev/null; then
  if javac -cp "$jars" -d "$scratch" "$root/bench/LucenePeer.java" 2>"$scratch/javac.log"; then
    peers="$peers lucene"
  else
    echo "Lucene is left out: $(grep -m 1 error "$scratch/javac.log")" >&2
  fi
fi

# 200 queries, drawn evenly from the articles: a word (two in five), both of two words, either, a phrase.
awk -v articles="$articles" 'int(NR * 200 / articles) > int((NR - 1) * 200 / articles)' "$corpus" | jq -rn '
  foreach inputs as $article (-1; . + 1; . as $i
    | ([$article.body // "" | scan("\\p{Ll}{4,} \\p{Ll}{4,}")] | .[length / 2 | floor] // "ville monde") as $pair
    | ($pair | split(" ")) as $word
    | "q\($i)\t" + (if $i % 10 < 4 then $word[0] elif $i % 10 < 6 then $pair
        elif $i % 10 < 8 then "\($word[0]) OR \($word[1])" else "\"\($pair)\"" end))' >"$scratch/queries.tsv"
for pass in 1 2 3; do sed "s/^q/$pass./" "$scratch/queries.tsv"; done >"$scratch/batch.tsv"

import_archive() { measure "import, archive" "$archive" import --quiet "$corpus" && "$archive" compact --quiet; }
import_sqlite() { measure "import, SQLite" "$sqlite" import "$scratch/sqlite" "$scratch/corpus.tsv"; }
import_omega() {
  measure "import, Omega" scriptindex --stemmer=french "$scratch/omega" "$scratch/omega.script" "$scratch/omega.dump" >"$scratch/omega.log"
  grep '^import' "$scratch/omega.log"
}
import_lucene() { measure "import, Lucene" java -cp "$jars:$scratch" LucenePeer import "$scratch/lucene" "$scratch/corpus.tsv" 2; }

query_archive() { "$archive" search --batch "$scratch/batch.tsv" --format jsonl --limit 10 --timing; }
query_sqlite() { "$sqlite" query "$scratch/sqlite" "$scratch/queries.tsv"; }
query_lucene() { java -cp "$jars:$scratch" LucenePeer query "$scratch/lucene" "$scratch/queries.tsv"; }

# one_search QUERY: a process each.
one_search() {
  query=$1
  echo "SELECT title, snippet(article, 1, '[', ']', '…', 40) FROM article WHERE article MATCH '$query' ORDER BY rank LIMIT 10;" >"$scratch/select.sql"
  set -- -n archive "$archive search --limit 10 -- '$query'"
  if command -v sqlite3 >/dev/null; then set -- "$@" -n SQLite "sqlite3 $scratch/sqlite '.read $scratch/select.sql'"; fi
  case $peers in *omega*) set -- "$@" -n quest "quest --stemmer=french --default-op=and --db=$scratch/omega '$query'" ;; esac
  hyperfine -N --ignore-failure --warmup 10 --runs 100 --export-csv "$scratch/one.csv" "$@" >/dev/null 2>&1
  awk -F, -v query="$query" 'NR > 1 { line = line sprintf("  %s %.2f ms", $1, 1000 * $4) }
    END { printf "%-28s%s\n", "one search, " query, line }' "$scratch/one.csv"
}

add_one() {
  awk -v articles=1 -v first="$1" -f "$root/bench/corpus.awk" >"$scratch/one.jsonl"
  to_lines "$scratch/one.jsonl" >"$scratch/one.tsv"
  took "$archive" add --quiet "$scratch/one.jsonl" >>"$scratch/adds.archive"
  took "$sqlite" add "$scratch/sqlite" "$scratch/one.tsv" >>"$scratch/adds.sqlite"
}

printf 'corpus %s MB, %s articles; %s; load %s\n' "$((text / 1000000))" "$articles" "$(nproc) processors" "$(cut -d' ' -f1 /proc/loadavg)"
round=0
while [ "$round" -lt "${ROUNDS:-1}" ]; do
  round=$((round + 1))
  for peer in $peers; do
    rm -rf "${scratch:?}/$peer"
    sync
    "import_$peer"
    printf '%-28s %s of the text\n' "size, $peer" "$(du -sb "$scratch/$peer" | awk -v text="$text" '{ printf "%.2f", $1 / text }')"
  done
  for peer in $peers; do
    [ "$peer" = omega ] || printf '%-28s %s\n' "queries, $peer" "$("query_$peer" 2>&1 >"$scratch/hits" | grep timing)"
  done
  for number in 1 5 9; do
    query=$(sed -n "${number}p" "$scratch/queries.tsv" | cut -f2)
    [ -z "$query" ] || one_search "$query"
  done
  : >"$scratch/adds.archive"
  : >"$scratch/adds.sqlite"
  number=30000000
  while [ "$number" -lt 30000020 ]; do
    number=$((number + 1))
    add_one "$number"
  done
  printf '%-28s archive %s; SQLite %s\n' "add one article, 20 times" "$(middle <"$scratch/adds.archive")" "$(middle <"$scratch/adds.sqlite")"
done
