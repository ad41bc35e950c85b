#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119
. "$(dirname "$0")/lib.sh"

archive import --quiet - --type jsonl <<'JSONL'
{"id":"n1","title":"Emmanuel Macron visé par Pegasus","date":"2021-07-20","source":"Le Monde","url":"https://e.example/1?a=b&c=\"d\"","author":["Anne Roux"],"section":"Monde","tags":["cyber"],"body":"Le téléphone d’Emmanuel Macron fut visé par Pegasus à Paris. Le Maroc dément."}
{"id":"n2","title":"Pegasus <script>alert(1)</script> & l'\"espion\"","date":"2021-09-01","source":"Ouest & Matin","url":"javascript:alert(1)","author":["<b>X</b>"],"tags":["\"><img src=x onerror=alert(1)>"],"body":"Pegasus visait </style><script>alert(2)</script> des élus à Rabat, dit Emmanuel Macron."}
{"id":"n3","title":"Un titre\u001b[31m\u202e piégé","source":"Le Monde","body":"Un texte sans jour parle de Pegasus, à Paris."}
JSONL

nbsp=$(printf '\302\240')
narrow=$(printf '\342\200\257')
# No-break spaces, which French typography asks for, as plain ones.
plain_spaces() { sed "s/$nbsp/ /g; s/$narrow/ /g"; }

begin "a press review is one valid file without anything to fetch or to run"
expect_status 0 env LC_ALL=fr_FR.UTF-8 archive search --format html --sort newest pegasus
cp "$out" review.html
expect_match '^<html lang="fr">$'
expect_match "http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; style-src &#39;sha256-[A-Za-z0-9+/]{43}=&#39;; base-uri"
expect_no_match '<script|<img|<link|<iframe|<object|@import|url\(|javascript:|onerror=[^a]| style='
expect test "$(grep -o 'https\?://[^"]*' "$out" | sort -u)" = 'https://e.example/1?a=b&amp;c=%22d%22'

begin "it is valid for tidy"
if command -v tidy >/dev/null; then
  expect_status 0 tidy -q -e review.html
  expect_empty "$err"
else
  skip "tidy is not installed (Debian package tidy)"
fi

begin "what comes from outside is text, with controls as marks"
cp review.html "$out"
expect_match '<mark>Pegasus</mark> &lt;script&gt;alert\(1\)&lt;/script&gt; &amp; l&#39;&quot;espion&quot;'
expect_match '<span>&lt;b&gt;X&lt;/b&gt;</span>'
expect_match 'Un titre␛\[31m⟨U\+202E⟩ piégé'
expect test "$(LC_ALL=C tr -d '\n\t -~\200-\377' <"$out" | wc -c)" -eq 0

begin "the head tells what was asked, of what and when; the articles stand under their months"
expect_match "^<h1>«$nbsp"'pegasus'"$nbsp»</h1>\$"
plain_spaces <review.html >"$out"
expect_match '<strong>3 articles</strong>, du 20 juillet 2021 au 1er septembre 2021, 1 sans date'
expect_match '<code>\(word pegasus\)</code>'
expect_match '<time datetime="2024-05-01T10:00:00\+02:00">1er mai 2024 à 10 h 00</time>'
expect test "$(sed -n 's/^<h2 id="\(.*\)">\(.*\)<\/h2>$/\1 \2/p' "$out" | tr '\n' ';')" = 'm2021-09 Septembre 2021;m2021-07 Juillet 2021;undated Sans date;'
expect_match '<cite>Le Monde</cite><time datetime="2021-07-20">20 juillet 2021</time><span>Monde</span><span>Anne Roux</span>'

begin "a timeline has a table beside its drawing, empty months included"
cp review.html "$out"
expect_match "septembre 2021$narrow; au plus"
plain_spaces <review.html >"$out"
expect_match '^<svg role="img" viewBox="[0-9 ]+" aria-label="Articles par mois, de juillet 2021 à septembre 2021 ; au plus 1 en un mois">$'
expect_match '<th scope="row">août 2021</th><td>0</td>'
expect_match '<th scope="row"><a href="#m2021-07">juillet 2021</a></th><td>1</td>'

begin "people, places and sources pick articles without a script"
cp review.html "$out"
expect_match '<label for="p1">Emmanuel Macron <span>2</span>'
expect_match '<label for="p[0-9]+">Paris <span>2</span>'
expect_match '<label for="p[0-9]+">Ouest &amp; Matin <span>1</span>'
expect_match '#p1:checked~main article:not\(\.f1\)'
expect test "$(grep -c '^<article id="a[0-9a-f]\{8\}" class="f1[ "]' "$out")" -eq 2

begin "where more is found than is shown, timeline, names and numbers tell of all that is found"
expect_status 0 env LC_ALL=fr_FR.UTF-8 archive search --format html --sort newest --limit 2 pegasus
plain_spaces <"$out" >some.html
expect_match '<strong>2 articles</strong> sur 3 trouvés, du 20 juillet 2021 au 1er septembre 2021, 1 sans date' some.html
expect_match '<label for="p1">Emmanuel Macron <span>2 / 2</span></label>' some.html
expect_match '<label for="p[0-9]+">Paris <span>1 / 2</span></label>' some.html
expect_status 0 env LC_ALL=fr_FR.UTF-8 archive search --format html --sort newest --limit 1 pegasus
plain_spaces <"$out" >some.html
expect_match '<th scope="row">juillet 2021</th><td>1</td>' some.html
expect_match '<th scope="row"><a href="#m2021-09">septembre 2021</a></th><td>1</td>' some.html
expect_match '<li><span class="elsewhere">Paris <span>0 / 2</span></span></li>' some.html
expect_match '<li><span class="elsewhere">Le Monde <span>0 / 2</span></span></li>' some.html

begin "the language is the reader's, filters are told, and the same data give the same bytes"
expect_status 0 archive search --format html --from 2021 --source 'Le Monde' pegasus
expect_match '^<html lang="en">$'
expect_match '^<h1>“pegasus”</h1>$'
expect_match 'from: 2021, source: Le Monde'
expect_match '^<article .*lang="fr">$'
archive search --format html pegasus >first
archive search --format html pegasus >second
expect_equal_file first second

begin "copies are folded into one article, with the papers that printed it too"
text='Le cargo échoué depuis mardi devant la pointe du Raz a été remis à flot par deux remorqueurs venus de Brest, a annoncé la préfecture maritime dans la nuit.'
for paper in 'Ouest & Matin' 'Le Littoral' 'La Dépêche du Port'; do
  printf '{"title":"Le cargo remis à flot","date":"2024-02-03","source":"%s","body":"%s"}\n' "$paper" "$text"
done >cargo.jsonl
archive import --quiet cargo.jsonl
expect_status 0 env LC_ALL=fr_FR.UTF-8 archive search --format html remorqueurs
cp "$out" cargo.html
plain_spaces <cargo.html >"$out"
expect_match '<strong>1 article</strong>, le 3 février 2024, 2 doublons repliés</p>'
expect_match '^<p class="also" lang="fr">2 doublons : <cite>[^<]*</cite> \(<time datetime="2024-02-03">3 février 2024</time>\), <cite>'
expect test "$(grep -o '<cite>[^<]*</cite>' cargo.html | sort | tr -d '\n')" = '<cite>La Dépêche du Port</cite><cite>Le Littoral</cite><cite>Ouest &amp; Matin</cite>'
expect_status 0 archive search --format markdown remorqueurs
expect_match ' · 2 duplicates · '

begin "a review is of one query, and of nothing there is none"
expect_status 2 archive search --format html --batch first
expect_status 1 archive search --format html introuvable
expect_empty
