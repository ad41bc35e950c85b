// SPDX-License-Identifier: GPL-3.0-or-later
/// The databases of which one is made, table by table.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "glass_reader.hpp"
#include "glass_version.hpp"

namespace archive::index::glass {

/// A database, and by how much the numbers of its documents grow.
struct MergeSource {
  std::filesystem::path path;
  VersionFile version;
  std::uint32_t offset = 0;
};

/// One table of one database, gone through entry by entry.
class TableCursor {
 public:
  TableCursor(const MergeSource& source, Table table);

  [[nodiscard]] bool at_end() const { return at_end_; }
  /// Valid until the next step.
  [[nodiscard]] std::string_view key() const { return key_; }
  /// Of the entry; one of the two, once. The key may be asked before it only.
  [[nodiscard]] std::string_view tag() { return reader_->tag(); }
  [[nodiscard]] TableReader::Packed packed() { return reader_->packed(); }
  void next();
  /// Goes to the first entry whose key is not below this one.
  void find(std::string_view key);

  /// How the keys compare: less than 0, 0 or more.
  [[nodiscard]] int compare(const TableCursor& other) const;

  [[nodiscard]] std::uint32_t offset() const { return offset_; }

 private:
  void look(bool there);

  std::unique_ptr<TableReader> reader_;
  std::uint32_t offset_;
  bool at_end_ = false;
  std::string_view key_;
  std::uint64_t head_ = 0;  ///< the first bytes of the key, which decide most comparisons
};

/// The same table of each of them.
[[nodiscard]] std::vector<TableCursor> open_table(std::span<const MergeSource> sources, Table table);

/// Puts into `least` the cursors at the least key, in their order; none when all are at their end.
void take_least(std::span<TableCursor> cursors, std::vector<TableCursor*>& least);

}  // namespace archive::index::glass
