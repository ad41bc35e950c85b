// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <unistd.h>

#include <ctime>

#include "archive/core/error.hpp"
#include "archive/index/index.hpp"
#include "archive/ingest/ingest.hpp"
#include "archive/store/lock.hpp"
#include "clusters.hpp"
#include "indexer.hpp"
#include "rebuild.hpp"
#include "teacher.hpp"

namespace archive::ingest {
namespace {

/// A name no index of this archive has: the one in use may come from a reindex as well.
std::string fresh_name() {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  return fmt::format("reindex-{}-{:09}-{}", now.tv_sec, now.tv_nsec, getpid());
}

/// Places what is not placed, and all anew where the sketches are not of this version.
void place_all(const std::filesystem::path& archive) {
  auto store = store::Store::open(archive, store::Mode::Write);
  Clusters clusters(archive);
  store.begin();
  clusters.forget_outdated(store);
  store.commit();
  clusters.catch_up(store);
}

/// Concludes from the index in use what the new one profits from; false where it cannot be read.
bool learn_before(const std::filesystem::path& archive) {
  try {
    auto store = store::Store::open(archive, store::Mode::Write);
    keep_lessons(archive, store, conclude_names(archive));
    return true;
  } catch (const core::Error&) {
    return false;
  }
}

}  // namespace

void rebuild_index(const std::filesystem::path& archive,
                   const std::function<void(std::int64_t done, std::int64_t total)>& progress) {
  place_all(archive);
  const bool learned = learn_before(archive);
  // Opened now: an older format was brought up to date.
  const auto store = store::Store::open(archive, store::Mode::Read);
  const auto total = store.totals().articles;
  const std::string name = fresh_name();
  {
    WorkerPool pool(thread_count(0));
    Indexer indexer(archive, index::Writer(archive, name), pool, store);
    indexer.fill(store, [&](std::int64_t done) {
      if (progress) progress(done, total);
    });
  }
  index::install(archive, name);
  if (!learned) learn_before(archive);
}

void reindex(const std::filesystem::path& archive, std::chrono::milliseconds wait,
             const std::function<void(std::int64_t done, std::int64_t total)>& progress) {
  // Opened first, so that no lock is made where there is no archive.
  (void)store::Store::open(archive, store::Mode::Read);
  const store::WriterLock lock(archive, "archive reindex", wait);
  rebuild_index(archive, progress);
}

}  // namespace archive::ingest
