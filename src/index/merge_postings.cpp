// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge_postings.hpp"

#include <xapian.h>

#include <algorithm>
#include <string>
#include <vector>

#include "glass_lists.hpp"
#include "glass_pack.hpp"
#include "glass_unpack.hpp"

namespace archive::index::glass {
namespace {

[[noreturn]] void damaged() { throw Xapian::DatabaseCorruptError("a list of the index cannot be read"); }

/// The first chunk of a list tells of all.
struct ListHead {
  explicit ListHead(Unpacker& tag)
      : documents(tag.uint()), times(tag.uint()), first(static_cast<std::uint32_t>(tag.uint() + 1)) {}
  std::uint64_t documents, times;
  std::uint32_t first;
};

/// A chunk behind what tells of its list or of where it begins.
struct Chunk {
  Chunk(std::uint32_t its_first, Unpacker& tag, const char* end) : first(its_first) {
    is_last = tag.bytes(1) == "1";
    last = first + static_cast<std::uint32_t>(tag.uint());
    entries = {tag.at(), static_cast<std::size_t>(end - tag.at())};
  }
  std::uint32_t first, last;
  bool is_last;
  std::string_view entries;
};

/// A list of one table from its first chunk on.
class ListSource {
 public:
  explicit ListSource(TableCursor& cursor) : cursor_(&cursor), tag_(cursor.tag()), rest_(tag_), head_(rest_) {}

  [[nodiscard]] const ListHead& head() const { return head_; }

  /// Calls `take` with each chunk, and goes behind the last.
  ///
  /// key     of the first chunk; those of later ones go on with the zero byte, where there is one, and a number
  template <class Take>
  void for_each_chunk(std::string_view key, bool zero, Take take) {
    Chunk chunk(head_.first, rest_, tag_.data() + tag_.size());
    for (;;) {
      take(chunk);
      cursor_->next();
      if (chunk.is_last) return;
      if (cursor_->at_end() || !cursor_->key().starts_with(key)) damaged();
      Unpacker rest(cursor_->key().substr(key.size()));
      if (zero && rest.byte() != 0) damaged();
      const auto first = rest.sorted_uint();
      tag_ = cursor_->tag();
      Unpacker tag(tag_);
      chunk = Chunk(first, tag, tag_.data() + tag_.size());
    }
  }

 private:
  TableCursor* cursor_;
  std::string_view tag_;
  Unpacker rest_;
  ListHead head_;
};

/// The slot whose number a key ends with, as put_last_uint() writes it.
Xapian::valueno last_uint(std::string_view bytes) {
  Xapian::valueno value = 0;
  if (bytes.size() > sizeof value) damaged();
  for (std::size_t i = 0; i < bytes.size(); ++i)
    value |= Xapian::valueno{static_cast<unsigned char>(bytes[i])} << (8 * i);
  return value;
}

struct SlotStatistics {
  std::uint64_t count = 0;
  std::string least, greatest;

  void add(std::string_view tag) {
    Unpacker rest(tag);
    const auto its_count = rest.uint();
    const auto its_least = rest.string();
    std::string_view its_greatest = tag.substr(static_cast<std::size_t>(rest.at() - tag.data()));
    if (its_greatest.empty()) its_greatest = its_least;
    if (count == 0 || its_least < least) least = its_least;
    if (count == 0 || its_greatest > greatest) greatest = its_greatest;
    count += its_count;
  }
};

void merge_statistics(std::span<TableCursor> cursors, TableWriter& table) {
  std::vector<TableCursor*> same;
  for (take_least(cursors, same); !same.empty() && same.front()->key().starts_with(statistics_prefix);
       take_least(cursors, same)) {
    const auto slot = last_uint(same.front()->key().substr(statistics_prefix.size()));
    SlotStatistics all;
    for (TableCursor* cursor : same) {
      all.add(cursor->tag());
      cursor->next();
    }
    table.add(statistics_key(slot), value_statistics(all.count, all.least, all.greatest));
  }
}

/// Chunks of values do not tell of one another: they only begin elsewhere.
void merge_values(std::span<TableCursor> cursors, TableWriter& table) {
  const auto has_values = [](const TableCursor& cursor) {
    return !cursor.at_end() && cursor.key().starts_with(values_prefix);
  };
  const auto slot_of = [](const TableCursor& cursor) {
    return Unpacker(cursor.key().substr(values_prefix.size())).uint();
  };
  for (;;) {
    std::uint64_t slot = UINT64_MAX;
    for (const TableCursor& cursor : cursors)
      if (has_values(cursor)) slot = std::min(slot, slot_of(cursor));
    if (slot == UINT64_MAX) return;
    for (TableCursor& cursor : cursors) {
      for (; has_values(cursor) && slot_of(cursor) == slot; cursor.next()) {
        Unpacker rest(cursor.key().substr(values_prefix.size()));
        (void)rest.uint();
        const auto first = rest.sorted_uint() + cursor.offset();
        table.add(values_key(static_cast<Xapian::valueno>(slot), first), cursor.tag());
      }
    }
  }
}

/// The lists at one key, one behind the other.
void merge_lists(std::span<TableCursor* const> cursors, bool lengths, ListWriter& writer, std::string& key) {
  std::vector<ListSource> lists;
  lists.reserve(cursors.size());
  key = cursors.front()->key();
  std::uint64_t documents = 0, times = 0;
  for (TableCursor* cursor : cursors) {
    lists.emplace_back(*cursor);
    documents += lists.back().head().documents;
    times += lists.back().head().times;
  }
  writer.begin(key, documents, times);
  for (std::size_t i = 0; i < cursors.size(); ++i) {
    const auto offset = cursors[i]->offset();
    lists[i].for_each_chunk(key, !lengths, [&](const Chunk& chunk) {
      if (!chunk.entries.empty()) writer.append(chunk.first + offset, chunk.last + offset, chunk.entries);
    });
  }
  writer.end();
}

}  // namespace

std::pair<std::uint32_t, std::uint32_t> range_of_documents(const MergeSource& source) {
  TableCursor cursor(source, Table::Postings);
  cursor.find(lengths_key);
  if (cursor.at_end() || cursor.key() != lengths_key) damaged();
  ListSource lengths(cursor);
  std::uint32_t last = 0;
  lengths.for_each_chunk(lengths_key, false, [&](const Chunk& chunk) { last = chunk.last; });
  return {lengths.head().first, last};
}

Root merge_postings(std::span<const MergeSource> sources, const std::filesystem::path& file) {
  TableWriter table(file);
  auto cursors = open_table(sources, Table::Postings);
  merge_statistics(cursors, table);
  merge_values(cursors, table);
  ListWriter lists(table);
  std::vector<TableCursor*> same;
  std::string key;
  for (take_least(cursors, same); !same.empty(); take_least(cursors, same))
    merge_lists(same, same.front()->key() == lengths_key, lists, key);
  return table.finish();
}

}  // namespace archive::index::glass
