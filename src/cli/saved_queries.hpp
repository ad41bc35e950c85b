// SPDX-License-Identifier: GPL-3.0-or-later
/// The saved searches of the archive, for queries that name one.
#pragma once

#include <string>

#include "archive/search/resolve.hpp"
#include "archive/store/store.hpp"
#include "context.hpp"

namespace archive::cli {

/// Reads the store when a query names a saved search, and not before.
[[nodiscard]] search::SavedQueries saved_queries(const Context& context);

/// Those of an open store, which has to live as long as this.
[[nodiscard]] search::SavedQueries saved_queries(const store::Store& store);

/// The saved search that a mistyped name is nearest to, or nothing.
[[nodiscard]] std::string nearest_saved(const store::Store& store, const std::string& name);

}  // namespace archive::cli
