#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119
. "$(dirname "$0")/lib.sh"

# 3,000 texts in which two words stand apart, and five, four of them long, in which they stand together; 300 of a neighbour. Made-up
# words around them, no two texts alike.
awk 'BEGIN {
  split("mol ter bag sif rud nop", first, " "); split("a i o u", second, " "); split("rk mp lt nd", third, " ")
  srand(3)
  for (i = 0; i < 3305; ++i) {
    kind = i % 11 == 5 && near < 300 ? (++near > 0) * 2 : (i % 600 == 7 ? 1 : 0)
    words = kind == 1 && i > 600 ? 400 : kind == 0 ? 20 + i % 2 * 20 : 30
    printf "{\"id\":\"f%d\",\"date\":\"%d-01-01\",\"body\":\"", i, 1990 + i % 30
    for (k = 0; k < words; ++k) {
      if (k == 5) printf kind == 2 ? "zorgat " : "zorgak "
      if (k == 5 && kind > 0 || k == 12 && kind == 0) printf "blipuk "
      printf "%s%s%s ", first[1 + int(rand() * 6)], second[1 + int(rand() * 4)], third[1 + int(rand() * 4)]
    }
    print "\"}"
  }
}' >far.jsonl
archive import --quiet far.jsonl

begin "a phrase that stands nowhere is not found, however few articles are wanted"
for limit in 0 1 10; do
  for sort in relevance newest oldest; do
    expect_status 1 archive search --sort "$sort" --limit "$limit" '"blipuk zorgak"'
    expect_empty
  done
done
expect_status 0 archive search --limit 0 '"zorgak blipuk"'
expect_empty

begin "articles are few where they are, not where the first looks make them seem so"
expect_status 0 archive search --count '"zorgak blipuk"'
expect_match '^[56]$'
for limit in 1 2 10; do
  for sort in relevance newest oldest; do
    expect_status 0 archive search --sort "$sort" --limit "$limit" '"zorgak blipuk"'
    expect_empty "$err"
  done
done

begin "what is said to be found beyond the last rank is what the ranks count"
{
  for number in 1 2 3 4; do
    printf '{"id":"c%s","date":"2024-01-0%s","body":"Le ministre a visité hier le chantier naval de la pointe, où travaillent six cents ouvriers venus de toute la région voisine."}\n' "$number" "$number"
  done
  printf '{"id":"c5","date":"2024-01-09","body":"Un chantier naval fermera à la fin du mois, faute de commandes, ont appris les ouvriers."}\n'
} >copies.jsonl
archive import --quiet copies.jsonl
expect_status 1 archive search --offset 2 "chantier naval"
expect_error <<'END'
archive: nothing after rank 2, 2 found
END
expect_status 1 archive search --offset 5 --collapse none "chantier naval"
expect_error <<'END'
archive: nothing after rank 5, 5 found
END
