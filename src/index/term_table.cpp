// SPDX-License-Identifier: GPL-3.0-or-later
#include "term_table.hpp"

namespace archive::index {
namespace {

constexpr std::size_t first_slots = 1024;  ///< a power of two: an article of 3.7 kB has some 400 terms

}  // namespace

std::uint32_t TermTable::number(std::string_view term, std::uint32_t hash) {
  if (entries_.size() * 2 >= slots_.size()) grow();
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = home(hash);
  for (; slots_[at].number != 0; at = (at + 1) & mask) {
    if (slots_[at].hash != hash) continue;
    const std::uint32_t candidate = slots_[at].number - 1;
    if ((*this)[candidate] == term) return candidate;
  }
  entries_.push_back({static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(term.size()), hash});
  text_.append(term);
  slots_[at] = {size(), hash};
  return size() - 1;
}

void TermTable::grow() {
  slots_.assign(slots_.empty() ? first_slots : slots_.size() * 2, {});
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t number = 0; number < size(); ++number) {
    std::size_t at = home(entries_[number].hash);
    while (slots_[at].number != 0) at = (at + 1) & mask;
    slots_[at] = {number + 1, entries_[number].hash};
  }
}

}  // namespace archive::index
