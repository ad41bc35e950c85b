// SPDX-License-Identifier: GPL-3.0-or-later
/// What the index keeps of an article, before it is anywhere.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "glass_lists.hpp"
#include "vocabulary.hpp"

namespace archive::index {

/// A document that is being made. Xapian::Document sorts its terms with each that is added, in a tree of nodes; here they
/// are counted by number and sorted with those of other documents when a run is written (glass_segment.hpp).
class Draft {
 public:
  /// One with a vocabulary of its own, or of those that share one, of which one is made after the other.
  Draft() : Draft(std::make_shared<Vocabulary>()) {}
  explicit Draft(std::shared_ptr<Vocabulary> vocabulary);

  Draft(Draft&&) noexcept = default;
  Draft& operator=(Draft&&) noexcept = default;

  /// Counts a term, `times` times; gives its number.
  std::uint32_t add_term(std::string_view term, std::uint32_t times = 1) {
    const auto number = vocabulary_->number(term);
    add_number(number, times);
    return number;
  }
  /// Adds a term that filters and does not weigh.
  void add_boolean_term(std::string_view term) { add_term(term, 0); }

  /// Counts a term by its number in the vocabulary.
  void add_number(std::uint32_t number, std::uint32_t times = 1) {
    std::uint32_t& place = vocabulary_->place(number);
    if (place < postings_.size() && postings_[place].other == number) {
      postings_[place].times += times;
      return;
    }
    place = static_cast<std::uint32_t>(postings_.size());
    postings_.push_back({number, times});
  }

  /// An empty value is none.
  void add_value(Xapian::valueno slot, std::string value) {
    if (!value.empty()) values_[slot] = std::move(value);
  }
  void set_data(std::string data) { data_ = std::move(data); }

  /// Notes that a word is one that `folded` stands for, for the table of synonyms. What is longer than a key of the table
  /// (245 bytes) is passed over.
  void add_accentuation(std::string_view folded, std::string_view word);

  /// The numbers of its terms, each once, in the order of their first coming, and how often each came.
  [[nodiscard]] const std::vector<glass::Posting>& postings() const { return postings_; }
  [[nodiscard]] std::string_view term(const glass::Posting& posting) const {
    return vocabulary_->terms()[posting.other];
  }
  [[nodiscard]] const std::shared_ptr<Vocabulary>& vocabulary() const { return vocabulary_; }

  [[nodiscard]] const std::map<Xapian::valueno, std::string>& values() const { return values_; }
  [[nodiscard]] const std::string& data() const { return data_; }

  /// Of all documents of its vocabulary: each once, the folded word and the word with a zero byte between them.
  [[nodiscard]] const TermTable& accentuations() const { return vocabulary_->accentuations(); }

  /// The same for Xapian's own writers, without accentuations.
  [[nodiscard]] Xapian::Document document() const;

 private:
  std::shared_ptr<Vocabulary> vocabulary_;
  std::vector<glass::Posting> postings_;
  std::map<Xapian::valueno, std::string> values_;
  std::string data_, pair_;
};

/// The folded word and the word of an accentuation.
[[nodiscard]] std::pair<std::string_view, std::string_view> split_accentuation(std::string_view pair);

}  // namespace archive::index
