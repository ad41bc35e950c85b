// SPDX-License-Identifier: GPL-3.0-or-later
/// The index on disk: written article by article, committed with the number of the last change it holds.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "archive/core/article.hpp"
#include "archive/core/id.hpp"

namespace archive::index {

/// Raised by any change of the files' layout or of the terms; an index of a newer number is refused.
inline constexpr int format_version = 1;

/// What the index keeps of itself.
struct State {
  std::int64_t change = 0;   ///< the last change of the store it holds
  int analyser_version = 0;
  std::uint64_t articles = 0;
};

/// What the index keeps of one article: all that can be made of it without the index.
class Prepared {
 public:
  Prepared(Prepared&&) noexcept;
  Prepared& operator=(Prepared&&) noexcept;
  ~Prepared();

  [[nodiscard]] const core::ArticleId& id() const;

 private:
  friend class Preparer;
  friend class Writer;
  class Impl;
  explicit Prepared(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Analyses articles (text/analyzer.hpp), which is most of the work of indexing them. Needs no archive. It remembers
/// words from one article to the next: one for each thread.
class Preparer {
 public:
  Preparer();
  Preparer(Preparer&&) noexcept;
  ~Preparer();

  [[nodiscard]] Prepared prepare(const core::ArticleId& id, const core::Article& article);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// Writes the index of an archive (the directory `index` inside it). The caller holds the writer's lock.
/// What was not committed is undone with the writer's end, however it comes.
/// Throws core::Error: Damaged when it cannot be opened, is too new, or the disk fails.
class Writer {
 public:
  /// Opens the index, or creates an empty one (change 0) where there is none.
  explicit Writer(const std::filesystem::path& archive_directory);
  /// Creates an empty index in `archive_directory`/`name`, for building beside the one in use; `install` puts it there.
  Writer(const std::filesystem::path& archive_directory, const std::string& name);
  Writer(Writer&&) noexcept;
  ~Writer();

  [[nodiscard]] State state() const;

  /// Puts the current version of an article; an older one leaves the index.
  void put(const core::ArticleId& id, const core::Article& article);
  void put(Prepared prepared);

  /// Takes an article out; nothing happens when it is not there.
  void remove(const core::ArticleId& id);

  /// Makes all since the last commit visible and durable, with the number of the last change it holds.
  void commit(std::int64_t change);

  /// Rewrites the files without waste. Nothing may be uncommitted.
  void compact();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
  Preparer preparer_;
};

/// Puts the index `name`, complete and committed, in the place of the one in use. Readers keep the old one until they
/// end.
void install(const std::filesystem::path& archive_directory, const std::string& name);

/// Reads the state without opening for writing; throws core::Error (Damaged) when there is no index or it is damaged.
[[nodiscard]] State read_state(const std::filesystem::path& archive_directory);

/// Every identifier in the index, sorted.
[[nodiscard]] std::vector<core::ArticleId> list_articles(const std::filesystem::path& archive_directory);

/// Xapian's own check of the files. One line for each thing that is wrong.
[[nodiscard]] std::vector<std::string> check(const std::filesystem::path& archive_directory);

/// Bytes on disk.
[[nodiscard]] std::uint64_t disk_bytes(const std::filesystem::path& archive_directory);

}  // namespace archive::index
