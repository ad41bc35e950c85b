// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/index/lists.hpp"

#include <sys/mman.h>
#include <xapian.h>

#include <algorithm>
#include <map>
#include <new>
#include <optional>
#include <string>
#include <utility>

#include "glass_entries.hpp"
#include "glass_pack.hpp"
#include "glass_reader.hpp"
#include "glass_synonyms.hpp"
#include "glass_unpack.hpp"
#include "glass_version.hpp"

namespace archive::index {
namespace {

using glass::put_sorted_string;
using glass::put_sorted_uint;
using glass::put_uint;
using glass::take_uint;

/// A word of a query is asked for beside its relatives, as itself and as a name, in capitals and without accents: some leaves
/// in turn. With 32 a query reads half the blocks that it reads with one; 128 save another eighth.
constexpr std::size_t kept_leaves = 32;

/// So many values of a slot are read alone: a single query asks for ten or twenty, nearly each in a chunk of hundreds.
constexpr std::size_t first_values = 32;

constexpr std::string_view lengths_key("\0\xE0", 2), values_key("\0\xD8", 2);

/// The number a key ends with, as put_sorted_uint() writes it.
std::uint32_t sorted_uint(std::string_view bytes) {
  if (bytes.size() < 2 || bytes.size() > 6) glass::damaged_entries();
  std::uint64_t value = 0;
  for (const char byte : bytes) value = value << 8 | static_cast<unsigned char>(byte);
  // A leading one for each byte beyond two, and a zero.
  return static_cast<std::uint32_t>(value & ((std::uint64_t{1} << (7 * bytes.size() + 1)) - 1));
}

/// Of a number for each article.
std::size_t numbers_bytes(std::uint32_t last) { return (std::size_t{last} + 1) * sizeof(std::uint32_t); }

/// All 0. What nobody writes to takes no memory, which an allocator that has freed some cannot promise. Of few articles a
/// search reads all: their pages are taken at once.
std::uint32_t* make_numbers(std::uint32_t last) {
  constexpr std::size_t few = 64 << 10;  // bytes
  int flags = MAP_PRIVATE | MAP_ANONYMOUS;
#ifdef MAP_POPULATE
  if (numbers_bytes(last) <= few) flags |= MAP_POPULATE;
#endif
  void* const at = ::mmap(nullptr, numbers_bytes(last), PROT_READ | PROT_WRITE, flags, -1, 0);
  if (at == MAP_FAILED) throw std::bad_alloc();
  return static_cast<std::uint32_t*>(at);
}

}  // namespace

void Lists::Unmap::operator()(std::uint32_t* numbers) const { ::munmap(numbers, bytes); }

class Lists::Impl {
 public:
  Impl(const std::filesystem::path& segment, Mapping mapping) : Impl(segment, mapping, glass::read_version(segment)) {}

  [[nodiscard]] const glass::Version& version() const { return version_; }

  TermCounts counts(std::string_view term) {
    std::string key;
    put_sorted_string(key, term);
    if (!table_.find(key)) return {};
    std::string_view tag = table_.tag();
    const auto articles = static_cast<std::uint32_t>(take_uint(tag));
    return {articles, take_uint(tag)};
  }

  std::string_view record(std::uint32_t article) {
    std::string key;
    put_sorted_uint(key, article);
    return records_.find(key) ? records_.tag() : std::string_view();
  }

  std::vector<std::string> accentuations(std::string_view folded) {
    std::vector<std::string> words;
    if (folded.empty() || !synonyms_.find(folded)) return words;
    glass::for_each_synonym(synonyms_.tag(), [&](std::string_view word) { words.emplace_back(word); });
    return words;
  }

