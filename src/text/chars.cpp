// SPDX-License-Identifier: GPL-3.0-or-later
#include "chars.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>
#include <string_view>

#include "archive/text/utf8.hpp"

namespace archive::text {
namespace {

CharClass classify_by_unicode(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  switch (u_charType(point)) {
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_LETTER_NUMBER: {
      UErrorCode status = U_ZERO_ERROR;
      return uscript_breaksBetweenLetters(uscript_getScript(point, &status)) ? CharClass::Complex : CharClass::Letter;
    }
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK: return CharClass::Mark;
    case U_DECIMAL_DIGIT_NUMBER: return CharClass::Digit;
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_CONTROL_CHAR: return CharClass::Space;
    default: return CharClass::Other;
  }
}

/// Other where Unicode decides.
constexpr CharClass classify_by_typography(char32_t c) {
  // clang-format off
  switch (c) {
    case 0x27: case 0x60: case 0xB4: case 0x2B9: case 0x2BC: case 0x2018: case 0x2019: case 0x201B: case 0x2032:
    case 0xFF07: case 0x92:
      return CharClass::Apostrophe;
    case 0x2D: case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212:
      return CharClass::Hyphen;
    case 0xAD: case 0x200B: case 0x200C: case 0x200D: case 0x2060: case 0xFEFF:
      return CharClass::Invisible;
    case 0xAA: case 0xBA:  // ordinal indicators: "nº", "1ª"
    case 0xB2: case 0xB3: case 0xB9:
      return CharClass::Letter;
    default:
      break;
  }
  // clang-format on
  if (c >= 0x2070 && c <= 0x2079 && c != 0x2071) return CharClass::Letter;  // superscript digits follow a word
  return CharClass::Other;
}

/// The classes of U+0000-U+024F, which hold nearly every character of a French text, as Unicode has them: the data of ICU lie in
/// pages that a search then need not touch.
constexpr std::size_t table_size = 0x250;

constexpr CharClass classify_latin(char32_t c) {
  if (const auto known = classify_by_typography(c); known != CharClass::Other) return known;
  if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) return CharClass::Letter;
  if (c >= '0' && c <= '9') return CharClass::Digit;
  if (c <= ' ' || (c >= 0x7F && c <= 0xA0)) return CharClass::Space;
  if (c == U'µ' || (c >= 0xC0 && c != U'×' && c != U'÷')) return CharClass::Letter;
  return CharClass::Other;
}

constexpr auto class_table = [] {
  std::array<CharClass, table_size> classes{};
  for (char32_t c = 0; c < table_size; ++c) classes[c] = classify_latin(c);
  return classes;
}();

/// What U+00C0-U+00FF are without accents, where that is one letter and another; for the same reason.
constexpr std::string_view plain_latin1(
    "AAAAAA\0CEEEEIIII\0NOOOOO\0\0UUUUY\0\0"
    "aaaaaa\0ceeeeiiii\0nooooo\0\0uuuuy\0y",
    64);

/// Letters that Unicode does not decompose, and the plain ones that stand for them.
const char* plain_spelling(char32_t c) {
  switch (c) {
    case U'ł': return "l";
    case U'đ': return "d";
    case U'ø': return "o";
    case U'ß': return "ss";
    case U'ı': return "i";
    case U'þ': return "th";
    case U'ð': return "d";
    case U'ħ': return "h";
    case U'ŧ': return "t";
    default: return nullptr;
  }
}

/// Compatibility letters whose plain spelling a term has: ligatures and superscripts.
bool append_compatible(std::string& term, char32_t c) {
  switch (c) {
    case U'œ':
    case U'Œ': term += "oe"; return true;
    case U'æ':
    case U'Æ': term += "ae"; return true;
    case 0xAA: term += 'a'; return true;
    case 0xBA: term += 'o'; return true;
    default: break;
  }
  const bool candidate = c == 0xB2 || c == 0xB3 || c == 0xB9 || (c >= 0x1D2C && c <= 0x1DBF) ||
                         (c >= 0x2070 && c <= 0x209C) || (c >= 0xFB00 && c <= 0xFB06) || (c >= 0x2B0 && c <= 0x2B8) ||
                         (c >= 0xFF01 && c <= 0xFF5E);
  if (!candidate) return false;
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfkc = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status)) return false;
  icu::UnicodeString plain;
  if (!nfkc->getDecomposition(static_cast<UChar32>(c), plain)) return false;
  plain.foldCase();
  plain.toUTF8String(term);
  return true;
}

}  // namespace

CharClass classify(char32_t c) {
  if (c < table_size) return class_table[c];
  const auto known = classify_by_typography(c);
  return known != CharClass::Other ? known : classify_by_unicode(c);
}

bool is_upper(char32_t c) { return c < 0x80 ? c >= 'A' && c <= 'Z' : u_isUUppercase(static_cast<UChar32>(c)) != 0; }

bool is_lower(char32_t c) { return c < 0x80 ? c >= 'a' && c <= 'z' : u_isULowercase(static_cast<UChar32>(c)) != 0; }

void append_term_letters(std::string& term, char32_t c) {
  if (c < 0x80) {
    term += ascii_term_letter(static_cast<char>(c));
    return;
  }
  switch (classify(c)) {
    case CharClass::Invisible: return;
    case CharClass::Apostrophe: term += '\''; return;
    case CharClass::Hyphen: term += '-'; return;
    default: break;
  }
  if (append_compatible(term, c)) return;
  if (c >= 0xC0 && c <= 0xFF) {  // capitals stand 32 before the others
    append(term, c <= 0xDE && c != U'×' ? c + 0x20 : c);
    return;
  }
  if (c == 0x130) {  // dotted capital I: its simple lower case is a plain i
    term += 'i';
    return;
  }
  append(term, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
}

void append_folded_letters(std::string& folded, char32_t c) {
  if (c < 0x80) {
    folded += static_cast<char>(c);
    return;
  }
  if (c >= 0xC0 && c <= 0xFF && plain_latin1[c - 0xC0] != '\0') {
    folded += plain_latin1[c - 0xC0];
    return;
  }
  if (const char* plain = plain_spelling(c)) {
    folded += plain;
    return;
  }
  if (classify(c) == CharClass::Mark) return;
  UErrorCode status = U_ZERO_ERROR;
  static const auto* nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString parts;
  if (nfd == nullptr || !nfd->getDecomposition(static_cast<UChar32>(c), parts)) {
    append(folded, c);
    return;
  }
  for (std::int32_t i = 0; i < parts.length();) {
    const UChar32 part = parts.char32At(i);
    i += U16_LENGTH(part);
    if (u_charType(part) != U_NON_SPACING_MARK) append(folded, static_cast<char32_t>(part));
  }
}

bool takes_elision(char32_t c) {
  std::string letters;
  append_term_letters(letters, c);
  std::string folded;
  for (std::size_t at = 0; at < letters.size();) {
    const auto point = code_point_at(letters, at);
    append_folded_letters(folded, point.value);
    at += point.size;
  }
  return !folded.empty() && std::string_view("aeiouyh").find(folded.front()) != std::string_view::npos;
}

}  // namespace archive::text
