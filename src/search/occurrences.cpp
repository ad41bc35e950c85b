// SPDX-License-Identifier: GPL-3.0-or-later
#include "occurrences.hpp"

#include <algorithm>
#include <limits>

#include "archive/index/record.hpp"
#include "archive/index/terms.hpp"

namespace archive::search {
namespace {

constexpr std::uint32_t no_end = std::numeric_limits<std::uint32_t>::max();

}  // namespace

core::Article stored_article(const Xapian::Database& database, Xapian::docid article) {
  return index::unpack(database.get_document(article).get_data()).article;
}

OccurrenceFinder::OccurrenceFinder(const std::vector<Operand>& operands, Part part)
    : part_(part), operands_(operands.size()) {
  for (const auto& operand : operands) {
    const std::size_t unit = wanted_.add_unit(1);
    for (Pattern way : operand.ways) {
      way.unit = unit;
      filter_.add(way);
      wanted_.add_pattern(std::move(way));
    }
  }
}

Occurrences OccurrenceFinder::find(const Xapian::Database& database, Xapian::docid article) {
  Occurrences found(operands_);
  const auto stored = stored_article(database, article);
  if (part_ != Part::Body) add_text(stored.title, 0, index::body_base - 1, found);
  if (part_ != Part::Title) add_text(stored.body, index::body_base, no_end, found);
  for (auto& operand : found) {
    std::sort(operand.begin(), operand.end());
    operand.erase(std::unique(operand.begin(), operand.end()), operand.end());
  }
  return found;
}

bool OccurrenceFinder::stands(const Xapian::Database& database, Xapian::docid article) {
  const std::string data = database.get_document(article).get_data();
  if (!filter_.may_stand(index::signature_of(data))) return false;
  const auto stored = index::unpack(data).article;
  return (part_ != Part::Title && wanted_.stands_in(analyzer_, stored.body, tokens_)) ||
         (part_ != Part::Body && wanted_.stands_in(analyzer_, stored.title, tokens_));
}

void OccurrenceFinder::add_text(std::string_view text, std::uint32_t base, std::uint32_t longest, Occurrences& found) {
  wanted_.read(analyzer_, text, true, tokens_);
  for (const auto& place : wanted_.standings(tokens_, text)) {
    found[place.unit].push_back({base + std::min(tokens_[place.first].position, longest),
                                 base + std::min(tokens_[place.last].position, longest)});
  }
}

}  // namespace archive::search
