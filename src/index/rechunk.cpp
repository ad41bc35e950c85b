// SPDX-License-Identifier: GPL-3.0-or-later
#include "rechunk.hpp"

#include <xapian.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "glass_file.hpp"
#include "glass_pack.hpp"
#include "glass_segment.hpp"
#include "glass_table.hpp"

namespace archive::index::glass {
namespace {

/// No slot of ours is above (archive/index/schema.hpp).
constexpr Xapian::valueno last_slot = 255;

/// Chunks of values that are held before they are written: some 128 kB.
constexpr std::size_t held_chunks = 64;

void write_values(TableWriter& table, const Xapian::Database& database) {
  std::vector<Xapian::valueno> slots;
  for (Xapian::valueno slot = 0; slot <= last_slot; ++slot) {
    const auto count = database.get_value_freq(slot);
    if (count == 0) continue;
    slots.push_back(slot);
    table.add(statistics_key(slot),
              value_statistics(count, database.get_value_lower_bound(slot), database.get_value_upper_bound(slot)));
  }
  for (const auto slot : slots) {
    ValueList values;
    for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot); ++value) {
      values.add(value.get_docid(), *value);
      if (values.chunks() > held_chunks) values.write(table, slot, ValueList::Growing::Kept);
    }
    values.write(table, slot, ValueList::Growing::Written);
  }
}

Root write_postings(const std::filesystem::path& file, const Xapian::Database& database) {
  TableWriter table(file);
  write_values(table, database);
  std::vector<Posting> postings;
  const auto end = database.postlist_end(std::string());
  for (auto document = database.postlist_begin(std::string()); document != end; ++document)
    postings.push_back({*document, document.get_doclength()});
  write_lengths(table, postings);
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    postings.clear();
    for (auto posting = database.postlist_begin(*term); posting != database.postlist_end(*term); ++posting)
      postings.push_back({*posting, posting.get_wdf()});
    write_list(table, *term, postings);
  }
  return table.finish();
}

void skip_uint(const std::string& bytes, std::size_t& at) {
  while (at < bytes.size() && (static_cast<unsigned char>(bytes[at]) & 0x80) != 0) ++at;
  ++at;
}

/// The version file with another root of the table of postings, which is the first of six.
std::string with_root(const std::string& version, const Root& root) {
  std::size_t begin = version_head_bytes;
  skip_uint(version, begin);  // the revision
  std::size_t end = begin;
  for (int field = 0; field < 5; ++field) skip_uint(version, end);
  // The list of free blocks: shorter than 128 bytes, so that its length is one.
  if (end >= version.size()) throw Xapian::DatabaseCorruptError("the version file is too short");
  end += 1 + static_cast<unsigned char>(version[end]);
  std::string changed = version.substr(0, begin);
  put_root(changed, root, never_compressed);
  return changed + version.substr(end);
}

}  // namespace

void rechunk_postings(const std::filesystem::path& database) {
  const auto beside = database / "postlist.new", version = database / "iamglass";
  const Root root = write_postings(beside, Xapian::Database(database.string()));
  if (root.entries == 0) return;
  std::ifstream in(version, std::ios::binary);
  const std::string old{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const std::string changed = with_root(old, root);
  std::filesystem::rename(beside, database / "postlist.glass");
  File file;
  file.create(version);
  file.append(changed);
  file.close();
}

}  // namespace archive::index::glass
