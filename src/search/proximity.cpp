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

/// Operands that stand at the same places: the same word asked for several times.
struct Twins {
  const std::vector<Occurrence>* occurrences;
  std::size_t count = 1;
};

std::vector<Twins> group(const Occurrences& operands) {
  std::vector<Twins> all;
  for (const auto& operand : operands) all.push_back({&operand});
  std::sort(all.begin(), all.end(), [](const Twins& a, const Twins& b) { return *a.occurrences < *b.occurrences; });
  std::vector<Twins> groups;
  for (const auto& one : all) {
    if (!groups.empty() && *groups.back().occurrences == *one.occurrences) ++groups.back().count;
    else groups.push_back(one);
  }
  return groups;
}

/// Whether all operands but one of the group `own` stand within `distance` after an occurrence of that one.
bool others_follow(const std::vector<Twins>& groups, std::size_t own, const Occurrence& occurrence,
                   std::uint32_t distance) {
  std::vector<std::vector<std::uint32_t>> places;
  std::set<std::uint32_t> distinct;
  std::size_t together = 0;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const std::size_t needed = groups[i].count - (i == own);
    if (needed == 0) continue;
    std::vector<std::uint32_t> within;
    const auto& all = *groups[i].occurrences;
    auto next = std::lower_bound(all.begin(), all.end(), occurrence.last + 1, begins_before);
    for (; next != all.end() && next->first - occurrence.last <= distance; ++next) within.push_back(next->first);
    if (within.size() < needed) return false;
    distinct.insert(within.begin(), within.end());
    together += within.size();
    places.insert(places.end(), needed, within);
  }
  // Where no place is shared by two groups, each has enough of its own.
  return distinct.size() == together || have_own_places(places);
}

}  // namespace

bool have_own_places(const std::vector<std::vector<std::uint32_t>>& places) { return Assignment(places).complete(); }

bool stand_near(const Occurrences& operands, std::uint32_t distance) {
  const auto groups = group(operands);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    for (const auto& occurrence : *groups[i].occurrences) {
      if (others_follow(groups, i, occurrence, distance)) return true;
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
