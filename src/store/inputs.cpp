// SPDX-License-Identifier: GPL-3.0-or-later
#include "store_impl.hpp"

namespace archive::store {

bool Store::is_known(const FileStamp& stamp) const {
  Statement& statement = impl_->database.kept("SELECT size, mtime_ns, inode, settings FROM inputs WHERE path = ?1");
  const ResetGuard guard(statement);
  return statement.bind_blob(1, stamp.path).step() && statement.integer(0) == stamp.size &&
         statement.integer(1) == stamp.mtime_ns && statement.integer(2) == static_cast<std::int64_t>(stamp.inode) &&
         statement.bytes(3) == store::as_bytes(sha256(stamp.settings));
}

void Store::remember(const FileStamp& stamp) {
  const Digest settings = sha256(stamp.settings);
  impl_->database
      .kept("INSERT OR REPLACE INTO inputs (path, size, mtime_ns, inode, settings) VALUES (?1, ?2, ?3, ?4, ?5)")
      .bind_blob(1, stamp.path)
      .bind(2, stamp.size)
      .bind(3, stamp.mtime_ns)
      .bind(4, static_cast<std::int64_t>(stamp.inode))
      .bind_blob(5, store::as_bytes(settings))
      .run();
}

}  // namespace archive::store
