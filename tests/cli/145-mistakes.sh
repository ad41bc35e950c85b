#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2016,SC2119
. "$(dirname "$0")/lib.sh"

# The mistakes people make, each answered by what is wrong and what to type next, in both languages.
archive import --quiet "$samples"
printf 'Un pont rouvre\n\nLe pont de Kerval a rouvert.\n' >article.txt
mkdir press
nbsp=$(printf '\302\240')
narrow=$(printf '\342\200\257')
in_french() { LC_ALL=fr_FR.UTF-8 "$@"; }
plain_error() { sed -i "s/$nbsp/ /g; s/$narrow/ /g" "$err"; }

# mistake STATUS ENGLISH FRENCH ARGUMENT...: extended regular expressions, each of one line of the message.
mistake() {
  status_=$1 english_=$2 french_=$3
  shift 3
  expect_status "$status_" archive "$@"
  expect_empty
  expect_match "$english_" "$err"
  # The message, its place and its hint: nobody reads more.
  expect test "$(wc -l <"$err")" -le 4
  expect_status "$status_" in_french archive "$@"
  plain_error
  expect_match "$french_" "$err"
  expect_no_match ' (the|is|no|of|not) ' "$err"
}

begin "a wrong date"
mistake 2 'hint: --from "hier"' 'conseil : --from "hier"' search Pegasus --from hierr
mistake 2 '\(did you mean "hier"\?\)' 'vouliez-vous dire « hier »' search 'Pegasus date:hierr'
mistake 2 'hint: --on "2024-04-20"' 'conseil : --on "2024-04-20"' search Pegasus --on 2024-20-04
mistake 2 'hint: --on "2024-04-20"' 'conseil : --on "2024-04-20"' search Pegasus --on 04/20/2024
mistake 2 'hint: dates are written as 2024-04-20' 'conseil : les dates s’écrivent 2024-04-20' search Pegasus --to 2024-02-30

begin "an unknown field"
mistake 2 '^  try: title' '^  essayez : title' search titel:Pegasus
mistake 2 'did you mean "date"\?' 'vouliez-vous dire « date »' edit e077 --set dat=2021-01-01

begin "an archive that is not there, and a file in its place"
mistake 2 'archive add FILE makes one' '« archive add FICHIER » en crée une' --archive nowhere search Pegasus
mistake 2 'article.txt: is no archive: an archive is a directory' 'article.txt : ce n’est pas une archive' --archive article.txt search Pegasus

begin "an archive that another process writes to"
command -v flock >/dev/null || skip "no flock(1)"
flock "$ARCHIVE_DIR/lock" sh -c ': >held; while [ -e held ]; do sleep 0.05; done' &
wait_until 5 test -e held
mistake 3 'hint: wait for it to end, or let --wait be longer' 'conseil : attendez la fin de cette écriture' add --wait 0 article.txt
rm held
wait

begin "a directory in place of a file, a file that is not there or may not be read, and one that is no text"
mistake 5 '`archive import` takes directories' '« archive import » accepte les répertoires' add press
mistake 5 '^nothing.txt: No such file' '^nothing.txt : ce fichier ou ce répertoire n’existe pas' add nothing.txt
if [ "$(id -u)" -ne 0 ]; then
  chmod 000 article.txt
  mistake 5 '^article.txt: Permission denied' '^article.txt : permission refusée' add article.txt
  chmod 600 article.txt
fi
printf '\211PNG\r\n\032\n' >photo.txt
mistake 5 '^photo.txt: this is no text: a PNG image' '^photo.txt : ce n’est pas du texte : une image PNG' add photo.txt
mistake 5 '^article.txt:1: no valid JSON at byte 1: unexpected Un pont' '^article.txt:1 : JSON incorrect à l’octet 1 : « Un pont rouvre »' add --type jsonl article.txt

begin "a quote or a parenthesis that is open"
mistake 2 'put the whole query between single quotes' 'mettez toute la requête entre apostrophes droites' search '"logiciel espion'
mistake 2 'this parenthesis is not closed' 'cette parenthèse n’est pas fermée' search '(Pegasus OU espion'

begin "an unknown option, an unknown command, an unknown word of an option"
mistake 2 'did you mean --limit\?' 'vouliez-vous dire --limit' search Pegasus --limmit 3
mistake 2 'did you mean "search"\?' 'vouliez-vous dire « search »' serach Pegasus
mistake 2 'takes one of: text, json' 'accepte : text, json' search Pegasus --format jsn
mistake 2 'archive search -- Pegasus -Maroc' 'archive search -- Pegasus -Maroc' search Pegasus -Maroc

begin "a wrong identifier"
mistake 2 'an identifier is 4 to 32 hexadecimal digits' 'un identifiant compte de 4 à 32 chiffres' show Pegasus
mistake 1 'archive search prints identifiers' '« archive search » affiche les identifiants' show abcd1234

begin "a wrong line of the configuration"
mkdir -p "$HOME/.config/archive"
printf 'limit = 10\nrecency = 90d\n' >"$HOME/.config/archive/config.toml"
mistake 2 'config.toml:2: not understood: recency = 90d' 'config.toml:2 : ligne incomprise : recency = 90d' search Pegasus
printf 'limit = 10\ncolour = "never"\n' >"$HOME/.config/archive/config.toml"
mistake 2 'did you mean color\?' 'vouliez-vous dire color' search Pegasus
rm "$HOME/.config/archive/config.toml"

begin "a backup that is none, and a place where there is an archive already"
mistake 2 '`archive backup FILE` makes one' '« archive backup FICHIER » en fait une' --archive new restore article.txt
archive backup --quiet saved.tar
mistake 2 'restore into a directory that is empty' 'restaurez dans un répertoire vide' restore saved.tar
