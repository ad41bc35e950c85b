// SPDX-License-Identifier: GPL-3.0-or-later
/// Words that set a date.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>

#include "archive/text/lexicon.hpp"

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

 private:
  Setting();

  std::unordered_set<std::uint32_t> all_, alone_;
};

}  // namespace archive::dates
