#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119
. "$(dirname "$0")/lib.sh"

mkdir -p "$HOME/.config/archive" in
printf '[limits]\nseconds = 1\n' >"$HOME/.config/archive/config.toml"
for i in 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29; do
  printf 'Papier numéro %s\n\nLe corps du papier numéro %s.\n' $i $i >in/$i.txt
done
touch -d '2024-04-01' in/*.txt
export ARCHIVE_FAULT=stall:5

begin "a document that is read for ever is refused, the others go in, and the program ends"
for jobs in 1 2; do
  expect_status 5 timeout 60 archive --archive "jobs$jobs" import --jobs $jobs --quarantine refus in
  expect test "$(grep -c '^added ' "$out")" -eq 19
  expect_match '^in/14\.txt: takes more than 1 s to read$' "$err"
  expect_match '^20 seen: 19 added, 0 updated, 0 unchanged, 1 refused$' "$err"
  expect_match '"code":"too-slow"' "$(echo refus/14.txt.*/reason.json)"
done

begin "it is known by the next run, which is silent"
ARCHIVE_FAULT='' expect_status 0 archive --archive jobs2 import --quiet in
expect_empty "$err"

begin "so is it when one adds"
expect_status 5 timeout 60 archive add in/10.txt in/11.txt in/12.txt in/13.txt in/14.txt in/15.txt
expect test "$(grep -c '^added ' "$out")" -eq 5
expect_match '^in/14\.txt: takes more than 1 s to read$' "$err"
ARCHIVE_FAULT='' expect_status 0 archive check
