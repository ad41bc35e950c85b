#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# label: full
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119
. "$(dirname "$0")/lib.sh"

begin "an interrupted import ends after a commit, and goes on when called again"
awk 'BEGIN { for (i = 0; i < 20000; i++) printf "{\"id\":\"i%d\",\"source\":\"Essai\",\"title\":\"Numéro %d\",\"body\":\"Un corps assez long pour que cela dure, numéro %d.\"}\n", i, i, i }' >beaucoup.jsonl
touch -d '2024-04-01' beaucoup.jsonl
archive import --quiet --report stop.json beaucoup.jsonl &
sleep 0.5
kill -TERM $!
wait $!
stopped=$?
expect test "$stopped" -eq 143
expect_match '"status":143,"error":null,"stopped":true' stop.json
expect_status 0 archive check
expect_status 0 archive import --quiet beaucoup.jsonl
expect_status 0 archive search --count --source Essai
expect_output <<'END'
20000
END
