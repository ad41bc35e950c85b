// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/index/lists.hpp"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <cstring>
#include <map>
#include <new>
#include <string>

#include "glass_pack.hpp"
#include "glass_reader.hpp"
#include "glass_unpack.hpp"

namespace archive::index {
namespace {

using glass::put_sorted_string;
using glass::put_sorted_uint;
using glass::put_uint;
using glass::take_uint;

constexpr std::size_t page_articles = 4096;
constexpr std::string_view lengths_key("\0\xE0", 2), values_key("\0\xD8", 2);

[[noreturn]] void damaged() { throw Xapian::DatabaseCorruptError("a list of the index cannot be read"); }

/// A value as it is kept: its size first.
struct Value {
  static constexpr std::uint8_t unknown = 0xFF;
  std::uint8_t size = unknown;
  std::array<char, Lists::longest_value> bytes{};
};

/// A value of each article, in pages that are made when they are asked for.
class Pages {
 public:
  Value& at(std::uint32_t article) {
    const std::size_t page = article / page_articles;
    if (page >= pages_.size()) pages_.resize(page + 1);
    if (!pages_[page]) pages_[page] = std::make_unique<std::array<Value, page_articles>>();
    return (*pages_[page])[article % page_articles];
  }

 private:
  std::vector<std::unique_ptr<std::array<Value, page_articles>>> pages_;
};

/// The number a key ends with, as put_sorted_uint() writes it.
std::uint32_t sorted_uint(std::string_view bytes) {
  if (bytes.size() < 2 || bytes.size() > 6) damaged();
  std::uint64_t value = 0;
  for (const char byte : bytes) value = value << 8 | static_cast<unsigned char>(byte);
  // A leading one for each byte beyond two, and a zero.
  return static_cast<std::uint32_t>(value & ((std::uint64_t{1} << (7 * bytes.size() + 1)) - 1));
}

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
  damaged();
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
    if (at == end) damaged();
    at = read_uint(at, end, times);
    article += further + 1;
    more = sink(article, times);
  }
}

/// The same into arrays that have room for so many; gives how many there are.
std::size_t read_postings(std::string_view entries, std::uint32_t article, std::uint32_t* articles,
                          std::uint32_t* times, std::size_t room) {
  const auto* at = reinterpret_cast<const unsigned char*>(entries.data());
  const auto* const end = at + entries.size();
  if (at == end) return 0;
  if (room == 0) damaged();
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
    if (at == end || room == count) damaged();
    article += further + 1;
    articles[count] = article;
    at = read_uint(at, end, times[count++]);
  }
  return count;
}

}  // namespace

class Lists::Impl {
 public:
  Impl(const std::filesystem::path& segment, const Xapian::Database& opened)
      : table_(segment / "postlist.glass", version_of(segment, opened.get_revision())) {}

  TermList postings(std::string_view term, std::uint32_t greatest) {
    TermList list;
    std::string key;
    put_sorted_string(key, term);
    if (!table_.find(key)) return list;
    std::string_view tag = table_.tag();
    const auto count = take_uint(tag);
    if (count > greatest) damaged();
    std::size_t at = 0;
    list.articles.resize(count);
    list.times.resize(count);
    (void)take_uint(tag);  // occurrences
    auto first = static_cast<std::uint32_t>(take_uint(tag) + 1);
    key += '\0';
    for (;;) {
      const bool last = take_end_mark(tag);
      (void)take_uint(tag);  // from the first to the last article
      at += read_postings(tag, first, list.articles.data() + at, list.times.data() + at, count - at);
      if (at > 0 && list.articles[at - 1] > greatest) damaged();
      if (last && at == count) return list;
      if (last || !table_.next() || !table_.key().starts_with(key)) damaged();
      first = sorted_uint(table_.key().substr(key.size()));
      tag = table_.tag();
    }
  }

  std::vector<std::uint32_t> times(std::string_view term, const std::vector<std::uint32_t>& articles) {
    std::vector<std::uint32_t> found(articles.size(), 0);
    std::string key;
    put_sorted_string(key, term);
    if (!table_.find(key)) return found;
    std::string_view tag = table_.tag();
    (void)take_uint(tag);  // articles
    (void)take_uint(tag);  // occurrences
    auto first = static_cast<std::uint32_t>(take_uint(tag) + 1);
    key += '\0';
    std::uint32_t part = 0;  // what its key ends with; the first has no number there
    for (std::size_t at = 0;;) {
      const bool last = take_end_mark(tag);
      const auto end = first + take_uint(tag);
      while (at < articles.size() && articles[at] < first) ++at;
      read_entries(tag, first, [&](std::uint32_t article, std::uint32_t times) {
        while (at < articles.size() && articles[at] < article) ++at;
        if (at < articles.size() && articles[at] == article) found[at++] = times;
        return at < articles.size() && articles[at] <= end;
      });
      while (at < articles.size() && articles[at] <= end) ++at;
      if (last || at == articles.size()) return found;
      // Between two parts stands nothing.
      std::uint32_t next = part;
      while (at < articles.size() && (next = find_part(key, articles[at])) == part) ++at;
      if (next == part) return found;
      part = first = next;
      tag = table_.tag();
    }
  }

