// SPDX-License-Identifier: GPL-3.0-or-later
/// What the archive's own words tell.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "archive/core/id.hpp"
#include "archive/index/reader.hpp"
#include "term_source.hpp"

namespace archive::search {

/// How a spelling occurs in the bodies of the archive, accents aside.
struct CaseCounts {
  std::uint64_t name = 0;   ///< capitalised where nothing but a name would be
  std::uint64_t lower = 0;  ///< in lower case inside a sentence
  std::uint64_t all = 0;    ///< every occurrence, in titles too
};

/// Look-ups in the terms of one index. Cheap to make. Made for one query, whose words are asked for again and
/// again: each look-up costs several reads, so that answers are kept. Not for several threads.
class Vocabulary {
 public:
  /// Reads the lists; has Xapian's database opened where that is asked for. The reader has to outlive it.
  explicit Vocabulary(const index::Reader& reader) : reader_(&reader) {}

  /// Asks Xapian, of a database that has to outlive it.
  explicit Vocabulary(const Xapian::Database& database) : database_(&database) {}

  /// Every spelling of the archive that folds to this one, itself included when it occurs. At most a few dozen.
  [[nodiscard]] const std::vector<std::string>& accentuations(std::string_view folded) const;

  /// As stem.hpp has it.
  [[nodiscard]] const std::vector<std::string>& words_of_stem(const std::string& stem) const;

  [[nodiscard]] CaseCounts case_counts(std::string_view folded) const;

  /// How often the word stands in capitals outside lines of capitals.
  [[nodiscard]] std::uint64_t in_capitals(std::string_view folded) const;

  /// Whether an index term (prefix included) occurs.
  [[nodiscard]] bool has(const std::string& term) const { return articles(term) > 0; }

  /// Articles that hold an index term (prefix included).
  [[nodiscard]] Xapian::doccount articles(const std::string& term) const { return counts(term).articles; }

  /// The identifier terms of articles whose identifier begins with these hexadecimal digits, at most `limit`.
  [[nodiscard]] std::vector<std::string> id_terms(std::string_view digits, std::size_t limit) const;

  [[nodiscard]] Xapian::doccount size() const;

  [[nodiscard]] const Xapian::Database& database() const { return reader_ ? reader_->database() : *database_; }

 private:
  [[nodiscard]] TermSource source() const {
    return reader_ ? TermSource(reader_->lists(), nullptr) : TermSource(*database_);
  }
  [[nodiscard]] const index::TermCounts& counts(const std::string& term) const;
  [[nodiscard]] std::uint64_t occurrences(const std::string& term) const { return counts(term).occurrences; }

  const index::Reader* reader_ = nullptr;  ///< null: the database is asked
  const Xapian::Database* database_ = nullptr;
  mutable std::unordered_map<std::string, index::TermCounts> counts_;
  mutable std::unordered_map<std::string, std::vector<std::string>> accentuations_, of_stem_;
};

}  // namespace archive::search
