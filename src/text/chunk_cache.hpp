// SPDX-License-Identifier: GPL-3.0-or-later
/// Chunks already cut, by their bytes.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "chunk.hpp"

namespace archive::text {

/// A chunk as it is remembered: in one piece of memory, what is asked of most chunks first.
struct KnownChunk {
  KnownChunk* before = nullptr;  ///< the entry made before it
  std::uint32_t hash = 0;
  std::uint16_t piece_count = 0;
  std::uint8_t size = 0;  ///< of its bytes, which follow the structure; the pieces follow them
  bool ends_sentence : 1 = false, stop_ends : 1 = false, has_lower : 1 = false, ends_with_hyphen : 1 = false,
                       asks_neighbours : 1 = false;  ///< see Chunk
  bool came_back : 1 = false;                    ///< was asked for again since it was made or kept

  [[nodiscard]] std::string_view bytes() const { return {reinterpret_cast<const char*>(this + 1), size}; }
  [[nodiscard]] Piece* pieces() const {
    const std::size_t padded = (size + alignof(Piece) - 1) / alignof(Piece) * alignof(Piece);
    return reinterpret_cast<Piece*>(const_cast<char*>(reinterpret_cast<const char*>(this + 1)) + padded);
  }
};

/// An open-addressed hash table. News asks for some hundred thousand distinct chunks, so that most of the time of a
/// look-up is waiting for memory: one line for the slot, one for the entry, and both can be asked for ahead.
class ChunkCache {
 public:
  /// Longer chunks are not for the cache.
  static constexpr std::size_t longest = 64;  // bytes

  ChunkCache();
  ChunkCache(const ChunkCache&) = delete;
  ChunkCache& operator=(const ChunkCache&) = delete;
  ~ChunkCache();

  [[nodiscard]] static std::uint64_t hash_of(std::string_view bytes);

  /// Says that these chunks will be asked for: first the slot, some steps later the entry.
  void expect(std::uint64_t hash) const { __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]); }
  void expect_entry(std::uint64_t hash) const { __builtin_prefetch(slots_[hash & (slots_.size() - 1)]); }

  /// The chunk of these bytes, cut now if it was not known. Stays where it is until trim().
  const KnownChunk& get(std::string_view bytes, std::uint64_t hash);

  /// When the cache has grown beyond its bound, forgets what did not come back, which is the most of it. Every reference is dead
  /// afterwards.
  void trim();

 private:
  KnownChunk* remember(std::string_view bytes, std::uint64_t hash);
  KnownChunk* put(const KnownChunk& head, std::string_view bytes, std::span<Piece> pieces);
  void add_slot(KnownChunk* entry, std::uint64_t hash);
  void* allocate(std::size_t size);
  void destroy_entries();
  void forget_blocks();
  void clear();
  void grow();

  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* end_ = nullptr;  ///< of the last block
  std::size_t free_ = 0;      ///< bytes left before it
  KnownChunk* last_ = nullptr;
  std::size_t count_ = 0;
  Chunk cut_;                       ///< the last one, before it is remembered
  std::vector<KnownChunk*> slots_;  ///< a power of two, at most half full
};

}  // namespace archive::text
