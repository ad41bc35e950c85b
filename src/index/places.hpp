// SPDX-License-Identifier: GPL-3.0-or-later
/// Which segment holds an article.
#pragma once

#include <deque>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "archive/core/id.hpp"
#include "glass_reader.hpp"
#include "manifest.hpp"

namespace archive::index {

/// Segments as they are when this is made, asked without Xapian: to open them it reads the roots of all their tables, which was a
/// tenth of the time of adding one article.
class Places {
 public:
  /// Throws a Xapian::DatabaseError, here and below, where a segment cannot be read.
  Places(const std::filesystem::path& archive_directory, const std::vector<Segment>& segments);

  /// The name of the segment; nothing where none holds the article.
  [[nodiscard]] std::optional<std::string> find(const core::ArticleId& id);

 private:
  struct Place {
    Place(std::string its_name, const std::filesystem::path& path);
    std::string name;
    glass::TableReader postings;
  };
  std::deque<Place> places_;
};

}  // namespace archive::index
