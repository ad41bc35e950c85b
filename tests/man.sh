#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The man pages are clean for mandoc, and tell of the same commands and options as the program's own help, both ways.
# The program is $ARCHIVE_BINARY.
set -u
cd "$(dirname "$0")/../man" || exit 2
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
failed=0
complain() { echo "$*"; failed=1; }

# Options of a help text: every --word at the start of a line, after the short one if there is one.
help_options() {
  sed -nE 's/^ +(-[a-zA-Z0-9], ?)?--([a-z][a-z-]*).*/\2/p' | LC_ALL=C sort -u
}

# Options of a man page: the tags of its lists, `.It Fl q , Fl -quiet` or `.It Fl -title Ar text`.
page_options() {
  sed -n 's/^\.It //p' "$1" | grep -oE 'Fl +-[a-z][a-z-]*' | sed -E 's/Fl +-//' | LC_ALL=C sort -u
}

mandoc -T lint -W warning ./*.1 ./*.5 ./*.7 || failed=1

# The commands: the tags `.It Cm add` of archive.1, and the first words under "Subcommands:" of the help.
LC_ALL=C "$ARCHIVE_BINARY" --help >"$scratch/help" || complain "archive --help fails"
sed -nE '/^Subcommands:/,$ s/^ +([a-z]+)( .*)?$/\1/p' "$scratch/help" | LC_ALL=C sort -u >"$scratch/commands"
sed -nE 's/^\.It Cm ([a-z]+).*/\1/p' archive.1 | LC_ALL=C sort -u >"$scratch/page-commands"
[ -s "$scratch/commands" ] || complain "archive --help names no command"
diff -u "$scratch/commands" "$scratch/page-commands" || complain "archive.1 (+) and archive --help (-) differ in commands"

# Options that all commands share are told once, in archive.1.
page_options archive.1 >"$scratch/global"
help_options <"$scratch/help" >"$scratch/top"
LC_ALL=C comm -23 "$scratch/top" "$scratch/global" | while read -r option; do
  echo "archive --help has --$option, archive.1 has not"
done >"$scratch/missing"
[ ! -s "$scratch/missing" ] || complain "$(cat "$scratch/missing")"

while read -r command; do
  page=archive-$command.1
  [ -f "$page" ] || { complain "no page for archive $command"; continue; }
  LC_ALL=C "$ARCHIVE_BINARY" "$command" --help >"$scratch/help" || complain "archive $command --help fails"
  help_options <"$scratch/help" | LC_ALL=C comm -23 - "$scratch/global" >"$scratch/own"
  page_options "$page" | LC_ALL=C comm -23 - "$scratch/global" >"$scratch/page"
  diff -u "$scratch/own" "$scratch/page" || complain "$page (+) and archive $command --help (-) differ in options"
  grep -q '^\.Sh EXIT STATUS' "$page" || complain "$page has no exit status"
done <"$scratch/commands"

for page in archive-*.1; do
  command=${page#archive-}
  grep -qx "${command%.1}" "$scratch/commands" || complain "$page is the page of no command"
done

# In French, which mandoc tells apart from its own names of sections only.
mandoc -T lint -W warning fr/*.1 fr/*.5 fr/*.7 | grep -Ev 'first section is not "NAME"|outside NAME section' && failed=1

# A page has the same sections, lists, options, references and examples in both languages.
for page in *.1 *.5 *.7; do
  [ -f "fr/$page" ] || { complain "no French page: $page"; continue; }
  for macro in Sh Ss It Bl Xr Dl; do
    wanted=$(grep -c "^\.$macro" "$page") got=$(grep -c "^\.$macro" "fr/$page")
    [ "$wanted" = "$got" ] || complain "fr/$page has $got lines of .$macro, $page $wanted"
  done
  page_options "$page" >"$scratch/wanted"
  page_options "fr/$page" >"$scratch/got"
  diff -u "$scratch/wanted" "$scratch/got" || complain "fr/$page (+) and $page (-) differ in options"
  for kind in 'It Cm' 'Xr' 'It Ev' 'It Va' 'It Li [a-z]*-' 'Dl'; do
    grep "^\.$kind" "$page" | sed 's/ [.,:]$//' | LC_ALL=C sort >"$scratch/wanted"
    grep "^\.$kind" "fr/$page" | sed 's/ [.,:]$//' | LC_ALL=C sort >"$scratch/got"
    [ "$kind" != Dl ] || sed -i 's/"d.*"$//; s/.(dq.*.(dq//' "$scratch/wanted" "$scratch/got"
    diff -u "$scratch/wanted" "$scratch/got" || complain "fr/$page (+) and $page (-) differ in .$kind"
  done
  grep -nE "^[^.].*( [:;!?]( |\$)|« | »)|^[^.].*[[:alpha:]]'[[:alpha:]]" "fr/$page" && complain "fr/$page: not spaced or marked as French is"
done

# The French help: the same options, with the words of the French page.
while read -r command; do
  LC_ALL=fr_FR.UTF-8 "$ARCHIVE_BINARY" "$command" --help >"$scratch/help" || complain "archive $command --help fails in French"
  help_options <"$scratch/help" | LC_ALL=C comm -23 - "$scratch/global" >"$scratch/own"
  page_options "fr/archive-$command.1" | LC_ALL=C comm -23 - "$scratch/global" >"$scratch/page"
  diff -u "$scratch/own" "$scratch/page" || complain "fr/archive-$command.1 (+) and its French help (-) differ in options"
done <"$scratch/commands"
exit "$failed"
