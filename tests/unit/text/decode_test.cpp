// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/text/decode.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <stdexcept>

#include "archive/core/error.hpp"
#include "archive/text/utf8.hpp"

using namespace archive;
using namespace std::string_view_literals;

namespace {

std::string refusal(std::string_view bytes) {
  try {
    (void)text::decode(bytes);
  } catch (const core::InputError& error) {
    return error.code();
  }
  return "accepted";
}

/// The text in UTF-16, without a mark.
std::string utf16(std::string_view text, bool little) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size();) {
    const auto point = text::code_point_at(text, at);
    at += point.size;
    const char high = static_cast<char>(point.value >> 8), low = static_cast<char>(point.value & 0xFF);
    bytes += little ? low : high;
    bytes += little ? high : low;
  }
  return bytes;
}

}  // namespace

TEST_CASE("code points are appended in one to four bytes") {
  std::string text;
  for (const char32_t c : {U'a', U'é', U'’', U'😀'}) text::append(text, c);
  CHECK(text == "aé’😀");
  CHECK(text::count_code_points(text) == 4);
}

TEST_CASE("malformed sequences are found where they begin") {
  CHECK(text::is_valid_utf8("a é ’ 😀 \uFFFD \U0010FFFF"));
  CHECK(text::first_malformed("été\xE9t"sv) == 5);
  CHECK_FALSE(text::is_valid_utf8("\xC0\x80"));          // overlong
  CHECK_FALSE(text::is_valid_utf8("\xE0\x9F\xBF"));      // overlong
  CHECK_FALSE(text::is_valid_utf8("\xED\xA0\x80"));      // surrogate
  CHECK_FALSE(text::is_valid_utf8("\xF4\x90\x80\x80"));  // above U+10FFFF
  CHECK_FALSE(text::is_valid_utf8("abcdefgh\xE2\x80"));  // cut off
}

TEST_CASE("clean text has one kind of line end, no NUL and no leading mark") {
  CHECK(text::clean("a\r\nb\rc\n") == "a\nb\nc\n");
  CHECK(text::clean("\0\xEF\xBB\xBF"
                    "a\0b"sv) == "ab");
  CHECK(text::clean("a\uFEFF\u00ADb\x1B[1m") == "a\uFEFF\u00ADb\x1B[1m");
  CHECK_THROWS_AS(text::clean("\xE9t"), std::logic_error);
}

TEST_CASE("clean text is NFC and not NFKC") {
  CHECK(text::clean("e\u0301te\u0301") == "été");
  CHECK(text::clean("\u2126 \u2000x") == "\u03A9 \u2002x");
  CHECK(text::clean("ﬁn XXᵉ n\u00BA\u202F!") == "ﬁn XXᵉ n\u00BA\u202F!");
}

TEST_CASE("valid UTF-8 is UTF-8 whatever is declared") {
  const auto decoded = text::decode("Été à l’œuvre", "iso-8859-1");
  CHECK(decoded.text == "Été à l’œuvre");
  CHECK(decoded.charset == "utf-8");
  CHECK(decoded.how == "valid");
  CHECK(text::decode("\xEF\xBB\xBFÉté").how == "bom");
}

TEST_CASE("a declared charset is followed, ISO-8859-1 being Windows-1252") {
  const auto decoded = text::decode("L\x92\xE9t\xE9 co\xFBte 5 \x80", "ISO-8859-1");
  CHECK(decoded.text == "L’été coûte 5 €");
  CHECK(decoded.charset == "windows-1252");
  CHECK(decoded.how == "declared");
  CHECK(text::decode("\xE9t\xE9", "../../nonsense").text == "été");
  CHECK(text::decode("\xCF\xF0\xE8\xE2\xE5\xF2", "windows-1251").text == "Привет");
}

