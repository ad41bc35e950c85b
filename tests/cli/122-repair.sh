#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# label: full
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2016,SC2119
. "$(dirname "$0")/lib.sh"

# Enough for several pages of each table.
awk 'BEGIN { for (i = 0; i < 400; i++) { printf "{\"id\":\"r%d\",\"source\":\"Essai\",\"title\":\"Numéro %d\",\"body\":\"", i, i
  for (k = 0; k < 60; k++) printf "mot%d phrase%d ", (i * 7919 + k * 104729) % 9973, (i * 31 + k) % 503
  printf "\"}\n" } }' >press.jsonl
archive import --quiet press.jsonl
answers() {
  for query in mot5 phrase7 'phrase1* mot9*' numéro; do archive search --format trec --limit 50 "$query" 2>/dev/null; done
}
answers >sound

# noise FILE OFFSET: 8 kB of it.
noise() { dd if=/dev/urandom of="$1" bs=4096 seek="$2" count=2 conv=notrunc 2>/dev/null; }

begin "an index whose pages are noise is built anew from the store, and answers as before"
for file in "$ARCHIVE_DIR"/index/*/*.glass; do
  pages=$(($(stat -c %s "$file") / 4096))
  for at in 0 $((pages / 2)); do
    cp "$file" saved
    noise "$file" "$at"
    expect_status 4 archive check
    expect_match 'reindex|index'
    expect_status 0 archive check --repair
    expect_match '^repaired: the index was built anew from the store$'
    expect_match '^store and index are sound$'
    answers >"$out"
    expect_equal_file sound "$out"
    [ -e "$file" ] || break 2
  done
done
expect_status 0 archive check

begin "so is one that is missing, or whose list is noise"
rm -r "$ARCHIVE_DIR/index"
expect_status 0 archive check --repair
noise "$ARCHIVE_DIR/index/current" 0
expect_status 0 archive check --repair
head -c 100 /dev/urandom >"$ARCHIVE_DIR/copies"
chmod 600 "$ARCHIVE_DIR/copies"
expect_status 0 archive check
expect_status 0 archive import --quiet press.jsonl
answers >"$out"
expect_equal_file sound "$out"

begin "a sound archive is left as it is"
before=$(cat "$ARCHIVE_DIR/index/current")
expect_status 0 archive check --repair
expect_output <<'END'
store and index are sound
END
expect test "$before" = "$(cat "$ARCHIVE_DIR/index/current")"

begin "of a damaged store, check says what can be saved, a repair touches nothing, and export saves it"
cp -r "$ARCHIVE_DIR" broken
pages=$(($(stat -c %s broken/store.db) / 16384))
# The texts are most of the file, wherever their table lies in it.
for part in 2 3 4 5; do
  dd if=/dev/urandom of=broken/store.db bs=16384 seek=$((pages * part / 7)) count=2 conv=notrunc 2>/dev/null
done
expect_status 4 archive --archive broken check
expect_match '^damage: [0-9]+ articles can be saved with `archive export`, [0-9]+ of them as the index shows them; 0 are lost$'
before=$(cat broken/index/current)
expect_status 4 archive --archive broken check --repair
expect_match 'archive export' "$err"
expect test "$before" = "$(cat broken/index/current)"
expect_status 4 archive --archive broken export
expect test "$(wc -l <"$out")" -eq 400
cp "$out" saved.jsonl
expect_status 0 archive --archive mended import --quiet saved.jsonl
expect_status 0 archive --archive mended search --count --source Essai
expect_output <<'END'
400
END

begin "articles that a damage hides without a trace are counted, and saved where the index still shows them"
cp -r "$ARCHIVE_DIR" hidden
python3 -c "import sqlite3; db = sqlite3.connect('hidden/store.db'); db.execute('DELETE FROM articles WHERE article BETWEEN 11 AND 20'); db.commit()"
cp -r hidden poor
expect_status 4 archive --archive hidden export
expect test "$(wc -l <"$out")" -eq 400
expect_match '^400 articles saved, 10 of them from the index; 0 lost$' "$err"
rm -r poor/index
expect_status 4 archive --archive poor export
expect test "$(wc -l <"$out")" -eq 390
expect_match '^lost: 10 articles whose identifiers cannot be read$' "$err"
expect_match '^390 articles saved, 0 of them from the index; 10 lost$' "$err"
expect_status 4 archive --archive poor check
expect_match '; 10 are lost$'

begin "a store of noise is told, and export saves what the index shows"
cp -r "$ARCHIVE_DIR" lost
noise lost/store.db 0
expect_status 4 archive --archive lost check
expect_match 'export' "$err"
expect_status 4 archive --archive lost export
expect test "$(wc -l <"$out")" -eq 400

begin "compact erases what was removed from store and index, and nothing else"
printf 'Une archive secrète nommée Xylophage\n\nLe mot Zyklonique ne se lit nulle part ailleurs.\n' >secret.txt
archive add secret.txt >"$out"
id=$(sed -nE 's/^added ([0-9a-f]{8}) .*/\1/p' "$out")
archive edit --quiet "$id" --set section=Quixotique --reason essai
holds() { cat "$ARCHIVE_DIR"/store.db* "$ARCHIVE_DIR"/index/*/* "$ARCHIVE_DIR"/copies 2>/dev/null | grep -qaiE 'xylophage|zyklonique|quixotique'; }
expect holds
archive remove --quiet "$id"
expect_status 0 archive compact
expect_match '^1 removed article erased$' "$err"
holds && expect test "bytes are left" = ""
expect_status 0 archive check
expect_status 1 archive remove --undo "$id"
answers >"$out"
expect_equal_file sound "$out"
expect_status 0 archive add secret.txt
expect_match "^added $id "
expect_status 0 archive search --count xylophage
