// SPDX-License-Identifier: GPL-3.0-or-later
/// What proves that an article names somebody: the sentence, and the rule that holds of it.
#pragma once

#include <filesystem>
#include <string>

#include "archive/entities/entities.hpp"
#include "archive/search/search.hpp"
#include "archive/store/store.hpp"

namespace archive::cli {

struct Evidence {
  std::string sentence;     ///< empty where nothing names it (any more)
  std::string rule;         ///< in English words
  core::ArticleId article;  ///< that holds the sentence
};

/// Looks for evidence in the articles of one archive.
class EvidenceFinder {
 public:
  /// Both live longer than this.
  EvidenceFinder(search::Searcher& searcher, const std::filesystem::path& archive, const store::Store& store);

  /// The surest mention of a name in the best of the articles that a request finds.
  [[nodiscard]] Evidence of(search::Request request, index::FacetKind kind, const std::string& name);

  /// The other names of it, as the user and the archive know them.
  [[nodiscard]] std::vector<std::string> aliases(index::FacetKind kind, const std::string& name) const;

 private:
  search::Searcher& searcher_;
  const store::Store& store_;
  entities::Known known_;
};

}  // namespace archive::cli
