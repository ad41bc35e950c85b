// SPDX-License-Identifier: GPL-3.0-or-later
/// What a bibliography says of an article, for all its formats.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "archive/search/search.hpp"
#include "archive/store/store.hpp"
#include "context.hpp"
#include "person_name.hpp"

namespace archive::cli {

struct Citation {
  std::string key;  ///< `source-date-word`; with the start of the identifier where another of the list has the same
  const core::Article* article = nullptr;
  std::vector<AuthorName> authors;
  std::string url;     ///< http or https alone, in ASCII, without braces and spaces
  core::Day accessed;  ///< when the article was archived
};

/// Makes the citations of a run, each article once.
class Citer {
 public:
  explicit Citer(const Context& context) : context_(context) {}

  /// The citations point into the hits.
  [[nodiscard]] std::vector<Citation> cite(const std::vector<search::Hit>& hits);

 private:
  [[nodiscard]] core::Day accessed(const core::ArticleId& id);

  const Context& context_;
  std::optional<store::Store> store_;
  std::set<core::ArticleId> cited_;
  std::set<std::string> keys_;  ///< given before
};

/// `source-date-word` in plain letters: slug of the source, day, first telling word of the title; empty
/// where the article has none of these.
[[nodiscard]] std::string citation_key(const core::Article& article);

}  // namespace archive::cli
