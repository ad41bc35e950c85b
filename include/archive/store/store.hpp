// SPDX-License-Identifier: GPL-3.0-or-later
/// The truth: what was archived, and every decision about it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/core/article.hpp"
#include "archive/core/compressor.hpp"
#include "archive/core/id.hpp"
#include "archive/core/moment.hpp"
#include "archive/store/correction.hpp"
#include "archive/store/lessons.hpp"
#include "archive/store/saved.hpp"
#include "archive/store/sketches.hpp"

namespace archive::store {

/// The format of the store this program writes (`PRAGMA user_version`); every older one is read too.
inline constexpr int format_version = 7;

/// Number of a change in the log; 0 is "before the first". Numbers only grow and are never used twice.
using ChangeNumber = std::int64_t;

/// Where an original came from.
struct Capture {
  std::string input;       ///< path, URL or "-", as bytes; with the place in its container ("f.jsonl:12")
  std::string media_type;  ///< "text/plain", "application/json"…
  core::Moment at;
  std::string program;  ///< version that read it
};

/// One article offered to the store.
struct Submission {
  const core::Article& article;
  std::string_view original;   ///< the bytes as they came
  std::string_view overrides;  ///< canonical text of what the user overrode; another one makes another version
  const Capture& capture;
};

enum class Outcome { Added, Unchanged, Updated };

struct Stored {
  core::ArticleId id;
  Outcome outcome;
  bool is_first = false;   ///< no version of the article was there before, so that nothing corrects it
  std::string body_frame{};  ///< as in Record; empty where nothing was written
};

/// The current version of an article, with the corrections that hold.
struct Record {
  core::ArticleId id;
  std::int64_t version = 1;  ///< 1 for the first content, counted by article
  core::Article article;
  Capture capture;
  std::string sha256;             ///< of the original bytes, 64 hexadecimal digits
  std::size_t original_size = 0;  ///< bytes
  core::Moment added;             ///< when its first version came; of one removed and come again too
  std::int64_t cluster = 0;       ///< of copies (store/sketches.hpp); 0 where the article was not placed yet
  std::string body_frame;  ///< the body as it is kept (core/compressor.hpp); empty where a correction gave another
};

enum class ChangeKind { Put, Remove };

struct Change {
  ChangeNumber number = 0;
  ChangeKind kind = ChangeKind::Put;
  core::ArticleId id;
};

/// What tells that an input file is the one seen before, without reading it.
struct FileStamp {
  std::string path;  ///< bytes
  std::int64_t size = 0;
  std::int64_t mtime_ns = 0;
  std::uint64_t inode = 0;
  std::string settings;  ///< canonical text of what else decides the result: a file is known under the same only
};

/// The identifier of an article whose first content and source these are: the first 16 bytes of SHA-256 over the
/// length of the source (8 bytes, big-endian), the source, the length of the bytes, and the bytes.
///
/// salt   above 0 a third field, its decimal digits: where the plain identifier belongs to another living article (the
///        same bytes from the same source under two URLs), the smallest salt that is free is taken.
[[nodiscard]] core::ArticleId make_id(std::string_view source, std::string_view original, unsigned salt = 0);

/// Sizes for `stats`.
struct Totals {
  std::int64_t articles = 0;
  std::int64_t versions = 0;
  std::int64_t original_bytes = 0;
  std::int64_t stored_bytes = 0;
  ChangeNumber last_change = 0;
};

/// What a walk over a store tells that may be damaged.
struct Rescuer {
  std::function<bool(Record&&)> article;  ///< false ends the walk
  std::function<void(const core::ArticleId&)> removed;
  std::function<void(const core::ArticleId&, const std::string& why)> lost;  ///< its current version cannot be read
  /// Not even an identifier can be read. Once for each article, also where the damage is such that SQLite sees none.
  std::function<void(const std::string& why)> unreadable;
};

enum class Mode { Read, Write };

/// Which articles a prefix is looked for among.
enum class Among { Living, Removed };

enum class Return { Done, NotRemoved, Erased };

/// One SQLite database: `store.db` in the archive's directory. One writer, any number of readers. Not for use by
/// several threads at once. Every function throws core::Error (Damaged) when the database is damaged, too new, or the
/// disk fails.
class Store {
 public:
  /// Opens the store of the archive `directory`. Write creates it when missing (mode 0600) and migrates older formats;
  /// Read throws core::Error (Usage) when there is none.
  static Store open(const std::filesystem::path& directory, Mode mode);

  /// The format of the open store; after opening it for writing, `format_version`.
  [[nodiscard]] int format() const;
  /// The older format that opening it for writing brought up to date; nothing where there was nothing to do.
  [[nodiscard]] std::optional<int> upgraded_from() const;
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  /// For who adds little, before the first batch: the log of what is committed last may stay beside the store when this is
  /// closed, `store.db-wal`, up to 1.5 MB. It is as durable there.
  void leave_short_log();

  /// Begins a batch. What `put`, `remove` and `remember` do is durable and visible after `commit`, and undone if
  /// `rollback` or a crash comes first.
  void begin();
  /// Commits with an fsync (synchronous=FULL).
  void commit();
  void rollback();

