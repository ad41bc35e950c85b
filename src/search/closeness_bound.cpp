// SPDX-License-Identifier: GPL-3.0-or-later
#include "closeness_bound.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "archive/index/signature.hpp"

namespace archive::search {
namespace {

/// No French text has shorter words on the whole than these, with what stands between them.
constexpr std::size_t least_word_bytes = 4;
constexpr std::size_t lead_words = lead_bytes / least_word_bytes;

/// From a word to the next that stands with it: each stop word typed between them, and that word itself, may bring an
/// elided one along. A number or a compound between them is not thought of.
constexpr std::size_t reach(const CloseUnit& second) { return 2 * (std::size_t{second.gap} + 1); }

}  // namespace

ClosenessBound::ClosenessBound(const std::vector<CloseUnit>& units, const std::vector<RankedWord>& words)
    : units_(units), lengths_(units.size(), 1) {
  for (std::size_t place = 0; place < units.size(); ++place) {
    for (const auto& positions : words[place].ways) lengths_[place] = std::max(lengths_[place], positions.size());
  }
}

double ClosenessBound::most(std::string_view signature, const std::vector<Occurring>& words) const {
  const std::size_t count = units_.size();
  std::vector<bool> in_lead(count, false), paired(count, false);
  std::vector<std::optional<std::size_t>> last(count);  // word
  double pairs = 0, lead = 0;
  std::size_t pairs_left = 0;  // that may stand somewhere
  const auto can_stand = [&](std::size_t place) { return words[place].beginnings.any(); };
  const auto see_in_lead = [&](std::size_t place) {
    if (in_lead[place]) return;
    in_lead[place] = true;
    lead += units_[place].weight;
  };
  const auto pair = [&](std::size_t place) {
    if (place == 0 || paired[place]) return;
    paired[place] = true;
    if (can_stand(place - 1) && can_stand(place)) --pairs_left;
    pairs += std::min(units_[place - 1].weight, units_[place].weight);
  };
  std::bitset<256> begin_any;
  for (std::size_t place = 0; place < count; ++place) {
    begin_any |= words[place].beginnings;
    if (place > 0 && can_stand(place - 1) && can_stand(place)) ++pairs_left;
  }
  for (std::size_t place = 0; place < count; ++place) {
    if (!words[place].beginnings.all()) continue;  // else the signature tells nothing of it
    see_in_lead(place);
    pair(place);
    if (place + 1 < count) pair(place + 1);
  }
  enum : std::uint8_t { Word, Mark, Beginning };
  std::array<std::uint8_t, 256> kinds{};
  for (std::size_t byte = 0; byte < kinds.size(); ++byte) kinds[byte] = begin_any.test(byte) ? Beginning : Word;
  for (const auto mark : {index::sentence_mark, index::body_mark}) kinds[mark] = Mark;
  const auto see = [&](std::uint8_t byte, std::size_t word, bool is_lead) {
    for (std::size_t place = 0; place < count; ++place) {
      if (!words[place].beginnings.test(byte)) continue;
      if (is_lead) see_in_lead(place);
      if (place > 0 && last[place - 1]) {
        const std::size_t most = lengths_[place - 1] - 1 + reach(units_[place]);
        if (word - *last[place - 1] <= most) pair(place);
      }
    }
    for (std::size_t place = 0; place < count; ++place)
      if (words[place].beginnings.test(byte)) last[place] = word;
  };
  const auto body = signature.find(static_cast<char>(index::body_mark));
  std::size_t at = 0, word = 0;
  const auto read_until = [&](std::size_t last_word, std::size_t end, bool is_lead) {
    for (; at < end && word < last_word; ++at) {
      const auto byte = static_cast<std::uint8_t>(signature[at]);
      word += kinds[byte] == Mark ? 0 : 1;
      if (kinds[byte] == Beginning) see(byte, word, is_lead);
    }
  };
  if (body != std::string_view::npos) read_until(SIZE_MAX, body, true);
  read_until(word + lead_words, signature.size(), true);
  if (pairs_left > 0) read_until(SIZE_MAX, signature.size(), false);
  return close_share(count) * (pair_share * pairs + lead_share * lead);
}

}  // namespace archive::search
