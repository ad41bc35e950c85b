// SPDX-License-Identifier: GPL-3.0-or-later
#include "glass_table.hpp"

#include <xapian.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "glass_pack.hpp"

namespace archive::index::glass {
namespace {

constexpr std::size_t directory_begin = 11;

/// Xapian's writers, which may change the table later, count on four items of any size in a block.
constexpr std::size_t most_item_bytes = (block_bytes - directory_begin - 4 * 2) / 4;

/// A tag is cut where a block ends when as much as this and its key fit in there (Xapian's own figure for full compaction).
constexpr std::size_t least_part_bytes = 34;

constexpr std::uint16_t is_compressed = 0x8000, is_last = 0x4000, is_first = 0x2000;

void write16(std::uint8_t* at, std::size_t value) {
  at[0] = static_cast<std::uint8_t>(value >> 8);
  at[1] = static_cast<std::uint8_t>(value);
}

void write32(std::uint8_t* at, std::uint32_t value) {
  write16(at, value >> 16);
  write16(at + 2, value & 0xFFFF);
}

/// What is common to both, and one byte more: the shortest key that is above `before` and not above `key`.
std::string_view fence_between(std::string_view before, std::string_view key) {
  const auto differ = std::mismatch(before.begin(), before.end(), key.begin(), key.end());
  const auto common = static_cast<std::size_t>(differ.second - key.begin());
  return key.substr(0, std::min(common + 1, key.size()));
}

}  // namespace

void put_root(std::string& out, const Root& root, std::uint32_t compress_above) {
  const bool empty = root.blocks == 0;
  constexpr std::uint32_t fake_root = 1, leaves_in_order = 2;
  put_uint(out, root.block);
  put_uint(out, root.level << 2 | leaves_in_order | (empty ? fake_root : 0));
  put_uint(out, root.entries);
  put_uint(out, block_bytes >> 11);
  put_uint(out, compress_above);
  std::string free_blocks;  // none: revision, first block unused, and two empty places
  if (!empty) {
    put_uint(free_blocks, first_revision);
    put_uint(free_blocks, root.blocks);
    free_blocks.append(4, '\0');
  }
  put_string(out, free_blocks);
}

std::size_t TableWriter::Block::room() const {
  const std::size_t gap = items_begin - directory_end;
  return gap < 2 ? 0 : gap - 2;
}

std::uint8_t* TableWriter::Block::take(std::size_t size) {
  items_begin -= size;
  write16(bytes.data() + directory_end, items_begin);
  directory_end += 2;
  return bytes.data() + items_begin;
}

void TableWriter::Block::clear() {
  directory_end = directory_begin;
  items_begin = block_bytes;
}

void TableWriter::add(std::string_view key, std::string_view tag, bool compressed) {
  if (!file_.is_open()) {
    file_.create(path_);
    std::uint8_t* nothing = leaf_.take(3);
    write16(nothing, is_first | is_last);
    nothing[2] = 0;
  }
  for (std::uint16_t part = 1;; ++part) {
    const std::size_t head = 3 + key.size() + (part > 1 ? 2 : 0);
    std::size_t size = std::min(tag.size(), most_item_bytes - head);
    if (head + size > leaf_.room()) {
      if (leaf_.room() < head + key.size() + least_part_bytes) {
        end_leaf({std::string(part > 1 ? key : fence_between(last_key_, key)), part});
      }
      size = std::min(size, leaf_.room() - head);
    }
    std::uint8_t* item = leaf_.take(head + size);
    const bool last = size == tag.size();
    write16(item,
            (head + size - 3) | (compressed ? is_compressed : 0) | (last ? is_last : 0) | (part == 1 ? is_first : 0));
    item[2] = static_cast<std::uint8_t>(key.size());
    std::memcpy(item + 3, key.data(), key.size());
    if (part > 1) write16(item + 3 + key.size(), part);
    std::memcpy(item + head, tag.data(), size);
    if (last) break;
    tag.remove_prefix(size);
    if (part == UINT16_MAX) throw Xapian::UnimplementedError("an entry of the index is too long");
  }
  last_key_.assign(key);
  ++root_.entries;
}

void TableWriter::end_leaf(Fence next) {
  const auto block = write(leaf_);
  add_child(0, leaf_fence_, block);
  leaf_fence_ = std::move(next);
}

void TableWriter::add_child(std::size_t level, Fence fence, std::uint32_t block) {
  if (level == branches_.size()) {
    branches_.push_back({Block(static_cast<std::uint8_t>(level + 1)), {}});
  }
  if (7 + fence.key.size() > branches_[level].block.room()) {
    const auto full = write(branches_[level].block);
    const Fence its_fence = std::exchange(branches_[level].fence, fence);
    add_child(level + 1, its_fence, full);
  }
  Block& branch = branches_[level].block;
  const bool leftmost = branch.directory_end == directory_begin;
  const std::string_view key = leftmost ? std::string_view() : std::string_view(fence.key);
  std::uint8_t* item = branch.take(7 + key.size());
  write32(item, block);
  item[4] = static_cast<std::uint8_t>(key.size());
  std::memcpy(item + 5, key.data(), key.size());
  write16(item + 5 + key.size(), leftmost ? 0 : fence.part);
}

std::uint32_t TableWriter::write(Block& block) {
  std::uint8_t* head = block.bytes.data();
  const std::size_t gap = block.items_begin - block.directory_end;
  write32(head, first_revision);
  head[4] = block.level;
  write16(head + 5, gap);
  write16(head + 7, gap);
  write16(head + 9, block.directory_end);
  std::fill(block.bytes.begin() + static_cast<std::ptrdiff_t>(block.directory_end),
            block.bytes.begin() + static_cast<std::ptrdiff_t>(block.items_begin), std::uint8_t{0});
  file_.append({reinterpret_cast<const char*>(head), block_bytes});
  block.clear();
  return root_.blocks++;
}

Root TableWriter::finish(Syncing syncing) {
  if (!file_.is_open()) return root_;
  root_.block = write(leaf_);
  if (!branches_.empty()) add_child(0, leaf_fence_, root_.block);
  // A branch that is full makes a higher one, so their number is asked anew each time.
  for (std::size_t level = 0; level < branches_.size(); ++level) {
    root_.block = write(branches_[level].block);
    root_.level = static_cast<std::uint32_t>(level + 1);
    if (level + 1 < branches_.size()) add_child(level + 1, branches_[level].fence, root_.block);
  }
  if (syncing == Syncing::Now) file_.sync();
  file_.close();
  return root_;
}

}  // namespace archive::index::glass
