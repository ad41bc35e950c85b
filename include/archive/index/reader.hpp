// SPDX-License-Identifier: GPL-3.0-or-later
/// The index, opened for searching.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "archive/index/index.hpp"
#include "archive/index/lists.hpp"

namespace Xapian {
class Database;
}

namespace archive::index {

/// Sees the last commit at the time it was opened. Throws core::Error: Usage when there is no archive, Damaged when the
/// index is missing (the store is there: `reindex`), damaged or too new.
class Reader {
 public:
  explicit Reader(const std::filesystem::path& archive_directory, Mapping mapping = Mapping::Never);
  Reader(Reader&&) noexcept;
  ~Reader();

  /// All segments, opened when it is first asked for: within with_retry(), since it may throw Xapian::DatabaseModifiedError.
  [[nodiscard]] const Xapian::Database& database() const;
  /// The lists of the segments, in their order, at the same revisions.
  [[nodiscard]] const std::vector<Lists>& lists() const;
  [[nodiscard]] State state() const;

  /// Runs `work`; when a writer has changed the database meanwhile, reopens it and runs `work` again, five times at
  /// most. Xapian's errors become core::Error (Damaged).
  void with_retry(const std::function<void()>& work);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace archive::index
