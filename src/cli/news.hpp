// SPDX-License-Identifier: GPL-3.0-or-later
/// What is new for those who ask: articles that match a query now and did not when it was last told of.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "archive/search/search.hpp"
#include "archive/store/store.hpp"

namespace archive::cli {

/// One who asks for what is new.
struct Asker {
  std::string name;
  store::ChangeNumber after = 0;  ///< the last change it was told of
  search::Request request;        ///< query, filters, order and form of what is shown; limit and offset play no part
};

struct News {
  std::vector<search::Hit> hits;
  std::optional<query::Remark> refused;  ///< why the query cannot be run
};

/// Reads the log of changes once for all, and the articles in batches that are indexed in memory, each asked by every query.
///
/// until   the last change that is told of; the index of the archive has to hold it.
/// Gives one entry for each asker. An article is new to an asker
///   - that was not there, and of which it was never told,
///   - or was there, and did not match as it was then.
/// Articles that are removed by now are left out. Batches are shared among as many threads as there are processors; what comes
/// out does not depend on these. Memory is that of 500 articles a thread and of what is found. Throws core::Error (Damaged).
[[nodiscard]] std::vector<News> find_news(const std::filesystem::path& archive, const store::Store& store,
                                          const std::vector<Asker>& askers, store::ChangeNumber until);

}  // namespace archive::cli
