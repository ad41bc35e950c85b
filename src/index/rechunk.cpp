// SPDX-License-Identifier: GPL-3.0-or-later
#include "rechunk.hpp"

#include <xapian.h>

#include <string>
#include <vector>

#include "glass_lists.hpp"
#include "glass_table.hpp"
#include "glass_version.hpp"

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
  ListWriter lists(table);
  lists.add_lengths(postings);
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    postings.clear();
    for (auto posting = database.postlist_begin(*term); posting != database.postlist_end(*term); ++posting)
      postings.push_back({*posting, posting.get_wdf()});
    lists.add(*term, postings);
  }
  return table.finish();
}

}  // namespace

void rechunk_postings(const std::filesystem::path& database) {
  const auto beside = database / "postlist.new";
  const Root root = write_postings(beside, Xapian::Database(database.string()));
  if (root.entries == 0) return;
  VersionFile version(database);
  version.set_root(Table::Postings, root, never_compressed);
  std::filesystem::rename(beside, table_path(database, Table::Postings));
  version.write();
}

}  // namespace archive::index::glass
