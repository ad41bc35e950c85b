// SPDX-License-Identifier: GPL-3.0-or-later
/// The identifier of an article.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace archive::core {

/// 128 bits derived from the first content and source of an article; never changes afterwards.
struct ArticleId {
  std::array<std::uint8_t, 16> bytes{};

  friend constexpr auto operator<=>(const ArticleId&, const ArticleId&) = default;
};

/// 32 lower-case hexadecimal digits.
[[nodiscard]] std::string to_hex(const ArticleId& id);

/// Reads exactly 32 hexadecimal digits in either case; nothing for any other text.
[[nodiscard]] std::optional<ArticleId> parse_id(std::string_view hex);

}  // namespace archive::core
