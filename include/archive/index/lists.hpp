// SPDX-License-Identifier: GPL-3.0-or-later
/// The lists of a segment as they lie on disk: postings, lengths and values, its records and accentuations, read without
/// Xapian.
///
/// Xapian gives a posting by a dozen virtual calls and looks for the length of each article in a list of its own; half of
/// the time of a search was that. What is read here is what Xapian reads at the same revision.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace archive::index {

/// Leaves what a container makes room for as it is, where that is going to be overwritten.
template <typename Number>
struct Unfilled : std::allocator<Number> {
  template <typename Other>
  struct rebind {
    using other = Unfilled<Other>;
  };
  void construct(Number*) const {}
  void construct(Number* at, Number value) const { *at = value; }
};

template <typename Number>
using Numbers = std::vector<Number, Unfilled<Number>>;

/// The articles that hold a term, ascending, and how often each does.
struct TermList {
  Numbers<std::uint32_t> articles, times;
};

/// Whether files are mapped into memory once so much of them was read that it pays. What is mapped counts as memory of the
/// process, as much as it has touched, though the system takes it back where it needs it.
enum class Mapping : std::uint8_t { Never, WhenMuchIsRead };

/// How a term comes in some articles.
struct TermCounts {
  std::uint32_t articles = 0;     ///< that hold it
  std::uint64_t occurrences = 0;  ///< in them all; of words of their texts alone

  TermCounts& operator+=(const TermCounts& more) {
    articles += more.articles;
    occurrences += more.occurrences;
    return *this;
  }
};

/// Lists of one segment, by its own numbers of articles. What was asked of lengths, days and values is kept, in memory of 4, 4 and
/// 16 bytes an article.
class Lists {
 public:
  /// Opens the segment in this directory as it stands. Throws Xapian::DatabaseModifiedError when it is not there, and below
  /// when it was changed since; Xapian::DatabaseError when it cannot be read.
  explicit Lists(const std::filesystem::path& segment, Mapping mapping = Mapping::Never);
  Lists(Lists&&) noexcept;
  ~Lists();

  /// Xapian's number of the state that is read.
  [[nodiscard]] std::uint64_t revision() const;

  /// Articles of the segment.
  [[nodiscard]] std::uint32_t size() const { return size_; }
  /// No article has a higher number.
  [[nodiscard]] std::uint32_t last() const { return last_; }
  /// The lengths of all articles together.
  [[nodiscard]] std::uint64_t total_length() const;

  [[nodiscard]] TermList postings(std::string_view term) const;

  [[nodiscard]] TermCounts counts(std::string_view term) const;

  /// How often a term stands in each of these articles, which ascend. Of a long list only the parts that may hold them are
  /// read.
  [[nodiscard]] std::vector<std::uint32_t> times(std::string_view term,
                                                 const std::vector<std::uint32_t>& articles) const;

  /// The terms that begin with these bytes, ascending.
  ///
  /// prefix   not empty
  [[nodiscard]] std::vector<std::string> terms_beginning(std::string_view prefix) const;

  /// The words with accents that a word without them stands for, ascending. Some may stand in no article any more.
  [[nodiscard]] std::vector<std::string> accentuations(std::string_view folded) const;

  /// Of an article that is there: its number of words, as Xapian counts it.
  [[nodiscard]] std::uint32_t length(std::uint32_t article) const {
    const auto known = lengths_.get()[article];
    return known != 0 ? known : read_length(article);
  }

  /// Longest value that value() gives.
  static constexpr std::size_t longest_value = 15;  // bytes

  /// A value of an article that is there; empty where it has none. Valid until the lists are gone. Throws
  /// Xapian::UnimplementedError for a longer one.
  [[nodiscard]] std::string_view value(std::uint32_t slot, std::uint32_t article) const;

  /// Articles of which days() tells.
  static constexpr std::uint32_t days_at_once = 2048;

  /// The values of a slot of days (date_value.hpp) of the articles from `first` on, which is a multiple of days_at_once and not beyond
  /// the last, as numbers in their order; 0 where there is none. Valid until the lists are gone. Throws Xapian::UnimplementedError
  /// where a value is of another size.
  [[nodiscard]] const std::uint32_t* days(std::uint32_t slot, std::uint32_t first) const;

  /// Of an article that is there: what its document holds (record.hpp), empty where that is nothing. Valid until the next call.
  [[nodiscard]] std::string_view record(std::uint32_t article) const;

 private:
  struct Unmap {
    std::size_t bytes;
    void operator()(std::uint32_t* numbers) const;
  };

  std::uint32_t read_length(std::uint32_t article) const;

  class Impl;
  std::unique_ptr<Impl> impl_;
  std::uint32_t size_, last_;
  std::unique_ptr<std::uint32_t, Unmap> lengths_;  ///< by article; 0 where none was read
};

}  // namespace archive::index
