// SPDX-License-Identifier: GPL-3.0-or-later
#include "mail_headers.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "archive/core/error.hpp"
#include "archive/text/decode.hpp"
#include "ascii.hpp"

namespace archive::extract {
namespace {

constexpr std::size_t most_headers = 1000;
constexpr std::size_t most_bytes = 256 << 10;

/// A clean text; empty for bytes that are none.
std::string as_text(std::string_view bytes, std::string_view charset) {
  try {
    return text::decode(bytes, charset).text;
  } catch (const core::InputError&) {
    return {};
  }
}

std::string decode_base64(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (const char c : text) {
    std::uint32_t value = 0;
    if (c >= 'A' && c <= 'Z') value = static_cast<std::uint32_t>(c - 'A');
    else if (c >= 'a' && c <= 'z') value = static_cast<std::uint32_t>(c - 'a') + 26;
    else if (c >= '0' && c <= '9') value = static_cast<std::uint32_t>(c - '0') + 52;
    else if (c == '+' || c == '-') value = 62;
    else if (c == '/' || c == '_') value = 63;
    else if (c == '=') break;
    else continue;
    bits = bits << 6 | value;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count & 0xFF);
  }
  return bytes;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = lower(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/// In a header `_` stands for a space.
std::string decode_quoted(std::string_view text, bool header) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '_' && header) {
      bytes += ' ';
    } else if (c != '=') {
      bytes += c;
    } else if (at + 2 < text.size() && hex_digit(text[at + 1]) >= 0 && hex_digit(text[at + 2]) >= 0) {
      bytes += static_cast<char>(hex_digit(text[at + 1]) * 16 + hex_digit(text[at + 2]));
      at += 2;
    } else {
      // At the end of a line, white space behind it and all, it joins the lines.
      const auto end = text.find_first_not_of(" \t\r", at + 1);
      if (end == text.npos) return bytes;
      if (text[end] == '\n') at = end;
      else bytes += c;
    }
  }
  return bytes;
}

/// One encoded word at the start of `text`, and its size; a size of 0 where there is none.
struct EncodedWord {
  std::string bytes, charset;
  std::size_t size = 0;
};

EncodedWord read_encoded_word(std::string_view text) {
  constexpr std::size_t longest = 1000;  // RFC 2047 says 75; programs write longer ones
  const auto head = text.substr(0, longest);
  const auto charset_end = head.find('?', 2);
  if (!head.starts_with("=?") || charset_end == head.npos || charset_end + 2 >= head.size()) return {};
  if (head[charset_end + 2] != '?') return {};
  const auto end = head.find("?=", charset_end + 3);
  if (end == head.npos) return {};
  const char how = lower(head[charset_end + 1]);
  const auto inside = head.substr(charset_end + 3, end - charset_end - 3);
  if ((how != 'b' && how != 'q') || inside.find_first_of(" \t") != inside.npos) return {};
  // A language may follow the charset behind an asterisk (RFC 2231).
  const auto charset = head.substr(2, charset_end - 2);
  return {how == 'b' ? decode_base64(inside) : decode_quoted(inside, true),
          lowered(charset.substr(0, charset.find('*'))), end + 2};
}

}  // namespace

MailHeaders MailHeaders::take(std::string_view& bytes) {
  MailHeaders headers;
  const std::size_t all = bytes.size();
  while (!bytes.empty()) {
    auto line = bytes.substr(0, bytes.find('\n'));
    const auto taken = std::min(bytes.size(), line.size() + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) {
      bytes.remove_prefix(taken);
      break;
    }
    const auto colon = line.find(':');
    const bool goes_on = line.front() == ' ' || line.front() == '\t';
    const bool named = colon != line.npos && colon > 0 && line.substr(0, colon).find_first_of(" \t") == line.npos;
    // A text without headers begins at once.
    if (!goes_on && !named && headers.headers_.empty()) break;
    bytes.remove_prefix(taken);
    if (all - bytes.size() > most_bytes || headers.headers_.size() > most_headers)
      throw core::InputError("too-large", core::tr("has more than 1000 headers or 256 kB of them"));
    if (goes_on && !headers.headers_.empty()) {
      headers.headers_.back().second += ' ';
      headers.headers_.back().second += without_space(line);
    } else if (named) {
      headers.headers_.emplace_back(lowered(line.substr(0, colon)), without_space(line.substr(colon + 1)));
    }
  }
  return headers;
}

