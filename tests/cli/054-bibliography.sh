#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119,SC2016
. "$(dirname "$0")/lib.sh"

archive import --quiet - --type jsonl <<'JSONL'
{"id":"n1","title":"L’espion & 50 % {de} \\Pegasus_1 #2 ~ $","date":"2024-04-20","source":"Le Monde","url":"https://e.example/1?a=b&c=(d)_e%20f","author":["Anne Roux","AFP","Luc de La Tour"],"section":"Monde","tags":["cyber","mer"],"body":"Où est *Pegasus* ? 1. Nul ne sait <b>rien</b>."}
{"id":"n2","title":"Un titre\u001b[31m\u202e piégé","source":"Sou\u0007rce","url":"javascript:alert(1)","body":"+ Un leurre [faux](http://x.example) lien, www.evil.example."}
{"id":"n3","title":"L’espion dort","date":"2024-04-20","source":"Le Monde","body":"Le dormeur ne bouge pas."}
{"id":"n4","title":"L’espion veille","date":"2024-04-20","source":"Le Monde","body":"Le dormeur a bougé."}
JSONL

begin "bibtex is a press article, with all that LaTeX takes for its own escaped"
expect_status 0 archive search --format bibtex 'pegasus sait'
expect_output <<'BIB'
@article{le-monde-2024-04-20-espion,
  title = {{L’espion \& 50 \% \{de\} \textbackslash{}Pegasus\_1 \#2 \textasciitilde{} \$}},
  author = {Roux, Anne and {AFP} and de La Tour, Luc},
  journal = {Le Monde},
  date = {2024-04-20},
  year = {2024},
  month = apr,
  url = {https://e.example/1?a=b&c=%28d%29_e%20f},
  urldate = {2024-05-01},
  keywords = {cyber, mer},
  langid = {french}
}
BIB

begin "keys that would be the same get the start of the identifier, and an article stands once"
expect_status 0 archive search --format bibtex dormeur
expect test "$(sed -n 's/^@article{//p' "$out" | sort -u | wc -l)" -eq 2
expect_match '^@article\{le-monde-2024-04-20-espion-[0-9a-f]{8},$'
printf 'q1\tpegasus\nq2\tpegasus\n' | expect_status 0 archive search --batch - --format bibtex
expect test "$(grep -c '^@article' "$out")" -eq 1

begin "ris is one tag a line"
expect_status 0 archive search --format ris 'pegasus sait'
expect_output <<'RIS'
TY  - NEWS
ID  - le-monde-2024-04-20-espion
TI  - L’espion & 50 % {de} \Pegasus_1 #2 ~ $
AU  - Roux, Anne
AU  - AFP
AU  - de La Tour, Luc
T2  - Le Monde
SE  - Monde
PY  - 2024
DA  - 2024/04/20/
KW  - cyber
KW  - mer
UR  - https://e.example/1?a=b&c=%28d%29_e%20f
Y2  - 2024/05/01/
ER  - 

RIS

begin "csl is one array, also of nothing"
expect_status 0 archive search --format csl 'pegasus sait'
expect_output <<'CSL'
[
{"id":"le-monde-2024-04-20-espion","type":"article-newspaper","title":"L’espion & 50 % {de} \\Pegasus_1 #2 ~ $","author":[{"family":"Roux","given":"Anne"},{"literal":"AFP"},{"family":"de La Tour","given":"Luc"}],"container-title":"Le Monde","section":"Monde","issued":{"date-parts":[[2024,4,20]]},"accessed":{"date-parts":[[2024,5,1]]},"URL":"https://e.example/1?a=b&c=%28d%29_e%20f","keyword":"cyber, mer"}
]
CSL
expect_status 1 archive search --format csl introuvable
expect_output <<'CSL'
[]
CSL

begin "markdown is a list with links, nothing from outside being a mark of it"
expect_status 0 archive search --format markdown 'pegasus sait'
expect_output hide_ids <<'MD'
1. [L’espion \& 50 % {de} \\**Pegasus**\_1 \#2 \~ \$](https://e.example/1?a=b&c=%28d%29_e%20f)  
   *Le Monde* · 20 April 2024 · Anne Roux · AFP · Luc de La Tour · `ID`

   > Où est \***Pegasus**\* ? \[…\] Nul ne **sait** \<b\>rien\</b\>.

MD
expect_status 0 archive search --format markdown leurre
expect_match '^   > \\\+ Un \*\*leurre\*\* \\\[faux\\\]\(http\\://x.example\) lien, www\\\.evil\.example\.$'

begin "controls are visible marks in all, and no link leads elsewhere than to the web"
for format in bibtex ris markdown; do
  expect_status 0 archive search --format $format leurre
  expect_match 'Un titre␛\\?\[31m⟨U\+202E⟩ piégé'
  expect_match 'Sou␇rce'
  expect_no_match 'javascript'
  expect test "$(LC_ALL=C tr -d '\n\t -~\200-\377' <"$out" | wc -c)" -eq 0
done
expect_status 0 archive search --format csl leurre
expect_match '"title":"Un titre\\u001b\[31m\\u202e piégé"'
expect_no_match 'javascript'

begin "nothing found is nothing printed"
for format in bibtex ris markdown; do
  expect_status 1 archive search --format $format introuvable
  expect_empty
done
