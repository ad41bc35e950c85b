// SPDX-License-Identifier: GPL-3.0-or-later
/// The version file of a database, iamglass: which state of its tables is in use. Renaming another into its place makes
/// that the state, whole or not at all.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "glass_table.hpp"

namespace archive::index::glass {

/// In the order of the version file.
enum class Table { Postings, Records, TermLists, Positions, Spellings, Synonyms };
inline constexpr std::size_t table_count = 6;

[[nodiscard]] std::filesystem::path version_path(const std::filesystem::path& database);

/// The file of a table, which is missing where the table has no entries.
[[nodiscard]] std::filesystem::path table_path(const std::filesystem::path& database, Table table);

/// Throws Xapian::DatabaseError when the file cannot be read or written.
class VersionFile {
 public:
  explicit VersionFile(const std::filesystem::path& database);

  [[nodiscard]] Root root(Table table) const;
  /// Says that a table is another. Readers look at it when they open the database.
  void set_root(Table table, const Root& root, std::uint32_t compress_above);

  /// Renames what set_root() made into place, once the disk has it.
  void write() const;

 private:
  std::filesystem::path database_;
  std::string head_, tail_;
  std::array<std::string, table_count> roots_;  ///< as they stand in the file
};

}  // namespace archive::index::glass
