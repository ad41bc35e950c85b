// SPDX-License-Identifier: GPL-3.0-or-later
/// Entries of Xapian's glass backend as they stand in a chunk: of postings, of lengths and of values.
#pragma once

#include <xapian.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

#include "archive/index/lists.hpp"

namespace archive::index::glass {

[[noreturn]] inline void damaged_entries() { throw Xapian::DatabaseCorruptError("a list of the index cannot be read"); }

/// Seven bits a byte of what is known to lie within; a number that ends beyond is cut.
inline const unsigned char* read_uint(const unsigned char* at, const unsigned char* end, std::uint32_t& value) {
  value = *at++;
  if (value < 0x80) return at;
  value &= 0x7F;
  for (unsigned shift = 7; at != end && shift < 32; shift += 7) {
    const std::uint32_t byte = *at++;
    value |= (byte & 0x7F) << shift;
    if (byte < 0x80) return at;
  }
  damaged_entries();
}

/// The postings of a chunk that begins with this article: article and times of each, as long as the sink wants more.
template <typename Sink>
void read_entries(std::string_view entries, std::uint32_t article, Sink&& sink) {
  const auto* at = reinterpret_cast<const unsigned char*>(entries.data());
  const auto* const end = at + entries.size();
  if (at == end) return;
  std::uint32_t times = 0, further = 0;
  at = read_uint(at, end, times);
  bool more = sink(article, times);
  while (more && at != end) {
    at = read_uint(at, end, further);
    if (at == end) damaged_entries();
    at = read_uint(at, end, times);
    article += further + 1;
    more = sink(article, times);
  }
}

/// Four entries that have no article between and a number that is continued once: 00, 80-FF, 00-7F. Gives whether they are
/// that, and then their numbers.
inline bool take_four(const unsigned char* at, std::uint32_t* numbers) {
  if constexpr (std::endian::native != std::endian::little) return false;
  constexpr std::uint64_t looked_at = 0x8080FF'8080FF, expected = 0x008000'008000;
  std::uint64_t two, more;
  std::memcpy(&two, at, sizeof two);
  std::memcpy(&more, at + 6, sizeof more);
  if ((((two & looked_at) ^ expected) | ((more & looked_at) ^ expected)) != 0) return false;
  const auto number = [](std::uint64_t bytes) {
    return static_cast<std::uint32_t>((bytes & 0x7F) | (bytes >> 1 & 0x3F80));
  };
  numbers[0] = number(two >> 8);
  numbers[1] = number(two >> 32);
  numbers[2] = number(more >> 8);
  numbers[3] = number(more >> 32);
  return true;
}

/// The lengths of a chunk that begins with this article, by article. Nearly all take two bytes and follow each other.
inline void read_lengths_of(std::string_view entries, std::uint32_t article, std::uint32_t greatest,
                            std::uint32_t* lengths) {
  const auto* at = reinterpret_cast<const unsigned char*>(entries.data());
  const auto* const end = at + entries.size();
  if (at == end) return;
  std::uint32_t further = 0;
  for (;;) {
    if (article > greatest) damaged_entries();
    at = read_uint(at, end, lengths[article]);
    while (end - at >= 14 && greatest - article >= 4 && take_four(at, lengths + article + 1)) {
      article += 4;
      at += 12;
    }
    while (end - at >= 3 && at[0] == 0 && at[1] >= 0x80 && at[2] < 0x80 && article < greatest) {
      lengths[++article] = static_cast<std::uint32_t>(at[1] & 0x7F) | static_cast<std::uint32_t>(at[2]) << 7;
      at += 3;
    }
    if (at == end) return;
    at = read_uint(at, end, further);
    if (at == end) damaged_entries();
    article += further + 1;
  }
}

#ifdef __SSE2__
/// Eight postings of two bytes each, the articles between and the times; gives the last article.
inline std::uint32_t add_eight(__m128i bytes, std::uint32_t article, std::uint32_t* articles, std::uint32_t* times) {
  const __m128i none = _mm_setzero_si128();
  // Each step from the article before, then from the one before the first.
  __m128i steps = _mm_add_epi16(_mm_and_si128(bytes, _mm_set1_epi16(0xFF)), _mm_set1_epi16(1));
  steps = _mm_add_epi16(steps, _mm_slli_si128(steps, 2));
  steps = _mm_add_epi16(steps, _mm_slli_si128(steps, 4));
  steps = _mm_add_epi16(steps, _mm_slli_si128(steps, 8));
  const __m128i before = _mm_set1_epi32(static_cast<int>(article));
  const __m128i counts = _mm_srli_epi16(bytes, 8);
  const auto put = [](std::uint32_t* to, __m128i four) { _mm_storeu_si128(reinterpret_cast<__m128i*>(to), four); };
  put(articles, _mm_add_epi32(before, _mm_unpacklo_epi16(steps, none)));
  put(articles + 4, _mm_add_epi32(before, _mm_unpackhi_epi16(steps, none)));
  put(times, _mm_unpacklo_epi16(counts, none));
  put(times + 4, _mm_unpackhi_epi16(counts, none));
  return articles[7];
}
#endif

/// Postings into arrays that have room for so many; gives how many there are.
inline std::size_t read_postings(std::string_view entries, std::uint32_t article, std::uint32_t* articles,
                                 std::uint32_t* times, std::size_t room) {
  const auto* at = reinterpret_cast<const unsigned char*>(entries.data());
  const auto* const end = at + entries.size();
  if (at == end) return 0;
  if (room == 0) damaged_entries();
  std::uint32_t further = 0;
  at = read_uint(at, end, *times);
  *articles = article;
  std::size_t count = 1;
  while (at != end) {
#ifdef __SSE2__
    // Eight at once, where each number takes one byte: nearly all of a long list.
    while (end - at >= 16 && room - count >= 8) {
      const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
      if (_mm_movemask_epi8(bytes) != 0) break;
      article = add_eight(bytes, article, articles + count, times + count);
      count += 8;
      at += 16;
    }
    if (at == end) break;
#endif
    at = read_uint(at, end, further);
    if (at == end || room == count) damaged_entries();
    article += further + 1;
    articles[count] = article;
    at = read_uint(at, end, times[count++]);
  }
  return count;
}

constexpr std::size_t longest_value = Lists::longest_value;

/// A value as it is kept; of zeros where it is not known, so that memory is cleared and not filled.
struct Value {
  std::uint8_t size_and_one = 0;
  std::array<char, longest_value> bytes{};
  [[nodiscard]] std::string_view text() const { return {bytes.data(), size_and_one - std::size_t{1}}; }
};

/// A value of each article, in pages that are made when they are asked for.
class ValuePages {
 public:
  static constexpr std::size_t page_articles = 256;  // a page of the system: a single search asks for few
  using Page = std::array<Value, page_articles>;

