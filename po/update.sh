#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Brings the catalogues up to what the sources say.
# update.sh           po/*.po get new messages, empty, and lose those that are gone
# update.sh --pot     prints what xgettext finds, and changes nothing
set -eu
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# find_messages FILE KEYWORD...: a catalogue of the sources. Locations are files only, so that moving a line changes nothing.
find_messages() {
  pot=$1
  shift
  # shellcheck disable=SC2046  # keywords have no spaces
  find src include -name '*.[ch]pp' | LC_ALL=C sort |
    xgettext --files-from=- --language=C++ --from-code=UTF-8 --add-location=file --no-wrap --sort-by-file --add-comments=TR: \
      --keyword $(printf -- '--keyword=%s ' "$@") --package-name=archive -o "$pot"
  sed -i 's/charset=CHARSET/charset=UTF-8/; /^"POT-Creation-Date/d' "$pot"
}

# The sentences; and of the parser's methods what an option does (src/cli/parser.hpp).
find_messages "$scratch/sentences" tr:1 ntr:1,2 say:1 say_count:1,2 to_translate:1 translated_in:1c,2 \
  flag:3,3t text:4,4t expression:4,4t list:4,4t number:3,3t number:3,4t number:3,5t day:3,3t duration:3,3t duration:3,4t choice:4,4t operands:3,3t
# What stands for the value of an option or an operand.
find_messages "$scratch/values" text:2,4t expression:2,4t list:2,4t operands:1,3t
msgcat --use-first --no-wrap --sort-by-file "$scratch/sentences" "$scratch/values" |
  # A pattern without letters or marks that languages space differently (`{} ({})`) says the same in each.
  msggrep --no-wrap --msgid -E -e '(^|\})[^{}]*([[:alpha:]]|[:;?!"])' - >"$scratch/pot"
if [ "${1:-}" = --pot ]; then
  cat "$scratch/pot"
  exit
fi
for po in po/*.po; do
  msgmerge --quiet --no-fuzzy-matching --no-wrap --sort-by-file "$po" "$scratch/pot" | msgattrib --no-obsolete --no-wrap >"$scratch/new"
  cat "$scratch/new" >"$po"
done
