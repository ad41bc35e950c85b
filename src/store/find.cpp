// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <stdexcept>

#include "archive/core/error.hpp"
#include "history.hpp"
#include "past.hpp"
#include "row_id.hpp"
#include "salvage.hpp"
#include "store_impl.hpp"

namespace archive::store {

void Store::Impl::fold(std::int64_t article, core::Article& values, const core::ArticleId& id,
                       ChangeNumber until) const {
  if (format < 2) return;
  try {
    fold_corrections(database, article, values, until);
  } catch (const std::invalid_argument& error) {
    fail(id, error.what());
  }
}

void Store::Impl::fail(const core::ArticleId& id, const std::string& what) const {
  throw core::Error(core::Status::Damaged,
                    core::tr("{}: article {}: {}", database.path().string(), core::to_hex(id), what),
                    core::tr("run `archive check`; restore a backup if it confirms the damage"));
}

std::string Store::Impl::decompress(std::string_view frame, const core::ArticleId& id) const {
  try {
    return codec.decompress(frame);
  } catch (const std::invalid_argument& error) {
    fail(id, error.what());
  }
}

core::Moment Store::Impl::first_capture(std::int64_t article) const {
  Statement& statement =
      database.kept("SELECT captured, utc_offset FROM versions WHERE article = ?1 ORDER BY number LIMIT 1");
  const ResetGuard guard(statement);
  if (!statement.bind(1, article).step()) return {};
  return {statement.integer(0), static_cast<std::int32_t>(statement.integer(1))};
}

std::optional<Record> Store::Impl::read(std::int64_t article, const core::ArticleId& id) const {
  Statement& statement = database.kept(
      "SELECT v.number, v.sha256, v.size, v.captured, v.utc_offset, v.media_type, v.program, v.input, c.fields, c.body"
      " FROM articles a JOIN versions v ON v.version = a.current JOIN contents c ON c.version = v.version"
      " WHERE a.article = ?1");
  const ResetGuard guard(statement);
  if (!statement.bind(1, article).step()) return std::nullopt;
  Record record;
  record.id = id;
  record.version = statement.integer(0);
  Digest digest{};
  const std::string_view sha = statement.bytes(1);
  std::copy_n(sha.begin(), std::min(sha.size(), digest.size()), digest.begin());
  record.sha256 = to_hex(digest);
  record.original_size = static_cast<std::size_t>(statement.integer(2));
  record.capture.at = {statement.integer(3), static_cast<std::int32_t>(statement.integer(4))};
  record.added = record.version == 1 ? record.capture.at : first_capture(article);
  record.capture.media_type = statement.bytes(5);
  record.capture.program = statement.bytes(6);
  record.capture.input = statement.bytes(7);
  try {
    record.article = article_from_json(statement.bytes(8));
  } catch (const std::invalid_argument& error) {
    fail(id, error.what());
  }
  record.body_frame = statement.bytes(9);
  const std::string body = decompress(record.body_frame, id);
  record.article.body = body;
  fold(article, record.article, id);
  if (record.article.body != body) record.body_frame.clear();
  record.cluster = sketches.cluster_of(article);
  return record;
}

std::optional<Record> Store::find(const core::ArticleId& id) const {
  const auto article = impl_->living_article(id);
  return article ? impl_->read(*article, id) : std::nullopt;
}

std::optional<ChangeNumber> Store::made_at(const core::ArticleId& id, ChangeNumber at) const {
  const auto past = find_past(impl_->database, id, at, impl_->format);
  return past ? std::optional(past->made) : std::nullopt;
}

std::optional<core::Article> Store::find_at(const core::ArticleId& id, ChangeNumber at) const {
  const auto past = find_past(impl_->database, id, at, impl_->format);
  if (!past) return std::nullopt;
  Statement& statement = impl_->database.kept("SELECT fields, body FROM contents WHERE version = ?1");
  const ResetGuard guard(statement);
  if (!statement.bind(1, past->version).step()) return std::nullopt;
  core::Article article;
  try {
    article = article_from_json(statement.bytes(0));
  } catch (const std::invalid_argument& error) {
    impl_->fail(id, error.what());
  }
  article.body = impl_->decompress(statement.bytes(1), id);
  impl_->fold(past->article, article, id, at);
  return article;
}

std::optional<core::Moment> Store::added(const core::ArticleId& id) const {
  Statement& statement = impl_->database.kept("SELECT article FROM articles WHERE id = ?1");
  const ResetGuard guard(statement);
  if (!statement.bind_blob(1, as_bytes(id)).step()) return std::nullopt;
  return impl_->first_capture(statement.integer(0));
}

std::vector<Event> Store::history(const core::ArticleId& id) const {
  Statement& statement = impl_->database.kept("SELECT article FROM articles WHERE id = ?1");
  const ResetGuard guard(statement);
  if (!statement.bind_blob(1, as_bytes(id)).step()) return {};
  try {
    return read_history(impl_->database, statement.integer(0), impl_->format);
  } catch (const std::invalid_argument& error) {
    impl_->fail(id, error.what());
  }
}

std::string Store::original(const core::ArticleId& id) const {
  Statement& statement = impl_->database.kept(
      impl_->format < 3
          ? "SELECT v.sha256, c.original, c.body, 0 FROM articles a JOIN versions v ON v.version = a.current"
            " JOIN contents c ON c.version = v.version WHERE a.id = ?1"
          : "SELECT v.sha256, c.original, c.body, c.patch FROM articles a JOIN versions v ON v.version = a.current"
            " JOIN contents c ON c.version = v.version WHERE a.id = ?1");
  const ResetGuard guard(statement);
  if (!statement.bind_blob(1, as_bytes(id)).step())
    throw core::Error(core::Status::NothingFound, core::tr("{}: no such article", core::to_hex(id)));
  std::string bytes;
  try {
    bytes = read_original(impl_->codec, statement.bytes(1), statement.bytes(2), statement.integer(3) != 0);
  } catch (const std::invalid_argument& error) {
    impl_->fail(id, error.what());
  }
  if (store::as_bytes(sha256(bytes)) != statement.bytes(0))
    impl_->fail(id, core::tr("the original does not have its SHA-256"));
  return bytes;
}

void Store::rescue(const Rescuer& rescuer) const {
  SalvageVisitor visitor;
  visitor.unreadable = [&](const std::optional<core::ArticleId>& id, const std::string& why) {
    id ? rescuer.lost(*id, why) : rescuer.unreadable(why);
  };
  visitor.article = [&](std::int64_t row, const core::ArticleId& id, bool living) {
    if (!living) {
      rescuer.removed(id);
      return true;
    }
    std::optional<Record> record;
    try {
      record = impl_->read(row, id);
    } catch (const core::Error& error) {
      rescuer.lost(id, error.what());
      return true;
    }
    if (record) return rescuer.article(std::move(*record));
    rescuer.lost(id, core::tr("its current version is missing"));
    return true;
  };
  walk_articles(impl_->database, visitor);
}

}  // namespace archive::store
