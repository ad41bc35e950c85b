// SPDX-License-Identifier: GPL-3.0-or-later
#include "glass_lists.hpp"

#include "glass_pack.hpp"

namespace archive::index::glass {
namespace {

/// Xapian's own figure, for both kinds: a chunk that has reached it is ended.
constexpr std::size_t chunk_bytes = 2000;

}  // namespace

void ListWriter::write_chunk(std::uint32_t first, std::uint32_t last, bool is_last) {
  tag_.clear();
  key_.resize(key_size_);
  if (is_first_) {
    put_uint(tag_, documents_);
    put_uint(tag_, times_);
    put_uint(tag_, first - 1);
  } else {
    if (key_ != lengths_key) key_ += '\0';
    put_sorted_uint(key_, first);
  }
  is_first_ = false;
  tag_ += is_last ? '1' : '0';
  put_uint(tag_, last - first);
  tag_ += entries_;
  table_.add(key_, tag_);
  entries_.clear();
}

void ListWriter::begin(std::string_view key, std::uint64_t documents, std::uint64_t times) {
  key_ = key;
  key_size_ = key.size();
  documents_ = documents;
  times_ = times;
  is_first_ = true;
  entries_.clear();
}

void ListWriter::append(std::uint32_t first, std::uint32_t last, std::string_view entries) {
  const bool holds = !entries_.empty();
  if (last < first || (holds && first <= held_last_))
    throw Xapian::DatabaseCorruptError("a list of the index is not in order");
  if (entries_.size() >= chunk_bytes) write_chunk(held_first_, held_last_, false);
  if (entries_.empty()) held_first_ = first;
  else put_uint(entries_, first - held_last_ - 1);
  entries_ += entries;
  held_last_ = last;
}

void ListWriter::end() {
  if (!entries_.empty()) write_chunk(held_first_, held_last_, true);
}

void ListWriter::add_chunks(std::span<const Posting> postings) {
  for (std::size_t first = 0; first < postings.size();) {
    std::size_t next = first;
    for (; next < postings.size() && entries_.size() < chunk_bytes; ++next) {
      if (next != first) put_uint(entries_, postings[next].other - postings[next - 1].other - 1);
      put_uint(entries_, postings[next].times);
    }
    write_chunk(postings[first].other, postings[next - 1].other, next == postings.size());
    first = next;
  }
}

void ListWriter::add(std::string_view term, std::span<const Posting> postings) {
  std::uint64_t times = 0;
  for (const Posting& one : postings) times += one.times;
  begin({}, postings.size(), times);
  put_sorted_string(key_, term);
  key_size_ = key_.size();
  add_chunks(postings);
}

void ListWriter::add_lengths(std::span<const Posting> lengths) {
  begin(lengths_key, 0, 0);
  add_chunks(lengths);
}

std::string statistics_key(Xapian::valueno slot) {
  std::string key(statistics_prefix);
  put_last_uint(key, slot);
  return key;
}

std::string values_key(Xapian::valueno slot, std::uint32_t first) {
  std::string key(values_prefix);
  put_uint(key, slot);
  put_sorted_uint(key, first);
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

void ValueList::write(TableWriter& table, Xapian::valueno slot) const {
  for (const auto& [first, values] : chunks_) table.add(values_key(slot, first), values);
}

}  // namespace archive::index::glass
