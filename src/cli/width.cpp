// SPDX-License-Identifier: GPL-3.0-or-later
#include "width.hpp"

#include <unicode/uchar.h>

namespace archive::cli {
namespace {

/// What French news is made of: Latin letters, then the dashes, quotes and currency signs. ICU need not be asked.
bool is_plain(char32_t c) { return c < 0x300 || (c >= 0x2010 && c <= 0x205E) || (c >= 0x20A0 && c <= 0x20C0); }

}  // namespace

std::size_t width_of(char32_t c) {
  if (is_plain(c)) return 1;
  if (is_combining(c)) return 0;
  const auto point = static_cast<UChar32>(c);
  if (u_charType(point) == U_FORMAT_CHAR) return 0;  // ZWJ, ZWNJ
  const int wide = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

bool is_combining(char32_t c) {
  if (is_plain(c)) return false;
  const auto type = u_charType(static_cast<UChar32>(c));
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK;
}

}  // namespace archive::cli
