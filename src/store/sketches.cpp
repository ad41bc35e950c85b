// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/store/sketches.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "database.hpp"
#include "row_id.hpp"

namespace archive::store {
namespace {

/// The format that has the tables.
constexpr int first_format = 4;

SketchRow read_row(const Statement& statement) {
  return {statement.integer(0), statement.integer(1), read_id(statement.bytes(2)), std::string(statement.bytes(3))};
}

}  // namespace

std::int64_t Sketches::placed() const {
  return format_ < first_format ? 0 : database_.kept_integer("SELECT change FROM placed");
}

void Sketches::set_placed(std::int64_t change) {
  database_.kept("UPDATE placed SET change = ?1").bind(1, change).run();
}

std::vector<Unplaced> Sketches::changed_after(std::int64_t change, std::size_t limit, std::int64_t& last) const {
  Statement& statement = database_.kept(
      "SELECT c.change, a.id, a.current IS NOT NULL, EXISTS (SELECT 1 FROM corrections r WHERE r.article = a.article)"
      " FROM changes c JOIN articles a ON a.article = c.article WHERE c.change > ?1 ORDER BY c.change LIMIT ?2");
  const ResetGuard guard(statement);
  statement.bind(1, change).bind(2, static_cast<std::int64_t>(limit));
  std::vector<Unplaced> articles;
  std::set<core::ArticleId> seen;
  last = change;
  while (statement.step()) {
    last = statement.integer(0);
    const auto id = read_id(statement.bytes(1));
    if (seen.insert(id).second) articles.push_back({id, statement.integer(2) != 0, statement.integer(3) != 0});
  }
  return articles;
}

std::optional<SketchRow> Sketches::of(const core::ArticleId& article) const {
  if (format_ < first_format) return std::nullopt;
  Statement& statement = database_.kept(
      "SELECT s.sketch, s.cluster, a.id, s.bytes FROM articles a JOIN sketches s ON s.article = a.article"
      " WHERE a.id = ?1");
  const ResetGuard guard(statement);
  if (!statement.bind_blob(1, as_bytes(article)).step()) return std::nullopt;
  return read_row(statement);
}

std::optional<SketchRow> Sketches::find(std::int64_t number) const {
  Statement& statement = database_.kept(
      "SELECT s.sketch, s.cluster, a.id, s.bytes FROM sketches s JOIN articles a ON a.article = s.article"
      " WHERE s.sketch = ?1");
  const ResetGuard guard(statement);
  if (!statement.bind(1, number).step()) return std::nullopt;
  return read_row(statement);
}

bool Sketches::read_bytes(std::int64_t number, std::string& bytes) const {
  Statement& statement = database_.kept("SELECT bytes FROM sketches WHERE sketch = ?1");
  const ResetGuard guard(statement);
  if (!statement.bind(1, number).step()) return false;
  bytes = statement.bytes(0);
  return true;
}

std::int64_t Sketches::cluster_of(std::int64_t article_row) const {
  if (format_ < first_format) return 0;
  Statement& statement = database_.kept("SELECT cluster FROM sketches WHERE article = ?1");
  const ResetGuard guard(statement);
  return statement.bind(1, article_row).step() ? statement.integer(0) : 0;
}

std::vector<SketchRow> Sketches::members(std::int64_t cluster) const {
  if (format_ < first_format) return {};
  // Those that are not the sketch their cluster is named by stand in an index of their own, which is small.
  Statement& statement = database_.kept(
      "SELECT s.sketch, s.cluster, a.id, s.bytes FROM sketches s JOIN articles a ON a.article = s.article"
      " WHERE s.sketch = ?1 AND s.cluster = ?1 UNION ALL"
      " SELECT s.sketch, s.cluster, a.id, s.bytes FROM sketches s JOIN articles a ON a.article = s.article"
      " WHERE s.cluster = ?1 AND s.cluster <> s.sketch");
  const ResetGuard guard(statement);
  statement.bind(1, cluster);
  std::vector<SketchRow> rows;
  while (statement.step()) rows.push_back(read_row(statement));
  std::sort(rows.begin(), rows.end(), [](const SketchRow& a, const SketchRow& b) { return a.number < b.number; });
  return rows;
}

void Sketches::for_each(std::int64_t number, const std::function<void(const SketchRow&)>& visit) const {
  Statement statement = database_.prepare(
      "SELECT s.sketch, s.cluster, x'', s.bytes FROM sketches s WHERE s.sketch > ?1 ORDER BY s.sketch");
  statement.bind(1, number);
  while (statement.step()) visit(read_row(statement));
}

void Sketches::for_each_cluster(const std::function<bool(const std::vector<core::ArticleId>&)>& visit) const {
  if (format_ < first_format) return;
  Statement statement = database_.prepare(
      "SELECT s.cluster, a.id FROM sketches s JOIN articles a ON a.article = s.article"
      " WHERE s.cluster IN (SELECT cluster FROM sketches WHERE cluster <> sketch) ORDER BY s.cluster, s.article");
  std::int64_t cluster = 0;
  std::vector<core::ArticleId> articles;
  while (statement.step()) {
    if (statement.integer(0) != cluster) {
      if (articles.size() > 1 && !visit(articles)) return;
      articles.clear();
      cluster = statement.integer(0);
    }
    articles.push_back(read_id(statement.bytes(1)));
  }
  if (articles.size() > 1) visit(articles);
}

std::vector<std::pair<core::ArticleId, bool>> Sketches::wrong() const {
  if (format_ < first_format) return {};
  Statement statement = database_.prepare(
      "SELECT a.id, s.sketch IS NULL FROM articles a LEFT JOIN sketches s ON s.article = a.article"
      " WHERE a.change <= (SELECT change FROM placed) AND (s.sketch IS NULL) = (a.current IS NOT NULL)");
  std::vector<std::pair<core::ArticleId, bool>> articles;
  while (statement.step()) articles.emplace_back(read_id(statement.bytes(0)), statement.integer(1) != 0);
  return articles;
}

std::int64_t Sketches::add(const core::ArticleId& article, std::string_view bytes) {
  database_
      .kept(
          "INSERT INTO sketches (article, cluster, bytes) SELECT article, 1 + coalesce((SELECT seq FROM"
          " sqlite_sequence WHERE name = 'sketches'), 0), ?2 FROM articles WHERE id = ?1")
      .bind_blob(1, as_bytes(article))
      .bind_blob(2, bytes)
      .run();
  return database_.last_row();
}

void Sketches::erase(std::int64_t number) {
  database_.kept("DELETE FROM sketches WHERE sketch = ?1").bind(1, number).run();
}

void Sketches::join(std::int64_t number, std::int64_t cluster) {
  database_.kept("UPDATE sketches SET cluster = ?2 WHERE sketch = ?1").bind(1, number).bind(2, cluster).run();
}

void Sketches::move(const SketchRow& row, std::int64_t cluster) {
  join(row.number, cluster);
  database_.kept("INSERT INTO changes (article, kind) SELECT article, 1 FROM articles WHERE id = ?1")
      .bind_blob(1, as_bytes(row.article))
      .run();
  database_.kept("UPDATE articles SET change = ?2 WHERE id = ?1")
      .bind_blob(1, as_bytes(row.article))
      .bind(2, database_.last_row())
      .run();
}

void Sketches::clear() {
  const auto before = database_.integer("SELECT coalesce(max(change), 0) FROM changes");
  database_.execute("INSERT INTO changes (article, kind) SELECT article, 1 FROM sketches ORDER BY article");
  database_.execute(
      fmt::format("UPDATE articles SET change = n.change FROM (SELECT article, max(change) AS change FROM changes"
                  " WHERE change > {} GROUP BY article) n WHERE n.article = articles.article",
                  before));
  database_.execute("DELETE FROM sketches");
  database_.execute("UPDATE placed SET change = 0");
}

}  // namespace archive::store
