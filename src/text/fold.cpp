// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/text/fold.hpp"

#include <algorithm>
#include <span>

#include "archive/text/utf8.hpp"
#include "chars.hpp"

namespace archive::text {
namespace {

/// The byte where the run of ASCII at `at` ends.
std::size_t ascii_end(std::string_view text, std::size_t at) {
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

}  // namespace

std::string to_term(std::string_view word) {
  std::string term;
  term.reserve(word.size() + 2);
  for (std::size_t at = 0; at < word.size();) {
    if (const auto end = ascii_end(word, at); end > at) {
      const std::size_t begin = term.size();
      term.append(word.substr(at, end - at));
      for (char& c : std::span(term).subspan(begin)) c = ascii_term_letter(c);
      at = end;
      continue;
    }
    const auto point = code_point_at(word, at);
    append_term_letters(term, point.value);
    at += point.size;
  }
  return term;
}

bool has_accent(std::string_view term) {
  const bool ascii = std::all_of(term.begin(), term.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return !ascii && fold(term) != term;
}

std::string fold(std::string_view term) {
  std::string folded;
  folded.reserve(term.size());
  for (std::size_t at = 0; at < term.size();) {
    if (const auto end = ascii_end(term, at); end > at) {
      folded.append(term.substr(at, end - at));
      at = end;
      continue;
    }
    const auto point = code_point_at(term, at);
    append_folded_letters(folded, point.value);
    at += point.size;
  }
  return folded;
}

std::string fold_first(std::string_view term) {
  if (term.empty()) return {};
  const auto first = code_point_at(term, 0);
  return fold(term.substr(0, first.size)).append(term.substr(first.size));
}

}  // namespace archive::text
