// SPDX-License-Identifier: GPL-3.0-or-later
#include "letters.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "archive/text/fold.hpp"
#include "archive/text/stable_hash.hpp"
#include "archive/text/utf8.hpp"

namespace archive::entities {
namespace {

/// Base letters of U+00C0 to U+017F in lower case, two bytes each; a space fills the second, two stand for no letter.
constexpr std::string_view base_letters =
    "a a a a a a aec e e e e i i i i d n o o o o o   o u u u u y thss"
    "a a a a a a aec e e e e i i i i d n o o o o o   o u u u u y thy "
    "a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g g g h h h h i i i i i i i i i i ijijj j k k k "
    "l l l l l l l l l l n n n n n n n n n o o o o o o oeoer r r r r r s s s s s s s s t t t t t t u u u u u u u u u u "
    "u u w w y y y z z z z z z s ";
static_assert(base_letters.size() == 2 * (0x180 - 0xC0));

constexpr std::string_view line_break = "¬";

bool is_ascii(char byte) { return static_cast<unsigned char>(byte) < 0x80; }

/// Gives the folded bytes of a word to `take` one by one. Returns whether the fast way knew all letters.
template <typename Take>
bool fold_fast(std::string_view word, Take take) {
  for (std::size_t at = 0; at < word.size();) {
    const auto byte = static_cast<unsigned char>(word[at]);
    if (byte < 0x80) {
      if (byte != '.' && byte != '\'') take(static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte));
      ++at;
      continue;
    }
    const auto [value, size] = text::code_point_at(word, at);
    if (value == 0x2019 || value == 0x02BC) {
      at += size;
      continue;
    }
    if (value < 0xC0 || value >= 0x180) return false;
    const std::size_t base = 2 * (value - 0xC0);
    if (base_letters[base] == ' ') return false;
    take(base_letters[base]);
    if (base_letters[base + 1] != ' ') take(base_letters[base + 1]);
    at += size;
  }
  return true;
}

/// What a short word is folded to: none of the letters that fold_fast() knows gives more bytes than it has.
using FoldedBytes = std::array<char, 32>;

/// The letters of a word, without saint(), in `bytes`; nothing where it is long or fold_fast() does not know it.
std::optional<std::string_view> fold_short(std::string_view word, FoldedBytes& bytes) {
  std::size_t size = 0;
  if (word.size() > bytes.size() || !fold_fast(word, [&](char c) { bytes[size++] = c; })) return std::nullopt;
  return std::string_view(bytes.data(), size);
}

std::string fold_any(std::string_view word) {
  std::string plain;
  for (const char c : text::fold(text::to_term(without_breaks(word)))) {
    if (c != '.' && c != '\'') plain += c;
  }
  return plain;
}

std::string_view saint(std::string_view plain) { return plain == "st" ? "saint" : plain == "ste" ? "sainte" : plain; }

}  // namespace

bool is_other_letter(char32_t value) {
  if (value < 0xC0) return value == 0xAA || value == 0xB5 || value == 0xBA;
  if (value == 0xD7 || value == 0xF7) return false;
  return value < 0x2000 || (value >= 0x2C00 && value < 0x2E00) || (value >= 0x3040 && value < 0xE000) ||
         (value >= 0xF900 && value < 0xFE00);
}

bool is_other_upper(char32_t value) {
  if (value < 0x100) return value >= 0xC0 && value <= 0xDE && value != 0xD7;
  // Latin Extended-A pairs its letters; the odd ones are capital where the pairs begin on an odd number.
  if (value < 0x180) {
    if (value == 0x178) return true;
    const bool odd_is_capital = (value >= 0x139 && value <= 0x148) || value >= 0x179;
    return value != 0x138 && value != 0x149 && value != 0x17F && ((value & 1) != 0) == odd_is_capital;
  }
  if (value >= 0x1E00 && value < 0x1F00) return (value & 1) == 0;
  return (value >= 0x386 && value <= 0x3AB && value != 0x390) || (value >= 0x400 && value <= 0x42F);
}

bool is_invisible(char32_t value) {
  return value == 0xAD || (value >= 0x200B && value <= 0x200D) || value == 0x2060 || value == 0xFEFF;
}

std::size_t behind_break(std::string_view text, std::size_t at) {
  if (at >= text.size() || static_cast<unsigned char>(text[at]) < 0x80) return at;
  std::size_t behind = at;
  const bool line = text.substr(at).starts_with(line_break);
  if (line) {
    behind += line_break.size();
    while (behind < text.size() && (text[behind] == ' ' || text[behind] == '\n')) ++behind;
  } else {
    for (auto next = text::code_point_at(text, at); is_invisible(next.value);
         next = text::code_point_at(text, behind)) {
      behind += next.size;
      if (behind >= text.size()) return at;
    }
  }
  if (behind == at || behind >= text.size()) return at;
  const char32_t next = text::code_point_at(text, behind).value;
  return is_letter(next) && !(line && is_upper(next)) ? behind : at;
}

std::string without_breaks(std::string_view text) {
  if (std::all_of(text.begin(), text.end(), is_ascii)) return std::string(text);
  std::string joined;
  for (std::size_t at = 0; at < text.size();) {
    at = behind_break(text, at);
    const std::size_t size = text::code_point_at(text, at).size;
    joined += text.substr(at, size);
    at += size;
  }
  return joined;
}

std::string folded(std::string_view word) {
  FoldedBytes bytes;
  if (const auto plain = fold_short(word, bytes)) return std::string(saint(*plain));
  std::string plain;
  if (!fold_fast(word, [&](char c) { plain += c; })) plain = fold_any(word);
  return std::string(saint(plain));
}

Key key_of_word(std::string_view word) {
  FoldedBytes bytes;
  if (const auto plain = fold_short(word, bytes)) return text::stable_hash(saint(*plain));
  return text::stable_hash(folded(word));
}

}  // namespace archive::entities
