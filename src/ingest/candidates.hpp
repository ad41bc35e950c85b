// SPDX-License-Identifier: GPL-3.0-or-later
/// Which sketches may be those of copies of an article.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

#include "archive/store/store.hpp"
#include "archive/text/sketch.hpp"
#include "key_table.hpp"
#include "nearest.hpp"

namespace archive::ingest {

/// Sketches of articles that no other connection to the store sees yet, in the order of their numbers.
class FreshSketches {
 public:
  void clear() { sketches_.clear(); }
  /// number   larger than all before.
  void add(std::int64_t number, text::Sketch sketch) { sketches_.emplace_back(number, std::move(sketch)); }
  /// Null where there is none.
  [[nodiscard]] const text::Sketch* find(std::int64_t number) const;

 private:
  std::vector<std::pair<std::int64_t, text::Sketch>> sketches_;
};

/// Looks for them; for one thread at a time, which may be another than the one that writes to the store. Of what more than
/// 256 sketches have among their keys (a line under every article of a site) the oldest are not looked at, and of what shares
/// enough keys only the forty that share the most, rare keys first.
class CandidateFinder {
 public:
  /// Reads sketches through this store, which must live as long.
  explicit CandidateFinder(const store::Store& store) : store_(&store) {}
  /// Opens a store of its own once a sketch is to be read that is not fresh.
  explicit CandidateFinder(std::filesystem::path archive) : archive_(std::move(archive)) {}

  /// Gives the numbers of sketches that came before this one, the most alike first.
  ///
  /// number   of a fresh sketch, as all are that are not committed; its keys and theirs are in the table.
  [[nodiscard]] std::vector<std::int64_t> before(std::int64_t number, const KeyTable& keys, const FreshSketches& fresh);

 private:
  std::vector<std::uint32_t> near(std::int64_t number, const text::Sketch& sketch, const KeyTable& keys);
  /// Null where it is gone or of another version. Valid until the next call.
  const text::Sketch* read(std::int64_t number, const FreshSketches& fresh);
  bool fetch(std::int64_t number, text::Sketch& sketch);

  std::filesystem::path archive_;
  std::optional<store::Store> own_;
  const store::Store* store_ = nullptr;
  using Numbered = std::pair<std::int64_t, text::Sketch>;
  /// From the second article on: one that is added alone should not pay for the memory of many.
  bool remembers_ = false;
  text::Sketch only_;                          ///< read last where nothing is remembered
  std::vector<std::vector<Numbered>> recent_;  ///< by the rest of their numbers, in parts that are made when asked for
  Nearest nearest_;
  std::vector<KeyTable::Found> found_;
  std::string bytes_;  ///< of the sketch read last
};

}  // namespace archive::ingest
