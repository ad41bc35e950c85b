#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119,SC2016
. "$(dirname "$0")/lib.sh"

archive import --quiet - --type jsonl <<'JSONL'
{"id":"old","title":"Le port rouvre","date":"2001-04-20","body":"Le port de pêche rouvre. La pêche reprend au port, et le port vit de la pêche."}
{"id":"new","title":"Une journée ordinaire","date":"2024-04-30","body":"La pêche reste ce matin une affaire de patience et de marées longues, que la lune commande depuis toujours. Rien ne change dans la ville."}
{"id":"none","title":"Sans jour","body":"Le port, la pêche, le port, et encore le port au bout de la digue."}
JSONL
mkdir -p "$HOME/.config/archive"
user=$HOME/.config/archive/config.toml

begin "without configuration everything is a default, and the archive's place is told"
expect_status 0 archive config
expect_match '^archive = "/.*archive" +# \$ARCHIVE_DIR$'
expect_match '^color = "auto" +# default$'
expect_match '^limit = 10 +# default$'
expect_match '^limits\.input = "64MB" +# default$'
expect_match '^recency = "off" +# default$'

begin "the archive's file wins over the user's, the command line and the environment over both"
printf 'limit = 1\nsnippets = 2\n[converters]\npdf = "pdftotext"\n' >"$user"
printf '# ici\nsnippets = 0\ncolor = "never"\npager = "more"\n' >"$ARCHIVE_DIR/config.toml"
expect_status 0 archive config --color always
expect_match "^limit = 1 +# .*home/\.config/archive/config\.toml:1\$"
expect_match "^snippets = 0 +# .*archive/config\.toml:2\$"
expect_match '^color = "always" +# --color$'
expect_match "^pager = \"more\" +# .*archive/config\.toml:4\$"
expect_match "^converters\.pdf = \"pdftotext\" +# .*config\.toml:4\$"
expect_status 0 env ARCHIVE_PAGER='less -S' archive config --format json
expect_match '"name":"pager","value":"\\"less -S\\"","origin":"\$ARCHIVE_PAGER"'
expect_status 0 archive search --format jsonl --fields rank,snippets peche
expect_output <<'OUT'
{"rank":1,"snippets":[]}
OUT
expect_status 0 archive search --limit 3 --snippets 1 --format jsonl --fields rank peche
expect test "$(wc -l <"$out")" -eq 3
rm "$ARCHIVE_DIR/config.toml"

begin "what is not understood is told with file, line and what was meant"
refused() {
  printf '%b' "$1" >"$user"
  expect_status 2 archive search port
  expect_match "^archive: .*/archive/config\\.toml:$2\$" "$err"
}
refused 'limit = 1\nlimt = 2\n' '2: unknown key limt'
expect_match 'did you mean limit' "$err"
refused '\n[converters]\npdf = "rm"\n' '3: converters\.pdf is one of: pdftotext'
refused 'limit = "10"\n' '1: limit is a whole number from 1 to 1000000'
refused 'recency = "3 mois"\n' '1: recency is "off" or a time such as "90d".*'
refused '[limits]\ninput = "64 Mo"\n' '2: limits\.input is a size such as "64MB".*'
refused 'color = "red"\n' '1: color is "auto", "always" or "never"'
refused 'limit = 1\nlimit = 2\n' '2: .*'
refused 'limit =\n' '1: .*'
expect_match 'archive-config\(5\)' "$err"
refused 'pager = """\nless\n\nlimt = 3' '[1-4]: .*'
rm "$user"

begin "recency lets newer articles go before, unless a time is asked for"
expect_status 0 archive search --format jsonl --fields ref peche
expect test "$(head -n 1 "$out")" != '{"ref":"new"}'
printf 'recency = "90d"\n' >"$user"
expect_status 0 archive search --format jsonl --fields ref,score peche
expect test "$(cut -c 9-11 "$out" | tr '\n' ' ')" = "new old non "
expect_status 0 archive search --format jsonl --fields ref peche --from 1990
expect test "$(head -n 1 "$out")" = '{"ref":"old"}'
expect_status 0 archive search --format jsonl --fields ref 'peche date:..2024'
expect test "$(head -n 1 "$out")" = '{"ref":"old"}'
rm "$user"

begin "the day of an article, and today, are those of the archive's time zone, whatever the process's"
page() { # page TITLE
  printf '<html><head><meta property="article:published_time" content="2024-04-20T03:30:00Z"><title>%s</title></head><body><article><h1>%s</h1><p>Le pont de Kerval a rouvert, a dit le maire, et la route aussi.</p></article></body></html>' "$1" "$1"
}
day_of() { archive --archive "$1" search --format jsonl --fields date pont; }
page 'Le pont' >page.html
TZ=Asia/Tokyo archive --archive paris add --quiet page.html
expect test "$(day_of paris)" = '{"date":"2024-04-20"}'
mkdir -m 700 montreal
echo 'timezone = "America/Montreal"' >montreal/config.toml
TZ=Asia/Tokyo archive --archive montreal add --quiet page.html
expect test "$(day_of montreal)" = '{"date":"2024-04-19"}'
# Winter, and a civil time without an offset.
sed 's/2024-04-20T03:30:00Z/2024-01-15T00:10:00/; s/Le pont/Un autre pont/g' page.html >winter.html
archive --archive montreal add --quiet winter.html
expect_status 0 archive --archive montreal show --format json "$(archive --archive montreal search --format jsonl --fields id 'autre pont' | cut -c 8-15)"
expect_match '"published":"2024-01-15T00:10:00-05:00"'
# Without a fixed clock, a press review names today.
today=$(TZ=America/Montreal date +%F)
TZ=Asia/Tokyo "$ARCHIVE_BINARY" --archive montreal search --format html pont | sed -n 's/.*<dt>As of<\/dt><dd>\(.*\)<\/dd>/\1/p' >shown
expect test "$(date -d "$(cat shown)" +%F)" = "$today"
echo 'timezone = "Mars/Olympus"' >montreal/config.toml
expect_status 2 archive --archive montreal search pont
expect_match 'config.toml:1: timezone is a time zone of /usr/share/zoneinfo' "$err"
echo 'timezone = "../passwd"' >montreal/config.toml
expect_status 2 archive --archive montreal search pont

begin "the width of snippets is the configuration's"
printf 'snippet_width = 80\n' >"$user"
expect_status 0 archive search --format tsv --fields snippets patience
expect_match '…'
rm "$user"

begin "limits are the configuration's"
printf '[limits]\nbody = "40B"\n' >"$user"
printf '{"body":"%s"}\n' "un corps de texte qui est plus long que ce qui est permis" >long.jsonl
expect_status 5 archive import long.jsonl
expect_status 5 archive extract long.jsonl
rm "$user"
expect_status 0 archive extract long.jsonl

begin "the sample configuration is understood, and changes nothing"
cp "$source_dir/data/config.toml" "$user"
expect_status 0 archive config
sed 's/ *#.*//' "$out" | grep -v '^archive\|^language' >with
rm "$user"
archive config | sed 's/ *#.*//' | grep -v '^archive\|^language' >without
expect_equal_file without with
sed -n 's/^#\([a-z]\)/\1/p; s/^\(\[.*\]\)$/\1/p' "$source_dir/data/config.toml" >"$user"
expect_status 0 archive config
expect_match '^limits\.seconds = 10 +# .*config\.toml:'
expect test "$(grep -c '# default' "$out")" -eq 0
