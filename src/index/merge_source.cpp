// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge_source.hpp"

#include <algorithm>

namespace archive::index::glass {

TableCursor::TableCursor(const MergeSource& source, Table table) : offset_(source.offset) {
  TableVersion version;
  version.revision = source.version.revision();
  version.root = source.version.root(table);
  version.block_bytes = block_bytes;
  reader_ = std::make_unique<TableReader>(table_path(source.path, table), version);
  reader_->find({});  // the first entry, which has no key
  next();
}

void TableCursor::next() { look(reader_->next()); }

void TableCursor::find(std::string_view key) { look(reader_->find(key) || reader_->next()); }

void TableCursor::look(bool there) {
  at_end_ = !there;
  if (at_end_) return;
  key_ = reader_->key();
  head_ = 0;
  for (std::size_t i = 0; i < sizeof head_; ++i)
    head_ = head_ << 8 | (i < key_.size() ? static_cast<unsigned char>(key_[i]) : 0U);
}

int TableCursor::compare(const TableCursor& other) const {
  if (head_ != other.head_) return head_ < other.head_ ? -1 : 1;
  return key_.compare(other.key_);
}

std::vector<TableCursor> open_table(std::span<const MergeSource> sources, Table table) {
  std::vector<TableCursor> cursors;
  cursors.reserve(sources.size());
  for (const auto& source : sources) cursors.emplace_back(source, table);
  return cursors;
}

void take_least(std::span<TableCursor> cursors, std::vector<TableCursor*>& least) {
  least.clear();
  for (TableCursor& cursor : cursors) {
    if (cursor.at_end()) continue;
    const int order = least.empty() ? 0 : cursor.compare(*least.front());
    if (order > 0) continue;
    if (order < 0) least.clear();
    least.push_back(&cursor);
  }
}

}  // namespace archive::index::glass
