// SPDX-License-Identifier: GPL-3.0-or-later
/// Reads a table of Xapian's glass backend. The layout is told in glass_table.hpp.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "archive/core/mapped_file.hpp"
#include "archive/index/lists.hpp"
#include "glass_table.hpp"

namespace archive::index::glass {

/// What the version file of a database says of a table.
struct TableVersion {
  std::uint64_t revision = 0;
  Root root;
  std::size_t block_bytes = 0;
};

/// What it says of the tables that are read here, and of all documents.
struct Version {
  TableVersion postings, records, synonyms;
  std::uint32_t documents = 0, last_document = 0;
  std::uint64_t total_length = 0;  ///< of them all
};

/// Throws Xapian::DatabaseError where there is none, or none of this layout.
[[nodiscard]] Version read_version(const std::filesystem::path& database);

/// A table at one revision. A writer leaves the blocks of the last revision alone and marks those it writes, so that a later
/// one is noticed: Xapian::DatabaseModifiedError.
class TableReader {
 public:
  /// The file is opened when something is first looked for.
  ///
  /// leaves   how many of the blocks of entries are kept at most, those used last; one at least. A few first, and one more
  ///          each time one is read again that was kept before.
  TableReader(std::filesystem::path file, const TableVersion& version, std::size_t leaves = 1,
              Mapping mapping = Mapping::Never);
  TableReader(const TableReader&) = delete;
  TableReader& operator=(const TableReader&) = delete;
  ~TableReader();

  /// Goes to the last entry whose key is not above this one. Whether the keys are the same.
  bool find(std::string_view key);
  /// Goes to the next entry; false at the end.
  bool next();

  /// Of the entry gone to last; valid until the next call.
  [[nodiscard]] std::string_view key() const;
  [[nodiscard]] std::string_view tag();  ///< unpacked where it is compressed
  /// The same as it stands.
  struct Packed {
    std::string_view tag;
    bool compressed;
  };
  [[nodiscard]] Packed packed();

 private:
  using Block = Numbers<std::uint8_t>;  ///< read whole: nobody need clear it
  struct Leaf {
    std::uint32_t number = UINT32_MAX;
    std::uint64_t used = 0;  ///< when, counted in looks at leaves
    Block block;
  };
  struct Step {
    const Block* block = nullptr;
    std::size_t item = 0;  ///< number in the directory
  };

  [[nodiscard]] static std::size_t items_of(const Block& block);
  [[nodiscard]] std::size_t place_of(const Block& block, std::size_t item) const;
  [[nodiscard]] bool is_in_leaf(std::string_view key) const;
  [[nodiscard]] std::size_t last_not_above(const Block& block, std::string_view key, bool leaf) const;
  void open();
  void fetch(std::uint32_t number, Block& block);
  void read(std::uint32_t number, std::size_t level, Block& block);
  const Block& branch(std::uint32_t number, std::size_t level);
  [[nodiscard]] std::uint32_t child(const Step& step) const;
  void go_to_leaf(std::uint32_t number);
  Leaf& leaf_to_fill(std::uint32_t number);
  [[nodiscard]] const Block& leaf() const { return leaf_->block; }
  bool next_item();
  void previous_item();
  [[nodiscard]] unsigned flags() const;
  [[nodiscard]] std::string_view packed_tag();

  std::filesystem::path file_;
  int descriptor_ = -1;
  Mapping mapping_;
  std::uint32_t reads_ = 0;  ///< of blocks
  core::MappedFile mapped_;  ///< once enough was read
  TableVersion version_;
  std::unordered_map<std::uint32_t, std::unique_ptr<Block>> branches_;
  std::size_t most_leaves_, room_;  ///< for leaves: at most, and now
  std::vector<std::unique_ptr<Leaf>> leaves_;
  std::vector<std::uint32_t> replaced_;  ///< numbers of leaves that are not kept any more, the last ones
  std::uint64_t looks_ = 0;
  const Leaf* leaf_ = nullptr;  ///< gone to last; null where none could be read
  std::vector<Step> path_;      ///< from the leaf to the root
  bool is_on_path_ = false;     ///< whether it leads to `leaf_`: a step that failed may leave it half changed
  std::string parts_;           ///< of a tag that lies in several items
  std::string unpacked_;        ///< tag
};

}  // namespace archive::index::glass
