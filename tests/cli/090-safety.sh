#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119
. "$(dirname "$0")/lib.sh"

esc=$(printf '\033')
rlo=$(printf '\342\200\256')
csi=$(printf '\302\233')
printf '{"id":"h\\u001b[2J","title":"Un \\u001b[31mtitre\\u001b[0m \\u202epiégé\\u009b1m","source":"Sou\\u001bce","author":["Au\\u202etrice"],"section":"\\u001b]0;x\\u0007","tags":["\\u0085"],"url":"https://e.example/\\u001b[1m","date":"2024-04-20","body":"Le corps \\u001b[5mclignote\\u202e et\\u2028saute.\\u0007 Fin du piège."}\n' >piege.jsonl

# Nothing of what a terminal obeys stands in either stream.
expect_tame() {
  for stream_ in "$out" "$err"; do
    expect_no_match "$esc|$rlo|$csi" "$stream_"
    expect test "$(LC_ALL=C tr -d '\n\t -~\200-\377' <"$stream_" | wc -c)" -eq 0
  done
}

begin "a hostile title is shown with marks when it is added"
expect_status 0 archive add piege.jsonl
expect_match 'Un ␛\[31mtitre␛\[0m ⟨U\+202E⟩piégé⟨U\+009B⟩'
expect_tame
id=$(cut -d' ' -f2 "$out")

begin "and when it is found"
expect_status 0 archive search saute
expect_match '␛\[5m'
expect_tame
expect_status 0 archive search --color never saute
expect_tame

begin "and when it is shown, its provenance told"
expect_status 0 archive show "$id"
expect_match 'Au⟨U\+202E⟩trice'
expect_match '⟨U\+2028⟩saute\.␇'
expect_tame
expect_status 0 archive show --provenance "$id"
expect_tame

begin "JSON escapes it"
for format in json jsonl; do
  expect_status 0 archive search --format $format saute
  expect_match '"title":"Un \\u001b\[31mtitre\\u001b\[0m \\u202epiégé\\u009b1m"'
  expect_tame
done
expect_status 0 archive show --format json "$id"
expect_tame
expect_status 0 archive extract piege.jsonl
expect_tame

begin "a reference with controls is one column of a trec line"
expect_status 0 archive search --format trec saute
expect_match '^0 Q0 h_\[2J 1 [0-9.]+ archive$'

begin "the query is echoed with marks, in --explain as well"
expect_status 0 archive search --explain --any "saute $esc]0;x $rlo"
expect_tame
expect_status 1 archive search --batch - <<END
q${esc}1	introuvable
END
expect_tame

begin "a file name and a batch line with controls"
expect_status 5 archive add "$(printf 'a\033]0;b\007')"
expect_tame
printf 'q\033[1m\t(a\n' | expect_status 2 archive search --batch -
expect_tame
