// SPDX-License-Identifier: GPL-3.0-or-later
#include "proximity.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace archive::search {
namespace {

/// Gives each operand a place of its own by moving others on (Kuhn's augmenting paths).
class Assignment {
 public:
  explicit Assignment(const std::vector<std::vector<std::uint32_t>>& places) : places_(places) {}

  bool complete() {
    for (std::size_t operand = 0; operand < places_.size(); ++operand) {
      tried_.clear();
      if (!settle(operand)) return false;
    }
    return true;
  }

 private:
  // At most one frame an operand; the length of a query bounds them.
  bool settle(std::size_t operand) {
    for (const auto place : places_[operand]) {
      if (!tried_.insert(place).second) continue;
      const auto holder = holders_.find(place);
      if (holder == holders_.end() || settle(holder->second)) {
        holders_[place] = operand;
        return true;
      }
    }
    return false;
  }

  const std::vector<std::vector<std::uint32_t>>& places_;
  std::map<std::uint32_t, std::size_t> holders_;
  std::set<std::uint32_t> tried_;
};

bool begins_before(const Occurrence& occurrence, std::uint32_t position) { return occurrence.first < position; }

/// Whether all operands but one stand within `distance` after that one's occurrence.
bool others_follow(const Occurrences& operands, std::size_t one, const Occurrence& occurrence, std::uint32_t distance) {
  std::vector<std::vector<std::uint32_t>> places;
  for (std::size_t i = 0; i < operands.size(); ++i) {
    if (i == one) continue;
    auto& own = places.emplace_back();
    auto next = std::lower_bound(operands[i].begin(), operands[i].end(), occurrence.last + 1, begins_before);
    for (; next != operands[i].end() && next->first - occurrence.last <= distance; ++next) own.push_back(next->first);
    if (own.empty()) return false;
  }
  return places.size() == 1 || have_own_places(places);
}

}  // namespace

bool have_own_places(const std::vector<std::vector<std::uint32_t>>& places) { return Assignment(places).complete(); }

bool stand_near(const Occurrences& operands, std::uint32_t distance) {
  for (std::size_t i = 0; i < operands.size(); ++i) {
    for (const auto& occurrence : operands[i]) {
      if (others_follow(operands, i, occurrence, distance)) return true;
    }
  }
  return false;
}

bool stand_in_order(const Occurrences& operands, std::uint32_t distance) {
  for (const auto& start : operands.front()) {
    // The occurrence that ends first leaves most room for the next operand.
    Occurrence previous = start;
    bool complete = true;
    for (std::size_t i = 1; i < operands.size() && complete; ++i) {
      auto next = std::lower_bound(operands[i].begin(), operands[i].end(), previous.last + 1, begins_before);
      complete = next != operands[i].end() && next->first - start.last <= distance;
      if (!complete) break;
      Occurrence best = *next;
      for (; next != operands[i].end() && next->first <= best.last; ++next) {
        if (next->last < best.last) best = *next;
      }
      previous = best;
    }
    if (complete) return true;
  }
  return false;
}

Occurrences between(const Occurrences& operands, std::uint32_t begin, std::uint32_t end) {
  Occurrences part;
  for (const auto& operand : operands) {
    const auto first = std::lower_bound(operand.begin(), operand.end(), begin, begins_before);
    part.emplace_back(first, std::lower_bound(first, operand.end(), end, begins_before));
  }
  return part;
}

}  // namespace archive::search
