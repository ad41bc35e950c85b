// SPDX-License-Identifier: GPL-3.0-or-later
/// Small words inside names and before them.
#pragma once

#include <string_view>

namespace archive::entities {

/// `de`, `du`, `d'`, `le`…: may stand inside a French surname.
[[nodiscard]] bool is_french_particle(std::string_view word);

/// A French one or one of another language: `van`, `von`, `ben`.
[[nodiscard]] bool is_particle(std::string_view word);

/// `al`, `bin`, `ould`: inside Arabic names.
[[nodiscard]] bool is_arabic_link(std::string_view word);

/// `al`, `el`, `ash`: tied by a hyphen to the Arabic name behind it.
[[nodiscard]] bool is_arabic_article(std::string_view word);

/// `of`, `the`, `and`: inside names that are not French.
[[nodiscard]] bool is_foreign_link(std::string_view word);

/// `de`, `du`, `des`, `d'`.
[[nodiscard]] bool is_of(std::string_view word);

/// `de`, `pour`, `sur`, `contre`: before the complement of a head.
[[nodiscard]] bool is_complement_preposition(std::string_view word);

/// `un`, `ce`, `chaque`: what follows is one of several.
[[nodiscard]] bool is_determiner_of_one(std::string_view word);

/// `le`, `la`, `les`, `l'`.
[[nodiscard]] bool is_article(std::string_view word);

/// `Le`, `La`, `El`: the first word of the names of places, ships and papers, which nobody is called.
[[nodiscard]] bool is_capital_article(std::string_view word);

/// `appelé`, `nommé`, `baptisée`: what follows is the name of what stands before.
[[nodiscard]] bool is_naming(std::string_view word);

/// `vendu`, `développée`, `commercialisés`: before `par`, said of things alone.
[[nodiscard]] bool is_making(std::string_view word);

/// `programme`, `outil`: what may be of any nature, and is a product where one tells who makes it.
[[nodiscard]] bool is_vague_product(std::string_view word);

/// `Parlement`, `Ministère`, with a capital: a body that is not named after anybody.
[[nodiscard]] bool is_body_of_state(std::string_view word);

/// `En`, `Selon`, `Dans`, with a capital: a preposition that a heading or a list begins with, and no name.
[[nodiscard]] bool opens_clause(std::string_view word);

/// `à`, `en`, `dans`, `vers`…: before a place.
[[nodiscard]] bool is_place_preposition(std::string_view word);

}  // namespace archive::entities
