// SPDX-License-Identifier: GPL-3.0-or-later
#include "nearest.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace archive::ingest {
namespace {

/// What a key counts that one sketch has. Whole numbers, so that the order of the finds never decides.
constexpr std::uint64_t full_weight = std::uint64_t{1} << 32;

}  // namespace

Nearest::Slot& Nearest::slot_of(std::uint32_t number) {
  const std::size_t mask = slots_.size() - 1;
  // The multiplier of the golden ratio scatters numbers (D. Knuth, The Art of Computer Programming 3, 6.4).
  std::size_t at = (number * std::uint64_t{0x9E3779B97F4A7C15u}) >> 32 & mask;
  while (slots_[at].number != 0 && slots_[at].number != number) at = (at + 1) & mask;
  return slots_[at];
}

std::vector<Nearest::Near> Nearest::of(std::span<const KeyTable::Found> found, std::size_t keys, std::size_t most,
                                       const std::function<bool(std::uint32_t, std::size_t)>& near) {
  std::vector<std::uint64_t> holders(keys);
  for (const auto& each : found) ++holders[each.key];

  slots_.assign(std::max<std::size_t>(16, std::bit_ceil(2 * found.size())), {});
  for (const auto& each : found) {
    Slot& slot = slot_of(each.number);
    slot.number = each.number;
    ++slot.shared;
    slot.nearness += full_weight / holders[each.key];
  }

  std::vector<Slot> kept;
  for (const auto& slot : slots_)
    if (slot.number != 0 && near(slot.number, slot.shared)) kept.push_back(slot);
  if (kept.size() > most) {
    std::nth_element(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(most), kept.end(),
                     [](const Slot& one, const Slot& two) {
                       return std::pair(one.nearness, one.number) > std::pair(two.nearness, two.number);
                     });
    kept.resize(most);
  }
  std::vector<Near> nearest;
  nearest.reserve(kept.size());
  for (const auto& slot : kept) nearest.push_back({slot.number, slot.shared});
  std::sort(nearest.begin(), nearest.end(), [](const Near& one, const Near& two) { return one.number < two.number; });
  return nearest;
}

}  // namespace archive::ingest
