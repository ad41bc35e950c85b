#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119
. "$(dirname "$0")/lib.sh"

i=0
while [ "$i" -lt 300 ]; do
  i=$((i + 1))
  printf '{"id":"r%d","title":"Article numéro %d","body":"Le même corps revient, au numéro %d près."}\n' "$i" "$i" "$i"
done >articles.jsonl
archive import --quiet articles.jsonl

begin "a closed pipe ends quietly"
(archive search --limit 300 --format jsonl corps 2>"$err"; echo $? >status) | head -n 1 >"$out"
expect_match '"rank":1,'
expect test "$(cat status)" -eq 0
expect_empty "$err"

begin "a closed standard output is quiet"
archive search corps >&- 2>"$err"
expect test $? -eq 0
expect_empty "$err"

begin "with standard output closed nothing is written into the archive"
archive add - >&- <articles.jsonl 2>"$err"
expect_status 0 archive check

begin "a full disk behind standard output is status 4"
archive search corps >/dev/full 2>"$err"
expect test $? -eq 4
expect_match 'cannot write to standard output: No space left on device' "$err"
archive --version >/dev/full 2>"$err"
expect test $? -eq 4

begin "an import goes on when nobody reads its lines any more"
sed 's/"id":"r/"id":"s/' articles.jsonl >more.jsonl
archive import more.jsonl 2>"$err" | head -n 1 >"$out"
expect_status 0 archive search --count corps
expect_output <<'END'
600
END
