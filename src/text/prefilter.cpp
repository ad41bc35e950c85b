// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/text/prefilter.hpp"

#include <array>
#include <string>

#include "archive/text/utf8.hpp"
#include "number.hpp"
#include "number_words.hpp"
#include "word_beginning.hpp"

namespace archive::text {

void Prefilter::add_word(std::string_view folded, bool by_two_letters) {
  std::array<std::uint8_t, 4> codes{};
  std::size_t at = 0;
  for (std::size_t i = 0; i < codes.size() && at < folded.size(); ++i) {
    const auto point = code_point_at(folded, at);
    codes[i] = plain_code(point.value);
    at += point.size;
    // `m2`, `aujourd'hui`: what is no letter may be written in more than one way.
    by_two_letters |= codes[i] == no_letter || codes[i] >= first_digit;
  }
  if (codes[0] == unknown_letter || codes[0] == no_letter || codes[1] == unknown_letter) {
    any_ = true;
    return;
  }
  const std::size_t pair = codes[0] * letters + codes[1];
  note_pair(codes[0], codes[1]);
  if (by_two_letters) two_tell_all_.set(pair);
  else beginnings_.set(hash_of(codes) % beginnings);
}

void Prefilter::note_pair(std::size_t first, std::size_t second) {
  pairs_.set(first * letters + second);
  if (first >= first_digit) {
    digit_begins_word_ = true;
    return;
  }
  // Where letters meet digits the word ends, and after a letter and a dot an acronym may go on.
  const auto noted = second >= first_digit ? no_letter : second;
  looks_[first] |= std::uint32_t{1} << noted | std::uint32_t{1} << beyond_ascii | std::uint32_t{1} << no_letter;
}

void Prefilter::add_pair(std::size_t pair) {
  note_pair(pair / letters, pair % letters);
  two_tell_all_.set(pair);
}

void Prefilter::add(std::string_view folded) {
  const auto equals = words_equal_to(folded);  // « St » for « saint »
  add_word(folded, !equals.empty());
  for (const std::string_view word : equals) {
    if (word != folded) add_word(word, true);
  }
  if (folded.empty()) return;
  if (plain_code(code_point_at(folded, 0).value) >= first_digit && !any_) {
    digits_ = true;
    if (!added_number_words_) add_numbers();
  } else if (folded == "le" || folded == "les") {
    for (const std::string_view word : {"au", "du", "aux", "des"}) add_word(word, true);  // « au Havre »
  } else if (folded == "million") {
    for (const std::string_view word : {"m", "euro", "dollar", "usd", "gbp"}) add_word(word, true);  // « 3 M € »
  }
}

/// A number may be written in words, as a Roman numeral or as an ordinal of either: their first two letters.
void Prefilter::add_numbers() {
  added_number_words_ = true;
  for (const std::string_view word :
       {"deux",   "trois",  "quatre", "cinq",  "six",      "sept",    "huit",    "neuf", "dix",   "onze", "douze",
        "treize", "quinze", "seize",  "vingt", "soixante", "nonante", "octante", "cent", "mille", "et",   "premier"}) {
    add_word(word, true);
  }
  constexpr std::string_view numerals = "IVXLCDM";
  for (const char first : numerals) {
    add_pair(plain_code(first) * letters + no_letter);
    for (const char second : numerals) {
      if (roman_value(std::string{first, second}) > 0) add_pair(plain_code(first) * letters + plain_code(second));
    }
  }
  for (const char first : std::string_view("IVX")) {  // `Ier`, `Ve`, `Xth`; no others begin an ordinal
    for (const char ending : std::string_view("erdnts")) add_pair(plain_code(first) * letters + plain_code(ending));
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
      if (byte == '.' && waiting && first < first_digit)
        return true;                 // a dotted acronym, whose second letter comes later
      if (byte == '$') return true;  // as the signs of other currencies below
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
    if (code == unknown_letter) return true;
    // Where letters meet digits the word ends as it does at a mark.
    const std::uint8_t second = (first >= first_digit) == (code >= first_digit) ? code : no_letter;
    if (digits_ && code >= first_digit) return true;  // a group of a number: `000`
    if (waiting && (pairs_.test(first * letters + code) || pairs_.test(first * letters + second))) return true;
    const bool digit = code >= first_digit, digit_before = before >= first_digit;
    // A word begins after anything that is no letter, and at a border of letters and digits.
    waiting = code != no_letter && (before == no_letter || digit != digit_before);
    first = code;
    before = code;
  }
  return false;
}

}  // namespace archive::text
