#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119
. "$(dirname "$0")/lib.sh"

mkdir -p presse/local
printf 'Premier papier\n\nLe corps du premier papier.\n' >presse/un.txt
printf 'Deuxième papier\n\nLe corps du deuxième papier.\n' >presse/local/deux.txt
printf '{"id":"x1","title":"Brève","body":"Une brève au kilomètre."}\n{"id":"x2"\n' >presse/breves.jsonl
touch -d '2024-04-01' presse/un.txt presse/local/deux.txt presse/breves.jsonl

begin "a directory is imported with all below it; a wrong line is told and the rest goes in"
expect_status 5 archive import --report run.json presse
expect test "$(grep -c '^added ' "$out")" -eq 3
expect_match '^presse/breves\.jsonl:2: ' "$err"
expect_match '3 added, 0 updated, 0 unchanged, 1 refused$' "$err"
expect_status 0 archive search --format trec kilometre

begin "the report tells counts, refusals, versions and status"
expect_match '"start":"2024-05-01T10:00:00\+02:00","end":"2024-05-01T10:00:00\+02:00","status":5,"error":null,"stopped":false' run.json
expect_match '"counts":\{"seen":4,"added":3,"unchanged":0,"updated":0,"duplicates":0,"refused":1,"left":0,"moved":0\}' run.json
expect_match '"refused":\[\{"input":"presse/breves\.jsonl:2","code":"malformed","reason":"' run.json
expect_match '"versions":\{"archive":"[0-9.]+",.*"xapian":"[0-9.]+"' run.json
expect test "$(ls run.json*)" = run.json

begin "quiet is silent when all went well, also the second time"
rm presse/breves.jsonl
expect_status 0 archive import --quiet presse
expect_empty
expect_empty "$err"
expect_status 0 archive import --quiet presse
expect_empty
expect_empty "$err"

begin "the second time adds nothing"
expect_status 0 archive import presse
expect_empty
expect_match ' 0 added, 0 updated, ' "$err"
expect_status 0 archive search --count papier
expect_output <<'END'
2
END

begin "a dry run writes nothing"
printf 'Troisième papier\n\nLe corps du troisième papier.\n' >presse/trois.txt
touch -d '2024-04-01' presse/trois.txt
expect_status 0 archive import --dry-run presse
expect_match '^dry run: .* 1 added' "$err"
expect_status 1 archive search --count troisieme

begin "lists are lines or ended by NUL, from a file or standard input"
printf 'a b.txt\n' >list
printf 'Quatrième\n\nLe corps du quatrième papier.\n' >'a b.txt'
touch -d '2024-04-01' 'a b.txt'
expect_status 0 archive import --from-file list
expect_match '^added .*Quatrième$'
find presse -name 'trois*' -print0 | expect_status 0 archive import --from-file -
expect_match '^added .*Troisième papier$'

begin "an empty list is no mistake, no path at all is one"
: >list
expect_status 0 archive import --quiet --from-file list
expect_status 2 archive import
expect_status 2 archive import --from-file absent.list --report run.json
expect_match '"status":2,"error":"absent.list: ' run.json

begin "a report that cannot be written is told"
expect_status 4 archive import --report nowhere/run.json presse
expect_match 'cannot write nowhere/run\.json: ' "$err"

begin "progress is told where it was asked for, and nowhere else"
printf 'Cinquième\n\nLe corps du cinquième papier.\n' >cinq.txt
touch -d '2024-04-01' cinq.txt
expect_status 0 archive import --quiet --progress always cinq.txt
expect_match '1 added' "$err"
expect_status 0 archive import --quiet --progress never cinq.txt
expect_empty "$err"
