// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer.hpp"

#include <fmt/format.h>

#include "archive/core/error.hpp"
#include "archive/ingest/ingest.hpp"
#include "private_files.hpp"

namespace archive::ingest {

Indexer::Indexer(const std::filesystem::path& archive, const BatchLimits& limits)
    : archive_(archive), limits_(limits), writer_(archive), reached_(writer_.state().change) {}

std::int64_t Indexer::catch_up(const store::Store& store, Faults& faults) {
  const store::ChangeNumber last = store.last_change();
  if (reached_ > last)
    throw core::Error(core::Status::Damaged,
                      fmt::format("{}: the index holds change {}, but the last change of the store is {}",
                                  archive_.string(), reached_, last),
                      "run `archive reindex`");
  const PrivateFiles private_files;
  const store::ChangeNumber start = reached_;
  BatchMeter meter(limits_);
  const auto commit = [&](store::ChangeNumber change) {
    faults.reach("before-index-commit");
    writer_.commit(change);
    faults.reach("after-index-commit");
    reached_ = change;
    meter.restart();
  };
  store::ChangeNumber applied = start;
  store.for_each_change(start, [&](const store::Change& change) {
    // What counts is the current version: a later change of the same article in this run puts it again, or removes it.
    const auto record = change.kind == store::ChangeKind::Put ? store.find(change.id) : std::nullopt;
    if (record) writer_.put(change.id, record->article);
    else writer_.remove(change.id);
    applied = change.number;
    meter.add(record ? record->original_size : 0);
    if (meter.full()) commit(applied);
    return true;
  });
  if (applied > reached_) commit(applied);
  return applied - start;
}

std::int64_t catch_up(const std::filesystem::path& archive) {
  const auto store = store::Store::open(archive, store::Mode::Read);
  Faults faults;
  return Indexer(archive).catch_up(store, faults);
}

}  // namespace archive::ingest
