// SPDX-License-Identifier: GPL-3.0-or-later
#include "operand.hpp"

#include <algorithm>

#include "archive/index/schema.hpp"
#include "word_query.hpp"

namespace archive::search {

std::string_view prefix_of(Part part) { return part == Part::Title ? index::find_field("title")->prefix : ""; }

bool is_unplaced(std::string_view term) {
  namespace prefix = index::prefix;
  return term.starts_with(prefix::joined) || term.starts_with(prefix::name) || term.starts_with(prefix::neutral) ||
         term.starts_with(prefix::capitals);
}

bool is_plain(const Operand& operand) {
  return !operand.to_verify && std::all_of(operand.ways.begin(), operand.ways.end(), [](const Pattern& way) {
    return way.positions.size() == 1 && std::none_of(way.positions[0].begin(), way.positions[0].end(), is_unplaced);
  });
}

Xapian::Query leaves(const Operand& operand, Part part) {
  std::vector<Xapian::Query> terms;
  for (const auto& way : operand.ways) {
    for (const auto& term : way.positions.front()) terms.emplace_back(scoped(term, prefix_of(part)));
  }
  return terms.size() == 1 ? terms.front() : Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end());
}

}  // namespace archive::search
