#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119
. "$(dirname "$0")/lib.sh"

i=0
while [ "$i" -lt 40 ]; do
  i=$((i + 1))
  printf '{"id":"r%d","title":"Article numéro %d","url":"https://r.example/%d","body":"Le même corps revient, au numéro %d près."}\n' "$i" "$i" "$i" "$i"
done >articles.jsonl
archive import --quiet articles.jsonl

# on_terminal ROWS COMMAND: what a terminal of so many lines and 80 columns is sent.
on_terminal() {
  TERM=xterm script -qec "stty rows $1 cols 80; $2" /dev/null </dev/null | tr -d '\r'
}
cat >"$scratch/bin/paged" <<'PAGER'
#!/bin/sh
echo "BEGIN PAGER LESS=$LESS"
cat
echo "END PAGER"
PAGER
chmod +x "$scratch/bin/paged"
has_terminal=$(script -qec 'stty rows 10; test -t 1 && echo yes' /dev/null </dev/null 2>&1 | tr -d '\r')
no_terminal() { [ "$has_terminal" != yes ] && skip "script(1) makes no terminal here"; }

begin "what is longer than the screen goes through the pager, messages after it"
no_terminal
on_terminal 20 'ARCHIVE_PAGER="paged --x" archive search --collapse none corps --limit 30 --explain' >"$out"
expect_match '^BEGIN PAGER LESS=FRX$'
expect test "$(grep -n '^END PAGER' "$out" | cut -d: -f1)" -gt 60
expect test "$(grep -n '^parsed: ' "$out" | cut -d: -f1)" -gt "$(grep -n '^END PAGER' "$out" | cut -d: -f1)"
expect_match 'Article numéro'

begin "what fits on the screen does not, and neither does anything where no pager is wanted or there is none"
no_terminal
on_terminal 20 'ARCHIVE_PAGER=paged archive search --collapse none corps --limit 2' >"$out"
expect_no_match 'PAGER'
expect_match 'Article numéro'
for pager in '' cat no-such-pager; do
  on_terminal 20 "ARCHIVE_PAGER='$pager' PAGER=paged archive search --collapse none corps --limit 30" >"$out"
  expect_no_match 'PAGER'
  expect_match '30\. '
done
on_terminal 20 'TERM=dumb ARCHIVE_PAGER=paged archive search --collapse none corps --limit 30' >"$out"
expect_no_match 'PAGER'
ARCHIVE_PAGER=paged archive search --collapse none corps --limit 30 >"$out"
expect_no_match 'PAGER'

begin "PAGER and the configuration name it too"
no_terminal
on_terminal 20 'PAGER=paged archive search --collapse none corps --limit 30' >"$out"
expect_match '^BEGIN PAGER'
printf 'pager = "paged"\n' >"$ARCHIVE_DIR/config.toml"
on_terminal 20 'archive search --collapse none corps --limit 30' >"$out"
expect_match '^BEGIN PAGER'
rm "$ARCHIVE_DIR/config.toml"

begin "leaving the pager early is no failure"
no_terminal
on_terminal 20 'ARCHIVE_PAGER="head -n 3" archive search --collapse none corps --limit 40; echo status $?' >"$out"
expect_match '^status 0$'

begin "a terminal is sent links and bold, and NO_COLOR takes the colour alone away"
no_terminal
esc=$(printf '\033')
on_terminal 200 'archive search --collapse none corps --limit 1' >"$out"
expect_match "$esc]8;;https://r\\.example/[0-9]+$esc"
expect_match "$esc\\[1;31mcorps$esc\\[0m"
on_terminal 200 'NO_COLOR=1 archive search --collapse none corps --limit 1' >"$out"
expect_match "$esc\\[1mcorps$esc\\[0m"
expect_no_match "$esc\\[1;31m"

begin "the original is not sent to a terminal, unless it is forced"
no_terminal
id=$(archive search --format jsonl --fields id corps --limit 1 | cut -c 8-39)
on_terminal 20 "archive show --format original $id; echo status \$?" >"$out"
expect_match '^archive: the original is not sent to a terminal$'
expect_match '^status 2$'
on_terminal 20 "archive show --format original --force $id" >"$out"
expect_match '"body":"Le même corps'
