#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# label: full
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119
. "$(dirname "$0")/lib.sh"

if ! python3 -c 'import zipfile, tarfile' 2>/dev/null; then
  begin "hostile inputs"
  skip "no python3 to make them"
  exit 0
fi
hostile() { python3 "$source_dir/tests/hostile.py" "$@"; }
hostile make in
rm -f /tmp/dehors-absolu.txt
# The time counts that the program takes, not that of the kernel to make pages of a file that nobody read yet.
cat in/* >/dev/null

# A second, or four times what an ordinary text of two megabytes takes where machine or build are slow: a loop in a loop takes much
# longer. A sanitizer takes its own time and memory.
hostile ordinary ordinary.txt
seconds=$(ARCHIVE_DIR=ordinary hostile seconds 4 archive import --quiet ordinary.txt) megabytes=200
grep -q __asan_init "$ARCHIVE_BINARY" && seconds=60 megabytes=4000
grep -q __tsan_init "$ARCHIVE_BINARY" && seconds=60 megabytes=4000
archive add --quiet "$samples/theatre-cesures-invisibles.txt"

find . "$HOME" -type f | LC_ALL=C sort >"$scratch/before"

# refused FILE CODE REASON [LINES]
refused() {
  expect_status 5 hostile run "$seconds" "$megabytes" archive import --report run.json "in/$1"
  expect_match "$3" "$err"
  expect test "$(grep -c "^in/$1" "$err")" -eq "${4:-1}"
  expect_match "\"code\":\"$2\"" run.json
}

begin "what nests, repeats or never ends is cut within a second and 200 MB"
for file in in/cut-*; do
  expect_status 0 hostile run "$seconds" "$megabytes" archive import "$file"
  expect_match '^added '
done
expect_status 0 archive search --count '"budget de la ville"'
expect_match '^1[0-9]$'

begin "too deep"
refused deep.jsonl too-deep ':1: more than 512 levels'
refused deep-feed.rss too-deep '#1: more than 512 levels'
refused parts.eml too-deep 'more than 512 levels'
refused levels.zip too-deep 'more than 3 containers in containers'

begin "entities of its own, of files and of files that tell more"
for file in laughs external parameter; do refused $file.rss malformed 'declares entities of its own'; done
for file in web.atom wide.xml; do refused $file malformed 'declares entities of its own'; done

begin "bombs"
for file in zeros.gz zeros.txt.gz zeros.tar.gz zeros.gz.gz zeros.txt.bz2 zeros.txt.xz zeros.warc sparse.tar bomb.zip; do
  refused $file bomb 'unpacks to more than 100 times its size'
done
expect_status 5 hostile run "$seconds" "$megabytes" archive import --report run.json in/overlap.zip
expect_match '"refused":[1-9]' run.json

begin "cut short"
refused short.txt.gz malformed 'truncated gzip input'
refused short.zip malformed '^in/short\.zip: '
refused short.tar malformed 'truncated tar'
refused short.warc malformed 'record 1 is cut short'
refused chunks.warc no-text '#1: there is neither title nor text'
refused quote.csv malformed ':2: a quotation mark that opens a cell is never closed'

begin "a line of a gigabyte"
cat in/line.* >/dev/null
refused line.jsonl too-large ':1: has more than 8 MB'
refused line.csv malformed ':2: '
refused line.mbox too-large '#1: has more than 64 MB'
refused line.tsv too-large ':2: has more than 8 MB'
refused line.warc malformed 'record 1 does not begin with headers'
for file in line.txt line.html line.rss line.md line.eml; do refused $file too-large "^in/$file: has more than 64 MB"; done

begin "headers and columns without end"
refused headers.eml too-large 'more than 1000 headers'
refused words.eml too-large 'more than 1000 headers or 256 kB'
refused long.warc malformed 'record 1 does not begin with headers'
refused columns.csv malformed 'the first line is no header'

begin "names that lead out of a container are refused each, and nothing is written"
refused paths.zip unsafe-path '^in/paths\.zip!\.\./dehors\.txt: has a name that leads out of the container$' 5
refused paths.tar unsafe-path '^in/paths\.tar!lien\.txt: is a link$' 5
find . "$HOME" -type f ! -name run.json | LC_ALL=C sort >"$scratch/after"
expect_equal_file "$scratch/before" "$scratch/after"
expect test ! -e /tmp/dehors-absolu.txt
expect_status 0 archive check
