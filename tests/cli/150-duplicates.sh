#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119
. "$(dirname "$0")/lib.sh"

lead='Le pont de Normandie restera fermé à la circulation toute la nuit de jeudi à vendredi, a annoncé la préfecture mardi soir.'
second='Les véhicules seront déviés par le pont de Tancarville, où de longs ralentissements sont attendus aux heures de pointe.'
third='Les travaux sur les haubans, commencés en avril, doivent durer trois semaines et coûteront deux millions d’euros.'
cat >pont.jsonl <<END
{"id":"p1","source":"AFP","title":"Le pont fermé","date":"2024-04-20","body":"$lead\n\n$second\n\n$third"}
{"id":"p2","source":"L’Écho","title":"Circulation : le pont fermé cette nuit","date":"2024-04-21","body":"$lead\n\nLes véhicules seront déviés par le pont de Tancarville, où de courts ralentissements sont attendus aux heures de pointe.\n\n$third"}
{"id":"p3","source":"Le Soir","title":"Normandie","date":"2024-04-22","body":"$lead\n\n$second"}
{"id":"m1","source":"Le Soir","title":"Le pont de mai","date":"2024-04-22","body":"Les hôteliers de la côte espèrent un pont de mai ensoleillé, après deux saisons de pluie et de réservations annulées."}
{"id":"v1","source":"Le Soir","title":"La recette de la tarte aux pommes","date":"2024-04-23","body":"Pelez les pommes, coupez-les en quartiers et disposez-les sur la pâte avant de les saupoudrer de sucre roux."}
END
archive import --quiet pont.jsonl
id() { archive search --collapse none --format jsonl --fields id,ref --limit 100 --from 1990 | sed -n "s/.*\"id\":\"\([0-9a-f]*\)\",\"ref\":\"$1\".*/\1/p"; }
p1=$(id p1)
p2=$(id p2)
v1=$(id v1)

begin "copies are one cluster, whatever their titles and sources; a title alone makes none"
expect_status 0 archive duplicates --format jsonl
expect_output hide_ids <<'END'
{"schema":1,"articles":[{"id":"ID","ref":"p1","title":"Le pont fermé","date":"2024-04-20","source":"AFP"},{"id":"ID","ref":"p2","title":"Circulation : le pont fermé cette nuit","date":"2024-04-21","source":"L’Écho"},{"id":"ID","ref":"p3","title":"Normandie","date":"2024-04-22","source":"Le Soir"}]}
END
expect_status 0 archive duplicates
expect_output hide_ids <<'END'
3 articles
  ID 20 April 2024 · AFP · Le pont fermé
  ID 21 April 2024 · L’Écho · Circulation : le pont fermé cette nuit
  ID 22 April 2024 · Le Soir · Normandie
END
expect_status 0 archive duplicates "$p2" --format json
expect_match '"ref":"p1".*"ref":"p2".*"ref":"p3"'
expect_status 0 archive check

begin "an article without copies"
expect_status 1 archive duplicates "$v1"
expect_empty
expect_match 'no article is a copy of' "$err"
expect_status 1 archive duplicates "$v1" --format json
expect_output <<'END'
[]
END
expect_status 2 archive duplicates --diff
expect_status 2 archive duplicates "$p1" "$p2"
expect_status 1 archive duplicates 00000000

begin "what a copy adds, cuts and says otherwise, in both directions"
expect_status 0 archive duplicates "$p1" --diff --limit 1
expect_match '\[-longs-\]'
expect_match '\{\+courts\+\} ralentissements'
expect_match '^  \(1 paragraph the same\)$'
expect_status 0 archive duplicates "$p1" --diff --format jsonl
expect_match '"paragraphs":\[\{"change":"same",.*\{"change":"changed","words":\[\{"change":"same",.*\{"change":"removed","text":"longs"\},\{"change":"added","text":"courts"\}'
expect_match '\{"change":"removed","text":"Les travaux sur les haubans'
expect_status 0 archive duplicates "$(id p3)" --diff --format jsonl
expect_match '\{"change":"added","text":"Les travaux sur les haubans'

begin "a search shows the best of copies, with the number of the others that match"
expect_status 0 archive search normandie circulation
expect_match ' 2 duplicates$'
expect_status 0 archive search pont --format jsonl --fields duplicates --sort oldest
expect_output <<'END'
{"duplicates":2}
{"duplicates":0}
END
expect_status 0 archive search haubans --format jsonl --fields duplicates
expect_output <<'END'
{"duplicates":1}
END
expect_status 0 archive search pont --format jsonl --fields duplicates --collapse none
expect_output <<'END'
{"duplicates":0}
{"duplicates":0}
{"duplicates":0}
{"duplicates":0}
END
printf 'q\tpont\n' >batch.tsv
expect_status 0 archive search --batch batch.tsv --format trec
expect [ "$(wc -l <"$out")" = 2 ]

begin "pages count what is shown, and counts count articles"
expect_status 0 archive search pont --format jsonl --fields ref --sort oldest --limit 1 --offset 1
expect_output <<'END'
{"ref":"m1"}
END
expect_status 1 archive search pont --format jsonl --offset 2
expect_status 0 archive search pont --count
expect_output <<'END'
4
END
expect_status 0 archive search pont --count --collapse duplicates
expect_output <<'END'
2
END

begin "similar articles, the nearest first, and none where nothing is like it"
expect_status 0 archive similar "$p1" --format jsonl --fields ref --collapse none --limit 2
expect [ "$(sort "$out" | tr -d '\n')" = '{"ref":"p2"}{"ref":"p3"}' ]
expect_status 0 archive similar "$p1" --format jsonl --fields duplicates --limit 1
expect_output <<'END'
{"duplicates":1}
END
expect_status 0 archive similar "$p1"
expect_status 1 archive similar "$v1"
expect_empty
expect_match 'no article is like' "$err"
expect_status 1 archive similar "$v1" --format json
expect_output <<'END'
[]
END
expect_status 2 archive similar

begin "removals, corrections and reindex keep the clusters right"
archive remove "$p2" >/dev/null
expect_status 0 archive duplicates --format jsonl
expect_match '"ref":"p1".*"ref":"p3"'
expect_no_match '"ref":"p2"'
expect_status 0 archive search normandie --format jsonl --fields duplicates
expect_output <<'END'
{"duplicates":1}
END
archive edit "$p1" --set body="Un tout autre texte, qui ne parle plus de rien de ce que disaient les journaux de la veille." >/dev/null
expect_status 1 archive duplicates
archive edit "$p1" --undo >/dev/null
archive remove --undo "$p2" >/dev/null
archive duplicates --format jsonl >before
rm -r "$ARCHIVE_DIR/index"
expect_status 0 archive reindex
archive duplicates --format jsonl >after
expect_equal_file before after
expect_status 0 archive search normandie --format jsonl --fields duplicates
expect_output <<'END'
{"duplicates":2}
END
expect_status 0 archive check

begin "the same clusters in the other order, one by one"
export ARCHIVE_DIR="$scratch/other"
sort -r pont.jsonl | while read -r line; do
  printf '%s\n' "$line" >one.jsonl
  archive import --quiet one.jsonl
done
archive duplicates --format jsonl >other
expect_equal_file before other

