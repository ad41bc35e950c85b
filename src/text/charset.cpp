// SPDX-License-Identifier: GPL-3.0-or-later
#include "charset.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <limits>
#include <memory>

#include "archive/text/utf8.hpp"
#include "plausible.hpp"

namespace archive::text {
namespace {

constexpr std::size_t longest_name = 40;

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter open_converter(const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(charset.c_str(), &status), &ucnv_close);
  if (U_FAILURE(status)) return {nullptr, &ucnv_close};
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  if (U_FAILURE(status)) return {nullptr, &ucnv_close};
  return converter;
}

/// The high half of a charset of ICU that has one byte a character.
HighHalf high_half(const std::string& charset) {
  HighHalf half;
  half.fill(0xFFFD);
  const Converter converter = open_converter(charset);
  if (!converter) return half;
  for (std::size_t i = 0; i < half.size(); ++i) {
    const char byte = static_cast<char>(static_cast<unsigned char>(0x80 + i));
    UErrorCode status = U_ZERO_ERROR;
    UChar unit = 0;
    ucnv_resetToUnicode(converter.get());
    if (ucnv_toUChars(converter.get(), &unit, 1, &byte, 1, &status) == 1 && U_SUCCESS(status)) half[i] = unit;
  }
  return half;
}

std::optional<std::string> convert_with(const HighHalf& half, std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      text += c;
    } else {
      if (half[byte - 0x80u] == 0xFFFD) return std::nullopt;
      append(text, half[byte - 0x80u]);
    }
  }
  return text;
}

/// What ICU's detector says, with its confidence of 0 to 100.
struct Guess {
  std::string charset;
  int confidence = 0;
};

/// The detector reads 64 kB, from shortly before the first byte that is not ASCII.
Guess ask_detector(std::string_view bytes) {
  const std::size_t first = static_cast<std::size_t>(
      std::find_if(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }) -
      bytes.begin());
  bytes = bytes.substr(first < 1024 ? 0 : first - 1024, 65536);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), &ucsdet_close);
  if (U_FAILURE(status)) return {};
  ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) return {};
  const char* name = ucsdet_getName(match, &status);
  const int confidence = ucsdet_getConfidence(match, &status);
  if (U_FAILURE(status) || name == nullptr) return {};
  const auto known = known_charset(name);
  if (!known || known->starts_with("utf-")) return {};
  return {*known, confidence};
}

}  // namespace

const HighHalf& windows_1252() {
  static const HighHalf half = [] {
    constexpr std::array<char32_t, 32> first = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    HighHalf result;
    for (std::size_t i = 0; i < result.size(); ++i)
      result[i] = i < first.size() ? first[i] : static_cast<char32_t>(0x80 + i);
    return result;
  }();
  return half;
}

std::optional<std::string> known_charset(std::string_view declared) {
  if (declared.empty() || declared.size() > longest_name) return std::nullopt;
  std::string name;
  for (const char c : declared) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool other = (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == ':';
    // Anything else could be an option or a path to ICU.
    if (!letter && !other) return std::nullopt;
    name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  UErrorCode status = U_ZERO_ERROR;
  if (ucnv_countAliases(name.c_str(), &status) == 0 || U_FAILURE(status)) return std::nullopt;
  const char* standard = ucnv_getStandardName(name.c_str(), "MIME", &status);
  if (U_SUCCESS(status) && standard != nullptr) {
    name = standard;
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  }
  if (name == "iso-8859-1" || name == "us-ascii") return "windows-1252";
  return name;
}

std::optional<std::string> convert(std::string_view bytes, const std::string& charset) {
  if (charset == "windows-1252") return convert_with(windows_1252(), bytes);
  const Converter converter = open_converter(charset);
  if (!converter) return std::nullopt;
  if (ucnv_getMaxCharSize(converter.get()) == 1) return convert_with(high_half(charset), bytes);
  if (bytes.size() > std::numeric_limits<std::int32_t>::max() / 4) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  std::u16string wide(bytes.size() * 2 + 16, u'\0');
  const std::int32_t units = ucnv_toUChars(converter.get(), wide.data(), static_cast<std::int32_t>(wide.size()),
                                           bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  // A converter may give U+FFFD for bytes that its charset maps to it; to us those are malformed too.
  if (U_FAILURE(status) || wide.find(u'\uFFFD') < static_cast<std::size_t>(units)) return std::nullopt;
  std::string text(static_cast<std::size_t>(units) * 3, '\0');
  std::int32_t size = 0;
  u_strToUTF8(text.data(), static_cast<std::int32_t>(text.size()), &size, wide.data(), units, &status);
  if (U_FAILURE(status)) return std::nullopt;
  text.resize(static_cast<std::size_t>(size));
  return text;
}

std::optional<std::string> detect_charset(std::string_view bytes) {
  // The encodings French was written in before UTF-8; the first of equals is the likeliest.
  std::string best;
  double best_score = -1;
  for (const char* candidate : {"windows-1252", "iso-8859-15", "macintosh", "ibm850"}) {
    const HighHalf half = candidate == std::string_view("windows-1252") ? windows_1252() : high_half(candidate);
    const double score = french_score(bytes, half);
    if (best.empty() || score > best_score) best = candidate, best_score = score;
  }
  // Measured: French gives 0.9 and more in the right encoding and under 0.2 in the others, German 0.2 in its own.
  constexpr double surely_french = 0.5;
  constexpr int confident = 30, hardly = 10;
  if (best_score >= surely_french) return best;
  const Guess guess = ask_detector(bytes);
  if (guess.confidence >= confident && guess.charset != "windows-1252" && convert(bytes, guess.charset))
    return guess.charset;
  if (best_score >= 0) return best;
  if (guess.confidence >= hardly && convert(bytes, guess.charset)) return guess.charset;
  return std::nullopt;
}

}  // namespace archive::text
