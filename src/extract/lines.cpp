// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines.hpp"

#include <algorithm>
#include <string>

#include "archive/text/fold.hpp"
#include "archive/text/utf8.hpp"

namespace archive::extract {
namespace {

bool is_space(char32_t c) {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0x85 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_invisible(char32_t c) { return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF; }

enum class Case { None, Small, Capital };

/// The case of a letter; None for what is no letter or has no case. By what the fold makes of it, which knows Unicode.
Case case_of(std::string_view character) {
  const auto first = static_cast<unsigned char>(character.front());
  if (first >= 'a' && first <= 'z') return Case::Small;
  if (first >= 'A' && first <= 'Z') return Case::Capital;
  if (first < 0xC3) return Case::None;
  const std::string term = text::to_term(character);
  if (term != character) return text::fold(term).empty() ? Case::None : Case::Capital;
  const std::string folded = text::fold(term);
  return !folded.empty() && folded.front() >= 'a' && folded.front() <= 'z' ? Case::Small : Case::None;
}

/// Calls `use(character)` for each character until it returns false.
template <typename Use>
void for_each_character(std::string_view text, Use use) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = text::code_point_at(text, at).size;
    if (!use(text.substr(at, size))) return;
    at += size;
  }
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  const auto drops = [](char32_t c) { return is_space(c) || is_invisible(c); };
  while (!text.empty()) {
    const auto point = text::code_point_at(text, 0);
    if (!drops(point.value)) break;
    text.remove_prefix(point.size);
  }
  while (!text.empty()) {
    const auto point = text::code_point_before(text, text.size());
    if (!drops(point.value)) break;
    text.remove_suffix(point.size);
  }
  return text;
}

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  bool blank = true;
  while (!text.empty()) {
    const auto whole = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), whole.size() + 1));
    const auto line = trimmed(whole);
    if (!line.empty()) lines.push_back({line, blank});
    blank = line.empty();
  }
  return lines;
}

bool ends_sentence(std::string_view line) {
  while (!line.empty()) {
    const auto [c, size] = text::code_point_before(line, line.size());
    if (c == '.' || c == '!' || c == '?' || c == 0x2026) return true;
    const bool closes = c == ')' || c == ']' || c == '"' || c == '\'' || c == 0xBB || c == 0x201D || c == 0x2019 ||
                        c == 0x203A || is_space(c);
    // Machine translation turns the closing quote into an opening one (` « .`).
    if (!closes && c != 0xAB && c != 0x201C) return false;
    line.remove_suffix(size);
  }
  return false;
}

bool begins_small(std::string_view line) {
  Case first = Case::None;
  for_each_character(line, [&](std::string_view character) {
    if (character.front() >= '0' && character.front() <= '9') return false;
    first = case_of(character);
    return first == Case::None;
  });
  return first == Case::Small;
}

bool is_in_capitals(std::string_view line) {
  constexpr int least_letters = 4;
  int capitals = 0;
  bool small = false;
  for_each_character(line, [&](std::string_view character) {
    const Case found = case_of(character);
    capitals += found == Case::Capital;
    small = found == Case::Small;
    return !small;
  });
  return !small && capitals >= least_letters;
}

bool begins_speech(std::string_view line) {
  if (line.empty()) return false;
  const char32_t c = text::code_point_at(line, 0).value;
  return c == 0xAB || c == 0xBB || c == 0x201C || c == 0x201D || c == '"' || c == '-' || c == 0x2013 || c == 0x2014;
}

std::string on_one_line(std::string_view text) {
  std::string result;
  bool space = false;
  for_each_character(trimmed(text), [&](std::string_view character) {
    const char32_t c = text::code_point_at(character, 0).value;
    // The no-break spaces of French typography stay.
    if (c <= ' ' ? is_space(c) : c == 0x85 || c == 0x2028 || c == 0x2029) {
      space = true;
    } else {
      if (space) result += ' ';
      space = false;
      result += character;
    }
    return true;
  });
  return result;
}

}  // namespace archive::extract
