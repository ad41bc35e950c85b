#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119
. "$(dirname "$0")/lib.sh"

cat >page.txt <<'END'
Le pont de l’Île rouvre

samedi, 20 avril 2024

Les riverains ont pu traverser à pied.

LAISSER UN COMMENTAIRE

Votre adresse e-mail ne sera pas publiée.
END

begin "extract prints what add would archive, and archives nothing"
expect_status 0 archive extract page.txt
expect_output <<'END'
{"title":"Le pont de l’Île rouvre","date":"2024-04-20","published":null,"updated":null,"date_from":"dateline","authors":[],"source":null,"section":null,"tags":[],"url":null,"language":null,"body":"Les riverains ont pu traverser à pied.","removed":["LAISSER UN COMMENTAIRE","Votre adresse e-mail ne sera pas publiée."]}
END
expect test ! -e "$ARCHIVE_DIR"

begin "standard input, overrides, and a type that is told"
expect_status 0 archive extract --source Écho --tag pont - <page.txt
expect_match '"source":"Écho","section":null,"tags":\["pont"\]'
printf '{"title":"Un","body":"Un corps."}\n{"title":"Deux","body":"Deux corps."}\n' | expect_status 0 archive extract --type jsonl -
expect test "$(grep -c '^{"title":' "$out")" -eq 2

begin "what is refused is status 5"
: >vide.txt
expect_status 5 archive extract vide.txt
expect_match '^vide\.txt: ' "$err"
expect_empty
expect_status 5 archive extract absent.txt
printf '{"title":"Un","body":"Un corps."}\n{\n' >deux.jsonl
expect_status 5 archive extract deux.jsonl
expect_match '^deux\.jsonl:2: ' "$err"
expect test "$(wc -l <"$out")" -eq 1
expect_status 2 archive extract

begin "analyze prints words and terms with offsets in code points"
expect_status 0 archive analyze --tokens "À l’État"
expect_match '^\{"line":1,"tokens":\[\{"text":"À","start":0,"end":1,"terms":\["à","a"\]\},.*\{"text":"État","start":4,"end":8,"terms":\["état","etat"\]\}\]\}$'
printf 'un\n\ndeux\n' | expect_status 0 archive analyze --lines --tokens -
expect test "$(wc -l <"$out")" -eq 3
expect_match '^\{"line":2,"tokens":\[\]\}$'
expect_match '^\{"line":3,"tokens":\[\{"text":"deux","start":0,"end":4,'

begin "analyze prints the dates a text evokes, counted from the day of publication"
expect_status 0 archive analyze --dates --published 2024-04-20 "Élu jeudi, né le 31 avril."
expect_match '^\{"line":1,"dates":\[\{"text":"jeudi","start":4,"end":9,"from":"2024-04-18","to":"2024-04-18","grain":"day"\},\{"text":"31 avril","start":17,"end":25,"from":null,"to":null,"grain":"day","impossible":true\}\]\}$'
expect_status 0 archive analyze --dates "jeudi 18 avril 2024"
expect_match '"from":"2024-04-18"'
expect_status 2 archive analyze --dates --published hierr texte
