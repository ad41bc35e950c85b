// SPDX-License-Identifier: GPL-3.0-or-later
/// A few articles indexed in memory, to be asked many questions and forgotten.
#pragma once

#include <cstddef>
#include <memory>

#include "archive/index/index.hpp"

namespace Xapian {
class Database;
}

namespace archive::index {

/// Its documents are those the index on disk would hold. It has no table of accentuations: what a query's words stand for
/// is asked of the archive's own index.
class Batch {
 public:
  Batch();
  Batch(Batch&&) noexcept;
  Batch& operator=(Batch&&) noexcept;
  ~Batch();

  /// Puts an article that was prepared without a dictionary.
  void put(Prepared prepared);

  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] const Xapian::Database& database() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace archive::index
