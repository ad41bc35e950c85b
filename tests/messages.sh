#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Each catalogue of po/ is well formed, and has a translation for every message of the sources and for nothing else.
set -u
cd "$(dirname "$0")/.." || exit 2
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
failed=0

po/update.sh --pot >"$scratch/pot" || exit 2
for po in po/*.po; do
  msgfmt --check -o /dev/null "$po" || failed=1
  # Missing, empty and fuzzy ones are errors of msgcmp.
  msgcmp "$po" "$scratch/pot" 2>"$scratch/missing" || { cat "$scratch/missing"; failed=1; }
  sed -n 's/^msgid //p' "$po" | LC_ALL=C sort >"$scratch/translated"
  sed -n 's/^msgid //p' "$scratch/pot" | LC_ALL=C sort | LC_ALL=C comm -23 "$scratch/translated" - >"$scratch/gone"
  grep -v '^""$' "$scratch/gone" && { echo "$po: no source says these; run ./dev messages"; failed=1; }
  grep -n '^#~' "$po" && { echo "$po: what is gone is not kept"; failed=1; }
done
exit "$failed"
