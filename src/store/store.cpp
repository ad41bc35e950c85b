// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/store/store.hpp"

#include "check.hpp"
#include "history.hpp"
#include "row_id.hpp"
#include "store_impl.hpp"

namespace archive::store {

std::optional<std::int64_t> Store::Impl::article_of_key(const Key& key) const {
  Statement& statement = database.kept("SELECT article FROM keys WHERE key = ?1");
  const ResetGuard guard(statement);
  if (!statement.bind_blob(1, key.bytes()).step()) return std::nullopt;
  return statement.integer(0);
}

std::optional<std::int64_t> Store::Impl::living_article(const core::ArticleId& id) const {
  Statement& statement = database.kept("SELECT article FROM articles WHERE id = ?1 AND current IS NOT NULL");
  const ResetGuard guard(statement);
  if (!statement.bind_blob(1, as_bytes(id)).step()) return std::nullopt;
  return statement.integer(0);
}

void Store::Impl::note_change(std::int64_t article, ChangeNumber change) {
  database.kept("UPDATE articles SET change = ?2 WHERE article = ?1").bind(1, article).bind(2, change).run();
}

ChangeNumber Store::Impl::log(std::int64_t article, std::int64_t kind) {
  database.kept("INSERT INTO changes (article, kind) VALUES (?1, ?2)").bind(1, article).bind(2, kind).run();
  return database.last_row();
}

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Store Store::open(const std::filesystem::path& directory, Mode mode) {
  return Store(std::make_unique<Impl>(open_database(directory, mode), mode));
}

int Store::format() const { return impl_->format; }

std::optional<int> Store::upgraded_from() const {
  const int before = impl_->format_before;
  return before > 0 && before < impl_->format ? std::optional(before) : std::nullopt;
}

void Store::leave_short_log() {
  // A store that is new, or was of an older format, is made whole: its file alone should be the archive.
  if (impl_->format_before == impl_->format) impl_->database.leave_short_log();
}

void Store::begin() { impl_->database.execute("BEGIN IMMEDIATE"); }
void Store::commit() { impl_->database.execute("COMMIT"); }

void Store::rollback() {
  // A full disk makes SQLite end the transaction by itself.
  if (impl_->database.in_transaction()) impl_->database.execute("ROLLBACK");
  impl_->has_dictionary.reset();  // it may have been learned in this batch
}

bool Store::touch(const core::ArticleId& id) {
  const auto article = impl_->living_article(id);
  if (!article) return false;
  impl_->note_change(*article, impl_->log(*article, kind_put));
  return true;
}

bool Store::remove(const core::ArticleId& id) {
  const Database& database = impl_->database;
  const auto article = impl_->living_article(id);
  if (!article) return false;
  const ChangeNumber change = impl_->log(*article, kind_remove);
  database
      .kept(
          "INSERT INTO tombstones (change, article, version)"
          " SELECT ?1, article, current FROM articles WHERE article = ?2")
      .bind(1, change)
      .bind(2, *article)
      .run();
  database.kept("UPDATE articles SET change = ?2, current = NULL WHERE article = ?1")
      .bind(1, *article)
      .bind(2, change)
      .run();
  return true;
}

Return Store::bring_back(const core::ArticleId& id) {
  const Database& database = impl_->database;
  std::int64_t article = 0;
  std::int64_t version = 0;
  {
    // The last tombstone names the version that was current.
    Statement& statement = database.kept(
        "SELECT a.article, t.version, c.version IS NULL FROM articles a JOIN tombstones t ON t.change = a.change"
        " LEFT JOIN contents c ON c.version = t.version WHERE a.id = ?1 AND a.current IS NULL");
    const ResetGuard guard(statement);
    if (!statement.bind_blob(1, as_bytes(id)).step()) return Return::NotRemoved;
    if (statement.integer(2) != 0) return Return::Erased;
    article = statement.integer(0);
    version = statement.integer(1);
  }
  const ChangeNumber change = impl_->log(article, kind_put);
  database.kept("UPDATE articles SET change = ?2, current = ?3 WHERE article = ?1")
      .bind(1, article)
      .bind(2, change)
      .bind(3, version)
      .run();
  return Return::Done;
}

bool Store::correct(const core::ArticleId& id, std::span<const Correction> corrections, const Decider& decider) {
  const auto article = impl_->living_article(id);
  auto record = find(id);
  if (!article || !record) return false;
  const ChangeNumber change = impl_->log(*article, kind_put);
  write_corrections(impl_->database, *article, change, record->article, corrections, decider);
  impl_->note_change(*article, change);
  return true;
}

std::optional<ChangeNumber> Store::undo_correction(const core::ArticleId& id, const Decider& decider) {
  const auto article = impl_->living_article(id);
  if (!article) return std::nullopt;
  const auto undone = last_correction(impl_->database, *article);
  if (!undone) return std::nullopt;
  const ChangeNumber change = impl_->log(*article, kind_put);
  write_undo(impl_->database, *article, change, *undone, decider);
  impl_->note_change(*article, change);
  return undone;
}

const Lessons& Store::lessons() const { return impl_->lessons; }
Lessons& Store::lessons() { return impl_->lessons; }
const Sketches& Store::sketches() const { return impl_->sketches; }
Sketches& Store::sketches() { return impl_->sketches; }
const SavedSearches& Store::saved() const { return impl_->saved; }
SavedSearches& Store::saved() { return impl_->saved; }

std::vector<std::string> Store::check_copies() const { return store::check_copies(impl_->database, impl_->format); }

std::vector<std::string> Store::check() const { return check_database(impl_->database, impl_->codec); }

}  // namespace archive::store
