// SPDX-License-Identifier: GPL-3.0-or-later
#include "gazetteer.hpp"

#include "gazetteer_layout.hpp"
#include "gazetteer_table.hpp"

namespace archive::entities {

Entry look_up(Key key) {
  // The table is part of the program, made with it: what lies inside is trusted.
  const std::byte* const table = gazetteer_table().data();
  const auto* const header = reinterpret_cast<const layout::Header*>(table);
  const auto* const slots = reinterpret_cast<const layout::Slot*>(table + header->slots_at);
  const auto* const names = reinterpret_cast<const char*>(table + header->names_at);
  const std::uint64_t mask = (std::uint64_t{1} << header->bits) - 1;
  const auto check = static_cast<std::uint32_t>(key >> 32);
  for (std::uint64_t at = key & mask;; at = (at + 1) & mask) {
    const layout::Slot& slot = slots[at];
    if (slot.facts == 0) return {};
    if (slot.check == check)
      return {{slot.facts}, slot.name == 0 ? std::string_view() : std::string_view(names + slot.name)};
  }
}

}  // namespace archive::entities
