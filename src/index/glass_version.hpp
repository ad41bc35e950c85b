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

/// What is told of the documents of a database; lengths and times as Xapian bounds weights by them.
struct Statistics {
  std::uint32_t documents = 0, last_document = 0;  ///< how many, and the number of the last
  std::uint32_t shortest = 0, longest = 0;         ///< that are not empty
  std::uint32_t most_times = 0;                    ///< of a term in a document
  std::uint64_t length = 0;                        ///< of all
};

/// The version file of a fresh database that has these tables and no others. Nothing waits for the disk. Throws
/// Xapian::DatabaseError.
void write_fresh_version(const std::filesystem::path& database, const Root& postings, const Root& records,
                         const Root& synonyms, const Statistics& statistics);

/// Throws Xapian::DatabaseError when the file cannot be read or written.
class VersionFile {
 public:
  explicit VersionFile(const std::filesystem::path& database);

  [[nodiscard]] std::uint64_t revision() const { return revision_; }
  [[nodiscard]] Statistics statistics() const;
  [[nodiscard]] Root root(Table table) const;
  /// Says that a table is another. Readers look at it when they open the database.
  void set_root(Table table, const Root& root, std::uint32_t compress_above);

  /// Renames what set_root() made into place, once the disk has it.
  void write() const;

 private:
  std::filesystem::path database_;
  std::uint64_t revision_ = 0;
  std::string head_, tail_;
  std::array<std::string, table_count> roots_;  ///< as they stand in the file
};

}  // namespace archive::index::glass
