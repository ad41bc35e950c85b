// SPDX-License-Identifier: GPL-3.0-or-later
/// Identifiers as people type and read them.
#pragma once

#include <string>

#include "archive/core/id.hpp"
#include "archive/store/store.hpp"

namespace archive::cli {

/// Hexadecimal digits as identifiers are printed.
[[nodiscard]] std::string lower_digits(std::string typed);

/// Digits of an identifier that are printed for people.
inline constexpr std::size_t short_id_digits = 8;

[[nodiscard]] std::string short_id(const core::ArticleId& id);

/// The article a prefix of at least 4 hexadecimal digits stands for, among the living or the removed ones.
///
/// Throws core::Error: Usage when it is no such prefix or ambiguous (the hint lists the candidates), NothingFound when
/// there is no such article.
[[nodiscard]] core::ArticleId resolve_id(const store::Store& store, const std::string& typed,
                                         store::Among among = store::Among::Living);

}  // namespace archive::cli
