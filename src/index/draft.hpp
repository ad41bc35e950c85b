// SPDX-License-Identifier: GPL-3.0-or-later
/// What the index keeps of an article, before it is anywhere.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "term_table.hpp"

namespace archive::index {

/// A document that is being made. Xapian::Document sorts its terms with each that is added, in a tree of nodes; here they
/// are counted in one table and sorted with those of other documents when a run is written (glass_segment.hpp).
class Draft {
 public:
  /// Counts a term, `times` times.
  void add_term(std::string_view term, std::uint32_t times = 1) {
    const auto number = terms_.number(term);
    if (number == times_.size()) times_.push_back(times);
    else times_[number] += times;
  }
  /// Adds a term that filters and does not weigh.
  void add_boolean_term(std::string_view term) { add_term(term, 0); }

  /// An empty value is none.
  void add_value(Xapian::valueno slot, std::string value) {
    if (!value.empty()) values_[slot] = std::move(value);
  }
  void set_data(std::string data) { data_ = std::move(data); }

  /// Notes that a word is one that `folded` stands for, for the table of synonyms. What is longer than a key of the table
  /// (245 bytes) is passed over.
  void add_accentuation(std::string_view folded, std::string_view word);

  /// Terms, each once, in the order of their first coming, and how often each came.
  [[nodiscard]] const TermTable& terms() const { return terms_; }
  [[nodiscard]] std::uint32_t times(std::uint32_t number) const { return times_[number]; }

  [[nodiscard]] const std::map<Xapian::valueno, std::string>& values() const { return values_; }
  [[nodiscard]] const std::string& data() const { return data_; }

  /// Each once, the folded word and the word with a zero byte between them.
  [[nodiscard]] const TermTable& accentuations() const { return accentuations_; }

  /// The same for Xapian's own writers, without accentuations.
  [[nodiscard]] Xapian::Document document() const;

 private:
  TermTable terms_, accentuations_;
  std::vector<std::uint32_t> times_;
  std::map<Xapian::valueno, std::string> values_;
  std::string data_, pair_;
};

/// The folded word and the word of an accentuation.
[[nodiscard]] std::pair<std::string_view, std::string_view> split_accentuation(std::string_view pair);

}  // namespace archive::index
