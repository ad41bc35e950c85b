// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/text/fold.hpp"

#include <algorithm>

#include "archive/text/utf8.hpp"
#include "chars.hpp"

namespace archive::text {

std::string to_term(std::string_view word) {
  std::string term;
  term.reserve(word.size() + 2);
  for (std::size_t at = 0; at < word.size();) {
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
