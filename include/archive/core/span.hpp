// SPDX-License-Identifier: GPL-3.0-or-later
/// A place in a text.
#pragma once

#include <cstddef>

namespace archive::core {

/// Half-open byte range of a UTF-8 text; both ends lie on code-point borders.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] constexpr std::size_t size() const { return end - begin; }
  friend constexpr bool operator==(const Span&, const Span&) = default;
};

}  // namespace archive::core
