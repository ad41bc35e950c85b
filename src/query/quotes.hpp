// SPDX-License-Identifier: GPL-3.0-or-later
/// Quotes of every kind, and apostrophes that look like them.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "archive/core/span.hpp"

namespace archive::query {

struct Quoted {
  core::Span outer;    ///< with the quotes
  core::Span inner;    ///< without them
  bool closed = true;  ///< false: it runs to the end of the text
};

/// The quotation that opens at byte `at`, where no word has begun; none where the character opens nothing. A single
/// quote that nothing closes opens nothing: it is an apostrophe.
[[nodiscard]] std::optional<Quoted> quoted_at(std::string_view text, std::size_t at);

}  // namespace archive::query
