// SPDX-License-Identifier: GPL-3.0-or-later
/// Brings the index to where the store is.
#pragma once

#include <cstdint>
#include <filesystem>

#include "archive/index/index.hpp"
#include "archive/store/store.hpp"
#include "faults.hpp"
#include "limits.hpp"

namespace archive::ingest {

/// The index of an archive, open for writing. The caller holds the lock.
class Indexer {
 public:
  explicit Indexer(const std::filesystem::path& archive, const BatchLimits& limits = {});

  /// Applies the changes of the store that the index lacks, in their order, committed in batches with the number
  /// reached. Gives their number.
  ///
  /// Throws core::Error (Damaged) when the index holds changes the store never made.
  std::int64_t catch_up(const store::Store& store, Faults& faults);

 private:
  std::filesystem::path archive_;
  BatchLimits limits_;
  index::Writer writer_;
  store::ChangeNumber reached_;
};

}  // namespace archive::ingest
