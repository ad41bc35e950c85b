// SPDX-License-Identifier: GPL-3.0-or-later
#include "pieces.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "archive/text/fold.hpp"
#include "archive/text/utf8.hpp"

namespace archive::dates {
namespace {

constexpr unsigned largest_number = 99'999;

constexpr bool is_space(char32_t c) {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x3000;
}

constexpr bool is_invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
}

/// Letters of any script; of the characters beyond ASCII all but punctuation, signs and spaces of Western text.
constexpr bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  if (c < 0xC0) return false;
  if (c >= 0x2000 && c < 0x2070) return false;
  return c != 0xD7 && c != 0xF7 && !(c >= 0x20A0 && c < 0x2C00) && !(c >= 0x3000 && c < 0x3040);
}

bool is_dash(char32_t c) { return (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }

bool is_apostrophe(char32_t c) {
  return c == 0x2019 || c == 0x2018 || c == 0x2BC || c == 0x2032 || c == 0xB4 || c == '`' || c == 0x92;
}

enum class Class : unsigned char { Mark, Space, Letter, Digit, Beyond };

/// Of ASCII; Beyond: the first byte of another character.
constexpr std::array<Class, 256> classes = [] {
  std::array<Class, 256> result{};
  for (unsigned c = 0; c < 256; ++c) {
    if (c >= 0x80) result[c] = Class::Beyond;
    else if (is_letter(c)) result[c] = Class::Letter;
    else if (is_space(c)) result[c] = Class::Space;
    else if (c >= '0' && c <= '9') result[c] = Class::Digit;
  }
  return result;
}();

Class class_of(char c) { return classes[static_cast<unsigned char>(c)]; }

/// The folded letters of U+00C0 to U+00FF; a star for those that are none, or not one plain letter.
constexpr std::string_view plain = "aaaaaa*ceeeeiiii*nooooo**uuuuy**aaaaaa*ceeeeiiii*nooooo**uuuuy*y";

}  // namespace

Cutter::Cutter(std::string_view text)
    : text_(text), letters_(std::make_unique<char[]>(text.size() + Key::head_bytes)), free_(letters_.get()) {}

bool Cutter::next(Piece& piece) {
  for (; at_ < text_.size();) {
    switch (class_of(text_[at_])) {
      case Class::Space:
        spaced_ = true;
        ++at_;
        continue;
      case Class::Letter: read_word(piece); return true;
      case Class::Digit: read_number(piece); return true;
      case Class::Mark: read_mark(piece, static_cast<unsigned char>(text_[at_]), 1); return true;
      case Class::Beyond: break;
    }
    const auto [c, size] = text::code_point_at(text_, at_);
    if (is_space(c) || is_invisible(c)) {
      spaced_ = spaced_ || is_space(c);
      at_ += size;
    } else if (is_letter(c)) {
      read_word(piece);
      return true;
    } else {
      read_mark(piece, c, size);
      return true;
    }
  }
  return false;
}

// The key is text::fold(text::to_term(word)), found quickly for the letters French is written with.
void Cutter::read_word(Piece& piece) {
  const auto begin = at_;
  char* const key = free_;
  bool simple = true;
  std::size_t end = begin;
  for (; end < text_.size(); ++end) {
    const char c = text_[end];
    char letter = static_cast<char>(c | 0x20);
    if (class_of(c) != Class::Letter) {
      if (class_of(c) != Class::Beyond) break;
      const auto next = text::code_point_at(text_, end);
      if (!is_letter(next.value) && !is_invisible(next.value)) break;
      letter = next.value >= 0xC0 && next.value <= 0xFF ? plain[next.value - 0xC0] : '*';
      simple = letter != '*';
      if (!simple) break;
      ++end;
    }
    *free_++ = letter;
  }
  if (!simple) end = end_of_word();
  at_ = end;
  piece.kind = Piece::Kind::Word;
  piece.span = {begin, end};
  piece.value = 0;
  piece.spaced = std::exchange(spaced_, false);
  if (simple) {
    piece.key = Key::readable({key, static_cast<std::size_t>(free_ - key)});
    piece.accented = piece.key.size() != end - begin;
  } else {
    free_ = key;
    piece.key = Key(others_.emplace_front(text::fold(text::to_term(text_.substr(begin, end - begin)))));
    piece.accented = true;
  }
}

std::size_t Cutter::end_of_word() const {
  std::size_t end = at_;
  while (end < text_.size()) {
    const auto next = text::code_point_at(text_, end);
    if (!is_letter(next.value) && !is_invisible(next.value)) break;
    end += next.size;
  }
  return end;
}

void Cutter::read_number(Piece& piece) {
  const auto begin = at_;
  unsigned value = 0;
  for (; at_ < text_.size() && class_of(text_[at_]) == Class::Digit; ++at_)
    value = std::min(largest_number, value * 10 + static_cast<unsigned>(text_[at_] - '0'));
  piece = {Piece::Kind::Number, {begin, at_}, view(begin, at_), value, std::exchange(spaced_, false), false};
}

void Cutter::read_mark(Piece& piece, char32_t mark, std::size_t size) {
  const auto begin = at_;
  at_ += size;
  const auto key = is_dash(mark) ? Key("-") : is_apostrophe(mark) ? Key("'") : view(begin, at_);
  piece = {Piece::Kind::Mark, {begin, at_}, key, 0, std::exchange(spaced_, false), false};
}

Key Cutter::view(std::size_t begin, std::size_t end) const {
  const auto bytes = text_.substr(begin, end - begin);
  return text_.size() - begin >= Key::head_bytes ? Key::readable(bytes) : Key(bytes);
}

std::vector<Piece> cut(Cutter& cutter, std::size_t most) {
  std::vector<Piece> pieces;
  pieces.reserve(std::min<std::size_t>(most, 64));
  for (Piece piece; pieces.size() < most && cutter.next(piece);) pieces.push_back(piece);
  return pieces;
}

}  // namespace archive::dates