  TermList postings(std::string_view term, std::uint32_t greatest) {
    TermList list;
    std::string key;
    put_sorted_string(key, term);
    if (!table_.find(key)) return list;
    std::string_view tag = table_.tag();
    const auto count = take_uint(tag);
    if (count > greatest) glass::damaged_entries();
    std::size_t at = 0;
    list.articles.resize(count);
    list.times.resize(count);
    (void)take_uint(tag);  // occurrences
    auto first = static_cast<std::uint32_t>(take_uint(tag) + 1);
    key += '\0';
    for (;;) {
      const bool last = take_end_mark(tag);
      (void)take_uint(tag);  // from the first to the last article
      at += glass::read_postings(tag, first, list.articles.data() + at, list.times.data() + at, count - at);
      if (at > 0 && list.articles[at - 1] > greatest) glass::damaged_entries();
      if (last && at == count) return list;
      if (last || !table_.next() || !table_.key().starts_with(key)) glass::damaged_entries();
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
      glass::read_entries(tag, first, [&](std::uint32_t article, std::uint32_t times) {
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
    if (!found.starts_with(lengths_key)) glass::damaged_entries();
    std::uint32_t first = found.size() > lengths_key.size() ? sorted_uint(found.substr(lengths_key.size())) : 0;
    std::string_view tag = table_.tag();
    if (first == 0) {
      (void)take_uint(tag);  // articles and words of the database, which are told elsewhere
      (void)take_uint(tag);
      first = static_cast<std::uint32_t>(take_uint(tag) + 1);
    }
    (void)take_end_mark(tag);
    (void)take_uint(tag);
    glass::read_lengths_of(tag, first, greatest, lengths);
  }

  std::string_view value(std::uint32_t slot, std::uint32_t article) {
    auto& values = values_[slot];
    if (values.first.size() < first_values) {
      if (const auto known = values.first.find(article); known != values.first.end()) return known->second.text();
      glass::Value value{.size_and_one = 1};
      if (const auto chunk = find_values(slot, article))
        glass::read_value(chunk->entries, chunk->first, article, value);
      return values.first.emplace(article, value).first->second.text();
    }
    glass::Value& known = values.pages.at(article);
    if (known.size_and_one == 0) {
      if (const auto chunk = find_values(slot, article))
        glass::read_values_of(chunk->entries, chunk->first, values.pages);
      if (known.size_and_one == 0) known.size_and_one = 1;  // it has none
    }
    return known.text();
  }

  const std::uint32_t* days(std::uint32_t slot, std::uint32_t first) {
    auto& days = days_[slot];
    if (!days.numbers) {
      const std::uint32_t last = version_.last_document | (days_at_once - 1);  // whole windows
      days.numbers = {make_numbers(last), Unmap{numbers_bytes(last)}};
      days.known.resize(last / days_at_once + 1);
    }
    std::uint32_t* const numbers = days.numbers.get() + first;
    if (days.known[first / days_at_once]) return numbers;
    const std::string prefix = go_to_values(slot, first);
    // The last chunk that begins before, and those that begin among them.
    bool there = table_.key().starts_with(prefix) || table_.next();
    for (; there && table_.key().starts_with(prefix); there = table_.next()) {
      const auto begin = sorted_uint(table_.key().substr(prefix.size()));
      if (begin >= first + std::uint64_t{days_at_once}) break;
      glass::read_numbers_of(table_.tag(), begin, first, days_at_once, numbers);
    }
    days.known[first / days_at_once] = true;
    return numbers;
  }

 private:
  Impl(const std::filesystem::path& segment, Mapping mapping, const glass::Version& version)
      : version_(version),
        table_(glass::table_path(segment, glass::Table::Postings), version.postings, kept_leaves, mapping),
        records_(glass::table_path(segment, glass::Table::Records), version.records, 1, mapping),
        synonyms_(glass::table_path(segment, glass::Table::Synonyms), version.synonyms, 1, mapping) {}

  static bool take_end_mark(std::string_view& tag) {
    if (tag.empty()) glass::damaged_entries();
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
    if (!found.starts_with(key)) glass::damaged_entries();
    return sorted_uint(found.substr(key.size()));
  }

  struct ValueChunk {
    std::uint32_t first;  ///< article
    std::string_view entries;
  };

  /// Goes to the chunk that would hold the value of an article, or to what stands before it; gives what the keys of chunks of the
  /// slot begin with.
  std::string go_to_values(std::uint32_t slot, std::uint32_t article) {
    std::string prefix(values_key);
    put_uint(prefix, slot);
    std::string key = prefix;
    put_sorted_uint(key, article);
    table_.find(key);
    return prefix;
  }

  /// The chunk that would hold the value of an article, if any.
  std::optional<ValueChunk> find_values(std::uint32_t slot, std::uint32_t article) {
    const std::string prefix = go_to_values(slot, article);
    if (!table_.key().starts_with(prefix)) return std::nullopt;
    const auto first = sorted_uint(table_.key().substr(prefix.size()));
    return ValueChunk{first, table_.tag()};
  }

  /// Values of a slot that were asked for.
  struct Values {
    std::map<std::uint32_t, glass::Value> first;  ///< by article
    glass::ValuePages pages;                      ///< after these all, with what stands beside them
  };

  struct Days {
    std::unique_ptr<std::uint32_t, Unmap> numbers{nullptr, Unmap{0}};  ///< by article
    std::vector<bool> known;                                           ///< by window
  };

  glass::Version version_;
  glass::TableReader table_, records_, synonyms_;
  std::map<std::uint32_t, Values> values_;
  std::map<std::uint32_t, Days> days_;  ///< by slot
};

Lists::Lists(const std::filesystem::path& segment, Mapping mapping)
    : impl_(std::make_unique<Impl>(segment, mapping)),
      size_(impl_->version().documents),
      last_(impl_->version().last_document),
      lengths_(make_numbers(last_), Unmap{numbers_bytes(last_)}) {}
Lists::Lists(Lists&&) noexcept = default;
Lists::~Lists() = default;

std::uint64_t Lists::revision() const { return impl_->version().postings.revision; }

std::uint64_t Lists::total_length() const { return impl_->version().total_length; }

TermList Lists::postings(std::string_view term) const { return impl_->postings(term, last_); }

TermCounts Lists::counts(std::string_view term) const { return impl_->counts(term); }

std::vector<std::uint32_t> Lists::times(std::string_view term, const std::vector<std::uint32_t>& articles) const {
  return impl_->times(term, articles);
}

std::vector<std::string> Lists::terms_beginning(std::string_view prefix) const {
  return impl_->terms_beginning(prefix);
}

std::vector<std::string> Lists::accentuations(std::string_view folded) const { return impl_->accentuations(folded); }

std::uint32_t Lists::read_length(std::uint32_t article) const {
  impl_->read_lengths(article, last_, lengths_.get());
  return lengths_.get()[article];
}

std::string_view Lists::value(std::uint32_t slot, std::uint32_t article) const { return impl_->value(slot, article); }

const std::uint32_t* Lists::days(std::uint32_t slot, std::uint32_t first) const { return impl_->days(slot, first); }

std::string_view Lists::record(std::uint32_t article) const { return impl_->record(article); }

}  // namespace archive::index
