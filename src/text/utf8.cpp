// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/text/utf8.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <cassert>
#include <cstring>
#include <limits>
#include <stdexcept>

namespace archive::text {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::uint64_t high_bits = 0x8080808080808080;

/// What one pass over the bytes tells.
struct Scan {
  std::size_t malformed = 0;  ///< offset of the first malformed sequence, or the size
  bool certainly_nfc = true;  ///< every code point is one that NFC can neither change nor join with a neighbour
};

/// Bytes of the well-formed sequence at `at`, which is not ASCII; 0 where it is malformed (Unicode, table 3-7).
std::size_t sequence_size(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0u;
  };
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const unsigned first = byte(0), second = byte(1);
  if (first < 0xC2) return 0;
  if (first < 0xE0) return continues(1) ? 2 : 0;
  if (first < 0xF0) {
    const unsigned low = first == 0xE0 ? 0xA0 : 0x80, high = first == 0xED ? 0x9F : 0xBF;
    return second >= low && second <= high && continues(2) ? 3 : 0;
  }
  if (first > 0xF4) return 0;
  const unsigned low = first == 0xF0 ? 0x90 : 0x80, high = first == 0xF4 ? 0x8F : 0xBF;
  return second >= low && second <= high && continues(2) && continues(3) ? 4 : 0;
}

/// Whether the sequence at `at` is below U+0300 or in U+2002..U+20CF (the punctuation and currency signs of French
/// text). Of these none decomposes but into what NFC composes again, and none is a combining mark; U+2000 and U+2001,
/// which do decompose, are left out (UnicodeData.txt).
bool is_plain(std::string_view text, std::size_t at, std::size_t size) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  if (size == 2) return byte(0) < 0xCC;
  if (size != 3 || byte(0) != 0xE2) return false;
  if (byte(1) == 0x80) return byte(2) >= 0x82;
  return byte(1) < 0x83 || (byte(1) == 0x83 && byte(2) < 0x90);
}

Scan scan(std::string_view bytes) {
  Scan result;
  std::size_t at = 0;
  while (at < bytes.size()) {
    if (bytes.size() - at >= sizeof(std::uint64_t)) {
      std::uint64_t word = 0;
      std::memcpy(&word, bytes.data() + at, sizeof word);
      if ((word & high_bits) == 0) {
        at += sizeof word;
        continue;
      }
    }
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t size = sequence_size(bytes, at);
    if (size == 0) break;
    result.certainly_nfc = result.certainly_nfc && is_plain(bytes, at, size);
    at += size;
  }
  result.malformed = at;
  return result;
}

/// Line ends, NUL and a leading U+FEFF; the normal form is not touched.
std::string plain_lines(std::string_view text) {
  while (!text.empty() && (text.front() == '\0' || text.starts_with(byte_order_mark)))
    text.remove_prefix(text.front() == '\0' ? 1 : byte_order_mark.size());
  if (text.find('\r') == text.npos && text.find('\0') == text.npos) return std::string(text);
  std::string result(text.size(), '\0');
  std::size_t size = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\0' || (c == '\r' && at + 1 < text.size() && text[at + 1] == '\n')) continue;
    result[size++] = c == '\r' ? '\n' : c;
  }
  result.resize(size);
  return result;
}

std::string to_nfc(std::string text) {
  if (text.size() > std::numeric_limits<std::int32_t>::max()) throw std::length_error("a text over 2 GB");
  UErrorCode status = U_ZERO_ERROR;
  // The data of NFC are part of the ICU library itself: nothing is read from files here.
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) throw std::logic_error("ICU has no NFC");
  const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
  if (nfc->isNormalizedUTF8(piece, status) && U_SUCCESS(status)) return text;
  std::string result;
  result.reserve(text.size());
  icu::StringByteSink<std::string> sink(&result);
  nfc->normalizeUTF8(0, piece, sink, nullptr, status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU cannot normalise the text");
  return result;
}

}  // namespace

void append(std::string& text, char32_t value) {
  assert(value < 0x110000 && (value < 0xD800 || value > 0xDFFF));
  const auto put = [&](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0 | value >> 6);
    put(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    put(0xE0 | value >> 12);
    put(0x80 | (value >> 6 & 0x3F));
    put(0x80 | (value & 0x3F));
  } else {
    put(0xF0 | value >> 18);
    put(0x80 | (value >> 12 & 0x3F));
    put(0x80 | (value >> 6 & 0x3F));
    put(0x80 | (value & 0x3F));
  }
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

bool is_valid_utf8(std::string_view bytes) { return first_malformed(bytes) == bytes.size(); }

std::size_t first_malformed(std::string_view bytes) { return scan(bytes).malformed; }

std::string clean(std::string_view text) {
  const Scan result = scan(text);
  if (result.malformed != text.size()) throw std::logic_error("clean() was given text that is not UTF-8");
  std::string lines = plain_lines(text);
  return result.certainly_nfc ? lines : to_nfc(std::move(lines));
}

}  // namespace archive::text
