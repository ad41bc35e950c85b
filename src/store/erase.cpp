// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "archive/core/error.hpp"
#include "store_impl.hpp"

namespace archive::store {
namespace {

/// The share of free pages from which a file is rewritten: a quarter.
constexpr std::int64_t most_free = 4;

}  // namespace

std::int64_t Store::erase_removed() {
  const Database& database = impl_->database;
  constexpr const char* removed = "SELECT article FROM articles WHERE current IS NULL";
  const auto count =
      database.integer(fmt::format("SELECT count(DISTINCT v.article) FROM versions v JOIN contents c ON c.version = "
                                   "v.version WHERE v.article IN ({})",
                                   removed));
  const auto free = database.integer("PRAGMA freelist_count");
  if (count > 0) {
    // Should it end before the file is rewritten, little is left: what moved within pages.
    database.execute("PRAGMA secure_delete = ON");
    begin();
    try {
      const auto versions = fmt::format("SELECT version FROM versions WHERE article IN ({})", removed);
      database.execute(fmt::format("DELETE FROM contents WHERE version IN ({})", versions));
      database.execute(fmt::format("UPDATE versions SET stored = 0 WHERE version IN ({})", versions));
      database.execute(fmt::format("DELETE FROM corrections WHERE article IN ({})", removed));
      commit();
    } catch (...) {
      rollback();
      throw;
    }
  }
  if (count > 0 || free > database.integer("PRAGMA page_count") / most_free) impl_->rewrite();
  return count;
}

void Store::Impl::rewrite() {
  // In memory the new file would take as much of it; elsewhere, the file system may be a small one.
  std::string directory = database.path().parent_path().string();
  for (std::size_t at = 0; (at = directory.find('\'', at)) != std::string::npos; at += 2) directory.insert(at, 1, '\'');
  database.execute(fmt::format("PRAGMA temp_store_directory = '{}'; PRAGMA temp_store = FILE", directory));
  database.execute("VACUUM");
  database.execute("PRAGMA temp_store = MEMORY; PRAGMA temp_store_directory = ''");
  if (database.integer("PRAGMA wal_checkpoint(TRUNCATE)") != 0)
    throw core::Error(
        core::Status::Locked,
        core::tr("{}: a reader keeps the bytes of removed articles from being erased", database.path().string()),
        core::tr("run `archive compact` again when it has ended"));
}

}  // namespace archive::store
