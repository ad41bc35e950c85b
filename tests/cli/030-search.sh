#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119
. "$(dirname "$0")/lib.sh"

archive import --quiet - --type jsonl <<'END'
{"id":"p1","title":"Le logiciel espion Pegasus au parlement","date":"2024-04-20","source":"L’Entrepreneur","author":"Anne Roux","section":"Monde","tags":["cyber"],"body":"Le logiciel espion Pegasus visait des téléphones. L’État dément tout espionnage de ses élus."}
{"id":"p2","title":"Un espion dans la marine","date":"2024-03-01","source":"Ouest Matin","author":["Luc Pic","Anne Roux"],"tags":["mer","cyber"],"body":"Le logiciel de la marine ne trahit aucun espion. Les marins rentrent au port."}
{"id":"p3","title":"Les pêcheurs rentrent","source":"Ouest Matin","body":"La pêche fut bonne. Les pêcheurs de Lorient rentrent au port avec dix tonnes."}
END

begin "an article is found without accents, case or article, and shown with its date and source"
expect_status 0 archive search TELEPHONES
expect_output hide_ids <<'END'
 1. Le logiciel espion Pegasus au parlement                             ID
    20 April 2024 · L’Entrepreneur
    Le logiciel espion Pegasus visait des téléphones. L’État dément tout
    espionnage de ses élus.
END
expect_empty "$err"
expect_status 0 archive search --format trec etat
expect_match '^0 Q0 p1 1 [0-9.]+ archive$'

begin "arguments are joined by a space, and all words must be there"
expect_status 0 archive search --count logiciel espion
expect_output <<'END'
2
END
expect_status 0 archive search --count "logiciel espion"
expect_output <<'END'
2
END
expect_status 1 archive search --count pegasus marins
expect_output <<'END'
0
END
expect_status 0 archive search --count --any pegasus marins
expect_output <<'END'
2
END

begin "a phrase finds its words side by side"
expect_status 0 archive search --format trec '"logiciel espion"'
expect test "$(cut -d' ' -f3 "$out")" = p1

begin "a word is excluded after two hyphens"
expect_status 0 archive search --format trec -- espion -pegasus
expect test "$(cut -d' ' -f3 "$out")" = p2

begin "filters narrow the search: values of one are alternatives, different ones are all needed"
expect_status 0 archive search --count --source "Ouest Matin"
expect_output <<'END'
2
END
expect_status 0 archive search --count --tag mer --tag cyber
expect_output <<'END'
2
END
expect_status 0 archive search --format trec --author "Anne Roux" --section Monde
expect test "$(cut -d' ' -f3 "$out")" = p1
expect_status 1 archive search --source "Ouest Matin" pegasus

begin "dates are days, both ends included"
expect_status 0 archive search --count --from 2024-03-01 --to 2024-04-20
expect_output <<'END'
2
END
expect_status 0 archive search --format trec --on 2024-03-01
expect test "$(cut -d' ' -f3 "$out")" = p2
expect_status 1 archive search --count --from 2024-03-02 --to 2024-04-19

begin "order, limit and offset"
expect_status 0 archive search --sort newest --format trec --any espion port
expect test "$(cut -d' ' -f3 "$out" | head -n 1)" = p1
expect_status 0 archive search --sort oldest --format trec espion
expect test "$(cut -d' ' -f3 "$out" | tr '\n' ' ')" = "p2 p1 "
expect_status 0 archive search --sort oldest --format trec --limit 1 --offset 1 espion
expect_match '^0 Q0 p1 2 '
expect_status 1 archive search --offset 5 espion
expect_error <<'END'
archive: nothing after rank 5, 2 found
END

begin "nothing found is status 1, with a hint on standard error"
expect_status 1 archive search pegasus marins
expect_empty
expect_error <<'END'
archive: no article found
  hint: --any asks for at least one of the words
END
expect_status 1 archive search --quiet pegasus marins
expect_empty "$err"

begin "a query of stop words alone is remarked"
expect_status 0 archive search de la
expect_match 'only-stop-words' "$err"

begin "the first line of --explain is the tree"
expect_status 0 archive search --explain --format trec -- pegasus -maroc
expect test "$(head -n 1 "$err")" = "parsed: (and (word pegasus) (not (word maroc)))"

begin "highlights are drawn where colour is asked for, and nowhere else"
expect_status 0 archive search --color always pegasus
expect_match "$(printf '\033')\[1;31mPegasus$(printf '\033')\[0m"
expect_status 0 archive search pegasus
expect_no_match "$(printf '\033')"

begin "dates are in French where the locale is"
expect_status 0 env LC_ALL=fr_FR.UTF-8 archive search --on 2024-04-20
expect_match '^    20 avril 2024 · L’Entrepreneur$'
expect_status 0 env -u LC_ALL LANG=fr_FR.UTF-8 LC_MESSAGES=C archive search --on 2024-04-20
expect_match '^    20 April 2024 · L’Entrepreneur$'

begin "the width is kept"
expect_status 0 env COLUMNS=40 archive search pegasus
expect_output hide_ids <<'END'
 1. Le logiciel espion Pegasu…  ID
    20 April 2024 · L’Entrepreneur
    Le logiciel espion Pegasus visait
    des téléphones. L’État dément tout
    espionnage de ses élus.
END

begin "few articles beside a more frequent neighbour, and none, end well"
expect_status 0 archive search espion --source "L’Entrepreneur"
expect_status 1 archive search espiom --source "L’Entrepreneur"
expect_match 'Try:' "$err"
