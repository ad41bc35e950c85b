// SPDX-License-Identifier: GPL-3.0-or-later
#include "chunk_cache.hpp"

#include <algorithm>
#include <cstring>
#include <memory>
#include <new>

namespace archive::text {
namespace {

/// Few, since a search asks for some hundred chunks and each page that is cleared costs it a page fault.
constexpr std::size_t first_slots = 1u << 9;
/// About 24 MB of entries, and as much again for a moment where they are looked through: 34,000 news articles hold 240,000
/// distinct chunks, of which few come back. 100,000 save a tenth of the cutting, for 6 MB a thread.
constexpr std::size_t most_entries = 80'000;
/// Of them are kept at most, so that there is room for as many new ones before all are looked at again.
constexpr std::size_t most_kept = most_entries * 2 / 3;
constexpr std::size_t first_block = 1u << 14, usual_block = 1u << 18;  // bytes

}  // namespace

/// Eight bytes at a step, multiplied and folded; good enough for a table that compares the bytes afterwards.
std::uint64_t ChunkCache::hash_of(std::string_view bytes) {
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

ChunkCache::ChunkCache() : slots_(first_slots) {}
ChunkCache::~ChunkCache() { destroy_entries(); }

const KnownChunk& ChunkCache::get(std::string_view bytes, std::uint64_t hash) {
  std::size_t slot = hash & (slots_.size() - 1);
  while (KnownChunk* entry = slots_[slot]) {
    if (entry->hash == static_cast<std::uint32_t>(hash >> 32) && entry->bytes() == bytes) {
      entry->came_back = true;
      return *entry;
    }
    slot = (slot + 1) & (slots_.size() - 1);
  }
  KnownChunk* entry = remember(bytes, hash);
  slots_[slot] = entry;
  if (++count_ * 2 > slots_.size()) grow();
  return *entry;
}

void ChunkCache::add_slot(KnownChunk* entry, std::uint64_t hash) {
  std::size_t slot = hash & (slots_.size() - 1);
  while (slots_[slot] != nullptr) slot = (slot + 1) & (slots_.size() - 1);
  slots_[slot] = entry;
}

KnownChunk* ChunkCache::remember(std::string_view bytes, std::uint64_t hash) {
  cut_chunk(bytes, cut_);
  KnownChunk head;
  head.hash = static_cast<std::uint32_t>(hash >> 32);
  head.piece_count = static_cast<std::uint16_t>(cut_.pieces.size());
  head.size = static_cast<std::uint8_t>(bytes.size());
  head.ends_sentence = cut_.ends_sentence;
  head.stop_ends = cut_.stop_ends;
  head.has_lower = cut_.has_lower;
  head.ends_with_hyphen = cut_.ends_with_hyphen;
  head.asks_neighbours = cut_.asks_neighbours;
  return put(head, bytes, cut_.pieces);
}

KnownChunk* ChunkCache::put(const KnownChunk& head, std::string_view bytes, std::span<Piece> pieces) {
  static_assert(alignof(KnownChunk) >= alignof(Piece) && longest < 256);
  auto* entry = new (allocate(sizeof(KnownChunk) + bytes.size() + alignof(Piece) + pieces.size() * sizeof(Piece)))
      KnownChunk(head);
  std::memcpy(static_cast<void*>(entry + 1), bytes.data(), bytes.size());
  Piece* to = entry->pieces();
  for (Piece& piece : pieces) new (to++) Piece(std::move(piece));
  entry->before = last_;
  last_ = entry;
  return entry;
}

void* ChunkCache::allocate(std::size_t size) {
  size = (size + alignof(KnownChunk) - 1) / alignof(KnownChunk) * alignof(KnownChunk);
  if (size > free_) {
    free_ = std::max(size, blocks_.empty() ? first_block : usual_block);
    blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(free_));
    end_ = blocks_.back().get() + free_;
  }
  std::byte* memory = end_ - free_;
  free_ -= size;
  return memory;
}

void ChunkCache::trim() {
  if (count_ <= most_entries) return;
  std::size_t kept = 0;
  for (const KnownChunk* entry = last_; entry != nullptr; entry = entry->before) kept += entry->came_back;
  if (kept > most_kept) {
    clear();
    return;
  }
  const auto old_blocks = std::move(blocks_);
  KnownChunk* const old = last_;
  forget_blocks();
  std::fill(slots_.begin(), slots_.end(), nullptr);
  for (KnownChunk* entry = old; entry != nullptr; entry = entry->before) {
    const std::span pieces(entry->pieces(), entry->piece_count);
    if (entry->came_back) {
      entry->came_back = false;
      add_slot(put(*entry, entry->bytes(), pieces), hash_of(entry->bytes()));
      ++count_;
    }
    std::destroy(pieces.begin(), pieces.end());
  }
}

void ChunkCache::destroy_entries() {
  for (KnownChunk* entry = last_; entry != nullptr; entry = entry->before)
    std::destroy_n(entry->pieces(), entry->piece_count);
}

void ChunkCache::forget_blocks() {
  blocks_.clear();
  last_ = nullptr;
  count_ = 0;
  free_ = 0;
}

void ChunkCache::clear() {
  destroy_entries();
  forget_blocks();
  slots_.assign(first_slots, nullptr);
}

void ChunkCache::grow() {
  slots_.assign(slots_.size() * 2, nullptr);
  for (KnownChunk* entry = last_; entry != nullptr; entry = entry->before) add_slot(entry, hash_of(entry->bytes()));
}

}  // namespace archive::text
