#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119
. "$(dirname "$0")/lib.sh"

cat >un.md <<'END'
---
title: Le pont rouvre
date: 2024-04-20
auteur: Anne Quéré
---
Les **riverains** ont pu [traverser](https://exemple.fr) à pied.
END

printf 'titre;texte;journal\n\351t\351;Un corps de table au kilom\350tre.;\311cho\nDeux;"cass\351"x;\nTrois;Corps trois.;\n' >table.csv

cat >fil.xml <<'END'
<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>L’Écho</title>
<item><title>Premier</title><guid>n1</guid><link>https://exemple.fr/1</link><pubDate>Sat, 20 Apr 2024 08:30:00 +0200</pubDate>
<description>&lt;p&gt;Un résumé du premier article.&lt;/p&gt;</description></item>
<item><title>Second</title><guid>n2</guid><pubDate>Sun, 21 Apr 2024 08:30:00 +0200</pubDate><description>Un autre.</description></item>
</channel></rss>
END

cat >lettre.eml <<'END'
From: =?utf-8?q?Anne_Qu=C3=A9r=C3=A9?= <anne@exemple.fr>
To: b@exemple.fr
Subject: =?iso-8859-1?q?L'=E9t=E9?=
Date: Sat, 20 Apr 2024 08:30:00 +0200
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Le pont a rouvert =C3=A0 l'aube.
END

{ printf 'From a Sat Apr 20 08:30:00 2024\n'; cat lettre.eml; printf '\nFrom b Sun Apr 21 08:30:00 2024\n'; cat lettre.eml; } >boite.mbox

begin "front matter and the marks of Markdown"
expect_status 0 archive extract un.md
expect_output <<'END'
{"title":"Le pont rouvre","date":"2024-04-20","published":null,"updated":null,"date_from":"meta","authors":["Anne Quéré"],"source":null,"section":null,"tags":[],"url":null,"language":null,"body":"Les riverains ont pu traverser à pied.","removed":[]}
END

begin "a table gives an object a row; a bad row is told and passed over"
expect_status 5 archive extract table.csv
expect test "$(wc -l <"$out")" -eq 2
expect_match '^\{"title":"été",.*"source":"Écho",.*"body":"Un corps de table au kilomètre\."'
expect_error <<'END'
table.csv:3: there is text between a closing quotation mark and the next cell
END

begin "a feed gives an object an entry"
expect_status 0 archive extract fil.xml
expect test "$(wc -l <"$out")" -eq 2
expect_match '^\{"title":"Premier","date":"2024-04-20","published":"2024-04-20T08:30:00\+02:00",.*"date_from":"feed",.*"source":"L’Écho",.*"url":"https://exemple.fr/1",.*"body":"Un résumé du premier article\."'

begin "a mail, and a box of mails from standard input"
expect_status 0 archive extract lettre.eml
expect_match "^\{\"title\":\"L'été\",\"date\":\"2024-04-20\",.*\"date_from\":\"mail\",\"authors\":\[\"Anne Quéré\"\],.*\"body\":\"Le pont a rouvert à l'aube\.\""
expect_status 0 archive extract - <boite.mbox
expect test "$(wc -l <"$out")" -eq 2

begin "a type that is told wins over what an input looks like"
expect_status 0 archive extract --type text un.md
expect_match '"body":"---'
expect_status 0 archive extract --type markdown - <un.md
expect_match '"title":"Le pont rouvre"'
expect_status 5 archive extract --type feed un.md
expect_match '^un\.md: ' "$err"
expect_status 2 archive extract --type latin un.md

begin "all of them are archived, and the same again is unchanged"
touch -d '2024-04-01' un.md table.csv fil.xml lettre.eml
expect_status 5 archive import un.md table.csv fil.xml lettre.eml
expect test "$(grep -c '^added ' "$out")" -eq 6
sed -i 's/<channel>/<channel><lastBuildDate>now<\/lastBuildDate>/' fil.xml
touch -d '2024-04-02' fil.xml
expect_status 0 archive import fil.xml
expect_empty
expect_match ' 0 added, 0 updated, 2 unchanged' "$err"
expect_status 0 archive search --count kilometre
expect_status 0 archive search --count pont
expect_output <<'END'
2
END

begin "the original of an entry is what it was read from"
id=$(archive search --format jsonl Premier | sed 's/.*"id":"\([0-9a-f]*\)".*/\1/')
archive show "$id" --format original >entry.xml
expect_status 0 archive extract entry.xml
expect_match '"title":"Premier"'

begin "entities of its own make a feed refused, and nothing of them is read"
printf '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>' >xxe.xml
expect_status 5 archive add xxe.xml
expect_empty
expect test "$(wc -l <"$err")" -eq 1
expect_match '^xxe\.xml: ' "$err"

begin "a container gives what its files give; unsafe names are refused and nothing is written"
mkdir presse
cp un.md fil.xml lettre.eml presse/
ln -s /etc/passwd presse/lien
tar -cf presse.tar presse
tar -czf ailleurs.tar.gz -C presse --transform 's|^un|../un|' un.md lettre.eml
tar -czf tout.tgz presse.tar ailleurs.tar.gz
expect_status 5 archive extract tout.tgz
expect test "$(wc -l <"$out")" -eq 5
expect test "$(wc -l <"$err")" -eq 2
expect_match '^tout\.tgz!presse\.tar!presse/lien: is a link$' "$err"
expect_match '^tout\.tgz!ailleurs\.tar\.gz!\.\./un\.md: has a name that leads out of the container$' "$err"
expect test ! -e ../un.md

begin "what is packed is archived as what it holds, with its place"
expect_status 5 archive import --report run.json tout.tgz
expect_match '"input":"tout\.tgz!presse\.tar!presse/lien","code":"unsafe-path"' run.json
expect_status 0 archive import --quiet lettre.eml
expect_empty

begin "a file that unpacks to a hundred times its size is refused with one line, and not unpacked to the end"
head -c 300000000 /dev/zero | tr '\000' x | gzip -1 >zero.txt.gz
expect_status 5 timeout 5 archive add zero.txt.gz
expect_empty
expect test "$(wc -l <"$err")" -eq 1
expect_match '^zero\.txt\.gz: unpacks to more than 100 times its size$' "$err"

begin "a cut file is refused with one line"
gzip -c fil.xml | head -c 200 >coupe.xml.gz
expect_status 5 archive add coupe.xml.gz
expect_empty
expect test "$(wc -l <"$err")" -eq 1
expect_match '^coupe\.xml\.gz: truncated' "$err"

begin "the pages of a web archive have their address, and the day they were fetched where nothing tells another"
page='<html><head><title>Le pont</title></head><body><article><p>Le pont a rouvert samedi, après huit mois de travaux.</p></article></body></html>'
answer() { printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n%s' "$page"; }
record() {
  printf 'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-04-22T10:00:00Z\r\n' "$1"
  printf 'Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n' "$(answer | wc -c)"
  answer
  printf '\r\n\r\n'
}
{ record https://exemple.fr/a | gzip; record https://exemple.fr/2023/05/12/b | gzip; } >pages.warc.gz
expect_status 0 archive extract pages.warc.gz
expect test "$(wc -l <"$out")" -eq 2
expect_match '"title":"Le pont","date":"2024-04-22",.*"date_from":"capture",.*"url":"https://exemple\.fr/a"'
expect_match '"title":"Le pont","date":"2023-05-12",.*"date_from":"url",.*"url":"https://exemple\.fr/2023/05/12/b"'
expect_status 0 archive extract --type warc - <pages.warc.gz
expect test "$(wc -l <"$out")" -eq 2

begin "a document that needs a converter is refused with what to do, and is tried again once there is one"
printf '%%PDF-1.4\nrien\n' >rien.pdf
touch -d '2024-04-01' rien.pdf
expect_status 5 archive import rien.pdf
expect_match '^rien\.pdf: no converter is named for pdf files: set pdf under \[converters\] in config\.toml$' "$err"
mkdir -p "$HOME/.config/archive"
printf '[converters]\npdf = "pdftotext"\n' >"$HOME/.config/archive/config.toml"
expect_status 5 archive import rien.pdf
expect test "$(wc -l <"$err")" -eq 2
expect_match '^rien\.pdf: (pdftotext is not installed \(Debian package poppler-utils\)|the converter ended with status 1)$' "$err"

begin "an unknown key of the configuration is an error with its line, and the archive's own configuration is read"
printf '# rien\n[converters]\npdg = "x"\n' >"$ARCHIVE_DIR/config.toml"
expect_status 2 archive import rien.pdf
expect_match 'config\.toml:3: unknown key converters\.pdg$' "$err"
rm "$ARCHIVE_DIR/config.toml" "$HOME/.config/archive/config.toml"
