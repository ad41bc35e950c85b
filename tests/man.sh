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
exit "$failed"
