// SPDX-License-Identifier: GPL-3.0-or-later
// Links the libraries that archive links, calls each once so that all are loaded, and ends: what any such program pays.
#include <archive.h>
#include <fmt/format.h>
#include <libxml/xmlversion.h>
#include <nettle/version.h>
#include <sqlite3.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <xapian.h>
#include <zlib.h>
#include <zstd.h>

int main() {
  xmlCheckVersion(LIBXML_VERSION);
  UVersionInfo icu;
  u_getVersion(icu);
  const bool loaded = ubrk_countAvailable() > 0 && archive_version_number() > 0 && zlibVersion()[0] != 0 &&
                      sqlite3_libversion_number() > 0 && ZSTD_versionNumber() > 0 && nettle_version_major() > 0 &&
                      icu[0] > 0 && Xapian::major_version() > 0 && !fmt::format("{}", icu[0]).empty();
  return loaded ? 0 : 1;
}
