// SPDX-License-Identifier: GPL-3.0-or-later
/// Chunks already cut, by their bytes.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "chunk.hpp"

namespace archive::text {

/// An open-addressed hash table. Chunks stay where they are until trim().
class ChunkCache {
 public:
  ChunkCache();

  /// The chunk of these bytes, cut now if it was not known.
  const Chunk& get(std::string_view bytes);

  /// Empties the cache when it has grown beyond its bound. Every reference is dead afterwards.
  void trim();

 private:
  struct Entry {
    std::uint64_t hash = 0;
    std::string bytes;
    Chunk chunk;
  };

  void grow();

  std::vector<std::unique_ptr<Entry>> entries_;
  std::vector<const Entry*> slots_;  ///< a power of two, at most half full
};

}  // namespace archive::text
