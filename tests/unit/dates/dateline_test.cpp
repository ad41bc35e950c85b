// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/dates/dateline.hpp"

#include <catch2/catch.hpp>

#include "archive/core/day.hpp"

using namespace archive;

namespace {

/// "day place agency |rest": what a line gives, `-` for what it does not, a `!` for a wrong weekday.
std::string read(std::string_view line, std::string_view near = {}) {
  const auto dateline = dates::read_dateline(line, core::parse_iso_day(near));
  if (!dateline) return "none";
  const auto shown = [](const std::string& text) { return text.empty() ? std::string("-") : text; };
  return (dateline->day ? core::to_iso(*dateline->day) : "-") + (dateline->wrong_weekday ? "!" : "") + " " +
         shown(dateline->place) + " " + shown(dateline->agency) + " |" + std::string(line.substr(dateline->span.end));
}

}  // namespace

TEST_CASE("a full date alone is a dateline") {
  CHECK(read("samedi, 20 avril 2024") == "2024-04-20 - - |");
  CHECK(read("Samedi 20 avril 2024.") == "2024-04-20 - - |");
  CHECK(read("LE 1ER AOUT 2023") == "2023-08-01 - - |");
  CHECK(read("1ᵉʳ févr. 2023") == "2023-02-01 - - |");
  CHECK(read("sam. 20 avr. 2024 à 18h05") == "2024-04-20 - - |");
  CHECK(read("mar. 5 mars 2024") == "2024-03-05 - - |");
  CHECK(read("Mar 5, 2024") == "2024-03-05 - - |");
  CHECK(read("Saturday, April 20th, 2024") == "2024-04-20 - - |");
  CHECK(read("20/04/2024") == "2024-04-20 - - |");
  CHECK(read("20.04.24") == "2024-04-20 - - |");
  CHECK(read("03-05-99") == "1999-05-03 - - |");
  CHECK(read("2024-04-20T18:05") == "2024-04-20 - - |");
  CHECK(read("5\u202Fdéc.\u00A02021") == "2021-12-05 - - |");
}

TEST_CASE("a wrong weekday is flagged and the numeric date kept") {
  CHECK(read("lundi 20 avril 2024") == "2024-04-20! - - |");
}

TEST_CASE("an impossible day gives no day") {
  CHECK(read("31 avril 2024") == "- - - |");
  CHECK(read("PARIS, 30/02/2024 (AFP) – Rien.") == "- PARIS AFP |Rien.");
  CHECK(read("32/01/2024") == "none");
  CHECK(read("01/13/2024") == "none");
}

TEST_CASE("place, date and agency are read in the orders of newspapers") {
  CHECK(read("PARIS, 20 avr 2024 (AFP) – La grève cesse.") == "2024-04-20 PARIS AFP |La grève cesse.");
  CHECK(read("PARIS (AFP) - La grève cesse.") == "- PARIS AFP |La grève cesse.");
  CHECK(read("Lyon, le 20 avril 2024 — La grève") == "2024-04-20 Lyon - |La grève");
  CHECK(read("(Reuters) LONDRES, 20/04 - La grève", "2024-04-22") == "2024-04-20 LONDRES Reuters |La grève");
  CHECK(read("SAINT-JEAN-DE-LUZ (Pyrénées-Atlantiques), 2 mai 2023 (AFP) -- Deux") ==
        "2023-05-02 SAINT-JEAN-DE-LUZ AFP |Deux");
  CHECK(read("La Roche-sur-Yon (AFP, Reuters): Trois") == "- La Roche-sur-Yon AFP, Reuters |Trois");
  CHECK(read("L’Haÿ-les-Roses, le 3 mai 2023 : Quatre") == "2023-05-03 L’Haÿ-les-Roses - |Quatre");
  CHECK(read("Berne (Keystone-ATS) – Cinq") == "- Berne Keystone-ATS |Cinq");
  CHECK(read("Rennes, le 3 mai 2023") == "2023-05-03 Rennes - |");
  CHECK(read("samedi 20 avril 2024 (AFP) – Six") == "2024-04-20 - AFP |Six");
}

TEST_CASE("a date without year takes the year nearest to the day given") {
  CHECK(read("PARIS, 28 déc (AFP) – Un", "2022-01-03") == "2021-12-28 PARIS AFP |Un");
  CHECK(read("PARIS, 2 janv. (AFP) – Un", "2021-12-30") == "2022-01-02 PARIS AFP |Un");
  CHECK(read("PARIS, 29 février (AFP) – Un", "2021-03-01") == "2020-02-29 PARIS AFP |Un");
  CHECK(read("PARIS, 28 déc (AFP) – Un") == "- PARIS AFP |Un");
}

TEST_CASE("sentences and titles are no datelines") {
  for (const auto* line :
       {"", "Un titre", "Le 20 avril 2024, la grève a cessé.", "Paris, le 20 avril 2024, s’est tu.",
        "11 septembre 2001 : le récit d’une journée", "Paris : la grève cesse", "Le Havre - Rennes (2-1)",
        "Macron (à gauche) – et les siens", "20/04", "14 juillet", "En mai, fais ce qu’il te plaît",
        "Les élus de la ville de Pau en colère, 20 avril 2024 –", "1 789 euros - une somme", "–", "(", "() - x"})
    CHECK(read(line) == "none");
}
