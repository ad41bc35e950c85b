// SPDX-License-Identifier: GPL-3.0-or-later
#include "glass_version.hpp"

#include <xapian.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <random>
#include <system_error>

#include "glass_pack.hpp"
#include "glass_unpack.hpp"

namespace archive::index::glass {
namespace fs = std::filesystem;
namespace {

constexpr std::array<const char*, table_count> file_names = {"postlist.glass", "docdata.glass",  "termlist.glass",
                                                             "position.glass", "spelling.glass", "synonym.glass"};

constexpr std::size_t unique_bytes = 16;
static_assert(version_head_bytes == version_magic.size() + unique_bytes);

/// A number that no other database has, as far as chance goes.
std::string unique_number() {
  std::random_device random;
  std::string bytes;
  while (bytes.size() < unique_bytes) put_last_uint(bytes, random() | 0x01000000U);
  bytes.resize(unique_bytes);
  return bytes;
}

std::size_t place(Table table) { return static_cast<std::size_t>(table); }

/// Field by field as put_root() writes it.
Root take_root(Unpacker& bytes) {
  Root root;
  root.block = static_cast<std::uint32_t>(bytes.uint());
  const auto flags = bytes.uint();
  root.level = static_cast<std::uint32_t>(flags >> 2);
  root.entries = bytes.uint();
  const auto size_of_block = bytes.uint() << 11;
  (void)bytes.uint();  // above which size tags may be compressed
  Unpacker free_blocks(bytes.string());
  const bool empty = (flags & 1) != 0;
  if (empty) return {};
  if (size_of_block != block_bytes) throw Xapian::UnimplementedError("a table of the index has blocks of another size");
  (void)free_blocks.uint();  // revision
  root.blocks = static_cast<std::uint32_t>(free_blocks.uint());
  return root;
}

}  // namespace

fs::path version_path(const fs::path& database) { return database / "iamglass"; }

fs::path table_path(const fs::path& database, Table table) { return database / file_names[place(table)]; }

void write_fresh_version(const fs::path& database, const Root& postings, const Root& records, const Root& synonyms,
                         const Statistics& statistics) {
  std::string all(version_magic);
  all += unique_number();
  put_uint(all, first_revision);
  put_root(all, postings, never_compressed);
  put_root(all, records, compressed_above);
  put_root(all, {}, compressed_above);  // term lists
  put_root(all, {}, never_compressed);  // positions
  put_root(all, {}, compressed_above);  // spellings
  put_root(all, synonyms, compressed_above);
  put_uint(all, statistics.documents);
  put_uint(all, statistics.last_document - statistics.documents);
  put_uint(all, statistics.shortest);
  put_uint(all, statistics.most_times);
  put_uint(all, statistics.longest - statistics.most_times);
  put_uint(all, 0U);  // the oldest set of changes
  put_uint(all, statistics.length);
  put_uint(all, 0U);  // how often the commonest spelling comes
  File file;
  file.create(version_path(database));
  file.append(all);
  file.close();
}

VersionFile::VersionFile(const fs::path& database) : database_(database) {
  std::ifstream in(version_path(database), std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (bytes.size() < version_head_bytes) throw Xapian::DatabaseOpeningError("cannot read " + database.string());
  Unpacker rest(std::string_view(bytes).substr(version_head_bytes));
  revision_ = rest.uint();
  head_.assign(bytes.data(), rest.at());
  for (auto& root : roots_) {
    const char* begin = rest.at();
    (void)take_root(rest);
    root.assign(begin, rest.at());
  }
  tail_.assign(rest.at(), bytes.data() + bytes.size());
}

Root VersionFile::root(Table table) const {
  Unpacker bytes(roots_[place(table)]);
  return take_root(bytes);
}

Statistics VersionFile::statistics() const {
  Unpacker bytes(tail_);
  Statistics all;
  all.documents = static_cast<std::uint32_t>(bytes.uint());
  all.last_document = all.documents + static_cast<std::uint32_t>(bytes.uint());
  all.shortest = static_cast<std::uint32_t>(bytes.uint());
  all.most_times = static_cast<std::uint32_t>(bytes.uint());
  all.longest = all.most_times + static_cast<std::uint32_t>(bytes.uint());
  (void)bytes.uint();  // the oldest set of changes
  all.length = bytes.uint();
  return all;
}

void VersionFile::set_root(Table table, const Root& root, std::uint32_t compress_above) {
  auto& bytes = roots_[place(table)];
  bytes.clear();
  put_root(bytes, root, compress_above);
}

void VersionFile::write() const {
  std::string bytes = head_;
  for (const auto& root : roots_) bytes += root;
  const auto beside = database_ / "iamglass.new";
  File file;
  file.create(beside);
  file.append(bytes + tail_);
  file.sync();
  file.close();
  std::error_code error;
  fs::rename(beside, version_path(database_), error);
  if (error) throw Xapian::DatabaseError("cannot write " + version_path(database_).string(), error.value());
}

}  // namespace archive::index::glass
