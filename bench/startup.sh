#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Times whole processes: archive --version, and a search with ten snippets, beside a program that loads the same libraries
# and ends, and beside sqlite3 with FTS5 on the same text; then, for root, each with nothing in the page cache.
# startup.sh [CORPUS.jsonl [WORD]]; without a corpus, the sample articles. Needs hyperfine; sqlite3 and jq for FTS5.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
build=$root/build/release
archive=$build/src/cli/archive
corpus=${1:-}
word=${2:-Pegasus}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export ARCHIVE_DIR="$scratch/archive"

if [ -n "$corpus" ]; then
  "$archive" import --quiet --type jsonl "$corpus"
else
  "$archive" import --quiet "$root/data/samples"
fi
"$archive" compact --quiet
"$archive" stats

# Each command is run on its own: N runs without a shell, after as many to warm the caches.
set -- -n "bare" "$build/bench/archive_bare" \
  -n "archive --version" "$archive --version" \
  -n "archive search" "$archive search --snippets 1 --limit 10 $word"

if [ -n "$corpus" ] && command -v sqlite3 >/dev/null && command -v jq >/dev/null; then
  database=$scratch/fts.db
  {
    echo "PRAGMA journal_mode=off; CREATE VIRTUAL TABLE article USING fts5(title, body, tokenize='unicode61 remove_diacritics 2'); BEGIN;"
    jq -r '"INSERT INTO article VALUES (" + ([.title, .body] | map("'\''" + ((. // "") | gsub("'\''"; "'\'''\''") | gsub("\u0000"; "")) + "'\''") | join(",")) + ");"' "$corpus"
    echo "COMMIT; INSERT INTO article(article) VALUES ('optimize');"
  } | sqlite3 "$database" >/dev/null
  set -- "$@" -n "sqlite3 FTS5" "sqlite3 $database \"SELECT title, snippet(article, 1, '[', ']', '…', 40) FROM article WHERE article MATCH '$word' ORDER BY rank LIMIT 10\""
fi
hyperfine -N --warmup 20 --runs 200 --style basic "$@" 2>/dev/null

# As after a start of the machine; for root alone.
caches=/proc/sys/vm/drop_caches
if [ -w "$caches" ]; then
  echo "With nothing in the page cache:"
  hyperfine --prepare "sync; echo 3 >$caches" --runs 10 --style basic "$@" 2>/dev/null
fi
