// SPDX-License-Identifier: GPL-3.0-or-later
#include "stem.hpp"

#include <xapian.h>

#include "archive/text/utf8.hpp"

namespace archive::search {
namespace {

constexpr std::size_t shortest_stem = 4;  // letters

}  // namespace

std::string stem_of(std::string_view term) {
  std::string stem = Xapian::Stem("french")(std::string(term));
  return text::count_code_points(stem) < shortest_stem ? std::string() : stem;
}

std::vector<std::string> words_of_stem(const TermSource& source, const std::string& stem) {
  const Xapian::Stem stemmer("french");
  auto words = source.terms_beginning(stem);
  std::erase_if(words, [&](const std::string& word) { return stemmer(word) != stem; });
  return words;
}

}  // namespace archive::search
