// SPDX-License-Identifier: GPL-3.0-or-later
/// Reading the automaton of forms: number of a form, form of a number, forms alike but for accents.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/text/lexicon.hpp"
#include "lexicon_layout.hpp"

namespace archive::text {

/// A word as labels of letters.
struct LetterLabels {
  std::array<std::uint8_t, lexicon_layout::longest_form> labels;
  std::size_t size = 0;
};

/// A view of the sections that spell forms.
struct Automaton {
  std::span<const std::uint8_t> labels;       ///< Header::labels
  std::span<const std::uint8_t> plain;        ///< Header::plain
  std::span<const std::uint16_t> letters;     ///< Header::letters
  std::span<const lexicon_layout::Arc> arcs;  ///< Header::arcs

  /// The labels of a word in any case; nothing where a letter has none, the bytes are no UTF-8 or there are too many.
  [[nodiscard]] std::optional<LetterLabels> label(std::string_view word) const;

  /// The number of a form.
  [[nodiscard]] std::optional<std::uint32_t> find(const LetterLabels& word) const;

  /// All forms that differ from the word at most by accents on its plain letters; from `free_letters` on
  /// the letters count as they are.
  [[nodiscard]] std::vector<FormId> find_alike(const LetterLabels& word, std::size_t free_letters) const;

  /// The form of a number. Requires a number below the count of forms.
  [[nodiscard]] std::string spell(std::uint32_t number) const;
};

}  // namespace archive::text
