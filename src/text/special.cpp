// SPDX-License-Identifier: GPL-3.0-or-later
#include "special.hpp"

#include <algorithm>

namespace archive::text {
namespace {

bool is_ascii_word(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

bool is_upper_ascii(char32_t c) { return c >= 'A' && c <= 'Z'; }
bool is_lower_ascii(char32_t c) { return c >= 'a' && c <= 'z'; }

/// The end of a host name at i: labels of ASCII letters, digits and hyphens parted by single dots, the last of two
/// lower-case letters or more; i where there is none. A sentence's own full stop stays outside.
std::size_t host_end(const ChunkText& text, std::size_t i) {
  std::size_t at = i, labels = 0, last_label = i;
  for (;;) {
    const std::size_t begin = at;
    while (is_ascii_word(text.value(at))) ++at;
    if (at == begin) return i;
    ++labels;
    last_label = begin;
    if (text.value(at) != '.' || !is_ascii_word(text.value(at + 1))) break;
    ++at;
  }
  if (labels < 2 || at - last_label < 2 || text.begins_word(at)) return i;
  for (std::size_t c = last_label; c < at; ++c) {
    if (!is_lower_ascii(text.value(c))) return i;
  }
  return at;
}

/// The end of what follows a host in a URL.
std::size_t path_end(const ChunkText& text, std::size_t i) {
  std::size_t at = i;
  while (at < text.size() && text.value(at) < 0x80 && text.value(at) != '"' && text.value(at) != '<' &&
         text.value(at) != '>' && text.value(at) != ')') {
    ++at;
  }
  while (at > i && !text.begins_word(at - 1) && text.value(at - 1) != '/') --at;
  return at;
}

}  // namespace

std::optional<Address> find_address(const ChunkText& text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool starts = i == 0 || !(is_ascii_word(text.value(i - 1)) || text.value(i - 1) == '.');
    if (!starts || !is_ascii_word(text.value(i))) continue;
    std::size_t word = i;
    while (is_ascii_word(text.value(word)) || (text.value(word) == '.' && is_ascii_word(text.value(word + 1))) ||
           (text.value(word) == '+' && is_ascii_word(text.value(word + 1)))) {
      ++word;
    }
    if (text.value(word) == '@') {
      const std::size_t end = host_end(text, word + 1);
      if (end > word + 1) return Address{i, end};
    }
    if (text.value(word) == ':' && text.value(word + 1) == '/' && text.value(word + 2) == '/' &&
        word + 3 < text.size()) {
      const std::size_t end = path_end(text, word + 3);
      if (end > word + 3) return Address{i, end};
    }
    const std::size_t host = host_end(text, i);
    if (host > i) return Address{i, text.value(host) == '/' ? path_end(text, host) : host};
  }
  return std::nullopt;
}

std::size_t signed_word_end(const ChunkText& text, std::size_t i) {
  if (i > 0 && text.begins_word(i - 1)) return i;
  if (text.value(i) == '.') {  // .NET
    std::size_t end = i + 1;
    while (is_upper_ascii(text.value(end))) ++end;
    return end >= i + 3 && !text.begins_word(end) ? end : i;
  }
  if ((is_upper_ascii(text.value(i)) || is_lower_ascii(text.value(i))) && !text.begins_word(i + 1)) {
    if (text.value(i + 1) == '#' && !text.begins_word(i + 2)) return i + 2;
    if (text.value(i + 1) == '+' && text.value(i + 2) == '+' && !text.begins_word(i + 3)) return i + 3;
  }
  std::size_t left = i;
  while (is_upper_ascii(text.value(left))) ++left;
  if (left < i + 2 || text.value(left) != '/') return i;
  std::size_t right = left + 1;
  while (is_upper_ascii(text.value(right))) ++right;
  return right >= left + 3 && !text.begins_word(right) && text.value(right) != '/' ? right : i;
}

}  // namespace archive::text
