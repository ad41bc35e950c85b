#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# label: full
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119
. "$(dirname "$0")/lib.sh"

# Articles that differ in length, date and source; some words stand in many of them.
awk 'BEGIN {
  split("pont gare marché école musée", place, " ")
  for (i = 1; i <= 300; i++)
    printf "{\"id\":\"n%d\",\"source\":\"%s\",\"title\":\"Le %s numéro %d\",\"date\":\"2024-%02d-%02d\",\"author\":[\"A. Morel\"],\"tags\":[\"t%d\"],\"section\":\"ville\",\"body\":\"La commune parle du %s et de la %s. %s\\n\\nUn second paragraphe, numéro %d.\"}\n",
      i, i % 3 ? "L’Écho" : "Le Phare", place[i % 5 + 1], i, i % 12 + 1, i % 28 + 1, i % 7, place[i % 5 + 1], place[(i * 7) % 5 + 1], substr("Les travaux avancent bien dans la rue des Lilas.", 1, 10 + i % 40), i
}' >articles.jsonl
touch -d 2024-04-01 articles.jsonl
archive import --quiet articles.jsonl
printf 'Un titre\n\nsamedi 20 avril 2024\n\nUn corps de texte.\n' >un.txt
archive add --quiet un.txt
first=$(archive search --format jsonl --fields id --limit 1 'pont' | cut -c 8-39)
archive edit --quiet "$first" --set "title=Le pont corrigé"
archive remove --quiet "$(archive search --format jsonl --fields id --limit 1 'musée' | cut -c 8-39)"
[ -e "$ARCHIVE_DIR/config.toml" ] || : >"$ARCHIVE_DIR/config.toml"

# The same searches of an archive, with everything they print.
ask() {
  for query in pont 'gare OU école' '"second paragraphe"' 'source:phare marché' 'commune -pont' travaux; do
    archive search --archive "$1" --format json --limit 50 --snippets 2 -- "$query"
  done
  archive search --archive "$1" --sort newest --limit 40 --format jsonl numéro
}

begin "a backup is a tar that any tool reads and checks, of mode 0600"
expect_status 0 archive backup saved.tar
expect_match '^saved.tar: [0-9]+ bytes$' "$err"
expect test "$(stat -c %a saved.tar)" = 600
mkdir unpacked
expect tar -xf saved.tar -C unpacked
expect_status 0 sh -c 'cd unpacked && sha256sum --check SHA256SUMS'
expect_output <<'END'
config.toml: OK
store.db: OK
END
expect test -z "$(find . -name '*.tmp*')"

begin "a restored archive gives the same bytes for the same searches"
expect_status 0 archive restore saved.tar --archive restored
expect_match 'restored: 300 articles restored' "$err"
expect_status 0 archive check --archive restored
expect_output <<'END'
store and index are sound
END
ask "$ARCHIVE_DIR" >before
ask restored >after
expect test -s before
expect_equal_file before after
expect test "$(find restored -perm /077)" = ""
expect test "$(find restored -mindepth 1 -maxdepth 1 ! -name 'store.db-*' -printf '%f\n' | LC_ALL=C sort)" = "$(printf 'config.toml\nindex\nlock\nstore.db')"

begin "a restored archive goes on: the same articles are unchanged"
expect_status 0 archive add --quiet --archive restored un.txt
expect_status 0 archive add --archive restored un.txt
expect_match '^unchanged'

begin "nothing is restored over an archive, nor into a directory that holds anything"
expect_status 2 archive restore saved.tar
expect_match 'not empty' "$err"
mkdir full
: >full/note
expect_status 2 archive restore saved.tar --archive full
mkdir empty
expect_status 0 archive restore --quiet saved.tar --archive empty

begin "a damaged or foreign backup is refused and leaves no archive"
cp saved.tar bad.tar
printf 'x' | dd of=bad.tar bs=1 seek=30000 conv=notrunc 2>/dev/null
expect_status 4 archive restore bad.tar --archive none
expect_match 'SHA-256' "$err"
expect_status 2 archive search --archive none pont
head -c 40000 saved.tar >short.tar
expect_status 4 archive restore short.tar --archive none
expect_match 'cut short' "$err"
expect_status 2 archive restore un.txt --archive none
expect_status 2 archive restore missing.tar --archive none2
expect test ! -e none2
mkdir evil
ln -s /etc/passwd evil/store.db
printf '%064d  store.db\n' 0 >evil/SHA256SUMS
tar -C evil --format=ustar -cf evil.tar SHA256SUMS store.db
expect_status 4 archive restore evil.tar --archive none
expect_status 4 archive restore evil.tar --archive none
expect test ! -e none/store.db
expect_status 0 archive restore --quiet saved.tar --archive none

