// SPDX-License-Identifier: GPL-3.0-or-later
#include "plain_letters.hpp"

#include <string>

#include "archive/text/utf8.hpp"
#include "chars.hpp"

namespace archive::text {

const std::array<std::uint8_t, 64>& latin1_codes() {
  static const auto table = [] {
    std::array<std::uint8_t, 64> codes{};
    for (char32_t c = 0xC0; c < 0x100; ++c) {
      std::string term, folded;
      append_term_letters(term, c);
      for (std::size_t at = 0; at < term.size(); at += code_point_at(term, at).size) {
        append_folded_letters(folded, code_point_at(term, at).value);
      }
      const char32_t first = folded.empty() ? U' ' : code_point_at(folded, 0).value;
      // A ligature stands for two letters: what follows it is not the second one.
      codes[c - 0xC0] = folded.size() == 1 ? plain_code(first) : c == 0xD7 || c == 0xF7 ? no_letter : unknown_letter;
    }
    return codes;
  }();
  return table;
}

}  // namespace archive::text
