#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# label: full
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119
# ARCHIVE_TEST_KILLS=200 tests/cli/160-reliability.sh is the long form.
. "$(dirname "$0")/lib.sh"

kills=${ARCHIVE_TEST_KILLS:-8}

press() { # press FROM TO: so many articles, a line each
  awk -v from="$1" -v to="$2" 'BEGIN { for (i = from; i < to; i++) { printf "{\"id\":\"k%d\",\"source\":\"Essai\",\"date\":\"2024-%02d-%02d\",\"title\":\"Numéro %d\",\"body\":\"", i, i % 12 + 1, i % 28 + 1, i
    for (k = 0; k < 30; k++) printf "mot%d phrase%d ", (i * 7919 + k * 104729) % 9973, (i * 31 + k) % 503
    printf "\"}\n" } }'
}
answers() { # answers DIR: what some searches say
  for query in mot5 'phrase7 phrase8' 'phrase1*' numéro; do
    archive --archive "$1" search --format trec --limit 30 "$query" 2>/dev/null
  done
}
chance() { echo $(($(od -An -N2 -tu2 /dev/urandom) % $1)); }
# all_there FILE DIR: what the lines of FILE report is in the archive. A kill may cut the last line.
all_there() {
  sed -nE 's/^added ([0-9a-f]{8})  .*/\1/p' "$1" | LC_ALL=C sort -u >reported
  archive --archive "$2" export 2>/dev/null | wc -l >there
  archive --archive "$2" search --format jsonl --limit 1000000 numéro 2>/dev/null |
    sed -E 's/.*"id":"([0-9a-f]{8}).*/\1/' | LC_ALL=C sort -u >found
  LC_ALL=C comm -23 reported found >missing
  expect_empty missing
}

mkdir in
press 0 1500 >in/a.jsonl
press 1500 3500 >in/b.jsonl
press 3500 6000 >in/c.jsonl
touch -d '2024-04-01' in/*
began=$(date +%s%N)
archive --archive whole import --quiet --jobs 2 in
took=$((($(date +%s%N) - began) / 1000000))
answers whole >want

begin "killed at $kills random moments, an import loses nothing it reported, and the next one completes it"
: >told
for _ in $(seq "$kills"); do
  archive import --jobs 2 --progress never in >told.new 2>/dev/null &
  writer=$!
  sleep "$(awk -v ms="$(chance $((took + took / 4)))" 'BEGIN { print ms / 1000 }')"
  kill -9 $writer 2>/dev/null
  wait $writer 2>/dev/null
  # A line is told after it is on disk; what stood in a buffer was not told.
  cat told.new >>told
  if [ -e "$ARCHIVE_DIR/store.db" ] && archive stats >/dev/null 2>&1; then
    expect_status 0 archive check
    # The writer that comes next brings the index up to date.
    expect_status 0 archive import --quiet --wait 0 --from-file /dev/null
    all_there told "$ARCHIVE_DIR"
  fi
  if [ "$(cat there 2>/dev/null)" = 6000 ]; then
    rm -rf "$ARCHIVE_DIR" told there
    : >told
  fi
done
expect_status 0 archive import --quiet --jobs 2 in
expect_status 0 archive check
answers "$ARCHIVE_DIR" >"$out"
expect_equal_file want "$out"

begin "killed at $kills random moments while articles are replaced and removed, nothing is lost or there twice"
# Other words for every fifth, which stands in a large segment with others; the answers are those of the last version.
press 0 1500 | sed -E '0~5s/phrase[0-9]+/phrase7/g' >changed.jsonl
archive --archive changed import --quiet in
cp -r changed changing
archive --archive changed import --quiet changed.jsonl
answers changed >want.changed
for _ in $(seq "$kills"); do
  archive --archive changing import --quiet changed.jsonl >/dev/null 2>&1 &
  writer=$!
  sleep "$(awk -v ms="$(chance 1500)" 'BEGIN { print ms / 1000 }')"
  kill -9 $writer 2>/dev/null
  wait $writer 2>/dev/null
  expect_status 0 archive --archive changing check
  expect_status 0 archive --archive changing import --quiet --from-file /dev/null
  expect_status 0 archive --archive changing check
  expect_status 0 archive --archive changing search --count --source Essai
  expect_output <<'END'
6000
END
  if [ "$(answers changing | cmp -s - want.changed && echo yes)" = yes ]; then
    rm -rf changing
    cp -r whole changing
  fi
done
expect_status 0 archive --archive changing import --quiet changed.jsonl
expect_status 0 archive --archive changing check
answers changing >"$out"
expect_equal_file want.changed "$out"

begin "of single articles, each added by a process that may be killed, none that was reported is lost"
cp -r whole adding
: >told
for i in $(seq $((kills * 3))); do
  press $((9000 + i)) $((9001 + i)) >one.jsonl
  archive --archive adding add --type jsonl one.jsonl >told.new 2>/dev/null &
  writer=$!
  # Two of three are let end: what is to be kept stands in the log, in the latest segments and where they are merged.
  if [ $((i % 3)) = 0 ]; then
    sleep "$(awk -v ms="$(chance 40)" 'BEGIN { print ms / 1000 }')"
    kill -9 $writer 2>/dev/null
  fi
  wait $writer 2>/dev/null
  cat told.new >>told
  [ $((i % 3)) = 0 ] || continue
  expect_status 0 archive --archive adding check
  expect_status 0 archive --archive adding import --quiet --from-file /dev/null
  all_there told adding
done

begin "the lock of a writer that was killed means nothing"
press 6000 9000 >more.jsonl
archive --archive dead import --quiet more.jsonl &
wait_until 10 grep -q import dead/lock
kill -9 $!
wait $! 2>/dev/null
expect_status 0 archive --archive dead import --quiet --wait 0 in/a.jsonl
expect_status 0 archive --archive dead check

begin "two imports at once both end well, and nothing is there twice or missing"
archive --archive both import --quiet --wait 10m --jobs 1 in/a.jsonl in/b.jsonl &
first=$!
archive --archive both import --quiet --wait 10m --jobs 1 in/c.jsonl in/b.jsonl &
second=$!
wait $first
expect test $? -eq 0
wait $second
expect test $? -eq 0
expect_status 0 archive --archive both check
expect_status 0 archive --archive both search --count --source Essai
expect_output <<'END'
6000
END
answers both >"$out"
expect_equal_file want "$out"

begin "readers see the same answers while the index is compacted and built anew"
(
  while [ ! -e stop ]; do
    answers whole >got.new
    cmp -s want got.new || { cp got.new wrong; break; }
    echo once >>rounds
  done
) &
reader=$!
for command in compact reindex compact; do expect_status 0 archive --archive whole $command --quiet; done
wait_until 20 test -s rounds
: >stop
wait $reader
expect test ! -e wrong

begin "a backup taken while a writer works, put back, answers as the archive of that moment"
cp -r whole live
press 6000 9000 >in2.jsonl
archive --archive live import --quiet --jobs 1 in2.jsonl &
writer=$!
expect_status 0 archive --archive live backup live.tar
wait $writer
expect_status 0 archive --archive back restore live.tar
expect_status 0 archive --archive back check
count=$(archive --archive back search --count --source Essai)
expect test "$count" -ge 6000 -a "$count" -le 9000
expect_status 0 archive --archive back import --quiet in2.jsonl
answers live >live.answers
answers back >"$out"
expect_equal_file live.answers "$out"

begin "a clock that goes backwards does no harm"
press 9000 9010 >late.jsonl
press 9010 9020 >later.jsonl
ARCHIVE_NOW=2030-01-01T00:00:00Z expect_status 0 archive --archive clock import --quiet late.jsonl
ARCHIVE_NOW=1999-01-01T00:00:00Z expect_status 0 archive --archive clock import --quiet later.jsonl late.jsonl
ARCHIVE_NOW=1999-01-01T00:00:00Z expect_status 0 archive --archive clock edit --quiet "$(archive --archive clock search --format jsonl --limit 1 numéro | sed -E 's/.*"id":"([0-9a-f]{8}).*/\1/')" --set section=A
expect_status 0 archive --archive clock check
expect_status 0 archive --archive clock search --count --source Essai
expect_output <<'END'
20
END

