// SPDX-License-Identifier: GPL-3.0-or-later
#include "draft.hpp"

#include <algorithm>

namespace archive::index {
namespace {

/// Xapian bounds terms to it, and the key of a table to 255.
constexpr std::size_t longest_synonym = 245;

}  // namespace

void Draft::add_accentuation(std::string_view folded, std::string_view word) {
  if (folded.empty() || std::max(folded.size(), word.size()) > longest_synonym) return;
  pair_.assign(folded) += '\0';
  pair_ += word;
  accentuations_.number(pair_);
}

std::pair<std::string_view, std::string_view> split_accentuation(std::string_view pair) {
  const auto middle = pair.find('\0');
  return {pair.substr(0, middle), pair.substr(middle + 1)};
}

Xapian::Document Draft::document() const {
  Xapian::Document document;
  for (std::uint32_t number = 0; number < terms_.size(); ++number) {
    const std::string term(terms_[number]);
    if (times_[number] == 0) document.add_boolean_term(term);
    else document.add_term(term, times_[number]);
  }
  for (const auto& [slot, value] : values_) document.add_value(slot, value);
  document.set_data(data_);
  return document;
}

}  // namespace archive::index
