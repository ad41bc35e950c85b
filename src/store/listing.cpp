// SPDX-License-Identifier: GPL-3.0-or-later
#include "row_id.hpp"
#include "store_impl.hpp"

namespace archive::store {

std::vector<core::ArticleId> Store::find_prefix(std::string_view hex, std::size_t limit, Among among) const {
  if (hex.size() > 32) return {};
  const std::string digits(hex);
  const auto low = core::parse_id(digits + std::string(32 - hex.size(), '0'));
  const auto high = core::parse_id(digits + std::string(32 - hex.size(), 'f'));
  if (!low || !high) return {};
  Statement& statement = impl_->database.kept(
      "SELECT id FROM articles WHERE id BETWEEN ?1 AND ?2 AND (current IS NULL) = ?4 ORDER BY id LIMIT ?3");
  const ResetGuard guard(statement);
  statement.bind_blob(1, as_bytes(*low)).bind_blob(2, as_bytes(*high)).bind(3, static_cast<std::int64_t>(limit));
  statement.bind(4, among == Among::Removed ? 1 : 0);
  std::vector<core::ArticleId> ids;
  while (statement.step()) ids.push_back(read_id(statement.bytes(0)));
  return ids;
}

ChangeNumber Store::last_change() const {
  Statement& statement = impl_->database.kept("SELECT coalesce(max(change), 0) FROM changes");
  const ResetGuard guard(statement);
  statement.step();
  return statement.integer(0);
}

void Store::for_each_change(ChangeNumber after, const std::function<bool(const Change&)>& visit) const {
  // Not a kept statement: the visitor may come here again.
  Statement statement = impl_->database.prepare(
      "SELECT c.change, c.kind, a.id FROM changes c JOIN articles a ON a.article = c.article WHERE c.change > ?1"
      " ORDER BY c.change");
  statement.bind(1, after);
  while (statement.step()) {
    const auto kind = statement.integer(1) == kind_put ? ChangeKind::Put : ChangeKind::Remove;
    if (!visit({statement.integer(0), kind, read_id(statement.bytes(2))})) return;
  }
}

void Store::for_each_article(const std::function<bool(const Change&)>& visit) const {
  // CROSS JOIN keeps SQLite to this order of loops: the log by its numbers, then the article by its row.
  Statement statement = impl_->database.prepare(
      "SELECT c.change, a.id FROM changes c CROSS JOIN articles a ON a.article = c.article"
      " WHERE a.change = c.change AND a.current IS NOT NULL ORDER BY c.change");
  while (statement.step())
    if (!visit({statement.integer(0), ChangeKind::Put, read_id(statement.bytes(1))})) return;
}

Totals Store::totals() const {
  Totals totals;
  totals.articles = impl_->database.integer("SELECT count(*) FROM articles WHERE current IS NOT NULL");
  Statement statement =
      impl_->database.prepare("SELECT count(*), coalesce(sum(size), 0), coalesce(sum(stored), 0) FROM versions");
  statement.step();
  totals.versions = statement.integer(0);
  totals.original_bytes = statement.integer(1);
  totals.stored_bytes = statement.integer(2);
  totals.last_change = last_change();
  return totals;
}

}  // namespace archive::store
