#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119
# What an archive learns of names, and what its user says of them.
. "$(dirname "$0")/lib.sh"

cat >first.jsonl <<'END'
{"id":"a1","source":"A","date":"2024-01-01","body":"Hier, le ministre Vauzelin a parlé du port. Il pleut sur la ville et les gens rentrent chez eux."}
{"id":"a2","source":"B","date":"2024-01-02","body":"Elle a vu le ministre Vauzelin dans la rue. Il faisait beau et le soleil brillait sur les toits."}
{"id":"a3","source":"C","date":"2024-01-03","body":"M. Vauzelin refuse de partir cet été. Le train du soir avait encore du retard selon les voyageurs."}
{"id":"a4","source":"C","date":"2024-01-03","body":"Le Réseau national des écoles (RNE) a publié un rapport sur les cantines et sur la lecture."}
{"id":"a5","source":"D","date":"2024-01-03","body":"Selon une étude du Réseau national des écoles (RNE), les élèves dorment trop peu la semaine."}
{"id":"a6","source":"D","date":"2024-01-04","body":"La société Traviax a vendu deux bateaux à la ville."}
END
cat >second.jsonl <<'END'
{"id":"b1","source":"A","date":"2024-02-01","body":"On a vu Vauzelin hier au marché, où il achetait des pommes et des poires pour sa mère."}
{"id":"b2","source":"B","date":"2024-02-02","body":"Le budget du RNE baisse encore cette année, disent les syndicats dans un tract distribué."}
{"id":"b3","source":"B","date":"2024-02-03","body":"Le carnet de Vauzelin a été retrouvé sous un banc par une promeneuse et son chien."}
END

begin "what three articles say of a name, and two of an acronym, is learned, with an article that says so"
expect_status 0 archive import --quiet first.jsonl
expect_status 0 archive entities lessons
expect_output hide_ids <<'END'
learned  org     RNE = Réseau national des écoles  (2 articles, as ID)
learned  person  Vauzelin  (3 articles, as ID)
END

begin "later articles profit, and the evidence names the lesson"
expect_status 0 archive import --quiet second.jsonl
expect_status 0 archive entities --kind org --evidence
expect_match '^org +3 +5  Réseau national des écoles  = RNE$'
expect_match 'Le budget du RNE baisse'
expect_match '\(learned from other articles of the archive \(2, as [0-9a-f]{8}\), [0-9a-f]{8}\)$'
expect_status 0 archive search --org RNE --format trec
expect_match ' b2 '
expect_match ' a4 '

begin "copies of one article teach no more than one"
for source in E F G; do
  echo "{\"id\":\"c$source\",\"source\":\"$source\",\"body\":\"Le député Korvalex a parlé des quais, des grues et des phares, puis il est reparti par le train du soir avec ses deux chiens.\"}"
done | archive import --quiet - --type jsonl
expect_status 0 archive entities lessons --kind person
expect_no_match Korvalex

begin "threads make no difference"
expect_status 0 archive --archive "$scratch/four" import --quiet --jobs 4 first.jsonl
expect_status 0 archive --archive "$scratch/four" import --quiet --jobs 4 second.jsonl
archive --archive "$scratch/four" entities --format csv >four.csv
expect_status 0 archive --archive "$scratch/one" import --quiet --jobs 1 first.jsonl
expect_status 0 archive --archive "$scratch/one" import --quiet --jobs 1 second.jsonl
archive --archive "$scratch/one" entities --format csv >one.csv
expect_equal_file one.csv four.csv

begin "a reindex lets all articles profit"
expect_status 0 archive --archive "$scratch/late" import --quiet second.jsonl
expect_status 0 archive --archive "$scratch/late" import --quiet first.jsonl
expect_status 0 archive --archive "$scratch/late" reindex --quiet
expect_status 0 archive --archive "$scratch/late" search --org RNE --format trec
expect_match ' b2 '

begin "a lesson the user denies stays denied, whatever comes and however the index is built"
expect_status 0 archive entities deny --kind person Vauzelin
expect_output <<'END'
denied   person  Vauzelin
END
expect_status 1 archive search --person Vauzelin
expect_status 0 archive reindex --quiet
expect_status 1 archive search --person Vauzelin
expect_status 0 archive entities lessons --kind person
expect_match '^denied +person +Vauzelin$'
expect_status 0 archive entities deny --undo Vauzelin
expect_status 0 archive search --person Vauzelin --format trec
expect_match ' a1 '

begin "an alias joins what the texts call two names, and can be taken back"
expect_status 0 archive entities alias Vauzelin Traviax --kind org
expect_output <<'END'
alias    org     Traviax = Vauzelin
END
expect_status 0 archive search --org Vauzelin --format trec
expect_match ' a6 '
expect_status 0 archive entities alias --undo Traviax
expect_status 0 archive search --org Traviax --format trec
expect_match ' a6 '
expect_status 1 archive search --org Vauzelin

begin "what is not said in full is refused"
expect_status 2 archive entities alias Vauzelin
expect_match 'alias NAME ALIAS' "$err"
expect_status 2 archive entities alias Nulle-Part Ailleurs
expect_match "say it: --kind" "$err"
expect_status 1 archive entities deny --undo Personne
expect_status 2 archive entities --undo
expect_match 'alias --undo' "$err"

