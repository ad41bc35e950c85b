// SPDX-License-Identifier: GPL-3.0-or-later
/// A part of a query that stands at positions of a text.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "wanted.hpp"

namespace archive::search {

/// The part of an article that a part of a query speaks of.
enum class Part { Whole, Title, Body };

/// The prefix of the terms by which a part's words are looked up. The body has none of its own.
[[nodiscard]] std::string_view prefix_of(Part part);

struct Operand {
  /// Weighted; holds every article where the operand stands, and others where `to_verify`.
  Xapian::Query query = Xapian::Query::MatchNothing;
  Xapian::Query parts = {};   ///< of a compound: all its words, wherever they stand; empty for anything else
  Xapian::Query joined = {};  ///< of a compound: its joined spellings, which need no look at the text; may be empty
  std::vector<Pattern> ways = {};  ///< how it may stand; units are not set; none: it stands nowhere
  std::string_view reading = {};   ///< what a word is taken for, where that is not simply a word: "name"
  bool to_verify = false;          ///< only the stored text tells whether it stands
};

}  // namespace archive::search
