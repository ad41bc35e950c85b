// SPDX-License-Identifier: GPL-3.0-or-later
#include "number_neighbours.hpp"

#include <cstddef>

namespace archive::text {
namespace {

bool is_letter(unsigned char byte) { return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z'; }

/// Whether the text may begin with this word, in any case: beyond ASCII stands what may give no letter.
bool may_begin_with(std::string_view text, std::string_view word) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i == text.size()) return false;
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x80) return true;
    if ((byte | 0x20) != word[i]) return false;
  }
  return true;
}

/// Whether a letter of U+00C0-U+00FF stands first, which begins neither word.
bool begins_accented(std::string_view text) {
  if (text.size() < 2 || text[0] != '\xC3') return false;
  return text[1] != '\x97' && text[1] != '\xB7';  // × and ÷ are marks
}

/// Size of the white space or the mark that stands first; 0 for letters, digits, the signs that are words and what is not
/// known here.
std::size_t blank_size(std::string_view text) {
  const auto byte = static_cast<unsigned char>(text[0]);
  if (byte < 0x80) return is_letter(byte) || (byte >= '0' && byte <= '9') || byte == '%' || byte == '$' ? 0 : 1;
  for (const std::string_view mark : {"\u00A0", "«", "»"})
    if (text.starts_with(mark)) return 2;
  for (const std::string_view mark : {"\u202F", "’", "“", "”", "…", "–", "—"})
    if (text.starts_with(mark)) return 3;
  return 0;
}

}  // namespace

bool may_continue_number(std::string_view rest) {
  while (!rest.empty()) {
    const auto size = blank_size(rest);
    if (size == 0) break;
    rest.remove_prefix(size);
  }
  if (rest.empty() || begins_accented(rest)) return false;
  // A sign is a word of its own.
  if (rest[0] == '%' || rest[0] == '$' || rest.starts_with("€")) return false;
  return !is_letter(static_cast<unsigned char>(rest[0])) || may_begin_with(rest, "pour");
}

bool may_continue_per_cent(std::string_view rest) {
  std::size_t at = 0;
  while (at < rest.size() && rest[at] == ' ') ++at;
  if (at == 0) return !rest.empty();
  rest.remove_prefix(at);
  if (rest.empty() || begins_accented(rest)) return false;
  return !is_letter(static_cast<unsigned char>(rest[0])) || may_begin_with(rest, "cent");
}

}  // namespace archive::text
