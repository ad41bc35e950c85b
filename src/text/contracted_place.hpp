// SPDX-License-Identifier: GPL-3.0-or-later
/// Places whose article is contracted: `au Havre`, `du Mans`, `aux Ulis`.
#pragma once

#include <string_view>

namespace archive::text {

/// The article hidden in `au du` (`le`) and `aux des` (`les`); empty for any other word (folded).
[[nodiscard]] std::string_view hidden_article(std::string_view folded);

/// How much of a known place's name some folded words parted by spaces are (`le touquet paris plage`).
enum class PlaceMatch { None, Beginning, Whole };
[[nodiscard]] PlaceMatch match_place(std::string_view folded_words);

}  // namespace archive::text
