#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119
. "$(dirname "$0")/lib.sh"

archive import --quiet - --type jsonl <<'END'
{"id":"c1","title":"La ministre au Havre","date":"2024-01-30","source":"Ouest Matin","section":"Politique","tags":["port"],"body":"La ministre Anne Morel a visité mardi le port du Havre. Mme Morel a rencontré le maire, Paul Vidal."}
{"id":"c2","title":"Un rapport sur les digues","date":"2024-03-02","source":"Ouest Matin","tags":["digues","port"],"body":"Le rapport remis à la ministre Anne Morel compare Le Havre et Dunkerque. L’Agence du littoral (ADL) l’a rédigé."}
{"id":"c3","title":"Vidal répond","date":"2024-03-05","source":"Le Courrier","body":"Le maire Paul Vidal a répondu à l’ADL. Paul Vidal attend le préfet."}
{"id":"c4","title":"Sans date","body":"Les digues tiennent."}
END

begin "months between the first and the last are printed, empty ones too, and undated articles are told"
expect_status 0 archive count --by month
expect_output <<'END'
2024-01	1
2024-02	0
2024-03	2
END
expect_error <<'END'
remark: 1 article has no date [undated]
END

begin "weeks are those of ISO 8601, and filters bound the periods"
expect_status 0 archive count ministre --by week --from 2024-01-29 --to 2024-02-11
expect_output <<'END'
2024-W05	1
2024-W06	0
END

begin "an article counts under each of its names, and those without any come last"
expect_status 0 archive count --by tag
expect_output <<'END'
port	2
digues	1
(none)	2
END
expect_status 0 archive count --by person --limit 1
expect_output <<'END'
Anne Morel	2
(none)	1
END
expect_status 0 archive count --by source --format csv
expect_output <<'END'
source,count
Ouest Matin,2
Le Courrier,1
(none),1
END

begin "without --by one number, and nothing found is status 1"
expect_status 0 archive count digues
expect_output <<'END'
2
END
expect_status 1 archive count baleine
expect_output <<'END'
0
END
expect_status 1 archive count baleine --by month --format json
expect_output <<'END'
[]
END

begin "articles are found by whom and what they name, by a surname, a whole name, a place with its article"
expect_status 0 archive search --person Morel --format trec
expect_match ' c1 '
expect_match ' c2 '
expect_no_match ' c3 '
expect_status 0 archive search 'person:"Paul Vidal" place:"Le Havre"' --format trec
expect_match ' c1 '
expect_no_match ' c[23] '
expect_status 0 archive search --place "le havre" --count
expect_output <<'END'
2
END
expect_status 1 archive search 'person:"Anne Vidal"'
expect_status 0 archive search --format jsonl --person "Paul Vidal" --sort oldest --limit 1
expect_match '"text":"La ministre .* le maire, Paul Vidal\.","highlights":\[\[88,98\]\]'

begin "entities lists the names of all articles, of a query, of one article, with a sentence for each"
expect_status 0 archive entities --kind person
expect_output <<'END'
person        2        3  Anne Morel
person        2        4  Paul Vidal
END
expect_status 0 archive entities --kind person --evidence --format jsonl rapport
expect_output hide_ids <<'END'
{"schema":1,"kind":"person","name":"Anne Morel","articles":1,"mentions":1,"aliases":[],"evidence":"Le rapport remis à la ministre Anne Morel compare Le Havre et Dunkerque.","rule":"first name","article":"ID"}
END
expect_status 1 archive entities tiennent

begin "on a terminal a line above the names says what the numbers count, in a pipe none does"
on_terminal() { TERM=xterm script -qec "stty rows 40 cols 80; $1" /dev/null </dev/null | tr -d '\r'; }
[ "$(on_terminal 'test -t 1 && echo yes' 2>&1)" = yes ] || skip "script(1) makes no terminal here"
on_terminal 'archive entities --kind person' >"$out"
expect_output <<'END'
kind   articles mentions  name
person        2        3  Anne Morel
person        2        4  Paul Vidal
END

begin "a filter by a name that leaves nothing is told"
expect_status 1 archive search digues --person Vidal
expect_match 'without --person' "$err"

begin "spellings of one name are counted as one, under the most frequent"
archive import --quiet - --type jsonl <<'END'
{"id":"s1","body":"Le maire Édouard Kernel a parlé. Édouard Kernel sourit."}
{"id":"s2","body":"Le maire Édouard Kernel a parlé encore."}
{"id":"s3","body":"Le maire Edouard Kernel a parlé."}
END
expect_status 0 archive count --by person Kernel
expect_output <<'END'
Édouard Kernel	3
END

begin "copies count as one where that is asked for"
for source in G H; do
  echo "{\"source\":\"$source\",\"date\":\"2024-04-01\",\"body\":\"Le bateau du soir a heurté la jetée sans faire de blessés, et le trafic a repris dans la nuit avec une heure de retard.\"}"
done | archive import --quiet - --type jsonl
expect_status 0 archive count jetée
expect_output <<'END'
2
END
expect_status 0 archive count jetée --collapse duplicates
expect_output <<'END'
1
END
expect_status 0 archive count jetée --by month --collapse duplicates
expect_output <<'END'
2024-04	1
END

begin "no cell of a table for a spreadsheet is a formula"
echo '{"tags":["=1+1"],"body":"Une étiquette hostile."}' | archive import --quiet - --type jsonl
expect_status 0 archive count hostile --by tag --format csv --spreadsheet-safe
expect_match "^'=1\+1,1$"

begin "a name that no article has is put right"
expect_status 1 archive search --person Morrel
expect_match 'Try: 2 with --person "Anne Morel"' "$err"
expect_status 1 archive search 'person:Morrel rapport'
expect_match 'Try: person:"Anne Morel" rapport \(1\)' "$err"

begin "a person is found by the surname and not by the first name"
expect_status 1 archive search --person Anne
expect_status 0 archive search --person Morel --count
expect_output <<'END'
2
END

begin "articles are found by the day they were archived"
expect_status 0 archive search --count added:2024-05-01 Morel
expect_output <<'END'
2
END
expect_status 1 archive search 'ajouté:hier Morel'
expect_status 2 archive search added:hierr

begin "a surname that is a common word is marked where it is a name"
echo '{"id":"lm","body":"Le ministre Bruno Le Maire a reçu le maire de Brest. M. Le Maire a souri au maire."}' | archive import --quiet - --type jsonl
expect_status 0 archive search --person "Bruno Le Maire" --format jsonl
expect_match '"highlights":\[\[12,26\],\[[0-9]+,[0-9]+\]\]'
