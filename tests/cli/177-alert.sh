#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119
. "$(dirname "$0")/lib.sh"

article() { # article REF TITLE BODY...: a line of JSON
  printf '{"id":"%s","source":"L’Écho","title":"%s","date":"2024-04-20","body":"%s"}\n' "$1" "$2" "$3"
}
refs() { sed -nE 's/.*"ref":"([^"]*)".*/\1/p' "$@" | LC_ALL=C sort | tr '\n' ' '; }
expect_refs() { # expect_refs "a b ": the articles of the JSON lines in $out
  found_=$(refs "$out")
  [ "$found_" = "$1" ] || fail_ "articles '$found_', expected '$1'"
}
id_of() { archive search --format jsonl --fields id,ref "$1" | sed -nE 's/.*"id":"([0-9a-f]{32}).*/\1/p' | head -n 1; }

article old 'Pegasus hier' 'Un logiciel espion au Maroc.' >old.jsonl
archive import --quiet old.jsonl

begin "a search is saved under a name, listed and taken away"
expect_status 0 archive alert add pegasus 'Pegasus ET Maroc'
expect_output <<'END'
added pegasus  Pegasus ET Maroc
END
expect_status 0 archive alert add pegasus Pegasus ET Maroc
expect_match '^unchanged pegasus  '
expect_status 2 archive alert add pegasus Predator
expect_match '^archive: there is a saved search "pegasus" already: Pegasus ET Maroc$' "$err"
expect_match '^  hint: archive alert remove pegasus takes it away$' "$err"
archive alert add --quiet jour espion
expect_status 0 archive alert list
expect_output <<'END'
jour     espion
pegasus  Pegasus ET Maroc
END
expect_status 0 archive alert list --format jsonl
expect_match '^\{"schema":1,"name":"jour","query":"espion","author":"[^"]+","added":"2024-05-01T10:00:00\+02:00"\}$'
expect_status 0 archive alert remove jour
expect_status 0 archive alert list
expect_output <<'END'
pegasus  Pegasus ET Maroc
END

begin "mistakes have one useful line"
expect_status 2 archive alert
expect_match '^  hint: archive alert add NAME' "$err"
expect_status 2 archive alert rum
expect_match 'did you mean "run"' "$err"
expect_status 2 archive alert run pegasos
expect_match '^archive: there is no saved search "pegasos"$' "$err"
expect_match 'did you mean "pegasus"' "$err"
expect_status 2 archive alert remove pegasos
expect_status 2 archive alert add deux
expect_status 2 archive alert add 'deux mots' Pegasus
expect_match '^archive: no name for a saved search: "deux mots"$' "$err"
expect_status 2 archive alert add x '(Pegasus'
expect_match '\[unclosed-parenthesis\]$' "$err"
expect_status 2 archive alert run --mail a@b.example --exec cat
expect_status 2 archive alert list --exec cat
expect_status 2 archive --archive nowhere alert run
expect test ! -e nowhere

begin "what was there before is not new, and each new article is told once"
expect_status 0 archive alert run --format jsonl
expect_empty
article n1 'Pegasus encore' 'Des téléphones surveillés au Maroc.' >n1.jsonl
article n2 'La pluie' 'Il pleut au Maroc.' >n2.jsonl
archive import --quiet n1.jsonl n2.jsonl
expect_status 0 archive alert run --format jsonl
expect_refs 'n1 '
expect_match '^\{"qid":"pegasus",'
expect_status 0 archive alert run --format jsonl
expect_empty

begin "a corrected article is told when it matches newly, and only then"
archive edit --quiet "$(id_of encore)" --set section=Monde
archive edit --quiet "$(id_of hier)" --set section=Monde
expect_status 0 archive alert run --format jsonl
expect_empty
archive edit --quiet "$(id_of pluie)" --set title='Pegasus sous la pluie'
expect_status 0 archive alert run --format jsonl
expect_refs 'n2 '
archive reindex --quiet
expect_status 0 archive alert run --format jsonl
expect_empty

begin "an article that was removed before it was told is not told; brought back, once"
article n3 'Pegasus de retour' 'Une clinique du téléphone au Maroc.' >n3.jsonl
archive import --quiet n3.jsonl
gone=$(id_of clinique)
archive remove --quiet "$gone"
expect_status 0 archive alert run --format jsonl
expect_empty
archive remove --quiet --undo "$gone"
expect_status 0 archive alert run --format jsonl
expect_refs 'n3 '
archive remove --quiet "$gone"
archive alert run --quiet
archive remove --quiet --undo "$gone"
expect_status 0 archive alert run --format jsonl
expect_empty

