#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119
. "$(dirname "$0")/lib.sh"

cat >pont.txt <<'END'
Le pont de l’Île rouvre après huit mois de travaux

samedi, 20 avril 2024

Les riverains ont pu traverser à pied dès l’aube. La commune annonce un coût de 50 000 euros.
END
cat >gare.txt <<'END'
La gare accueille des étudiantes

Une résidence ouvre à l’automne.
END

begin "a file is archived, with a line that tells date and title"
expect_status 0 archive add pont.txt
expect_output hide_ids <<'END'
added ID  2024-04-20  Le pont de l’Île rouvre après huit mois de travaux
END
expect_empty "$err"

begin "the archive is for its owner only"
expect test "$(stat -c %a "$ARCHIVE_DIR")" = 700

begin "the same file again is unchanged, and nothing is written"
before=$(sha256sum "$ARCHIVE_DIR/store.db")
expect_status 0 archive add pont.txt
expect_output hide_ids <<'END'
unchanged ID  2024-04-20  Le pont de l’Île rouvre après huit mois de trav…
END
expect test "$before" = "$(sha256sum "$ARCHIVE_DIR/store.db")"

begin "several files are archived in their order"
expect_status 0 archive add pont.txt gare.txt
expect_output hide_ids <<'END'
unchanged ID  2024-04-20  Le pont de l’Île rouvre après huit mois de trav…
added ID  (undated)   La gare accueille des étudiantes
END

begin "standard input is read for a hyphen, and without a file"
printf 'Un titre\n\nUn corps de texte par le tube.\n' | expect_status 0 archive add -
expect_match '^added [0-9a-f]{8}  \(undated\)   Un titre$'
printf 'Un autre titre\n\nUn autre corps de texte par le tube.\n' | expect_status 0 archive add
expect_match '^added [0-9a-f]{8}  \(undated\)   Un autre titre$'

begin "what the user says overrides what the file says"
expect_status 0 archive add --title "Pont rouvert" --date 2024-04-21 --source "L’Écho" --author "A. Un" --author "B. Deux" \
  --tag ponts --section Local --url https://echo.example/pont pont.txt
id=$(sed -nE 's/^[a-z]+ ([0-9a-f]{8})  2024-04-21  Pont rouvert$/\1/p' "$out")
expect test -n "$id"
expect_status 0 archive show "$id" --format json
expect_match '"title":"Pont rouvert","date":"2024-04-21".*"date_from":"user","authors":\["A. Un","B. Deux"\],"source":"L’Écho","section":"Local","tags":\["ponts"\],"url":"https://echo.example/pont"'

begin "other content under the same address is a new version"
sed 's/huit mois/neuf mois/' pont.txt >neuf.txt
expect_status 0 archive add --url https://echo.example/pont --source "L’Écho" neuf.txt
expect_output hide_ids <<'END'
updated ID  2024-04-20  Le pont de l’Île rouvre après neuf mois de travaux
END
expect_status 0 archive search --count --source "L’Écho" neuf
expect_output <<'END'
1
END
expect_status 1 archive search --count --source "L’Écho" huit

begin "quiet leaves the lines out"
expect_status 0 archive add --quiet gare.txt
expect_empty
expect_empty "$err"

begin "a wrong date is told before anything is done"
expect_status 2 archive add --date 2024-02-30 gare.txt
expect_error <<'END'
archive: --date: date not understood: "2024-02-30"
  hint: write it as 2024-04-20
END
expect_empty
