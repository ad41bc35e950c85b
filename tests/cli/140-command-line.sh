#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119
. "$(dirname "$0")/lib.sh"

printf 'Un titre\n\nUn corps de texte.\n' >un.txt

begin "a missing archive is refused with a hint by all but add and import"
for command in "search x" "show abcd" "stats" "check" "reindex" "compact" "remove abcd"; do
  # The words of a command are meant to be split.
  # shellcheck disable=SC2086
  expect_status 2 archive $command
  expect_match '^archive: there is no archive at ' "$err"
  expect_match '^  hint: archive add FILE' "$err"
done
expect test ! -e "$ARCHIVE_DIR"

begin "the archive is named by the option, else the environment, else the home"
expect_status 0 archive --archive one add --quiet un.txt
expect_status 0 archive add --quiet un.txt --archive two
expect_status 0 archive add --quiet --archive=three un.txt
expect test -d one -a -d two -a -d three -a ! -e "$ARCHIVE_DIR"
expect_status 0 env -u ARCHIVE_DIR archive add --quiet un.txt
expect test -d "$HOME/.local/share/archive"
expect_status 0 env -u ARCHIVE_DIR XDG_DATA_HOME="$PWD/data" archive add --quiet un.txt
expect test -d data/archive
expect_status 2 env -u ARCHIVE_DIR -u HOME "$ARCHIVE_BINARY" stats
expect_match 'archive directory' "$err"

begin "the clock is set before or after the command"
id=$(archive --archive one search --format jsonl --fields id corps | cut -c 8-39)
for n in before after; do
  printf 'Encore %s\n\nUn corps encore, %s.\n' $n $n >$n.txt
done
expect_status 0 "$ARCHIVE_BINARY" --now 2001-02-03T04:05:06Z add --archive one before.txt
expect_status 0 "$ARCHIVE_BINARY" add --archive one after.txt --now 2001-02-03T04:05:06Z
for n in before after; do
  id=$("$ARCHIVE_BINARY" search --archive one --format jsonl --fields id $n | cut -c 8-39)
  expect_status 0 archive show --archive one --format json "$id"
  expect_match '"at":"2001-02-03T04:05:06Z"'
done
expect_status 2 "$ARCHIVE_BINARY" --now demain stats
expect_match 'not a time: "demain"' "$err"

begin "help and version need nothing, and go to standard output"
expect_status 0 env -i "$ARCHIVE_BINARY" --help
expect_match '^  search '
expect_empty "$err"
expect_status 0 env -i "$ARCHIVE_BINARY" --version
for part in archive "index format" analyser xapian icu sqlite zstd; do expect_match "^$part [0-9]"; done
expect_status 0 archive search --help
expect_match '^  --explain '

begin "a line that is wrong is status 2, with what was meant"
expect_status 2 archive
expect_empty
expect_status 2 archive serach x
expect_match 'did you mean "search"' "$err"
expect_status 2 archive search --limt 3 x
expect_match 'did you mean --limit' "$err"
expect_status 2 archive search --limit
expect_status 2 archive stats extra
expect_match 'unexpected argument extra' "$err"
expect_status 2 archive search -- x --archive
expect_status 2 archive --colour always stats

begin "an excluded word without two hyphens shows the line to type"
expect_status 2 archive search pegasus -maroc --archive one
expect_match 'archive search -- pegasus -maroc' "$err"