  std::vector<std::string> terms_beginning(std::string_view prefix) {
    std::vector<std::string> terms;
    std::string key;
    put_sorted_string(key, prefix);
    if (!table_.find(key) && !table_.next()) return terms;
    for (std::string term; table_.key().starts_with(key);) {
      glass::Unpacker reader(table_.key());
      // A key that goes on after the term is that of a further part of its list.
      reader.sorted_string(term);
      if (reader.empty()) terms.push_back(term);
      if (!table_.next()) break;
    }
    return terms;
  }

  /// Of the articles of the chunk that would hold this one.
  void read_lengths(std::uint32_t article, std::uint32_t greatest, std::uint32_t* lengths) {
    std::string key(lengths_key);
    put_sorted_uint(key, article);
    table_.find(key);
    const std::string_view found = table_.key();
    if (!found.starts_with(lengths_key)) damaged();
    std::uint32_t first = found.size() > lengths_key.size() ? sorted_uint(found.substr(lengths_key.size())) : 0;
    std::string_view tag = table_.tag();
    if (first == 0) {
      (void)take_uint(tag);  // articles and words of the database, which are told elsewhere
      (void)take_uint(tag);
      first = static_cast<std::uint32_t>(take_uint(tag) + 1);
    }
    (void)take_end_mark(tag);
    (void)take_uint(tag);
    read_entries(tag, first, [&](std::uint32_t each, std::uint32_t length) {
      if (each > greatest) damaged();
      lengths[each] = length;
      return true;
    });
  }

  std::string_view value(std::uint32_t slot, std::uint32_t article) {
    auto& values = values_[slot];
    Value& known = values.at(article);
    if (known.size == Value::unknown) {
      read_values(slot, article, values);
      if (known.size == Value::unknown) known.size = 0;
    }
    return {known.bytes.data(), known.size};
  }

 private:
  static glass::Version version_of(const std::filesystem::path& segment, std::uint64_t revision) {
    const auto version = glass::read_version(segment);
    if (version.revision != revision) throw Xapian::DatabaseModifiedError("the segment was changed");
    return version;
  }

  static bool take_end_mark(std::string_view& tag) {
    if (tag.empty()) damaged();
    const bool last = tag.front() == '1';
    tag.remove_prefix(1);
    return last;
  }

  /// Goes to the part of a list that would hold an article; gives the number its key ends with, 0 for the first part.
  ///
  /// key   of the list, with the zero byte that a number follows
  std::uint32_t find_part(const std::string& key, std::uint32_t article) {
    std::string wanted = key;
    put_sorted_uint(wanted, article);
    table_.find(wanted);
    const std::string_view found = table_.key();
    if (found == std::string_view(key).substr(0, key.size() - 1)) return 0;
    if (!found.starts_with(key)) damaged();
    return sorted_uint(found.substr(key.size()));
  }

  void read_values(std::uint32_t slot, std::uint32_t article, Pages& values) {
    std::string prefix(values_key);
    put_uint(prefix, slot);
    std::string key = prefix;
    put_sorted_uint(key, article);
    table_.find(key);
    if (!table_.key().starts_with(prefix)) return;
    std::uint32_t each = sorted_uint(table_.key().substr(prefix.size()));
    for (std::string_view tag = table_.tag();; ++each) {
      const auto size = take_uint(tag);
      if (size > tag.size()) damaged();
      if (size > longest_value) throw Xapian::UnimplementedError("a value is too long to be kept");
      Value& value = values.at(each);
      value.size = static_cast<std::uint8_t>(size);
      std::copy_n(tag.begin(), size, value.bytes.begin());
      tag.remove_prefix(size);
      if (tag.empty()) return;
      each += static_cast<std::uint32_t>(take_uint(tag));
    }
  }

  glass::TableReader table_;
  std::map<std::uint32_t, Pages> values_;
};

Lists::Lists(const std::filesystem::path& segment, const Xapian::Database& opened)
    : impl_(std::make_unique<Impl>(segment, opened)),
      size_(opened.get_doccount()),
      last_(opened.get_lastdocid()),
      // Pages that nobody writes to take no memory.
      lengths_(static_cast<std::uint32_t*>(std::calloc(std::size_t{last_} + 1, sizeof(std::uint32_t)))) {
  if (!lengths_) throw std::bad_alloc();
}
Lists::Lists(Lists&&) noexcept = default;
Lists::~Lists() = default;

void Lists::Free::operator()(std::uint32_t* numbers) const { std::free(numbers); }

TermList Lists::postings(std::string_view term) const { return impl_->postings(term, last_); }

std::vector<std::uint32_t> Lists::times(std::string_view term, const std::vector<std::uint32_t>& articles) const {
  return impl_->times(term, articles);
}

std::vector<std::string> Lists::terms_beginning(std::string_view prefix) const {
  return impl_->terms_beginning(prefix);
}

std::uint32_t Lists::read_length(std::uint32_t article) const {
  impl_->read_lengths(article, last_, lengths_.get());
  return lengths_.get()[article];
}

std::string_view Lists::value(std::uint32_t slot, std::uint32_t article) const { return impl_->value(slot, article); }

}  // namespace archive::index
