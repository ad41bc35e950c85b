// SPDX-License-Identifier: GPL-3.0-or-later
/// From the tree of a query to what Xapian runs.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "archive/query/query.hpp"
#include "archive/search/search.hpp"
#include "closeness.hpp"
#include "mentions.hpp"
#include "ranked_word.hpp"
#include "verified_source.hpp"
#include "vocabulary.hpp"
#include "wanted.hpp"
#include "wanted_name.hpp"

namespace archive::search {

struct Compiled {
  Xapian::Query query;   ///< weighted, without the filters beside the query
  bool weighted = true;  ///< false: the query only filters, newest first
  Wanted wanted;
  std::vector<MentionedTime> times;    ///< evoked, beside what is wanted
  std::vector<NamedUnit> names;        ///< of people, organisations, places and products
  std::vector<Condition> conditions;   ///< that every article of the answer has to meet besides
  std::vector<CloseUnit> close_units;  ///< the words of the query in the order typed
  std::vector<RankedWord> words;       ///< the same, by their terms
  std::vector<query::Remark> remarks;
  std::vector<std::string> explanation;  ///< a line a word
};

/// Resolves fields, dates and words against the archive. What is wrong comes back as an error among the remarks.
[[nodiscard]] Compiled compile(const query::Query& query, bool any, const Vocabulary& vocabulary);

}  // namespace archive::search
