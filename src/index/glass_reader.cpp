// SPDX-License-Identifier: GPL-3.0-or-later
#include "glass_reader.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "deflate.hpp"
#include "glass_unpack.hpp"
#include "glass_version.hpp"

namespace archive::index::glass {
namespace {

constexpr std::size_t directory_begin = 11;

/// Xapian itself reads no more of a version file than 256 bytes.
constexpr std::size_t longest_version_file = 512;

/// To read a block again takes less than to fill two pages of memory that the process did not have: a single query reads a few dozen
/// leaves, and few of them twice.
constexpr std::size_t first_leaves = 8;

/// A process that reads more blocks than a query or two has many to read: from then on a block is copied from where the system has
/// it, without a call. 5 % of the time of a search in a process that answers many; one that answers a single query would spend
/// more on the faults.
constexpr std::uint32_t reads_before_mapping = 64;

constexpr unsigned is_compressed = 0x8000, is_last = 0x4000, is_first = 0x2000, size_bits = 0x1FFF;

/// It was there when the segment was looked for: what is gone since was merged into another segment.
[[noreturn]] void unopened(const std::string& what) {
  if (errno == ENOENT) throw Xapian::DatabaseModifiedError(what, errno);
  throw Xapian::DatabaseOpeningError(what, errno);
}

[[noreturn]] void damaged() { throw Xapian::DatabaseCorruptError("a table of the index cannot be read"); }

/// Negative where it cannot be. To note the time takes a twelfth of what a read takes, and nobody asks for it; the kernel leaves
/// it for the owner of the file.
int open_to_read(const std::filesystem::path& file) {
  constexpr int flags = O_RDONLY | O_CLOEXEC;
#ifdef O_NOATIME
  const int descriptor = ::open(file.c_str(), flags | O_NOATIME);
  if (descriptor >= 0 || errno != EPERM) return descriptor;
#endif
  return ::open(file.c_str(), flags);
}

unsigned read16(const std::uint8_t* at) { return unsigned{at[0]} << 8 | at[1]; }

std::uint32_t read32(const std::uint8_t* at) { return std::uint32_t{read16(at)} << 16 | read16(at + 2); }

/// A key and the number of the part of its tag.
struct ItemKey {
  std::string_view key;
  unsigned part = 1;
};

/// Field by field as put_root() writes it.
TableVersion take_table(std::string_view& left, std::uint64_t revision) {
  TableVersion table;
  table.revision = revision;
  table.root.block = static_cast<std::uint32_t>(take_uint(left));
  const auto level = take_uint(left);
  constexpr unsigned fake_root = 1;
  table.root.level = static_cast<std::uint32_t>(level >> 2);
  table.root.entries = take_uint(left);
  table.root.blocks = (level & fake_root) != 0 ? 0 : 1;
  table.block_bytes = static_cast<std::size_t>(take_uint(left)) << 11;
  if (table.block_bytes < 2048 || table.block_bytes > 65536 || table.root.level > 10) damaged();
  (void)take_uint(left);  // above which size tags may be compressed
  const auto free_blocks = take_uint(left);
  if (free_blocks > left.size()) damaged();
  left.remove_prefix(free_blocks);
  return table;
}

/// As write_fresh_version() puts them. Of no documents there may be none.
void take_statistics(std::string_view& left, Version& version) {
  if (left.empty()) return;
  version.documents = static_cast<std::uint32_t>(take_uint(left));
  version.last_document = static_cast<std::uint32_t>(version.documents + take_uint(left));
  for (int unread = 0; unread < 4; ++unread) (void)take_uint(left);  // bounds of what is counted; a set of changes
  version.total_length = take_uint(left);
}

}  // namespace

Version read_version(const std::filesystem::path& database) {
  const auto path = version_path(database);
  const int descriptor = open_to_read(path);
  if (descriptor < 0) unopened("cannot open the version file of " + database.string());
  std::array<char, longest_version_file> block{};
  const auto size = ::read(descriptor, block.data(), block.size());
  ::close(descriptor);
  const std::string_view bytes(block.data(), static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
  if (!bytes.starts_with(version_magic) || bytes.size() < version_head_bytes) damaged();
  std::string_view left = bytes.substr(version_head_bytes);
  Version version;
  const auto revision = take_uint(left);
  version.postings = take_table(left, revision);
  version.records = take_table(left, revision);
  for (int unread = 0; unread < 3; ++unread) (void)take_table(left, revision);  // term lists, positions, spellings
  version.synonyms = take_table(left, revision);
  take_statistics(left, version);
  return version;
}

TableReader::TableReader(std::filesystem::path file, const TableVersion& version, std::size_t leaves, Mapping mapping)
    : file_(std::move(file)),
      mapping_(mapping),
      version_(version),
      most_leaves_(leaves),
      room_(std::min(leaves, first_leaves)) {}

void TableReader::open() {
  descriptor_ = open_to_read(file_);
  if (descriptor_ < 0) unopened("cannot open " + file_.string());
}

TableReader::~TableReader() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

/// A mapped block is copied all the same, and then judged: a writer may change a segment in its place meanwhile.
void TableReader::fetch(std::uint32_t number, Block& block) {
  if (mapping_ == Mapping::WhenMuchIsRead && ++reads_ == reads_before_mapping) mapped_ = core::MappedFile(descriptor_);
  const std::uint64_t begin = std::uint64_t{number} * block.size();
  if (begin + block.size() <= mapped_.bytes().size()) {
    std::memcpy(block.data(), mapped_.bytes().data() + begin, block.size());
    return;
  }
  for (std::size_t have = 0; have < block.size();) {
    const auto got = ::pread(descriptor_, block.data() + have, block.size() - have,
                             static_cast<off_t>(number) * static_cast<off_t>(block.size()) + static_cast<off_t>(have));
    if (got > 0) have += static_cast<std::size_t>(got);
    else if (got == 0) damaged();
    else if (errno != EINTR) throw Xapian::DatabaseError("cannot read a table of the index", errno);
  }
}

void TableReader::read(std::uint32_t number, std::size_t level, Block& block) {
  fetch(number, block);
  if (read32(block.data()) > version_.revision) throw Xapian::DatabaseModifiedError("the segment was changed");
  const auto end = read16(block.data() + 9);
  if (block[4] != level || end < directory_begin + 2 || end > block.size()) damaged();
}

const TableReader::Block& TableReader::branch(std::uint32_t number, std::size_t level) {
  auto& block = branches_[number];
  if (!block) {
    auto fresh = std::make_unique<Block>(version_.block_bytes);
    read(number, level, *fresh);
    block = std::move(fresh);
  }
  if ((*block)[4] != level) damaged();
  return *block;
}

std::size_t TableReader::items_of(const Block& block) { return (read16(block.data() + 9) - directory_begin) / 2; }

std::size_t TableReader::place_of(const Block& block, std::size_t item) const {
  const std::size_t place = read16(block.data() + directory_begin + 2 * item);
  if (place + 3 > block.size()) damaged();
  return place;
}

namespace {

ItemKey leaf_key(const Numbers<std::uint8_t>& block, std::size_t place) {
  const std::size_t size = block[place + 2];
  const auto* key = block.data() + place + 3;
  const bool first = (read16(block.data() + place) & is_first) != 0;
  if (place + 3 + size + (first ? 0 : 2) > block.size()) damaged();
  return {{reinterpret_cast<const char*>(key), size}, first ? 1 : read16(key + size)};
}

ItemKey branch_key(const Numbers<std::uint8_t>& block, std::size_t place) {
  if (place + 7 > block.size()) damaged();
  const std::size_t size = block[place + 4];
  if (place + 7 + size > block.size()) damaged();
  const auto* key = block.data() + place + 5;
  return {{reinterpret_cast<const char*>(key), size}, read16(key + size)};
}

}  // namespace

std::size_t TableReader::last_not_above(const Block& block, std::string_view key, bool leaf) const {
  // The first item of a branch has no key: it is below all.
  std::size_t low = 0, high = items_of(block);
  while (high - low > 1) {
    const std::size_t middle = low + (high - low) / 2, place = place_of(block, middle);
    const ItemKey item = leaf ? leaf_key(block, place) : branch_key(block, place);
    const int order = item.key.compare(key);
    if (order < 0 || (order == 0 && item.part <= 1)) low = middle;
    else high = middle;
  }
  return low;
}

std::uint32_t TableReader::child(const Step& step) const {
  return read32(step.block->data() + place_of(*step.block, step.item));
}

/// Whether the leaf gone to last holds keys below this one and keys not below it. Words that are asked for one after the other
/// often begin alike.
bool TableReader::is_in_leaf(std::string_view key) const {
  if (!is_on_path_) return false;
  const auto key_of = [this](std::size_t item) { return leaf_key(leaf(), place_of(leaf(), item)).key; };
  return key_of(0) < key && key <= key_of(items_of(leaf()) - 1);
}

bool TableReader::find(std::string_view key) {
  if (version_.root.blocks == 0) return false;
  if (descriptor_ < 0) open();
  if (!is_in_leaf(key)) {
    is_on_path_ = false;
    path_.resize(version_.root.level + 1);
    std::uint32_t number = version_.root.block;
    for (std::size_t level = version_.root.level; level > 0; --level) {
      const Block& block = branch(number, level);
      path_[level] = {&block, last_not_above(block, key, false)};
      number = child(path_[level]);
    }
    go_to_leaf(number);
    is_on_path_ = true;
  }
  path_[0] = {&leaf(), last_not_above(leaf(), key, true)};
  // A fence is shorter than the key behind it, so that all of a leaf may be above what led to it.
  if (this->key() > key) previous_item();
  if ((flags() & is_first) != 0) return this->key() == key;
  // Where its tag begins. Its key is below the one asked for, or nothing here is in order, and this would go on for ever.
  const std::string whole(this->key());
  if (whole >= key) damaged();
  find(whole);
  return false;
}

void TableReader::go_to_leaf(std::uint32_t number) {
  if (leaf_ != nullptr && leaf_->number == number) return;
  leaf_ = nullptr;
  for (const auto& leaf : leaves_) {
    if (leaf->number != number) continue;
    leaf->used = ++looks_;
    leaf_ = leaf.get();
    return;
  }
  Leaf& fresh = leaf_to_fill(number);
  fresh.number = UINT32_MAX;
  read(number, 0, fresh.block);
  fresh.number = number;
  fresh.used = ++looks_;
  leaf_ = &fresh;
}

/// The one that was not used for the longest time, once there are enough.
TableReader::Leaf& TableReader::leaf_to_fill(std::uint32_t number) {
  if (room_ < most_leaves_ && std::find(replaced_.begin(), replaced_.end(), number) != replaced_.end()) ++room_;
  if (leaves_.size() < room_) {
    leaves_.push_back(std::make_unique<Leaf>());
    leaves_.back()->block.resize(version_.block_bytes);
    return *leaves_.back();
  }
  const auto oldest =
      std::min_element(leaves_.begin(), leaves_.end(), [](const auto& a, const auto& b) { return a->used < b->used; });
  if (room_ < most_leaves_) {
    if (replaced_.size() == most_leaves_) replaced_.erase(replaced_.begin());
    replaced_.push_back((*oldest)->number);
  }
  return **oldest;
}

void TableReader::previous_item() {
  is_on_path_ = false;
  std::size_t level = 0;
  while (path_[level].item == 0) {
    if (++level == path_.size()) damaged();  // the first item of all is above nothing
  }
  --path_[level].item;
  for (; level > 0; --level) {
    const auto number = child(path_[level]);
    if (level == 1) go_to_leaf(number);
    const Block& block = level > 1 ? branch(number, level - 1) : leaf();
    path_[level - 1] = {&block, items_of(block) - 1};
  }
  is_on_path_ = true;
}

bool TableReader::next_item() {
  if (++path_[0].item < items_of(leaf())) return true;
  is_on_path_ = false;
  std::size_t level = 1;
  while (level < path_.size() && ++path_[level].item >= items_of(*path_[level].block)) ++level;
  if (level == path_.size()) return false;
  for (; level > 0; --level) {
    const auto number = child(path_[level]);
    if (level == 1) go_to_leaf(number);
    path_[level - 1] = {level > 1 ? &branch(number, level - 1) : &leaf(), 0};
  }
  is_on_path_ = true;
  return true;
}

bool TableReader::next() {
  if (path_.empty()) return false;  // there is no entry
  do {
    if (!next_item()) return false;
  } while ((flags() & is_first) == 0);
  return true;
}

unsigned TableReader::flags() const { return read16(leaf().data() + place_of(leaf(), path_[0].item)); }

std::string_view TableReader::key() const { return leaf_key(leaf(), place_of(leaf(), path_[0].item)).key; }

std::string_view TableReader::tag() {
  const auto [packed, compressed] = this->packed();
  return compressed ? inflate(packed, unpacked_) : packed;
}

TableReader::Packed TableReader::packed() {
  const bool compressed = (flags() & is_compressed) != 0;
  return {packed_tag(), compressed};
}

std::string_view TableReader::packed_tag() {
  parts_.clear();
  for (bool several = false;; several = true) {
    const Block& block = leaf();
    const std::size_t place = place_of(block, path_[0].item);
    const unsigned head = read16(block.data() + place);
    const std::size_t end = place + 3 + (head & size_bits);
    const std::size_t begin = place + 3 + block[place + 2] + ((head & is_first) != 0 ? 0 : 2);
    if (begin > end || end > block.size() || several != ((head & is_first) == 0)) damaged();
    const std::string_view part(reinterpret_cast<const char*>(block.data()) + begin, end - begin);
    const bool last = (head & is_last) != 0;
    if (!several && last) return part;
    parts_ += part;
    if (last) return parts_;
    if (!next_item()) damaged();
  }
}

}  // namespace archive::index::glass
