#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119
. "$(dirname "$0")/lib.sh"

archive import --quiet - --type jsonl <<'END'
{"id":"n1","title":"Pegasus à l’Élysée","date":"2024-04-20","source":"Écho","url":"https://echo.example/1","author":["Anne Roux"],"section":"Monde","tags":["cyber"],"body":"Où est Pegasus ? Nul ne sait."}
{"title":null,"body":"Une dépêche sans titre parle de Pegasus aussi, plus loin dans le texte."}
END

begin "a hit has the keys of the manual in their order, offsets in code points"
expect_status 0 archive search --format jsonl --source Écho pegasus
expect test "$(sed -E 's/"score":[0-9.]+/"score":S/; s/"id":"[0-9a-f]{32}"/"id":"ID"/' "$out")" = \
  '{"schema":1,"rank":1,"id":"ID","ref":"n1","score":S,"title":"Pegasus à l’Élysée","date":"2024-04-20","source":"Écho","url":"https://echo.example/1","author":["Anne Roux"],"section":"Monde","tags":["cyber"],"duplicates":0,"snippets":[{"text":"Où est Pegasus ? Nul ne sait.","highlights":[[7,14]]}],"title_highlights":[[0,7]]}'

begin "what is absent is null"
expect_status 0 archive search --format jsonl depeche
expect_match '"ref":null,.*"title":null,"date":null,"source":null,"url":null,"author":\[\],"section":null,"tags":\[\]'

begin "json is one array, empty when nothing is found"
expect_status 0 archive search --format json pegasus
expect test "$(head -n 1 "$out")$(tail -n 1 "$out")" = '[]'
expect test "$(grep -c '^{"schema":1,"rank":' "$out")" -eq 2
expect_status 1 archive search --format json introuvable
expect_output <<'END'
[]
END
expect_status 1 archive search --format jsonl introuvable
expect_empty

begin "fields are picked and ordered; an unknown one is refused with the list"
expect_status 0 archive search --format jsonl --fields title,rank,ref --source Écho pegasus
expect_output <<'END'
{"title":"Pegasus à l’Élysée","rank":1,"ref":"n1"}
END
expect_status 2 archive search --format json --fields title,titel pegasus
expect_match '"titel"' "$err"
expect_match 'schema, rank, id, ref, score, title, date' "$err"
expect_status 2 archive search --fields title pegasus

begin "trec falls back to the identifier where there is no ref"
expect_status 0 archive search --format trec depeche
expect_match '^0 Q0 [0-9a-f]{32} 1 [0-9.]+ archive$'

begin "the number of snippets is the user's"
expect_status 0 archive search --format jsonl --fields snippets --snippets 0 --source Écho pegasus
expect_output <<'END'
{"snippets":[]}
END

begin "the same search gives the same bytes"
archive search --format json pegasus >first
archive search --format json pegasus >second
expect_equal_file first second
