#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119
. "$(dirname "$0")/lib.sh"

cat >pont.jsonl <<'END'
{"id":"p1","source":"L’Écho","title":"Le pont rouvrira","date":"2024-04-20","tags":["travaux"],"body":"Les riverains ont traversé à pied dès l’aube."}
{"id":"p2","source":"L’Écho","title":"Un autre pont","date":"2024-04-21","body":"Le deuxième pont reste fermé aux voitures."}
END
archive import --quiet pont.jsonl
id=$(archive search --format jsonl --fields id riverains | cut -c 8-39)
other=$(archive search --format jsonl --fields id voitures | cut -c 8-39)

begin "a correction changes what is shown and what is found"
expect_status 0 archive edit "$id" --set date=2021-07-25 --set "titre=Le pont  rouvre" --reason "date de l’édition papier"
expect_output hide_ids <<'END'
corrected ID  date: 2024-04-20 -> 2021-07-25
corrected ID  title: Le pont rouvrira -> Le pont rouvre
END
expect_status 0 archive search --count --on 2021-07-25 riverains
expect_status 1 archive search --count --on 2024-04-20 riverains
expect_status 0 archive search --count title:rouvre
expect_status 0 archive check
expect_status 0 archive show "$id" --format original
expect_match '"date":"2024-04-20"'

begin "the provenance tells who, when, why and the old value, and the history all that was done"
expect_status 0 archive show "$id" --provenance
expect_match '^date: 2021-07-25; from correction \(confidence 1\): by .* at 2024-05-01T10:00:00\+02:00; instead of: 2024-04-20; reason: date de l’édition papier$'
expect_match '^change 1: version 1 from pont.jsonl:1 at '
expect_match '^change 3: date: 2024-04-20 -> 2021-07-25 at .*: date de l’édition papier$'
expect_status 0 archive show "$id" --provenance --format json
expect_match '"history":\[\{"change":1,"kind":"version","version":1,.*\{"change":3,"kind":"correction","field":"date","operation":"set","values":\["2021-07-25"\],"old":\["2024-04-20"\],"undone":false,"author":"'

begin "a correction to what is there already changes nothing"
expect_status 0 archive edit "$id" --set date=2021-07-25
expect_match '^unchanged '
expect_status 0 archive show "$id" --provenance
expect_no_match '^change 4'

begin "the same article again keeps its corrections, and so does new content"
expect_status 0 archive add pont.jsonl
expect_match '^unchanged .*Le pont rouvrira'
expect_no_match '^updated'
expect_status 0 archive search --count --on 2021-07-25 riverains
sed 's/dès l’aube/à midi/' pont.jsonl >nouveau.jsonl
expect_status 0 archive import nouveau.jsonl
expect_match ', 1 updated' "$err"
expect_status 0 archive search --count --on 2021-07-25 'riverains midi'

begin "tags are added and taken away"
expect_status 0 archive tag "$id" "$other" --add "à relire" --remove travaux --reason "tri"
expect_output hide_ids <<'END'
ID  à relire
ID  à relire
END
expect_status 0 archive search --count --tag "à relire"
expect_output <<'END'
2
END
expect_status 1 archive search --count --tag travaux
expect_status 0 archive tag "$other"
expect_output hide_ids <<'END'
ID  à relire
END

begin "undo takes back one command after another, and the index follows"
expect_status 0 archive edit "$id" --undo
expect_output hide_ids <<'END'
undone ID  tags: added à relire
undone ID  tags: took away travaux
END
expect_status 0 archive search --count --tag travaux
expect_status 0 archive edit "$id" --undo --reason "c’était juste"
expect_output hide_ids <<'END'
undone ID  date: 2021-07-25
undone ID  title: Le pont rouvre
END
expect_status 0 archive search --count --on 2024-04-20 riverains
expect_status 1 archive edit "$id" --undo
expect_match 'no correction' "$err"

begin "what was corrected is the same after a reindex"
expect_status 0 archive edit "$id" --set author=Morel --set author=Petit --set section=
expect_status 0 archive search --format jsonl --fields id,title,date,author,tags pont
cp "$out" before
expect_status 0 archive reindex
expect_status 0 archive search --format jsonl --fields id,title,date,author,tags pont
expect_equal_file before "$out"
expect_match '"author":\["Morel","Petit"\]'

begin "what is no correction is status 2 with what to type"
expect_status 2 archive edit "$id" --set date=2021-02-30
expect_status 2 archive edit "$id" --set "date=mai 2021"
expect_match 'more than one day' "$err"
expect_status 2 archive edit "$id" --set titl=X
expect_match 'did you mean "title"' "$err"
expect_status 2 archive edit "$id" --set ref=X
expect_status 2 archive edit "$id" --set title
expect_match 'FIELD=VALUE' "$err"
expect_status 2 archive edit "$id" --set title=a --set titre=b
expect_status 2 archive edit "$id" --set body=
expect_status 2 archive edit "$id"
expect_status 2 archive edit "$id" --undo --set title=a
expect_status 2 archive edit "$id" "$other" --set title=a
expect_status 1 archive edit 0000ffff --set title=a
expect_status 2 archive tag
expect_status 2 archive tag "$id" --add ''

begin "an escape sequence in a correction reaches no terminal"
expect_status 0 archive edit "$other" --set "title=$(printf 'a\033[31mb')" --reason "$(printf '\033[2J')"
expect_no_match "$(printf '\033')"
expect_status 0 archive show "$other" --provenance
expect_no_match "$(printf '\033')"

begin "a removed article says how it comes back, and comes back as it was"
expect_status 0 archive remove "$other"
expect_status 1 archive show "$other"
expect_match 'remove --undo' "$err"
expect_status 1 archive remove --undo "$id"
expect_status 0 archive remove --undo "$other"
expect_match '^brought back '
expect_status 0 archive search --count voitures
expect_status 0 archive check
