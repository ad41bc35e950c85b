// SPDX-License-Identifier: GPL-3.0-or-later
/// What the articles of an index say of names, for an archive to learn from.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "archive/core/id.hpp"
#include "archive/entities/entities.hpp"

namespace archive::index {

/// A sighting (entities.hpp) that several articles share.
struct Sighted {
  entities::Sighting sighting;
  std::uint64_t articles = 0;  ///< those that hold it, copies counted once
  std::uint64_t as_kind = 0;   ///< articles that name the form as this kind, with or without words that say
                               ///< so; that hold an acronym in capitals
  std::uint64_t as_other = 0;  ///< as another kind
  core::ArticleId article;     ///< the earliest of them
};

/// The sightings of at least `least` articles that are no copies of one another, in the order of kinds and forms. Reads
/// the list of all sightings once. The same for the same articles, however they came in. Throws as index::Reader.
[[nodiscard]] std::vector<Sighted> list_sighted(const std::filesystem::path& archive_directory, std::uint64_t least);

/// The articles whose title or text holds all words of a form, accents included, in the order of the index.
[[nodiscard]] std::vector<core::ArticleId> articles_with_words(const std::filesystem::path& archive_directory,
                                                               std::string_view form);

}  // namespace archive::index
