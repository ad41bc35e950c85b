// SPDX-License-Identifier: GPL-3.0-or-later
/// The words of a query that can be exchanged for others, in the tree and in the text that was typed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/query/query.hpp"

namespace archive::search {

/// A word that is looked for in titles and bodies: alone, after `=` or `+`, or in a phrase.
struct QueryWord {
  static constexpr std::size_t no_phrase = static_cast<std::size_t>(-1);

  std::vector<std::size_t> path;  ///< from the root, the child to take at each node
  std::size_t place = no_phrase;  ///< of a phrase: which of its words
  std::string text;
  core::Span span = {};        ///< where it stands in the query, or its phrase
  bool exact = false;          ///< the child of an Exact
  bool bound = false;          ///< the child of an Exact or a Family
  core::Span exact_span = {};  ///< of that Exact

  [[nodiscard]] bool in_phrase() const { return place != no_phrase; }
};

/// The words in the order typed, without those that are excluded.
[[nodiscard]] std::vector<QueryWord> words_of(const query::Node& tree);

/// Puts a node in the place of a word; of a phrase, one word in the place of another.
void replace_word(query::Node& tree, const QueryWord& word, query::Node replacement);

/// The text of the query with a word written otherwise; nothing where the word does not stand there as such.
[[nodiscard]] std::optional<std::string> written_with(std::string_view query, const QueryWord& word,
                                                      std::string_view written);

/// Two words side by side written as one.
struct Joined {
  std::string word;
  core::Span span;
};

/// Nothing where anything but spaces stands between them, or they are not plain words under one And.
[[nodiscard]] std::optional<Joined> join(const query::Query& query, const QueryWord& left, const QueryWord& right);

/// Puts one node in the place of a word and the next, which join() accepted.
void replace_pair(query::Node& tree, const QueryWord& left, query::Node replacement);

}  // namespace archive::search
