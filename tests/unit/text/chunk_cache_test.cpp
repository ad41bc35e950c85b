// SPDX-License-Identifier: GPL-3.0-or-later
#include "chunk_cache.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace archive;

namespace {

const text::KnownChunk& get(text::ChunkCache& cache, const std::string& bytes) {
  return cache.get(bytes, text::ChunkCache::hash_of(bytes));
}

std::string term(const text::KnownChunk& chunk) { return chunk.pieces()[chunk.piece_count - 1].form.term; }

std::string word(int number) {
  std::string letters = "l'é";
  for (; number > 0; number /= 20) letters += static_cast<char>('a' + number % 20);
  return letters + "ou";
}

}  // namespace

TEST_CASE("a cache beyond its bound keeps what came back, and cuts the rest again to the same", "[chunk]") {
  text::ChunkCache cache;
  constexpr int words = 120'000, often = 1'000;
  for (int round = 0; round < 3; ++round) {
    for (int number = 0; number < words; ++number) get(cache, word(round * words + number));
    for (int number = 0; number < often; ++number) get(cache, word(number));
    cache.trim();
    for (int number = 0; number < 2 * words; number += 97) {
      const auto& chunk = get(cache, word(number));
      REQUIRE(chunk.bytes() == word(number));
      REQUIRE(chunk.piece_count == 2);
      REQUIRE(term(chunk) == word(number).substr(2));
    }
  }
}

TEST_CASE("a cache of which all comes back is emptied", "[chunk]") {
  text::ChunkCache cache;
  for (int round = 0; round < 2; ++round)
    for (int number = 0; number < 120'000; ++number) get(cache, word(number));
  cache.trim();
  for (int number = 0; number < 120'000; number += 97) REQUIRE(term(get(cache, word(number))) == word(number).substr(2));
}
