// SPDX-License-Identifier: GPL-3.0-or-later
/// All that the lists of data/ say of a word, in one lookup.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "key.hpp"

namespace archive::dates {

/// What a word is to an expression. Core: no expression is without one, or a number.
enum class Role : std::uint8_t { None, Beginning, Core };

struct WordFacts {
  static constexpr std::uint8_t no_ordinal = 255;

  std::uint8_t month = 0;             ///< 1 to 12; 0: none
  std::uint8_t weekday = 0;           ///< 1 (Monday) to 7; 0: none
  std::uint8_t number = 0;            ///< 1 to 16, the tens to 60, 100; 0: none
  std::uint8_t ordinal = no_ordinal;  ///< 1 to 10; 0: the last
  Role role = Role::None;
  bool names_day = false;      ///< begins the name of a feast or an event
  bool announces = false;      ///< `rendez-vous`, `agenda`: tells of what is to come (data/agenda_words.txt)
  bool begins_clause = false;  ///< a new clause begins behind it
  bool marks_time = false;     ///< makes a sentence worth reading
  std::uint32_t readers = 0;   ///< the readers of forms that may begin with it (grammar.hpp), a bit each
};

/// word   folded.
[[nodiscard]] const WordFacts& facts_of(const Key& word);

/// The words that make a sentence worth reading: those of WordFacts::marks_time.
[[nodiscard]] std::vector<std::string_view> marks_of_time();

}  // namespace archive::dates
