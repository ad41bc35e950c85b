// SPDX-License-Identifier: GPL-3.0-or-later
#include "traces.hpp"

#include <algorithm>

#include "archive/index/schema.hpp"
#include "archive/index/signature.hpp"
#include "archive/index/terms.hpp"
#include "archive/text/signature.hpp"

namespace archive::search {
namespace {

bool is_joined(const std::string& term) { return term.starts_with(index::prefix::joined); }

bool is_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte != index::sentence_mark && byte != index::body_mark;
}

}  // namespace

std::bitset<256> signature_bytes(const std::vector<std::string>& terms) {
  std::bitset<256> bytes;
  for (const auto& term : terms) {
    bytes.set(text::signature_byte(without_prefix(term)));
    // A long term is cut and hashed: its word may be any.
    if (term.size() >= index::longest_term) bytes.set();
  }
  return bytes;
}

Traces::Traces(const std::vector<Operand>& operands) : operands_(operands.size()), first_bytes_({}) {
  for (std::size_t number = 0; number < operands.size(); ++number) {
    for (const Pattern& pattern : operands[number].ways) {
      Way way{number, {}};
      for (const auto& terms : pattern.positions) {
        tell_ &= std::none_of(terms.begin(), terms.end(), is_joined);
        way.positions.push_back(signature_bytes(terms));
        way.positions.back().set(text::any_word);
      }
      for (std::size_t byte = 0; byte < 256; ++byte) {
        if (way.positions.front().test(byte)) by_first_byte_[byte].push_back(ways_.size());
      }
      ways_.push_back(std::move(way));
    }
  }
  for (const auto mark : {index::sentence_mark, index::body_mark}) by_first_byte_[mark].clear();
  Bytes first;
  for (std::size_t byte = 0; byte < by_first_byte_.size(); ++byte) first.set(byte, !by_first_byte_[byte].empty());
  first_bytes_ = ByteFinder(first);
}

bool Traces::stands(const Way& way, std::string_view signature, std::size_t at) {
  std::size_t place = 1;
  // A phrase may cross a sentence.
  for (++at; place < way.positions.size() && at < signature.size(); ++at) {
    if (!is_word(signature[at])) continue;
    if (!way.positions[place].test(static_cast<unsigned char>(signature[at]))) return false;
    ++place;
  }
  return place == way.positions.size();
}

/// Calls sink(operand, occurrence) for each trace.
template <typename Sink>
void Traces::read(std::string_view signature, Part part, Sink&& sink) const {
  const std::size_t body = std::min(signature.find(static_cast<char>(index::body_mark)), signature.size());
  std::size_t at = part == Part::Body ? body : 0;
  const std::size_t end = part == Part::Title ? body : signature.size();
  std::uint32_t word = at < body ? 0 : index::body_base;
  for (; at < end; ++at) {
    if (!is_word(signature[at])) {
      if (at == body) word = index::body_base;
      continue;
    }
    // The words of a title that never ends share their last positions, as those of its text do.
    if (at > body || word + 1 < index::body_base) ++word;
    for (const std::size_t number : by_first_byte_[static_cast<unsigned char>(signature[at])]) {
      const Way& way = ways_[number];
      if (!stands(way, signature.substr(0, end), at)) continue;
      const std::uint32_t last = word + static_cast<std::uint32_t>(way.positions.size()) - 1;
      sink(way.operand, Occurrence{word, at > body ? last : std::min(last, index::body_base - 1)});
    }
  }
}

Occurrences Traces::find(std::string_view signature, Part part) const {
  Occurrences found(operands_);
  read(signature, part,
       [&](std::size_t operand, const Occurrence& occurrence) { found[operand].push_back(occurrence); });
  for (auto& operand : found) {
    std::sort(operand.begin(), operand.end());
    operand.erase(std::unique(operand.begin(), operand.end()), operand.end());
  }
  return found;
}

bool Traces::any(std::string_view signature, Part part) const {
  // Nobody asks where it stands, so that the words before it need not be counted.
  const std::size_t body = std::min(signature.find(static_cast<char>(index::body_mark)), signature.size());
  const auto wanted = part == Part::Title ? signature.substr(0, body) : signature;
  for (std::size_t at = part == Part::Body ? body : 0;; ++at) {
    at = first_bytes_.next(wanted, at);
    if (at == wanted.size()) return false;
    for (const std::size_t number : by_first_byte_[static_cast<unsigned char>(wanted[at])])
      if (stands(ways_[number], wanted, at)) return true;
  }
}

}  // namespace archive::search
