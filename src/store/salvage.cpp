// SPDX-License-Identifier: GPL-3.0-or-later
#include "salvage.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "archive/core/error.hpp"
#include "row_id.hpp"

namespace archive::store {
namespace {

/// Why each row is missing, by its number.
using Missing = std::map<std::int64_t, std::string>;

/// The highest number of a row that any page knows. Each of these looks at the last page of a table or an index of its own. A
/// number that is above what the file has room for is noise.
std::int64_t last_row(const Database& database) {
  constexpr std::array questions = {
      "SELECT max(article) FROM articles",
      "SELECT max(article) FROM versions",
      "SELECT article FROM changes ORDER BY change DESC LIMIT 1",
      // A table that formats before 4 lack.
      "SELECT max(article) FROM sketches",
  };
  constexpr std::int64_t least_bytes = 16;  // of a row: its identifier
  const auto room = database.integer("PRAGMA page_count") * database.integer("PRAGMA page_size");
  std::optional<std::int64_t> last;
  std::optional<core::Error> failure;
  for (const char* question : questions) {
    try {
      const auto rows = database.integer(question);
      if (rows <= room / least_bytes) last = std::max(last.value_or(0), rows);
    } catch (const core::Error& error) {
      if (!failure) failure = error;
    }
  }
  if (!last && failure) throw *failure;
  return last.value_or(0);
}

/// The identifiers of missing rows, from the index of identifiers: by ranges, so that a bad page costs those on it.
std::map<std::int64_t, core::ArticleId> names_of(const Database& database, const Missing& missing) {
  std::map<std::int64_t, core::ArticleId> names;
  Statement statement = database.prepare("SELECT id, article FROM articles WHERE id >= ?1 AND id < ?2");
  for (int first = 0; first < 256; ++first) {
    const std::array<char, 1> low{static_cast<char>(first)};
    const std::string high = first == 255 ? std::string(17, '\xff') : std::string(1, static_cast<char>(first + 1));
    try {
      statement.reset().bind_blob(1, {low.data(), 1}).bind_blob(2, high);
      while (statement.step())
        if (missing.contains(statement.integer(1))) names[statement.integer(1)] = read_id(statement.bytes(0));
    } catch (const core::Error&) {
      // Its rows stay without a name.
    }
  }
  return names;
}

}  // namespace

void walk_articles(const Database& database, const SalvageVisitor& visitor) {
  const std::int64_t last = last_row(database);
  Statement statement = database.prepare("SELECT id, current IS NOT NULL FROM articles WHERE article = ?1");
  Missing missing;
  for (std::int64_t row = 1; row <= last; ++row) {
    core::ArticleId id;
    bool living = false;
    try {
      if (!statement.reset().bind(1, row).step()) {
        missing[row] = core::tr("{}: article number {} is missing", database.path().string(), row);
        continue;
      }
      id = read_id(statement.bytes(0));
      living = statement.integer(1) != 0;
    } catch (const core::Error& error) {
      missing[row] = error.what();
      continue;
    }
    if (!visitor.article(row, id, living)) return;
  }
  if (missing.empty()) return;
  const auto names = names_of(database, missing);
  for (const auto& [row, why] : missing) {
    const auto name = names.find(row);
    visitor.unreadable(name == names.end() ? std::nullopt : std::optional(name->second), why);
  }
}

}  // namespace archive::store
