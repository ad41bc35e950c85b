// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/text/light_stem.hpp"

#include <algorithm>
#include <array>

#include "archive/text/utf8.hpp"

namespace archive::text {

namespace {

constexpr std::size_t shortest_stem = 4;  // letters; below, `-s` is too often part of the word (`bus`, `gaz`)

/// The word without its last `bytes`, if at least four letters remain; else the word.
std::string_view without(std::string_view word, std::size_t bytes) {
  const std::string_view rest = word.substr(0, word.size() - bytes);
  return count_code_points(rest) >= shortest_stem ? rest : word;
}

}  // namespace

std::string light_stem(std::string_view word) {
  if (word.ends_with("aux") && !word.ends_with("eaux") && count_code_points(word) >= shortest_stem + 1) {
    std::string stem(word.substr(0, word.size() - 2));
    stem += 'l';
    return stem;
  }
  if (word.ends_with('x') || (word.ends_with('s') && !word.ends_with("ss"))) word = without(word, 1);
  if (word.ends_with("ée")) word = without(word, 1);
  return std::string(word);
}

std::vector<std::string> light_stem_candidates(std::string_view word) {
  const std::string stem = light_stem(word);
  std::vector<std::string> result = {std::string(word), stem};
  static constexpr std::array<std::string_view, 4> endings = {"s", "x", "e", "es"};
  for (const std::string_view ending : endings) result.push_back(stem + std::string(ending));
  if (stem.ends_with("al")) result.push_back(stem.substr(0, stem.size() - 1) + "ux");
  std::erase_if(result, [&](const std::string& candidate) { return light_stem(candidate) != stem; });
  std::sort(result.begin(), result.end());
  const auto repeated = std::unique(result.begin(), result.end());
  result.erase(repeated, result.end());
  return result;
}

}  // namespace archive::text
