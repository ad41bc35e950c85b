// SPDX-License-Identifier: GPL-3.0-or-later
/// The words of an archive that a truncation stands for.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace archive::search {

/// query.md section 1: more words than this make a truncation an error.
inline constexpr std::size_t most_expansions = 1000;

/// Words of an archive.
struct Expansion {
  std::vector<std::string> terms;  ///< ascending; empty when there are more than most_expansions
  std::size_t count = 0;           ///< how many there are
};

/// A truncation: what the word begins and ends with, folded. It has at least as many letters as both together.
struct Truncation {
  std::string beginning, ending;
};

/// The words that are looked through: single ones, or compounds in their joined form (index terms of that family).
enum class Words { Single, Joined };

/// Calls visit(folded, term) for each word of the archive that begins, folded, with these letters; in no order that means
/// anything, some twice. The term of a compound has the prefix of its family.
void visit_words(const Xapian::Database& database, Words words, std::string_view folded_beginning,
                 const std::function<void(std::string_view folded, const std::string& term)>& visit);

/// The words that a truncation stands for; accents do not count. With no beginning the whole vocabulary is read.
[[nodiscard]] Expansion expand(const Xapian::Database& database, Words words, const Truncation& truncation);

}  // namespace archive::search