begin "a backup that cannot be written leaves the one before"
mkdir sub
expect_status 0 archive backup sub/b.tar
cp sub/b.tar kept
expect_status 2 archive backup sub
if [ "$(id -u)" -ne 0 ]; then
  chmod 500 sub
  expect_status 4 archive backup sub/b.tar
  chmod 700 sub
fi
expect_equal_file kept sub/b.tar
expect_status 2 archive backup
expect_status 2 archive backup --archive nowhere x.tar

begin "a backup onto a full disk is status 4 and leaves nothing"
mkdir small
if mount -t tmpfs -o size=64k tmpfs small 2>/dev/null; then
  expect_status 4 archive backup small/b.tar
  expect_match 'space' "$err"
  expect test -z "$(ls -A small)"
  umount small
else
  skip "mount is not permitted"
fi

begin "a backup while a writer works is consistent"
awk 'BEGIN { for (i = 0; i < 20000; i++) printf "{\"id\":\"i%d\",\"title\":\"Numéro %d\",\"body\":\"Un corps assez long, numéro %d.\"}\n", i, i, i }' >beaucoup.jsonl
touch -d '2024-04-01' beaucoup.jsonl
archive import --quiet --archive busy un.txt
archive import --quiet --archive busy beaucoup.jsonl &
writer=$!
wait_until 5 grep -q import busy/lock
expect_status 0 archive backup --archive busy busy.tar
expect kill -0 "$writer"
wait "$writer"
expect_status 0 archive restore --quiet busy.tar --archive busy2
expect_status 0 archive check --archive busy2
expect test "$(archive stats --archive busy2 | awk '/ articles$/ { print $1 }')" -ge 1

begin "what export prints, import reads back to the same articles"
expect_status 0 archive export
cp "$out" export.jsonl
expect test "$(wc -l <export.jsonl)" -eq 300
expect grep -q 'Le pont corrigé' export.jsonl
expect_status 0 archive import --quiet --archive copy export.jsonl
expect_status 0 archive export --archive copy
expect_equal_file export.jsonl "$out"

begin "a text that looks like what is taken away, and every field, come back exactly"
cat >all.jsonl <<'JSONL'
{"id":"e1","url":"https://e.example/1","title":"PARIS (AFP) - Un titre","date":"2021-07-25T18:05:00+02:00","source":"L’Écho","section":"Monde","author":["Anne Roux","AFP"],"tags":["à relire","mer"],"body":"Un corps.\n\nPARIS, 3 mai 2022 (AFP) - Le deuxième paragraphe.\n\nLire aussi : rien\n\nPartager cet article\n\nPublié le 4 mai 2023 à 10h00"}
{"title":null,"body":"PARIS, 3 mai 2022 (AFP) - Sans titre ni référence."}
JSONL
printf 'Un texte\n\nLe texte dit une chose.\n' >texte1.txt
printf 'Un texte\n\n\nLe texte dit une chose.\n' >texte2.txt
expect_status 0 archive import --quiet --archive all all.jsonl texte1.txt texte2.txt
archive --archive all edit "$(archive --archive all search --format jsonl --fields id reference | cut -c 8-39)" \
  --set "body=PARIS, 3 mai 2022 (AFP) - Le corps corrigé." --set language=fr --set author= --set author=B >/dev/null
expect_status 0 archive export --archive all
cp "$out" all-export.jsonl
expect test "$(wc -l <all-export.jsonl)" -eq 4
expect_match '"exported":2\}$'
expect_status 0 archive import --quiet --archive all-copy all-export.jsonl
expect_status 0 archive export --archive all-copy
expect_equal_file all-export.jsonl "$out"
expect_status 0 archive import --quiet --archive all-copy all-export.jsonl
expect_status 0 archive export --archive all-copy
expect_equal_file all-export.jsonl "$out"
fields=ref,title,date,source,url,author,section,tags,snippets
for archive in all all-copy; do
  archive search --archive $archive --any corps paragraphe titre texte --sort newest --limit 20 --format jsonl \
    --fields "$fields" >$archive.hits
done
expect_equal_file all.hits all-copy.hits

begin "export has nothing to print where there is no archive"
expect_status 2 archive export --archive nowhere
expect_empty
