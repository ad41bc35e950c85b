// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "archive/core/error.hpp"
#include "archive/index/record.hpp"
#include "dictionary.hpp"
#include "guarded.hpp"
#include "latest.hpp"

namespace archive::index {
namespace {

/// What Xapian keeps of the document of that number; nothing where there is none.
std::optional<ShownArticle> read_document(const Xapian::Database& database, Xapian::docid number) {
  try {
    return unpack(database.get_document(number).get_data());
  } catch (const Xapian::DocNotFoundError&) {
    return std::nullopt;
  }
}

}  // namespace

void for_each_shown(const std::filesystem::path& archive, const std::function<bool(ShownArticle&&)>& visit,
                    const std::function<void(const std::string& why)>& unreadable) {
  const auto manifest = read_newest(archive);
  if (!manifest) throw core::Error(core::Status::Damaged, core::tr("{}: the index is missing", archive.string()));
  require_format(*manifest);
  try {
    learn_dictionaries(archive, *manifest);
  } catch (const core::Error& error) {
    unreadable(error.what());
  }
  for (const auto& segment : manifest->segments) {
    Xapian::Database database;
    Xapian::docid last = 0;
    try {
      guarded(core::to_translate("opening the index"), [&] {
        database = Xapian::Database(segment_path(archive, segment.name).string());
        last = database.get_lastdocid();
      });
    } catch (const core::Error& error) {
      unreadable(error.what());
      continue;
    }
    // By their numbers: a walk over a list would end at its first damaged block.
    for (Xapian::docid number = 1; number <= last && number != 0; ++number) {
      std::optional<ShownArticle> shown;
      try {
        shown = guarded(core::to_translate("reading the index"), [&] { return read_document(database, number); });
      } catch (const core::Error& error) {
        unreadable(error.what());
      } catch (const Xapian::DatabaseModifiedError& error) {
        unreadable(core::tr("the index changed meanwhile: {}", error.get_msg()));
        return;
      }
      if (shown && !visit(std::move(*shown))) return;
    }
  }
}

}  // namespace archive::index
