// SPDX-License-Identifier: GPL-3.0-or-later
/// The terms of documents that are made together.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "term_table.hpp"

namespace archive::index {

/// Terms and accentuations (draft.hpp) by number, for all documents of a run or for one that is made by itself. For one thread.
class Vocabulary {
 public:
  Vocabulary();
  Vocabulary(const Vocabulary&) = delete;
  Vocabulary& operator=(const Vocabulary&) = delete;

  /// Of this process; never 0.
  [[nodiscard]] std::uint32_t id() const { return id_; }

  [[nodiscard]] const TermTable& terms() const { return terms_; }
  std::uint32_t number(std::string_view term) {
    const auto number = terms_.number(term);
    if (number == places_.size()) places_.push_back(0);
    return number;
  }

  /// Where the draft in the making may have counted a term: the half of a sparse set (Briggs and Torczon, 1993) that tells
  /// without being cleared for each draft.
  [[nodiscard]] std::uint32_t& place(std::uint32_t number) { return places_[number]; }

  [[nodiscard]] const TermTable& accentuations() const { return accentuations_; }
  void add_accentuation(std::string_view pair) { accentuations_.number(pair); }

 private:
  std::uint32_t id_;
  TermTable terms_, accentuations_;
  std::vector<std::uint32_t> places_;  ///< by number
};

}  // namespace archive::index
