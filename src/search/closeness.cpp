// SPDX-License-Identifier: GPL-3.0-or-later
#include "closeness.hpp"

#include <algorithm>
#include <limits>

#include "archive/index/signature.hpp"

namespace archive::search {
namespace {

// Shares of the words' weights. Chosen on the sets of bench/README.md, which has what each brings.
constexpr double pair_share = 0.25;     ///< of the lighter of two neighbours of the query that stand together
constexpr double far_factor = 0.5;      ///< of that, when a word or two stand between them
constexpr double sentence_share = 0.1;  ///< of the words of the best sentence
constexpr double lead_share = 0.1;      ///< of the words that stand in the lead
constexpr std::uint32_t pair_distance = 3;  ///< words
constexpr std::uint32_t lead_sentences = 6;

}  // namespace

Closeness::Closeness(std::vector<CloseUnit> units) : units_(std::move(units)) {
  for (std::size_t unit = 0; unit < units_.size(); ++unit) {
    for (std::size_t byte = 0; byte < 256; ++byte) {
      if (units_[unit].bytes.test(byte)) by_byte_[byte].push_back(static_cast<std::uint16_t>(unit));
    }
  }
}

double Closeness::bonus(std::string_view signature) const {
  constexpr auto never = std::numeric_limits<std::uint32_t>::max();
  const std::size_t count = units_.size();
  std::vector<std::uint32_t> last(count, never), sentence_of(count, never);
  std::vector<double> pair(count, 0.0);  // best factor of unit i followed by unit i + 1
  std::vector<bool> in_lead(count, false);
  std::uint32_t position = 0, sentence = 0;
  double covered = 0, best = 0, lead = 0;
  for (const char c : signature) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == index::sentence_mark || byte == index::body_mark) {
      ++sentence;
      best = std::max(best, covered);
      covered = 0;
      continue;
    }
    ++position;
    for (const auto unit : by_byte_[byte]) {
      if (sentence_of[unit] != sentence) {
        sentence_of[unit] = sentence;
        covered += units_[unit].weight;
      }
      if (sentence <= lead_sentences && !in_lead[unit]) {
        in_lead[unit] = true;
        lead += units_[unit].weight;
      }
      if (unit > 0 && last[unit - 1] != never) {
        const std::uint32_t distance = position - last[unit - 1];
        if (distance > 0 && distance <= pair_distance) pair[unit] = std::max(pair[unit], distance == 1 ? 1.0 : far_factor);
      }
      last[unit] = position;
    }
  }
  best = std::max(best, covered);
  double pairs = 0;
  for (std::size_t unit = 1; unit < count; ++unit) pairs += pair[unit] * std::min(units_[unit - 1].weight, units_[unit].weight);
  return pair_share * pairs + sentence_share * best + lead_share * lead;
}

}  // namespace archive::search
