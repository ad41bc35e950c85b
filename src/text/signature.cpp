// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/text/signature.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "archive/text/fold.hpp"
#include "archive/text/light_stem.hpp"
#include "archive/text/stable_hash.hpp"

namespace archive::text {
namespace {

/// The commonest words of French news, two words in five (counted in 5,000 articles of agencies; any news gives nearly the
/// same). Each has a byte of its own, so that phrases of them are hardly looked for in vain, and no rare word shares the
/// byte of one.
constexpr std::array<std::string_view, 32> commonest = {
    "de", "a",   "la",  "le",  "l",   "les", "et",  "des", "d",   "en",  "un",   "une", "du", "est", "dans", "pour",
    "il", "qui", "que", "sur", "par", "au",  "pas", "ce",  "ete", "son", "plus", "qu",  "s",  "ont", "n",    "ne"};
constexpr std::size_t first_shared = 1 + commonest.size();
constexpr std::size_t longest_common = 4;
static_assert(std::all_of(commonest.begin(), commonest.end(), [](auto word) { return word.size() <= longest_common; }));

}  // namespace

unsigned char signature_byte(std::string_view term) {
  const std::string stem = light_stem(fold(term));
  if (stem.size() <= longest_common) {
    const auto own = std::find(commonest.begin(), commonest.end(), stem);
    if (own != commonest.end()) return static_cast<unsigned char>(1 + (own - commonest.begin()));
  }
  return static_cast<unsigned char>(first_shared + stable_hash(stem) % (254 - first_shared));
}

}  // namespace archive::text
