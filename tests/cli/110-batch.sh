#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119
. "$(dirname "$0")/lib.sh"

archive import --quiet - --type jsonl <<'END'
{"id":"p1","title":"Pegasus","body":"Le logiciel espion Pegasus visait des téléphones."}
{"id":"p2","title":"Marine","body":"Le logiciel de la marine ne trahit aucun espion."}
END

begin "each line of a batch is answered under its qid"
printf 'q1\tpegasus\nq2\tespion\r\n\nq3\tintrouvable\n' >queries
expect_status 0 archive search --batch queries --format trec --timing
expect test "$(cut -d' ' -f1,3,4 "$out" | grep -v q2)" = "q1 p1 1"
expect test "$(grep -c '^q2 Q0 p[12] [12] ' "$out")" -eq 2
expect_match '^timing: n=3 p50=[0-9]+\.[0-9]{2} p95=[0-9]+\.[0-9]{2} p99=[0-9]+\.[0-9]{2} max=[0-9]+\.[0-9]{2} ms$' "$err"

begin "lines of JSON carry the qid, an array holds all"
printf 'q1\tpegasus\nq2\tmarine\n' | expect_status 0 archive search --batch - --format jsonl --fields ref
expect_output <<'END'
{"qid":"q1","ref":"p1"}
{"qid":"q2","ref":"p2"}
END
printf 'q1\tpegasus\nq2\tmarine\n' | expect_status 0 archive search --batch - --format json --fields ref
expect_output <<'END'
[
{"qid":"q1","ref":"p1"},
{"qid":"q2","ref":"p2"}
]
END

begin "a wrong line is told with its qid, the others go on, and the status is 2"
printf 'q1\t(pegasus\nsans tabulation\nq2\tmarine\n' | expect_status 2 archive search --batch - --format trec
expect_match '^q1: error: .*\[unclosed-parenthesis\]$' "$err"
expect_match '^line 2: error: ' "$err"
expect_match '^q2 Q0 p2 1 '

begin "options and filters hold for every line"
printf 'q1\tpegasus marine\n' | expect_status 0 archive search --any --batch - --format trec --limit 1
expect test "$(wc -l <"$out")" -eq 1
printf 'q1\tpegasus\nq2\tespion\n' | expect_status 0 archive search --batch - --count
expect_output <<'END'
q1	1
q2	2
END

begin "nothing found by any line is status 1"
printf 'q1\tintrouvable\n' | expect_status 1 archive search --batch - --format trec
expect_empty

begin "a batch beside a query, or one that cannot be read, is wrong"
expect_status 2 archive search --batch queries pegasus
expect_status 2 archive search --batch absent
expect_match '^archive: absent: ' "$err"
