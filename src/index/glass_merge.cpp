// SPDX-License-Identifier: GPL-3.0-or-later
#include "glass_merge.hpp"

#include <xapian.h>

#include <algorithm>
#include <string>
#include <vector>

#include "archive/core/threads.hpp"
#include "glass_pack.hpp"
#include "glass_synonyms.hpp"
#include "glass_unpack.hpp"
#include "merge_postings.hpp"
#include "merge_source.hpp"

namespace archive::index::glass {
namespace fs = std::filesystem;
namespace {

/// Documents from which on a thread of its own pays.
constexpr std::uint64_t worth_a_thread = 1000;

Root merge_records(std::span<const MergeSource> sources, const fs::path& file) {
  TableWriter table(file);
  std::string key;
  for (const MergeSource& source : sources) {
    for (TableCursor record(source, Table::Records); !record.at_end(); record.next()) {
      key.clear();
      put_sorted_uint(key, Unpacker(record.key()).sorted_uint() + source.offset);
      const auto [tag, compressed] = record.packed();
      table.add(key, tag, compressed);
    }
  }
  return table.finish();
}

Root merge_synonyms(std::span<const MergeSource> sources, const fs::path& file) {
  TableWriter table(file);
  SynonymWriter writer(table);
  auto cursors = open_table(sources, Table::Synonyms);
  std::vector<TableCursor*> same;
  std::vector<std::string_view> synonyms;
  std::string word;
  for (take_least(cursors, same); !same.empty(); take_least(cursors, same)) {
    word = same.front()->key();
    synonyms.clear();
    for (TableCursor* cursor : same)
      for_each_synonym(cursor->tag(), [&](std::string_view synonym) { synonyms.push_back(synonym); });
    std::sort(synonyms.begin(), synonyms.end());
    synonyms.erase(std::unique(synonyms.begin(), synonyms.end()), synonyms.end());
    for (const auto synonym : synonyms) writer.add(word, synonym);
    for (TableCursor* cursor : same) cursor->next();
  }
  writer.finish();
  return table.finish();
}

Statistics joined(const Statistics& all, const Statistics& more) {
  Statistics sum = all;
  sum.documents += more.documents;
  if (more.shortest != 0 && (sum.shortest == 0 || more.shortest < sum.shortest)) sum.shortest = more.shortest;
  sum.longest = std::max(sum.longest, more.longest);
  sum.most_times = std::max(sum.most_times, more.most_times);
  sum.length += more.length;
  return sum;
}

}  // namespace

std::uint64_t merge_databases(std::span<const fs::path> databases, const fs::path& into, unsigned threads) {
  std::vector<MergeSource> sources;
  Statistics all;
  for (const fs::path& path : databases) {
    MergeSource source{path, VersionFile(path), 0};
    const Statistics its = source.version.statistics();
    if (its.documents == 0) continue;
    const auto [first, last] = range_of_documents(source);
    source.offset = all.last_document - (first - 1);  // which may be less than nothing: sums are taken modulo 2^32
    all = joined(all, its);
    all.last_document = last + source.offset;
    sources.push_back(std::move(source));
  }
  fs::create_directories(into);
  fs::permissions(into, fs::perms::owner_all);
  if (sources.empty()) {  // no tables: Xapian's own writer knows how to say that
    Xapian::WritableDatabase(into.string(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC).commit();
    return 0;
  }
  // Half of what is written are records.
  auto records = core::begin_work(threads > 1 && all.documents >= worth_a_thread,
                                  [&] { return merge_records(sources, table_path(into, Table::Records)); });
  const Root postings = merge_postings(sources, table_path(into, Table::Postings));
  const Root synonyms = merge_synonyms(sources, table_path(into, Table::Synonyms));
  write_fresh_version(into, postings, records.get(), synonyms, all);
  return all.documents;
}

}  // namespace archive::index::glass