  Page& page_of(std::uint32_t article) {
    const std::size_t page = article / page_articles;
    if (page >= pages_.size()) pages_.resize(page + 1);
    if (!pages_[page]) pages_[page] = std::make_unique<Page>();
    return *pages_[page];
  }
  Value& at(std::uint32_t article) { return page_of(article)[article % page_articles]; }

 private:
  std::vector<std::unique_ptr<Page>> pages_;
};

/// The value of one article, from a chunk that begins with `first`; left as it is where the article has none.
inline void read_value(std::string_view tag, std::uint32_t first, std::uint32_t article, Value& value) {
  const auto* at = reinterpret_cast<const unsigned char*>(tag.data());
  const auto* const end = at + tag.size();
  for (std::uint32_t size = 0, further = 0; at != end; first += further + 1) {
    at = read_uint(at, end, size);
    if (size > static_cast<std::size_t>(end - at)) damaged_entries();
    if (size > longest_value) throw Xapian::UnimplementedError("a value is too long to be kept");
    if (first >= article) {
      if (first > article) return;
      value.size_and_one = static_cast<std::uint8_t>(size + 1);
      std::memcpy(value.bytes.data(), at, size);
      return;
    }
    at += size;
    if (at == end) return;
    at = read_uint(at, end, further);
  }
}

/// The values of a chunk that begins with this article.
inline void read_values_of(std::string_view tag, std::uint32_t article, ValuePages& values) {
  const auto* at = reinterpret_cast<const unsigned char*>(tag.data());
  const auto* const end = at + tag.size();
  auto* page = &values.page_of(article);
  for (std::uint32_t size = 0, further = 0; at != end; article += further + 1) {
    if (article % ValuePages::page_articles <= further)
      page = &values.page_of(article);  // in which the one before was not
    at = read_uint(at, end, size);
    if (size > static_cast<std::size_t>(end - at)) damaged_entries();
    if (size > longest_value) throw Xapian::UnimplementedError("a value is too long to be kept");
    Value& value = (*page)[article % ValuePages::page_articles];
    value.size_and_one = static_cast<std::uint8_t>(size + 1);
    // As many bytes as there may be are copied sooner than as many as there are.
    if (static_cast<std::size_t>(end - at) >= longest_value) std::memcpy(value.bytes.data(), at, longest_value);
    else std::memcpy(value.bytes.data(), at, size);
    at += size;
    if (at == end) return;
    at = read_uint(at, end, further);
  }
}

/// Of a chunk that begins with the article `first`, the values of `count` articles from `begin` on, each of four bytes, as numbers
/// whose highest byte comes first.
inline void read_numbers_of(std::string_view tag, std::uint32_t first, std::uint32_t begin, std::uint32_t count,
                            std::uint32_t* numbers) {
  const auto* at = reinterpret_cast<const unsigned char*>(tag.data());
  const auto* const end = at + tag.size();
  for (std::uint32_t size = 0, further = 0; at != end; first += further + 1) {
    at = read_uint(at, end, size);
    if (size > static_cast<std::size_t>(end - at)) damaged_entries();
    if (size != sizeof(std::uint32_t)) throw Xapian::UnimplementedError("a value is no day");
    if (first >= begin) {
      if (first - begin >= count) return;
      numbers[first - begin] =
          std::uint32_t{at[0]} << 24 | std::uint32_t{at[1]} << 16 | std::uint32_t{at[2]} << 8 | at[3];
    }
    at += size;
    if (at == end) return;
    at = read_uint(at, end, further);
  }
}

}  // namespace archive::index::glass
