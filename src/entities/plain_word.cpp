// SPDX-License-Identifier: GPL-3.0-or-later
#include "plain_word.hpp"

#include <array>
#include <cstdint>

#include "archive/text/stable_hash.hpp"

namespace archive::entities {
namespace {

constexpr unsigned char latin_lead = 0xC3;  ///< of U+00C0 to U+00FF, which are two bytes in UTF-8

/// Base letters of U+00C0 to U+00FF in lower case; a space where there is none, or more than one.
constexpr std::string_view latin_bases = "aaaaaa ceeeeiiiidnooooo ouuuuy  aaaaaa ceeeeiiiidnooooo ouuuuy y";
static_assert(latin_bases.size() == 0x40);
constexpr unsigned first_small = 0xDF - 0xC0;

/// Whether the word ends before these bytes, and nothing of them can belong to it.
bool ends_before(std::string_view rest, bool capital) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(rest[i]); };
  if (rest.empty()) return true;
  if (byte(0) < 0x80) {
    // `N'Golo`
    return !is_plain_upper(byte(0)) && !(byte(0) >= '0' && byte(0) <= '9') && !(capital && byte(0) == '\'');
  }
  // No-break space and quotation marks.
  if (byte(0) == 0xC2) return byte(1) == 0xA0 || byte(1) == 0xAB || byte(1) == 0xBB;
  // U+2000 to U+203F but characters of no width; after a capital the apostrophe has to be looked at.
  if (byte(0) != 0xE2 || byte(1) != 0x80) return false;
  return !(byte(2) >= 0x8B && byte(2) <= 0x8D) && !(capital && byte(2) == 0x99);
}

}  // namespace

PlainWord read_plain_word(std::string_view text, std::size_t at) {
  const PlainWord none{.end = at};
  const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data());
  std::size_t end = at;
  text::StableHash hash;
  bool capital = false;
  if (bytes[at] < 0x80) {
    if (!is_letter(bytes[at])) return none;
    capital = is_plain_upper(bytes[at]);
    hash.add(static_cast<char>(bytes[at] | 0x20));
    ++end;
  } else {
    if (bytes[at] != latin_lead) return none;
    const unsigned letter = bytes[at + 1] & 0x3Fu;
    if (latin_bases[letter] == ' ') return none;
    capital = letter < first_small;
    hash.add(latin_bases[letter]);
    end += 2;
  }
  const std::size_t second = end;
  while (end < text.size()) {
    if (is_plain_lower(bytes[end])) {
      hash.add(static_cast<char>(bytes[end]));
      ++end;
      continue;
    }
    if (bytes[end] != latin_lead) break;
    const unsigned letter = bytes[end + 1] & 0x3Fu;
    if (letter < first_small || latin_bases[letter] == ' ') return none;
    hash.add(latin_bases[letter]);
    end += 2;
  }
  const bool several = end > second;
  if ((capital && !several) || !ends_before(text.substr(end), capital)) return none;
  // `st` has the key of another word.
  constexpr std::size_t longest_short_form = 4;  // bytes
  const bool may_be_short = (bytes[at] | 0x20) == 's' && end - at <= longest_short_form;
  return {end, may_be_short ? key_of_word(text.substr(at, end - at)) : hash.value(), capital, several};
}

}  // namespace archive::entities
