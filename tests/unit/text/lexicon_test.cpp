// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/text/lexicon.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstring>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <sstream>

#include "archive/core/error.hpp"
#include "archive/text/fold.hpp"
#include "archive/text/light_stem.hpp"
#include "archive/text/utf8.hpp"
#include "lexicon_table.hpp"

using namespace archive;
using text::Accents;
using text::Lexicon;

namespace {

const Lexicon& french() { return Lexicon::french(); }

std::set<std::string> expanded(std::string_view word, Accents accents = Accents::Kept) {
  std::set<std::string> forms;
  for (const text::ExpandedForm& one : text::expand(french(), word, accents)) forms.insert(one.form);
  return forms;
}

std::set<std::string> headwords(std::string_view word, Accents accents = Accents::Kept) {
  std::set<std::string> result;
  for (const text::HeadwordId one : text::reading_headwords(french(), word, accents))
    result.insert(french().spelling(one));
  return result;
}

/// Whether a query word, typed with its accents, finds a word of a text.
bool finds(std::string_view query, std::string_view word) { return expanded(query).contains(text::to_term(word)); }

bool meet(const std::vector<text::HeadwordId>& first, const std::vector<text::HeadwordId>& second) {
  return std::ranges::any_of(first, [&](text::HeadwordId one) { return std::ranges::binary_search(second, one); });
}

/// The blocks of a data file: its lines, without comments, cut at blank lines.
std::vector<std::vector<std::string>> blocks(const std::string& name) {
  std::ifstream in(std::string(ARCHIVE_SOURCE_DIR) + "/data/" + name);
  REQUIRE(in);
  std::vector<std::vector<std::string>> result(1);
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) result.emplace_back();
    else if (!line.starts_with('#')) result.back().push_back(line);
  }
  return result;
}

}  // namespace

TEST_CASE("a query word finds its plural, its feminine and its conjugation", "[lexicon]") {
  for (const auto& [query, word] : std::vector<std::pair<std::string, std::string>>{{"cheval", "chevaux"},
                                                                                    {"journaux", "journal"},
                                                                                    {"investir", "investissent"},
                                                                                    {"député", "députées"},
                                                                                    {"œil", "yeux"},
                                                                                    {"oeil", "yeux"},
                                                                                    {"yeux", "œil"},
                                                                                    {"ciel", "cieux"},
                                                                                    {"aïeul", "aïeux"},
                                                                                    {"travail", "travaux"},
                                                                                    {"élire", "élu"},
                                                                                    {"élu", "élus"},
                                                                                    {"français", "Française"},
                                                                                    {"Françaises", "français"},
                                                                                    {"mentir", "mentons"},
                                                                                    {"actif", "active"},
                                                                                    {"expliquer", "explique"},
                                                                                    {"belle-sœur", "belles-sœurs"},
                                                                                    {"porte", "portes"},
                                                                                    {"mairesse", "mairesses"},
                                                                                    {"investissaient", "investir"},
                                                                                    {"final", "finaux"},
                                                                                    {"monsieur", "messieurs"},
                                                                                    {"kilomètre", "kilomètres"},
                                                                                    {"porte-drapeau", "porte-drapeaux"},
                                                                                    {"chef-d'œuvre", "chefs-d’œuvre"},
                                                                                    {"voisine", "voisins"},
                                                                                    {"arc-en-ciel", "arcs-en-ciel"},
                                                                                    {"fort", "forte"},
                                                                                    {"maître", "maîtresses"},
                                                                                    {"généraux", "générale"}}) {
    INFO(query << " finds " << word);
    CHECK(finds(query, word));
  }
}

TEST_CASE("a query word finds no derivation, and no feminine that is a noun of its own", "[lexicon]") {
  for (const auto& [query, word] : std::vector<std::pair<std::string, std::string>>{{"investir", "investissement"},
                                                                                    {"marin", "marine"},
                                                                                    {"marin", "marines"},
                                                                                    {"organiser", "organe"},
                                                                                    {"généreux", "général"},
                                                                                    {"porte", "portée"},
                                                                                    {"porte", "porter"},
                                                                                    {"accusés", "accusations"},
                                                                                    {"chat", "châtiment"},
                                                                                    {"commun", "commune"},
                                                                                    {"commune", "communication"},
                                                                                    {"franc", "français"},
                                                                                    {"péché", "pêche"},
                                                                                    {"côte", "cote"},
                                                                                    {"thé", "the"},
                                                                                    {"pêcheur", "pécheur"},
                                                                                    {"recréer", "récréer"},
                                                                                    {"sûr", "sur"},
                                                                                    {"macron", "Macronne"},
                                                                                    {"capital", "capitale"}}) {
    INFO(query << " does not find " << word);
    CHECK_FALSE(finds(query, word));
  }
}