# What follows needs a file system of its own, which root can mount, and others inside a name space where that is allowed.
begin "a disk that fills up, and one that cannot be written"
if ! unshare -rm true 2>/dev/null; then
  skip "no name space to mount a small file system in"
  exit 0
fi
mkdir small
cat >full.sh <<'END'
set -eu
mount -t tmpfs -o size=100m none small
# Where too little is free, nothing begins.
head -c 60M /dev/zero >small/fill
status=0
archive --archive small/archive import in >out.none 2>err.none || status=$?
echo "none $status"
rm -rf small/fill small/archive
# Where it fills up meanwhile, what was reported is there.
archive --archive small/archive import --quiet in/a.jsonl
archive --archive small/archive import --jobs 2 --report small/run.json more.jsonl in >out.full 2>err.full &
writer=$!
head -c 200M /dev/zero >small/fill 2>/dev/null || :
status=0
wait $writer || status=$?
echo "full $status"
archive --archive small/archive search --count numéro >count.full
rm small/fill
archive --archive small/archive check >check.full || :
archive --archive small/archive import --quiet --from-file /dev/null
archive --archive small/archive search --format jsonl --limit 100000 numéro | sed -E 's/.*"id":"([0-9a-f]{8}).*/\1/' | LC_ALL=C sort -u >found
archive --archive small/archive import --quiet more.jsonl in
archive --archive small/archive check
mount -o remount,ro small
archive --archive small/archive search --count numéro
archive --archive small/archive check
for command in 'add in/a.jsonl' 'import in' compact reindex 'backup small/b.tar'; do
  status=0
  archive --archive small/archive $command >/dev/null 2>>err.ro || status=$?
  echo "ro $status"
done
END
unshare -rm sh full.sh >"$out" 2>"$err"
expect test $? -eq 0
expect_output <<'END'
none 4
full 4
store and index are sound
9000
store and index are sound
ro 4
ro 4
ro 4
ro 4
ro 4
END
expect_match '^archive: small/archive: no space left: ' err.none
expect_match '^ +hint: free some space' err.none
expect_match '([Nn]o space left|disk is full)' err.full
expect_match '^  hint: ' err.full
expect_match '^store and index are sound$' check.full
sed -nE 's/^added ([0-9a-f]{8})  .*/\1/p' out.full | LC_ALL=C sort -u >reported
LC_ALL=C comm -23 reported found >missing
expect_empty missing
expect test "$(grep -c '^archive: ' err.ro)" -eq 5
expect_match '[Rr]ead-only' err.ro
