// SPDX-License-Identifier: GPL-3.0-or-later
#include "version.hpp"

#include <fmt/format.h>
#include <sqlite3.h>
#include <unicode/uchar.h>
#include <unicode/uvernum.h>
#include <xapian.h>
#include <zstd.h>

#include "archive/index/index.hpp"
#include "archive/store/store.hpp"
#include "archive/text/analyzer.hpp"
#include "json.hpp"

namespace archive::cli {
namespace {

std::string icu_version() {
  UVersionInfo version;
  u_getVersion(version);
  return fmt::format("{}.{}", version[0], version[1]);
}

}  // namespace

std::string program_version() { return ARCHIVE_VERSION; }

std::vector<std::pair<std::string, std::string>> versions() {
  return {{"archive", program_version()},
          {"store format", std::to_string(store::format_version)},
          {"index format", std::to_string(index::format_version)},
          {"analyser", std::to_string(text::analyser_version)},
          {"json schema", std::to_string(json_schema)},
          {"xapian", Xapian::version_string()},
          {"icu", icu_version()},
          {"sqlite", sqlite3_libversion()},
          {"zstd", ZSTD_versionString()}};
}

std::string version_text() {
  std::string text;
  for (const auto& [part, version] : versions()) text += part + ' ' + version + '\n';
  return text;
}

}  // namespace archive::cli
