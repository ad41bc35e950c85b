// SPDX-License-Identifier: GPL-3.0-or-later
// Links the libraries that archive links, calls each once so that all are loaded, and ends: what any such program pays.
#include <nettle/version.h>
#include <sqlite3.h>
#include <unicode/uchar.h>
#include <xapian.h>
#include <zstd.h>

int main() {
  UVersionInfo icu;
  u_getVersion(icu);
  return sqlite3_libversion_number() > 0 && ZSTD_versionNumber() > 0 && nettle_version_major() > 0 && icu[0] > 0 &&
                 Xapian::major_version() > 0
             ? 0
             : 1;
}
