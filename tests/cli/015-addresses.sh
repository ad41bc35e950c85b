#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2016,SC2119
. "$(dirname "$0")/lib.sh"

if ! python3 -c 'import http.server, ssl' 2>/dev/null; then
  begin "addresses"
  skip "no python3 to serve pages"
  exit 0
fi

mkdir www
unset http_proxy HTTP_PROXY https_proxy HTTPS_PROXY all_proxy ALL_PROXY
python3 "$source_dir/tests/http_server.py" www port &
server=$!
python3 "$source_dir/tests/http_server.py" www secure-port "$source_dir/tests/tls/self-signed.pem" 2>/dev/null &
secure_server=$!
trap 'kill $server $secure_server; finish_' EXIT
wait_until 10 test -s port
wait_until 10 test -s secure-port
site=http://127.0.0.1:$(cat port)

text='La commission a rendu son avis hier soir, et le conseil municipal en débattra la semaine prochaine. Les riverains'
text="$text"' demandent depuis deux ans que le passage à niveau soit rouvert; la région promet des crédits pour le printemps.'
page() { # page NAME TITLE [HEAD]
  printf '<html><head><title>%s</title>%s</head><body><article><h1>%s</h1><p>%s</p></article></body></html>' \
    "$2" "${3:-}" "$2" "$text" >"www/$1"
}

begin "an address of this machine is refused, also behind a name, and nothing is made"
page a.html "Le passage"
expect_status 5 archive add "$site/a.html" "http://localhost:$(cat port)/a.html"
expect_empty
expect_match "^$site/a.html: leads to 127\.0\.0\.1, which is no public address \(--allow-private takes it\)$" "$err"
expect test "$(wc -l <"$err")" -eq 2

begin "a page is archived under its address, dated by the server where nothing else dates it"
printf 'Content-Type: text/html; charset=windows-1252\nDate: Mon, 29 Apr 2024 22:30:00 GMT\n' >www/a.html.headers
page a.html "$(printf "L'\351t\351 \200 retrouv\351")"
LC_ALL=C sed -i 's/é/\xe9/g; s/à/\xe0/g' www/a.html
expect_status 0 archive add --allow-private "$site/a.html#haut"
expect_match '^added [0-9a-f]{8}  2024-04-30  L.été € retrouvé$'
id=$(sed -nE 's/^added ([0-9a-f]{8}) .*/\1/p' "$out")
expect_status 0 archive show "$id" --format json --provenance
expect_match "\"url\":\"$site/a.html\""
expect_match '"date_from":"capture"'
expect_match 'passage à niveau'
expect_status 0 archive add --allow-private "$site/a.html"
expect_match '^unchanged '

begin "a redirect leads to the address that is kept; the page's own address wins"
printf 'Status: 301\nLocation: /b.html\n' >www/old.html.headers
: >www/old.html
printf 'Content-Type: text/html\n' >www/b.html.headers
page b.html "Le pont" '<link rel="canonical" href="https://courrier.example/2024/04/12/le-pont">'
expect_status 0 archive add --allow-private "$site/old.html"
expect_match '^added [0-9a-f]{8}  2024-04-12  Le pont$'
id=$(sed -nE 's/^added ([0-9a-f]{8}) .*/\1/p' "$out")
expect_status 0 archive show "$id" --format json
expect_match '"url":"https://courrier\.example/2024/04/12/le-pont"'

begin "a feed gives its entries, each under its own address"
cat >www/feed <<'END'
<rss version="2.0"><channel><title>Le Courrier</title>
<item><title>Un</title><link>https://courrier.example/un</link><description>Un premier texte assez court.</description></item>
<item><title>Deux</title><description>Un deuxième texte assez court.</description></item>
</channel></rss>
END
printf 'Content-Type: application/rss+xml\nDate: Tue, 30 Apr 2024 10:00:00 GMT\n' >www/feed.headers
expect_status 0 archive add --allow-private "$site/feed"
expect test "$(grep -c '^added .*  2024-04-30  ' "$out")" -eq 2
expect_status 0 archive search --format jsonl --on 2024-04-30 --source "Le Courrier" deuxième
expect_match '"url":null'

begin "what cannot be fetched has one line with the reason, and the rest goes in"
page c.html "Le dernier"
expect_status 5 archive add --allow-private "$site/absent" "$site/c.html" http://moi:motdepasse@127.0.0.1/ http:///
expect_match '^added .*Le dernier$'
expect_match '/absent: the server answers with status 404$' "$err"
expect_match '^http://moi:motdepasse@127\.0\.0\.1/: names a user' "$err"
expect_match '^http:///: ' "$err"
expect test "$(wc -l <"$err")" -eq 3

begin "a certificate that nobody vouches for is refused"
expect_status 5 archive add --allow-private "https://127.0.0.1:$(cat secure-port)/c.html"
expect_match '^https://[^ ]*/c\.html: .*certificate' "$err"

begin "packed answers are unpacked within the limit"
printf 'Content-Type: text/html\nContent-Encoding: gzip\n' >www/zip.html.headers
page zip "Le paquet"
gzip -c www/zip >www/zip.html
expect_status 0 archive add --allow-private "$site/zip.html"
expect_match '^added .*Le paquet$'
cp www/zip.html.headers www/bomb.html.headers
head -c 200M /dev/zero | gzip -1 >www/bomb.html
expect_status 5 archive add --allow-private "$site/bomb.html"
expect_match '/bomb.html: has more than 64 MB$' "$err"

begin "an import takes no addresses"
expect_status 5 archive import --quiet "$site/c.html"
expect_match ': is an address; `archive add` takes addresses$' "$err"
