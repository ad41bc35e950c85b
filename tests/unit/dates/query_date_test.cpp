// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/dates/query_date.hpp"

#include <catch2/catch.hpp>

#include "random_text.hpp"
#include "table.hpp"

namespace archive::dates {
namespace {

core::Day day(std::string_view iso) { return *core::parse_iso_day(iso); }

std::string written(const Interval& interval) {
  const auto end = [](const std::optional<core::Day>& one) { return one ? core::to_iso(*one) : std::string("*"); };
  return end(interval.from) + " " + end(interval.to);
}

/// The interval as `from to`, or what is wrong.
std::string read(std::string_view text, std::string_view today = "2024-04-24") {
  const auto parsed = parse_query_date(text, day(today));
  if (const auto* date = std::get_if<QueryDate>(&parsed)) return written(date->interval);
  static constexpr const char* kinds[] = {"not understood", "impossible day", "impossible month", "wrong weekday",
                                          "inverted range"};
  return kinds[static_cast<int>(std::get<DateError>(parsed).kind)];
}

}  // namespace

TEST_CASE("every row of the tables of queries gives its interval or its error") {
  const std::string table = GENERATE("query_dates.tsv", "query_dates_own.tsv");
  for (const auto& row : tests::read_table(table)) {
    INFO("tests/tables/" << table << ":" << row.line << " " << row[2]);
    const auto today = core::parse_iso_day(row[1].substr(0, 10));
    REQUIRE(today);
    const auto parsed = parse_query_date(row[2], *today);
    if (row[3] == "error") {
      REQUIRE(std::holds_alternative<DateError>(parsed));
      const auto& error = std::get<DateError>(parsed);
      const auto colon = row[4].find(": ");
      if (colon != std::string::npos) {
        CHECK_THAT(error.message + " " + error.suggestion, Catch::Contains(row[4].substr(colon + 2)));
      } else {
        CHECK_THAT(error.message, Catch::Contains(row[4]));
      }
    } else {
      CHECK(read(row[2], row[1].substr(0, 10)) == row[3] + " " + row[4]);
    }
  }
}

TEST_CASE("spellings of one date are equal") {
  const std::vector<std::vector<const char*>> groups = {
      {"12 mai 2023", "12 MAI 2023", "le 12 mai 2023", "vendredi 12 mai 2023", "ven. 12 mai 2023", "12/05/2023",
       "12.05.23", "12-05-2023", "2023/05/12", "2023-05-12", "2023-05-12T10:00", "2023-05-12 10:00:05+02:00",
       "May 12, 2023", "12 May 2023", "Friday 12 May 2023", "douze mai 2023", "12-mai-2023", "  12\u00a0mai  2023 "},
      {"août 2023", "aout 2023", "en août 2023", "au mois d'août 2023", "August 2023", "08/2023", "2023-08"},
      {"hier", "HIER", "yesterday", "avant..hier"},
      {"avant-hier", "avant hier", "Avant-Hier"},
      {"aujourd'hui", "aujourd’hui", "aujourd hui", "today"},
      {"sept. 2022", "septembre 2022", "sept 2022", "September 2022"},
      {"la semaine dernière", "semaine dernière", "semaine-dernière", "last week"},
      {"l'an dernier", "l’année dernière", "année dernière", "last year"},
      {"T2 2023", "Q2 2023", "2e trimestre 2023", "deuxième trimestre 2023", "le deuxième trimestre de 2023"},
      {"7 derniers jours", "les 7 derniers jours", "last 7 days", "7d", "7j", "sept derniers jours"},
      {"XXe siècle", "le XXᵉ siècle", "20e siècle", "20th century", "xxe siecle"},
      {"années 1990", "les années 90", "the 1990s", "années quatre-vingt-dix"},
      {"du 3 au 5 avril", "entre le 3 et le 5 avril", "3 avril..5 avril", "de 3 à 5 avril", "from 3 to 5 April",
       "between 3 and 5 April"},
  };
  for (const auto& group : groups) {
    if (std::string_view(group.back()) == "avant..hier") {
      CHECK(read(group.back()) == "not understood");
      CHECK(read(group[0]) == read(group[2]));
      continue;
    }
    for (const char* spelling : group) {
      INFO(spelling);
      CHECK(read(spelling) == read(group.front()));
      CHECK(read(spelling).find("und") == std::string::npos);
    }
  }
}

TEST_CASE("each form of the grammar has its days") {
  const std::vector<std::pair<const char*, const char*>> rows = {
      {"mar. 23 avril", "2024-04-23 2024-04-23"},
      {"mars", "2024-03-01 2024-03-31"},
      {"24 avril", "2024-04-24 2024-04-24"},
      {"25 avril", "2023-04-25 2023-04-25"},
      {"29 février", "2024-02-29 2024-02-29"},
      {"31/12/49", "2049-12-31 2049-12-31"},
      {"31/12/50", "1950-12-31 1950-12-31"},
      {"semaine 16 de 2023", "2023-04-17 2023-04-23"},
      {"semaine 1 2021", "2021-01-04 2021-01-10"},
      {"2020-W53", "2020-12-28 2021-01-03"},
      {"week of 8 May 2023", "2023-05-08 2023-05-14"},
      {"après-demain", "2024-04-26 2024-04-26"},
      {"mercredi dernier", "2024-04-17 2024-04-17"},
      {"mercredi prochain", "2024-05-01 2024-05-01"},
      {"last Monday", "2024-04-22 2024-04-22"},
      {"next Monday", "2024-04-29 2024-04-29"},
      {"le mois prochain", "2024-05-01 2024-05-31"},
      {"ce mois-ci", "2024-04-01 2024-04-30"},
      {"dans 3 jours", "2024-04-27 2024-04-27"},
      {"in 2 weeks", "2024-05-06 2024-05-12"},
      {"il y a huit jours", "2024-04-17 2024-04-17"},
      {"il y a une quinzaine", "2024-04-10 2024-04-10"},
      {"il y a trois mois", "2024-01-01 2024-01-31"},
      {"dimanche en quinze", "2024-05-12 2024-05-12"},
      {"2w", "2024-04-11 2024-04-24"},
      {"1y", "2023-04-25 2024-04-24"},
      {"2a", "2022-04-25 2024-04-24"},
      {"3 derniers mois", "2024-01-25 2024-04-24"},
      {"à partir du 2 avril", "2024-04-02 *"},
      {"from 2 April", "2024-04-02 *"},
      {"jusqu'au 3 mars", "* 2024-03-03"},
      {"until March 2023", "* 2023-03-31"},
      {"after 2020", "2021-01-01 *"},
      {"..hier", "* 2024-04-23"},
      {"lundi..", "2024-04-22 *"},
      {"du 28 décembre au 2 janvier 2022", "2021-12-28 2022-01-02"},
      {"du 28 avril au 2 mai", "2023-04-28 2023-05-02"},
      {"de janvier à mars 2023", "2023-01-01 2023-03-31"},
      {"de novembre à février", "2023-11-01 2024-02-29"},
      {"de 1914 à 1918", "1914-01-01 1918-12-31"},
      {"fin avril 2023", "2023-04-21 2023-04-30"},
      {"mi-2022", "2022-05-01 2022-08-31"},
      {"deuxième quinzaine de mars", "2024-03-16 2024-03-31"},
      {"seconde quinzaine de février 2023", "2023-02-16 2023-02-28"},
      {"S2 2023", "2023-07-01 2023-12-31"},
      {"printemps 2023", "2023-03-20 2023-06-20"},
      {"automne 2023", "2023-09-23 2023-12-20"},
      {"XIXe siècle", "1801-01-01 1900-12-31"},
      {"Noël", "2023-12-25 2023-12-25"},
      {"jour de l'an", "2024-01-01 2024-01-01"},
      {"11-Novembre", "2023-11-11 2023-11-11"},
      {"Pâques", "2024-03-31 2024-03-31"},
      {"l'Ascension 2023", "2023-05-18 2023-05-18"},
      {"lundi de Pentecôte 2024", "2024-05-20 2024-05-20"},
      {"mardi gras 2024", "2024-02-13 2024-02-13"},
      {"vendredi saint", "2024-03-29 2024-03-29"},
      {"les Rameaux 2023", "2023-04-02 2023-04-02"},
      {"la veille de Noël 2022", "2022-12-24 2022-12-24"},
      {"avant hier", "2024-04-22 2024-04-22"},
      {"mai 68", "1968-05-01 1968-05-31"},
  };
  for (const auto& [text, days] : rows) {
    INFO(text);
    CHECK(read(text) == days);
  }
}

TEST_CASE("what is no date is refused") {
  for (const char* text : {"",
                           "..",
                           "rentrée",
                           "récemment",
                           "bientôt",
                           "jours",
                           "quinze jours",
                           "12 mai 2023 environ",
                           "mai mai",
                           "le",
                           "3",
                           "20",
                           "2023-",
                           "99999",
                           "été",
                           "lundi mardi",
                           "mercredi 24 avril 2024 foo",
                           "semaine 60 de 2023",
                           "il y a trois",
                           "18:05",
                           "20.04",
                           "depuis",
                           "du 3 au",
                           "3 5",
                           "demain..hier..",
                           "2024-171",
                           "la veille",
                           "en ce moment",
                           "lundi suivant"}) {
    INFO(text);
    CHECK(read(text) == "not understood");
  }
  CHECK(read("30 février") == "impossible day");
  CHECK(read("29 février 2023") == "impossible day");
  CHECK(read("2023-13") == "impossible month");
  CHECK(read("2023-02-30") == "impossible day");
  CHECK(read("31/04/2023") == "impossible day");
  CHECK(read("13/13/2023") == "impossible month");
  CHECK(read("mai 2024..mars 2024") == "inverted range");
  CHECK(read("du 5 au 3 avril 2024") == "2023-04-05 2024-04-03");
  CHECK(read("depuis demain") == "inverted range");
}

TEST_CASE("a refusal says what to type instead") {
  const auto error = [](std::string_view text) {
    return std::get<DateError>(parse_query_date(text, day("2024-04-24")));
  };
  CHECK(error("hierr").suggestion == "hier");
  CHECK(error("lundi dernir").suggestion == "lundi dernier");
  CHECK(error("3 avirl 2024").suggestion == "3 avril 2024");
  CHECK(error("3 avirl 2024").at == 2);
  CHECK(error("samedi 19 avril 2024").suggestion == "vendredi 19 avril 2024");
  CHECK(error("Saturday 19 April 2024").suggestion == "Friday 19 April 2024");
  CHECK(error("sam. 19 avril 2024").suggestion == "vendredi 19 avril 2024");
  CHECK(error("2023..hierr").at == 6);
  CHECK(error("rentrée").suggestion.empty());
}

TEST_CASE("an interval printed as a range is read again as itself") {
  for (const auto& row : tests::read_table("query_dates.tsv")) {
    const auto today = core::parse_iso_day(row[1].substr(0, 10));
    const auto parsed = parse_query_date(row[2], *today);
    const auto* date = std::get_if<QueryDate>(&parsed);
    if (!date) continue;
    const auto end = [](const std::optional<core::Day>& one) { return one ? core::to_iso(*one) : std::string(); };
    const auto again = parse_query_date(end(date->interval.from) + ".." + end(date->interval.to), *today);
    REQUIRE(std::holds_alternative<QueryDate>(again));
    CHECK(std::get<QueryDate>(again).interval == date->interval);
  }
}

TEST_CASE("no text breaks the reading of a date") {
  for (unsigned seed = 0; seed < 3000; ++seed) {
    const std::string text = tests::random_text(seed);
    const auto parsed = parse_query_date(text, day("2024-04-24"));
    if (const auto* error = std::get_if<DateError>(&parsed)) {
      CHECK(error->at <= text.size());
      CHECK(text::is_valid_utf8(error->message));
    }
  }
}

}  // namespace archive::dates
