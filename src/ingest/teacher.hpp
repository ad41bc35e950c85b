// SPDX-License-Identifier: GPL-3.0-or-later
/// What an archive learns of names from its own articles.
#pragma once

#include <cstdint>
#include <filesystem>

#include "archive/store/store.hpp"

namespace archive::ingest {

/// Concludes anew from all that the index holds, and keeps it in the store, in a batch of its own. Articles that are
/// indexed later, or again, profit. What was concluded depends on the articles alone, not on their order.
///
/// A form is learned where at least three articles that are no copies say its kind, and nine in ten of those that name it
/// agree; the long form of an acronym where two articles give it, and nine in ten of those that explain it, who are one in five
/// of those that use it.
/// Source: entities.md, sections 3 and 7.
void learn_names(const std::filesystem::path& archive, store::Store& store);

/// The same, where the archive has grown by a tenth since it learned last: a walk over all sightings is not for each
/// article.
///
/// most_articles   no fewer than the index holds: mostly that is enough to know that it has not grown so much.
void learn_names_when_grown(const std::filesystem::path& archive, store::Store& store, std::uint64_t most_articles);

}  // namespace archive::ingest
