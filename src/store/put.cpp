// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "row_id.hpp"
#include "store_impl.hpp"

namespace archive::store {
namespace {

Digest digest_of_overrides(std::string_view overrides) { return sha256(overrides); }

}  // namespace

Decision Store::Impl::decide(const Submission& submission, const Digest& sha, const Key& key) const {
  const core::Article& article = submission.article;
  auto known = article_of_key(key);
  // A file archived first without and now with its URL is the same article.
  if (!known && article.ref.empty() && !article.url.empty()) known = article_of_key(content_key(article.source, sha));
  if (known) {
    Statement& statement = database.kept(
        "SELECT a.id, v.sha256, v.overrides FROM articles a LEFT JOIN versions v ON v.version = a.current"
        " WHERE a.article = ?1");
    const ResetGuard guard(statement);
    statement.bind(1, *known).step();
    const core::ArticleId id = read_id(statement.bytes(0));
    if (statement.is_null(1)) return {*known, id, Outcome::Added};
    const std::string overrides(
        submission.overrides.empty() ? "" : store::as_bytes(digest_of_overrides(submission.overrides)));
    const bool same = statement.bytes(1) == store::as_bytes(sha) && statement.bytes(2) == overrides;
    return {*known, id, same ? Outcome::Unchanged : Outcome::Updated};
  }
  for (unsigned salt = 0;; ++salt) {
    const core::ArticleId id = make_id(article.source, submission.original, salt);
    Statement& statement = database.kept("SELECT article, current FROM articles WHERE id = ?1");
    const ResetGuard guard(statement);
    if (!statement.bind_blob(1, as_bytes(id)).step()) return {0, id, Outcome::Added};
    if (statement.is_null(1)) return {statement.integer(0), id, Outcome::Added};
  }
}

std::int64_t Store::Impl::next_version_number(std::int64_t article) const {
  Statement& statement = database.kept("SELECT coalesce(max(number), 0) + 1 FROM versions WHERE article = ?1");
  const ResetGuard guard(statement);
  statement.bind(1, article).step();
  return statement.integer(0);
}

std::string Store::Impl::write_version(const Submission& submission, const Digest& sha, std::int64_t article,
                                       bool is_first) {
  const std::int64_t number = is_first ? 1 : next_version_number(article);
  const ChangeNumber change = log(article, kind_put);
  const std::string fields = fields_to_json(submission.article);
  use_dictionary();
  std::string body = codec.compress(submission.article.body);
  // Most of an original is its text.
  const bool patch = !submission.article.body.empty();
  const std::string original =
      patch ? codec.compress_patch(submission.original, submission.article.body) : codec.compress(submission.original);
  const Digest overrides = digest_of_overrides(submission.overrides);
  const Capture& capture = submission.capture;
  database
      .kept(
          "INSERT INTO versions (article, number, change, sha256, size, stored, overrides, captured, utc_offset,"
          " media_type, program, input) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)")
      .bind(1, article)
      .bind(2, number)
      .bind(3, change)
      .bind_blob(4, store::as_bytes(sha))
      .bind(5, static_cast<std::int64_t>(submission.original.size()))
      .bind(6, static_cast<std::int64_t>(fields.size() + body.size() + original.size()))
      .bind_blob(7, submission.overrides.empty() ? std::string_view() : store::as_bytes(overrides))
      .bind(8, capture.at.seconds)
      .bind(9, capture.at.offset_minutes)
      .bind_text(10, capture.media_type)
      .bind_text(11, capture.program)
      .bind_blob(12, capture.input)
      .run();
  const std::int64_t version = database.last_row();
  database.kept("INSERT INTO contents (version, fields, body, original, patch) VALUES (?1, ?2, ?3, ?4, ?5)")
      .bind(1, version)
      .bind_text(2, fields)
      .bind_blob(3, body)
      .bind_blob(4, original)
      .bind(5, patch ? 1 : 0)
      .run();
  database.kept("UPDATE articles SET change = ?2, current = ?3 WHERE article = ?1")
      .bind(1, article)
      .bind(2, change)
      .bind(3, version)
      .run();
  return body;
}

Stored Store::put(const Submission& submission) {
  const Digest sha = sha256(submission.original);
  const Key key = identity_key(submission.article, sha);
  Decision decision = impl_->decide(submission, sha, key);
  if (decision.outcome == Outcome::Unchanged) return {decision.id, decision.outcome};
  const Database& database = impl_->database;
  const bool is_first = decision.article == 0;
  if (is_first) {
    database.kept("INSERT INTO articles (id) VALUES (?1)").bind_blob(1, as_bytes(decision.id)).run();
    decision.article = database.last_row();
  }
  std::string body_frame = impl_->write_version(submission, sha, decision.article, is_first);
  // The key may be there: it is how the article was found.
  database.kept("INSERT OR IGNORE INTO keys (key, article) VALUES (?1, ?2)")
      .bind_blob(1, key.bytes())
      .bind(2, decision.article)
      .run();
  return {decision.id, decision.outcome, is_first, std::move(body_frame)};
}

Stored Store::preview(const Submission& submission) const {
  const Digest sha = sha256(submission.original);
  const Decision decision = impl_->decide(submission, sha, identity_key(submission.article, sha));
  return {decision.id, decision.outcome};
}

}  // namespace archive::store