TEST_CASE("French in the encodings before UTF-8 is told apart by its letters") {
  const auto decoded = [](std::string_view bytes) {
    const auto result = text::decode(bytes);
    CHECK(result.how == "detected");
    return result.charset + ": " + result.text;
  };
  CHECK(decoded("L\x92\xE9lys\xE9"
                "e a d\xE9menti \xAB hier \xBB.") == "windows-1252: L’élysée a démenti « hier ».");
  CHECK(decoded("Le c\xBDur co\xFBte 50 \xA4, d'apr\xE8s l'\xE9tat") ==
        "iso-8859-15: Le cœur coûte 50 €, d'après l'état");
  CHECK(decoded("L\xD5\x8Etat a d\x8Ementi, apr\x8Fs l\xD5\x8Et\x8E \x88 Paris") ==
        "macintosh: L’état a démenti, après l’été à Paris");
  CHECK(decoded("L'\x82tat a d\x82menti \x85 No\x89l, apr\x8As l'\x82t\x82") ==
        "ibm850: L'état a démenti à Noël, après l'été");
  CHECK(decoded("Die M\xFCller und die Gr\xF6\xDF"
                "e der St\xE4"
                "dte") == "windows-1252: Die Müller und die Größe der Städte");
}

TEST_CASE("UTF-8 read as Windows-1252 is repaired only where the whole text shows it") {
  const auto repaired = text::decode("Lâ€™Ã©tÃ© Ã©tait beau");
  CHECK(repaired.text == "L’été était beau");
  CHECK(repaired.how == "repaired");
  const auto sound = text::decode("On écrit « Ã© » pour « é ».");
  CHECK(sound.text == "On écrit « Ã© » pour « é ».");
  CHECK(sound.how == "valid");
}

TEST_CASE("UTF-16 is read with a mark and without") {
  const std::string french = "Été à Pau, dans l’Ouest des Pyrénées : rien de neuf sous le soleil.";
  const auto marked = text::decode("\xFE\xFF" + utf16(french, false));
  CHECK(marked.text == french);
  CHECK(marked.charset == "utf-16be");
  CHECK(marked.how == "bom");
  const auto bare = text::decode(utf16(french, true));
  CHECK(bare.text == french);
  CHECK(bare.charset == "utf-16le");
  CHECK(bare.how == "detected");
  CHECK(refusal("\xFF\xFE" + utf16("abc", true) + "d") == "undecodable");
  CHECK(refusal("\xFF\xFE\x00\xD8\x20\x00"sv) == "undecodable");
}

TEST_CASE("what is no text is refused with its reason") {
  CHECK(refusal("") == "empty");
  CHECK(refusal(" \n\t\u00A0\u200B\n") == "empty");
  CHECK(refusal("\xEF\xBB\xBF") == "empty");
  CHECK(refusal("%PDF-1.7\nabc") == "binary");
  CHECK(refusal("a\0b"sv) == "binary");
  CHECK(refusal("\x89PNG\r\n\x1A\n....") == "binary");
  CHECK(refusal("Une ligne de texte qui finit mal\0\0\0\0"sv) == "binary");
  CHECK(refusal("L’été, la fête, l’œuvre, le début, la for\xC3") == "undecodable");
  CHECK(refusal("\xEF\xBB\xBFt\xE9") == "undecodable");
}

TEST_CASE("a stray NUL in a long text is dropped") {
  const std::string line = "Une ligne de texte assez longue pour que l’on ne doute pas de sa nature.\n";
  CHECK(text::decode(line + std::string(1, '\0') + line).text == line + line);
}

TEST_CASE("any bytes are either refused or give clean text") {
  std::mt19937 random(20240420);
  const std::string_view pieces[] = {"été ",    "l’",           "\r\n",         "\xE9",     "\x92",       "Ã©",
                                     "e\u0301", "\0"sv,         "\xEF\xBB\xBF", "\xFF\xFE", "\xD8\x00"sv, "mot ",
                                     "\x81",    "\u1100\u1161", "\xED\xA0\x80", "\x8E"};
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes;
    for (auto count = random() % 20; count > 0; --count) {
      if (random() % 8 == 0) bytes += static_cast<char>(random() % 256);
      else bytes += pieces[random() % std::size(pieces)];
    }
    try {
      const auto decoded = text::decode(bytes, random() % 4 == 0 ? "iso-8859-15" : "");
      REQUIRE(text::is_valid_utf8(decoded.text));
      REQUIRE(text::clean(decoded.text) == decoded.text);
      REQUIRE(decoded.text.find("\uFFFD") == std::string::npos);
    } catch (const core::InputError& error) {
      REQUIRE_FALSE(error.code().empty());
    }
  }
}
