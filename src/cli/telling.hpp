// SPDX-License-Identifier: GPL-3.0-or-later
/// Telling what is new, so that nothing is lost: what is begun is noted before, and the cursor moves once it is out.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "archive/ingest/faults.hpp"
#include "archive/store/lock.hpp"
#include "archive/store/store.hpp"
#include "context.hpp"
#include "news.hpp"

namespace archive::cli {

/// One process at a time tells. It holds a lock of its own and not that of writers: these may work meanwhile, and what is
/// told may call a program that writes. Cursors are written between the batches of a writer.
class Telling {
 public:
  /// Brings store and index up to date first, unless another process writes.
  ///
  /// command   for the messages of the locks, "archive alert run".
  /// Throws core::Error: Usage where there is no archive; Locked when another process tells, or writes and the store is of an
  /// older format, and the wait is over; Damaged.
  Telling(std::string_view command, std::chrono::milliseconds wait, Context& context);

  [[nodiscard]] const store::Store& store() const { return store_; }
  /// The last change that may be told of: that of the index.
  [[nodiscard]] store::ChangeNumber until() const { return until_; }

  /// One name, and what it was told of.
  struct Told {
    std::string name;
    std::vector<core::ArticleId> articles;
  };

  /// Notes, durably, that the changes up to `until` are being told to these names.
  void begin(const std::vector<std::string>& names, store::ChangeNumber until);
  /// Notes, durably and at once, that they were told.
  void end(const std::vector<Told>& told, store::ChangeNumber until);

 private:
  template <class Work>
  void write(Work work);

  store::WriterLock lock_;
  store::Store store_;
  store::ChangeNumber until_;
  ingest::Faults faults_;
};

/// The identifiers of hits.
[[nodiscard]] std::vector<core::ArticleId> ids_of(const std::vector<search::Hit>& hits);

}  // namespace archive::cli
