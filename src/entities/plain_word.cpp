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

/// What an ASCII byte behind small letters says of the word.
enum Ending : std::uint8_t {
  Open,        ///< it may go on
  Closed,      ///< it ends
  SmallAlone,  ///< it ends where it has no capital: `l'`, but `N'Golo`
};

constexpr std::array<Ending, 0x80> endings = [] {
  std::array<Ending, 0x80> table{};
  for (char32_t value = 0; value < table.size(); ++value) {
    const bool digit = value >= '0' && value <= '9';
    table[value] = is_letter(value) || digit ? Open : value == '\'' ? SmallAlone : Closed;
  }
  return table;
}();

/// Whether a word ends before the byte at `end`, and nothing behind it can belong to the word.
bool ends_at(std::string_view text, std::size_t end, bool capital) {
  if (end == text.size()) return true;
  const auto* const byte = reinterpret_cast<const unsigned char*>(text.data() + end);
  if (byte[0] < 0x80) return endings[byte[0]] == Closed || (endings[byte[0]] == SmallAlone && !capital);
  // No-break space and quotation marks.
  if (byte[0] == 0xC2) return byte[1] == 0xA0 || byte[1] == 0xAB || byte[1] == 0xBB;
  // U+2000 to U+203F but characters of no width; after a capital the apostrophe has to be looked at.
  if (byte[0] != 0xE2 || byte[1] != 0x80) return false;
  return !(byte[2] >= 0x8B && byte[2] <= 0x8D) && !(capital && byte[2] == 0x99);
}

}  // namespace

PlainWord read_plain_word(std::string_view text, std::size_t at) {
  const PlainWord none{.end = at};
  const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data());
  const unsigned char* byte = bytes + at;
  const unsigned char* const last = bytes + text.size();
  text::StableHash hash;
  bool capital = false;
  if (*byte < 0x80) {
    constexpr unsigned char small_bit = 0x20;
    const auto small = static_cast<unsigned char>(*byte | small_bit);
    if (!is_plain_lower(small)) return none;
    capital = small != *byte;
    hash.add(static_cast<char>(small));
    ++byte;
  } else {
    if (*byte != latin_lead) return none;
    const unsigned letter = byte[1] & 0x3Fu;
    if (latin_bases[letter] == ' ') return none;
    capital = letter < first_small;
    hash.add(latin_bases[letter]);
    byte += 2;
  }
  const unsigned char* const second = byte;
  for (;; ++byte) {
    while (byte != last && is_plain_lower(*byte)) hash.add(static_cast<char>(*byte++));
    if (byte == last || *byte != latin_lead) break;
    const unsigned letter = *++byte & 0x3Fu;
    if (letter < first_small || latin_bases[letter] == ' ') return none;
    hash.add(latin_bases[letter]);
  }
  const auto end = static_cast<std::size_t>(byte - bytes);
  const bool several = byte > second;
  if ((capital && !several) || !ends_at(text, end, capital)) return none;
  // `st` has the key of another word.
  constexpr std::size_t longest_short_form = 4;  // bytes
  const bool may_be_short = (bytes[at] | 0x20) == 's' && end - at <= longest_short_form;
  return {end, may_be_short ? key_of_word(text.substr(at, end - at)) : hash.value(), capital, several};
}

}  // namespace archive::entities
