// SPDX-License-Identifier: GPL-3.0-or-later
/// What a signature tells of closeness is never less than what the text gives, and often no more.
#include "closeness_bound.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "archive/index/signature.hpp"
#include "archive/text/analyzer.hpp"
#include "archive/text/signature.hpp"
#include "traces.hpp"

using namespace archive;
using namespace archive::search;

namespace {

class Asked {
 public:
  /// gap   stop words typed before each word but the first.
  explicit Asked(const std::vector<std::string>& words, std::uint32_t gap = 0) {
    for (const auto& word : words) {
      const std::size_t unit = wanted_.add_unit(1);
      wanted_.add_pattern({.unit = unit, .positions = {{word}}});
      units_.push_back({unit, 1, unit == 0 ? 0 : gap});
      words_.push_back({.weight = 1, .ways = {{{word}}}});
    }
  }

  [[nodiscard]] double bonus(const std::string& title, const std::string& body) {
    const auto in_title = wanted_.find(analyzer_, title), in_body = wanted_.find(analyzer_, body);
    return Closeness(units_).bonus({title, in_title}, {body, in_body});
  }

  [[nodiscard]] double most(const std::string& title, const std::string& body) {
    std::string signature;
    std::vector<text::Token> tokens;
    analyzer_.analyse(title, tokens);
    index::append_signature(signature, tokens);
    signature += static_cast<char>(index::body_mark);
    analyzer_.analyse(body, tokens);
    index::append_signature(signature, tokens);
    std::vector<Occurring> held;
    for (const auto& word : words_) {
      held.push_back({.times = 1, .beginnings = signature_bytes(word.ways.front().front())});
      held.back().beginnings.set(text::any_word);
    }
    return ClosenessBound(units_, words_).most(signature, held);
  }

 private:
  text::Analyzer analyzer_;
  Wanted wanted_;
  std::vector<CloseUnit> units_;
  std::vector<RankedWord> words_;
};

std::string far() {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "vert ";
  return text;
}

}  // namespace

TEST_CASE("a signature tells a pair from two words apart", "[search]") {
  Asked asked({"logiciel", "espion"});
  const double pair = asked.most("", far() + "un logiciel espion");
  CHECK(pair > 0);
  CHECK(pair == Approx(asked.bonus("", far() + "un logiciel espion")));
  CHECK(asked.most("", far() + "un espion vole un tout petit logiciel") == 0);
  CHECK(asked.most("", far() + "un logiciel vu par un vieil espion") == 0);
}

TEST_CASE("a signature tells the lead from what follows", "[search]") {
  Asked asked({"logiciel", "espion"});
  CHECK(asked.most("Un logiciel", far()) > 0);
  CHECK(asked.most("", "Un logiciel. " + far()) > 0);
  CHECK(asked.most("", far() + "un logiciel") == 0);
}

TEST_CASE("the bound of a signature holds for any text of words", "[search]") {
  const std::vector<std::string> vocabulary{"logiciel", "espion",  "de",        "l'espion", "d'un", "le",
                                            "chef",     "maison,", "logiciel.", "table",    "qui",  "court"};
  std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same texts each time
  const auto text = [&](std::size_t words) {
    std::string made;
    for (std::size_t i = 0; i < words; ++i) made += vocabulary[random() % vocabulary.size()] + " ";
    return made;
  };
  for (const std::uint32_t gap : {0U, 1U, 2U}) {
    Asked asked({"chef", "logiciel", "espion"}, gap);
    for (int i = 0; i < 300; ++i) {
      const std::string title = text(random() % 8), body = (i % 2 == 0 ? far() : std::string()) + text(random() % 60);
      CHECK(asked.most(title, body) >= asked.bonus(title, body) - 1e-9);
    }
  }
}
