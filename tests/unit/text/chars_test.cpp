// SPDX-License-Identifier: GPL-3.0-or-later
#include "chars.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <catch2/catch.hpp>

#include "archive/text/utf8.hpp"

using namespace archive;
using text::CharClass;

namespace {

std::string folded(char32_t c) {
  std::string letters;
  text::append_folded_letters(letters, c);
  return letters;
}

std::string term_of(char32_t c) {
  std::string letters;
  text::append_term_letters(letters, c);
  return letters;
}

}  // namespace

TEST_CASE("what is known of Latin letters without ICU is what ICU knows") {
  for (char32_t c = 0; c < 0x250; ++c) {
    INFO("U+" << std::hex << static_cast<unsigned>(c));
    const auto point = static_cast<UChar32>(c);
    switch (text::classify(c)) {
      case CharClass::Letter: CHECK((u_isalpha(point) || c == 0xB2 || c == 0xB3 || c == 0xB9)); break;
      case CharClass::Digit: CHECK(u_charType(point) == U_DECIMAL_DIGIT_NUMBER); break;
      case CharClass::Space:
        CHECK((u_charType(point) == U_SPACE_SEPARATOR || u_charType(point) == U_CONTROL_CHAR));
        break;
      case CharClass::Other:
        CHECK_FALSE(u_isalnum(point));
        CHECK(u_charType(point) != U_SPACE_SEPARATOR);
        CHECK(u_charType(point) != U_CONTROL_CHAR);
        break;
      case CharClass::Apostrophe:
      case CharClass::Hyphen:
      case CharClass::Invisible: CHECK_FALSE(u_isalnum(point)); break;
      default: FAIL("no mark and no script without spaces stands here");
    }
  }
}

TEST_CASE("the accents of Latin-1 are taken off as Unicode decomposes them, and its capitals lowered") {
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfd = icu::Normalizer2::getNFDInstance(status);
  REQUIRE(U_SUCCESS(status));
  for (char32_t c = 0xC0; c < 0x100; ++c) {
    INFO("U+" << std::hex << static_cast<unsigned>(c));
    icu::UnicodeString parts;
    if (nfd->getDecomposition(static_cast<UChar32>(c), parts)) {
      std::string plain;
      text::append(plain, static_cast<char32_t>(parts.char32At(0)));
      CHECK(folded(c) == plain);
    }
    if (c == U'Æ' || c == U'æ') continue;  // two letters of a term
    std::string lower;
    text::append(lower, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
    CHECK(term_of(c) == lower);
  }
  CHECK(folded(U'ß') == "ss");
  CHECK(folded(U'ø') == "o");
  CHECK(folded(U'Ø') == "Ø");
  CHECK(folded(U'×') == "×");
}