begin "a saved search finds here what a search finds"
archive alert add --quiet eleves '"élèves" SAUF lycée'
archive alert add --quiet oeuvre 'oeuv*'
archive alert add --quiet pres 'grève PRES/4 trains'
archive alert add --quiet avril 'date:2024-04 evoque:"mai 1968"'
archive alert add --quiet maire 'maires'
article f1 'Élèves' 'Les élèves sont rentrés. L’œuvre est belle.' >f.jsonl
article f2 'Lycée' 'Les élèves du lycée. La grève des trains. Le maire se souvient de mai 1968.' >>f.jsonl
article f3 'ÉCOLE' 'La grève a duré longtemps, et plus tard bien des gens ont revu passer des trains.' >>f.jsonl
archive import --quiet f.jsonl
archive alert run --format jsonl >told
for name in eleves oeuvre pres avril maire; do
  query=$(archive alert list | sed -n "s/^$name  *//p")
  grep "^{\"qid\":\"$name\"," told >"$out"
  expect_refs "$(archive search --format jsonl --collapse none --limit 100 "$query" | grep '"ref":"f' >one; refs one)"
  expect test -s "$out"
done
archive alert remove --quiet eleves oeuvre pres avril maire

begin "saved searches stand in queries, within others, and never in a circle"
expect_status 0 archive search --explain --collapse none 'saved:pegasus SAUF pluie'
expect_match '^parsed: \(and \(word Pegasus\) \(word Maroc\) \(not \(word pluie\)\)\)$' "$err"
expect_status 0 archive search --count requête:pegasus
archive search --count 'Pegasus ET Maroc' >want
expect_equal_file want "$out"
expect_status 0 archive count saved:pegasus
expect_status 0 archive entities saved:pegasus
expect_status 2 archive search 'vu saved:pegasos'
expect_error <<'END'
error: there is no saved search "pegasos" [unknown-saved]
  vu saved:pegasos
           ^
  try: pegasus
END
archive alert add --quiet a 'saved:pegasus OU saved:pegasus'
archive alert add --quiet b 'saved:a'
archive alert remove --quiet a
expect_status 2 archive alert add a 'x OU saved:b'
expect_match 'leads back to itself \[saved-cycle\]$' "$err"
expect_status 2 archive alert add c saved:c
expect_match '\[saved-cycle\]$' "$err"
article n4 'Pegasus toujours' 'Le Maroc, le Maroc.' >n4.jsonl
archive import --quiet n4.jsonl
# A search that cannot be read any more keeps none of the others from being told.
expect_status 2 archive alert run --format jsonl
expect_refs 'n4 '
expect_match '^b: error: ' "$err"
archive alert remove --quiet b

begin "a command gets the articles as JSON; what it refuses comes again, the same and by the same name"
article n5 'Pegasus cinq' 'Au Maroc, cinq.' >n5.jsonl
archive import --quiet n5.jsonl
expect_status 5 archive alert run --exec 'cat >first; exit 3'
expect_match '^archive: pegasus: /bin/sh ended with status 3; it is told again the next time$' "$err"
article n6 'Pegasus six' 'Au Maroc, six.' >n6.jsonl
archive import --quiet n6.jsonl
expect_status 0 archive alert run --exec 'cat >>second'
# A score depends on what else the archive holds.
unscored() { sed -E 's/"score":[0-9.]+//g' "$1"; }
unscored first >once
head -n 1 second | unscored - >again
expect_equal_file once again
tail -n 1 second >"$out"
expect_match '"alert":"pegasus","query":"Pegasus ET Maroc","delivery":"pegasus:[0-9]+-[0-9]+","articles":\[\{"schema":1,"rank":1,'
expect_refs 'n6 '
expect_status 0 archive alert run --exec 'cat >third'
expect test ! -e third
# What the command does may write to the archive.
article n7 'Pegasus sept' 'Au Maroc, sept.' >n7.jsonl
archive import --quiet n7.jsonl
expect_status 0 archive alert run --exec "archive tag --wait 0 --add lu $(id_of sept) >/dev/null"
expect_status 0 archive search --count tag:lu
expect_status 0 archive alert run --format jsonl
expect_empty

begin "a mail is a message, with an address that is no option and headers that are whole"
cat >"$scratch/bin/sendmail" <<'END'
#!/bin/sh
printf '%s\n' "$*" >>mail.arguments
cat >mail.$$ && cat mail.$$ >>mail.all
[ ! -e mail.fails ]
END
chmod +x "$scratch/bin/sendmail"
article n8 'Pegasus huit' 'Au Maroc, huit.' >n8.jsonl
archive import --quiet n8.jsonl
: >mail.fails
expect_status 5 archive alert run --mail moi@example.org
rm mail.fails
expect_status 0 archive alert run --mail moi@example.org
expect_match '^-i -- moi@example\.org$' mail.arguments
expect_match '^To: moi@example\.org$' mail.all
expect_match '^Subject: 1 new article: pegasus$' mail.all
expect_match '^Date: Wed, 01 May 2024 10:00:00 \+0200$' mail.all
expect_match '^Content-Type: text/plain; charset=UTF-8$' mail.all
expect test "$(grep -c '^Message-ID: ' mail.all)" -eq 2
expect test "$(grep '^Message-ID: ' mail.all | sort -u | wc -l)" -eq 1
sed -n '1,/^$/d;p' mail.all | sed '/^To:/,$d' | base64 -d >"$out"
expect_match 'Pegasus huit'
expect_status 2 archive alert run --mail "moi@example.org
Bcc: autre@example.org"
expect_status 0 archive alert run --mail moi@example.org
expect test "$(grep -c '^To: ' mail.all)" -eq 2

