// SPDX-License-Identifier: GPL-3.0-or-later
#include "fresh.hpp"

#include <utility>

namespace archive::ingest {
namespace {

/// Bytes of bodies: those of four batches of news.
constexpr std::size_t room = 32 << 20;

}  // namespace

store::Record FreshRecords::remove(Records::iterator record) {
  store::Record removed = std::move(record->second);
  bytes_ -= removed.article.body.size();
  records_.erase(record);
  return removed;
}

void FreshRecords::keep(store::Record record) {
  const std::lock_guard lock(mutex_);
  const auto size = record.article.body.size();
  if (bytes_ + size <= room && records_.try_emplace(record.id, std::move(record)).second) bytes_ += size;
}

void FreshRecords::drop(const core::ArticleId& id) {
  const std::lock_guard lock(mutex_);
  if (const auto found = records_.find(id); found != records_.end()) remove(found);
}

void FreshRecords::place(const core::ArticleId& id, std::int64_t cluster) {
  const std::lock_guard lock(mutex_);
  if (const auto found = records_.find(id); found != records_.end()) found->second.cluster = cluster;
}

std::optional<store::Record> FreshRecords::take(const core::ArticleId& id) {
  const std::lock_guard lock(mutex_);
  const auto found = records_.find(id);
  if (found == records_.end() || found->second.cluster == 0) return std::nullopt;
  return remove(found);
}

}  // namespace archive::ingest
