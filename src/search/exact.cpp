// SPDX-License-Identifier: GPL-3.0-or-later
#include "exact.hpp"

#include <algorithm>

#include "archive/text/fold.hpp"
#include "archive/text/utf8.hpp"

namespace archive::search {
namespace {

bool is_space(char32_t c) {
  return c == U' ' || c == U'\n' || c == U'\t' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// `Œ` as `OE` before a capital, `Oe` before anything else.
std::string in_capitals(std::string spelled, std::string_view next) {
  const bool all = !next.empty() && text::to_term(next) != next;
  for (char& c : spelled) {
    if (&c == spelled.data() || all) c = static_cast<char>(c - 'a' + 'A');
  }
  return spelled;
}

/// One character that is not ASCII.
std::string spell(std::string_view character, std::string_view next) {
  auto term = text::to_term(character);
  if (term.empty() || term == "'" || term == "-") return term;
  const bool ligature = term.size() > 1 && is_ascii(term);
  if (ligature && (character == "Œ" || character == "Æ")) return in_capitals(std::move(term), next);
  if (ligature) return term;
  return std::string(character);
}

}  // namespace

std::string exact_spelling(std::string_view piece) {
  std::string spelling;
  for (std::size_t at = 0; at < piece.size();) {
    const auto point = text::code_point_at(piece, at);
    const auto character = piece.substr(at, point.size);
    at += point.size;
    if (is_space(point.value)) {
      if (point.value == U'\n' && spelling.ends_with('-')) spelling.pop_back();
      else if (!spelling.ends_with(' ')) spelling += ' ';
    } else if (point.value == U'`') {
      spelling += '\'';
    } else if (point.value < 0x80) {
      spelling += character;
    } else {
      const auto next = at < piece.size() ? piece.substr(at, text::code_point_at(piece, at).size) : std::string_view();
      spelling += spell(character, next);
    }
  }
  return spelling;
}

std::string lower_first(std::string_view spelling) {
  if (spelling.empty()) return {};
  const std::size_t size = text::code_point_at(spelling, 0).size;
  return text::to_term(spelling.substr(0, size)).append(spelling.substr(size));
}

}  // namespace archive::search
