// SPDX-License-Identifier: GPL-3.0-or-later
/// The sketch of each article's text, and which articles are copies of one another.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/core/id.hpp"

namespace archive::store {

class Database;

/// A sketch as the store keeps it. Its number is never given to another one: it stands for this very content of this
/// article. The articles of one cluster have one cluster number, that of some sketch which was in it; most articles are
/// alone in theirs.
struct SketchRow {
  std::int64_t number = 0;
  std::int64_t cluster = 0;
  core::ArticleId article;
  std::string bytes;  ///< text/sketch.hpp; opaque to the store
};

/// An article without a sketch, or whose sketch may be of an older content.
struct Unplaced {
  core::ArticleId article;
  bool living = false;
  bool corrected = false;  ///< its content is not what its input said
};

/// Part of a store (Store::sketches). What writes stands inside a batch. Throws core::Error (Damaged) as the store does.
class Sketches {
 public:
  Sketches(const Database& database, int format) : database_(database), format_(format) {}

  /// The change up to which articles were placed.
  [[nodiscard]] std::int64_t placed() const;
  void set_placed(std::int64_t change);

  /// The articles of at most `limit` changes after `change`, each once; `last` becomes the number of the last of these.
  [[nodiscard]] std::vector<Unplaced> changed_after(std::int64_t change, std::size_t limit, std::int64_t& last) const;

  [[nodiscard]] std::optional<SketchRow> of(const core::ArticleId& article) const;
  [[nodiscard]] std::optional<SketchRow> find(std::int64_t number) const;
  /// The bytes of a sketch alone, which costs half as much; false where it is gone.
  bool read_bytes(std::int64_t number, std::string& bytes) const;
  /// The cluster of a row of the table of articles; 0 where it has no sketch.
  [[nodiscard]] std::int64_t cluster_of(std::int64_t article_row) const;
  [[nodiscard]] std::vector<SketchRow> members(std::int64_t cluster) const;
  /// Calls `visit` for each sketch after `number`, in order.
  void for_each(std::int64_t number, const std::function<void(const SketchRow&)>& visit) const;
  /// Calls `visit` with the articles of each cluster of two or more, in the order they came in, until it gives false.
  void for_each_cluster(const std::function<bool(const std::vector<core::ArticleId>&)>& visit) const;

  /// Articles that were placed and have no sketch (true), and removed ones that still have one (false).
  [[nodiscard]] std::vector<std::pair<core::ArticleId, bool>> wrong() const;

  /// Adds the sketch of an article that has none, as a cluster of its own. Gives its number.
  std::int64_t add(const core::ArticleId& article, std::string_view bytes);
  void erase(std::int64_t number);
  /// Puts a sketch into another cluster; for one whose article is placed by a change that it has already.
  void join(std::int64_t number, std::int64_t cluster);
  /// The same, as a change of its article.
  void move(const SketchRow& row, std::int64_t cluster);
  /// Forgets all sketches: all articles are to be placed again, under other cluster numbers, which is a change of each.
  void clear();

 private:
  const Database& database_;
  int format_;  ///< tables of later formats are not there
};

}  // namespace archive::store
