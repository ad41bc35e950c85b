// SPDX-License-Identifier: GPL-3.0-or-later
/// Words that are equal to a number or a sign.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "archive/text/analyzer.hpp"

namespace archive::text {

/// Adds the alternates of a single word: ordinals (`premier` and `1er` share `1e`), units (`euros` and `€`, `Mds` and
/// `milliard`), `St` and `Saint`.
void add_word_equals(Form& form);

/// The words (folded) that have this canonical term: `st` for `saint`, `md` for `milliard`; none for most.
[[nodiscard]] std::vector<std::string_view> words_equal_to(std::string_view canonical);

/// The canonical term of an ordinal: `1e`, `20e`.
[[nodiscard]] std::string ordinal_term(int value);

/// A cardinal written in words.
struct Cardinal {
  std::size_t words = 0;  ///< how many it takes
  int value = 0;
};

/// Reads the longest cardinal at the head of some words (folded): `cinquante mille`, `deux cents`, `quatre vingt dix`.
/// Values below a million; nothing where the first word is no number word.
[[nodiscard]] std::optional<Cardinal> read_cardinal(std::span<const std::string_view> words);

/// Whether a cardinal may begin with this word (folded).
[[nodiscard]] bool is_number_word(std::string_view folded);

}  // namespace archive::text
