// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/text/prefilter.hpp"

#include <string>

#include "archive/text/utf8.hpp"
#include "chars.hpp"
#include "number.hpp"
#include "number_words.hpp"

namespace archive::text {
namespace {

constexpr std::uint8_t no_letter = 0;   // punctuation, or nothing
constexpr std::uint8_t unknown = 0xFF;  // a character whose plain letter is not known here

constexpr std::uint8_t plain_code(char32_t c) {
  if (c >= 'a' && c <= 'z') return static_cast<std::uint8_t>(c - 'a' + 1);
  if (c >= 'A' && c <= 'Z') return static_cast<std::uint8_t>(c - 'A' + 1);
  if (c >= '0' && c <= '9') return static_cast<std::uint8_t>(c - '0' + 27);
  return c < 0x80 ? no_letter : unknown;
}

/// The plain letter of U+00C0-U+00FF, by what the folding gives.
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
      codes[c - 0xC0] = folded.size() == 1 ? plain_code(first) : c == 0xD7 || c == 0xF7 ? no_letter : unknown;
    }
    return codes;
  }();
  return table;
}

}  // namespace

void Prefilter::add(std::string_view folded) {
  std::uint8_t codes[2] = {no_letter, no_letter};
  std::size_t at = 0;
  for (auto& code : codes) {
    if (at >= folded.size()) break;
    const auto point = code_point_at(folded, at);
    code = plain_code(point.value);
    at += point.size;
  }
  if (codes[0] == unknown || codes[0] == no_letter || codes[1] == unknown) {
    any_ = true;
    return;
  }
  pairs_.set(codes[0] * letters + codes[1]);
  for (const std::string_view word : words_equal_to(folded)) {  // « St » for « saint »
    if (word != folded) add(word);
  }
  if (codes[0] >= 27) {
    digits_ = true;
    if (!added_number_words_) add_numbers();
  } else if (folded == "le" || folded == "les") {
    for (const std::string_view word : {"au", "du", "aux", "des"}) add(word);  // « au Havre »
  } else if (folded == "million") {
    for (const std::string_view word : {"m", "euro", "dollar", "usd", "gbp"}) add(word);  // « 3 M € »
  }
}

/// A number may be written in words, as a Roman numeral or as an ordinal of either: their first two letters.
void Prefilter::add_numbers() {
  added_number_words_ = true;
  for (const std::string_view word :
       {"deux",   "trois",  "quatre", "cinq",  "six",      "sept",    "huit",    "neuf", "dix",   "onze", "douze",
        "treize", "quinze", "seize",  "vingt", "soixante", "nonante", "octante", "cent", "mille", "et",   "premier"}) {
    add(word);
  }
  constexpr std::string_view numerals = "IVXLCDM";
  for (const char first : numerals) {
    pairs_.set(plain_code(first) * letters + no_letter);
    for (const char second : numerals) {
      if (roman_value(std::string{first, second}) > 0) pairs_.set(plain_code(first) * letters + plain_code(second));
    }
  }
  for (const char first : std::string_view("IVX")) {  // `Ier`, `Ve`, `Xth`; no others begin an ordinal
    for (const char ending : std::string_view("erdnts")) pairs_.set(plain_code(first) * letters + plain_code(ending));
  }
}

bool Prefilter::may_hold(std::string_view chunk) const {
  if (any_) return true;
  static const auto& latin1 = latin1_codes();
  std::uint8_t before = no_letter, first = no_letter;  // `first` is the head of a word whose second letter comes next
  bool waiting = false;
  for (std::size_t i = 0; i <= chunk.size(); ++i) {
    std::uint8_t code = no_letter;
    if (i < chunk.size()) {
      const auto byte = static_cast<unsigned char>(chunk[i]);
      if (byte == '.' && waiting && first < 27) return true;  // a dotted acronym, whose second letter comes later
      if (byte == '$') return true;                           // as the signs of other currencies below
      if (byte < 0x80) code = plain_code(byte);
      else if (byte == 0xC3) code = latin1[static_cast<unsigned char>(chunk[++i]) & 0x3F];
      else if (byte == 0xE2 && static_cast<unsigned char>(chunk[i + 1]) == 0x80 &&
               static_cast<unsigned char>(chunk[i + 2]) >= 0x90 && static_cast<unsigned char>(chunk[i + 2]) <= 0xA6) {
        i += 2;  // dashes, quotes, ellipsis: U+2010-U+2026
      } else if (byte == 0xC2 && (static_cast<unsigned char>(chunk[i + 1]) == 0xAB ||
                                  static_cast<unsigned char>(chunk[i + 1]) == 0xBB)) {
        ++i;  // guillemets
      } else {
        return true;  // invisible characters, `º`, `·`, superscripts, other scripts: rules of their own
      }
    }
    if (code == unknown) return true;
    // Where letters meet digits the word ends as it does at a mark.
    const std::uint8_t second = (first >= 27) == (code >= 27) ? code : no_letter;
    if (digits_ && code >= 27) return true;  // a group of a number: `000`
    if (waiting && (pairs_.test(first * letters + code) || pairs_.test(first * letters + second))) return true;
    const bool digit = code >= 27, digit_before = before >= 27;
    // A word begins after anything that is no letter, and at a border of letters and digits.
    waiting = code != no_letter && (before == no_letter || digit != digit_before);
    first = code;
    before = code;
  }
  return false;
}

}  // namespace archive::text
