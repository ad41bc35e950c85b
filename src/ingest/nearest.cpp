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

std::span<const KeyTable::Found> Nearest::sift(std::span<const KeyTable::Found> found, std::size_t least) {
  if (least < 2) return found;
  finds_.assign(places, 0);
  for (const auto& each : found) {
    auto& finds = finds_[scattered(each.number) & (places - 1)];
    finds = static_cast<std::uint8_t>(finds | finds << 1 | 1);  // 0, 1, 3: no branch, and no way back
  }
  if (sifted_.size() < found.size()) sifted_.resize(found.size());
  std::size_t size = 0;
  for (const auto& each : found) {
    sifted_[size] = each;  // what one in ten will overwrite costs less than a branch nobody can foretell
    size += finds_[scattered(each.number) & (places - 1)] > 1 ? 1 : 0;
  }
  return {sifted_.data(), size};
}

Nearest::Near& Nearest::slot_of(std::uint32_t number) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = scattered(number) & mask;
  while (slots_[at].number != 0 && slots_[at].number != number) at = (at + 1) & mask;
  return slots_[at];
}

std::vector<Nearest::Near>& Nearest::sharing(std::span<const KeyTable::Found> found,
                                             std::span<const std::uint32_t> holders, std::uint32_t most_found,
                                             std::size_t least) {
  // Nine in ten share one key by chance, and need no slot.
  const auto sifted = sift(found, least);
  slots_.assign(std::max<std::size_t>(16, std::bit_ceil(2 * sifted.size())), {});
  for (const auto& each : sifted) {
    Near& slot = slot_of(each.number);
    slot.number = each.number;
    ++slot.shared;
    slot.certain += holders[each.key] < most_found ? 1 : 0;
    slot.nearness += full_weight / holders[each.key];
  }
  sharing_.clear();
  for (const auto& slot : slots_)
    if (slot.number != 0 && slot.shared >= least) sharing_.push_back(slot);
  return sharing_;
}

std::vector<std::uint32_t> Nearest::nearest(std::vector<Near>& near, std::size_t most) {
  if (near.size() > most) {
    std::nth_element(near.begin(), near.begin() + static_cast<std::ptrdiff_t>(most), near.end(),
                     [](const Near& one, const Near& two) {
                       return std::pair(one.nearness, one.number) > std::pair(two.nearness, two.number);
                     });
    near.resize(most);
  }
  std::vector<std::uint32_t> numbers;
  numbers.reserve(near.size());
  for (const auto& each : near) numbers.push_back(each.number);
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

}  // namespace archive::ingest
