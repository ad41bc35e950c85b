// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/dates/publication_line.hpp"

#include <catch2/catch.hpp>

#include "archive/dates/zone.hpp"

using namespace archive;

namespace {

std::string shown(const std::optional<dates::Dated>& dated) {
  if (!dated) return "-";
  return dated->moment ? core::to_rfc3339(*dated->moment) : core::to_iso(dated->day);
}

std::string read(std::string_view line, std::string_view capture = {}) {
  std::optional<core::Moment> anchor;
  if (!capture.empty()) anchor = dates::parse_moment_in_archive_zone(capture);
  const auto found = dates::read_publication_line(line, anchor);
  if (!found) return "none";
  return shown(found->published) + " " + shown(found->updated) + " " + found->author;
}

}  // namespace

TEST_CASE("a line of publication gives its days and times") {
  CHECK(read("Publié le 3 mai 2024 à 18h05, mis à jour le 4 mai 2024 à 9 h 12.") ==
        "2024-05-03T18:05:00+02:00 2024-05-04T09:12:00+02:00 ");
  CHECK(read("PUBLIE LE 03/05/2024") == "2024-05-03 - ");
  CHECK(read("Publié le : vendredi 3 mai 2024 | 18:05") == "2024-05-03T18:05:00+02:00 - ");
  CHECK(read("Mis en ligne le 12 janv. 2023 à 7h") == "2023-01-12T07:00:00+01:00 - ");
  CHECK(read("Mis à jour le 4 mai 2024") == "- 2024-05-04 ");
  CHECK(read("Par Anne Durand, le 3 mai 2024") == "2024-05-03 - Anne Durand");
  CHECK(read("Publié le 3 mai 2024 par J.-P. Martin et Zoé d’Arc") == "2024-05-03 - J.-P. Martin et Zoé d’Arc");
}

TEST_CASE("names of the paper and of who writes may stand before the verb") {
  CHECK(read("L’Écho du Pays Anne DURAND. Publié le vendredi 3 mai 2024 à 18h05") == "2024-05-03T18:05:00+02:00 - ");
  CHECK(read("Agence Presse - Mis à jour le 4 mai 2024") == "- 2024-05-04 ");
  CHECK(read("Le Roman de la Rose, publié le 3 mai 2024") == "none");
  CHECK(read("Le décret. Publié le 3 mai 2024") == "none");
  CHECK(read("Anne Durand. Publié le 3 mai 2024 chez Dupont") == "none");
}

TEST_CASE("relative lines need the capture") {
  CHECK(read("Publié hier à 19h25") == "none");
  CHECK(read("Publié hier à 19h25", "2022-01-25T08:00") == "2022-01-24T19:25:00+01:00 - ");
  CHECK(read("Posté il y a 9 heures", "2022-01-25T08:00") == "2022-01-24 - ");
  CHECK(read("Publié aujourd’hui", "2022-01-25T08:00") == "2022-01-25 - ");
  CHECK(read("Publié le 28 décembre", "2022-01-25T08:00") == "2021-12-28 - ");
}

TEST_CASE("prose and bare dates are no lines of publication") {
  for (const auto* line :
       {"", "3 mai 2024", "Publié", "Publié le 3 mai 2024, le décret entre en vigueur.", "Par Anne Durand",
        "Publié le 31 avril 2024", "Par la suite, le 3 mai 2024, il a démissionné."})
    CHECK(read(line) == "none");
}

TEST_CASE("the archive's zone follows the summer time of Paris") {
  const auto paris = [](std::string_view text) {
    const auto moment = dates::parse_moment_in_archive_zone(text);
    return moment ? core::to_rfc3339(*moment) : "none";
  };
  CHECK(paris("2024-05-02T23:30:00Z") == "2024-05-03T01:30:00+02:00");
  CHECK(paris("2024-03-31T00:59:59Z") == "2024-03-31T01:59:59+01:00");
  CHECK(paris("2024-03-31T01:00:00Z") == "2024-03-31T03:00:00+02:00");
  CHECK(paris("2024-10-27T01:00:00Z") == "2024-10-27T02:00:00+01:00");
  CHECK(paris("1994-10-01T12:00") == "1994-10-01T12:00:00+01:00");
  CHECK(paris("2024-12-24T18:05:09") == "2024-12-24T18:05:09+01:00");
  CHECK(paris("2024-12-24") == "2024-12-24T00:00:00+01:00");
  CHECK(paris("2024-13-24") == "none");
  CHECK(paris("2024-12-24T18") == "none");
}
