// SPDX-License-Identifier: GPL-3.0-or-later
#include "closeness_bound.hpp"

#include <algorithm>
#include <optional>

#include "archive/index/schema.hpp"
#include "archive/index/signature.hpp"
#include "archive/text/signature.hpp"
#include "traces.hpp"

namespace archive::search {
namespace {

/// No French text has shorter words on the whole than these, with what stands between them.
constexpr std::size_t least_word_bytes = 4;
constexpr std::size_t lead_words = lead_bytes / least_word_bytes;

/// From a word to the next that stands with it: each stop word typed between them, and that word itself, may bring an
/// elided one along. A number or a compound between them is not thought of.
constexpr std::size_t reach(const CloseUnit& second) { return 2 * (std::size_t{second.gap} + 1); }

bool is_joined(const std::string& term) { return term.starts_with(index::prefix::joined); }

}  // namespace

ClosenessBound::ClosenessBound(const std::vector<CloseUnit>& units, const std::vector<RankedWord>& words)
    : units_(units), lengths_(units.size(), 1) {
  for (std::size_t place = 0; place < units.size(); ++place) {
    std::bitset<256> bytes;
    bytes.set(text::any_word);
    for (const auto& positions : words[place].ways) {
      // A compound's joined spelling has the bytes of its parts.
      if (std::any_of(positions.front().begin(), positions.front().end(), is_joined)) bytes.set();
      bytes |= signature_bytes(positions.front());
      lengths_[place] = std::max(lengths_[place], positions.size());
    }
    if (bytes.all()) unseen_.push_back(place);
    for (std::size_t byte = 0; byte < 256; ++byte) {
      if (bytes.test(byte)) by_first_byte_[byte].push_back(place);
    }
  }
  for (const auto mark : {index::sentence_mark, index::body_mark}) by_first_byte_[mark].clear();
  for (std::size_t byte = 0; byte < 256; ++byte) begins_unit_.set(byte, !by_first_byte_[byte].empty());
}

double ClosenessBound::most(std::string_view signature) const {
  const std::size_t count = units_.size();
  std::vector<bool> in_lead(count, false), paired(count, false);
  std::vector<std::optional<std::size_t>> last(count);  // word
  double pairs = 0, lead = 0;
  const auto see_in_lead = [&](std::size_t place) {
    if (in_lead[place]) return;
    in_lead[place] = true;
    lead += units_[place].weight;
  };
  const auto pair = [&](std::size_t place) {
    if (place == 0 || paired[place]) return;
    paired[place] = true;
    pairs += std::min(units_[place - 1].weight, units_[place].weight);
  };
  for (const std::size_t place : unseen_) {
    see_in_lead(place);
    pair(place);
    if (place + 1 < count) pair(place + 1);
  }
  const auto body = signature.find(static_cast<char>(index::body_mark));
  const std::size_t title = body == std::string_view::npos ? 0 : body;
  std::size_t word = 0, body_word = 0;
  for (std::size_t at = 0; at < signature.size(); ++at) {
    const auto byte = static_cast<unsigned char>(signature[at]);
    if (byte == index::sentence_mark || byte == index::body_mark) continue;
    ++word;
    if (at >= title) ++body_word;
    if (!begins_unit_.test(byte)) continue;  // nearly all
    for (const std::size_t place : by_first_byte_[byte]) {
      if (body_word <= lead_words) see_in_lead(place);
      if (place > 0 && last[place - 1]) {
        const std::size_t most = lengths_[place - 1] - 1 + reach(units_[place]);
        if (word - *last[place - 1] <= most) pair(place);
      }
    }
    for (const std::size_t place : by_first_byte_[byte]) last[place] = word;
  }
  return close_share(count) * (pair_share * pairs + lead_share * lead);
}

}  // namespace archive::search
