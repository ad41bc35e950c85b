// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/ingest/keep.hpp"

#include <algorithm>

#include "archive/core/error.hpp"
#include "archive/index/index.hpp"
#include "archive/store/lock.hpp"
#include "rebuild.hpp"
#include "sink.hpp"
#include "worker_pool.hpp"

namespace archive::ingest {
namespace {

std::uint64_t store_bytes(const std::filesystem::path& archive) {
  std::error_code ignored;
  const auto size = std::filesystem::file_size(archive / "store.db", ignored);
  return ignored ? 0 : size;
}

/// Free space that a rewritten store takes, in units of its size: the new file, and the log it goes through.
constexpr std::uint64_t copies_of_store = 2;

}  // namespace

Compacted compact(const std::filesystem::path& archive, std::chrono::milliseconds wait) {
  // Opened for reading first, so that no lock and no store are made where there is no archive.
  (void)store::Store::open(archive, store::Mode::Read);
  const store::WriterLock lock(archive, "archive compact", wait);
  catch_up(archive);
  Compacted compacted;
  compacted.store_before = store_bytes(archive);
  compacted.index_before = index::disk_bytes(archive);
  require_space(archive, compacted.store_before * copies_of_store);
  // The index first: should the store's part fail, what was removed is still known to be there.
  index::Writer(archive).compact(thread_count(0));
  {
    auto store = store::Store::open(archive, store::Mode::Write);
    compacted.erased = store.erase_removed();
  }
  compacted.store_after = store_bytes(archive);
  compacted.index_after = index::disk_bytes(archive);
  return compacted;
}

Repaired repair(const std::filesystem::path& archive, std::chrono::milliseconds wait,
                const std::function<void(std::int64_t done, std::int64_t total)>& progress) {
  (void)store::Store::open(archive, store::Mode::Read);
  const store::WriterLock lock(archive, "archive check --repair", wait);
  Repaired repaired;
  repaired.findings = check(archive);
  repaired.left = repaired.findings;
  const auto is_damage = [](const Finding& finding) { return finding.severity == Severity::Damage; };
  const auto is_of_store = [&](const Finding& finding) { return is_damage(finding) && finding.in_store; };
  const auto& findings = repaired.findings;
  if (std::none_of(findings.begin(), findings.end(), is_damage) ||
      std::any_of(findings.begin(), findings.end(), is_of_store))
    return repaired;
  rebuild_index(archive, progress);
  repaired.rebuilt = true;
  repaired.left = check(archive);
  return repaired;
}

}  // namespace archive::ingest
