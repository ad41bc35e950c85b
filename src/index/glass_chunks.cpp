// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of postings and of values, cut to chunks.
#include <algorithm>

#include "glass_pack.hpp"
#include "glass_segment.hpp"

namespace archive::index::glass {
namespace {

/// Xapian's own figure, for both kinds: a chunk that has reached it is ended.
constexpr std::size_t chunk_bytes = 2000;

}  // namespace

void write_chunks(TableWriter& table, std::string_view first_key, std::string_view later_key, const Posting* begin,
                  const Posting* end, bool counts) {
  std::string key, tag, entries;
  for (const Posting* first = begin; first != end;) {
    entries.clear();
    const Posting* next = first;
    for (std::uint32_t before = first->other; next != end && entries.size() < chunk_bytes; before = next++->other) {
      if (next != first) put_uint(entries, next->other - before - 1);
      put_uint(entries, next->times);
    }
    tag.clear();
    key.assign(first == begin ? first_key : later_key);
    if (first == begin) {
      std::uint64_t sum = 0;
      if (counts) std::for_each(begin, end, [&](const Posting& one) { sum += one.times; });
      put_uint(tag, counts ? static_cast<std::uint64_t>(end - begin) : 0);
      put_uint(tag, sum);
      put_uint(tag, first->other - 1);
    } else {
      put_sorted_uint(key, first->other);
    }
    tag += next == end ? '1' : '0';
    put_uint(tag, (next - 1)->other - first->other);
    tag += entries;
    table.add(key, tag);
    first = next;
  }
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

std::string ValueList::statistics() const {
  std::string tag;
  put_uint(tag, count_);
  put_string(tag, least_);
  if (least_ != greatest_) tag += greatest_;
  return tag;
}

void ValueList::write(TableWriter& table, Xapian::valueno slot) const {
  for (const auto& [document, values] : chunks_) {
    std::string key("\0\xD8", 2);
    put_uint(key, slot);
    put_sorted_uint(key, document);
    table.add(key, values);
  }
}

}  // namespace archive::index::glass
