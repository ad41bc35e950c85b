// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/dates/text_dates.hpp"

#include <catch2/catch.hpp>

#include "random_text.hpp"
#include "table.hpp"

namespace archive::dates {
namespace {

core::Day day(std::string_view iso) { return *core::parse_iso_day(iso); }

/// The resolved intervals, as the table writes them.
std::string evoked(std::string_view text, std::optional<core::Day> published) {
  std::string result;
  for (const auto& mention : find_dates(text, published)) {
    if (!mention.interval) continue;
    if (!result.empty()) result += ' ';
    result += core::to_iso(*mention.interval->from);
    if (mention.interval->to != mention.interval->from) result += ".." + core::to_iso(*mention.interval->to);
  }
  return result.empty() ? "none" : result;
}

DateMention only(std::string_view text, std::optional<core::Day> published = day("2024-04-20")) {
  const auto mentions = find_dates(text, published);
  INFO(text);
  REQUIRE(mentions.size() == 1);
  return mentions.front();
}

/// What does not hold of the mentions of a text; empty when all does.
std::string broken(std::string_view text, std::optional<core::Day> published) {
  std::size_t end = 0;
  for (const auto& mention : find_dates(text, published)) {
    const auto on_border = [&](std::size_t at) {
      return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
    };
    if (mention.span.begin < end || mention.span.end <= mention.span.begin) return "spans overlap or are empty";
    if (mention.span.end > text.size()) return "a span leaves the text";
    if (!on_border(mention.span.begin) || !on_border(mention.span.end)) return "a span cuts a code point";
    if (mention.interval && (!mention.interval->from || !mention.interval->to)) return "an open interval";
    if (mention.interval && *mention.interval->to < *mention.interval->from) return "an inverted interval";
    if (mention.impossible && mention.interval) return "an impossible date with days";
    end = mention.span.end;
  }
  return {};
}

}  // namespace

TEST_CASE("every row of the tables of texts evokes its intervals") {
  for (const std::string table : {"text_dates.tsv", "text_dates_own.tsv"}) {
    for (const auto& row : tests::read_table(table)) {
      INFO("tests/tables/" << table << ":" << row.line << " " << row[2]);
      CHECK(evoked(row[2], core::parse_iso_day(row[1])) == row[3]);
    }
  }
}

TEST_CASE("without a day of publication only what is absolute is resolved") {
  CHECK(evoked("Hier, le 3 mai. Le 4 juin 2019. Jeudi.", {}) == "2019-06-04");
  CHECK(find_dates("Hier, il pleuvait.").size() == 1);
  CHECK(evoked("Le 12 avril 2024, il arrive. La veille, il partait.", {}) == "2024-04-12 2024-04-11");
  CHECK(only("Le 31 avril, rien.", {}).impossible);
  CHECK_FALSE(only("Le 30 avril, rien.", {}).impossible);
}

TEST_CASE("a date says how it was found") {
  CHECK(only("Depuis le 2 mars 2022, rien.").relation == Relation::Since);
  CHECK(only("À partir du 2 mars 2022, rien.").relation == Relation::Since);
  CHECK(only("Avant mars 2022, rien.").relation == Relation::Before);
  CHECK(only("Après le 2 mars 2022, rien.").relation == Relation::After);
  CHECK(only("Jusqu’en 2022, rien.").relation == Relation::Until);
  CHECK(only("Jusqu’au 2 mars 2022, rien.").relation == Relation::Until);
  CHECK(only("Dès mars 2022, rien.").relation == Relation::Since);
  CHECK(only("Le 2 mars 2022, rien.").relation == Relation::None);
  CHECK(only("Le 2 mars 2022, rien.").anchor == Anchor::Absolute);
  CHECK(only("Le 2 mars, rien.").anchor == Anchor::Publication);
  CHECK(only("La veille, rien.").anchor == Anchor::Publication);
  CHECK(find_dates("Le 2 mars 2022, rien. La veille, rien.").back().anchor == Anchor::Mention);
  CHECK(only("Vendredi 18 avril 2024, rien.").wrong_weekday);
  CHECK_FALSE(only("Jeudi 18 avril 2024, rien.").wrong_weekday);
  CHECK(only("Le 29 février 2023, rien.").impossible);
  CHECK(only("La semaine dernière, rien.").grain == Grain::Week);
  CHECK(only("En mars 2022, rien.").grain == Grain::Month);
  CHECK(only("En 2022, rien.").grain == Grain::Year);
  CHECK(only("Dans les années 1990, rien.").grain == Grain::Decade);
  CHECK(only("Au XXe siècle, rien.").grain == Grain::Century);
  CHECK(only("L’été 2022, rien.").grain == Grain::Season);
  CHECK(only("Du 3 au 5 mai 2022, rien.").grain == Grain::Interval);
}

TEST_CASE("what follows another paragraph counts from the last day of the text") {
  CHECK(evoked("Il arrive le 3 mai 2020.\n\nLa veille, il écrivait.", day("2024-04-20")) == "2020-05-03 2020-05-02");
  CHECK(evoked("Il arrive le 3 mai 2020.\n\nNé le 1er juin 1950. Le lendemain, fête.", day("2024-04-20")) ==
        "2020-05-03 1950-06-01 1950-06-02");
}

TEST_CASE("a line that is nothing but a date looks ahead") {
  CHECK(evoked("Samedi 27 avril", day("2024-04-20")) == "2024-04-27");
  CHECK(evoked("Programme du village.\n\nMardi\n\nConcert.", day("2024-04-20")) == "2024-04-23");
  CHECK(evoked("Le 2", day("2024-04-20")) == "2024-05-02");
  CHECK(evoked("74", day("2024-04-20")) == "none");
}

TEST_CASE("a span is that of the expression") {
  const std::string text = "Réuni à Orléans le 3 mai 2019, l’État…";
  const auto mention = only(text);
  CHECK(text.substr(mention.span.begin, mention.span.size()) == "3 mai 2019");
}

TEST_CASE("no text breaks a mention") {
  static const char* const pieces[] = {
      "mars ",   "3 ",     "du ",      "au ",    "1er ",    "2024",     "-",       "/",          ".",
      " 12",     "lundi ", "dernier ", "fin ",   "la ",     "semaine ", "de ",     "il y a ",    "é",
      "’",       "\u00a0", "\n\n",     "jours ", "années ", "XXe ",     "siècle ", "entre ",     "et ",
      "veille ", "l'",     "an ",      "2999 ",  "1000-",   "cent ",    "vingt ",  "\U0001F600", "29 février "};
  for (unsigned seed = 0; seed < 4000; ++seed) {
    std::mt19937 random(seed);
    std::string text = seed % 4 == 0 ? tests::random_text(seed) : std::string();
    const std::size_t count = random() % 30;
    for (std::size_t i = 0; i < count; ++i) text += pieces[random() % std::size(pieces)];
    INFO(text);
    for (const std::optional<core::Day> published : {std::optional<core::Day>(), std::optional(day("2024-02-29"))})
      CHECK(broken(text, published) == "");
  }
}

TEST_CASE("a text without sentences takes no longer than one with them") {
  std::string text;
  for (int i = 0; i < 40'000; ++i) text += "le 3 mai et ";
  // A date may be lost where a sentence without end is cut.
  CHECK(find_dates(text, day("2024-04-20")).size() > 39'000);
}

}  // namespace archive::dates
