#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119
. "$(dirname "$0")/lib.sh"

cat >pont.txt <<'END'
Le pont de l’Île rouvre

samedi, 20 avril 2024

Les riverains ont pu traverser à pied dès l’aube, puis les voitures ont suivi vers midi sous un ciel gris.

La commune annonce un coût de 50 000 euros.
END
archive add --source "L’Écho" pont.txt >added
id=$(cut -d' ' -f2 added)

begin "an article is printed with its title, a line about it, and its paragraphs filled to the width"
expect_status 0 archive show "$id"
expect_output hide_ids <<'END'
Le pont de l’Île rouvre
20 April 2024 · L’Écho · ID

Les riverains ont pu traverser à pied dès l’aube, puis les voitures ont suivi
vers midi sous un ciel gris.

La commune annonce un coût de 50 000 euros.

Places: pont de l’Île
END
printf '%s\n' '{"title":"La ministre au Havre","date":"2024-01-30","body":"La ministre Anne Morel a visité mardi le port du Havre. Mme Morel a vu le 31 avril arriver."}' |
  archive add --type jsonl - >visit
expect_status 0 archive show "$(cut -d' ' -f2 visit)"
expect_match '^People: Anne Morel$'
expect_match '^Places: Le Havre$'
expect_match '^Dates: mardi \(2024-01-30\), 31 avril$'
expect_status 0 archive show --format json "$(cut -d' ' -f2 visit)"
expect_match '"added":"2024-05-01T10:00:00\+02:00","entities":\[\{"kind":"person","name":"Anne Morel","mentions":2\},\{"kind":"place","name":"Le Havre","mentions":2\}\],"dates":\[\{"text":"mardi","from":"2024-01-30","to":"2024-01-30","grain":"day"\},\{"text":"31 avril","from":null,"to":null,"grain":"day"\}\]'

begin "the original comes back byte by byte"
expect_status 0 archive show --format original "$id"
expect_equal_file pont.txt "$out"

begin "as JSON all that is known is printed"
expect_status 0 archive show --format json "$id"
expect_match '^\{"schema":1,"id":"[0-9a-f]{32}","ref":null,"version":1,"title":"Le pont de l’Île rouvre","date":"2024-04-20","published":null,"updated":null,"date_from":"dateline","authors":\[\],"source":"L’Écho"'
expect_match '"body":"Les riverains .*gris\.\\n\\nLa commune'
expect_match '"capture":\{"input":"[^"]*pont\.txt","media_type":"text/plain","at":"2024-05-01T10:00:00\+02:00","program":"[^"]+"\}'
expect_match "\"sha256\":\"$(sha256sum pont.txt | cut -c 1-64)\",\"size\":$(wc -c <pont.txt)"

begin "the provenance tells where each field came from"
expect_status 0 archive show --provenance "$id"
expect_match '^date: 2024-04-20; from dateline \(confidence 0\.85\): samedi, 20 avril 2024$'
expect_match '^source: L’Écho; from user \(confidence 1\)$'
cat >deux.txt <<'DEUX'
Le bac reprend

Publié le 3 mai 2023 à 10h00

Le bac a repris ses traversées dès l’aube, sous un ciel gris.

Publié le 5 mai 2023
DEUX
other=$(archive add deux.txt | cut -d' ' -f2)
expect_status 0 archive show --provenance "$other"
expect_match '^date: 2023-05-03; from visible \(confidence 0\.88\): Publié le 3 mai 2023 à 10h00; rejected 2023-05-[0-9]+ \([a-z ]+\): '
expect_match '^published: 2023-05-03T10:00:00\+02:00; from visible'
expect_status 0 archive show --provenance --format json "$other"
expect_match '"field":"date","origin":"visible","detail":"Publié le 3 mai 2023 à 10h00","value":"2023-05-03","confidence":0\.88,"rejected":\["2023-05-'

begin "a field the input names itself has its line too"
printf '{"title":"Un titre","date":"2024-01-02","source":"Échos","tags":["mer"],"body":"Un corps bref."}\n' >un.jsonl
other=$(archive add un.jsonl | cut -d' ' -f2)
expect_status 0 archive show --provenance "$other"
expect_match '^title: Un titre; from input \(confidence 0\.95\)$'
expect_match '^tags: mer; from input'

begin "an identifier is a prefix of four digits or more, in either case"
expect_status 0 archive show "$(echo "$id" | cut -c 1-4)"
expect_status 0 archive show "$(echo "$id" | tr a-f A-F)"
expect_status 2 archive show "$(echo "$id" | cut -c 1-3)"
expect_match 'no identifier' "$err"
expect_status 2 archive show pont
expect_status 2 archive show
expect_status 1 archive show ffffffffffffffffffffffffffffffff
expect_empty
expect_match 'there is no article ffffffff' "$err"

begin "an ambiguous prefix lists the candidates"
# Four digits are 65,536 values: among 1,500 articles two share them (all but one chance in ten million).
awk 'BEGIN { for (i = 0; i < 1500; i++) printf "{\"id\":\"i%d\",\"title\":\"Numéro %d\",\"body\":\"Un corps, numéro %d.\"}\n", i, i, i }' |
  archive import --quiet --type jsonl -
archive search --format jsonl --fields id --limit 2000 corps >ids
twice=$(cut -c 8-11 ids | LC_ALL=C sort | uniq -d | head -n 1)
expect test -n "$twice"
expect_status 2 archive show "$twice"
expect_match "hint: one of: ${twice}[0-9a-f]{4}, ${twice}[0-9a-f]{4}" "$err"
expect_status 2 archive entities "$twice"
expect_match "hint: one of: ${twice}[0-9a-f]{4}, ${twice}[0-9a-f]{4}" "$err"

begin "a removed article is found no more, and its identifier is unknown"
expect_status 0 archive remove "$id"
expect_output <<END
removed $id
END
expect_status 1 archive search --count riverains
expect_status 1 archive show "$id"
expect_status 1 archive remove "$id"
expect_status 0 archive check

begin "nothing is removed where one identifier is wrong"
one=$(cut -c 8-39 ids | head -n 1)
expect_status 2 archive remove "$one" zz
expect_status 0 archive show "$one"
