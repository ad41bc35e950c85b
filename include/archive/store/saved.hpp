// SPDX-License-Identifier: GPL-3.0-or-later
/// Saved searches, and how far each of those who ask for what is new has read the log of changes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/core/id.hpp"
#include "archive/core/moment.hpp"

namespace archive::store {

class Database;

/// A query under a name.
struct SavedSearch {
  std::string name;   ///< one word of the query language
  std::string query;  ///< as typed
  std::string author;
  core::Moment at;
};

/// How far a name has read. What was begun and not ended is to be told again, the same: whether it arrived is not known.
struct Cursor {
  std::int64_t change = 0;            ///< the last change that was told
  std::optional<std::int64_t> begun;  ///< a delivery of the changes after `change`, up to this one, was begun
};

/// Part of a store (Store::saved). What writes stands inside a batch. Throws core::Error (Damaged) as the store does.
class SavedSearches {
 public:
  SavedSearches(const Database& database, int format) : database_(database), format_(format) {}

  /// By name.
  [[nodiscard]] std::vector<SavedSearch> all() const;
  [[nodiscard]] std::optional<SavedSearch> find(std::string_view name) const;

  /// Adds a search under a name that is free; its cursor stands at `change`.
  void add(const SavedSearch& search, std::int64_t change);
  /// Takes a search and its cursor away; false when there is none.
  bool remove(std::string_view name);

  /// Of a saved search or of any other name; nothing for one that never asked. Never ahead of the log.
  [[nodiscard]] std::optional<Cursor> cursor(std::string_view name) const;
  /// Notes that the changes up to `change` are being told.
  void begin(std::string_view name, std::int64_t change);
  /// Notes that the changes up to `change` were told, and these articles among them.
  void end(std::string_view name, std::int64_t change, const std::vector<core::ArticleId>& articles);

  [[nodiscard]] bool was_reported(std::string_view name, const core::ArticleId& article) const;

 private:
  const Database& database_;
  int format_;  ///< tables of later formats are not there
};

}  // namespace archive::store
