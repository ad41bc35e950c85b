#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119
. "$(dirname "$0")/lib.sh"

cat >page.html <<'END'
<!DOCTYPE html><html lang="fr"><head><title>Le pont rouvre | L’Écho</title>
<meta property="article:published_time" content="2024-04-19T23:30:00Z"><meta property="og:site_name" content="L’Écho"></head>
<body><nav><a href="/">Accueil</a></nav><article><h1>Le pont de l’Île rouvre</h1>
<p>Les riverains ont pu traverser à pied samedi matin, après six mois de travaux sous les arches.</p>
<p class="newsletter">Abonnez-vous à notre lettre.</p></article><footer>© L’Écho</footer></body></html>
END

begin "the article of a page is extracted"
expect_status 0 archive extract page.html
expect_output <<'END'
{"title":"Le pont de l’Île rouvre","date":"2024-04-20","published":"2024-04-20T01:30:00+02:00","updated":null,"date_from":"meta","authors":[],"source":"L’Écho","section":null,"tags":[],"url":null,"language":"fr","body":"Les riverains ont pu traverser à pied samedi matin, après six mois de travaux sous les arches.","removed":["Abonnez-vous à notre lettre."]}
END
expect_status 0 archive extract --type text page.html
expect_match '<nav>'

begin "a page is archived and found, and the same page again is unchanged"
expect_status 0 archive add page.html
expect_output hide_ids <<'END'
added ID  2024-04-20  Le pont de l’Île rouvre
END
cp page.html copie.html
expect_status 0 archive add copie.html
expect_match '^unchanged '
expect_status 0 archive search riverains
expect_match 'Le pont de l’Île rouvre'
expect_status 1 archive search Accueil

begin "the html of a JSON line is a page"
printf '{"id":"7","html":"<h1>Un titre</h1><p>Une phrase, assez longue pour faire un article entier.</p>"}\n' >une.jsonl
expect_status 0 archive extract une.jsonl
expect_match '^\{"title":"Un titre",.*"body":"Une phrase, assez longue pour faire un article entier\."'
