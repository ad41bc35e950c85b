// SPDX-License-Identifier: GPL-3.0-or-later
// What people and programs are shown: safe text, layout, JSON, errors.
#include <catch2/catch.hpp>

#include <random>

#include "date_words.hpp"
#include "json.hpp"
#include "link.hpp"
#include "paint.hpp"
#include "print_error.hpp"
#include "timing.hpp"
#include "visible.hpp"

using namespace archive;
using namespace archive::cli;

namespace {

std::string shown(std::string_view text, Layout layout = Layout::Line) { return visible(text, layout).bytes(); }

bool has_control(const std::string& text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

std::string place_of(const std::string& query, std::size_t at, std::size_t width = 80) {
  std::string out, err;
  Output results(out), messages(err);
  Context context(results, messages);
  context.width = width;
  print_query_error(context, QueryError(query, {true, "unknown-field", at, "unknown field", {}}), false);
  return err.substr(err.find('\n') + 1);
}

}  // namespace

TEST_CASE("controls and format characters become visible marks") {
  CHECK(shown("a\x1b[31mb") == "a␛[31mb");
  CHECK(shown(std::string_view("\0\x7f", 2)) == "␀␡");
  CHECK(shown("\xc2\x85\xc2\x9b") == "⟨U+0085⟩⟨U+009B⟩");
  CHECK(shown("\u202Ekcart\u2066\u061C\u200F") == "⟨U+202E⟩kcart⟨U+2066⟩⟨U+061C⟩⟨U+200F⟩");
  CHECK(shown("\u2028\u2029\uFFF9\uFFFB\U000E0041") == "⟨U+2028⟩⟨U+2029⟩⟨U+FFF9⟩⟨U+FFFB⟩⟨U+E0041⟩");
}

TEST_CASE("a tab and a line break act in a block only") {
  CHECK(shown("a\tb\nc") == "a␉b␊c");
  CHECK(shown("a\tb\nc\r", Layout::Block) == "a\tb\nc␍");
}

TEST_CASE("soft hyphens and zero-width spaces vanish, joiners of emoji stay") {
  CHECK(shown("té\u00ADlé\u200Bphone\u2060") == "téléphone");
  CHECK(shown("👩\u200D🚒") == "👩\u200D🚒");
}

TEST_CASE("bytes that are no UTF-8 are shown in hexadecimal") {
  CHECK(shown("caf\xe9.txt") == "caf\\xE9.txt");
  CHECK(shown("\xed\xa0\x80") == "\\xED\\xA0\\x80");
  CHECK(shown("\xe2\x82") == "\\xE2\\x82");
}

TEST_CASE("a tower of combining marks is cut after the fourth") {
  CHECK(shown("z\u0301\u0302\u0303\u0304\u0305\u0306!") == "z\u0301\u0302\u0303\u0304…!");
  CHECK(shown("z\u0301\u0302\u0303\u0304y\u0301") == "z\u0301\u0302\u0303\u0304y\u0301");
}

TEST_CASE("what is shown of random bytes holds no control and is valid UTF-8") {
  std::mt19937 random(7);
  for (int i = 0; i < 2000; ++i) {
    std::string bytes;
    for (int n = static_cast<int>(random() % 30); n > 0; --n) bytes += static_cast<char>(random() % 256);
    const std::string text = shown(bytes);
    CHECK(shown(text) == text);
    CHECK_FALSE(has_control(text));
    Json json;
    json.string(bytes);
    CHECK_FALSE(has_control(json.text()));
  }
}

TEST_CASE("width counts columns: wide characters two, combining marks none") {
  CHECK(shown_width("été") == 3);
  CHECK(shown_width("e\u0301te\u0301") == 3);
  CHECK(shown_width("日本") == 4);
  CHECK(shown_width("👩‍👩‍👧 👍🏽") == 5);  // joined, and with a tone
  CHECK(shown_width("लि‍") == shown_width("लि"));
  CHECK(shown_width("« l’œuvre »…") == 12);
}

TEST_CASE("a long title is cut at a character and ends with an ellipsis") {
  CHECK(fit("L’État espionné", {}, 80, {}).bytes() == "L’État espionné");
  CHECK(fit("L’État espionné", {}, 7, {}).bytes() == "L’État…");
  CHECK(fit("日本語版", {}, 4, {}).bytes() == "日…");
  CHECK(fit("0123456789", {}, 10, {}).bytes() == "0123456789");
}

TEST_CASE("highlights are drawn only where they are, and closed at the end of a line") {
  const Ink ink{"", "<", ">"};
  const std::string text = "un logiciel espion ici";
  CHECK(fill(text, {{3, 18}}, 80, 2, ink).bytes() == "  un <logiciel espion> ici");
  CHECK(fill(text, {{3, 18}}, 13, 0, ink).bytes() == "un <logiciel>\n<espion> ici");
  CHECK(fit(text, {{3, 18}}, 9, ink).bytes() == "un <logic>…");
}

TEST_CASE("lines are broken at spaces but not at no-break spaces, and inside a word longer than a line") {
  CHECK(fill("aa bb\ncc  dd", {}, 5, 0, {}).bytes() == "aa bb\ncc dd");
  CHECK(fill("aa b\u00A0: cc", {}, 5, 0, {}).bytes() == "aa\nb\u00A0:\ncc");
  CHECK(fill("abcdefgh", {}, 5, 2, {}).bytes() == "  abc\n  def\n  gh");
  CHECK(fill("", {}, 5, 0, {}).bytes().empty());
}

TEST_CASE("without colour on a terminal the highlight is bold, in a pipe nothing is sent") {
  CHECK(text_ink({}).highlight.empty());
  CHECK(text_ink({.emphasis = true, .colour = false, .links = false}).highlight == "\x1b[1m");
  CHECK(text_ink({.emphasis = true, .colour = true, .links = false}).highlight == "\x1b[1;31m");
}

TEST_CASE("only http and https become links, with every odd byte encoded") {
  const Style style{.emphasis = true, .colour = true, .links = true};
  CHECK(linked("t", "javascript:alert(1)", style).bytes() == "t");
  CHECK(linked("t", "https://a.fr/é\x1b\\", style).bytes() == "\x1b]8;;https://a.fr/%C3%A9%1B%5C\x1b\\t\x1b]8;;\x1b\\");
  CHECK(linked("t", "https://a.fr/", {}).bytes() == "t");
}

TEST_CASE("days are written in the language of the locale") {
  const auto day = *core::make_day(2024, 8, 1);
  CHECK(in_words(day, Language::English).bytes() == "1 August 2024");
  CHECK(in_words(day, Language::French).bytes() == "1er août 2024");
}

TEST_CASE("JSON escapes what a terminal would obey, and keeps the rest") {
  Json json;
  json.open_object().key("a").string("\"\\\n\t\x1b é\u202E\U000E0041\u00AD日👩").key("b").null();
  json.key("c").open_array().number(-1).boolean(true).close_array().key("d").strings({}).close_object();
  CHECK(json.text() ==
        "{\"a\":\"\\\"\\\\\\n\\t\\u001b é\\u202e\\udb40\\udc41\\u00ad日👩\",\"b\":null,"
        "\"c\":[-1,true],\"d\":[]}");
}

TEST_CASE("JSON tells bytes that are no UTF-8, and numbers with six digits") {
  Json json;
  json.open_array().string("caf\xe9").real(7.3141592653).real(1.0 / 0.0).real(7).close_array();
  CHECK(json.text() == "[\"caf\\\\xE9\",7.31416,null,7]");
}

TEST_CASE("the caret stands under the place, whatever the width of what is before it") {
  CHECK(place_of("tire:NSO", 0) == "  tire:NSO\n  ^\n");
  CHECK(place_of("été tire:x", 6) == "  été tire:x\n      ^\n");
  CHECK(place_of("日本 (a", 7) == "  日本 (a\n       ^\n");
  CHECK(place_of("a\x1b (b", 3) == "  a␛ (b\n     ^\n");
  CHECK(place_of("abc", 3) == "  abc\n     ^\n");
}

TEST_CASE("of a long query the part around the caret is shown") {
  const std::string query = std::string(200, 'a') + "(" + std::string(200, 'b');
  CHECK(place_of(query, 200, 24) == "  …aaaaaaaaaa(bbbbbbbbb…\n             ^\n");
  CHECK(place_of(query, 0, 24) == "  aaaaaaaaaaaaaaaaaaaa…\n  ^\n");
}

TEST_CASE("an error as JSON counts code points from 1") {
  std::string out, err;
  Output results(out), messages(err);
  Context context(results, messages);
  print_query_error(context, QueryError("été tire:x", {true, "unknown-field", 6, "unknown field", "title"}), true);
  CHECK(out ==
        "{\"schema\":1,\"error\":{\"code\":\"unknown-field\",\"column\":5,\"message\":\"unknown field\","
        "\"suggestion\":\"title\"}}\n");
}

TEST_CASE("percentiles are times that occurred") {
  Timing timing;
  for (int i = 100; i >= 1; --i) timing.note(std::chrono::milliseconds(i));
  CHECK(timing.summary().bytes() == "timing: n=100 p50=50.00 p95=95.00 p99=99.00 max=100.00 ms");
  CHECK(Timing().summary().bytes() == "timing: n=0 p50=0.00 p95=0.00 p99=0.00 max=0.00 ms");
}
