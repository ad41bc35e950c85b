// SPDX-License-Identifier: GPL-3.0-or-later
/// The clusters of copies, kept as articles come, change and go.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "archive/core/article_map.hpp"
#include "archive/store/store.hpp"
#include "archive/text/sketch.hpp"
#include "key_table.hpp"
#include "nearest.hpp"

namespace archive::ingest {

/// A cluster is a connected component of the pairs that are copies (copies.hpp), so it is a function of the articles
/// there are, whatever the order they came in. An article that comes joins the clusters it is a copy of, and makes them
/// one; where one goes, the others of its cluster are compared anew. An article moved to another cluster is a change of
/// the log, by which the index follows.
///
/// Only of what more than `most_alike` articles have among their keys (a line under every article of a site) the oldest
/// are no longer looked at, and of what shares enough keys with an article only the forty that share the most, rare keys first.
class Clusters {
 public:
  explicit Clusters(const std::filesystem::path& archive) : file_(archive / "copies") {}

  /// Sketches made elsewhere, by article; each is that of what its input said.
  using Known = core::ArticleMap<std::string>;

  /// Places all that changed since the last time, inside a batch of the store.
  void place(store::Store& store, const Known& known);

  /// The same in batches of its own: for an archive of an older format, and after a crash.
  void catch_up(store::Store& store);

  /// Forgets sketches of another version or that are wrong, so that catch_up() makes all anew. Inside a batch.
  void forget_outdated(store::Store& store);

  /// The cluster of each article that the last place() put into one or moved.
  using Placed = core::ArticleMap<std::int64_t>;
  [[nodiscard]] const Placed& placed() const { return placed_; }

  /// How many articles joined one they are a copy of, since the beginning.
  [[nodiscard]] std::int64_t copies() const { return copies_; }

  /// Bounds the memory. Outside a batch.
  void trim();

  /// Keeps what the next run would have to read otherwise, where that is much. Outside a batch.
  void tidy();

 private:
  struct Text;

  bool place_some(store::Store& store, const Known& known, store::ChangeNumber until);
  void place_article(store::Store& store, const store::Unplaced& article, const Known& known);
  /// What is known of a sketch; null where it is gone or of another version. Valid until the next call.
  const text::Sketch* sketch(const store::Store& store, std::int64_t number);
  /// The sketches that may be those of copies, in order; those that are gone included. At most `most_read`.
  std::vector<std::int64_t> alike(const store::Store& store, const text::Sketch& sketch);
  std::vector<std::int64_t> clusters_of(const store::Store& store, const Text& text);
  void put(store::Store& store, const core::ArticleId& id, const std::string& bytes,
           std::vector<std::int64_t> clusters);
  void take_out(store::Store& store, const store::SketchRow& row);
  void move(store::Store& store, const store::SketchRow& row, std::int64_t cluster);
  KeyTable& keys(const store::Store& store);

  std::filesystem::path file_;
  std::unique_ptr<KeyTable> keys_;  ///< made when it is asked
  std::int64_t last_ = 0;           ///< sketch in `keys_`
  using Numbered = std::pair<std::int64_t, text::Sketch>;
  std::vector<std::vector<Numbered>> recent_;  ///< by the rest of their numbers, in parts that are made when asked for
  Nearest nearest_;
  std::string bytes_;  ///< of the sketch read last
  std::uint64_t last_hash_ = 0;
  std::int64_t copies_ = 0;
  Placed placed_;
};

}  // namespace archive::ingest
