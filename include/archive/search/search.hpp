// SPDX-License-Identifier: GPL-3.0-or-later
/// A query answered: ranked articles with their snippets.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "archive/core/article.hpp"
#include "archive/core/id.hpp"
#include "archive/core/span.hpp"
#include "archive/index/batch.hpp"
#include "archive/query/query.hpp"
#include "archive/search/counts.hpp"

namespace archive::search {

enum class Sort { Relevance, Newest, Oldest };

/// Filters beside the query: values of one field are alternatives, different fields are conjoined.
struct Filters {
  std::optional<core::Day> from, to;  ///< publication day, inclusive
  std::vector<std::string> sources, authors, sections, tags;
  std::vector<std::string> persons, orgs, places, products;  ///< names, or one word of them

  [[nodiscard]] bool empty() const {
    return !from && !to && sources.empty() && authors.empty() && sections.empty() && tags.empty() && persons.empty() &&
           orgs.empty() && places.empty() && products.empty();
  }
};

/// How much the age of an article costs.
struct Recency {
  std::size_t half_life = 0;  ///< days; 0 is off
  core::Day today;
};

/// What the program needs to answer: everything resolved.
struct Request {
  query::Query query;  ///< resolved (search/resolve.hpp), without errors; a tree of kind All asks for the filters alone
  Filters filters;
  bool any = false;  ///< at least one word instead of all
  Sort sort = Sort::Relevance;
  std::size_t limit = 10;
  std::size_t offset = 0;
  std::size_t snippets = 1;         ///< per hit; 0 makes none
  std::size_t snippet_width = 320;  ///< code points of a snippet, at most; usual are three quarters of it
  std::optional<Recency> recency;   ///< plays no part where filters or query name a time
  bool collapse = true;             ///< of copies, show the best alone
  bool want_text = true;            ///< fill in what is shown; false leaves only id, ref and score
  bool short_ids = false;           ///< fill in Hit::id_digits
  bool repair = false;              ///< look for what could be tried where little or nothing is found
};

/// What could be tried instead.
enum class SuggestionKind {
  Query,          ///< text: the query to type
  WithoutPart,    ///< text: the part of the query to leave out, as typed: `date:2023`
  OtherFilter,    ///< text: a filter with a near name, without its dashes: `person "Anne Morel"`
  WithoutFilter,  ///< text: the member of Filters to leave out, without its plural: `from`, `source`; `on` for both days
};

struct Suggestion {
  SuggestionKind kind = SuggestionKind::Query;
  std::string text;
  std::uint64_t articles = 0;  ///< that it finds, within the same filters; never 0
};

/// A piece of text and what to mark in it.
struct Extract {
  std::string text;  ///< of the stored text, typography kept, newlines as spaces; `…` where a sentence
                     ///< is cut, ` […] ` between distant ones
  std::vector<core::Span> highlights;  ///< byte ranges of `text`, sorted, not overlapping
};

struct Hit {
  core::ArticleId id;
  double score = 0;
  core::Article article;                     ///< what the index keeps for showing; without provenance and removed
  std::vector<core::Span> title_highlights;  ///< byte ranges of the title
  std::vector<Extract> snippets;
  std::size_t id_digits = 8;     ///< of the identifier, that no other article of the archive shares; at least 8
  std::uint64_t duplicates = 0;  ///< its copies that match too and are not shown
};

struct Results {
  std::vector<Hit> hits;    ///< from rank offset + 1
  std::uint64_t total = 0;  ///< articles that match, exact when `exact`
  bool exact = false;
  std::vector<query::Remark> remarks;   ///< only-stop-words…; an error (wide-truncation) leaves no hits
  std::string missing;                  ///< the word, as typed, that no article has, or few; empty when it is no word
  std::vector<Suggestion> suggestions;  ///< at most three, the best first; only where Request::repair asks for them
};

/// A reader of one archive's index. Cheap to open. Sees the last commit; a writer at work is met by reopening.
class Searcher {
 public:
  /// Throws core::Error: Usage when there is no archive, Damaged when the index is missing, damaged or too new.
  explicit Searcher(const std::filesystem::path& archive_directory);
  Searcher(Searcher&&) noexcept;
  ~Searcher();

  /// From now on looks for articles in `batch` alone. What the words of a query stand for is still read from the archive, so
  /// that an article is found here exactly where it would be found there. `similar` and `size` are of the archive.
  void look_in(index::Batch batch);

  /// Answers one query. Throws core::Error (Damaged) when the index cannot be read.
  [[nodiscard]] Results run(const Request& request);

  /// The exact number of articles that match; with `collapse` copies of one another count as one.
  [[nodiscard]] std::uint64_t count(const Request& request);

  /// All articles that match, by day of publication; with `collapse` of copies the one that appeared first.
  [[nodiscard]] DayCounts count_days(const Request& request);

  /// All articles that match, by the names of these kinds; with `collapse` as above.
  [[nodiscard]] NameCounts count_names(const Request& request, const std::vector<index::FacetKind>& kinds);

  /// At most `limit` names of this kind that begin as `typed` does, case, accents and spaces aside, those that most articles
  /// have first: for completion, so that it stays quick in a large archive.
  [[nodiscard]] std::vector<std::string> names_beginning(index::FacetKind kind, std::string_view typed,
                                                         std::size_t limit);

  /// The articles whose words are most like those of one, by what tells it from others. `request` says how many, whether
  /// copies are folded and what is shown; its query, filters and order play no part. Copies of the article itself are
  /// among them. Nothing where the article is not in the index.
  [[nodiscard]] Results similar(const core::ArticleId& id, const Request& request);

  /// What `--explain` prints after the tree: one line for each thing said of the query.
  [[nodiscard]] std::vector<std::string> explain(const Request& request);

  /// Number of articles in the index.
  [[nodiscard]] std::uint64_t size() const;

  /// The last change of the store that the index held when it was opened, or reopened.
  [[nodiscard]] std::int64_t change() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace archive::search
