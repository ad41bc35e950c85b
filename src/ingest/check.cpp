// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "archive/core/error.hpp"
#include "archive/index/index.hpp"
#include "archive/ingest/ingest.hpp"
#include "archive/ingest/keep.hpp"

namespace archive::ingest {
namespace {

namespace fs = std::filesystem;
using Findings = std::vector<Finding>;
using Ids = std::vector<core::ArticleId>;

/// So many identifiers are named of each kind; a lost index would name a million.
constexpr std::size_t most_named = 20;

/// An index as one moment showed it.
struct Seen {
  store::ChangeNumber change = 0;
  Ids ids;  ///< sorted
};

/// The list and the number that belong together: a writer may commit between the two questions.
Seen look_at_index(const fs::path& archive) {
  for (;;) {
    const auto change = index::read_state(archive).change;
    Ids ids = index::list_articles(archive);
    if (index::read_state(archive).change == change) return {change, std::move(ids)};
  }
}

void name_missing(const Ids& there, const Ids& here, const std::set<core::ArticleId>& excused,
                  const core::Message& what, Findings& findings) {
  Ids missing;
  std::set_difference(there.begin(), there.end(), here.begin(), here.end(), std::back_inserter(missing));
  std::erase_if(missing, [&](const core::ArticleId& id) { return excused.contains(id); });
  for (std::size_t i = 0; i < std::min(missing.size(), most_named); ++i)
    findings.push_back(
        {Severity::Damage, core::tr("index: article {} {}: run `archive reindex`", core::to_hex(missing[i]), what)});
  if (missing.size() > most_named)
    findings.push_back({Severity::Damage, core::tr("index: {} more {}", missing.size() - most_named, what)});
}

void compare(const store::Store& store, const Seen& seen, Findings& findings) {
  Ids living;
  store.for_each_article([&](const store::Change& change) {
    living.push_back(change.id);
    return true;
  });
  std::sort(living.begin(), living.end());
  // What changed behind the index's number is no difference. Asked after the list, so that it covers it.
  std::set<core::ArticleId> excused;
  std::int64_t behind = 0;
  store.for_each_change(seen.change, [&](const store::Change& change) {
    excused.insert(change.id);
    ++behind;
    return true;
  });
  const auto last = store.last_change();
  if (seen.change > last)
    findings.push_back({Severity::Damage, core::tr("index: it holds change {}, but the last change of the store is "
                                                   "{}: run `archive reindex`",
                                                   seen.change, last)});
  // Not damage: the store is the truth and holds them all; this is what a crash after the store's commit leaves.
  if (behind > 0)
    findings.push_back({Severity::Remark, core::tr("index is behind by {} changes; any writer repairs it", behind)});
  name_missing(living, seen.ids, excused, core::tr("is missing"), findings);
  name_missing(seen.ids, living, excused, core::tr("is there, but not in the store"), findings);
}

void check_index(const fs::path& archive, const store::Store& store, Findings& findings) {
  try {
    const Seen seen = look_at_index(archive);
    for (auto& line : index::check(archive)) findings.push_back({Severity::Damage, std::move(line)});
    compare(store, seen, findings);
  } catch (const core::Error& error) {
    // A crash while the archive was made leaves a store without changes and no index.
    if (store.last_change() == 0)
      findings.push_back({Severity::Remark, core::tr("the index was not made yet; any writer makes it")});
    else
      findings.push_back({Severity::Damage,
                          error.hint().empty() ? error.message() : core::tr("{}: {}", error.message(), error.hint())});
  }
}

/// What of a damaged store can be saved, in the words of export.
void tell_rest(const fs::path& archive, Findings& findings) {
  const auto saved = export_articles(archive, [](const core::ArticleId&, const core::Article&) { return true; });
  findings.push_back(
      {Severity::Damage,
       core::tr("{} articles can be saved with `archive export`, {} of them as the index shows them; {} are lost",
                saved.articles, saved.from_index, static_cast<std::int64_t>(saved.lost.size()) + saved.nameless),
       true});
  for (std::size_t i = 0; i < std::min(saved.lost.size(), most_named); ++i)
    findings.push_back({Severity::Damage, core::tr("lost: {}", core::to_hex(saved.lost[i])), true});
}

void check_store(const fs::path& archive, const store::Store& store, Findings& findings) {
  for (auto& line : store.check()) findings.push_back({Severity::Damage, std::move(line), true});
  if (!findings.empty()) return tell_rest(archive, findings);
  for (auto& line : store.check_copies()) findings.push_back({Severity::Damage, std::move(line)});
}

void check_mode(const fs::path& path, Findings& findings) {
  struct stat status {};
  if (lstat(path.c_str(), &status) != 0 || S_ISLNK(status.st_mode) || (status.st_mode & 077) == 0) return;
  findings.push_back({Severity::Remark, core::tr("{}: others than its owner may use it (mode {}): run `chmod go= FILE`",
                                                 path.string(), fmt::format("{:04o}", status.st_mode & 07777))});
}

void check_permissions(const fs::path& archive, Findings& findings) {
  check_mode(archive, findings);
  // The configuration is the user's own file.
  for (const char* name : {"store.db", "store.db-wal", "store.db-shm", "lock", "copies", "index"})
    check_mode(archive / name, findings);
  std::error_code error;
  for (fs::recursive_directory_iterator entry(archive / "index", error), end; !error && entry != end;
       entry.increment(error))
    check_mode(entry->path(), findings);
}

}  // namespace

std::vector<Finding> check(const fs::path& archive) {
  Findings findings;
  const auto store = store::Store::open(archive, store::Mode::Read);
  check_store(archive, store, findings);
  check_index(archive, store, findings);
  check_permissions(archive, findings);
  return findings;
}

}  // namespace archive::ingest
