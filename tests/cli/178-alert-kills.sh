#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# label: full
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119
. "$(dirname "$0")/lib.sh"

kills=${ARCHIVE_TEST_KILLS:-12}

press() { # press FROM TO: so many articles, of which every other one is looked for
  awk -v from="$1" -v to="$2" 'BEGIN { for (i = from; i < to; i++)
    printf "{\"id\":\"k%d\",\"source\":\"Essai\",\"date\":\"2024-04-%02d\",\"title\":\"Numéro %d\",\"body\":\"mot%d %s\"}\n", i, i % 28 + 1, i, i, i % 2 ? "cherché" : "laissé" }'
}
# What a receiver has that counts each delivery once: `take` is its program, which a delivery is whole for or not at all.
cat >"$scratch/bin/take" <<'END'
#!/bin/sh
cat >box/new.$$
name=$(sed -nE 's/.*"delivery":"([^"]*)".*/\1/p' box/new.$$ | tr ':' '_')
[ -n "$name" ] && mv box/new.$$ "box/$name"
END
chmod +x "$scratch/bin/take"
told() { cat box/*_* 2>/dev/null | grep -o '"ref":"[^"]*"' | LC_ALL=C sort; }
mkdir box
press 0 10 >first.jsonl
archive import --quiet first.jsonl
for name in un deux trois; do archive alert add --quiet $name cherché; done

begin "killed at each step in turn, nothing is lost, and a list that comes again has its name and its content"
n=10
for step in before-alert-output before-alert-cursor after-alert-cursor; do
  for time in 1 2 3; do
    press $n $((n + 4)) >more.jsonl
    archive import --quiet more.jsonl
    n=$((n + 4))
    ARCHIVE_FAULT=$step:$time archive alert run --exec take >/dev/null 2>&1
    expect_status 0 archive check
    # More comes before it is run again.
    press $n $((n + 2)) >more.jsonl
    archive import --quiet more.jsonl
    n=$((n + 2))
    expect_status 0 archive alert run --exec take
  done
done
told | uniq -c | awk '$1 != 3' >"$out"
expect_empty
expect test "$(told | uniq | wc -l)" -eq $(((n - 10) / 2))

begin "killed at $kills random moments, nothing is lost and nothing is told twice under two names"
for _ in $(seq "$kills"); do
  press $n $((n + 40)) >more.jsonl
  archive import --quiet more.jsonl
  n=$((n + 40))
  archive alert run --exec take >/dev/null 2>&1 &
  teller=$!
  sleep "$(awk -v r="$(od -An -N2 -tu2 /dev/urandom)" 'BEGIN { print r / 65536 * 0.3 }')"
  kill -9 $teller 2>/dev/null
  wait $teller 2>/dev/null
done
expect_status 0 archive alert run --exec take
told | uniq -c | awk '$1 != 3' >"$out"
expect_empty
expect test "$(told | uniq | wc -l)" -eq $(((n - 10) / 2))
expect_status 0 archive alert run --exec take
expect_status 0 archive check

begin "printed lists: killed before the output nothing is out, killed after the cursor nothing comes again"
press $n $((n + 4)) >more.jsonl
archive import --quiet more.jsonl
ARCHIVE_FAULT=before-alert-output archive alert run un --format jsonl >one 2>/dev/null
expect_empty one
ARCHIVE_FAULT=before-alert-cursor archive alert run un --format jsonl >two 2>/dev/null
expect test "$(wc -l <two)" -eq 2
ARCHIVE_FAULT=after-alert-cursor archive alert run un --format jsonl >three 2>/dev/null
expect_equal_file two three
expect_status 0 archive alert run un --format jsonl
expect_empty

begin "two at a time tell each article once"
n=$((n + 4))
press $n $((n + 40)) >more.jsonl
archive import --quiet more.jsonl
archive alert run un --format jsonl >left 2>/dev/null &
first=$!
archive alert run un --format jsonl >right 2>/dev/null
wait $first
cat left right | grep -o '"ref":"[^"]*"' | sort | uniq -d >"$out"
expect_empty
expect test "$(cat left right | wc -l)" -eq 20

begin "a list is told while another process writes"
press 100000 103000 >many.jsonl
archive import --quiet many.jsonl &
writer=$!
wait_until 10 grep -q import "$ARCHIVE_DIR/lock"
expect_status 0 archive alert run un --wait 0
wait $writer
expect_status 0 archive alert run un deux trois --format jsonl
expect_status 0 archive check
