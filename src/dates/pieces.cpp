// SPDX-License-Identifier: GPL-3.0-or-later
#include "pieces.hpp"

#include <algorithm>

#include "archive/text/fold.hpp"
#include "archive/text/utf8.hpp"

namespace archive::dates {
namespace {

constexpr unsigned largest_number = 99'999;

bool is_space(char32_t c) {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x3000;
}

bool is_invisible(char32_t c) { return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF; }

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

/// Letters of any script; of the characters beyond ASCII all but punctuation, signs and spaces of Western text.
bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  if (c < 0xC0) return false;
  if (c >= 0x2000 && c < 0x2070) return false;
  return c != 0xD7 && c != 0xF7 && !(c >= 0x20A0 && c < 0x2C00) && !(c >= 0x3000 && c < 0x3040);
}

std::string mark_key(char32_t c) {
  if (c >= 0x2010 && c <= 0x2015) return "-";
  if (c == 0x2212) return "-";
  if (c == 0x2019 || c == 0x2018 || c == 0x2BC || c == 0x2032 || c == 0xB4 || c == '`' || c == 0x92) return "'";
  std::string key;
  text::append(key, c);
  return key;
}

/// text::fold(text::to_term(word)), quick for the letters French is written with.
std::string folded(std::string_view word) {
  // The letters of U+00C0 to U+00DF without accents; those below them differ by one bit. A star: not so simple.
  constexpr std::string_view plain = "aaaaaa*ceeeeiiii*nooooo**uuuuy**";
  std::string key;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto byte = static_cast<unsigned char>(word[i]);
    char letter = '*';
    if (byte < 0x80) letter = static_cast<char>(byte | 0x20);
    else if (byte == 0xC3 && i + 1 < word.size()) letter = plain[static_cast<unsigned char>(word[++i]) & 0x1Fu];
    if (letter == '*') return text::fold(text::to_term(word));
    key += letter;
  }
  return key;
}

unsigned value_of(std::string_view digits) {
  unsigned value = 0;
  for (const char c : digits) value = std::min(largest_number, value * 10 + static_cast<unsigned>(c - '0'));
  return value;
}

}  // namespace

std::vector<Piece> cut(std::string_view text, std::size_t most) {
  std::vector<Piece> pieces;
  pieces.reserve(std::min(most, text.size() / 4));
  bool spaced = true;
  for (std::size_t at = 0; at < text.size() && pieces.size() < most;) {
    const auto [c, size] = text::code_point_at(text, at);
    if (is_space(c) || is_invisible(c)) {
      spaced = spaced || is_space(c);
      at += size;
      continue;
    }
    std::size_t end = at + size;
    const bool letter = is_letter(c), digit = is_digit(c);
    while ((letter || digit) && end < text.size()) {
      const auto next = text::code_point_at(text, end);
      if (letter ? !is_letter(next.value) && !is_invisible(next.value) : !is_digit(next.value)) break;
      end += next.size;
    }
    Piece piece{letter ? Piece::Kind::Word : digit ? Piece::Kind::Number : Piece::Kind::Mark, {at, end}, {}, 0, spaced};
    const auto written = text.substr(at, end - at);
    if (letter) piece.key = folded(written);
    if (digit) piece.key = written, piece.value = value_of(written);
    if (!letter && !digit) piece.key = mark_key(c);
    pieces.push_back(std::move(piece));
    spaced = false;
    at = end;
  }
  return pieces;
}

}  // namespace archive::dates
