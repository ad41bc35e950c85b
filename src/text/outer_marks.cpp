// SPDX-License-Identifier: GPL-3.0-or-later
#include "outer_marks.hpp"

namespace archive::text {
namespace {

using After = BareWord::After;

unsigned char byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

bool is_ascii_letter(unsigned char byte) { return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z'; }

/// The size of the letter at this byte, or 0: ASCII, Latin-1, œ.
std::size_t letter_size(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const auto byte = byte_at(text, at);
  if (is_ascii_letter(byte)) return 1;
  if (at + 1 >= text.size()) return 0;
  const auto next = byte_at(text, at + 1);
  if (byte == 0xC3) return next == 0x97 || next == 0xB7 ? 0 : 2;
  return byte == 0xC5 && (next == 0x92 || next == 0x93) ? 2 : 0;
}

std::size_t joint_size(std::string_view text, std::size_t at) {
  if (text[at] == '-' || text[at] == '\'') return 1;
  return text.substr(at, 3) == "’" ? 3 : 0;
}

bool is_plain(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    std::size_t size = letter_size(word, at);
    if (size == 0) {
      size = joint_size(word, at);
      if (size == 0 || at == 0 || letter_size(word, at + size) == 0) return false;
    }
    at += size;
  }
  return true;
}

std::size_t after_opening(std::string_view chunk) {
  std::size_t at = 0;
  while (at < chunk.size()) {
    if (chunk[at] == '"' || chunk[at] == '(') ++at;
    else if (chunk.substr(at, 2) == "«") at += 2;
    else break;
  }
  return at;
}

}  // namespace

BareWord bare_word(std::string_view chunk) {
  // Most chunks have no mark at either end.
  if (!chunk.empty() && is_ascii_letter(byte_at(chunk, 0)) && is_ascii_letter(byte_at(chunk, chunk.size() - 1)))
    return {0, chunk.size(), After::Nothing};
  BareWord bare{after_opening(chunk), chunk.size(), After::Nothing};
  bool only_closing = true;
  for (bool more = true; more && bare.end > bare.begin;) {
    const auto rest = chunk.substr(bare.begin, bare.end - bare.begin);
    const char last = rest.back();
    std::size_t size = 1;
    auto says = After::Nothing;
    bool closing = false;
    if (last == '"' || last == ')') closing = true;
    else if (rest.ends_with("»")) closing = true, size = 2;
    else if (last == '.') says = After::Stop;
    else if (last == '!' || last == '?') says = After::End;
    else if (rest.ends_with("…")) says = After::End, size = 3;
    else if (last != ',' && last != ';' && last != ':') more = false;
    if (!more) break;
    if (only_closing && !closing) {
      // The last mark before the closing ones decides.
      bare.after = says;
      only_closing = false;
    }
    bare.end -= size;
  }
  const bool marked = bare.begin > 0 || bare.end < chunk.size();
  if (marked && (bare.begin == bare.end || !is_plain(chunk.substr(bare.begin, bare.end - bare.begin)))) {
    return {0, chunk.size(), After::Nothing};
  }
  return bare;
}

}  // namespace archive::text
