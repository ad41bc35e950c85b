// SPDX-License-Identifier: GPL-3.0-or-later
/// The operators written as words or signs.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "token.hpp"

namespace archive::query {

/// The operator that stands at byte `at`, the start of a chunk; none where it is a word. Capitals only; `PRES`, `AVANT`,
/// `AUMOINS`, `DEBUT` and their kin only with a slash. A distance that cannot be is noted in `remarks`.
[[nodiscard]] std::optional<Token> operator_at(std::string_view text, std::size_t at, std::vector<Remark>& remarks);

}  // namespace archive::query
