// SPDX-License-Identifier: GPL-3.0-or-later
/// Articles that were just archived, at hand for the index, which need not read them again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>

#include "archive/core/article_map.hpp"
#include "archive/store/store.hpp"

namespace archive::ingest {

/// Records by article, each as Store::find would give it but for what the index does not ask: capture and original. Several
/// threads may take them at once.
class FreshRecords {
 public:
  /// Keeps the record of an article that is not placed yet, where there is room: what is not at hand is read from the store.
  void keep(store::Record record);

  /// Forgets what was said of an article.
  void drop(const core::ArticleId& id);

  /// Says in which cluster an article is; nothing happens when it is not at hand.
  void place(const core::ArticleId& id, std::int64_t cluster);

  /// Gives the record of an article that is placed out of hand; nothing where there is none.
  [[nodiscard]] std::optional<store::Record> take(const core::ArticleId& id);

 private:
  using Records = core::ArticleMap<store::Record>;
  store::Record remove(Records::iterator record);

  std::mutex mutex_;
  Records records_;
  std::size_t bytes_ = 0;  ///< of bodies
};

}  // namespace archive::ingest
