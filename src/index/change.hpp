// SPDX-License-Identifier: GPL-3.0-or-later
/// Articles of a segment that are replaced or removed in their place.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "archive/core/article_map.hpp"
#include "archive/core/id.hpp"
#include "cluster_move.hpp"
#include "prepared.hpp"

namespace archive::index {

/// Gathers them, since what has to be known of all is found in one walk through the segment (term_lists.hpp), or in none where
/// they only go to other clusters (cluster_move.hpp).
class Change {
 public:
  explicit Change(std::filesystem::path segment) : segment_(std::move(segment)) {}

  /// What was said last of an article holds.
  void put(std::unique_ptr<Prepared::Impl> article);
  void remove(const core::ArticleId& id);

  /// Does it, durable on return. Killed meanwhile, it has done all or nothing. Throws Xapian::Error.
  void apply();

 private:
  struct One {
    core::ArticleId id;
    std::unique_ptr<Prepared::Impl> article;  ///< none where it is removed
  };

  One& of(const core::ArticleId& id);
  [[nodiscard]] std::vector<std::uint32_t> documents() const;
  [[nodiscard]] std::optional<std::vector<ClusterMove>> moves() const;
  void replace();

  std::filesystem::path segment_;
  std::vector<One> all_;  ///< in the order in which they were first heard of
  core::ArticleMap<std::size_t> places_;
};

}  // namespace archive::index