TEST_CASE("spellings of one word share a headword", "[lexicon]") {
  for (const auto& [first, second] :
       std::vector<std::pair<std::string, std::string>>{{"événement", "évènements"},
                                                        {"août", "aout"},
                                                        {"maître", "maitresse"},
                                                        {"île", "iles"},
                                                        {"goût", "gout"},
                                                        {"clé", "clefs"},
                                                        {"réglementaire", "règlementaire"},
                                                        {"ambiguïté", "ambigüité"},
                                                        {"paie", "paye"},
                                                        {"porte-monnaie", "portemonnaies"},
                                                        {"référendum", "referendums"},
                                                        {"connaître", "connait"}}) {
    INFO(first << " and " << second);
    CHECK(finds(first, second));
    CHECK(finds(second, first));
  }
}

TEST_CASE("every pair of the data file shares a headword, and the refused ones do not", "[lexicon]") {
  for (const auto& block : blocks("spelling_pairs.txt")) {
    for (const std::string& line : block) {
      const bool refused = line.starts_with("! ");
      std::istringstream words(refused ? line.substr(2) : line);
      std::string first, second;
      words >> first >> second;
      INFO(line);
      const auto meant = text::query_headwords(french(), first, Accents::Kept);
      REQUIRE_FALSE(meant.empty());
      CHECK(meet(meant, text::query_headwords(french(), second, Accents::Kept)) != refused);
    }
  }
}

TEST_CASE("the lexicon's data files are sorted within their blocks, in NFC and without duplicates", "[lexicon]") {
  for (const std::string name : {"spelling_pairs.txt", "lexicon_supplement.txt"}) {
    for (const auto& block : blocks(name)) {
      CHECK(std::ranges::is_sorted(block));
      CHECK(std::ranges::adjacent_find(block) == block.end());
      for (const std::string& line : block) CHECK(text::clean(line) == line);
    }
  }
}

TEST_CASE("a form counts for the headwords it reads as", "[lexicon]") {
  CHECK(headwords("cours") == std::set<std::string>{"cour", "courir", "cours"});
  CHECK(headwords("élu") == std::set<std::string>{"élire", "élu"});
  CHECK(headwords("portée") == std::set<std::string>{"porter", "portée"});
  CHECK(headwords("députées") == std::set<std::string>{"député", "députer"});
  CHECK(headwords("Françaises") == std::set<std::string>{"français"});
  CHECK(headwords("marines") == std::set<std::string>{"marine", "mariner"});
  CHECK(headwords("ŒUVRES") == std::set<std::string>{"oeuvre", "oeuvrer"});
  CHECK(headwords("zzgl").empty());
  CHECK(headwords("").empty());
}

TEST_CASE("a query word that is a headword means that headword only", "[lexicon]") {
  CHECK(expanded("porte") == std::set<std::string>{"porte", "portes"});
  CHECK(expanded("journaux") == std::set<std::string>{"journal", "journaux"});
  CHECK(expanded("cours") == std::set<std::string>{"cours"});
  CHECK(expanded("PORTE") == expanded("porte"));
}

TEST_CASE("typed without accents, a word stands for every accentuation", "[lexicon]") {
  CHECK(expanded("peche", Accents::Lost) == std::set<std::string>{"peche", "pêche", "pêches", "péché", "péchés"});
  CHECK(expanded("evenement", Accents::Lost).contains("évènements"));
  CHECK(expanded("deputees", Accents::Lost).contains("député"));
  CHECK(expanded("capharnaum", Accents::Lost).contains("capharnaüm"));
  CHECK(expanded("etait", Accents::Lost).contains("sera"));
  CHECK(expanded("accuse", Accents::Lost).contains("accusent"));
  CHECK(expanded("porte", Accents::Lost) == std::set<std::string>{"porte", "portes"});
}

TEST_CASE("capitals that may have lost accents are read as all that they may stand for", "[lexicon]") {
  const auto finds_capital = [](std::string_view query, std::string_view word, Accents lost) {
    return meet(text::query_headwords(french(), query, Accents::Kept), text::reading_headwords(french(), word, lost));
  };
  CHECK(finds_capital("pêche", "PECHE", Accents::Lost));
  CHECK(finds_capital("grève", "GREVES", Accents::Lost));
  CHECK(finds_capital("état", "Etats", Accents::FirstLost));
  CHECK(finds_capital("préfet", "PREFET", Accents::Lost));
  CHECK(finds_capital("sœur", "SŒURS", Accents::Lost));
  CHECK_FALSE(finds_capital("pêche", "Peche", Accents::FirstLost));
  CHECK_FALSE(finds_capital("péché", "PÊCHE", Accents::Lost));
}

