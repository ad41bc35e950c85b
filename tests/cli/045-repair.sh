#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119
. "$(dirname "$0")/lib.sh"

archive import --quiet - --type jsonl <<'END'
{"title":"Un logiciel espion","date":"2024-04-20","source":"Ouest Matin","body":"Hier, le logiciel Pegasus visait des téléphones. Le congrès dément."}
{"title":"Un port","date":"2024-03-01","source":"Ouest Matin","body":"Les marins rentrent au port, et le congrès se tait."}
END

begin "a word that no article has is named on standard error, with what to try and what it finds"
expect_status 1 archive search Pegassus
expect_empty
expect_error <<'END'
no article for "Pegassus". Try: Pegasus (1)
END
expect_status 1 archive search congrés
expect_error <<'END'
no article for "congrés". Try: congrès (2)
END

begin "what is to be tried finds what is told"
expect_status 0 archive search --count Pegasus
expect_output <<'END'
1
END

begin "of several words the whole query is given, with one put right"
expect_status 1 archive search logiciel Pegassus
expect_match '^no article for "Pegassus". Try: logiciel Pegasus \(1\)$' "$err"

begin "a field or a filter in the way is named as it was typed"
expect_status 1 archive search Pegasus date:2023
expect_error <<'END'
no article for "Pegasus date:2023". Try: 1 without date:2023
  hint: --any asks for at least one of the words
END
expect_status 1 archive search --from 2024-04-30 Pegasus
expect_error <<'END'
no article for "Pegasus". Try: 1 without --from
END
expect_status 1 archive search --on 2024-04-30 Pegasus
expect_match 'Try: 1 without --on$' "$err"
expect_status 1 archive search --from 2024-04-30 --to 2024-04-30 Pegasus
expect_match 'Try: 1 without --from and --to$' "$err"

begin "json stays an empty array"
expect_status 1 archive search --format json Pegassus
expect_output <<'END'
[]
END
expect_match 'Try: Pegasus \(1\)$' "$err"

begin "a batch, a count and --quiet tell nothing"
printf 'q1\tPegassus\n' | expect_status 1 archive search --batch - --format trec
expect_empty "$err"
expect_status 1 archive search --count Pegassus
expect_empty "$err"
expect_status 1 archive search --quiet Pegassus
expect_empty "$err"

begin "--explain adds the counts"
expect_status 1 archive search --explain Pegassus
expect_match '^suggestion: Pegasus, 1 of 2 articles$' "$err"

begin "without anything to try, nothing is"
expect_status 1 archive search zzyzx
expect_error <<'END'
archive: no article found
END
