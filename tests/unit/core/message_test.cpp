// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/core/message.hpp"

#include <catch2/catch.hpp>

#include <cerrno>

#include "archive/core/error.hpp"
#include "catalogue.hpp"

using namespace archive::core;

namespace {

void append_word(std::string& bytes, std::size_t value) {
  for (int i = 0; i < 4; ++i, value >>= 8) bytes += static_cast<char>(value & 0xFF);
}

/// A compiled catalogue of sorted rows.
std::string catalogue_of(const std::vector<std::pair<std::string, std::string>>& rows) {
  std::string bytes, texts;
  const std::size_t tables = 28, begin = tables + rows.size() * 16;
  for (const std::size_t word : {std::size_t{0x950412de}, std::size_t{0}, rows.size(), tables, tables + rows.size() * 8,
                                 std::size_t{0}, std::size_t{0}})
    append_word(bytes, word);
  const auto append_table = [&](const auto& text_of) {
    for (const auto& row : rows) {
      append_word(bytes, text_of(row).size());
      append_word(bytes, begin + texts.size());
      texts += text_of(row) + '\0';
    }
  };
  append_table([](const auto& row) -> const std::string& { return row.first; });
  append_table([](const auto& row) -> const std::string& { return row.second; });
  return bytes + texts;
}

const std::string& french() {
  using namespace std::string_literals;
  static const std::string bytes =
      catalogue_of({{"", "Language: fr\n"},
                    {"No such file or directory", "Aucun fichier ou dossier de ce nom"},
                    {"cannot read {}: {}", "{} ne peut être lu ; {}"},
                    {"clock\4TIME", "INSTANT"},
                    {"{} article of {}\0{} articles of {}"s, "{} article de {1}\0{} articles de {1}"s},
                    {"{} before {}", "{1} après {0}"}});
  return bytes;
}

struct French {
  French() { speak({french(), "\u202F", ",", true}); }
  ~French() { speak({}); }
};

}  // namespace

TEST_CASE("without a language a sentence is the English one", "[message]") {
  const Message told = tr("cannot read {}: {}", "a.txt", 12);
  CHECK(told.shown() == "cannot read a.txt: 12");
  CHECK(told.english() == told.shown());
  CHECK(tr("{{}} {}", "x") == "{} x");
  CHECK(ntr("{} article of {}", "{} articles of {}", 1, "x") == "1 article of x");
  CHECK(ntr("{} article of {}", "{} articles of {}", 0, "x") == "0 articles of x");
  CHECK(ntr("{} article of {}", "{} articles of {}", 12345, "x") == "12345 articles of x");
}

TEST_CASE("in a language a sentence keeps its English for programs", "[message]") {
  const French spoken;
  const Message told = tr("cannot read {}: {}", "a.txt", reason_of(ENOENT));
  CHECK(told.shown() == "a.txt ne peut être lu ; Aucun fichier ou dossier de ce nom");
  CHECK(told.english() == "cannot read a.txt: No such file or directory");
  const Message sum = "x: " + told + "!";
  CHECK(sum.shown() == "x: a.txt ne peut être lu ; Aucun fichier ou dossier de ce nom!");
  CHECK(sum.english() == "x: cannot read a.txt: No such file or directory!");
  const Error error(Status::Usage, told, tr("no translation"));
  CHECK(error.what() == told.shown());
  CHECK(error.message().english() == told.english());
  CHECK(error.hint() == "no translation");
}

TEST_CASE("a translation may turn the arguments round", "[message]") {
  const French spoken;
  CHECK(tr("{} before {}", "a", "b") == "b après a");
  CHECK(tr("{} before {}", "a", "b").english() == "a before b");
  CHECK(tr("{} before {}", 0.5, 2.0) == "2 après 0,5");
}

TEST_CASE("a noun has the form that its number asks for", "[message]") {
  const French spoken;
  CHECK(ntr("{} article of {}", "{} articles of {}", 0, "x") == "0 article de x");
  CHECK(ntr("{} article of {}", "{} articles of {}", 1, "x") == "1 article de x");
  const Message many = ntr("{} article of {}", "{} articles of {}", 1234567, "x");
  CHECK(many.shown() == "1\u202F234\u202F567 articles de x");
  CHECK(many.english() == "1234567 articles of x");
}

TEST_CASE("a word with two meanings is told by its context", "[message]") {
  const French spoken;
  CHECK(translated_in("clock", "TIME") == "INSTANT");
  CHECK(translated_in("how long", "TIME") == "TIME");
  CHECK(translated("TIME") == "TIME");
  CHECK(translated("").empty());
}

TEST_CASE("a damaged catalogue finds nothing and reads nothing outside", "[message]") {
  const std::string whole = french();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const std::string cut = whole.substr(0, size);
    const Catalogue catalogue{std::string_view(cut)};
    const auto found = catalogue.find("{} before {}");
    CHECK((!found || found->empty() || *found == "{1} après {0}"));
  }
  std::string wild = whole;
  wild[12] = wild[13] = wild[14] = wild[15] = '\xFF';
  CHECK_FALSE(Catalogue{std::string_view(wild)}.find("{} before {}"));
}