TEST_CASE("names are names, and stand in the way of no word", "[lexicon]") {
  CHECK(french().is_name("Rose"));
  CHECK(french().is_common_word("rose"));
  CHECK(french().is_name("Élisabeth"));
  CHECK_FALSE(french().is_common_word("Élisabeth"));
  CHECK(french().is_name("ELISABETH", Accents::Lost));
  CHECK(french().is_common_word("ETAT", Accents::Lost));
  CHECK_FALSE(french().is_common_word("onu"));
  CHECK_FALSE(french().is_name("porte"));
  CHECK(expanded("paris").contains("pari"));
  CHECK(expanded("nantes") == std::set<std::string>{"nantes"});
}

TEST_CASE("readings tell class, number, gender and verb form", "[lexicon]") {
  const auto flag = [](std::string_view word, std::string_view headword, text::Reading::Flag wanted) {
    const auto readings = french().readings(word);
    return std::ranges::any_of(
        readings, [&](text::Reading one) { return french().spelling(one.headword()) == headword && one.has(wanted); });
  };
  using text::Reading;
  CHECK(flag("journaux", "journal", Reading::Plural));
  CHECK(flag("active", "actif", Reading::Feminine));
  CHECK(flag("investissent", "investir", Reading::Conjugated));
  CHECK(flag("investi", "investir", Reading::Participle));
  CHECK(flag("investir", "investir", Reading::Infinitive));
  CHECK(flag("marine", "marin", Reading::Shadowed));
  CHECK(flag("marine", "marine", Reading::Headword));
  CHECK_FALSE(flag("journaux", "journal", Reading::Headword));
  const auto house = french().readings("maison").front().headword();
  CHECK(french().classes(house).has(text::WordClass::Noun));
  CHECK_FALSE(french().classes(house).has(text::WordClass::Verb));
}

TEST_CASE("expansion puts the typed word first and doubtful forms after sure ones", "[lexicon]") {
  const auto forms = text::expand(french(), "Portes", Accents::Kept);
  REQUIRE(forms.size() > 3);
  CHECK(forms[0] == text::ExpandedForm{"portes", text::Closeness::Typed});
  CHECK(forms[1] == text::ExpandedForm{"porte", text::Closeness::Inflected});
  CHECK(std::ranges::is_sorted(forms, {}, &text::ExpandedForm::closeness));
  const auto bare = text::expand(french(), "cote", Accents::Lost);
  CHECK(std::ranges::find(bare, text::ExpandedForm{"côte", text::Closeness::Typed}) != bare.end());
  CHECK(std::ranges::find(bare, text::ExpandedForm{"côtes", text::Closeness::Respelled}) != bare.end());
}

TEST_CASE("expansion is exactly the forms that share a headword with the query word", "[lexicon]") {
  std::vector<std::vector<std::string>> read_as(french().headword_count());
  for (std::uint32_t i = 0; i < french().form_count(); ++i) {
    for (const text::Reading one : french().readings(text::FormId{i})) {
      if (!one.has(text::Reading::Shadowed))
        read_as[one.headword().number].push_back(french().spelling(text::FormId{i}));
    }
  }
  for (std::uint32_t i = 0; i < french().form_count(); i += 271) {
    const std::string word = french().spelling(text::FormId{i});
    std::set<std::string> wanted = {word};
    for (const text::HeadwordId headword : text::query_headwords(french(), word, Accents::Kept)) {
      wanted.insert(read_as[headword.number].begin(), read_as[headword.number].end());
    }
    INFO(word);
    REQUIRE(expanded(word) == wanted);
  }
}

TEST_CASE("every form is found by its spelling and is a term", "[lexicon]") {
  for (std::uint32_t i = 0; i < french().form_count(); ++i) {
    const std::string word = french().spelling(text::FormId{i});
    if (french().readings(word).data() != french().readings(text::FormId{i}).data() || text::to_term(word) != word) {
      FAIL(word);
    }
  }
}

TEST_CASE("every headword is a form of itself", "[lexicon]") {
  for (std::uint32_t i = 0; i < french().headword_count(); ++i) {
    const auto readings = french().readings(french().spelling(text::HeadwordId{i}));
    const bool found = std::ranges::any_of(readings, [&](text::Reading one) {
      return one.headword() == text::HeadwordId{i} && one.has(text::Reading::Headword);
    });
    if (!found) FAIL(french().spelling(text::HeadwordId{i}));
  }
}

