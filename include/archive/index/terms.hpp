// SPDX-License-Identifier: GPL-3.0-or-later
/// The terms a word of a text is indexed under.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/text/analyzer.hpp"

namespace archive::index {

/// Longest term (bytes); Xapian refuses more than 245. A longer one is cut and ends with a hash of the whole.
inline constexpr std::size_t longest_term = 200;

/// Positions of body words begin here; those of the title before.
inline constexpr std::uint32_t body_base = 1u << 12;

/// Prefix and text as one term, bounded to longest_term.
[[nodiscard]] std::string make_term(std::string_view prefix, std::string_view text);

/// The same without a string of its own: gives `text` where that is the term, or what it makes in `made`.
[[nodiscard]] std::string_view make_term(std::string_view prefix, std::string_view text, std::string& made);

/// Everything a token is found by, as it stands in the index: its term, alternates, and the families of schema.hpp.
[[nodiscard]] std::vector<std::string> terms_of(const text::Token& token);

/// The words of a name (source, author, section), folded: `Le Monde` gives `le`, `monde`.
[[nodiscard]] std::vector<std::string> name_words(std::string_view name);
[[nodiscard]] std::vector<std::string> name_words(std::string_view name, text::Analyzer& analyzer);

/// A name without anything but letters and digits, folded: `Le Monde` gives `lemonde`.
[[nodiscard]] std::string slug(std::string_view name);

/// The same, of a name whose words are known.
[[nodiscard]] std::string slug(const std::vector<std::string>& words);

}  // namespace archive::index
