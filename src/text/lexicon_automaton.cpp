// SPDX-License-Identifier: GPL-3.0-or-later
#include "lexicon_automaton.hpp"

#include "archive/text/utf8.hpp"

namespace archive::text {

namespace {

using lexicon_layout::Arc;

constexpr std::uint32_t root = 1;

/// A code point and its size, from bytes that may be no UTF-8; size 0 for what no French letter can be.
CodePoint read_letter(std::string_view word, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < word.size() ? static_cast<unsigned char>(word[i]) : 0u; };
  const unsigned first = byte(at);
  if (first < 0x80) return {first, 1};
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  if (first >= 0xC2 && first < 0xE0 && follows(at + 1)) return {(first & 0x1F) << 6 | (byte(at + 1) & 0x3F), 2};
  if (first == 0xE2 && follows(at + 1) && follows(at + 2)) {
    return {(first & 0x0F) << 12 | (byte(at + 1) & 0x3F) << 6 | (byte(at + 2) & 0x3F), 3};
  }
  return {0, 0};
}

/// The plain letters some characters stand for; empty for all others.
std::string_view spelled_out(char32_t letter) {
  switch (letter) {
    case U'œ':
    case U'Œ': return "oe";
    case U'æ':
    case U'Æ': return "ae";
    case U'ß': return "ss";
    case U'\u2018':
    case U'\u2019': return "'";
    case U'\u2010':
    case U'\u2011': return "-";
    default: return {};
  }
}

}  // namespace

std::optional<LetterLabels> Automaton::label(std::string_view word) const {
  LetterLabels result;
  const auto add = [&](char32_t letter) {
    if (letter >= labels.size() || labels[letter] == 0 || result.size == result.labels.size()) return false;
    result.labels[result.size++] = labels[letter];
    return true;
  };
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint letter = read_letter(word, at);
    if (letter.size == 0) return std::nullopt;
    at += letter.size;
    if (letter.value < 0x80) {
      if (!add(letter.value)) return std::nullopt;
      continue;
    }
    const std::string_view several = spelled_out(letter.value);
    if (several.empty() && !add(letter.value)) return std::nullopt;
    for (const char one : several) {
      if (!add(static_cast<unsigned char>(one))) return std::nullopt;
    }
  }
  return result;
}

std::optional<std::uint32_t> Automaton::find(const LetterLabels& word) const {
  std::uint32_t state = root, number = 0;
  bool final = false;
  for (std::size_t i = 0; i < word.size; ++i) {
    if (state == 0) return std::nullopt;
    const Arc* arc = &arcs[state];
    while (arc->label() != word.labels[i]) {
      if (arc->is_last()) return std::nullopt;
      ++arc;
    }
    number += arc->skip;
    final = arc->is_final();
    state = arc->target();
  }
  return final ? std::optional(number) : std::nullopt;
}

std::vector<FormId> Automaton::find_alike(const LetterLabels& word, std::size_t free_letters) const {
  struct Open {
    std::uint32_t state;
    std::uint32_t number;
    std::size_t at;
  };
  std::vector<FormId> result;
  std::vector<Open> open;
  open.reserve(32);
  open.push_back({root, 0, 0});
  while (!open.empty() && word.size > 0) {
    const Open here = open.back();
    open.pop_back();
    if (here.state == 0) continue;
    const std::uint8_t wanted = word.labels[here.at];
    const bool is_free = here.at < free_letters && plain[wanted] == wanted;
    for (const Arc* arc = &arcs[here.state];; ++arc) {
      if (arc->label() == wanted || (is_free && plain[arc->label()] == wanted)) {
        const Open next = {arc->target(), here.number + arc->skip, here.at + 1};
        if (next.at < word.size) {
          open.push_back(next);
        } else if (arc->is_final()) {
          result.push_back({next.number});
        }
      }
      if (arc->is_last()) break;
    }
  }
  return result;
}

std::string Automaton::spell(std::uint32_t number) const {
  std::string result;
  std::uint32_t state = root;
  while (true) {
    const Arc* arc = &arcs[state];
    while (!arc->is_last() && (arc + 1)->skip <= number) ++arc;
    append(result, letters[arc->label()]);
    number -= arc->skip;
    if (number == 0 && arc->is_final()) return result;
    state = arc->target();
  }
}

}  // namespace archive::text