TEST_CASE("words the lexicon does not know go by the light stemmer, among unknown words", "[lexicon]") {
  CHECK(finds("zemmouristes", "zemmouriste"));
  CHECK(finds("zemmouriste", "zemmouristes"));
  CHECK(finds("zadal", "zadaux"));
  CHECK_FALSE(finds("journau", "journaux"));               // known: read by the lexicon, not stemmed
  CHECK(expanded("zwx") == std::set<std::string>{"zwx"});  // four letters must remain
}

TEST_CASE("the light stem drops number and the feminine of -é, and leaves four letters", "[light_stem]") {
  CHECK(text::light_stem("macronistes") == "macroniste");
  CHECK(text::light_stem("zadaux") == "zadal");
  CHECK(text::light_stem("zadeaux") == "zadeau");
  CHECK(text::light_stem("ubérisées") == "ubérisé");
  CHECK(text::light_stem("ubérisée") == "ubérisé");
  CHECK(text::light_stem("bus") == "bus");
  CHECK(text::light_stem("gaux") == "gaux");
  CHECK(text::light_stem("fitness") == "fitness");
  CHECK(text::light_stem("ée") == "ée");
  CHECK(text::light_stem("").empty());
}

TEST_CASE("the candidates of a word have its stem", "[light_stem]") {
  for (const std::string word : {"macronistes", "zadal", "ubérisée", "bus", "x", "aux", "", "ées", "sss"}) {
    const auto candidates = text::light_stem_candidates(word);
    INFO(word);
    CHECK(std::ranges::binary_search(candidates, word));
    for (const std::string& one : candidates) CHECK(text::light_stem(one) == text::light_stem(word));
  }
  CHECK(text::light_stem_candidates("zadal") == std::vector<std::string>{"zadal", "zadals", "zadalx", "zadaux"});
}

TEST_CASE("any bytes may be looked up", "[lexicon]") {
  std::mt19937 random(1);
  for (int i = 0; i < 20'000; ++i) {
    std::string bytes(random() % 80, '\0');
    for (char& byte : bytes) byte = static_cast<char>(i % 2 == 0 ? random() : 0x61 + random() % 26);
    for (const Accents accents : {Accents::Kept, Accents::FirstLost, Accents::Lost}) {
      for (const text::FormId form : french().forms_like(bytes, accents)) CHECK(form.number < french().form_count());
    }
    CHECK(french().readings(bytes).size() < 16);
  }
}

TEST_CASE("any text may be expanded, and is among its forms", "[lexicon]") {
  std::mt19937 random(2);
  constexpr std::string_view letters[] = {"a", "e", "é", "è", "s", "x", "l",  "u",
                                          "Œ", "ß", "'", "’", "-", "œ", "字", "🙂"};
  for (int i = 0; i < 2'000; ++i) {
    std::string word;
    for (auto left = random() % 70; left > 0; --left) word += letters[random() % std::size(letters)];
    CHECK(expanded(word, Accents::Lost).contains(text::to_term(word)));
  }
}

TEST_CASE("the table is small and opening it costs nothing", "[lexicon]") {
  CHECK(french().size_in_bytes() < 8u << 20);
  CHECK(french().form_count() > 400'000);
  using clock = std::chrono::steady_clock;
  auto best = clock::duration::max();
  for (int i = 0; i < 5; ++i) {
    const auto start = clock::now();
    const Lexicon lexicon(text::french_lexicon_table());
    best = std::min(best, clock::now() - start);
    CHECK(lexicon.form_count() == french().form_count());
  }
  CHECK(best < std::chrono::milliseconds(1));
}

TEST_CASE("bytes that are no whole table are refused", "[lexicon]") {
  const auto table = text::french_lexicon_table();
  CHECK_THROWS_AS(Lexicon(table.first(0)), core::Error);
  CHECK_THROWS_AS(Lexicon(table.first(20)), core::Error);
  CHECK_THROWS_AS(Lexicon(table.first(table.size() - 4)), core::Error);
  alignas(4) std::array<std::byte, 4096> other{};
  CHECK_THROWS_AS(Lexicon(std::span<const std::byte>(other)), core::Error);
  std::memcpy(other.data(), table.data(), other.size());
  CHECK_THROWS_AS(Lexicon(std::span<const std::byte>(other)), core::Error);
}