std::string_view MailHeaders::raw(std::string_view name) const {
  const auto found =
      std::find_if(headers_.begin(), headers_.end(), [&](const auto& header) { return header.first == name; });
  return found == headers_.end() ? std::string_view() : std::string_view(found->second);
}

std::string MailHeaders::text(std::string_view name) const { return decode_mail_words(raw(name)); }

bool MailHeaders::has(std::string_view name) const { return !raw(name).empty(); }

std::string MailValue::parameter(std::string_view name) const {
  const auto found =
      std::find_if(parameters.begin(), parameters.end(), [&](const auto& one) { return one.first == name; });
  return found == parameters.end() ? std::string() : found->second;
}

MailValue parse_mail_value(std::string_view text) {
  MailValue result;
  const auto end = std::min(text.find(';'), text.size());
  result.value = lowered(without_space(text.substr(0, end)));
  text.remove_prefix(end);
  while (text.starts_with(';')) {
    text.remove_prefix(1);
    const auto equals = text.find_first_of("=;");
    if (equals == text.npos) break;
    const std::string name = lowered(without_space(text.substr(0, equals)));
    const bool has_value = text[equals] == '=';
    text.remove_prefix(has_value ? equals + 1 : equals);
    if (!has_value) continue;
    text = without_space(text);
    std::string value;
    if (text.starts_with('"')) {
      text.remove_prefix(1);
      while (!text.empty() && text.front() != '"') {
        if (text.front() == '\\' && text.size() > 1) text.remove_prefix(1);
        value += text.front();
        text.remove_prefix(1);
      }
      text.remove_prefix(std::min(text.find(';'), text.size()));
    } else {
      value = without_space(text.substr(0, text.find(';')));
      text.remove_prefix(std::min(text.find(';'), text.size()));
    }
    result.parameters.emplace_back(name, std::move(value));
  }
  return result;
}

std::string decode_mail_words(std::string_view bytes) {
  std::string result, plain;
  bool after_word = false;
  EncodedWord open;  // words of one encoding that follow each other: a character may be cut between them
  const auto close_plain = [&] {
    result += as_text(plain, {});
    plain.clear();
  };
  const auto close_word = [&] {
    result += as_text(open.bytes, open.charset);
    open.bytes.clear();
  };
  while (!bytes.empty()) {
    EncodedWord word;
    if (bytes.starts_with("=?")) word = read_encoded_word(bytes);
    if (word.size == 0) {
      plain += bytes.front();
      bytes.remove_prefix(1);
      continue;
    }
    bytes.remove_prefix(word.size);
    // White space between two encoded words is no text.
    const bool follows = after_word && without_space(plain).empty();
    if (!follows || open.charset != word.charset) {
      close_word();
      if (follows) plain.clear();
      // `as_text` knows no text of white space only.
      if (without_space(plain).empty()) result += plain, plain.clear();
      else close_plain();
      open.charset = word.charset;
    }
    plain.clear();
    after_word = true;
    open.bytes += word.bytes;
  }
  close_word();
  if (!without_space(plain).empty()) close_plain();
  return result;
}

std::string decode_transfer(std::string_view bytes, std::string_view encoding) {
  const std::string how = lowered(without_space(encoding));
  if (how == "base64") return decode_base64(bytes);
  if (how == "quoted-printable") return decode_quoted(bytes, false);
  return std::string(bytes);
}

}  // namespace archive::extract
