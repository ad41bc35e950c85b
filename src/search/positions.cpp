// SPDX-License-Identifier: GPL-3.0-or-later
#include "positions.hpp"

#include <algorithm>
#include <limits>

#include "archive/index/record.hpp"
#include "archive/index/terms.hpp"

namespace archive::search {
namespace {

/// Up to so many terms are looked up one by one; beyond, reading the article's list of terms is cheaper: some 600 terms
/// in one place of the disk.
constexpr std::size_t few_terms = 16;

constexpr std::uint32_t no_end = std::numeric_limits<std::uint32_t>::max();

void sort_out(Occurrences& found) {
  for (auto& operand : found) {
    std::sort(operand.begin(), operand.end());
    operand.erase(std::unique(operand.begin(), operand.end()), operand.end());
  }
}

}  // namespace

core::Article stored_article(const Xapian::Database& database, Xapian::docid article) {
  return index::unpack(database.get_document(article).get_data()).article;
}

OccurrenceFinder::OccurrenceFinder(const std::vector<Operand>& operands, Part part)
    : part_(part), operands_(operands.size()) {
  for (std::size_t operand = 0; operand < operands.size(); ++operand) {
    const std::size_t unit = wanted_.add_unit(1);
    for (Pattern way : operands[operand].ways) {
      way.unit = unit;
      spelled_ |= !way.literals.empty();
      ways_.push_back({operand, slots_.size(), way.positions.size()});
      for (const auto& terms : way.positions) {
        for (const auto& term : terms) {
          if (is_unplaced(term)) unplaced_.push_back(term);
          else places_[term].push_back(slots_.size());
        }
        slots_.emplace_back();
      }
      wanted_.add_pattern(std::move(way));
    }
  }
  std::sort(unplaced_.begin(), unplaced_.end());
}

Occurrences OccurrenceFinder::find(const Xapian::Database& database, Xapian::docid article) {
  auto found = needs_text(database, article) ? by_text(database, article) : by_positions(database, article);
  sort_out(found);
  return found;
}

std::optional<Occurrences> OccurrenceFinder::outline(const Xapian::Database& database, Xapian::docid article) {
  if (!unplaced_.empty()) return std::nullopt;
  auto found = by_positions(database, article);
  sort_out(found);
  return found;
}

bool OccurrenceFinder::stands(const Xapian::Database& database, Xapian::docid article) {
  if (!needs_text(database, article)) {
    const auto found = by_positions(database, article);
    return std::any_of(found.begin(), found.end(), [](const auto& operand) { return !operand.empty(); });
  }
  const auto stored = stored_article(database, article);
  return (part_ != Part::Title && wanted_.stands_in(analyzer_, stored.body, tokens_)) ||
         (part_ != Part::Body && wanted_.stands_in(analyzer_, stored.title, tokens_));
}

bool OccurrenceFinder::needs_text(const Xapian::Database& database, Xapian::docid article) const {
  if (spelled_) return true;
  if (unplaced_.empty()) return false;
  auto term = database.termlist_begin(article);
  for (const auto& joined : unplaced_) {
    term.skip_to(joined);
    if (term == database.termlist_end(article)) return false;
    if (*term == joined) return true;
  }
  return false;
}

Occurrences OccurrenceFinder::by_text(const Xapian::Database& database, Xapian::docid article) {
  Occurrences found(operands_);
  const auto stored = stored_article(database, article);
  if (part_ != Part::Body) add_text(stored.title, 0, index::body_base - 1, found);
  if (part_ != Part::Title) add_text(stored.body, index::body_base, no_end, found);
  return found;
}

void OccurrenceFinder::add_text(std::string_view text, std::uint32_t base, std::uint32_t longest, Occurrences& found) {
  wanted_.read(analyzer_, text, true, tokens_);
  for (const auto& place : wanted_.standings(tokens_, text)) {
    found[place.unit].push_back({base + std::min(tokens_[place.first].position, longest),
                                 base + std::min(tokens_[place.last].position, longest)});
  }
}

Occurrences OccurrenceFinder::by_positions(const Xapian::Database& database, Xapian::docid article) {
  for (auto& slot : slots_) slot.positions.clear();
  const auto read = [&](const std::string& term, const std::vector<std::size_t>& slots) {
    const auto end = database.positionlist_end(article, term);
    auto position = database.positionlist_begin(article, term);
    if (part_ == Part::Body && position != end) position.skip_to(index::body_base);
    for (; position != end; ++position) {
      if (part_ == Part::Title && *position >= index::body_base) break;
      for (const auto slot : slots) slots_[slot].positions.push_back(*position);
    }
  };
  if (places_.size() <= few_terms) {
    for (const auto& [term, slots] : places_) read(term, slots);
  } else {
    for (auto term = database.termlist_begin(article); term != database.termlist_end(article); ++term) {
      if (const auto known = places_.find(*term); known != places_.end()) read(known->first, known->second);
    }
  }
  for (auto& slot : slots_) std::sort(slot.positions.begin(), slot.positions.end());
  Occurrences found(operands_);
  for (const auto& way : ways_) join_slots(way, found);
  return found;
}

/// The places where the slots of a way follow each other.
void OccurrenceFinder::join_slots(const Way& way, Occurrences& found) const {
  for (const auto first : slots_[way.first_slot].positions) {
    bool whole = true;
    for (std::uint32_t i = 1; i < way.slots && whole; ++i) {
      const auto& positions = slots_[way.first_slot + i].positions;
      whole = std::binary_search(positions.begin(), positions.end(), first + i);
    }
    if (whole) found[way.operand].push_back({first, first + static_cast<std::uint32_t>(way.slots) - 1});
  }
}

}  // namespace archive::search
