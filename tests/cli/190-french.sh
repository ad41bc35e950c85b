#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119
. "$(dirname "$0")/lib.sh"

# No locale has to be installed for it.
unset LC_ALL
LANG=fr_FR.UTF-8
export LANG

# French puts no-break spaces before its marks; here any space will do.
spaced() { sed 's/\xc2\xa0/ /g; s/\xe2\x80\xaf/ /g' "$1" >"$1.spaced" && mv "$1.spaced" "$1"; }

begin "what the commands say is French in a French locale"
expect_status 0 archive add "$samples"/*.txt
expect_match '^ajouté [0-9a-f]{8}  '
expect_status 1 archive search introuvable zzz
spaced "$err"
expect_match '^archive : aucun article trouvé$' "$err"
expect_status 2 archive serach x
spaced "$err"
expect_match '^archive : commande inconnue : « serach »$' "$err"
expect_match '^  conseil : vouliez-vous dire « search » \?$' "$err"

begin "an error of the query has its caret and its advice in French"
expect_status 2 archive search '"Pegasus'
spaced "$err"
expect_error <<'END'
erreur : ce guillemet n’est pas fermé (dans un shell, mettez toute la requête entre apostrophes droites) [unclosed-quote]
  "Pegasus
  ^
END
expect_status 2 archive search x --from '31 juin 2024'
spaced "$err"
expect_match '^archive : --from : jour impossible : « 31 juin 2024 » n’existe pas dans le calendrier$' "$err"

begin "a line of JSON tells in French what stands where a string should"
printf '%s\n' '{"title":3}' '{"tags":[{}]}' '[1]' >genres.jsonl
expect_status 5 archive import genres.jsonl
spaced "$err"
expect_match '^genres\.jsonl:1 : « title » est un nombre, et non une chaîne$' "$err"
expect_match '^genres\.jsonl:2 : « tags » contient un objet, et non une chaîne$' "$err"
expect_match '^genres\.jsonl:3 : la ligne est un tableau, et non un objet$' "$err"

begin "reasons of the system are French, though no locale of the system is"
expect_status 5 archive add missing.txt
spaced "$err"
expect_match '^missing\.txt : ce fichier ou ce répertoire n’existe pas$' "$err"

begin "the help is French, and no line is wider than the terminal"
expect_status 0 archive --help
spaced "$out"
expect_match '^Usage : archive SOUS-COMMANDE \[OPTIONS\]…$'
for command in $(sed -nE '/^Sous-commandes/,$ s/^  ([a-z]+) .*/\1/p' "$out") ''; do
  # shellcheck disable=SC2086
  expect_status 0 archive $command --help
  expect_match '^Options'
  expect test "$(wc -L <"$out")" -le 80
done

begin "LANGUAGE is heard, unless the locale is C"
expect_status 0 env LANG=en_US.UTF-8 LANGUAGE=fr:en "$ARCHIVE_BINARY" --help
expect_match '^Sous-commandes'
expect_status 0 env LC_ALL=C.UTF-8 LANGUAGE=fr "$ARCHIVE_BINARY" --help
expect_match '^Subcommands:'

begin "what programs read is the same in both"
for format in json jsonl csv tsv bibtex ris csl; do
  expect_status 0 archive search espion --format "$format"
  cp "$out" french
  expect_status 0 env LC_ALL=C.UTF-8 "$ARCHIVE_BINARY" --now "$ARCHIVE_NOW" search espion --format "$format"
  expect_equal_file french "$out"
done
expect_status 2 archive search --format json '"Pegasus'
expect_match '"message":"this quote is not closed '
expect_status 2 archive search --format json x --sort y
expect_match '"message":"--sort does not know \\"y\\""'
: >empty.txt
expect_status 5 archive import empty.txt --report run.json
spaced "$err"
expect_match '^empty\.txt : il n’y a pas de texte : 0 octet$' "$err"
expect_match '"reason":"there is no text: 0 bytes"' run.json
