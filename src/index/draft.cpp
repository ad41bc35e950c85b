// SPDX-License-Identifier: GPL-3.0-or-later
#include "draft.hpp"

#include <algorithm>

namespace archive::index {
namespace {

/// Xapian bounds terms to it, and the key of a table to 255.
constexpr std::size_t longest_synonym = 245;

constexpr std::size_t usual_terms = 512;  ///< an article of 3.7 kB has some 400

}  // namespace

Draft::Draft(std::shared_ptr<Vocabulary> vocabulary) : vocabulary_(std::move(vocabulary)) {
  postings_.reserve(usual_terms);
}

void Draft::add_accentuation(std::string_view folded, std::string_view word) {
  if (folded.empty() || std::max(folded.size(), word.size()) > longest_synonym) return;
  pair_.assign(folded) += '\0';
  pair_ += word;
  vocabulary_->add_accentuation(pair_);
}

std::pair<std::string_view, std::string_view> split_accentuation(std::string_view pair) {
  const auto middle = pair.find('\0');
  return {pair.substr(0, middle), pair.substr(middle + 1)};
}

Xapian::Document Draft::document() const {
  Xapian::Document document;
  for (const auto& posting : postings_) {
    const std::string word(term(posting));
    if (posting.times == 0) document.add_boolean_term(word);
    else document.add_term(word, posting.times);
  }
  for (const auto& [slot, value] : values_) document.add_value(slot, value);
  document.set_data(data_);
  return document;
}

}  // namespace archive::index
