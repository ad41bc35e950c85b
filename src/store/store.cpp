// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/store/store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <stdexcept>

#include "archive/core/error.hpp"
#include "check.hpp"
#include "codec.hpp"
#include "database.hpp"
#include "history.hpp"
#include "identity.hpp"
#include "open.hpp"
#include "past.hpp"
#include "row_id.hpp"
#include "salvage.hpp"
#include "sha256.hpp"

namespace archive::store {
namespace {

/// The share of free pages from which a file is rewritten: a quarter.
constexpr std::int64_t most_free = 4;

constexpr std::int64_t kind_put = 1;
constexpr std::int64_t kind_remove = 2;

Digest digest_of_overrides(std::string_view overrides) { return sha256(overrides); }

/// From so many texts a dictionary is learned, and of no more than these.
constexpr std::int64_t least_texts = 1'000, most_texts = 4'000;
constexpr std::size_t most_text_bytes = 8 << 20, most_of_one_text = 64 << 10;

/// What a submission comes to: which article (0 for a new one), and how.
struct Decision {
  std::int64_t article = 0;
  core::ArticleId id;
  Outcome outcome = Outcome::Added;
};

}  // namespace

class Store::Impl {
 public:
  Impl(Opened opened, Mode mode)
      : database(std::move(opened.database)),
        format(mode == Mode::Write ? format_version : opened.format),
        format_before(opened.format),
        codec([this](std::uint32_t number) { return find_dictionary(number); }),
        sketches(database, format),
        lessons(database, format),
        saved(database, format) {}
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  Decision decide(const Submission& submission, const Digest& sha, const Key& key) const;
  std::int64_t next_version_number(std::int64_t article) const;
  void rewrite();
  ChangeNumber log(std::int64_t article, std::int64_t kind);
  void write_version(const Submission& submission, const Digest& sha, std::int64_t article);
  std::optional<std::int64_t> article_of_key(const Key& key) const;
  std::optional<std::int64_t> living_article(const core::ArticleId& id) const;
  void note_change(std::int64_t article, ChangeNumber change);
  std::optional<Record> read(std::int64_t article, const core::ArticleId& id) const;
  core::Moment first_capture(std::int64_t article) const;
  void fold(std::int64_t article, core::Article& values, const core::ArticleId& id,
            ChangeNumber until = std::numeric_limits<ChangeNumber>::max()) const;
  std::string decompress(std::string_view frame, const core::ArticleId& id) const;
  std::string find_dictionary(std::uint32_t number) const;
  std::string last_dictionary() const;
  void use_dictionary();
  [[noreturn]] void fail(const core::ArticleId& id, const std::string& what) const;

