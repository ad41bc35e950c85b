// SPDX-License-Identifier: GPL-3.0-or-later
/// A page without what no reader sees, before it is decoded and parsed.
#pragma once

#include <string>
#include <string_view>

#include "archive/extract/extract.hpp"

namespace archive::extract::html {

/// What is left of a page.
struct Trimmed {
  std::string text;     ///< in the encoding of the page
  std::string charset;  ///< declared by a meta or the XML declaration in the first 2 kB; may be empty
};

/// Drops scripts (JSON-LD stays), styles, drawings, comments, and the attributes nothing asks for; and tags beyond the
/// depth limit, so that the parser, which looks back over its open elements, stays linear. Changes no text, but for white
/// space around it.
///
/// bytes   any encoding of which ASCII is a part
/// Throws core::InputError too-large when more is left than any article could need: three times the limit of a body,
/// or 500 000 tags.
[[nodiscard]] Trimmed trim(std::string_view bytes, const Limits& limits);

}  // namespace archive::extract::html
