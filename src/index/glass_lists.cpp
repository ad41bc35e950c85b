// SPDX-License-Identifier: GPL-3.0-or-later
#include "glass_lists.hpp"

#include <algorithm>

#include "glass_pack.hpp"

namespace archive::index::glass {
namespace {

/// Xapian's own figure, for both kinds: a chunk that has reached it is ended.
constexpr std::size_t chunk_bytes = 2000;

/// counts   whether the list begins with how many postings it has; that of the documents' lengths does not
void write_chunks(TableWriter& table, std::string_view first_key, std::string_view later_key,
                  std::span<const Posting> postings, bool counts) {
  std::string key, tag, entries;
  for (std::size_t first = 0; first < postings.size();) {
    entries.clear();
    std::size_t next = first;
    for (; next < postings.size() && entries.size() < chunk_bytes; ++next) {
      if (next != first) put_uint(entries, postings[next].other - postings[next - 1].other - 1);
      put_uint(entries, postings[next].times);
    }
    tag.clear();
    key.assign(first == 0 ? first_key : later_key);
    if (first == 0) {
      std::uint64_t sum = 0;
      if (counts) std::for_each(postings.begin(), postings.end(), [&](const Posting& one) { sum += one.times; });
      put_uint(tag, counts ? postings.size() : 0);
      put_uint(tag, sum);
      put_uint(tag, postings[0].other - 1);
    } else {
      put_sorted_uint(key, postings[first].other);
    }
    tag += next == postings.size() ? '1' : '0';
    put_uint(tag, postings[next - 1].other - postings[first].other);
    tag += entries;
    table.add(key, tag);
    first = next;
  }
}

}  // namespace

void write_list(TableWriter& table, std::string_view term, std::span<const Posting> postings) {
  std::string key;
  put_sorted_string(key, term);
  write_chunks(table, key, key + '\0', postings, true);
}

void write_lengths(TableWriter& table, std::span<const Posting> lengths) {
  constexpr std::string_view key("\0\xE0", 2);
  write_chunks(table, key, key, lengths, false);
}

std::string statistics_key(Xapian::valueno slot) {
  std::string key("\0\xD0", 2);
  put_last_uint(key, slot);
  return key;
}

std::string value_statistics(std::uint64_t count, std::string_view least, std::string_view greatest) {
  std::string tag;
  put_uint(tag, count);
  put_string(tag, least);
  if (least != greatest) tag += greatest;
  return tag;
}

void ValueList::add(std::uint32_t document, std::string_view value) {
  if (chunks_.empty() || chunks_.back().second.size() >= chunk_bytes) chunks_.push_back({document, {}});
  else put_uint(chunks_.back().second, document - last_ - 1);
  put_string(chunks_.back().second, value);
  last_ = document;
  if (count_++ == 0) {
    least_ = greatest_ = value;
  } else if (value < least_) {
    least_ = value;
  } else if (value > greatest_) {
    greatest_ = value;
  }
}

void ValueList::write(TableWriter& table, Xapian::valueno slot, Growing last) {
  const std::size_t kept = last == Growing::Kept && !chunks_.empty() ? 1 : 0;
  const auto end = chunks_.end() - static_cast<std::ptrdiff_t>(kept);
  for (auto chunk = chunks_.begin(); chunk != end; ++chunk) {
    std::string key("\0\xD8", 2);
    put_uint(key, slot);
    put_sorted_uint(key, chunk->first);
    table.add(key, chunk->second);
  }
  chunks_.erase(chunks_.begin(), end);
}

}  // namespace archive::index::glass
