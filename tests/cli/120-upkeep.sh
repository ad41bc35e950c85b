#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck source-path=SCRIPTDIR disable=SC1112,SC2119
. "$(dirname "$0")/lib.sh"

printf 'Un titre\n\nUn corps de texte.\n' >un.txt
printf 'Deux titres\n\nDeux corps de texte.\n' >deux.txt
archive add --quiet un.txt deux.txt

begin "stats tells articles and sizes"
expect_status 0 archive stats
expect_match '^ +2  articles$'
expect_status 0 archive stats --format json
expect_match '^\{"schema":1,"articles":2,"versions":2,"original_bytes":[0-9]+,"stored_bytes":[0-9]+,"index_bytes":[0-9]+,"indexed":2,'

begin "a sound archive checks clean"
expect_status 0 archive check
expect_output <<'END'
store and index are sound
END

begin "the index is built anew from the store"
rm -r "$ARCHIVE_DIR/index"
expect_status 4 archive search corps
expect_match 'reindex' "$err"
expect_status 4 archive check
expect_status 0 archive reindex
expect_status 0 archive check
expect_status 0 archive search --count corps
expect_output <<'END'
2
END

begin "compact keeps what is found"
expect_status 0 archive compact
expect_status 0 archive check
expect_status 0 archive search --count corps
expect_output <<'END'
2
END

begin "a damaged store is status 4"
cp -r "$ARCHIVE_DIR" broken
dd if=/dev/urandom of=broken/store.db bs=1 seek=0 count=64 conv=notrunc 2>/dev/null
expect_status 4 archive check --archive broken
expect_status 4 archive add --archive broken un.txt
