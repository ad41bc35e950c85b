// SPDX-License-Identifier: GPL-3.0-or-later
/// Words that set a date.
#pragma once

#include <cstdint>
#include <forward_list>
#include <string>
#include <unordered_set>

#include "archive/text/lexicon.hpp"
#include "key_table.hpp"

namespace archive::dates {

/// The words that set a date (data/agenda_verbs.txt), as headwords of the lexicon.
class Setting {
 public:
  static const Setting& words() {
    static const Setting result;
    return result;
  }
  [[nodiscard]] bool sets(text::Reading reading) const { return all_.contains(reading.headword().number); }
  [[nodiscard]] bool announces(text::Reading reading) const {
    return reading.has(text::Reading::Participle) && alone_.contains(reading.headword().number);
  }
  /// Whether a folded word may have a reading that announces: most words are known by that to have none.
  [[nodiscard]] bool may_announce(const Key& word) const { return announcing_.find(word); }

 private:
  Setting();

  [[nodiscard]] KeyTable<bool> read_announcing();

  std::unordered_set<std::uint32_t> all_, alone_;
  std::forward_list<std::string> participles_;  ///< folded
  KeyTable<bool> announcing_{{}};
};

}  // namespace archive::dates
