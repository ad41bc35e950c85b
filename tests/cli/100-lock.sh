#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# label: full
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119
. "$(dirname "$0")/lib.sh"

printf 'Un titre\n\nUn corps de texte.\n' >un.txt
printf 'Deux titres\n\nDeux corps de texte.\n' >deux.txt
archive add --quiet un.txt

begin "a held lock is status 3 once the wait is over, and readers do not care"
command -v flock >/dev/null || skip "no flock(1)"
flock "$ARCHIVE_DIR/lock" sh -c ': >held; while [ -e held ]; do sleep 0.05; done' &
holder=$!
wait_until 5 test -e held
expect_status 3 archive add --wait 0 deux.txt
expect_match '^archive: .*locked' "$err"
expect_status 3 archive import --quiet --wait 200ms --report run.json deux.txt
expect_match '"status":3,"error":".*locked' run.json
expect_status 3 archive remove --wait 0 "$(archive search --format jsonl --fields id corps | cut -c 8-39)"
expect_status 3 archive reindex --wait 0
expect_status 3 archive compact --wait 0
expect_status 0 archive search corps
expect_status 0 archive stats
rm held
wait "$holder"
expect_status 0 archive add deux.txt

begin "the holder is named while an import works"
awk 'BEGIN { for (i = 0; i < 20000; i++) printf "{\"id\":\"i%d\",\"title\":\"Numéro %d\",\"body\":\"Un corps assez long, numéro %d.\"}\n", i, i, i }' >beaucoup.jsonl
touch -d '2024-04-01' beaucoup.jsonl
archive import --quiet beaucoup.jsonl &
writer=$!
wait_until 5 grep -q import "$ARCHIVE_DIR/lock"
expect_status 3 archive add --wait 0 un.txt
expect_match "locked by pid $writer \\(archive import\\) since [0-9][0-9]:[0-9][0-9]:[0-9][0-9]" "$err"
expect_status 0 archive search --count corps
wait "$writer"
expect test $? -eq 0
expect_status 0 archive add --wait 0 un.txt
