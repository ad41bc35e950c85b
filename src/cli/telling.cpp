// SPDX-License-Identifier: GPL-3.0-or-later
#include "telling.hpp"

#include <thread>

#include "archive/core/error.hpp"
#include "archive/index/index.hpp"
#include "archive/ingest/ingest.hpp"
#include "writing.hpp"

namespace archive::cli {
namespace {

/// How long a cursor waits for other transactions. What was told and is not noted is told again, so that this is long: a
/// batch of an import takes ten seconds at most, a `compact` of a large archive minutes.
constexpr std::chrono::minutes patience{10};
constexpr std::chrono::milliseconds retry{50};

/// A store that can be written, with an index as near to it as it can be.
store::Store open_up_to_date(std::string_view command, std::chrono::milliseconds wait, Context& context) {
  const bool current = store::Store::open(context.archive, store::Mode::Read).format() == store::format_version;
  try {
    auto opened = open_for_writing(command, current ? std::chrono::milliseconds(0) : wait, context);
    ingest::catch_up(context.archive);
    return std::move(opened.store);
  } catch (const core::Error& error) {
    // Who writes now brings the index up to date; what is not in it yet is told the next time.
    if (!current || error.status() != core::Status::Locked) throw;
  }
  return store::Store::open(context.archive, store::Mode::Write);
}

store::WriterLock lock_telling(std::string_view command, std::chrono::milliseconds wait, const Context& context) {
  // Opened for reading first, so that no lock is made where there is no archive.
  (void)store::Store::open(context.archive, store::Mode::Read);
  return {context.archive, command, wait, {}, "alerts.lock"};
}

}  // namespace

Telling::Telling(std::string_view command, std::chrono::milliseconds wait, Context& context)
    : lock_(lock_telling(command, wait, context)),
      store_(open_up_to_date(command, wait, context)),
      until_(std::min(store_.last_change(), index::read_state(context.archive).change)) {}

template <class Work>
void Telling::write(Work work) {
  const auto end = std::chrono::steady_clock::now() + patience;
  for (;;) {
    try {
      store_.begin();
      break;
    } catch (const core::Error& error) {
      if (error.status() != core::Status::Locked || std::chrono::steady_clock::now() > end) throw;
      std::this_thread::sleep_for(retry);
    }
  }
  try {
    work(store_.saved());
    store_.commit();
  } catch (...) {
    store_.rollback();
    throw;
  }
}

void Telling::begin(const std::vector<std::string>& names, store::ChangeNumber until) {
  write([&](store::SavedSearches& saved) {
    for (const auto& name : names) saved.begin(name, until);
  });
  faults_.reach("before-alert-output");
}

void Telling::end(const std::vector<Told>& told, store::ChangeNumber until) {
  if (told.empty()) return;
  faults_.reach("before-alert-cursor");
  write([&](store::SavedSearches& saved) {
    for (const auto& each : told) saved.end(each.name, until, each.articles);
  });
  faults_.reach("after-alert-cursor");
}

std::vector<core::ArticleId> ids_of(const std::vector<search::Hit>& hits) {
  std::vector<core::ArticleId> ids;
  for (const auto& hit : hits) ids.push_back(hit.id);
  return ids;
}

}  // namespace archive::cli