begin "--since-last prints all that is new to a name, of any search"
expect_status 0 archive search --since-last moi --format jsonl Pegasus
expect_match '"ref":"old"'
expect_status 1 archive search --since-last moi --format jsonl Pegasus
expect_empty
expect_match '^archive: nothing new for moi$' "$err"
: >many.jsonl
for i in $(seq 15); do article "m$i" "Pegasus numéro $i" "Un texte numéro $i au Maroc."; done >many.jsonl
archive import --quiet many.jsonl
expect_status 0 archive search --since-last moi --format jsonl Pegasus
expect test "$(wc -l <"$out")" -eq 15
expect_status 0 archive search --since-last pegasus --format jsonl
expect test "$(wc -l <"$out")" -eq 15
expect_status 0 archive alert run --format jsonl
expect_empty
expect_status 2 archive search --since-last moi --limit 3 Pegasus
expect_status 2 archive search --since-last moi
expect_status 2 archive search --since-last moi --count Pegasus

begin "every form of output works, and a press review of one search"
for format in text json jsonl csv tsv markdown bibtex ris csl trec; do
  article "z$format" "Pegasus $format" "Au Maroc, $format." >z.jsonl
  archive import --quiet z.jsonl
  expect_status 0 archive alert run --format $format
  expect test -s "$out"
done
expect_status 2 archive alert run --format html
article zh 'Pegasus en revue' 'Au Maroc, la revue.' >z.jsonl
archive import --quiet z.jsonl
expect_status 0 archive alert run pegasus --format html
expect_match 'en revue</'
expect_status 0 archive alert run --format json
expect_output <<'END'
[]
END

begin "what nobody reads was not told"
article y 'Pegasus fermé' 'Au Maroc, fermé.' >y.jsonl
archive import --quiet y.jsonl
archive alert run --format jsonl >/dev/full 2>"$err"
expect test $? -eq 4
(sleep 1; archive alert run --format jsonl) | true
expect_status 0 archive alert run --format jsonl
expect_refs 'y '

begin "a backup holds saved searches and how far each was told"
expect_status 0 archive backup b.tar
article x 'Pegasus après' 'Au Maroc, après.' >x.jsonl
archive import --quiet x.jsonl
archive alert run --quiet >/dev/null
expect_status 0 archive --archive restored restore --quiet b.tar
expect_status 0 archive --archive restored alert run --format jsonl
expect_empty
archive --archive restored import --quiet x.jsonl
expect_status 0 archive --archive restored alert run --format jsonl
expect_refs 'x '

begin "of more articles than are looked at together, each is told once, in order, to whoever was not told"
many() { # many FROM TO
  awk -v from="$1" -v to="$2" 'BEGIN { for (i = from; i < to; i++)
    printf "{\"id\":\"m%04d\",\"source\":\"Foule\",\"date\":\"%d-01-01\",\"title\":\"Foule %d\",\"body\":\"Une foule, no %d.\"}\n", i, 3000 - i, i, i }'
}
ARCHIVE_DIR=$scratch/many
many 0 700 >many.jsonl
archive import --quiet many.jsonl
for name in une deux; do archive search --since-last $name --quiet rien; done
many 700 1300 >many.jsonl
archive import --quiet many.jsonl
archive search --since-last une --sort newest --format tsv --fields ref source:Foule >"$out"
many 700 1300 | sed 's/.*"id":"\([^"]*\)".*/\1/' >wanted
sed 1d "$out" >told
expect_equal_file wanted told
many 1300 1400 >many.jsonl
archive import --quiet many.jsonl
archive search --since-last une --format tsv --fields ref source:Foule | sed 1d | LC_ALL=C sort >told
expect test "$(wc -l <told)" -eq 100
archive search --since-last deux --format tsv --fields ref source:Foule | sed 1d | LC_ALL=C sort -u >told
expect test "$(wc -l <told)" -eq 700

begin "in French, what is said of alerts is French"
unset LC_ALL
LANG=fr_FR.UTF-8 expect_status 1 archive search --since-last moi rien
expect_match '^archive.: rien de nouveau pour moi$' "$err"
LANG=fr_FR.UTF-8 expect_status 2 archive alert run pegasos
expect_match 'recherche enregistrée «.pegasos.»' "$err"
