// SPDX-License-Identifier: GPL-3.0-or-later
#include "signature_filter.hpp"

#include <algorithm>

#include "archive/index/signature.hpp"
#include "archive/index/terms.hpp"
#include "archive/text/signature.hpp"

namespace archive::search {

std::bitset<256> signature_bytes(const std::vector<std::string>& terms) {
  std::bitset<256> bytes;
  for (const auto& term : terms) {
    bytes.set(text::signature_byte(without_prefix(term)));
    // A long term is cut and hashed: its word may be any.
    if (term.size() >= index::longest_term) bytes.set();
  }
  return bytes;
}

void SignatureFilter::add(const Pattern& way) {
  if (way.positions.size() < 2) {
    any_ = true;  // the index's own lists told already
    return;
  }
  auto& positions = ways_.emplace_back();
  for (const auto& terms : way.positions) {
    positions.push_back(signature_bytes(terms));
    positions.back().set(text::any_word);
  }
}

bool SignatureFilter::may_stand(std::string_view signature) const {
  if (any_) return true;
  const auto is_word = [](unsigned char byte) { return byte != index::sentence_mark && byte != index::body_mark; };
  return std::any_of(ways_.begin(), ways_.end(), [&](const std::vector<Bytes>& way) {
    for (std::size_t begin = 0; begin < signature.size(); ++begin) {
      std::size_t place = 0;
      for (std::size_t at = begin; at < signature.size(); ++at) {
        const auto byte = static_cast<unsigned char>(signature[at]);
        if (!is_word(byte)) {
          if (place == 0) break;
          continue;  // a phrase may cross a sentence
        }
        if (!way[place].test(byte)) break;
        if (++place == way.size()) return true;
      }
    }
    return false;
  });
}

}  // namespace archive::search
