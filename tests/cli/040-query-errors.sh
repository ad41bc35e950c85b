#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119
. "$(dirname "$0")/lib.sh"

printf 'Un titre\n\nUn corps de texte.\n' | archive add --quiet -

begin "a wrong query shows the place"
expect_status 2 archive search 'chat AND (chien'
expect_empty
expect_match '^error: .*\[unclosed-parenthesis\]$' "$err"
expect_match '^  chat AND \(chien$' "$err"
expect_match '^           \^$' "$err"

begin "an unknown field is an error with the nearest name"
expect_status 2 archive search tire:NSO
expect_match '^error: .*\[unknown-field\]$' "$err"
expect_match 'title|titre' "$err"

begin "as JSON the error stands on standard output too, its column in code points"
expect_status 2 archive search --format json 'été tire:NSO'
expect_match '^\{"schema":1,"error":\{"code":"unknown-field","column":5,"message":".*","suggestion":"tit[lr]e"\}\}$'
expect_match 'unknown-field' "$err"
expect_status 2 archive search --format jsonl '(a'
expect_match '"code":"unclosed-parenthesis","column":1,'

begin "an empty query, one that only excludes, one that is no UTF-8"
expect_status 2 archive search ''
expect_error <<'END'
error: the query is empty [empty-query]
END
expect_status 2 archive search '  '
expect test "$(wc -l <"$err")" -eq 1
expect_status 2 archive search -- -maroc
expect_match 'only-negative' "$err"
expect_status 2 archive search "$(printf 'caf\351')"
expect_match 'not valid UTF-8' "$err"

begin "a query that only excludes is allowed beside a filter"
expect_status 1 archive search --from 2024-01-01 -- -maroc
expect_no_match 'only-negative' "$err"

begin "control characters of the query are shown as marks"
expect_status 2 archive search "$(printf '(\033[31m\342\200\256x')"
expect_no_match "$(printf '\033')" "$err"
expect_match '␛.*⟨U\+202E⟩' "$err"

begin "a filter that is not understood is an error, never ignored"
expect_status 2 archive search --from hierr titre
expect_match 'date is not understood: "hierr".*did you mean "hier"' "$err"
expect_status 2 archive search --from '' titre
expect_status 2 archive search --from 'avant 2020' titre
expect_status 2 archive search --on 'samedi 19 avril 2024' titre
expect_match 'vendredi' "$err"
expect_status 2 archive search 'date:"31 février"'
expect_match 'impossible day' "$err"
expect_status 2 archive search --from 2024-05-02 --to 2024-05-01 titre
expect_status 2 archive search --on 2024-05-02 --to 2024-05-03 titre
expect_status 2 archive search --source '' titre
expect_status 2 archive search --limit x titre
expect_status 2 archive search --format xml titre
expect_match 'text, json, jsonl' "$err"

begin "without words, filter or batch there is nothing to look for"
expect_status 2 archive search
expect_match 'nothing to look for' "$err"
