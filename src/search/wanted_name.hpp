// SPDX-License-Identifier: GPL-3.0-or-later
/// What the name of an entity looks like in a text, so that a filter by it has something to show.
#pragma once

#include <string_view>
#include <vector>

#include "archive/index/named_spans.hpp"
#include "vocabulary.hpp"
#include "wanted.hpp"

namespace archive::search {

/// A name the query asks for, and the unit of `Wanted` its words are.
struct NamedUnit {
  index::AskedName asked;
  std::size_t unit = 0;
};

/// Adds the whole name, and its last word alone, in any accentuation of the archive; one that is a common word only as it is
/// written. Nothing for a name without words.
///
/// field   as AskedName has it
void want_name(Wanted& wanted, std::vector<NamedUnit>& names, const Vocabulary& vocabulary, std::string_view field,
               std::string_view name);

/// Puts the whole mentions of an article in place of the words that were found for a name; where a name has none, as one
/// that only a lesson knows, the words stay. Everything is sorted by place.
void show_mentions(std::vector<Match>& in_title, std::vector<Match>& in_body, const std::vector<NamedUnit>& names,
                   const core::Article& article);

}  // namespace archive::search
