// SPDX-License-Identifier: GPL-3.0-or-later
#include "plausible.hpp"

namespace archive::text {
namespace {

constexpr int sample_size = 20'000;

bool holds(std::u32string_view set, char32_t c) { return set.find(c) != set.npos; }

bool is_ascii_lower(char32_t c) { return c >= 'a' && c <= 'z'; }
bool is_ascii_upper(char32_t c) { return c >= 'A' && c <= 'Z'; }
bool is_french_lower(char32_t c) { return holds(U"àâçéèêëîïôùûüœæ", c); }
bool is_french_upper(char32_t c) { return holds(U"ÀÂÇÉÈÊËÎÏÔÙÛÜŒÆ", c); }
bool is_lower(char32_t c) { return is_ascii_lower(c) || is_french_lower(c); }
bool is_letter(char32_t c) {
  return is_lower(c) || is_ascii_upper(c) || is_french_upper(c) || (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7);
}
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

/// How well a character beyond ASCII fits between its neighbours (0 at the borders of the text): 1, 0 or -1.
int fit(char32_t before, char32_t c, char32_t after) {
  const bool inside = is_letter(before) && is_letter(after);
  if (is_french_lower(c)) {
    // Three such letters in a row stand in no French word; Cyrillic and Greek bytes read as Latin do that.
    return is_french_lower(before) && is_french_lower(after) ? -1 : 1;
  }
  if (is_french_upper(c)) return is_lower(before) ? -1 : 1;
  if (c == U'’') return is_letter(before) ? 1 : 0;
  if (holds(U"«»“”…–—·•", c)) return inside && c != U'–' && c != U'·' ? -1 : 1;
  if (c == U'€') return inside ? -1 : 1;
  if (c == U'°' || c == U'º') return is_digit(before) || before == 'n' || before == 'N' ? 1 : -1;
  if (c == U'\u00A0' || c == U'‘') return inside ? -1 : 0;
  // Letters of the neighbours' languages, and signs that a newspaper prints.
  if (holds(U"áíóúñäößãõÿÁÍÓÚÑÄÖ£§²³½¼©®™×±", c)) return inside && c < 0xC0 ? -1 : 0;
  return -1;
}

}  // namespace

double french_score(std::string_view bytes, const HighHalf& half) {
  const auto character = [&](std::size_t at) -> char32_t {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    return byte < 0x80 ? byte : half[byte - 0x80u];
  };
  int sum = 0, count = 0;
  for (std::size_t at = 0; at < bytes.size() && count < sample_size; ++at) {
    const char32_t c = character(at);
    if (c < 0x80) continue;
    if (c < 0xA0 || c == 0xFFFD) return -1;
    sum += fit(at > 0 ? character(at - 1) : 0, c, at + 1 < bytes.size() ? character(at + 1) : 0);
    ++count;
  }
  return count == 0 ? 0.0 : static_cast<double>(sum) / count;
}

}  // namespace archive::text
