// SPDX-License-Identifier: GPL-3.0-or-later
/// The index on disk: written article by article, committed with the number of the last change it holds.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "archive/core/article.hpp"
#include "archive/core/compressor.hpp"
#include "archive/core/id.hpp"
#include "archive/entities/entities.hpp"

namespace archive::index {

/// Raised by any change of the files' layout or of the terms; an index of a newer number is refused, one of an older number
/// than the second too. What is between is read as it is, and has the first once it is written to.
inline constexpr int format_version = 6, oldest_format = 4;
[[nodiscard]] constexpr bool is_known_format(int format) { return format >= oldest_format && format <= format_version; }

/// What the index keeps of itself.
struct State {
  std::int64_t change = 0;  ///< the last change of the store it holds
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

  class Impl;  ///< known inside the room

 private:
  friend class Batch;
  friend class Preparer;
  friend class Run;
  friend class Writer;
  explicit Prepared(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

class Run;

/// Analyses articles (text/analyzer.hpp), which is most of the work of indexing them. Needs no archive. It remembers
/// words from one article to the next: one for each thread.
class Preparer {
 public:
  /// dictionary   that records are compressed with (zstd's format), known to the Writer they go to.
  /// known        what is known of names beyond the lists; must outlive the preparer. Null for nothing.
  explicit Preparer(core::Dictionary dictionary = {}, const entities::Known* known = nullptr);
  Preparer(Preparer&&) noexcept;
  Preparer& operator=(Preparer&&) noexcept;
  ~Preparer();

  /// cluster     of copies that the article belongs to, a number above 0 (store/sketches.hpp); 0 for none.
  /// added       the day it was archived
  /// body_frame  the body as the store keeps it (store::Record), which then need not be compressed again; or empty
  /// run         that the article is put into, and nowhere else, before another is prepared for it: its words are then looked
  ///             up once for all its articles. Null for any place.
  [[nodiscard]] Prepared prepare(const core::ArticleId& id, const core::Article& article, std::int64_t cluster = 0,
                                 std::optional<core::Day> added = std::nullopt, std::string_view body_frame = {},
                                 const Run* run = nullptr);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// A part of an index, filled beside others. Not durable and not visible until its writer commits; gone with this object
/// when no writer takes it.
class Run {
 public:
  Run(Run&&) noexcept;
  Run& operator=(Run&&) noexcept;
  ~Run();

  /// Puts an article that the index does not hold.
  void put(Prepared prepared);

  /// Nothing can be put after it.
  void close();

 private:
  friend class Preparer;
  friend class Writer;
  class Impl;
  explicit Run(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Writes the index of an archive (the directory `index` inside it). The caller holds the writer's lock.
/// What was not committed is undone with the writer's end, however it comes; but where an article that is in the index
/// was put again or removed, and the process is killed while it commits, some of these may have been done. They are done
/// again by whoever applies the changes after the number of the index.
///
/// An index consists of segments. Each commit adds one with what is new; what replaces an article goes into the segment
/// that holds it, so that every number Xapian counts is that of an index written in one go. Segments are merged: four of
/// one size, which is a power of four, become one, so that their number grows with the logarithm of the articles, and
/// each article is written anew once for each power. While a writer is busy sixteen are let stand, until `tidy`.
///
/// Throws core::Error: Damaged when it cannot be opened, is too new, or the disk fails.
class Writer {
 public:
  /// Opens the index, or creates an empty one (change 0) where there is none.
  explicit Writer(const std::filesystem::path& archive_directory);
  /// Creates an empty index beside the one in use; `install` with that name puts it there.
  Writer(const std::filesystem::path& archive_directory, const std::string& name);
  Writer(Writer&&) noexcept;
  ~Writer();

  [[nodiscard]] State state() const;
  /// The last change that was committed, and no fewer articles than the index holds: known without opening the segments.
  [[nodiscard]] std::int64_t change() const;
  [[nodiscard]] std::uint64_t most_articles() const;

  /// Makes a dictionary part of the index, for what is put from now on. Nothing happens when it is one or is null.
  void use_dictionary(const core::Dictionary& dictionary);

  /// Whether the article is in the index as it was last committed.
  [[nodiscard]] bool holds(const core::ArticleId& id) const;

  /// Puts the current version of an article; an older one leaves the index.
  void put(const core::ArticleId& id, const core::Article& article);
  void put(Prepared prepared);

  /// Takes an article out; nothing happens when it is not there.
  void remove(const core::ArticleId& id);

  /// Begins a run for another thread to fill. May be called from any.
  [[nodiscard]] Run begin_run();
  /// Takes a run that is closed.
  void add(Run run);

  /// Makes all since the last commit visible, with the number of the last change it holds; and durable, unless that and
  /// what is not durable yet are a few new articles. A kill loses none of these; a power failure may take the index back
  /// to the last durable number.
  void commit(std::int64_t change);

  /// Merges what a busy writer let stand, on so many threads. Nothing may be uncommitted.
  void tidy(unsigned threads = 1);

  /// Makes one segment of all, and rewrites it without waste, on so many threads. Nothing may be uncommitted.
  void compact(unsigned threads = 1);

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
