// SPDX-License-Identifier: GPL-3.0-or-later
#include "chunk_cache.hpp"

#include <cstring>

namespace archive::text {
namespace {

/// Few, since a search asks for some hundred chunks and each page that is cleared costs it a page fault.
constexpr std::size_t first_slots = 1u << 9;
/// About 40 MB of entries. 34,000 news articles hold 430,000 distinct chunks, of which few come back.
constexpr std::size_t most_entries = 100'000;

/// Eight bytes at a step, multiplied and folded; good enough for a table that compares the bytes afterwards.
std::uint64_t hash_of(std::string_view bytes) {
  constexpr std::uint64_t factor = 0x9E3779B97F4A7C15u;  // 2^64 / golden ratio (Knuth, TAOCP 3, 6.4)
  std::uint64_t hash = bytes.size() * factor;
  while (bytes.size() >= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), 8);
    hash = (hash ^ word) * factor;
    hash ^= hash >> 32;
    bytes.remove_prefix(8);
  }
  std::uint64_t rest = 0;
  std::memcpy(&rest, bytes.data(), bytes.size());
  hash = (hash ^ rest) * factor;
  return hash ^ hash >> 29;
}

}  // namespace

ChunkCache::ChunkCache() : slots_(first_slots) {}

const Chunk& ChunkCache::get(std::string_view bytes) {
  const std::uint64_t hash = hash_of(bytes);
  std::size_t slot = hash & (slots_.size() - 1);
  while (const Entry* entry = slots_[slot]) {
    if (entry->hash == hash && entry->bytes == bytes) return entry->chunk;
    slot = (slot + 1) & (slots_.size() - 1);
  }
  auto entry = std::make_unique<Entry>(Entry{hash, std::string(bytes), cut_chunk(bytes)});
  slots_[slot] = entry.get();
  entries_.push_back(std::move(entry));
  const Chunk& chunk = entries_.back()->chunk;
  if (entries_.size() * 2 > slots_.size()) grow();
  return chunk;
}

void ChunkCache::trim() {
  if (entries_.size() <= most_entries) return;
  entries_.clear();
  slots_.assign(first_slots, nullptr);
}

void ChunkCache::grow() {
  std::vector<const Entry*> slots(slots_.size() * 2);
  for (const auto& entry : entries_) {
    std::size_t slot = entry->hash & (slots.size() - 1);
    while (slots[slot] != nullptr) slot = (slot + 1) & (slots.size() - 1);
    slots[slot] = entry.get();
  }
  slots_ = std::move(slots);
}

}  // namespace archive::text
