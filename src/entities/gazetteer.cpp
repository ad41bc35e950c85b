// SPDX-License-Identifier: GPL-3.0-or-later
#include "gazetteer.hpp"

#include <vector>

#include "gazetteer_layout.hpp"
#include "gazetteer_table.hpp"

namespace archive::entities {
namespace {

/// The table is part of the program, made with it: what lies inside is trusted.
struct Table {
  const layout::Slot* slots;
  const char* names;
  std::uint64_t mask;
};

Table table() {
  const std::byte* const bytes = gazetteer_table().data();
  const auto* const header = reinterpret_cast<const layout::Header*>(bytes);
  return {reinterpret_cast<const layout::Slot*>(bytes + header->slots_at),
          reinterpret_cast<const char*>(bytes + header->names_at), (std::uint64_t{1} << header->bits) - 1};
}

/// Null where the table has no such key.
const layout::Slot* find(const Table& all, Key key) {
  const auto check = static_cast<std::uint32_t>(key >> 32);
  for (std::uint64_t at = key & all.mask;; at = (at + 1) & all.mask) {
    const layout::Slot& slot = all.slots[at];
    if (slot.facts == 0) return nullptr;
    if (slot.check == check) return &slot;
  }
}

/// A key whose facts were asked for of late. Most words come again and again, and the table is larger than the caches of a
/// processor.
struct Asked {
  Key key;
  std::uint64_t facts;
};

/// The place of a key, which may hold another.
Asked& asked_of(Key key) {
  constexpr std::size_t most = 4096;  // 64 kB
  thread_local std::vector<Asked> all(most);  // an array would be cleared by every process that starts
  return all[key % most];
}

}  // namespace

Entry look_up(Key key) {
  const Table all = table();
  const layout::Slot* const slot = find(all, key);
  if (slot == nullptr) return {};
  return {{slot->facts}, slot->name == 0 ? std::string_view() : std::string_view(all.names + slot->name)};
}

Facts facts_of(Key key) {
  Asked& asked = asked_of(key);
  if (asked.key != key || key == 0) {
    const layout::Slot* const slot = find(table(), key);
    asked = {key, slot == nullptr ? 0 : slot->facts};
  }
  return {asked.facts};
}

void expect(Key key) {
  if (asked_of(key).key == key) return;
  const Table all = table();
  __builtin_prefetch(&all.slots[key & all.mask]);
}

}  // namespace archive::entities
