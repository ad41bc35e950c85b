// SPDX-License-Identifier: GPL-3.0-or-later
#include "term_table.hpp"

#include <array>
#include <cstring>

namespace archive::index {
namespace {

constexpr std::size_t first_slots = 1024;  ///< a power of two: an article of 3.7 kB has some 400 terms
constexpr std::size_t first_bytes = 8192;  ///< of so many terms and their heads

}  // namespace

std::uint32_t TermTable::number(std::string_view term) {
  const std::uint32_t hash = hash_of(term);
  if (entries_.size() * 2 >= slots_.size()) grow();
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = home(hash);
  for (; slots_[at].after != 0; at = (at + 1) & mask) {
    if (slots_[at].hash != hash) continue;
    const char* bytes = text_.data() + slots_[at].after;
    Head head;
    std::memcpy(&head, bytes - sizeof head, sizeof head);
    if (std::string_view(bytes, head.size) == term) return head.number;
  }
  const Head head{size(), static_cast<std::uint32_t>(term.size())};
  std::array<char, sizeof head> bytes;
  std::memcpy(bytes.data(), &head, sizeof head);
  text_.append(bytes.data(), bytes.size());
  const auto begin = static_cast<std::uint32_t>(text_.size());
  text_.append(term);
  entries_.push_back({begin, head.size, hash});
  slots_[at] = {begin, hash};
  return head.number;
}

void TermTable::grow() {
  if (slots_.empty()) {
    entries_.reserve(first_slots / 2);
    text_.reserve(first_bytes);
  }
  slots_.assign(slots_.empty() ? first_slots : slots_.size() * 2, {});
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t number = 0; number < size(); ++number) {
    std::size_t at = home(entries_[number].hash);
    while (slots_[at].after != 0) at = (at + 1) & mask;
    slots_[at] = {entries_[number].begin, entries_[number].hash};
  }
}

}  // namespace archive::index