  /// Archives one article, inside a batch.
  ///
  /// The same bytes with the same overrides again: Unchanged, nothing written. The same `ref` and `source`, else the
  /// same URL, else the same bytes under the same source, with other content or overrides: Updated, a new version.
  /// A removed article that comes again: Added, under the identifier it had, as its next version.
  Stored put(const Submission& submission);

  /// Writes a tombstone, inside a batch; false when there is no such article (any more).
  bool remove(const core::ArticleId& id);

  /// Brings a removed article back as it was, inside a batch.
  Return bring_back(const core::ArticleId& id);

  /// Corrects an article inside a batch, as one change; false when there is no such article. Later versions keep the
  /// corrections. Throws std::invalid_argument as `apply` does.
  bool correct(const core::ArticleId& id, std::span<const Correction> corrections, const Decider& decider);

  /// Takes the last correction of an article back, inside a batch, and gives the change it was made by; nothing when no
  /// correction holds.
  std::optional<ChangeNumber> undo_correction(const core::ArticleId& id, const Decider& decider);

  /// Logs a change of an article that stays as it is, inside a batch, so that the index looks at it anew; false when
  /// there is no such article.
  bool touch(const core::ArticleId& id);

  /// What `put` would do, without doing it; needs no batch and works on a store opened for reading.
  [[nodiscard]] Stored preview(const Submission& submission) const;

  [[nodiscard]] std::optional<Record> find(const core::ArticleId& id) const;

  /// The original bytes of the current version. Throws core::Error (Damaged) where they do not have their SHA-256.
  [[nodiscard]] std::string original(const core::ArticleId& id) const;

  /// The change that made an article what it was at the change `at`: of its version, or of the last correction or undoing.
  /// Equal numbers are equal contents. Nothing where it was not there yet, was removed, or its bytes are erased.
  [[nodiscard]] std::optional<ChangeNumber> made_at(const core::ArticleId& id, ChangeNumber at) const;

  /// An article as it was at the change `at`, with the corrections that held then; nothing as for `made_at`.
  [[nodiscard]] std::optional<core::Article> find_at(const core::ArticleId& id, ChangeNumber at) const;

  /// When the first version of an article came; nothing for an unknown one.
  [[nodiscard]] std::optional<core::Moment> added(const core::ArticleId& id) const;

  /// All that happened to an article, removed or not, in order; empty for an unknown one.
  [[nodiscard]] std::vector<Event> history(const core::ArticleId& id) const;

  /// At most `limit` identifiers that begin with these hexadecimal digits, in order.
  [[nodiscard]] std::vector<core::ArticleId> find_prefix(std::string_view hex, std::size_t limit,
                                                         Among among = Among::Living) const;

  [[nodiscard]] ChangeNumber last_change() const;

  /// Calls `visit` for each change after `after`, in order, until it gives false.
  void for_each_change(ChangeNumber after, const std::function<bool(const Change&)>& visit) const;

  /// Calls `visit` for each article that is not removed, in the order of their last change, until it gives false.
  void for_each_article(const std::function<bool(const Change&)>& visit) const;

  /// Walks over all articles in the order they were first archived, past what cannot be read. Throws core::Error
  /// (Damaged) when nothing can be read at all.
  void rescue(const Rescuer& rescuer) const;

  /// Whether this very file was taken in completely before.
  [[nodiscard]] bool is_known(const FileStamp& stamp) const;
  /// Notes, inside a batch, that a file was taken in completely.
  void remember(const FileStamp& stamp);

  /// Makes the dictionary that texts are compressed with from then on, inside a batch, once there are enough texts to
  /// learn from (1 000); true when it did. What was archived before stays as it is.
  bool learn_dictionary();

  /// The dictionary in use (zstd's format).
  [[nodiscard]] core::Dictionary dictionary() const;

  [[nodiscard]] Totals totals() const;

  /// Lives as long as this.
  [[nodiscard]] const Sketches& sketches() const;
  [[nodiscard]] Sketches& sketches();
  [[nodiscard]] const SavedSearches& saved() const;
  [[nodiscard]] SavedSearches& saved();

  /// Lives as long as this.
  [[nodiscard]] const Lessons& lessons() const;
  [[nodiscard]] Lessons& lessons();

  /// Erases the texts and original bytes of all versions of removed articles, and their corrections, and rewrites the file
  /// where there were any, so that nothing of them is left in it. That something was removed stays known. Outside a batch.
  /// Gives the number of articles. Needs as much free space as the store takes, twice.
  ///
  /// Throws core::Error (Locked) when a reader keeps the old pages from being dropped: they are gone when it is called again.
  std::int64_t erase_removed();

  /// Articles whose sketches are not what they should be, which `reindex` mends. One line for each.
  [[nodiscard]] std::vector<std::string> check_copies() const;

  /// SQLite's own check, every content hash, the change numbers. One line for each thing that is wrong; empty when all
  /// is well.
  [[nodiscard]] std::vector<std::string> check() const;

 private:
  class Impl;
  explicit Store(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace archive::store
