#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119
. "$(dirname "$0")/lib.sh"

printf 'Un bon article\n\nAvec un corps qui se lit.\n' >bon.txt
: >vide.txt
head -c 4096 /dev/zero | tr '\0' '\001' >binaire.txt
printf '\177ELF\002\001\001\000\000\000\000\000\000\000\000\000' >programme.txt
truncate -s 300M enorme.txt

begin "an empty file, a binary, a huge one and a missing one have one line each, and the rest goes in"
expect_status 5 archive add vide.txt binaire.txt programme.txt enorme.txt absent.txt bon.txt
expect_output hide_ids <<'END'
added ID  (undated)   Un bon article
END
expect test "$(wc -l <"$err")" -eq 5
expect_match '^vide\.txt: ' "$err"
expect_match '^binaire\.txt: ' "$err"
expect_match '^programme\.txt: ' "$err"
expect_match '^enorme\.txt: ' "$err"
expect_match '^absent\.txt: ' "$err"

begin "an empty name is seen in its refusal"
expect_status 5 archive add ''
expect_match "^'': No such file" "$err"
expect_status 5 archive import '' --quiet
expect_match "^'': No such file" "$err"
expect_status 5 archive extract ''
expect_match "^'': " "$err"

begin "a line of JSON tells what stands where a string should"
cat >genres.jsonl <<'END'
{"title":3}
{"title":["a"]}
{"tags":[true]}
{"tags":{"a":1}}
[1]
null
END
expect_status 5 archive import genres.jsonl
expect_match '"title" is a number, not a string' "$err"
expect_match '"title" is an array, not a string' "$err"
expect_match '"tags" holds a boolean, not a string' "$err"
expect_match '"tags" holds an object, not a string' "$err"
expect_match 'the line is an array, not an object' "$err"
expect_match 'the line is null, not an object' "$err"

begin "an unreadable file is refused with its reason"
cp bon.txt secret.txt
chmod 0 secret.txt
[ -r secret.txt ] && skip "this user reads every file"
expect_status 5 archive add secret.txt
expect_match '^secret\.txt: .*[Pp]ermission' "$err"

begin "a directory is not an article"
mkdir dossier
expect_status 5 archive add dossier
expect_match '^dossier: ' "$err"

begin "a text in Windows-1252 is read as it was meant, and the encoding is noted"
expect_status 0 archive add "$samples/urgences-windows-1252.txt"
id=$(sed -nE 's/^added ([0-9a-f]{8}) .*/\1/p' "$out")
expect_status 0 archive show "$id" --format json --provenance
expect_no_match '�'
expect_match '[éèàç]'
expect_match '"field":"charset","origin":"[a-z]+","detail":"[^"]*windows-1252'

begin "wrong lines of JSON are refused by their line, and the others go in"
cat >lignes.jsonl <<'END'
{"id":"a1","title":"Premier","body":"Le corps du premier article.","date":"2024-01-02"}
{"id":"a2","title":
["pas un objet"]

{"id":"a3","title":"Troisième","body":"Le corps du troisième article."}
{"id":"a4","title":7,"body":"x"}
END
expect_status 5 archive import lignes.jsonl
expect_match '^lignes\.jsonl:2: ' "$err"
expect_match '^lignes\.jsonl:3: ' "$err"
expect_status 0 archive search --format trec premier
expect_match '^0 Q0 a1 1 '
expect_status 0 archive search --format trec troisieme
expect_match '^0 Q0 a3 1 '

begin "a file name that is no UTF-8 and holds controls is shown with marks"
name=$(printf 'caf\351\033[31m.txt')
: >"$name"
expect_status 5 archive add "$name"
expect_match '^caf\\xE9␛\[31m\.txt: ' "$err"
