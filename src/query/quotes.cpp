// SPDX-License-Identifier: GPL-3.0-or-later
#include "quotes.hpp"

#include "archive/text/utf8.hpp"
#include "chars.hpp"

namespace archive::query {
namespace {

/// Whether `close` closes a quotation opened by the double quote `open`. German and Polish „ has “ or ”.
bool closes(char32_t open, char32_t close) {
  switch (open) {
    case U'"': return close == U'"';
    case U'“': return close == U'”';
    case U'„': return close == U'“' || close == U'”';
    case U'«': return close == U'»';
    case U'‹': return close == U'›';
    default: return false;
  }
}

bool opens(char32_t c) { return is_double_quote(c) && c != U'”' && c != U'»' && c != U'›'; }

/// A single quote closes after a character that is no space and before one that is no letter: inside a word it is an
/// apostrophe.
std::optional<core::Span> closing_single(std::string_view text, std::size_t at, char32_t close) {
  char32_t before = ' ';
  while (at < text.size()) {
    const auto point = text::code_point_at(text, at);
    const std::size_t after = at + point.size;
    if (point.value == close && !is_space(before) &&
        (after == text.size() || !is_letter_or_digit(text::code_point_at(text, after).value))) {
      return core::Span{at, after};
    }
    before = point.value;
    at = after;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Quoted> quoted_at(std::string_view text, std::size_t at) {
  const auto open = text::code_point_at(text, at);
  const std::size_t inner = at + open.size;
  if (open.value == U'\'' || open.value == U'‘') {
    if (inner == text.size()) return std::nullopt;
    const char32_t first = text::code_point_at(text, inner).value;
    if (open.value == U'\'' ? !is_letter_or_digit(first) : is_space(first)) return std::nullopt;
    const auto close = closing_single(text, inner, open.value == U'‘' ? U'’' : U'\'');
    if (!close) return std::nullopt;
    return Quoted{{at, close->end}, {inner, close->begin}, true};
  }
  if (!opens(open.value)) return std::nullopt;
  for (std::size_t end = inner; end < text.size();) {
    const auto point = text::code_point_at(text, end);
    if (closes(open.value, point.value)) return Quoted{{at, end + point.size}, {inner, end}, true};
    end += point.size;
  }
  return Quoted{{at, text.size()}, {inner, text.size()}, false};
}

}  // namespace archive::query
