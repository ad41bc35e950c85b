// SPDX-License-Identifier: GPL-3.0-or-later
/// Entries of Xapian's glass backend as they stand in a chunk: of postings, of lengths and of values.
#pragma once

#include <xapian.h>

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
    // No article between, and a number that is continued once: 00, 80-FF, 00-7F.
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
    if constexpr (std::endian::native == std::endian::little) {
      // Four at once, where each number takes one byte: nearly all of a long list.
      constexpr std::uint64_t continues = 0x8080808080808080;
      std::uint64_t bytes = 0;
      while (static_cast<std::size_t>(end - at) >= sizeof(bytes) && room - count >= 4) {
        std::memcpy(&bytes, at, sizeof(bytes));
        if ((bytes & continues) != 0) break;
        for (unsigned i = 0; i < 4; ++i, bytes >>= 16) {
          article += static_cast<std::uint32_t>(bytes & 0x7F) + 1;
          articles[count + i] = article;
          times[count + i] = static_cast<std::uint32_t>(bytes >> 8 & 0x7F);
        }
        count += 4;
        at += sizeof(bytes);
      }
      if (at == end) break;
    }
    at = read_uint(at, end, further);
    if (at == end || room == count) damaged_entries();
    article += further + 1;
    articles[count] = article;
    at = read_uint(at, end, times[count++]);
  }
  return count;
}

constexpr std::size_t longest_value = Lists::longest_value;

/// A value as it is kept: its size first.
struct Value {
  static constexpr std::uint8_t unknown = 0xFF;
  std::uint8_t size = unknown;
  std::array<char, longest_value> bytes{};
};

/// A value of each article, in pages that are made when they are asked for.
class ValuePages {
 public:
  static constexpr std::size_t page_articles = 4096;
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
    value.size = static_cast<std::uint8_t>(size);
    // As many bytes as there may be are copied sooner than as many as there are.
    if (static_cast<std::size_t>(end - at) >= longest_value) std::memcpy(value.bytes.data(), at, longest_value);
    else std::memcpy(value.bytes.data(), at, size);
    at += size;
    if (at == end) return;
    at = read_uint(at, end, further);
  }
}

}  // namespace archive::index::glass
