#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119
. "$(dirname "$0")/lib.sh"

archive import --quiet - --type jsonl <<'JSONL'
{"id":"n1","title":"Pegasus, \"l’espion\"","date":"2024-04-20","source":"Écho","url":"https://echo.example/1","author":["Anne Roux","Luc Pic"],"section":"Monde","tags":["cyber","\\o/"],"body":"Où est Pegasus ? Nul ne sait."}
{"id":"=2+3","title":"=HYPERLINK(\"http://x.example\";\"Pegasus\")","source":"@Écho","body":"+33 est un indicatif. Une dépêche parle de Pegasus."}
{"id":"n3","title":"Titre\u001b[31m\u202e \u009bpiégé","source":"Source","body":"Un piège clignote.\u0007"}
{"id":"n4","title":"Deux","body":"Les deux côtés parlent longtemps.\n\nEntre eux nul ne dit rien.\n\nLe silence dure longtemps."}
JSONL

begin "csv has a header, quotes what needs it, and ends lines with LF"
expect_status 0 archive search --format csv --source Écho --fields ref,title,date,author,tags,snippets 'pegasus sait'
expect_output <<'CSV'
ref,title,date,author,tags,snippets
n1,"Pegasus, ""l’espion""",2024-04-20,Anne Roux; Luc Pic,cyber; \o/,Où est Pegasus ? Nul ne sait.
CSV
expect test "$(tr -dc '\r' <"$out" | wc -c)" -eq 0

begin "without --fields the columns are those of a table, in fixed order"
expect_status 0 archive search --format csv 'pegasus sait'
expect test "$(head -n 1 "$out")" = rank,id,ref,score,title,date,source,url,author,section,tags,duplicates,snippets
expect_match '^1,[0-9a-f]{32},n1,[0-9.]+,"Pegasus, ""l’espion""",2024-04-20,Écho,https://echo.example/1,Anne Roux; Luc Pic,Monde,cyber; \\o/,0,'
archive search --format csv pegasus >first
archive search --format csv pegasus >second
expect_equal_file first second

begin "tsv escapes tab, line break and backslash"
expect_status 0 archive search --format tsv --fields ref,snippets --snippets 2 longtemps
expect_match '^n4	Les deux.* longtemps[.]\\nLe silence'
expect_status 0 archive search --format tsv --fields ref,source,tags,title_highlights --any clignote sait
expect_match '^n1	Écho	cyber; \\\\o/	\[\]$' "$out"
expect test "$(head -n 1 "$out")" = "ref	source	tags	title_highlights"

begin "formulas are left alone, unless the table is for a spreadsheet"
expect_status 0 archive search --format csv --fields ref,source indicatif
expect_output <<'CSV'
ref,source
=2+3,@Écho
CSV
for format in csv tsv; do
  expect_status 0 archive search --format $format --spreadsheet-safe --fields ref,source,snippets indicatif
  expect_match "^'=2\\+3[,	]'@Écho[,	]'\\+33 est" "$out"
done

begin "controls are visible marks in both"
for format in csv tsv; do
  expect_status 0 archive search --format $format clignote
  expect_match 'Titre␛\[31m⟨U\+202E⟩ ⟨U\+009B⟩piégé'
  expect test "$(LC_ALL=C tr -d '\n\t -~\200-\377' <"$out" | wc -c)" -eq 0
done

begin "nothing found is nothing printed"
expect_status 1 archive search --format csv introuvable
expect_empty

begin "an unknown field is refused with the list, and so is an option that has no use"
expect_status 2 archive search --format tsv --fields title,titel pegasus
expect_match 'takes: schema, rank, id, ref, score, title, date' "$err"
expect_status 2 archive search --format trec --fields title pegasus
expect_status 2 archive search --format json --spreadsheet-safe pegasus

begin "a batch has a column for its queries"
printf 'q1\tindicatif\nq2\tclignote\n' | expect_status 0 archive search --batch - --format csv --fields ref
expect_output <<'CSV'
qid,ref
q1,=2+3
q2,n3
CSV
