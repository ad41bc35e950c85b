// SPDX-License-Identifier: GPL-3.0-or-later
#include "closeness.hpp"

#include <algorithm>
#include <optional>

namespace archive::search {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }

/// Whether no more words stand between two than were typed between them: elided ones do not count, as they do not in a query.
bool is_next(std::string_view between, const CloseUnit& second) {
  if (between.size() > longest_between(second)) return false;
  std::uint32_t count = 0;
  for (std::size_t at = 0; at < between.size();) {
    const std::size_t end = static_cast<std::size_t>(
        std::find_if(between.begin() + static_cast<std::ptrdiff_t>(at), between.end(), is_space) - between.begin());
    const auto word = between.substr(at, end - at);
    const bool elided = word.ends_with('\'') || word.ends_with("\u2019");
    const bool letters =
        std::any_of(word.begin(), word.end(), [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
    if (letters && !elided) ++count;
    at = end + 1;
  }
  return count <= second.gap;
}

}  // namespace

Closeness::Closeness(std::vector<CloseUnit> units) : units_(std::move(units)) {
  for (std::size_t place = 0; place < units_.size(); ++place) {
    const std::size_t unit = units_[place].unit;
    if (place_of_.size() <= unit) place_of_.resize(unit + 1, units_.size());
    place_of_[unit] = place;
  }
}

double Closeness::bonus(const SeenText& title, const SeenText& body) const {
  const std::size_t count = units_.size();
  std::vector<bool> in_lead(count, false), paired(count, false);  // paired: it stands right behind the one before it
  std::vector<std::optional<std::size_t>> last(count);            // byte where the last one ends
  double pairs = 0, lead = 0;
  for (const SeenText* seen : {&title, &body}) {
    std::fill(last.begin(), last.end(), std::nullopt);
    for (const Match& match : seen->matches) {
      const std::size_t place = match.unit < place_of_.size() ? place_of_[match.unit] : count;
      if (place == count) continue;
      const CloseUnit& unit = units_[place];
      if (!in_lead[place] && (seen == &title || match.span.begin < lead_bytes)) {
        in_lead[place] = true;
        lead += unit.weight;
      }
      if (place > 0 && !paired[place] && last[place - 1] && *last[place - 1] <= match.span.begin &&
          is_next(seen->text.substr(*last[place - 1], match.span.begin - *last[place - 1]), unit)) {
        paired[place] = true;
        pairs += std::min(units_[place - 1].weight, unit.weight);
      }
      last[place] = match.span.end;
    }
  }
  return close_share(count) * (pair_share * pairs + lead_share * lead);
}

}  // namespace archive::search