  Database database;
  int format;         ///< tables of later formats are not there
  int format_before;  ///< before it was brought up to date
  mutable Codec codec;
  std::optional<bool> has_dictionary;  ///< the codec compresses with; not looked for yet
  Sketches sketches;
  Lessons lessons;
  SavedSearches saved;
};

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

void Store::Impl::fold(std::int64_t article, core::Article& values, const core::ArticleId& id,
                       ChangeNumber until) const {
  if (format < 2) return;
  try {
    fold_corrections(database, article, values, until);
  } catch (const std::invalid_argument& error) {
    fail(id, error.what());
  }
}

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

void Store::Impl::rewrite() {
  // In memory the new file would take as much of it; elsewhere, the file system may be a small one.
  std::string directory = database.path().parent_path().string();
  for (std::size_t at = 0; (at = directory.find('\'', at)) != std::string::npos; at += 2) directory.insert(at, 1, '\'');
  database.execute(fmt::format("PRAGMA temp_store_directory = '{}'; PRAGMA temp_store = FILE", directory));
  database.execute("VACUUM");
  database.execute("PRAGMA temp_store = MEMORY; PRAGMA temp_store_directory = ''");
  if (database.integer("PRAGMA wal_checkpoint(TRUNCATE)") != 0)
    throw core::Error(
        core::Status::Locked,
        core::tr("{}: a reader keeps the bytes of removed articles from being erased", database.path().string()),
        core::tr("run `archive compact` again when it has ended"));
}

ChangeNumber Store::Impl::log(std::int64_t article, std::int64_t kind) {
  database.kept("INSERT INTO changes (article, kind) VALUES (?1, ?2)").bind(1, article).bind(2, kind).run();
  return database.last_row();
}

void Store::Impl::write_version(const Submission& submission, const Digest& sha, std::int64_t article) {
  const std::int64_t number = next_version_number(article);
  const ChangeNumber change = log(article, kind_put);
  const std::string fields = fields_to_json(submission.article);
  use_dictionary();
  const std::string body = codec.compress(submission.article.body);
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

std::string Store::Impl::find_dictionary(std::uint32_t number) const {
  if (format < 3) return {};
  Statement& statement = database.kept("SELECT bytes FROM dictionaries WHERE number = ?1");
  const ResetGuard guard(statement);
  if (!statement.bind(1, std::int64_t{number}).step()) return {};
  return std::string(statement.bytes(0));
}

std::string Store::Impl::last_dictionary() const {
  if (format < 3) return {};
  Statement& statement = database.kept("SELECT bytes FROM dictionaries ORDER BY dictionary DESC LIMIT 1");
  const ResetGuard guard(statement);
  return statement.step() ? std::string(statement.bytes(0)) : std::string();
}

void Store::Impl::use_dictionary() {
  if (has_dictionary) return;
  const std::string dictionary = last_dictionary();
  codec.use(dictionary);
  has_dictionary = !dictionary.empty();
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

void Store::begin() { impl_->database.execute("BEGIN IMMEDIATE"); }
void Store::commit() { impl_->database.execute("COMMIT"); }

void Store::rollback() {
  // A full disk makes SQLite end the transaction by itself.
  if (impl_->database.in_transaction()) impl_->database.execute("ROLLBACK");
  impl_->has_dictionary.reset();  // it may have been learned in this batch
}

Stored Store::put(const Submission& submission) {
  const Digest sha = sha256(submission.original);
  const Key key = identity_key(submission.article, sha);
  Decision decision = impl_->decide(submission, sha, key);
  if (decision.outcome == Outcome::Unchanged) return {decision.id, decision.outcome};
  const Database& database = impl_->database;
  if (decision.article == 0) {
    database.kept("INSERT INTO articles (id) VALUES (?1)").bind_blob(1, as_bytes(decision.id)).run();
    decision.article = database.last_row();
  }
  impl_->write_version(submission, sha, decision.article);
  // The key may be there: it is how the article was found.
  database.kept("INSERT OR IGNORE INTO keys (key, article) VALUES (?1, ?2)")
      .bind_blob(1, key.bytes())
      .bind(2, decision.article)
      .run();
  return {decision.id, decision.outcome};
}

Stored Store::preview(const Submission& submission) const {
  const Digest sha = sha256(submission.original);
  const Decision decision = impl_->decide(submission, sha, identity_key(submission.article, sha));
  return {decision.id, decision.outcome};
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
  record.article.body = decompress(statement.bytes(9), id);
  fold(article, record.article, id);
  record.cluster = sketches.cluster_of(article);
  return record;
}

std::optional<Record> Store::find(const core::ArticleId& id) const {
  const auto article = impl_->living_article(id);
  return article ? impl_->read(*article, id) : std::nullopt;
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

bool Store::is_known(const FileStamp& stamp) const {
  Statement& statement = impl_->database.kept("SELECT size, mtime_ns, inode, settings FROM inputs WHERE path = ?1");
  const ResetGuard guard(statement);
  return statement.bind_blob(1, stamp.path).step() && statement.integer(0) == stamp.size &&
         statement.integer(1) == stamp.mtime_ns && statement.integer(2) == static_cast<std::int64_t>(stamp.inode) &&
         statement.bytes(3) == store::as_bytes(sha256(stamp.settings));
}

void Store::remember(const FileStamp& stamp) {
  const Digest settings = sha256(stamp.settings);
  impl_->database
      .kept("INSERT OR REPLACE INTO inputs (path, size, mtime_ns, inode, settings) VALUES (?1, ?2, ?3, ?4, ?5)")
      .bind_blob(1, stamp.path)
      .bind(2, stamp.size)
      .bind(3, stamp.mtime_ns)
      .bind(4, static_cast<std::int64_t>(stamp.inode))
      .bind_blob(5, store::as_bytes(settings))
      .run();
}

bool Store::learn_dictionary() {
  impl_->use_dictionary();
  const Database& database = impl_->database;
  if (*impl_->has_dictionary || database.integer("SELECT coalesce(max(version), 0) FROM versions") < least_texts)
    return false;
  std::vector<std::string> texts;
  {
    Statement statement = database.prepare("SELECT body FROM contents ORDER BY version DESC LIMIT ?1");
    statement.bind(1, most_texts);
    std::size_t bytes = 0;
    while (bytes < most_text_bytes && statement.step()) {
      try {
        texts.push_back(impl_->codec.decompress(statement.bytes(0)));
      } catch (const std::invalid_argument&) {
        continue;  // `check` tells of it
      }
      texts.back().resize(std::min(texts.back().size(), most_of_one_text));
      bytes += texts.back().size();
    }
  }
  const std::string dictionary = train_dictionary(texts);
  if (dictionary.empty()) return false;
  database.kept("INSERT OR IGNORE INTO dictionaries (number, bytes) VALUES (?1, ?2)")
      .bind(1, std::int64_t{dictionary_number(dictionary)})
      .bind_blob(2, dictionary)
      .run();
  impl_->has_dictionary.reset();
  return true;
}

std::string Store::dictionary() const { return impl_->last_dictionary(); }

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

const Lessons& Store::lessons() const { return impl_->lessons; }
Lessons& Store::lessons() { return impl_->lessons; }
const Sketches& Store::sketches() const { return impl_->sketches; }
Sketches& Store::sketches() { return impl_->sketches; }
const SavedSearches& Store::saved() const { return impl_->saved; }
SavedSearches& Store::saved() { return impl_->saved; }

std::int64_t Store::erase_removed() {
  const Database& database = impl_->database;
  constexpr const char* removed = "SELECT article FROM articles WHERE current IS NULL";
  const auto count =
      database.integer(fmt::format("SELECT count(DISTINCT v.article) FROM versions v JOIN contents c ON c.version = "
                                   "v.version WHERE v.article IN ({})",
                                   removed));
  const auto free = database.integer("PRAGMA freelist_count");
  if (count > 0) {
    // Should it end before the file is rewritten, little is left: what moved within pages.
    database.execute("PRAGMA secure_delete = ON");
    begin();
    try {
      const auto versions = fmt::format("SELECT version FROM versions WHERE article IN ({})", removed);
      database.execute(fmt::format("DELETE FROM contents WHERE version IN ({})", versions));
      database.execute(fmt::format("UPDATE versions SET stored = 0 WHERE version IN ({})", versions));
      database.execute(fmt::format("DELETE FROM corrections WHERE article IN ({})", removed));
      commit();
    } catch (...) {
      rollback();
      throw;
    }
  }
  if (count > 0 || free > database.integer("PRAGMA page_count") / most_free) impl_->rewrite();
  return count;
}

std::vector<std::string> Store::check_copies() const { return store::check_copies(impl_->database, impl_->format); }

std::vector<std::string> Store::check() const { return check_database(impl_->database, impl_->codec); }

}  // namespace archive::store
