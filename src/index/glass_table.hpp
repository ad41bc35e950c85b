// SPDX-License-Identifier: GPL-3.0-or-later
/// Writes a table of Xapian's glass backend, a B-tree of keys and tags, from entries that come in order.
///
/// The layout is that of Xapian 1.4 (format of 2016-03-14), learned from backends/glass/glass_table.{h,cc} of its source:
///
/// A table is a file of blocks. A block is: revision (4 bytes), level (1, leaves 0), bytes free between directory and items
/// (2), bytes free in all (2), end of the directory (2), a directory of the places of its items (2 each, in the order of
/// their keys), a gap, the items. Numbers have their highest byte first.
///
/// An item of a leaf: 3 bits (compressed, last part, first part) and its size less three (13 bits), length of the key (1),
/// key, number of the part (2) unless it is the first, tag. A tag that is too long for one item goes on in the next with the same key.
/// An item of a branch: number of the block (4), length of the key (1), key, number of the part (2); the first of a block
/// needs no key. The first leaf begins with an item of no key and no tag.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "glass_file.hpp"

namespace archive::index::glass {

inline constexpr std::size_t block_bytes = 8192;

/// The revision of all that is written here: its first.
inline constexpr std::uint32_t first_revision = 1;

/// Tags above so many bytes may be compressed. Xapian's own writers go by it when they change a table.
inline constexpr std::uint32_t never_compressed = 0, compressed_above = 18;

/// Where a table begins, as the version file says it.
struct Root {
  std::uint32_t block = 0, level = 0, blocks = 0;
  std::uint64_t entries = 0;
};

/// What a version file begins with; its last two bytes are the date of the format.
inline constexpr std::string_view version_magic = "\x0F\x0DXapian Glass\x04\x6E";

/// Before the revision and the roots of the tables of postings, records, term lists, positions, spellings and synonyms a
/// version file has so many bytes.
inline constexpr std::size_t version_head_bytes = 32;

/// A tag of the table of synonyms is words, each after its length: one byte, in which these bits are turned over.
inline constexpr unsigned synonym_mask = 96;

/// Appends a root as the version file has it. A table without entries has no file.
void put_root(std::string& out, const Root& root, std::uint32_t compress_above);

/// Fills a table. Throws Xapian::DatabaseError when its file cannot be written.
class TableWriter {
 public:
  explicit TableWriter(std::filesystem::path path) : path_(std::move(path)) {}

  /// Adds an entry. Keys of 1 to 255 bytes come in ascending order, each once.
  /// compressed   whether the tag is a raw deflate stream of what readers are given.
  void add(std::string_view key, std::string_view tag, bool compressed = false);

  /// Writes what is left. Nothing can be added after it.
  enum class Syncing { Later, Now };  ///< whether it waits until the disk has all
  Root finish(Syncing syncing = Syncing::Later);

 private:
  /// A block, and which of its bytes are taken: the directory from the front, items from the back.
  struct Block {
    explicit Block(std::uint8_t its_level) : level(its_level), bytes(block_bytes) {}
    [[nodiscard]] std::size_t room() const;  ///< for one more item, in bytes
    std::uint8_t* take(std::size_t size);    ///< room for an item
    void clear();
    std::uint8_t level;
    std::vector<std::uint8_t> bytes;
    std::size_t directory_end = 11, items_begin = block_bytes;
  };

  /// Where a block begins: the least of the keys that are beyond all before it.
  struct Fence {
    std::string key;
    std::uint16_t part = 0;
  };

  struct Branch {
    Block block;
    Fence fence;  ///< of the block itself
  };

  void end_leaf(Fence next);
  void add_child(std::size_t level, Fence fence, std::uint32_t block);
  std::uint32_t write(Block& block);

  std::filesystem::path path_;
  File file_;
  Block leaf_{0};
  Fence leaf_fence_;
  std::vector<Branch> branches_;  ///< those of level 1 first
  std::string last_key_;
  Root root_;
};

}  // namespace archive::index::glass
