// SPDX-License-Identifier: GPL-3.0-or-later
#include "glass_lists.hpp"

#include <algorithm>

#include "glass_pack.hpp"

namespace archive::index::glass {
namespace {

/// Xapian's own figure, for both kinds: a chunk that has reached it is ended.
constexpr std::size_t chunk_bytes = 2000;

constexpr std::string_view lengths_key("\0\xE0", 2);

}  // namespace

/// key_     of the first chunk; that of a later one begins with it
/// counts   whether the list begins with how many postings it has; that of the documents' lengths does not
void ListWriter::add_chunks(std::span<const Posting> postings, bool counts) {
  const std::size_t key_size = key_.size();
  for (std::size_t first = 0; first < postings.size();) {
    entries_.clear();
    std::size_t next = first;
    for (; next < postings.size() && entries_.size() < chunk_bytes; ++next) {
      if (next != first) put_uint(entries_, postings[next].other - postings[next - 1].other - 1);
      put_uint(entries_, postings[next].times);
    }
    tag_.clear();
    key_.resize(key_size);
    if (first == 0) {
      std::uint64_t sum = 0;
      if (counts) std::for_each(postings.begin(), postings.end(), [&](const Posting& one) { sum += one.times; });
      put_uint(tag_, counts ? postings.size() : 0);
      put_uint(tag_, sum);
      put_uint(tag_, postings[0].other - 1);
    } else {
      if (counts) key_ += '\0';
      put_sorted_uint(key_, postings[first].other);
    }
    tag_ += next == postings.size() ? '1' : '0';
    put_uint(tag_, postings[next - 1].other - postings[first].other);
    tag_ += entries_;
    table_.add(key_, tag_);
    first = next;
  }
}

void ListWriter::add(std::string_view term, std::span<const Posting> postings) {
  key_.clear();
  put_sorted_string(key_, term);
  add_chunks(postings, true);
}

void ListWriter::add_lengths(std::span<const Posting> lengths) {
  key_.assign(lengths_key);
  add_chunks(lengths, false);
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
