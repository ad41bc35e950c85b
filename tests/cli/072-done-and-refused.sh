#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119
. "$(dirname "$0")/lib.sh"

article() { # article FILE TITLE
  mkdir -p "$(dirname "$1")"
  printf '%s\n\nLe corps de %s, qui se lit en une phrase.\n' "$2" "$2" >"$1"
  touch -d '2024-04-01' "$1"
}
reasons() { find refus -name reason.json | wc -l; }

article in/un.txt "Le premier papier"
article in/local/deux.txt "Le second papier"
printf '{"id":"x1","title":"Brève","body":"Une brève au kilomètre."}\n{"id":"x2"\n{"id":"x3","body":" "}\n' >in/breves.jsonl
: >in/vide.txt
touch -d '2024-04-01' in/breves.jsonl in/vide.txt

begin "a dry run moves nothing, keeps nothing and makes no archive"
expect_status 5 archive import --dry-run --move-done fait --quarantine refus --report run.json in
expect_match '^added ' "$out"
expect_match '"dry_run":true' run.json
expect test ! -e fait -a ! -e refus -a ! -e "$ARCHIVE_DIR"

begin "what is archived moves to the same place elsewhere, and what is refused stays"
expect_status 5 archive import --move-done fait --quarantine refus --report run.json in
expect test -s fait/un.txt -a -s fait/local/deux.txt
expect test ! -e in/un.txt -a ! -e in/local/deux.txt -a -e in/breves.jsonl -a -e in/vide.txt
expect_match '"refused":3,"left":0,"moved":2\}' run.json

begin "each refusal is kept with its reason, and with the record where there is one"
expect test "$(reasons)" -eq 3
cat refus/vide.txt.*/reason.json >"$out"
expect_match '^\{"schema":1,"input":"in/vide.txt","file":"in/vide.txt","place":null,"code":"empty","message":"[^"]+","content":"vide.txt","time":"2024-05-01T10:00:00\+02:00","version":"[0-9.]+"\}$'
expect test -e "$(echo refus/vide.txt.*/vide.txt)"
cat refus/breves.jsonl.*/reason.json >"$out"
expect_match '"input":"in/breves.jsonl:2","file":"in/breves.jsonl","place":":2","code":"malformed",.*"content":"record"'
expect_match '"place":":3","code":"(no-text|empty)"'
cat refus/breves.jsonl.*/record >"$out"
expect_match '^\{"id":"x2"'

begin "the next night is silent: what was refused is known until it changes"
expect_status 0 archive import --quiet --move-done fait --quarantine refus in
expect_empty "$err"
expect test -e in/breves.jsonl -a -e in/vide.txt
article in/vide.txt "Plus vide"
expect_status 0 archive import --quiet --move-done fait --quarantine refus in
expect test -s fait/vide.txt -a ! -e in/vide.txt

begin "a name that is taken gets a number"
article in/un.txt "Le premier papier, suite"
expect_status 0 archive import --quiet --move-done fait in
expect test -s fait/un.txt.1
expect grep -q suite fait/un.txt.1

begin "a file known from before is moved too; one named itself keeps its name"
article in/trois.txt "Le troisième papier"
expect_status 0 archive import --quiet in
expect_status 0 archive import --quiet --move-done fait in/trois.txt
expect test -s fait/trois.txt

begin "done, refused and the archive itself may stand in what is imported"
article in2/quatre.txt "Le quatrième papier"
: >in2/rien.txt
touch -d '2024-04-01' in2/rien.txt
for night in 1 2; do
  archive --archive in2/archive import --move-done in2/fait --quarantine in2/refus in2 >"$out" 2>"$err"
  expect test "$?" -eq $((night == 1 ? 5 : 0))
done
expect test -s in2/fait/quatre.txt
expect_match '^1 seen: 0 added, 0 updated, 1 unchanged, 0 refused$' "$err"

begin "links stay"
article ailleurs.txt "Ailleurs"
mkdir in3
mv ailleurs.txt in3/vrai.txt
ln -s vrai.txt in3/lien.txt
expect_status 0 archive import --quiet --move-done fait in3
expect test -L in3/lien.txt -a ! -e in3/vrai.txt

begin "between two file systems a file is copied, then taken away"
other=$(mktemp -d /dev/shm/archive-cli.XXXXXX 2>/dev/null || true)
if [ -z "$other" ] || [ "$(stat -c %d "$other")" = "$(stat -c %d .)" ]; then
  skip "there is no other file system"
else
  article in/cinq.txt "Le cinquième papier"
  expect_status 0 archive import --quiet --move-done "$other/fait" in/cinq.txt
  expect test -s "$other/fait/cinq.txt" -a ! -e in/cinq.txt
  expect test "$(stat -c %Y "$other/fait/cinq.txt")" = "$(date -d 2024-04-01 +%s)"
  expect test "$(find "$other/fait" -type f | wc -l)" -eq 1
fi
[ -z "$other" ] || rm -rf "$other"

begin "a directory that cannot be made is a mistake of the command line, and the report says so"
: >fichier
expect_status 2 archive import --move-done fichier --report run.json in
expect_match '^archive: --move-done: fichier: ' "$err"
expect_match '"status":2,"error":"--move-done: fichier: ' run.json
expect_status 2 archive import --quarantine fichier/x in

begin "a record that is too large for a copy is linked to"
{ printf '{"id":"gros","body":"'; head -c 9000000 /dev/zero | tr '\0' a; printf '"}\n'; } >in/gros.jsonl
touch -d '2024-04-01' in/gros.jsonl
expect_status 5 archive import --quiet --quarantine refus in/gros.jsonl
expect test -L "$(echo refus/gros.jsonl.*/gros.jsonl)"

begin "copies are counted"
for i in 1 2; do
  printf 'Le titre %s\n\nLe conseil municipal a voté hier soir à une large majorité le budget de la ville pour l année prochaine, sans débat.\n' $i >"copie$i.txt"
  touch -d '2024-04-01' "copie$i.txt"
done
expect_status 0 archive import --quiet --report run.json copie1.txt copie2.txt
expect_match '"added":2,"unchanged":0,"updated":0,"duplicates":1,' run.json
