// SPDX-License-Identifier: GPL-3.0-or-later
#include "occurrences.hpp"

#include <algorithm>
#include <limits>

#include "archive/index/terms.hpp"

namespace archive::search {
namespace {

constexpr std::uint32_t no_end = std::numeric_limits<std::uint32_t>::max();

}  // namespace

OccurrenceFinder::OccurrenceFinder(const std::vector<Operand>& operands, Part part)
    : part_(part), operands_(operands.size()), traces_(operands) {
  for (const auto& operand : operands) {
    const std::size_t unit = wanted_.add_unit(1);
    for (Pattern way : operand.ways) {
      way.unit = unit;
      wanted_.add_pattern(std::move(way));
    }
  }
}

Occurrences OccurrenceFinder::find(const core::Article& stored, Counting counting) {
  Occurrences found(operands_);
  if (part_ != Part::Body) add_text(stored.title, 0, index::body_base - 1, counting, found);
  if (part_ != Part::Title) add_text(stored.body, index::body_base, no_end, counting, found);
  for (auto& operand : found) {
    std::sort(operand.begin(), operand.end());
    operand.erase(std::unique(operand.begin(), operand.end()), operand.end());
  }
  return found;
}

bool OccurrenceFinder::stands(const core::Article& stored) {
  return (part_ != Part::Title && wanted_.stands_in(analyzer_, stored.body, tokens_)) ||
         (part_ != Part::Body && wanted_.stands_in(analyzer_, stored.title, tokens_));
}

void OccurrenceFinder::add_text(std::string_view text, std::uint32_t base, std::uint32_t longest, Counting counting,
                                Occurrences& found) {
  wanted_.read(analyzer_, text, counting == Counting::Words, tokens_);
  for (const auto& place : wanted_.standings(tokens_, text)) {
    found[place.unit].push_back({base + std::min(tokens_[place.first].position, longest),
                                 base + std::min(tokens_[place.last].position, longest)});
  }
}

}  // namespace archive::search
