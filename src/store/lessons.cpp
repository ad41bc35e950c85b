// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/store/lessons.hpp"

#include "archive/store/store.hpp"
#include "database.hpp"
#include "row_id.hpp"

namespace archive::store {
namespace {

/// The format that has the tables, and the one that numbers their changes.
constexpr int first_format = 5, first_numbered = 7;

}  // namespace

std::vector<LessonRow> Lessons::all() const {
  std::vector<LessonRow> rows;
  if (format_ < first_format) return rows;
  Statement& statement = database_.kept(
      "SELECT l.origin, l.form, l.kind, l.name, l.articles, l.article FROM lessons l ORDER BY l.form, l.kind, "
      "l.origin");
  const ResetGuard guard(statement);
  while (statement.step()) {
    LessonRow row;
    row.origin = static_cast<LessonRow::Origin>(statement.integer(0));
    row.form = statement.bytes(1);
    row.kind = statement.bytes(2);
    row.name = statement.bytes(3);
    row.articles = statement.integer(4);
    if (!statement.is_null(5)) row.article = read_id(statement.bytes(5));
    rows.push_back(std::move(row));
  }
  return rows;
}

void Lessons::say(const LessonRow& row) {
  take_back(row.form, row.kind);
  database_.kept("INSERT INTO lessons (origin, form, kind, name, articles) VALUES (?1, ?2, ?3, ?4, 0)")
      .bind(1, static_cast<std::int64_t>(row.origin))
      .bind_text(2, row.form)
      .bind_text(3, row.kind)
      .bind_text(4, row.name)
      .run();
  note_change();
}

bool Lessons::take_back(std::string_view form, std::string_view kind) {
  const bool there = [&] {
    Statement& statement = database_.kept("SELECT 1 FROM lessons WHERE form = ?1 AND kind = ?2 AND origin IN (1, 2)");
    const ResetGuard guard(statement);
    return statement.bind_text(1, form).bind_text(2, kind).step();
  }();
  if (there) {
    database_.kept("DELETE FROM lessons WHERE form = ?1 AND kind = ?2 AND origin IN (1, 2)")
        .bind_text(1, form)
        .bind_text(2, kind)
        .run();
    note_change();
  }
  return there;
}

void Lessons::replace_learned(const std::vector<LessonRow>& rows) {
  database_.kept("DELETE FROM lessons WHERE origin = 3").run();
  for (const auto& row : rows) {
    database_.kept("INSERT INTO lessons (origin, form, kind, name, articles, article) VALUES (3, ?1, ?2, ?3, ?4, ?5)")
        .bind_text(1, row.form)
        .bind_text(2, row.kind)
        .bind_text(3, row.name)
        .bind(4, row.articles)
        .bind_blob(5, as_bytes(row.article))
        .run();
  }
  note_change();
}

std::int64_t Lessons::learned_at() const {
  return format_ < first_format ? 0 : database_.kept_integer("SELECT articles FROM learned");
}

std::optional<std::uint64_t> Lessons::stamp() const {
  if (format_ < first_numbered) return std::nullopt;
  const auto revision = static_cast<std::uint64_t>(database_.kept_integer("SELECT revision FROM learned"));
  return static_cast<std::uint64_t>(learned_at()) << 32 | (revision & UINT32_MAX);
}

void Lessons::note_change() { database_.kept("UPDATE learned SET revision = revision + 1").run(); }

void Lessons::set_learned_at(std::int64_t articles) {
  database_.kept("UPDATE learned SET articles = ?1").bind(1, articles).run();
}

}  // namespace archive::store
