// SPDX-License-Identifier: GPL-3.0-or-later
/// What an archive learns of names from its own articles.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "archive/store/store.hpp"

namespace archive::ingest {

/// What is concluded from all that the index holds. It depends on the articles alone, not on their order.
struct Lessons {
  std::vector<store::LessonRow> rows;
  std::uint64_t articles = 0;  ///< that the index holds
};

/// Concludes. Reads the index as any reader does; a writer may be at work.
///
/// A form is learned where at least three articles that are no copies say its kind, and nine in ten of those that name it
/// agree; the long form of an acronym where two articles give it, and nine in ten of those that explain it, who are one in five
/// of those that use it.
/// Source: entities.md, sections 3 and 7.
[[nodiscard]] Lessons conclude_names(const std::filesystem::path& archive);

/// The same, where the archive has grown by a tenth since it learned last: a walk over all sightings is not for each
/// article.
///
/// learned_at      articles that the index held then
/// most_articles   no fewer than it holds: mostly that is enough to know that it has not grown so much.
[[nodiscard]] std::optional<Lessons> conclude_names_when_grown(const std::filesystem::path& archive,
                                                               std::int64_t learned_at, std::uint64_t most_articles);

/// Whether that may conclude something.
[[nodiscard]] bool may_have_grown(std::int64_t learned_at, std::uint64_t most_articles);

/// Keeps lessons in the store in place of those before, in a batch of its own. Articles that are indexed later, or again,
/// profit.
void keep_lessons(const std::filesystem::path& archive, store::Store& store, const Lessons& lessons);

/// Concludes where it has grown, and keeps.
void learn_names_when_grown(const std::filesystem::path& archive, store::Store& store, std::uint64_t most_articles);

}  // namespace archive::ingest
