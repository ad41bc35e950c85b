// SPDX-License-Identifier: GPL-3.0-or-later
#include "nearest.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace archive::ingest {
namespace {

/// What a key counts that one sketch has. Whole numbers, so that the order of the finds never decides.
constexpr std::uint64_t full_weight = std::uint64_t{1} << 32;

/// Places where finds are counted before they are told apart: as many as stay in the nearest cache.
constexpr std::size_t places = 32'768;

/// The multiplier of the golden ratio scatters numbers (D. Knuth, The Art of Computer Programming 3, 6.4).
std::size_t scattered(std::uint32_t number) { return (number * std::uint64_t{0x9E3779B97F4A7C15u}) >> 32; }

}  // namespace

void Nearest::count(std::span<const KeyTable::Found> found) {
  finds_.assign(places, 0);
  for (const auto& each : found) {
    auto& finds = finds_[scattered(each.number) & (places - 1)];
    finds = static_cast<std::uint8_t>(finds | finds << 1 | 1);  // 0, 1, 3: no branch, and no way back
  }
}

bool Nearest::may_share(std::uint32_t number, std::size_t least) const {
  return least < 2 || finds_[scattered(number) & (places - 1)] > 1;
}

Nearest::Slot& Nearest::slot_of(std::uint32_t number) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = scattered(number) & mask;
  while (slots_[at].number != 0 && slots_[at].number != number) at = (at + 1) & mask;
  return slots_[at];
}

std::vector<std::uint32_t> Nearest::of(std::span<const KeyTable::Found> found, std::span<const std::uint32_t> holders,
                                       std::uint32_t most_found, std::size_t least, std::size_t most,
                                       const IsNear& is_near) {
  // Nine in ten share one key by chance, and need no slot.
  count(found);
  const auto sharing = static_cast<std::size_t>(
      std::count_if(found.begin(), found.end(), [&](const auto& each) { return may_share(each.number, least); }));
  slots_.assign(std::max<std::size_t>(16, std::bit_ceil(2 * sharing)), {});
  for (const auto& each : found) {
    if (!may_share(each.number, least)) continue;
    Slot& slot = slot_of(each.number);
    slot.number = each.number;
    ++slot.shared;
    if (holders[each.key] < most_found) ++slot.certain;
    slot.nearness += full_weight / holders[each.key];
  }

  std::vector<Slot> kept;
  for (const auto& slot : slots_)
    if (slot.number != 0 && slot.shared >= least && is_near(slot.number, slot.certain)) kept.push_back(slot);
  if (kept.size() > most) {
    std::nth_element(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(most), kept.end(),
                     [](const Slot& one, const Slot& two) {
                       return std::pair(one.nearness, one.number) > std::pair(two.nearness, two.number);
                     });
    kept.resize(most);
  }
  std::vector<std::uint32_t> nearest;
  nearest.reserve(kept.size());
  for (const auto& slot : kept) nearest.push_back(slot.number);
  std::sort(nearest.begin(), nearest.end());
  return nearest;
}

}  // namespace archive::ingest
